"""Assignment is optimal: against brute force, and where greedy pairing fails."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluation.assignment import assign


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], []),
        ([[]], []),
        ([[0]], []),
        ([[5]], [(0, 0)]),
        ([[1, 3, 2]], [(0, 1)]),
        ([[1], [3], [3]], [(1, 0)]),
        ([[10, 9], [9, 0]], [(0, 1), (1, 0)]),
        ([[0, 0], [0, 0]], []),
        ([[4, 0, 0], [5, 4, 0], [6, 5, 4]], [(0, 0), (1, 1), (2, 2)]),
    ],
)
def test_known_cases(weights: list[list[int]], pairs: list[tuple[int, int]]) -> None:
    assert assign(weights) == pairs


def best_total(weights: list[list[int]]) -> int:
    """Try every way, with empty rows and columns added so that all may stay alone."""
    size = len(weights) + len(weights[0])
    square = [
        [weights[i][j] if i < len(weights) and j < len(weights[0]) else 0 for j in range(size)]
        for i in range(size)
    ]
    return max(
        sum(square[i][order[i]] for i in range(len(weights)))
        for order in permutations(range(size), len(weights))
    )


tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 2, 3, 50, 10**9]), min_size=columns, max_size=columns),
        min_size=1,
        max_size=3,
    )
)


@given(tables)
def test_total_is_the_greatest_and_each_is_used_once(weights: list[list[int]]) -> None:
    pairs = assign(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)
    assert sum(weights[row][column] for row, column in pairs) == best_total(weights)
