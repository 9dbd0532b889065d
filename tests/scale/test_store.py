"""Stores: nothing lost, nothing twice, whatever is killed, changed or read again."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.errors import SourceError
from extract.scale import into
from extract.scale.engines import LocalEngine
from extract.scale.into import Tally, run_into
from extract.scale.job import Job, content_key
from extract.scale.partitions import plan
from extract.scale.store import Entry, Part, Store
from extract.sources import Input
from extract.writing.arrow import records_of, row_table
from extract.writing.database import open_database

from .news import DEADLY, ENDLESS, PoisonedJob, article, write_lines

ROOT = Path(__file__).parents[2]


def read(
    store: str | Path, *sources: Path, jobs: int = 1, job: Job | None = None, retry: bool = False,
    size: int = 3_000,
) -> Tally:  # fmt: skip
    tally = Tally()
    partitions = plan(map(str, sources), files=4, size=size, rows=10)
    chosen = job or Job(part=7)
    for _ in run_into(str(store), LocalEngine(jobs), partitions, chosen, tally, retry):
        pass
    return tally


def content(store: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(store.glob("*.parquet"))}


def ids(store: str | Path) -> list[str]:
    found = open_database(str(store)).execute("select article_id from articles").fetchall()
    return [row[0] for row in found]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "news.jsonl", range(60))


def test_one_process_or_two_give_the_same_files(news: Path, tmp_path: Path) -> None:
    assert str(read(tmp_path / "one", news)) == "60 new"
    read(tmp_path / "two", news, jobs=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert len(content(tmp_path / "one")) > 5
    assert ids(tmp_path / "one") == [f"a{n}" for n in range(60)]


def test_records_are_those_of_a_plain_run(news: Path, tmp_path: Path) -> None:
    from extract import Article, extract

    read(tmp_path / "store", news)
    stored = [
        r
        for file in content(tmp_path / "store")
        for r in records_of(pq.read_table(tmp_path / "store" / file))
    ]
    plain = [extract(Article(**article(n))) for n in range(60)]  # type: ignore[arg-type]
    assert [r.model_dump_json() for r in stored] == [r.model_dump_json() for r in plain]


def test_what_is_there_is_kept(news: Path, tmp_path: Path) -> None:
    read(tmp_path / "store", news)
    before = content(tmp_path / "store")
    assert str(read(tmp_path / "store", news)) == "60 kept"
    assert content(tmp_path / "store") == before


def test_new_changed_and_kept_are_told_apart(news: Path, tmp_path: Path) -> None:
    read(tmp_path / "store", news)
    lines = news.read_text("utf-8").splitlines()
    lines[3] = json.dumps(article(3, "Hội nghị kết thúc."), ensure_ascii=False)
    lines += [json.dumps(article(n)) for n in (60, 61)]
    news.write_text("\n".join(lines), "utf-8")
    assert str(read(tmp_path / "store", news)) == "2 new, 1 changed, 59 kept"
    assert sorted(ids(tmp_path / "store")) == sorted(f"a{n}" for n in range(62))
    base = open_database(str(tmp_path / "store"))
    (text,) = base.execute("select text from articles where article_id = 'a3'").fetchone() or ("",)
    assert text.endswith("kết thúc.")
    assert str(read(tmp_path / "store", news)) == "62 kept"


def test_a_content_that_comes_back_is_read_again(news: Path, tmp_path: Path) -> None:
    for more in ("", "Một.", ""):
        write_lines(news, range(3), more)
        read(tmp_path / "store", news)
    assert sorted(ids(tmp_path / "store")) == ["a0", "a1", "a2"]
    base = open_database(str(tmp_path / "store"))
    assert base.execute("select count(*) from articles where text like '%Một.'").fetchone() == (0,)


def test_other_rules_read_everything_anew(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(tmp_path / "store", news)
    monkeypatch.setattr(into, "rules_version", lambda: "other")
    assert str(read(tmp_path / "store", news)) == "60 re-read by other rules"
    assert sorted(ids(tmp_path / "store")) == sorted(f"a{n}" for n in range(60))
    assert str(read(tmp_path / "store", news)) == "60 kept"


def test_one_content_under_two_names_is_one_record(news: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(news.read_bytes())
    read(tmp_path / "store", news, copy)
    assert Counter(ids(tmp_path / "store")).most_common(1)[0][1] == 1
    assert str(read(tmp_path / "store", copy)) == "60 kept"


def test_files_of_one_article(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(article(number)["text"], "utf-8")
    (folder / "bad.txt").write_bytes(b"\0\0")
    assert str(read(tmp_path / "store", folder)) == "10 new, 1 failed"
    (folder / "1.txt").unlink()
    (folder / "2.txt").rename(folder / "z.txt")
    assert str(read(tmp_path / "store", folder)) == "10 kept"
    assert len(ids(tmp_path / "store")) == 10


def test_a_source_that_cannot_be_opened_is_told_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        assert str(read(tmp_path / "store", tmp_path / "none.jsonl")) == "1 failed"


def test_deadly_and_endless_articles_cost_themselves(news: Path, tmp_path: Path) -> None:
    write_lines(news, range(40), poison={5: DEADLY, 20: ENDLESS, 33: DEADLY})
    tally = read(tmp_path / "store", news, jobs=2, job=PoisonedJob(part=7, seconds=2))
    assert str(tally) == "37 new, 3 failed"
    entries = [entry for part in Store(str(tmp_path / "store")).parts() for entry in part.entries]
    failed = {entry.name.rsplit(":")[-1]: entry.error["code"] for entry in entries if entry.error}
    assert failed == {"6": "crash", "21": "hang", "34": "crash"}
    assert str(read(tmp_path / "store", news)) == "40 kept"
    assert str(read(tmp_path / "store", news, retry=True)) == "3 re-read by other rules, 37 kept"
    assert len(ids(tmp_path / "store")) == 40


def test_a_store_elsewhere(news: Path, tmp_path: Path, s3: str) -> None:
    read(tmp_path / "here", news)
    assert str(read(f"{s3}/store", news)) == "60 new"
    assert str(read(f"{s3}/store", news)) == "60 kept"
    assert ids(f"{s3}/store") == ids(tmp_path / "here")


def test_other_parquet_is_not_touched(news: Path, tmp_path: Path) -> None:
    pq.write_table(row_table([]), tmp_path / "mine.parquet")
    with pytest.raises(SourceError, match="no part of a store"):
        read(tmp_path, news)
    assert (tmp_path / "mine.parquet").exists()


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text('{"format": 2, "runs": 1}', "utf-8")
    with pytest.raises(SourceError, match="version"):
        Store(str(tmp_path))


def test_settling_takes_time_in_proportion(tmp_path: Path) -> None:
    """A part has its ledger digested once, not once for each of its entries."""
    store = Store(str(tmp_path))
    for number in range(2):
        entries = tuple(Entry(f"k{number}-{n}", f"n{number}-{n}", None, {}) for n in range(5_000))
        store.write(Part(1, number, 0, "r", entries), row_table([]))
    started = time.process_time()
    assert store.settle() == 0
    assert time.process_time() - started < 5


def test_ledger_round_trip() -> None:
    part = Part(1, 2, 3, "r", (Entry("k", "n", "a"), Entry("k2", "n2", None, {"code": "empty"})))
    assert Part.from_ledger(part.ledger()) == part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Input("a", "text", b"x"), Input("a", "html", b"x")),
        (Input("a", "text", b"x"), Input("a", "text", b"x", {"id": "1"})),
        (Input("a", "article", {"text": "x"}), Input("a", "article", {"text": "x", "id": "1"})),
    ],
)
def test_what_a_record_is_made_from_makes_its_key(one: Input, other: Input) -> None:
    assert content_key(one) != content_key(other)


def command(store: Path, *sources: Path, jobs: int = 2) -> list[str]:
    named = [sys.executable, "-m", "extract", "run", "--into", str(store), "--jobs", str(jobs)]
    return [*named, *map(str, sources)]


def test_killed_at_random_moments_and_run_again(tmp_path: Path) -> None:
    """Six kills of all its processes at random moments; then one run to the end."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(6):
        numbers = range(number * 200, number * 200 + 200)
        write_lines(folder / f"{number}.jsonl", numbers, "Không có gì thêm. " * 20)
    chance = random.Random(8)
    for _ in range(6):
        process = subprocess.Popen(
            command(tmp_path / "store", folder), cwd=ROOT, start_new_session=True,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(1, 3))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run(
        command(tmp_path / "store", folder), cwd=ROOT, capture_output=True, text=True, check=True
    )
    told = dict(part.split()[::-1] for part in done.stderr.strip().rsplit(": ", 1)[1].split(", "))
    assert sum(map(int, told.values())) == 1200
    subprocess.run(command(tmp_path / "whole", folder, jobs=1), cwd=ROOT, check=True)
    assert content(tmp_path / "store") == content(tmp_path / "whole")
    assert not list((tmp_path / "store").glob(".*"))


def test_killed_between_writing_and_settling(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed article stands twice until the store is settled; the next run settles it."""
    read(tmp_path / "store", news)
    write_lines(news, range(60), "Sửa đổi.")
    settle = Store.settle
    calls: list[Any] = []

    def killed(store: Store, fresh: Any = ()) -> int:
        calls.append(fresh)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return settle(store, fresh)

    monkeypatch.setattr(Store, "settle", killed)
    with pytest.raises(KeyboardInterrupt):
        read(tmp_path / "store", news)
    assert len(ids(tmp_path / "store")) == 120
    monkeypatch.undo()
    assert str(read(tmp_path / "store", news)) == "60 kept"
    base = open_database(str(tmp_path / "store"))
    told = base.execute("select count(*) from articles where text like '%Sửa đổi.'").fetchone()
    assert told == (60,)
    assert len(ids(tmp_path / "store")) == 60
