"""Engines: who reads the partitions of a job. One small interface, so that others can be added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from extract.scale.job import Job, Report, read_partitions
from extract.scale.partitions import Partition


class Engine(Protocol):
    """Reads partitions into the store of a job, in whatever order and wherever it likes.

    An engine may read a partition twice (after a failure): the parts are the same. It must not
    end before every partition was read or reported as failed.
    """

    def run(self, job: Job, partitions: Iterable[Partition]) -> Iterator[Report]:
        """Read all partitions; report as parts are written."""


@dataclass(frozen=True)
class LocalEngine:
    """Reads on this machine: one stream of articles over its processes.

    Even one process is one apart, so that no article can take the run down.
    """

    processes: int = 1

    def run(self, job: Job, partitions: Iterable[Partition]) -> Iterator[Report]:
        """Read all partitions, in order."""
        with job.workers(self.processes, isolated=True) as workers:
            yield from read_partitions(job, partitions, workers)
