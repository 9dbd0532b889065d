"""`make soak`: 100,000 articles into a store, killed half-way, run on; memory, rate, sameness.

The articles are those of the corpus, shuffled and varied, in files of JSON lines. The run is
killed (all its processes, SIGKILL) when it has written two fifths, and started again. The store
must then hold each article once, with the bytes of a run in one process: of the first files the
parts are compared, of the rest the count.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.articles import ROOT, varied
from bench.figures import log
from bench.measure import family, memory
from bench.table import about

_FILES = 20
_PARAGRAPHS = 4
"""Short articles: it is their number that is tried here."""
_COMPARED = 2
"""Files that are read once more in one process."""


def main() -> None:
    """Make the articles, run, kill, run on, compare; print and write what was seen."""
    asked = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    asked.add_argument("--articles", type=int, default=100_000)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--json", type=Path, default=ROOT / "out" / "soak.json")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = soak(Path(folder), options.articles, options.jobs)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(seen, indent=1) + "\n", "utf-8")
    print(json.dumps({key: value for key, value in seen.items() if key != "memory"}, indent=1))
    if not (seen["each once"] and seen["same bytes"]):
        sys.exit("the store does not hold what it should")


def soak(folder: Path, count: int, processes: int) -> dict[str, Any]:
    """Run the soak; return rate, memory and whether all is there, once, and the same."""
    log(f"making {count:,} articles")
    news = folder / "news"
    write_articles(news, count)
    store = folder / "store"
    curve: list[dict[str, float]] = []
    log("first run, to be killed")
    first = watch(
        command(news, store, processes), curve, until=lambda: _parts(store) * 500 >= count * 2 // 5
    )
    before = _stored(store)
    log(f"killed with {before:,} articles stored; second run")
    second = watch(command(news, store, processes), curve)
    log("one process over the first files, to compare")
    alone = folder / "alone"
    for file in sorted(news.iterdir())[_COMPARED:]:
        file.unlink()
    third = watch(command(news, alone, 1), [])
    return {
        "about": about(),
        "articles": count,
        "characters an article": round(_characters(store) / count),
        "processes": processes,
        "stored when killed": before,
        "seconds": round(first + second, 1),
        "articles a second": round(count / (first + second), 1),
        "articles a second, one process": round(_stored(alone) / third, 1),
        "most memory of a worker, MB": round(max(point["worker"] for point in curve)),
        "most memory of the parent, MB": round(max(point["parent"] for point in curve)),
        "each once": _each_once(store, count),
        "same bytes": _same(alone, store),
        "memory": curve,
    }


def write_articles(folder: Path, count: int) -> None:
    """Write varied articles to some files of JSON lines."""
    folder.mkdir()
    each = -(-count // _FILES)
    articles = varied(count, most=_PARAGRAPHS)
    for number in range(_FILES):
        with (folder / f"{number:02}.jsonl").open("w", encoding="utf-8") as file:
            for _, article in zip(range(each), articles, strict=False):
                file.write(article.model_dump_json(exclude_defaults=True) + "\n")


def command(news: Path, store: Path, processes: int) -> list[str]:
    """Write the command of a run."""
    options = ["--into", str(store), "--jobs", str(processes)]
    return [sys.executable, "-m", "extract", "run", str(news), *options]


def watch(
    words: list[str], curve: list[dict[str, float]], until: Any = None, every: float = 1.0
) -> float:
    """Run a command, noting its memory; kill all of it when `until` holds. Return seconds."""
    started = time.monotonic()
    process = subprocess.Popen(words, start_new_session=True)
    while process.poll() is None:
        _note(process.pid, curve, started)
        if until and until():
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return time.monotonic() - started
        time.sleep(every)
    if until or process.returncode:
        sys.exit("the run ended before it could be killed" if until else "the run failed")
    return time.monotonic() - started


def _note(pid: int, curve: list[dict[str, float]], started: float) -> None:
    parent, *workers = [*memory(family(pid)), 0.0]
    second = round(time.monotonic() - started, 1)
    curve.append({"second": second, "parent": parent, "worker": max(workers, default=0.0)})


def _parts(store: Path) -> int:
    return len(list(store.glob("*.parquet")))


def _ids(store: Path) -> list[str]:
    from extract.writing.database import open_database

    found = open_database(str(store)).execute("select article.id from records").fetchall()
    return [row[0] for row in found]


def _characters(store: Path) -> int:
    from extract.writing.database import open_database

    (total,) = open_database(str(store)).execute(
        "select sum(length(article.text)) from records"
    ).fetchone() or (0,)
    return int(total)


def _stored(store: Path) -> int:
    return len(_ids(store))


def _each_once(store: Path, count: int) -> bool:
    return sorted(_ids(store)) == [f"v{number:06}" for number in range(count)]


def _same(alone: Path, store: Path) -> bool:
    """Whether every part of one store stands in the other with the same bytes."""
    parts = sorted(alone.glob("*.parquet"))
    return bool(parts) and all(
        (store / part.name).is_file() and part.read_bytes() == (store / part.name).read_bytes()
        for part in parts
    )


if __name__ == "__main__":
    main()
