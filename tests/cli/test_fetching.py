"""The command line against real servers: kill and resume, faults, archive, offline, discover."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from ..cleaning.papers import PAPERS
from ..web_server import Web, serving

ROOT = Path(__file__).parents[2]
HTML = [make().html for make in PAPERS.values()]
KILLS = int(os.environ.get("EXTRACT_SOAK_KILLS", "4"))
PAGES = int(os.environ.get("EXTRACT_SOAK_PAGES", "60"))
HOSTS = int(os.environ.get("EXTRACT_SOAK_HOSTS", "5"))
FAULTS = (
    "/404", "/reset", "/bad-gzip", "/pdf", "/500", "/loop", "/empty", "/short", "/large-told",
    "/403",
)  # fmt: skip


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "extract", *arguments, "--allow-private", "--delay", "0"]


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), input=given, capture_output=True, text=True, encoding="utf-8",
        cwd=ROOT, timeout=600,
    )  # fmt: skip


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


@pytest.fixture
def hosts() -> Iterator[list[Web]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(f"127.0.0.{n + 2}")) for n in range(HOSTS)]


def articles(hosts: list[Web], number: int) -> list[str]:
    """Put articles on the hosts; no two are the same."""
    urls = []
    for n in range(number):
        host = hosts[n % len(hosts)]
        path = f"/bai-viet-{n}.html"
        html = HTML[n % len(HTML)].replace("Sáng 24/5", f"Sáng 24/5 (tin số {n})")
        host.pages[path] = html.encode()
        urls.append(host(path))
    return urls


def test_killed_at_random_and_started_again_each_article_is_there_once(
    hosts: list[Web], tmp_path: Path, cache: str
) -> None:
    urls = articles(hosts, 30)
    links, out = tmp_path / "links.txt", tmp_path / "out.jsonl"
    links.write_text("\n".join(urls))
    arguments = ("run", "--urls", str(links), "-o", str(out), "--no-cache", "--jobs", "1")
    chance = random.Random(7)
    kills = 0
    while kills < KILLS:
        process = subprocess.Popen(command(*arguments), cwd=ROOT, stderr=subprocess.DEVNULL)
        wait_for(out, min(done(out) + chance.randint(1, 4), len(urls)), process)
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
        if done(out) >= len(urls) - 3:
            assert run(*arguments).returncode == 0
            check_whole(out, urls)
    assert run(*arguments).returncode == 0
    check_whole(out, urls)


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("out.json", None), ("out.csv", None), ("out.sqlite", None), ("out.parquet", None),
        ("out", "parquet"), ("out", "tables"), ("out.txt", "table"),
    ],
)  # fmt: skip
def test_a_killed_run_into_any_format_goes_on(
    hosts: list[Web], tmp_path: Path, name: str, chosen: str | None
) -> None:
    urls = articles(hosts, 12)
    out, whole = tmp_path / name, tmp_path / "whole" / name
    whole.parent.mkdir()
    told = ("--format", chosen) if chosen else ()
    arguments = ("run", *urls, *told, "--no-cache", "--jobs", "1")
    assert run(*arguments, "-o", str(whole)).returncode == 0
    hosts[0].answers["/slow"] = lambda headers: (time.sleep(60), (200, b"", {}))[1]
    waits = (*arguments, hosts[0]("/slow"), "-o", str(out))
    process = subprocess.Popen(command(*waits), cwd=ROOT, stderr=subprocess.DEVNULL)
    wait_for(out, 5, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = asked(hosts)
    again = run(*arguments, "-o", str(out))
    assert "going on after" in again.stderr
    assert sum((asked(hosts) - before).values()) < len(urls) + len(hosts)
    assert contents(out) == contents(whole)
    assert not out.with_name(out.name + ".journal").exists()


def contents(path: Path) -> list[Any]:
    """Return what an output holds, whatever its format."""
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as base:
            return list(base.iterdump())
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [(file.name, file.read_bytes()) for file in files]


def done(out: Path) -> int:
    """Count the records in the journal of an output."""
    journal = out.with_name(out.name + ".journal")
    return journal.read_bytes().count(b'{"source": ') if journal.exists() else 0


def wait_for(out: Path, records: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None and done(out) < records:
        time.sleep(0.01)


def check_whole(out: Path, urls: list[str]) -> None:
    assert [record["article"]["url"] for record in records(out)] == urls
    assert not out.with_name(out.name + ".journal").exists()


def test_nothing_that_was_done_is_fetched_again(
    hosts: list[Web], tmp_path: Path, cache: str
) -> None:
    urls = articles(hosts, 30)
    out = tmp_path / "out.jsonl"
    arguments = ("run", "-", "-o", str(out), "--no-cache")
    process: subprocess.Popen[bytes] = subprocess.Popen(
        command(*arguments), cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    process.stdin.write("\n".join(urls).encode())
    process.stdin.close()
    wait_for(out, 8, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    written = {record["article"]["url"] for record in records(out)[:-1]}
    before = asked(hosts)
    again = run(*arguments, given="\n".join(urls))
    assert "going on after" in again.stderr
    assert not {url for url, number in (asked(hosts) - before).items() if number} & written
    check_whole(out, urls)


def asked(hosts: list[Web]) -> Counter[str]:
    return Counter({host(path): n for host in hosts for path, n in host.asked.items()})


def test_many_pages_of_many_hosts_with_faults_are_all_accounted_for(
    hosts: list[Web], tmp_path: Path, cache: str
) -> None:
    good = articles(hosts, PAGES * 9 // 10)
    bad = [
        hosts[n % len(hosts)](f"{FAULTS[n % len(FAULTS)]}?{n}") for n in range(PAGES - len(good))
    ]
    urls = [*good, *bad]
    random.Random(3).shuffle(urls)
    links, out, failed = (tmp_path / name for name in ("links.txt", "out.jsonl", "failed.jsonl"))
    links.write_text("\n".join(urls))
    ended = run("run", "--urls", str(links), "-o", str(out), "--errors", str(failed), "--jobs", "2",
                "--cache", cache)  # fmt: skip
    assert ended.returncode == 1
    told = [json.loads(line) for line in failed.read_text("utf-8").splitlines()]
    assert sorted(entry["source"] for entry in told) == sorted(bad)
    found = [record["article"]["url"] for record in records(out)]
    assert found == [url for url in urls if url in set(good)]
    assert f"pages: {len(urls)} asked for" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_same_run_again_asks_no_server(hosts: list[Web], tmp_path: Path, cache: str) -> None:
    urls = articles(hosts, 5)
    first = run("run", *urls, "--cache", cache)
    before = asked(hosts)
    second = run("run", *urls, "--cache", cache)
    offline = run("run", *urls, "--cache", cache, "--offline")
    assert asked(hosts) == before
    assert first.stdout == second.stdout == offline.stdout
    assert run("run", hosts[0]("/new"), "--cache", cache, "--offline").returncode == 1


def test_an_archive_gives_the_same_records_years_later(
    hosts: list[Web], tmp_path: Path, cache: str
) -> None:
    archive = tmp_path / "pages.warc.gz"
    urls = articles(hosts, 5)
    first = run("run", *urls, "--cache", cache, "--archive", str(archive))
    for host in hosts:
        host.pages.clear()
    assert run("run", str(archive)).stdout == first.stdout


def test_discovered_links_are_read(hosts: list[Web], cache: str) -> None:
    urls = articles(hosts[:1], 4)
    items = "".join(
        f"<item><title>Tin {n}</title><link>{url}</link></item>" for n, url in enumerate(urls)
    )
    hosts[0].pages["/tin.rss"] = f"<rss><channel>{items}</channel></rss>".encode()
    found = run("discover", hosts[0]("/tin.rss"), "--cache", cache)
    assert found.stdout.split() == urls
    assert len(run("run", "-", "--cache", cache, given=found.stdout).stdout.splitlines()) == 4
    told = run("discover", hosts[0]("/tin.rss"), "--json", "--match", "Tin 2", "--cache", cache)
    assert json.loads(told.stdout)["url"] == urls[2]
    assert run("discover", hosts[0]("/404"), "--cache", cache).returncode == 1


def test_provenance_is_told_when_asked(hosts: list[Web], cache: str) -> None:
    (url,) = articles(hosts[:1], 1)
    done = run("run", url, "--provenance", "--format", "jsonl", "--cache", cache)
    origins = json.loads(done.stdout)["provenance"]
    assert all(origin["link"].startswith(f"{url}#:~:text=") for origin in origins)


def test_clean_shows_what_was_kept_and_dropped(
    hosts: list[Web], tmp_path: Path, cache: str
) -> None:
    (url,) = articles(hosts[:1], 1)
    shown = run("clean", url, "--debug", "--cache", cache).stdout
    assert "caption" in shown
    assert "headline" in shown
    assert "2024-05-24T17:05:00+07:00" in shown
    broken = tmp_path / "sites.toml"
    broken.write_text("[[site]]\nhosts = ['a.vn']")
    assert run("clean", url, "--profiles", str(broken)).returncode == 2


def test_a_killed_run_goes_on_with_its_archive(hosts: list[Web], tmp_path: Path) -> None:
    urls = articles(hosts, 12)
    archive, whole = tmp_path / "pages.warc.gz", tmp_path / "whole.jsonl"
    hosts[0].answers["/slow"] = lambda headers: (time.sleep(60), (404, b"", {}))[1]
    out = tmp_path / "out.jsonl"
    arguments = ("-o", str(out), "--archive", str(archive), "--no-cache", "--jobs", "1")
    process = subprocess.Popen(
        command("run", *urls[:3], hosts[0]("/slow"), *urls[3:], *arguments),
        cwd=ROOT, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_for(out, 8, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(records(out)) <= 3  # the slow page holds back the output, not the reading
    assert run("run", *urls, *arguments).returncode == 0
    check_whole(out, urls)
    assert run("run", str(archive), "-o", str(whole)).returncode == 0
    assert whole.read_bytes() == out.read_bytes()


def test_a_slow_page_holds_up_no_other_and_the_order_stays(hosts: list[Web], cache: str) -> None:
    urls = articles(hosts, 12)
    slow = hosts[0]("/slow.html")
    html = hosts[0].pages["/bai-viet-0.html"]
    hosts[0].answers["/slow.html"] = lambda headers: (time.sleep(4), (200, html, {}))[1]
    ended = run("run", slow, *urls, "--cache", cache)
    found = [json.loads(line)["article"]["url"] for line in ended.stdout.splitlines()]
    assert found == [slow, *urls]
    assert max(time for host in hosts[1:] for time in host.times) < min(hosts[0].times) + 4


def test_a_store_takes_the_options_of_fetching(
    hosts: list[Web], tmp_path: Path, cache: str
) -> None:
    urls = articles(hosts, 6)
    hosts[1].robots = (200, b"User-agent: *\nDisallow: /\n")
    store, again = str(tmp_path / "store"), str(tmp_path / "again")
    archive, failed = tmp_path / "pages.warc.gz", tmp_path / "failed.jsonl"
    told = ("--cache", cache, "--archive", str(archive), "--errors", str(failed))
    assert run("run", *urls, "--into", store, *told).returncode == 1
    (entry,) = records(failed)
    assert entry["code"] == "robots"
    named = ("--ignore-robots", "--user-agent", "desk@bao.vn")
    ended = run("run", *urls, "--into", store, *told, *named)
    assert ended.returncode == 0
    assert "1 new, 5 kept" in ended.stderr
    assert hosts[1].agents[-1] == "desk@bao.vn"
    before = asked(hosts)
    assert run("run", *urls, "--into", again, "--cache", cache, "--offline").returncode == 0
    assert asked(hosts) == before
    assert "6 new" in run("run", str(archive), "--into", str(tmp_path / "third")).stderr


def test_what_cannot_be_written_is_told_before_anything_is_fetched(
    hosts: list[Web], tmp_path: Path
) -> None:
    (url,) = articles(hosts[:1], 1)
    missing = str(tmp_path / "missing" / "file")
    for option in ("--output", "--errors", "--archive"):
        told = run("run", url, "--no-cache", option, missing)
        assert told.returncode == 2
        assert "does not exist: make it first" in told.stderr
    assert not hosts[0].asked


def test_a_cache_that_cannot_be_used_fails_the_pages_it_is_for(
    hosts: list[Web], tmp_path: Path
) -> None:
    urls = articles(hosts, 2)
    (tmp_path / "answers.sqlite").write_bytes(b"this is no database" * 99)
    failed = tmp_path / "failed.jsonl"
    ended = run("run", *urls, "--cache", str(tmp_path), "--errors", str(failed))
    assert [entry["source"] for entry in records(failed)] == urls
    assert "the cache cannot be used" in ended.stderr
