"""Timing: the median of several runs, in microseconds per 1,000 characters."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any


def per_thousand(
    function: Callable[[Any], Any], items: Sequence[Any], size: int, runs: int
) -> float:
    """Time a function over all items; µs per 1,000 characters, the median of the runs."""
    function(items[0])
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        for item in items:
            function(item)
        times.append(time.perf_counter() - started)
    return median(times) / size * 1e9


def process_seconds(arguments: Sequence[str], runs: int = 5) -> float:
    """Time a Python process as a whole; seconds, the median of the runs."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return median(times)
