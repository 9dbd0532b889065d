"""Fetching at its size: many pages of many hosts with faults, against reading the same pages.

`python -m bench.fetching` serves articles on twenty addresses of 127.0.0.0/8, a tenth of them
faulty, runs `extract run --urls` over them, and then reads the same pages from the archive that
run made: what fetching costs beside cleaning and extraction is the difference.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

PAGES = 1000
HOSTS = 20
FAULTY = 0.1
FAULTS = (
    "/404", "/reset", "/bad-gzip", "/pdf", "/500", "/loop", "/short", "/403", "/drip",
    "/busy-for-hours",
)  # fmt: skip


def main() -> None:
    """Serve, run, measure, print."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        good, bad = _serve(stack)
        work = Path(folder)
        links = work / "links.txt"
        urls = [*good, *bad]
        random.Random(3).shuffle(urls)
        links.write_text("\n".join(urls))
        archive = work / "pages.warc.gz"
        options = ["--allow-private", "--delay", "0", "--jobs", "2"]
        fetched = _run(
            ["--urls", str(links), "-o", str(work / "a.jsonl"), "--errors", str(work / "e.jsonl"),
             "--cache", str(work / "cache"), "--archive", str(archive), *options]
        )  # fmt: skip
        read = _run([str(archive), "-o", str(work / "b.jsonl"), "--jobs", "2"])
        _print(work, good, bad, fetched, read)


def _serve(stack: ExitStack) -> tuple[list[str], list[str]]:
    from tests.cleaning.papers import PAPERS
    from tests.web_server import serving

    hosts = [stack.enter_context(serving(f"127.0.0.{n + 2}")) for n in range(HOSTS)]
    pages = [make().html for make in PAPERS.values()]
    good = []
    for n in range(round(PAGES * (1 - FAULTY))):
        host, path = hosts[n % HOSTS], f"/bai-viet-{n}.html"
        html = pages[n % len(pages)].replace("Sáng 24/5", f"Sáng 24/5 (tin số {n})")
        host.pages[path] = html.encode()
        good.append(host(path))
    faulty = range(PAGES - len(good))
    return good, [hosts[n % HOSTS](f"{FAULTS[n % len(FAULTS)]}?{n}") for n in faulty]


def _run(arguments: list[str]) -> tuple[float, int]:
    """Run the command; return its seconds and the most memory that its processes held."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", "run", *arguments], stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.1)
    return time.monotonic() - started, peak


def _memory(pid: int) -> int:
    """Return the proportional set size of a process and its children, in bytes."""
    total = 0
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return total
    return total + sum(_memory(int(child)) for child in children)


def _print(
    work: Path, good: list[str], bad: list[str], fetched: tuple[float, int], read: tuple[float, int]
) -> None:
    records = [json.loads(line) for line in (work / "a.jsonl").read_text("utf-8").splitlines()]
    errors = [json.loads(line) for line in (work / "e.jsonl").read_text("utf-8").splitlines()]
    urls = [record["article"]["url"] for record in records]
    told = [entry["source"] for entry in errors]
    lost = (set(good) - set(urls)) | (set(bad) - set(told))
    twice = len(urls) + len(told) - len(set(urls)) - len(set(told))
    print(f"{len(good) + len(bad)} addresses on {HOSTS} hosts, {len(bad)} faulty")
    print(f"read {len(urls)}, told failed {len(told)}, lost {len(lost)}, twice {twice}")
    for what, (seconds, peak) in (("fetched and read", fetched), ("read from archive", read)):
        rate = len(urls) / seconds
        print(f"{what:<18} {seconds:.0f} s, {rate:.1f} a second, peak {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
