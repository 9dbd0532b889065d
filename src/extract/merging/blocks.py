"""Which tellings are compared at all: those that share a time and a sign, found by index.

Blocking after Fellegi & Sunter (1969): a link asks for a day and a sign in common, or for a
body and a sign where the day is open, and these are the keys, so that no link is lost. A block
of more than `LARGE` is compared only between neighbours in the order of what they say (the
sorted neighbourhood of Hernández & Stolfo 1995): work grows with the number of tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from extract.merging.evidence import evidence
from extract.merging.telling import Facts, Telling

LARGE = 64
"""The most tellings of one block that are compared each with each."""
_DAY = timedelta(days=1)

Pair = tuple[int, int]


class _Entry(NamedTuple):
    """A telling under one day of the year, or under one body."""

    rank: int
    """Its place in the order of what tellings say."""
    stamp: Hashable
    """The year under a day, the whole day under a body; null where that is open."""
    anchors: Sequence[str]
    """The signs of which another must have one in common."""


def candidate_pairs(tellings: Sequence[Telling]) -> list[Pair]:
    """List the pairs of tellings that are worth comparing: indices, the lower first, sorted."""
    ranked = sorted(range(len(tellings)), key=lambda index: _says(tellings[index], index))
    parts: dict[str, list[_Entry]] = defaultdict(list)
    for rank, index in enumerate(ranked):
        for part, entry in _entries(tellings[index].facts, rank):
            parts[part].append(entry)
    found: set[Pair] = set()
    for entries in parts.values():
        for block in _blocks(entries):
            found.update(_pairs(block))
    pairs = ((ranked[one], ranked[other]) for one, other in found if one != other)
    return sorted((min(pair), max(pair)) for pair in pairs)


def _says(telling: Telling, index: int) -> tuple[object, ...]:
    """Order tellings by what they say, so that those of one event stand close together."""
    event = telling.event
    figures = sorted(telling.facts.figures)
    return event.committee or "", event.date or "", event.type, event.documents, figures, index


def _entries(facts: Facts, rank: int) -> Iterator[tuple[str, _Entry]]:
    """Place a telling under the days it names, and under its body whatever the day."""
    signs = [*_signs(facts)]
    bodies = sorted({body.key for body in facts.bodies})
    days = [(day, when.yearless) for when in facts.whens if when.held for day in when.days()]
    for day, yearless in days:
        after = day + _DAY
        yield f"{day:%m-%d}", _Entry(rank, None if yearless else day.year, [*signs, *bodies])
        yield f"{after:%m-%d}", _Entry(rank, None if yearless else after.year, bodies)
    settled = min((day for day, yearless in days if not yearless), default=None)
    for body in bodies:
        yield body, _Entry(rank, settled, [*signs, *facts.documents])


def _signs(facts: Facts) -> Iterator[str]:
    """Yield what tells who and where, as in `compare`."""
    least = evidence().limits["figure"]
    yield from {f"{one.count}" for one in facts.figures if one.count >= least}
    yield from facts.people
    yield from facts.places
    yield from frozenset[str]().union(*facts.wordings, *facts.leads)


def _blocks(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Give those of one day or body that have a sign in common."""
    blocks: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for anchor in entry.anchors:
            blocks[anchor].append(entry)
    yield from (block for block in blocks.values() if len(block) > 1)


def _pairs(block: Sequence[_Entry]) -> Iterator[Pair]:
    """Pair the tellings of a block that can be of one time; neighbours only in a large one."""
    if len(block) <= LARGE:
        pairs = combinations(block, 2)
        yield from ((a.rank, b.rank) for a, b in pairs if _may_meet(a.stamp, b.stamp))
        return
    stamps: dict[Hashable, list[_Entry]] = defaultdict(list)
    for entry in block:
        stamps[entry.stamp].append(entry)
    for group in stamps.values():
        for at, entry in enumerate(group):
            yield from ((entry.rank, near.rank) for near in group[at + 1 : at + 1 + LARGE // 2])


def _may_meet(one: Hashable, other: Hashable) -> bool:
    return one == other or one is None or other is None
