"""Finding committees on characters: organs, heads, and the name behind them.

The words of `rules.toml` are found in one pass; each is then read from left to right: organs
that stand together, the head that they belong to, the name of a unit or an institution, and the
names that share the head ("Quận ủy Tây Hồ và Ba Đình").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from extract.fields.committees.ends import area_at, capital_run, former_area, unknown_end
from extract.fields.committees.institutions import acronym_at, institution_at
from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.model import Area, Found, Institution, Subject
from extract.fields.committees.tokens import Token, shape
from extract.knowledge.units import HEAD_OF, Level
from extract.once import once
from extract.patterns import compile_pattern
from extract.reading import View

_BEFORE = 40
_COLON = compile_pattern(r"[ ]*+:?[ ]*+")
_EACH = compile_pattern(
    r" các (?=(?:tỉnh|thành phố|tp|quận|huyện|thị xã|xã|phường|thị trấn)[ .]++[\p{L}0-9])"
)
_FIGURE = compile_pattern(r"(?:số )?[0-9]{1,3}(?![\p{L}\p{N}]|[ ]tốt)")
_LEVELS: dict[str, tuple[Level, ...]] = {
    "Tỉnh ủy": ("province",), "Thành ủy": ("province", "district"), "Quận ủy": ("district",),
    "Huyện ủy": ("district",), "Thị ủy": ("district",), "Đảng bộ": ("province", "district"),
}  # fmt: skip
_CENTRAL_OFFICE = {"Văn phòng": "Văn phòng Trung ương Đảng"}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII", "8": "VIII"}
_ABBREVIATED = {"btv", "bch", "btg", "bdv"}


def find(view: View, day: date, tokens: list[Token]) -> list[Found]:
    """Return the committees of a text as they are written, none resolved yet.

    `tokens` are those of `scan`; `day` is the one as of which units are looked for.

    >>> from extract.fields.committees.tokens import scan
    >>> from extract.reading import fold
    >>> view = fold("Ban Thường vụ Quận ủy Tây Hồ và Ba Đình thống nhất")
    >>> [view.norm[one.start:one.end] for one in find(view, date(2024, 1, 1), scan(view))]
    ['Ban Thường vụ Quận ủy Tây Hồ', 'Ba Đình']
    """
    return list(_Finder(view, day, tokens).run())


class _Name(NamedTuple):
    """What is written behind a head: its end and the subject."""

    end: int
    subject: Subject | None


@dataclass
class _Finder:
    """One pass over the tokens of a text."""

    view: View
    day: date
    tokens: list[Token]
    reach: int = 0
    """Where the last mention ended: tokens before it are part of it."""

    @once
    def _starts(self) -> frozenset[int]:
        return frozenset(token.start for token in self.tokens)

    def run(self) -> Iterator[Found]:
        for number, token in enumerate(self.tokens):
            if token.start < self.reach:
                continue
            found = self._organs(number) if token.kind == "organ" else self._committee(token, token)
            for mention in found:
                self.reach = max(self.reach, mention.end)
                yield mention

    # ── organs ────────────────────────────────────────────────────────────────────────────

    def _organs(self, number: int) -> list[Found]:
        """Return the organs that stand together from a token on, with what they are organs of."""
        organs = [self.tokens[number]]
        while (other := self._token(number + 1)) and self._together(organs[-1], other):
            organs.append(other)
            number += 1
        mentions = self._of_committee(organs, self._token(number + 1))
        if mentions is None:
            mentions = self._of_centre(organs) or self._of_area(organs) or self._alone(organs)
        self.reach = max(self.reach, organs[-1].end)
        return mentions

    def _token(self, number: int) -> Token | None:
        return self.tokens[number] if number < len(self.tokens) else None

    def _together(self, organ: Token, other: Token) -> bool:
        between = shape("organs_together").fullmatch(self.view.lower, organ.end, other.start)
        return other.kind == "organ" and bool(between)

    def _of_committee(self, organs: list[Token], head: Token | None) -> list[Found] | None:
        last = organs[-1]
        if head is None or head.kind == "organ":
            return None
        if head.kind == "central" and not head.rule.attributes.get("organs"):
            return None
        is_glued = last.end == head.start
        if not is_glued and not shape("of").fullmatch(self.view.lower, last.end, head.start):
            return None
        of = self._committee(last, head)
        if not of:
            return []
        return [*(_organ_of(organ, of[0]) for organ in organs[:-1]), *of]

    def _of_centre(self, organs: list[Token]) -> list[Found] | None:
        centre = shape("of_centre").match(self.view.lower, organs[-1].end)
        if not centre or self._is_foreign(centre.end()):
            return [] if centre else None
        mentions = [_central(organ, _central_name(organ)) for organ in organs]
        return [*mentions[:-1], replace(mentions[-1], end=centre.end())]

    def _of_area(self, organs: list[Token]) -> list[Found] | None:
        """Organs of a unit: "UBKT tỉnh Gia Lai", "Trưởng ban Tổ chức Quận 2"."""
        last = organs[-1]
        is_held = last.rule.attributes["organ"] == "Ban Tổ chức" and self._is_held(last.start)
        if not (last.rule.attributes.get("of_area") or is_held):
            return None
        at = self._space(last.end)
        area = area_at(self.view, at, day=self.day, types=HEAD_OF, typed=True)
        if area is None or at == last.end:
            return None
        head = HEAD_OF[area[1].type]
        return [_organ_mention(one, head, area[1], one.end) for one in organs[:-1]] + [
            _organ_mention(last, head, area[1], area[0])
        ]

    def _alone(self, organs: list[Token]) -> list[Found]:
        """Organs without a committee, unless they are another body's or nobody's."""
        last, lower = organs[-1], self.view.lower
        if lexicon().owner.match(lower, last.end) or lexicon().generic.match(lower, last.end):
            return []
        if self._is_plural(organs[0].start) or lexicon().renewed.match(lower, last.end):
            return []
        return [
            _organ_mention(one, "", None, one.end)
            for one in organs
            if one.rule.attributes["bare"] and lower[one.start : one.end] not in _ABBREVIATED
        ]

    # ── heads ─────────────────────────────────────────────────────────────────────────────

    def _committee(self, first: Token, head: Token) -> list[Found]:
        """Return the mention that a head makes, with its organ, and those that share it."""
        organ = None if first is head else str(first.rule.attributes["organ"])
        if head.kind == "central":
            return self._central(first, head, organ)
        is_each = self.view.lower.startswith(" các ", head.end)
        each = _EACH.match(self.view.lower, head.end) if is_each else None
        is_plural = (
            each is not None
            or self._is_plural(first.start)
            or self._is_plural(head.start, shared=True)
        )
        name = (each and self._of_each(each.end())) or self._name(first, head, is_plural)
        if self._is_common(first, head, name, is_plural):
            return []
        areas = tuple(head.rule.attributes["area"])
        mention = Found(
            first.start, name.end, head.rule.id, str(head.rule.attributes["head"]), organ,
            name.subject, areas=areas,
        )  # fmt: skip
        return [mention, *self._sharing(mention, is_plural)]

    def _central(self, first: Token, head: Token, organ: str | None) -> list[Found]:
        if self._is_foreign(head.end):
            return []
        name = str(head.rule.attributes["name"])
        return [Found(first.start, head.end, head.rule.id, name, organ, is_central=True)]

    def _of_each(self, at: int) -> _Name | None:
        """Return the first of several units of one type: "Huyện ủy các huyện A, B và C"."""
        found = area_at(self.view, at, day=self.day, typed=True)
        return _Name(*found) if found and found[1].name and found[1].units else None

    def _name(self, first: Token, head: Token, is_plural: bool) -> _Name:
        at = self._space(head.end, colon=is_plural)
        if head.rule.id in ("committees.zone", "committees.territory"):
            return self._zone_name(head)
        if head.rule.attributes["area"]:
            return self._area_name(first, head, at)
        if head.rule.id in ("committees.civil_affairs", "committees.party_group"):
            return self._institution_name(head, at)
        return self._body_name(head, at)

    def _area_name(self, first: Token, head: Token, at: int) -> _Name:
        kinds, word = head.rule.attributes["area"], str(head.rule.attributes["head"])
        found = area_at(self.view, at, day=self.day, types=kinds, levels=_LEVELS[word])
        found = found if found and found[1].name else former_area(self.view, at, kinds[0]) or found
        if found:
            return _Name(*found)
        end = unknown_end(self.view, at)
        is_holder = self._is_held(first.start) and len(capital_run(self.view, at)) > 1
        if end == at or is_holder or self._is_capitals(head):
            return _Name(head.end, None)
        return _Name(end, Area(kinds[0], self.view.norm[at:end]))

    def _body_name(self, head: Token, at: int) -> _Name:
        if found := area_at(self.view, at, day=self.day, typed=True):
            return _Name(*found)
        levels = _LEVELS.get(str(head.rule.attributes["head"]))
        if levels and (found := area_at(self.view, at, day=self.day, levels=levels)):
            return _Name(*found)
        return self._institution_name(head, at)

    def _institution_name(self, head: Token, at: int) -> _Name:
        found = institution_at(self.view, at, self.day) or acronym_at(self.view, at)
        if found:
            return _Name(*found)
        if head.rule.id == "committees.cell":
            return self._cell_number(head, at)
        return _Name(head.end, None)

    def _cell_number(self, head: Token, at: int) -> _Name:
        figure = _FIGURE.match(self.view.lower, at)
        if not figure:
            return _Name(head.end, None)
        end, name = figure.end(), figure[0]
        if of := institution_at(self.view, self._space(end), self.day):
            end = of[0]
            name = f"{name} {of[1].name}"
        return _Name(end, Institution("", name, "grassroots", of[1].area if of else None))

    def _zone_name(self, head: Token) -> _Name:
        match = shape("zone_name").match(self.view.norm, head.end)
        if not match:
            return _Name(head.end, None)
        name = _ROMAN.get(match["name"], match["name"])
        return _Name(match.end(), Institution("khu", name, "central"))

    # ── names that share a head ───────────────────────────────────────────────────────────

    def _sharing(self, mention: Found, is_plural: bool) -> list[Found]:
        subject = mention.subject
        if not isinstance(subject, Area) or not subject.name or not subject.units:
            return []
        others: list[Found] = []
        at, last_mark = mention.end, ","
        while mark := shape("units_together").match(self.view.lower, at):
            named = self._other_area(mention, subject, mark.end())
            if named is None:
                break
            at, area = named
            last_mark = mark["mark"]
            others.append(
                replace(
                    mention, start=mark.end(), end=at, subject=area, rule="committees.shared_head"
                )
            )
        if is_plural or last_mark == "và" or self._closes_with_a_head(at):
            return others
        return []

    def _closes_with_a_head(self, at: int) -> bool:
        """Whether a list ends with another committee: "… A, B và Thị ủy C"."""
        mark = shape("units_together").match(self.view.lower, at)
        return mark is not None and mark["mark"] == "và" and mark.end() in self._starts

    def _other_area(self, mention: Found, first: Area, at: int) -> tuple[int, Area] | None:
        """Return the next unit of a list: one of the first's kind that the gazetteer knows."""
        levels = {unit.level for unit in first.units}
        types = mention.areas or tuple({unit.type for unit in first.units})
        named = area_at(self.view, at, day=self.day, types=types, levels=levels)
        return named if named and named[1].units else None

    # ── what stands around ────────────────────────────────────────────────────────────────

    def _space(self, at: int, colon: bool = False) -> int:
        if colon and (match := _COLON.match(self.view.lower, at)):
            return match.end()
        return at + self.view.lower.startswith(" ", at)

    def _behind(self, at: int) -> int:
        return max(0, at - _BEFORE)

    def _is_plural(self, at: int, shared: bool = False) -> bool:
        lower, start, words = self.view.lower, self._behind(at), lexicon()
        is_shared = shared and self.view.norm[at].islower()
        if is_shared and words.shared_type.match(lower, start, at):
            return True
        return words.is_plural(lower, start, at)

    def _is_held(self, at: int) -> bool:
        return bool(shape("held").match(self.view.lower, self._behind(at), at))

    def _is_setting(self, at: int) -> bool:
        return bool(lexicon().setting.match(self.view.lower, self._behind(at), at))

    def _is_capitals(self, head: Token) -> bool:
        return self.view.norm[head.start : head.end].isupper()

    @once
    def _names_a_country(self) -> bool:
        return lexicon().foreign.search(self.view.lower) is not None

    def _is_foreign(self, end: int) -> bool:
        """Whether a central body is another party's: "Ủy viên …, Chủ tịch Quốc hội Cuba"."""
        if not self._names_a_country:
            return False
        lower, words = self.view.lower, lexicon()
        return bool(words.foreign_party.match(lower, end) or words.foreign_post.match(lower, end))

    def _is_common(self, first: Token, head: Token, name: _Name, is_plural: bool) -> bool:
        """Whether the words name no body: "các chi bộ", "sinh hoạt chi bộ"."""
        subject, lower = name.subject, self.view.lower
        if subject is not None and not _is_type_alone(subject):
            return False
        if is_plural or lexicon().generic.match(lower, name.end):
            return True
        if subject is None and shape("several").match(lower, name.end):
            return True
        return subject is None and self._is_common_cell(first, head)

    def _is_common_cell(self, first: Token, head: Token) -> bool:
        """Bare lower-case "đảng bộ", "chi bộ": a body only where a post or "toàn" says so."""
        if first is not head or self.view.norm[head.start].isupper():
            return head.rule.id == "committees.cell" and self._is_setting(head.start)
        if head.rule.id == "committees.cell":
            return not self._is_held(head.start)
        if head.rule.id == "committees.organisation":
            return not self.view.lower.endswith("toàn ", 0, head.start)
        return False


def _is_type_alone(subject: Subject) -> bool:
    """Whether only the kind of unit or institution is written ("xã", "Trường")."""
    return subject.is_short if isinstance(subject, Institution) else not subject.name


def _organ_mention(token: Token, head: str, subject: Subject | None, end: int) -> Found:
    organ = str(token.rule.attributes["organ"])
    return Found(token.start, end, token.rule.id, head, organ, subject)


def _organ_of(token: Token, of: Found) -> Found:
    return replace(
        of, start=token.start, end=token.end, rule=token.rule.id,
        organ=str(token.rule.attributes["organ"]),
    )  # fmt: skip


def _central(token: Token, name: str) -> Found:
    return Found(token.start, token.end, token.rule.id, name, is_central=True)


def _central_name(token: Token) -> str:
    organ = str(token.rule.attributes["organ"])
    return _CENTRAL_OFFICE.get(organ, f"{organ} Trung ương")
