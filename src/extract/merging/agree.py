"""What sources agree on: the value that most of them tell, or none, and who tells what.

A value counts for another that says no more than it does: a full date for a date without its
year. A slot has an agreed value when one value is so supported by more than half of the
sources that fill the slot, and no other as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

from extract.merging import times
from extract.merging.bodies import body_key
from extract.merging.model import Claim, Slot
from extract.reading import name_key

V = TypeVar("V")


class Told(NamedTuple, Generic[V]):
    """A value and the id of the source that tells it."""

    value: V
    source: str


@dataclass(frozen=True)
class Rule:
    """How the values of one slot are held against each other."""

    says: Callable[[str, str], bool]
    """Whether the first value says all that the second does."""
    contradict: Callable[[str, str], bool]
    """Whether both cannot be right."""


def _equal(one: str, other: str) -> bool:
    return one == other


def _differ(one: str, other: str) -> bool:
    return one != other


def _same_words(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)


def _same_body(one: str, other: str) -> bool:
    return body_key(one) == body_key(other)


def _other_body(one: str, other: str) -> bool:
    return not _same_body(one, other)


def _never(one: str, other: str) -> bool:
    return False


def _other_stretch(one: str, other: str) -> bool:
    """Lengths contradict lengths and stretches stretches: P3Y and 2021/2024 may be the same."""
    return one != other and one.startswith("P") == other.startswith("P")


RULES: dict[Slot, Rule] = {
    "type": Rule(_equal, _differ),
    "date": Rule(times.refines, times.contradict),
    "committee": Rule(_same_body, _other_body),
    "name": Rule(_same_words, _never),
    "place": Rule(_same_words, _never),
    "period": Rule(_equal, _other_stretch),
}
"""Names and places are worded freely: other words are no contradiction."""

SETS: tuple[Slot, ...] = ("documents", "people")
"""Slots of several values, of which a source may name some only."""


def agreed(told: Sequence[Told[V]], says: Callable[[V, V], bool]) -> V | None:
    """Give the value that more than half of the sources support; null when there is none.

    >>> dates = [Told("XXXX-05-16", "a#e1"), Told("2023-05-16", "b#e1"), Told("2023-05", "c#e1")]
    >>> agreed(dates, times.refines)
    '2023-05-16'
    >>> agreed([Told(32, "a#e1"), Told(33, "b#e1")], lambda one, other: one == other)
    """
    spread = Counter(one.value for one in told)
    support = {value: sum(n for v, n in spread.items() if says(value, v)) for value in spread}
    most = max(support.values(), default=0)
    best = [value for value in spread if support[value] == most]
    if 2 * most <= len(told) or not all(says(one, other) for one in best for other in best):
        return None
    return min(best, key=lambda value: (-spread[value], str(value)))


def disputed(values: Iterable[V], contradict: Callable[[V, V], bool]) -> bool:
    """Whether two of the values contradict each other."""
    return any(contradict(one, other) for one, other in combinations(set(values), 2))


def claims(told: Iterable[Told[str]]) -> list[Claim]:
    """List every value with its sources: what most tell first, then by value.

    >>> [claim.value for claim in claims([Told("b", "1"), Told("a", "2"), Told("b", "3")])]
    ['b', 'a']
    """
    sources: dict[str, list[str]] = {}
    for one in told:
        sources.setdefault(one.value, []).append(one.source)
    order = sorted(sources, key=lambda value: (-len(sources[value]), value))
    return [Claim(value=value, sources=sources[value]) for value in order]


def members_agreed(told: Sequence[Told[str]]) -> list[str]:
    """Give the members of a set that more than half of the sources naming any name, sorted."""
    tellers = len({one.source for one in told})
    naming = Counter(value for value, _ in set(told))
    return sorted(value for value, times_told in naming.items() if 2 * times_told > tellers)


def varies(slot: Slot, told: Sequence[Told[str]]) -> bool:
    """Whether the sources that fill a slot fill it differently."""
    if slot in RULES:
        return len({one.value for one in told}) > 1
    return len(_named(told)) > 1


def is_disputed(slot: Slot, told: Sequence[Told[str]]) -> bool:
    """Whether values of a slot contradict each other; members of sets add to each other."""
    return slot in RULES and disputed((one.value for one in told), RULES[slot].contradict)


def _named(told: Iterable[Told[str]]) -> set[frozenset[str]]:
    """Give the different sets of values that sources name."""
    named: dict[str, set[str]] = {}
    for value, source in told:
        named.setdefault(source, set()).add(value)
    return set(map(frozenset, named.values()))
