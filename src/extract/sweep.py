"""Sweeps: one pass over a text for many scanners, each of which asks for its stretch of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

from extract.scanning import Place, Places, Scanner

_TEXTS = 4
"""The article, its title and what is made of them."""
_NOWHERE: Final = Places([], [])
_Owners = list[list[tuple[int, tuple[int, ...]]]]


class _Swept(dict[int, Places]):
    """The places in a text by the number of the scanner, put in order when it asks for them."""

    def __init__(
        self, text: str, found: Sequence[list[Place]], scanners: Sequence[Scanner[Any]]
    ) -> None:
        self._text, self._found, self._scanners = text, found, scanners

    def __missing__(self, number: int) -> Places:
        found = self._found[number]
        self[number] = self._scanners[number].in_order(self._text, found) if found else _NOWHERE
        return self[number]


class Sweep:
    """Scanners that look over the same texts: one automaton finds the places of all of them.

    What was found in the last few texts is kept, so that a scanner asked about sentence after
    sentence looks for nothing twice.

    >>> verbs, gifts = Scanner([("trao", 1)]), Scanner([("quà|giải", 2)])
    >>> sweep = Sweep(verbs, gifts)
    >>> [hit.match.start() for hit in gifts.finditer("trao quà, trao giải", 6)]
    [15]
    """

    def __init__(self, *scanners: Scanner[Any]) -> None:
        self._scanners: list[Scanner[Any]] = []
        self._made: tuple[AhoCorasick, _Owners] | None = None
        self.places = lru_cache(maxsize=_TEXTS)(self._all_places)
        """The places in a text, by the number of the scanner."""
        self.join(*scanners)

    def join(self, *scanners: Scanner[Any]) -> None:
        """Let scanners take part from now on."""
        for scanner in scanners:
            scanner.ask(self, len(self._scanners))
            self._scanners.append(scanner)
        self._made = None
        self.places.cache_clear()

    def _make(self) -> tuple[AhoCorasick, _Owners]:
        owners: defaultdict[str, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        for number, scanner in enumerate(self._scanners):
            for string, patterns in scanner.strings.items():
                owners[string].append((number, patterns))
        self._made = AhoCorasick(list(owners)), list(owners.values())
        return self._made

    def _all_places(self, text: str) -> Mapping[int, Places]:
        automaton, owners = self._made or self._make()
        found: list[list[Place]] = [[] for _ in self._scanners]
        for string, at, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            for number, patterns in owners[string]:
                found[number].append((at, patterns))
        return _Swept(text, found, self._scanners)


LOWER: Final = Sweep()
"""What is looked for in the whole of every article, in small letters: rooms let their scanners
join it, so that all of them together read the text once."""
