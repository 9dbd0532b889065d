"""The ordered map: same results for one process or many; a dead or stuck worker costs one item."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.processes import WorkerDiedError, WorkerHungError, map_ordered


def square(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    if number == 17:
        os._exit(9)
    if number == 19:
        time.sleep(600)
    return number * number


def squares(numbers: range, spared: set[int]) -> list[int]:
    return [number * number for number in numbers if number not in spared]


def test_order_is_kept_and_a_raising_item_costs_itself() -> None:
    alone = list(map_ordered(square, range(16), processes=1))
    together = list(map_ordered(square, range(16), processes=2))
    assert isinstance(alone[13], ValueError)
    assert isinstance(together[13], ValueError)
    del alone[13], together[13]
    assert alone == together == squares(range(16), {13})


@pytest.mark.parametrize("processes", [1, 2])
def test_worker_that_dies_or_hangs_costs_its_item_only(processes: int) -> None:
    numbers = range(14, 60)
    results = list(map_ordered(square, numbers, processes, seconds=1, isolated=True))
    assert isinstance(results[17 - 14], WorkerDiedError)
    assert isinstance(results[19 - 14], WorkerHungError)
    assert "1 second" in str(results[19 - 14])
    assert [r for r in results if isinstance(r, int)] == squares(numbers, {17, 19})


def test_every_item_may_kill_its_worker() -> None:
    results = list(map_ordered(square, [17, 17, 1, 17, 17, 17], processes=2))
    assert [isinstance(result, WorkerDiedError) for result in results] == [1, 1, 0, 1, 1, 1]


def killed_once(folder: Path) -> str:
    mark = folder / "was here"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def test_a_death_from_outside_costs_nothing(tmp_path: Path) -> None:
    assert list(map_ordered(killed_once, [tmp_path], processes=1, isolated=True)) == ["read"]


def killed(number: int) -> int:
    if number % 15 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_many_deaths_lose_no_other_item() -> None:
    results = list(map_ordered(killed, range(60), processes=2))
    assert [r for r in results if isinstance(r, int)] == [n for n in range(60) if n % 15 != 3]


def large(size: int) -> bytes:
    return b"x" * size


def test_large_items_and_answers_pass_both_ways() -> None:
    """More than pipes hold, both ways at once: neither side may wait for the other."""
    texts = [b"y" * 3_000_000 for _ in range(12)]
    assert list(map_ordered(bytes.upper, texts, processes=2)) == [text.upper() for text in texts]
    sizes = [2_000_000] * 12
    assert [len(r) for r in map_ordered(large, sizes, processes=2)] == sizes  # type: ignore[arg-type]


def test_input_is_read_lazily_and_results_stay_few() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number + 100

    stream = map_ordered(square, numbers(), processes=2)
    assert next(stream) == 10_000
    assert len(taken) < 500


def late_first(number: int) -> int:
    time.sleep(1 if number == 0 else 0)
    return number


def test_one_slow_item_does_not_let_the_others_run_away() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(5_000):
            taken.append(number)
            yield number

    stream = map_ordered(late_first, numbers(), processes=2)
    assert next(stream) == 0
    assert len(taken) < 500
    assert list(stream) == list(range(1, 5_000))


def unsendable(_: int) -> object:
    return lambda: None


def test_an_answer_that_cannot_be_sent_is_an_error_of_its_item() -> None:
    (result,) = map_ordered(unsendable, [1], processes=1, isolated=True)
    assert isinstance(result, RuntimeError)
    assert "cannot be sent" in str(result)


def test_workers_that_cannot_begin_are_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, multiprocessing\n"
        "if multiprocessing.current_process().name != 'MainProcess': os._exit(3)\n"
        "from extract.processes import map_ordered\n"
        "if __name__ == '__main__': print(list(map_ordered(len, ['a'], 2)))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
    assert "before they can begin" in done.stderr


def test_no_worker_outlives_the_map() -> None:
    import multiprocessing

    stream = map_ordered(square, range(14, 17), processes=2)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import time\nfrom extract.processes import map_ordered\n"
        "import multiprocessing\n"
        "stream = map_ordered(time.sleep, [0.01] * 10_000, 2)\n"
        "next(stream)\n"
        "print(*(c.pid for c in multiprocessing.active_children()), flush=True)\n"
        "list(stream)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(children) == 2
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while any(map(is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, children))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "all.py"
    script.write_text(
        "from extract.processes import map_ordered\n"
        "print(list(map_ordered(len, ['a', 'bb'], processes=2)))\n",
        "utf-8",
    )
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert ran.returncode
    assert "if __name__ ==" in ran.stderr.splitlines()[-1]
