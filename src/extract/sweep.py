"""Sweeps: one pass over a text for many scanners, each of which asks for its stretch of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from ahocorasick_rs import AhoCorasick

from extract.scanning import Place, Scanner

_TEXTS = 4
"""The article, its title and what is made of them."""


class Sweep:
    """Scanners that look over the same texts: one automaton finds the places of all of them.

    What was found in the last few texts is kept, so that a scanner asked about sentence after
    sentence looks for nothing twice.

    >>> verbs, gifts = Scanner([("trao", 1)]), Scanner([("quà|giải", 2)])
    >>> sweep = Sweep([verbs, gifts])
    >>> [hit.match.start() for hit in gifts.finditer("trao quà, trao giải", 6)]
    [15]
    """

    def __init__(self, scanners: Sequence[Scanner[Any]]) -> None:
        self._owners: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
        for number, scanner in enumerate(scanners):
            for string, patterns in scanner.strings.items():
                self._owners.setdefault(string, []).append((number, patterns))
            scanner.ask(partial(self.places, number))
        self._automaton = AhoCorasick(list(self._owners))
        self._by_number = list(self._owners.values())
        self._scanners = scanners
        self._look_over = lru_cache(maxsize=_TEXTS)(self._all_places)

    def places(self, number: int, text: str) -> list[Place]:
        """List the places of one of the scanners in a text, in order."""
        return self._look_over(text).get(number, [])

    def _all_places(self, text: str) -> dict[int, list[Place]]:
        """List the places of each scanner that has any in a text, in order."""
        found: defaultdict[int, dict[int, Sequence[int]]] = defaultdict(dict)
        for string, at, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for number, patterns in self._by_number[string]:
                places = found[number]
                places[at] = sorted({*places[at], *patterns}) if at in places else patterns
        return {
            number: self._scanners[number].at_edges(text, sorted(places.items()))
            for number, places in found.items()
        }
