"""Fetching at its size: many pages of many hosts with faults, against reading the same pages.

`python -m bench.fetching` serves articles on twenty addresses of 127.0.0.0/8, a tenth of them
faulty, runs `extract run --urls` over them, and then reads the same pages from the archive that
run made: what fetching costs beside cleaning and extraction is the difference. The servers are
a process of their own on the same cores, so the processor time of each side is told too: a
paper's servers stand elsewhere.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

PAGES = 1000
HOSTS = 20
FAULTY = 0.1
FAULTS = (
    "/404", "/reset", "/bad-gzip", "/pdf", "/500", "/loop", "/short", "/403", "/drip",
    "/busy-for-hours",
)  # fmt: skip
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """What a run took."""

    seconds: float = 0.0
    peak: int = 0
    """The most memory that its processes held, in bytes."""
    processor: dict[int, float] = field(default_factory=dict)
    """Processor seconds by process; the first is the command, which fetches and writes."""

    def fetching(self) -> float:
        """Processor seconds of the command itself."""
        return next(iter(self.processor.values()), 0.0)

    def reading(self) -> float:
        """Processor seconds of its workers, which clean and extract."""
        return sum(self.processor.values()) - self.fetching()


def main() -> None:
    """Serve, run, measure, print."""
    with tempfile.TemporaryDirectory() as folder, _served() as (server, good, bad):
        work = Path(folder)
        links = work / "links.txt"
        urls = [*good, *bad]
        random.Random(3).shuffle(urls)
        links.write_text("\n".join(urls))
        archive = work / "pages.warc.gz"
        before = _processor(server)
        fetched = _run(
            ["--urls", str(links), "-o", str(work / "a.jsonl"), "--errors", str(work / "e.jsonl"),
             "--cache", str(work / "cache"), "--archive", str(archive),
             "--allow-private", "--delay", "0"]
        )  # fmt: skip
        served = _processor(server) - before
        read = _run([str(archive), "-o", str(work / "b.jsonl"), "--jobs", str(os.cpu_count())])
        _print_account(work, good, bad)
        _print_costs(len(good), fetched, read, served)


@contextmanager
def _served() -> Iterator[tuple[int, list[str], list[str]]]:
    """Serve in a process of its own; yield its id, the sound addresses and the faulty ones."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,))
    process.start()
    try:
        good, bad = ours.recv()
        yield process.pid or 0, good, bad
    finally:
        ours.send(None)
        process.join()


def _serve(connection: Connection[Any, Any]) -> None:
    from tests.cleaning.papers import PAPERS
    from tests.web_server import serving

    with ExitStack() as stack:
        hosts = [stack.enter_context(serving(f"127.0.0.{n + 2}")) for n in range(HOSTS)]
        pages = [make().html for make in PAPERS.values()]
        good = []
        for n in range(round(PAGES * (1 - FAULTY))):
            host, path = hosts[n % HOSTS], f"/bai-viet-{n}.html"
            html = pages[n % len(pages)].replace("Sáng 24/5", f"Sáng 24/5 (tin số {n})")
            host.pages[path] = html.encode()
            good.append(host(path))
        each = (PAGES - len(good)) // HOSTS
        bad = [
            host(f"{FAULTS[(number * each + n) % len(FAULTS)]}?{n}")
            for number, host in enumerate(hosts)
            for n in range(each)
        ]
        connection.send((good, bad))
        connection.recv()


def _run(arguments: list[str]) -> Cost:
    """Run the command and watch its processes."""
    started, cost = time.monotonic(), Cost()
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", "run", *arguments], stderr=subprocess.DEVNULL
    )
    while process.poll() is None:
        family = [process.pid, *_children(process.pid)]
        cost.peak = max(cost.peak, sum(map(_memory, family)))
        cost.processor.update(
            {pid: _processor(pid) or cost.processor.get(pid, 0) for pid in family}
        )
        time.sleep(0.1)
    cost.seconds = time.monotonic() - started
    return cost


def _children(pid: int) -> list[int]:
    try:
        told = [
            thread.joinpath("children").read_text()
            for thread in Path(f"/proc/{pid}/task").iterdir()
        ]
    except OSError:
        return []
    own = [int(child) for child in " ".join(told).split()]
    return own + [further for child in own for further in _children(child)]


def _processor(pid: int) -> float:
    """Return the processor seconds that a process has used."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / _TICKS


def _memory(pid: int) -> int:
    """Return the proportional set size of a process, in bytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _print_account(work: Path, good: list[str], bad: list[str]) -> None:
    records = [json.loads(line) for line in (work / "a.jsonl").read_text("utf-8").splitlines()]
    errors = [json.loads(line) for line in (work / "e.jsonl").read_text("utf-8").splitlines()]
    urls = [record["article"]["url"] for record in records]
    told = [entry["source"] for entry in errors]
    lost = (set(good) - set(urls)) | (set(bad) - set(told))
    twice = len(urls) + len(told) - len(set(urls)) - len(set(told))
    print(f"{len(good) + len(bad)} addresses on {HOSTS} hosts, {len(bad)} faulty")
    print(f"read {len(urls)}, told failed {len(told)}, lost {len(lost)}, twice {twice}")
    for entry in errors:
        if entry["source"] in good:
            print(f"  {entry['source']}: {entry['reason']}")


def _print_costs(pages: int, fetched: Cost, read: Cost, served: float) -> None:
    for what, cost in (("fetched and read", fetched), ("read from archive", read)):
        print(
            f"{what:<18} {cost.seconds:.1f} s, {pages / cost.seconds:.1f} a second, "
            f"peak {cost.peak / 1e6:.0f} MB"
        )
        print(
            f"{'':<18} processor ms a page: command {1e3 * cost.fetching() / pages:.1f}, "
            f"workers {1e3 * cost.reading() / pages:.1f}"
        )
    print(f"{'servers':<18} processor ms a page: {1e3 * served / pages:.1f}")


if __name__ == "__main__":
    main()
