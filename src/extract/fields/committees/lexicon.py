"""The words of `lexicon.toml`, compiled: what opens a person's name, an institution, a post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from string import digits
from typing import Any

import regex

from extract.patterns import compile_pattern
from extract.phrases import Phrases, word_at
from extract.rules import load_rulebook
from extract.scanning import Scanner
from extract.wordlists import OPENING, SURNAMES, word_list

_PACKAGE = "extract.fields.committees"
_BEFORE_POSTS = (
    "nguyên", "cựu", "quyền", "kiêm", "đồng thời là", "là", "giữ chức", "tân", "phó", "q.",
)  # fmt: skip


@dataclass(frozen=True)
class Lexicon:
    """Lists of words and the patterns made of them; all match the lower-cased view.

    >>> words = lexicon()
    >>> words.institution.match("sở y tế", 0).value
    'grassroots'
    >>> "nguyễn" in words.surnames
    True
    """

    table: dict[str, Any]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Family names, lower-cased."""
        return frozenset(word for tier in SURNAMES[:3] for word in word_list(tier))

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that open a caption or a sentence behind a name without a full stop."""
        return frozenset(self.table["openers"].split())

    @cached_property
    def title(self) -> regex.Pattern[str]:
        """A rank or an address, which may stand right behind a name."""
        titles = [*self.table["addresses"], *word_list("forces.ranks")]
        return compile_pattern(rf"{_any(titles)}(?!\p{{L}})")

    @cached_property
    def plural(self) -> regex.Pattern[str]:
        """A word that makes the head behind it a common noun; reads backwards from there."""
        heads = (
            r"(?:(?:tỉnh|thành|quận|huyện|thị|đảng|chi)[ ]?ủy|đảng (?:bộ|đoàn)|chi bộ|ban đảng"
            r"|ban cán sự đảng|ban thường vụ|ban ngành|cấp ủy)"
        )
        words = _any(self.table["plurals"])
        return compile_pattern(rf"(?r)(?<!\p{{L}})(?:{words}|[0-9]+) (?:{heads}(?:,|[ ]và) )*")

    def is_plural(self, lower: str, start: int, at: int) -> bool:
        """Whether a word in a stretch makes the head behind it a common noun."""
        may_end = lower.endswith(self._plural_ends, start, at)
        return may_end and self.plural.match(lower, start, at) is not None

    @cached_property
    def _plural_ends(self) -> tuple[str, ...]:
        """What `plural` reads first, from the head back: words of plural, figures, a joint."""
        last = {word.split()[-1] for word in self.table["plurals"]} | {",", "và", *digits}
        return tuple(sorted(f"{word} " for word in last))

    @cached_property
    def shared_type(self) -> regex.Pattern[str]:
        """Types of unit that share the head behind them ("12 huyện, thị, thành ủy"); backwards."""
        return compile_pattern(
            r"(?r)(?<!\p{L})(?:tỉnh|thành(?: phố)?|quận|huyện|thị(?: xã)?)(?:,|[ ]?[-/]|[ ]và)[ ]?"
        )

    @cached_property
    def generic(self) -> regex.Pattern[str]:
        """Words behind a bare head that make it a common noun."""
        return compile_pattern(rf"[ ]*+(?:{_any(self.table['generics'])})(?!\p{{L}})")

    @cached_property
    def renewed(self) -> regex.Pattern[str]:
        """What is said of the organ that a congress elects: "Ban Chấp hành mới"."""
        return compile_pattern(r" (?:mới|khóa mới|lâm thời|gồm|[0-9]++ đồng chí)(?!\p{L})")

    @cached_property
    def setting(self) -> regex.Pattern[str]:
        """Words before a bare head that make it a common noun; reads backwards from there."""
        return compile_pattern(rf"(?r)(?<!\p{{L}})(?:{_any(self.table['settings'])}) ")

    @cached_property
    def owner(self) -> regex.Pattern[str]:
        """A body outside the Party behind an organ, whose organ it then is."""
        return compile_pattern(
            rf"[ ]*+(?:(?:của|lâm thời|trung[ ]*+ương|t\.?ư|tw) )*+"
            rf"(?:{_any(self.table['owners'])})(?!\p{{L}}|[ ](?:thảo|nghị|đàm|ý|thi)(?!\p{{L}}))"
        )

    @cached_property
    def institution(self) -> Scanner[str]:
        """The word that an institution's name begins with, and its standing."""
        kinds = (name.removeprefix("institutions.") for name in OPENING)
        words = sorted(
            ((word, kind) for kind in kinds for word in word_list(f"institutions.{kind}")),
            key=lambda pair: -len(pair[0]),
        )
        end = rf"(?![\p{{L}}\p{{N}}]| (?:{_any(self.table['naming']['not_before'])})(?!\p{{L}}))"
        return Scanner((f"{_literal(word)}{end}", kind) for word, kind in words)

    @cached_property
    def named_after(self) -> frozenset[str]:
        """Institutions that are named after people."""
        return frozenset(self.table["naming"]["named_after"])

    @cached_property
    def headline(self) -> frozenset[str]:
        """First syllables of what follows a name in a headline of capitals."""
        return frozenset(self.table["naming"]["headline"].split())

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words that stand between two names."""
        return frozenset(self.table["naming"]["particles"].split())

    @cached_property
    def whole(self) -> frozenset[str]:
        """First words that are a name by themselves."""
        return frozenset(self.table["naming"]["whole"])

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """Institutions whose first word alone stands for them."""
        return frozenset(self.table["naming"]["short_forms"])

    @cached_property
    def kind(self) -> Phrases:
        """A kind of school, firm, hospital: tells nothing of which one."""
        return Phrases(word_list("institutions.kinds"))

    @cached_property
    def noun(self) -> Phrases:
        """A word of institutions' names."""
        return Phrases(word_list("institutions.fields"))

    @cached_property
    def verb(self) -> Phrases:
        """A word of institutions' names that is a verb as well."""
        return Phrases(word_list("institutions.activities"))

    def post_at(self, lower: str, at: int) -> regex.Match[str] | None:
        """Read the post that stands at a place."""
        return self.post.match(lower, at) if word_at(lower, at) in self._post_openings else None

    @cached_property
    def _post_openings(self) -> frozenset[str]:
        posts = self.table["posts"]
        implied = [word for word, _ in posts["implied"]]
        words = [*_BEFORE_POSTS, *implied, *posts["of_firms"], *posts["plain"]]
        return frozenset(word_at(word, 0) for word in words)

    @cached_property
    def post(self) -> regex.Pattern[str]:
        """A post, with what stands before it ("nguyên phó"); `implied` names its institution."""
        posts = self.table["posts"]
        implied = _any([word for word, _ in posts["implied"]])
        return compile_pattern(
            rf"(?:(?:{_any(_BEFORE_POSTS)}) )*+"
            rf"(?:(?P<implied>{implied})|(?P<firm>{_any(posts['of_firms'])})|{_any(posts['plain'])})"
            rf"(?!\p{{L}})"
            rf"(?: (?:thường trực|phụ trách|chuyên trách)(?!\p{{L}}))?"
        )

    @cached_property
    def list_mark(self) -> regex.Pattern[str]:
        """What joins the members of a list."""
        return compile_pattern(
            r"[ ]*+(?:,|;|-|/|\n|và|cùng|kiêm|rồi|đồng thời là)[ ]*+"
            r"(?:(?:kiêm|là|và|nguyên|rồi|cùng|thôi) )*+"
        )

    @cached_property
    def list_body(self) -> regex.Pattern[str]:
        """Bodies and people beside a committee; `last` is the last one, `mark` what follows it."""
        posts = self.table["posts"]
        return compile_pattern(
            rf"(?:(?!quân (?:khu|sự|đoàn|chủng|đội|binh)(?!\p{{L}}))"
            rf"(?P<last>{_any([*posts['beside'], *posts['state']])})(?!\p{{L}})"
            rf"(?P<mark>[ ]*+(?:,|và|-)?[ ]*+))++"
        )

    @cached_property
    def parts(self) -> frozenset[str]:
        """Institutions that are parts of another."""
        return frozenset(self.table["naming"]["parts"])

    @cached_property
    def implied(self) -> dict[str, str]:
        """The institution's word by the post that implies it."""
        return dict(self.table["posts"]["implied"])

    @cached_property
    def foreign_party(self) -> regex.Pattern[str]:
        """Another country's party behind a central body."""
        return compile_pattern(rf"[ ]*+(?:{_any(self.table['foreign']['parties'])})(?!\p{{L}})")

    @cached_property
    def foreign_post(self) -> regex.Pattern[str]:
        """A further post behind a central body that is another country's."""
        countries = _any(self.table["foreign"]["countries"])
        offices = _any(self.table["foreign"]["offices"])
        return compile_pattern(
            rf"(?:[ ]*+[,-][ ]*+[^,.;\n]{{3,40}}?){{1,2}}?(?<={offices}) "
            rf"(?:[^,.;\n]{{1,20}}[ ])?(?:{countries})(?!\p{{L}})"
        )

    @cached_property
    def foreign(self) -> Scanner[None]:
        """A country whose party has committees of the same names."""
        countries = _any(self.table["foreign"]["countries"])
        return Scanner([(rf"(?<!\p{{L}})(?:{countries})(?!\p{{L}})", None)])


def _any(words: Iterable[str]) -> str:
    """Alternatives, longest first."""
    return "|".join(sorted(map(_literal, words), key=len, reverse=True))


def _literal(word: str) -> str:
    return regex.escape(word, literal_spaces=True)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon (read once)."""
    return Lexicon(dict(load_rulebook(_PACKAGE, "lexicon.toml").tables))
