"""Institutions that have a committee: where their names end.

A name goes on over capitalised words, words of the trade in any case ("giao thông vận tải"),
figures, "và" and dashes between such, and ends with the unit it belongs to ("… tỉnh Kon Tum"),
before a person's name, or where none of these follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from extract.fields.committees.ends import area_at, capital_run, person_at
from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.model import CENTRE, Area, Institution, Standing
from extract.patterns import compile_pattern
from extract.phrases import word_at
from extract.reading import View

_WORD = compile_pattern(
    r"\p{Lu}[\p{L}\p{N}.']*+(?:[&-][\p{L}\p{N}]++)*+"
    r"|(?:số[ ])?[0-9]{1,3}(?![\p{L}\p{N}]|[/.,][0-9])"
)
_JOINT = compile_pattern(r"[ ]*+(?:và|&|,|-)[ ]*+")
_CENTRE = compile_pattern(
    r"(?:(?i:trung[ ]*+ương)|[Tt]\.[ ]?[ƯưWw]|TƯ(?![ ](?i:pháp|nhân|tưởng|vấn))|TW)(?!\p{L})"
    r"(?: (?i:đảng)(?!\p{L}))?"
)
_COMMITTEE = compile_pattern(r"(?P<kind>tỉnh|thành|quận|huyện|thị)[ ]?ủy(?!\p{L})")
_COMMITTEE_TYPES = {
    "tỉnh": "Tỉnh", "thành": "Thành phố", "quận": "Quận", "huyện": "Huyện", "thị": "Thị xã",
}  # fmt: skip
_STOP = compile_pattern(r"(?:đảng[ ]*+(?:ủy|bộ|đoàn)|chi[ ]*+bộ|bí thư|nguyên là)(?!\p{L})")
_ACRONYM = compile_pattern(r"[ ]\([ ]?\p{Lu}[\p{Lu}&-]{1,10}+[ ]?\)")
_FIRM = compile_pattern(
    r"(?!(?:PGS|GS|TS|ThS|TSKH|BS|KTS|NSND|NSƯT|ĐBQH|TP|TX|TT|VN|[IVX]+)\b)"
    r"\p{Lu}{2}[\p{Lu}\p{N}&]{0,10}(?![\p{L}\p{N}])"
)
_SMALL = compile_pattern(r"[ ](\p{Ll}++)(?=[ ]\p{Lu}\p{Ll})")
_ABROAD = {"đại sứ quán", "tổng lãnh sự quán"}
_COUNTRY = compile_pattern(r"[ ]tại[ ](?:\p{Lu}\p{L}*+(?:[ -](?=\p{Lu}))?+){1,3}+")
_LONGEST = 14


@dataclass(slots=True)
class _Reader:
    """One reading of an institution's name, word by word."""

    view: View
    word: str
    standing: str
    end: int
    day: date
    in_capitals: bool
    """Whether the text is written in capitals throughout."""
    is_small: bool
    """Whether the first word is written without a capital: "sở xây dựng"."""
    eponym: bool
    """Whether a person's name right behind the first word is the institution's."""
    telling: int = 0
    """Words read that tell this institution from others of its kind."""
    bare: bool = True
    """Whether nothing but the first word has been read."""
    area: Area | None = None
    area_at: int = -1

    def read(self) -> None:
        for _ in range(_LONGEST):
            if self.area or not self._step():
                break

    def _step(self) -> bool:
        if acronym := _ACRONYM.match(self.view.norm, self.end):
            return self._over(acronym.end())
        return self._read_behind(self._read_next) or self._read_joint()

    def _read_behind(self, read: Callable[[int], bool]) -> bool:
        """Go on behind a space."""
        return self.view.norm.startswith(" ", self.end) and read(self.end + 1)

    def _read_next(self, at: int) -> bool:
        if self._stops(at):
            return False
        return self._read_area(at) or self._read_committee(at) or self._read_word(at)

    def _stops(self, at: int) -> bool:
        lower = self.view.lower
        return bool(_STOP.match(lower, at) or lexicon().post_at(lower, at))

    def _read_area(self, at: int) -> bool:
        if centre := _CENTRE.match(self.view.norm, at):
            return self._close(at, centre.end(), CENTRE)
        found = area_at(self.view, at, day=self.day, typed=True)
        if not found and self.standing in ("state", "bloc", "forces"):
            found = area_at(self.view, at, day=self.day, levels=("province", "district"))
        return found is not None and self._close(at, *found)

    def _read_committee(self, at: int) -> bool:
        """Return a committee in the name of its own office: "cơ quan Văn phòng Thành ủy"."""
        match = _COMMITTEE.match(self.view.lower, at)
        if not match:
            return False
        kind = _COMMITTEE_TYPES[match["kind"]]
        behind = match.end() + (self.view.norm[match.end() : match.end() + 1] == " ")
        found = area_at(self.view, behind, day=self.day, types=(kind,))
        end, area = found or (match.end(), Area(kind, ""))
        return self._close(match.end(), end, area)

    def _read_word(self, at: int) -> bool:
        lower, words = self.view.lower, lexicon()
        if self.word in words.whole and not self.view.norm[at].isupper():
            return False
        first = word_at(lower, at)
        if noun := words.noun.end_of(first, lower, at):
            return self._take(noun)
        if kind := words.kind.end_of(first, lower, at):
            return self._take(kind, telling=0)
        if (verb := words.verb.end_of(first, lower, at)) and self._is_named_so(at):
            return self._take(verb)
        if person_at(self.view, at):
            return not self.telling and self._read_eponym(at)
        word = _WORD.match(self.view.norm, at)
        if not word or self._goes_on(lower[at : word.end()]):
            return False
        return self._take(self._compound_end(word.end() - word[0].endswith(".")))

    def _compound_end(self, end: int) -> int:
        """Go on over the small second half of a word before the name: "Xây lắp Hồng Hà"."""
        small = _SMALL.match(self.view.norm, end)
        if (
            self.telling
            or not small
            or self.view.norm[end - 1].isupper()
            or small[1] in lexicon().headline | lexicon().particles
        ):
            return end
        return small.end(1)

    def _is_named_so(self, at: int) -> bool:
        """Whether a word that is a verb as well belongs to the name."""
        if self.word in lexicon().whole or (self.in_capitals and not self.bare):
            return False
        return self.view.norm[at].isupper() or (self.bare and self.is_small)

    def _goes_on(self, word: str) -> bool:
        """Whether a capitalised word opens what is said of the institution."""
        word = word.rstrip(".")
        return word in lexicon().openers or (self.in_capitals and word in lexicon().headline)

    def _read_eponym(self, at: int) -> bool:
        """Return the person that a school or hospital is named after: "Trường THPT Lê Quý Đôn"."""
        if self.word not in lexicon().named_after or (self.bare and not self.eponym):
            return False
        run = capital_run(self.view, at)
        own = 2
        while own < min(len(run), 4) and not self._ends_eponym(run[own]):
            own += 1
        return self._take(run[own - 1][1])

    def _ends_eponym(self, span: tuple[int, int]) -> bool:
        return person_at(self.view, span[0]) or self._goes_on(self.view.lower[slice(*span)])

    def _read_joint(self) -> bool:
        """Go on over "và", "-" or a comma where a word of the trade follows."""
        if self.word in _ABROAD and (country := _COUNTRY.match(self.view.norm, self.end)):
            return self._take(country.end())
        joint = _JOINT.match(self.view.lower, self.end)
        if not joint or (self.bare and self.standing != "bloc"):
            return False
        at, lower = joint.end(), self.view.lower
        if self._stops(at):
            return False
        noun = lexicon().noun.end_at(lower, at)
        if noun is None and self.view.norm[at : at + 1].isupper():
            noun = lexicon().verb.end_at(lower, at)
        return noun is not None and self._take(noun)

    def _over(self, end: int) -> bool:
        """Go on over an acronym in brackets, if the name does."""
        held, self.end = self.end, end
        if self._read_behind(self._read_area) or self._read_joint():
            return True
        self.end = held
        return False

    def _take(self, end: int, telling: int = 1) -> bool:
        self.end, self.bare = end, False
        self.telling += telling
        return True

    def _close(self, name_end: int, end: int, area: Area) -> bool:
        self.end, self.area, self.area_at, self.bare = end, area, name_end, False
        return True


def institution_at(
    view: View, at: int, day: date, *, eponym: bool = True
) -> tuple[int, Institution] | None:
    """Return the institution named at an offset and where its name ends.

    Without `eponym` a person's name right behind its first word is somebody's who works there.

    >>> from extract.reading import fold
    >>> view = fold("Sở Giao thông vận tải tỉnh Kon Tum Nguyễn Văn An")
    >>> end, body = institution_at(view, 0, date(2024, 1, 1))
    >>> view.norm[:end], body.name, body.area.full_name
    ('Sở Giao thông vận tải tỉnh Kon Tum', 'Sở Giao thông vận tải', 'Tỉnh Kon Tum')
    """
    hit = lexicon().institution.match(view.lower, at)
    if not hit:
        return None
    kind, word = cast(Standing, hit.value), hit.match
    in_capitals = view.norm[max(0, at - 4) : word.end()].isupper()
    is_small = view.norm[at].islower()
    reader = _Reader(view, word[0], kind, word.end(), day, in_capitals, is_small, eponym)
    reader.read()
    is_whole = word[0] in lexicon().whole
    if reader.bare and not is_whole and word[0] not in lexicon().short_forms:
        return None
    is_short = not (reader.telling or reader.area or is_whole)
    name_end = reader.area_at if reader.area else reader.end
    name = " ".join(_ACRONYM.sub("", view.norm[at:name_end]).split())
    return reader.end, Institution(word[0], name, kind, reader.area, is_short)


def acronym_at(view: View, at: int) -> tuple[int, Institution] | None:
    """Return the firm or office that an acronym names ("Đảng ủy SAWACO") and where it ends.

    In a text of capitals throughout no acronym is told from a word.

    >>> from extract.reading import fold
    >>> end, body = acronym_at(fold("Đảng ủy SAWACO họp"), 8)
    >>> end, body.name
    (14, 'SAWACO')
    """
    match = _FIRM.match(view.norm, at)
    if not match or view.norm[max(0, at - 4) : match.end()].isupper():
        return None
    return match.end(), Institution("", match[0], "grassroots")
