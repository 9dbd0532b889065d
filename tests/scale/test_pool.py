"""The ordered map: same results for one process or many, a dead worker costs one item."""

from __future__ import annotations

import os

from extract.scale import map_ordered
from extract.scale.pool import WorkerDiedError


def square(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    if number == 17:
        os._exit(9)
    return number * number


def test_order_is_kept_and_a_raising_item_costs_itself() -> None:
    alone = list(map_ordered(square, range(16), processes=1))
    together = list(map_ordered(square, range(16), processes=2))
    assert isinstance(alone[13], ValueError)
    assert isinstance(together[13], ValueError)
    del alone[13], together[13]
    assert alone == together == [n * n for n in range(16) if n != 13]


def test_worker_that_dies_costs_its_item_only() -> None:
    results = list(map_ordered(square, range(14, 40), processes=2))
    assert isinstance(results[17 - 14], WorkerDiedError)
    assert [r for r in results if isinstance(r, int)] == [n * n for n in range(14, 40) if n != 17]


def test_input_is_read_lazily() -> None:
    taken: list[int] = []

    def numbers() -> object:
        for number in range(10_000):
            taken.append(number)
            yield number + 100

    stream = map_ordered(square, numbers(), processes=2)  # type: ignore[arg-type]
    assert next(stream) == 10_000
    assert len(taken) < 500
