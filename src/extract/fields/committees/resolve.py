"""Bare and short mentions: which committee the article is speaking of at that point.

In order: the list that the mention stands in; the holder of the post, when he is named elsewhere
with the full name; what "tham gia …" leads up to; the last committee named that fits, in the
same section; a unit named before; the title; the first that fits afterwards; the province of
the units named; the paper's own province. What none of these tells stays open, with its reason.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from extract.fields.committees.ends import capital_run
from extract.fields.committees.fit import SCHOOLS, fit, is_open
from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.lists import ListReader
from extract.fields.committees.model import Area, Found, Institution, Subject
from extract.fields.committees.scene import Place, Scene
from extract.knowledge.units import Unit, unit_index
from extract.once import once
from extract.patterns import compile_pattern

How = Literal["text", "article", "context"]
_HINTED = {"Đảng ủy", "Đảng bộ", "Chi bộ"}
_JOINING = compile_pattern(r"(?:tham gia|chỉ định|vào|bầu vào) (?:[\p{L},]++ ){0,8}+$")
_HELD = ("bí thư ", "bí thư thường trực ")
_WINDOW = 60
_OFTEN = 2
"""How often an article names the body that it is about."""
_MOST = 60
"""How many committees or places are looked at in one direction."""


class Resolved(NamedTuple):
    """A mention with its head and subject, and how they are known."""

    found: Found
    head: str
    subject: Subject | None
    how: How | None

    @property
    def is_named(self) -> bool:
        """Whether the committee is known."""
        return self.found.is_central or self.subject is not None


class _Source(NamedTuple):
    """A committee that a bare mention can stand for; `head` is "" for a place."""

    at: int
    head: str
    subject: Subject


Step = Callable[[Found], Iterator[_Source]]


@dataclass
class Resolver:
    """The mentions of one article, resolved from first to last."""

    scene: Scene

    _past: list[_Source] = field(default_factory=list)
    """The committees spoken of so far, in order."""
    _main_provinces: dict[int, Area | None] = field(default_factory=dict)
    _bare_places: dict[int, list[_Source]] = field(default_factory=dict)

    @once
    def _named(self) -> list[_Source]:
        """The committees that the article names, in order; not those of related links."""
        own = (one for one in self.scene.found if not self.scene.furniture.covers(one.start))
        return [source for one in own for source in _sources(one)]

    @once
    def _lists(self) -> ListReader:
        by_start = {found.start: found for found in self.scene.found}
        return ListReader(self.scene.view, self.scene.day, by_start)

    def resolve(self) -> list[Resolved]:
        """Every mention, in order of the text."""
        return [self._one(found) for found in self.scene.found]

    def _one(self, found: Found) -> Resolved:
        if not found.is_open:
            if not found.is_central or found.head == "Quân ủy Trung ương":
                self._remember(found, found.head, found.subject)
            return Resolved(found, found.head, found.subject, "text")
        return self._search(self._with_hint(found))._replace(found=found)

    def _search(self, found: Found) -> Resolved:
        for step, how in self._steps_for(found):
            for source in step(found):
                if fitted := fit(found, source.head, source.subject):
                    return self._settle(found, *fitted, how)
        return Resolved(found, found.head, None, None)

    def _settle(self, found: Found, head: str, subject: Subject, how: How) -> Resolved:
        """Take a subject; one that is itself open ("UBND tỉnh") is looked for in turn."""
        if is_open(subject):
            return self._search(replace(found, subject=subject))
        self._remember(found, head, subject)
        return Resolved(found, head, subject, how)

    def _with_hint(self, found: Found) -> Found:
        """Return a bare body with what its list says of its kind: "Bí thư Đảng ủy, Hiệu trưởng"."""
        if found.subject is not None or found.head not in _HINTED:
            return found
        for subject in self._lists.subjects(found.end):
            if isinstance(subject, Institution):
                is_hint = subject.is_short and subject.word not in lexicon().parts
                return replace(found, subject=subject) if is_hint else found
        return found

    def _remember(self, found: Found, head: str, subject: Subject | None) -> None:
        if subject is not None and not self.scene.furniture.covers(found.start):
            self._past.append(_Source(found.start, head, subject))

    def _steps_for(self, found: Found) -> list[tuple[Step, How]]:
        if not found.head:
            return self._organ_steps()
        is_cell = found.head == "Chi bộ" and found.subject is None
        if is_cell and self.scene.view.norm[found.start].islower():
            return [(self._in_list, "context")]
        return self._steps

    @once
    def _steps(self) -> list[tuple[Step, How]]:
        return [
            (self._in_list, "context"),
            (self._of_holder, "article"),
            (self._led_up_to, "article"),
            (self._beside, "context"),
            (self._before, "article"),
            (self._institution, "context"),
            (self._place_before, "context"),
            (self._bare_place, "context"),
            (self._in_title, "context"),
            (self._after, "article"),
            (self._place_after, "context"),
            (self._above, "context"),
            (self._province, "context"),
            (self._above_places, "context"),
            (self._only, "article"),
            (self._site, "context"),
        ]

    def _organ_steps(self) -> list[tuple[Step, How]]:
        """Return the steps for an organ alone: what stands around and before it."""
        return [
            (self._in_list, "context"),
            (self._led_up_to, "article"),
            (self._before, "article"),
        ]

    # ── around the mention ────────────────────────────────────────────────────────────────

    def _in_list(self, found: Found) -> Iterator[_Source]:
        for subject in self._lists.subjects(found.end):
            if isinstance(subject, Area):
                yield _Source(found.end, found.head, subject)
            elif not subject.is_short:
                yield from self._of_institution(found, subject)

    def _of_institution(self, found: Found, body: Institution) -> Iterator[_Source]:
        """Return the institution's own committee, or its unit's: a commune's, for UBND and HĐND."""
        if isinstance(found.subject, Institution) and found.subject.word == "cơ quan":
            body = replace(body, word="cơ quan", name=f"Cơ quan {body.name}", standing="grassroots")
        own = _Source(found.end, found.head, body)
        areas = [_Source(found.end, found.head, body.area)] if body.area else []
        if body.standing == "state" and found.head in _HINTED:
            yield from areas
            yield own
        else:
            yield own
            yield from areas

    def _of_holder(self, found: Found) -> Iterator[_Source]:
        if holder := self._holder(found):
            yield from self._holders.get(holder, ())

    @once
    def _holders(self) -> dict[str, list[_Source]]:
        """The committees that are named with a holder's name behind them."""
        holders: dict[str, list[_Source]] = {}
        for found in self.scene.found:
            if (holder := self._holder(found)) and len(holders.get(holder, ())) < _MOST:
                holders.setdefault(holder, []).extend(_sources(found))
        return holders

    def _holder(self, found: Found) -> str:
        """Return the name behind a mention: "Bí thư Thành ủy ⟦Đinh La Thăng⟧"."""
        at = found.end + 1
        if self.scene.view.norm[found.end : at] != " ":
            return ""
        run = capital_run(self.scene.view, at)
        return self.scene.view.norm[at : run[-1][1]] if len(run) > 1 else ""

    def _led_up_to(self, found: Found) -> Iterator[_Source]:
        if _JOINING.search(self._text_before(found)):
            for source in self._on(found, self._named):
                if source.at < found.end + 3 * _WINDOW:
                    yield source

    def _beside(self, found: Found) -> Iterator[_Source]:
        """Yield the institution of a secretary's other post: "giám đốc Sở X, bí thư Đảng ủy"."""
        if found.head not in ("Đảng ủy", "Đảng bộ") or not self._text_before(found).endswith(_HELD):
            return
        start = max(self.scene.sentence(found.start).start, found.start - 2 * _WINDOW)
        for at, body in reversed(self.scene.institutions_in(start, found.start)):
            if not self.scene.in_brackets(at, found.start):
                yield _Source(at, found.head, body)

    def _text_before(self, found: Found) -> str:
        return self.scene.view.lower[max(0, found.start - _WINDOW) : found.start]

    # ── earlier and later in the section ──────────────────────────────────────────────────

    def _back(self, found: Found, sources: Sequence[_Source]) -> Iterator[_Source]:
        """Yield what stands before a mention in its section, the nearest first."""
        first = self.scene.section_start(found.start)
        end = bisect_left(sources, found.start, key=_at)
        for source in reversed(sources[max(0, end - _MOST) : end]):
            if source.at < first:
                return
            yield source

    def _on(self, found: Found, sources: Sequence[_Source]) -> Iterator[_Source]:
        """Yield what stands behind a mention in its section, the nearest first."""
        last = self.scene.section_end(found.start)
        start = bisect_right(sources, found.start, key=_at)
        for source in sources[start : start + _MOST]:
            if source.at >= last:
                return
            yield source

    def _before(self, found: Found) -> Iterator[_Source]:
        past = self._back(found, self._past)
        if found.head in _HINTED and found.subject is None:
            past = iter(_without_passing_superiors(list(past)))
        for source in past:
            if not found.head and self.scene.owner_between(source.at, found.start):
                return
            yield source

    def _after(self, found: Found) -> Iterator[_Source]:
        yield from self._on(found, self._named)

    def _institution(self, found: Found) -> Iterator[_Source]:
        """Yield the institutions of the kind that is written, named before and then after."""
        if not (isinstance(found.subject, Institution) and found.subject.is_short):
            return
        word = found.subject.word
        words = SCHOOLS - {"nhà trường"} if word in SCHOOLS else {word}
        named = self.scene.institutions(frozenset(words))
        sources = [_Source(at, found.head, body) for at, body in named]
        yield from self._back(found, sources)
        yield from self._on(found, sources)

    def _places(self, found: Found) -> Sequence[_Source]:
        """Return the units that are named with one of the mention's types."""
        types = _types(found)
        return _of_places(self.scene.places(types)) if types else []

    def _place_before(self, found: Found) -> Iterator[_Source]:
        yield from self._back(found, self._places(found))

    def _bare_place(self, found: Found) -> Iterator[_Source]:
        """Yield the units named without their type before it in its sentence: "Ở Ba Vì, …"."""
        if _types(found):
            start, end, _ = self.scene.sentence(found.start)
            if start not in self._bare_places:
                self._bare_places[start] = _of_places(self.scene.bare_places(start, end))
            yield from self._back(found, self._bare_places[start])

    def _place_after(self, found: Found) -> Iterator[_Source]:
        yield from self._on(found, self._places(found))

    def _only(self, found: Found) -> Iterator[_Source]:
        """Yield the committee of the whole article, if it names but one that fits."""
        fitting: dict[str, _Source] = {}
        for source in self._named:
            if fitted := fit(found, source.head, source.subject):
                fitting[fitted[1].key] = _Source(found.start, *fitted)
        if len(fitting) == 1:
            yield from fitting.values()

    def _in_title(self, found: Found) -> Iterator[_Source]:
        if not self.scene.is_round_up:
            for named in self.scene.found_in_title:
                yield from _sources(named)
            yield from _of_places(self.scene.title_places)

    # ── the province ──────────────────────────────────────────────────────────────────────

    def _above(self, found: Found) -> Iterator[_Source]:
        """Yield the provinces of the units that the section's committees stand for."""
        if set(_types(found)) & {"Tỉnh", "Thành phố"}:
            yield from self._back(found, self._provinces_above)
            yield from self._on(found, self._provinces_above)

    def _above_places(self, found: Found) -> Iterator[_Source]:
        """Yield the province of the section's districts, where it is one."""
        if "Tỉnh" not in _types(found):
            return
        start, end = self.scene.section_start(found.start), self.scene.section_end(found.start)
        named = (one.area for one in self.scene.places() if start <= one.start < end)
        above = {unit for area in named if (unit := self._province_of(area))}
        if len(above) == 1:
            yield _Source(start, "", _province_area(above.pop()))

    @once
    def _provinces_above(self) -> list[_Source]:
        named = ((source.at, self._province_of(source.subject)) for source in self._named)
        return [_Source(at, "", _province_area(unit)) for at, unit in named if unit]

    def _province_of(self, subject: Subject) -> Unit | None:
        area = subject.area if isinstance(subject, Institution) else subject
        units = area.units if area else ()
        above = {unit_index().province_of(unit, self.scene.day) for unit in units}
        return above.pop() if len(above) == 1 else None

    def _province(self, found: Found) -> Iterator[_Source]:
        """Yield the province that the section names most often."""
        start = self.scene.section_start(found.start)
        if start not in self._main_provinces:
            end = self.scene.section_end(found.start)
            here = [one.area for one in self.scene.provinces if start <= one.start < end]
            counts = Counter(area.key for area in here)
            self._main_provinces[start] = max(here, key=lambda area: counts[area.key], default=None)
        if area := self._main_provinces[start]:
            yield _Source(start, "", area)

    def _site(self, found: Found) -> Iterator[_Source]:
        if unit := self.scene.site_province:
            yield _Source(0, "", _province_area(unit))


def _sources(found: Found) -> Iterator[_Source]:
    """Yield the committee of a mention that names it."""
    if found.subject is not None and not found.is_open:
        yield _Source(found.start, found.head, found.subject)


def _without_passing_superiors(past: list[_Source]) -> list[_Source]:
    """Leave out a higher body that the article names once, in passing, after its own."""
    counts = Counter(source.subject.key for source in past)
    own = {source.subject.key for source in past if _is_local(source.subject)}
    main, times = counts.most_common(1)[0] if counts else ("", 0)
    if main not in own or times < _OFTEN:
        return past
    return [one for one in past if counts[one.subject.key] > 1 or one.subject.key in own]


def _is_local(subject: Subject) -> bool:
    """Whether a subject is a single office, firm or school, no bloc or unit above it."""
    return isinstance(subject, Institution) and subject.standing in ("grassroots", "forces")


def _types(found: Found) -> tuple[str, ...]:
    """Return the types of unit that a mention can stand for; none when it can be any."""
    wanted = found.subject.area if isinstance(found.subject, Institution) else found.subject
    types = (wanted.type,) if wanted else found.areas
    return types if any(types) else ()


def _at(source: _Source) -> int:
    return source.at


def _of_places(places: Sequence[Place]) -> list[_Source]:
    return [_Source(place.start, "", place.area) for place in places]


def _province_area(unit: Unit) -> Area:
    return Area(unit.type, unit.name, (unit,))
