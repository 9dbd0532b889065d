"""Many machines: the partitions of a job over Ray Data.

Each worker of the cluster keeps one process of its own beside it in which articles are read,
so that an article that crashes or hangs costs itself, here as on one machine. A machine that
is lost costs the partitions it had in hand, which are read again elsewhere; what they had
written already is seen or written over by the same bytes. Ray is the extra `ray`.
"""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extract.errors import SourceError, require
from extract.scale.job import Job, Report, read_partitions
from extract.scale.partitions import Partition

_RETRIES = 3


@dataclass(frozen=True)
class RayEngine:
    """Reads on the cluster that `RAY_ADDRESS` names (without it, one started on this machine).

    `workers` are the fewest and the most that read at a time; a partition whose worker is lost
    is tried `retries` times more, then told as failed. All machines must have this package,
    and see the sources and the store under the same addresses.
    """

    workers: tuple[int, int] | None = None
    retries: int = _RETRIES

    def run(self, job: Job, partitions: Iterable[Partition]) -> Iterator[Report]:
        """Read all partitions, wherever there is room; reports come as they are made."""
        require("ray", "ray")
        import ray

        if not ray.is_initialized():
            ray.init(log_to_driver=False, configure_logging=False)
        _be_quiet(ray)
        planned = list(partitions)
        if not planned:
            return
        for row in self._reports(job, planned).iter_rows():
            yield pickle.loads(row["report"])  # noqa: S301 — made by our own workers

    def _reports(self, job: Job, planned: list[Partition]) -> Any:
        """Describe the run to Ray: a block for each partition, a pool of readers over them."""
        import ray

        tries = ray.remote(Tries).options(num_cpus=0, max_restarts=-1).remote()
        least, most = self.workers or (1, _processors())
        items = [{"partition": pickle.dumps(partition)} for partition in planned]
        return ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
            PartitionReader,
            fn_constructor_args=(job, self.retries, tries),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(min_size=least, max_size=most),
            num_cpus=1,
        )


class Tries:
    """Counts how often each partition was begun, for all workers of a run, and why it failed.

    Ray gives the partition of a lost worker to another for ever; what takes its workers down
    each time must come to an end.
    """

    def __init__(self) -> None:
        self._begun: Counter[int] = Counter()
        self._why: dict[int, str] = {}

    def begin(self, partition: int) -> tuple[int, str]:
        """Count one more try; return how many there were, and why the last one failed."""
        self._begun[partition] += 1
        return self._begun[partition], self._why.get(partition, "its worker was lost")

    def failed(self, partition: int, why: str) -> None:
        """Note why a try failed."""
        self._why[partition] = why


class PartitionReader:
    """What each worker of the cluster keeps: the job, and the process that reads for it."""

    def __init__(self, job: Job, retries: int, tries: Any) -> None:
        self._job, self._retries, self._tries = job, retries, tries
        self._workers = job.workers(1, isolated=True)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Read the partitions of a batch; return a report for each part written."""
        partitions = map(pickle.loads, batch["partition"])  # made by the driver
        reports = [report for partition in partitions for report in self._read(partition)]
        return {"report": [pickle.dumps(report) for report in reports]}

    def _read(self, partition: Partition) -> list[Report]:
        """Read a partition; a worker that cannot ends, and Ray gives its work to another."""
        import ray

        tries, why = ray.get(self._tries.begin.remote(partition.number))
        if tries > self._retries + 1:
            return [Report(failed=(_lost(partition, tries - 1, why),))]
        try:
            return list(read_partitions(self._job, [partition], self._workers))
        except Exception as fault:  # no store, no process: the fault of this machine, perhaps
            told = self._tries.failed.remote(partition.number, f"{type(fault).__name__}: {fault}")
            ray.get(told)
            os._exit(1)


def _lost(partition: Partition, tries: int, why: str) -> SourceError:
    first = partition.pieces[0]
    name = first.source if isinstance(first, SourceError) else first.name
    more = f" and {len(partition.pieces) - 1} more" if len(partition.pieces) > 1 else ""
    return SourceError(
        name + more, "crash", f"the partition could not be read in {tries} tries ({why})",
        "run the same command again: it goes on where it was",
    )  # fmt: skip


def _processors() -> int:
    import ray

    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _be_quiet(ray: Any) -> None:
    """Leave progress to the account of the run."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
