"""Optimal one-to-one assignment: which prediction is held against which gold label.

The Hungarian method with potentials (Kuhn 1955; the O(n²m) form after Jonker and
Volgenant 1987). Greedy pairing is wrong here: a prediction that overlaps two labels
must not take the one that another prediction needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

Weights = Sequence[Sequence[int]]


def assign(weights: Weights) -> list[tuple[int, int]]:
    """Return the (row, column) pairs of a matching with the greatest total weight.

    A weight of zero means that the two may not be paired. Rows come in order.

    >>> assign([[3, 2], [2, 0]])
    [(0, 1), (1, 0)]
    >>> assign([])
    []
    """
    if not weights or not weights[0]:
        return []
    if len(weights) == 1 or len(weights[0]) == 1:
        return _assign_line(weights)
    if len(weights) > len(weights[0]):
        flipped = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in assign(flipped))
    owner = _hungarian(weights)
    pairs = sorted((row, column) for column, row in owner.items())
    return [(row, column) for row, column in pairs if weights[row][column] > 0]


def _assign_line(weights: Weights) -> list[tuple[int, int]]:
    """Assign where there is one row or one column: nearly every case."""
    best, row, column = max(
        ((weight, -i, -j) for i, row in enumerate(weights) for j, weight in enumerate(row))
    )
    return [(-row, -column)] if best > 0 else []


def _hungarian(weights: Weights) -> dict[int, int]:
    """Return the row of each column that is taken; no more rows than columns."""
    columns = len(weights[0])
    row_potential = [0.0] * len(weights)
    column_potential = [0.0] * columns
    owner: dict[int, int] = {}
    for row in range(len(weights)):
        _augment(weights, row, owner, row_potential, column_potential)
    return owner


def _augment(
    weights: Weights,
    start: int,
    owner: dict[int, int],
    row_potential: list[float],
    column_potential: list[float],
) -> None:
    """Give `start` a column, moving earlier rows along a cheapest alternating path."""
    columns = range(len(weights[0]))
    slack = [inf] * len(columns)
    came_from: list[int | None] = [None] * len(columns)
    visited: list[int] = []
    row, last = start, None
    while True:
        for column in columns:
            if column not in visited:
                cost = -weights[row][column] - row_potential[row] - column_potential[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, last
        nearest = min((c for c in columns if c not in visited), key=slack.__getitem__)
        delta = slack[nearest]
        row_potential[start] += delta
        for column in visited:
            column_potential[column] -= delta
            row_potential[owner[column]] += delta
        slack = [s if c in visited else s - delta for c, s in zip(columns, slack, strict=True)]
        visited.append(nearest)
        last = nearest
        if nearest not in owner:
            break
        row = owner[nearest]
    _flip(owner, came_from, last, start)


def _flip(owner: dict[int, int], came_from: list[int | None], last: int, start: int) -> None:
    column: int | None = last
    while column is not None:
        before = came_from[column]
        owner[column] = start if before is None else owner[before]
        column = before
