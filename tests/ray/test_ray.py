"""A real cluster on this machine, a head and two workers: kill what can be killed.

Nothing lost, nothing twice, the same bytes as a run on one machine.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

ray = pytest.importorskip("ray", reason="the extra ray is not installed: make test-ray")

from extract.scale.engines import LocalEngine  # noqa: E402
from extract.scale.into import Tally, run_into  # noqa: E402
from extract.scale.job import Job  # noqa: E402
from extract.scale.partitions import plan  # noqa: E402
from extract.scale.ray import RayEngine  # noqa: E402

from ..scale.news import DEADLY, ENDLESS, Poisoned, PoisonedJob, write_lines  # noqa: E402

ROOT = Path(__file__).parents[2]
MEMORY = 80_000_000
ARTICLES = 120


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head that reads nothing and two workers of one processor each."""
    from ray.cluster_utils import Cluster

    os.environ["PYTHONPATH"] = str(ROOT)
    head = {"num_cpus": 0, "include_dashboard": False, "object_store_memory": MEMORY}
    running = Cluster(initialize_head=True, head_node_args=head)
    for _ in range(2):
        running.add_node(num_cpus=1, object_store_memory=MEMORY)
    running.wait_for_nodes()
    yield running
    ray.shutdown()
    running.shutdown()


@pytest.fixture
def driver(cluster: Any) -> Iterator[Any]:
    """This process as the driver of the cluster."""
    ray.init(address=cluster.address, log_to_driver=False)
    yield cluster
    ray.shutdown()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "news.jsonl", range(ARTICLES))


def read(store: Path, engine: Any, news: Path, job: Job | None = None) -> Tally:
    tally = Tally()
    partitions = plan([str(news)], size=4_000)
    for report in run_into(str(store), engine, partitions, job or Job(part=7), tally):
        for error in report.failed:
            print(error)  # shown when the test fails
    return tally


def content(store: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in store.glob("*.parquet")}


def expected(tmp_path: Path, news: Path, job: Job | None = None) -> dict[str, bytes]:
    read(tmp_path / "local", LocalEngine(1), news, job)
    return content(tmp_path / "local")


def test_same_bytes_as_on_one_machine(driver: Any, news: Path, tmp_path: Path) -> None:
    assert str(read(tmp_path / "store", RayEngine(), news)) == f"{ARTICLES} new"
    assert content(tmp_path / "store") == expected(tmp_path, news)
    assert str(read(tmp_path / "store", RayEngine(), news)) == f"{ARTICLES} kept"


def test_poison_costs_its_articles(driver: Any, news: Path, tmp_path: Path) -> None:
    write_lines(news, range(40), poison={3: DEADLY, 17: ENDLESS, 33: DEADLY})
    job = PoisonedJob(part=7, seconds=5)
    assert str(read(tmp_path / "store", RayEngine(), news, job)) == "37 new, 3 failed"
    assert content(tmp_path / "store") == expected(tmp_path, news, job)


def readers() -> list[psutil.Process]:
    """The processes of the cluster's workers that hold a reader."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any("PartitionReader" in part for part in process.info["cmdline"] or ())
    ]


def kill_readers_when(store: Path, parts: int, kills: int) -> threading.Thread:
    """Kill one reader each time the store has so many more parts."""

    def kill() -> None:
        for number in range(1, kills + 1):
            while len(list(store.glob("*.parquet"))) < parts * number:
                time.sleep(0.05)
            for process in readers()[:1]:
                process.kill()

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    return thread


def test_workers_killed_half_way(driver: Any, news: Path, tmp_path: Path) -> None:
    killer = kill_readers_when(tmp_path / "store", parts=4, kills=2)
    tally = read(tmp_path / "store", RayEngine(), news, PoisonedJob(part=7, pause=0.1))
    killer.join(10)
    assert not killer.is_alive()
    assert tally.failed == 0
    assert content(tmp_path / "store") == expected(tmp_path, news)


def test_machine_lost_half_way(driver: Any, news: Path, tmp_path: Path) -> None:
    """A whole node goes (its raylet and all on it), another comes."""
    lost = driver.add_node(num_cpus=1, object_store_memory=MEMORY)
    driver.wait_for_nodes()

    raylets = {info.process.pid for some in lost.all_processes.values() for info in some}

    def lose() -> None:
        """Wait until the node reads, then take it away."""
        while not any(process.ppid() in raylets for process in readers()):
            time.sleep(0.05)
        driver.remove_node(lost, allow_graceful=False)

    loser = threading.Thread(target=lose, daemon=True)
    loser.start()
    tally = read(tmp_path / "store", RayEngine(), news, PoisonedJob(part=7, pause=0.3))
    loser.join(1)
    assert not loser.is_alive()
    assert tally.failed == 0
    assert content(tmp_path / "store") == expected(tmp_path, news)


@dataclass(frozen=True)
class Fatal(Poisoned):
    """Takes down the worker of the cluster itself, past all isolation."""

    def __call__(self, item: Any) -> Any:
        if DEADLY in str(getattr(item, "data", "")):
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(5)
        return super().__call__(item)


@dataclass(frozen=True)
class FatalJob(Job):
    def workers(self, processes: int, isolated: bool = False) -> Any:
        from extract.processes import Workers

        return Workers(Fatal(), processes, self.seconds, isolated)


def test_what_takes_its_worker_down_each_time_comes_to_an_end(
    driver: Any, news: Path, tmp_path: Path
) -> None:
    write_lines(news, range(40), poison={25: DEADLY})
    tally = read(tmp_path / "store", RayEngine(retries=1), news, FatalJob(part=1))
    assert tally.failed == 1
    assert 20 <= tally.new < 40


def test_driver_killed_half_way_and_run_again(cluster: Any, news: Path, tmp_path: Path) -> None:
    write_lines(news, range(3_000), "Không có gì thêm. " * 40)
    store = tmp_path / "store"
    environment = {**os.environ, "RAY_ADDRESS": cluster.address}
    command = [sys.executable, "-m", "extract", "run", str(news), "--into", str(store)]
    driver = subprocess.Popen([*command, "--engine", "ray"], env=environment, cwd=tmp_path)
    while len(list(store.glob("*.parquet"))) < 2:
        time.sleep(0.05)
        assert driver.poll() is None
    driver.kill()
    driver.wait()
    half = len(list(store.glob("*.parquet")))
    done = subprocess.run(
        [*command, "--engine", "ray"], env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "kept" in done.stderr
    local = subprocess.run([*command[:-1], str(tmp_path / "local")], cwd=tmp_path, check=True)
    assert local.returncode == 0
    assert content(store) == content(tmp_path / "local")
    assert half < len(content(store))
