"""The command line against real servers: kill and resume, faults, archive, offline, discover."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
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
    arguments = ("run", "--urls", str(links), "-o", str(out), "--no-cache")
    chance = random.Random(7)
    kills = 0
    while kills < KILLS:
        done = len(out.read_bytes().splitlines()) if out.exists() else 0
        process = subprocess.Popen(command(*arguments), cwd=ROOT, stderr=subprocess.DEVNULL)
        wait_for(out, min(done + chance.randint(0, 3), len(urls)))
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
        if len(out.read_bytes().splitlines()) >= len(urls) - 2:
            assert run(*arguments).returncode == 0
            check_whole(out, urls)
    assert run(*arguments).returncode == 0
    check_whole(out, urls)


def wait_for(out: Path, lines: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if out.exists() and out.read_bytes().count(b"\n") >= lines:
            return
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
    process = subprocess.Popen(
        command(*arguments), cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    process.stdin.write("\n".join(urls).encode())
    process.stdin.close()
    wait_for(out, 8)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = {record["article"]["url"] for record in records(out)[:-1]}
    before = asked(hosts)
    again = run(*arguments, given="\n".join(urls))
    assert "going on after" in again.stderr
    assert not {url for url, number in (asked(hosts) - before).items() if number} & done
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
    done = run("run", "--urls", str(links), "-o", str(out), "--errors", str(failed), "--jobs", "2",
               "--cache", cache)  # fmt: skip
    assert done.returncode == 1
    told = [json.loads(line) for line in failed.read_text("utf-8").splitlines()]
    assert sorted(entry["source"] for entry in told) == sorted(bad)
    found = [record["article"]["url"] for record in records(out)]
    assert found == [url for url in urls if url in set(good)]
    assert f"pages: {len(urls)} asked for" in done.stderr
    assert "Traceback" not in done.stderr


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
