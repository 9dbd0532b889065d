"""What comes in any order, with its number, put back in order.

A stream of numbered things may hold None: nothing has come for a moment, and whoever reads the
stream may look after something else meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def in_order(numbered: Iterable[tuple[int, Thing] | None]) -> Iterator[Thing]:
    """Yield things in the order of their numbers, from 0; what comes early is held.

    >>> list(in_order([(1, "b"), None, (0, "a"), (2, "c")]))
    ['a', 'b', 'c']
    """
    early: dict[int, Thing] = {}
    first = 0
    for one in numbered:
        if one is None:
            continue
        early[one[0]] = one[1]
        while first in early:
            yield early.pop(first)
            first += 1
