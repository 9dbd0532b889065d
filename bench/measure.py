"""Timing and memory: medians of several runs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from statistics import median
from typing import Any

import psutil


def per_thousand(
    function: Callable[[Any], Any], items: Sequence[Any], size: int, runs: int
) -> float:
    """Time a function over all items; µs of processor time per 1,000 characters, the median.

    Processor time: what other programs do on the machine counts little.
    """
    function(items[0])
    times = []
    for _ in range(runs):
        started = time.process_time()
        for item in items:
            function(item)
        times.append(time.process_time() - started)
    return median(times) / size * 1e9


def seconds(function: Callable[[], Any], runs: int) -> float:
    """Time a function as a whole, by the clock on the wall; the median of the runs."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        function()
        times.append(time.perf_counter() - started)
    return median(times)


def process_seconds(arguments: Sequence[str], runs: int = 5) -> float:
    """Time a Python process as a whole; seconds, the median of the runs."""
    command = [sys.executable, *arguments]
    return seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), runs)


def peak_memory(arguments: Sequence[str]) -> float:
    """Run a Python process; the most memory (MB, resident) any one of its processes held."""
    process = psutil.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, *memory(family(process.pid)), 0.0)
        time.sleep(0.02)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    return most


def family(pid: int) -> list[psutil.Process]:
    """Return a process and all that it started."""
    with suppress(psutil.NoSuchProcess):
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    return []


def memory(processes: Iterable[psutil.Process]) -> list[float]:
    """Return the resident memory of each, MB."""
    found = []
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            found.append(process.memory_info().rss / 1e6)
    return found
