"""Runs into a store: what it has stays, what is new or changed is read, the account is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.language import say
from extract.rules import rules_version
from extract.scale.engines import Engine
from extract.scale.job import Job, Report
from extract.scale.partitions import Partition
from extract.scale.store import Entry, Part, Store


@dataclass
class Tally:
    """How many inputs came to what.

    >>> print(Tally(new=2, kept=40, failed=1))
    2 new, 40 kept, 1 failed
    """

    new: int = 0
    """Read for the first time."""
    changed: int = 0
    """Read anew: another content under a name that the store knows."""
    reread: int = 0
    """Read anew: the same content by other rules, or a failure tried again."""
    kept: int = 0
    """Left as they are: the store has this content by these rules."""
    failed: int = 0
    """Gave no record."""
    events: int = 0
    """Events in the records that were read."""

    def __str__(self) -> str:
        told = {
            say("{count} new", count=self.new): self.new,
            say("{count} changed", count=self.changed): self.changed,
            say("{count} re-read by other rules", count=self.reread): self.reread,
            say("{count} kept", count=self.kept): self.kept,
            say("{count} failed", count=self.failed): self.failed,
        }
        return ", ".join(one for one, count in told.items() if count) or say("nothing to read")


def run_into(
    address: str,
    engine: Engine,
    partitions: Iterable[Partition],
    job: Job,
    tally: Tally,
    retry: bool = False,
) -> Iterator[Report]:
    """Read partitions into a store; report as parts are written, and keep the tally.

    `job` needs no store, run, rules and seen contents: they are filled in. With `retry`,
    inputs that failed before are tried again. Killed at any moment and started again, a run
    goes on where it was.
    """
    store = Store(address)
    store.tidy()
    store.settle()
    before = store.parts()
    rules = rules_version()
    job = replace(job, store=address, run=store.run, rules=rules, seen=_seen(before, rules, retry))
    known = {entry.name: entry.key for part in before for entry in part.entries}
    fresh: list[str] = []
    for report in engine.run(job, partitions):
        _count(tally, report, known)
        fresh.extend([report.file] if report.file else [])
        yield report
    store.settle(fresh)
    store.end_run()


def _seen(parts: Iterable[Part], rules: str, retry: bool) -> frozenset[str]:
    return frozenset(
        entry.key
        for part in parts
        if part.rules == rules
        for entry in part.entries
        if not (retry and entry.error)
    )


def _count(tally: Tally, report: Report, known: dict[str, str]) -> None:
    tally.kept += report.kept
    tally.events += report.events
    tally.failed += len(report.failed)
    for entry in report.entries:
        if entry.error is None:
            name = _what(entry, known)
            setattr(tally, name, getattr(tally, name) + 1)


def _what(entry: Entry, known: dict[str, str]) -> str:
    if entry.name not in known:
        return "new"
    return "reread" if known[entry.name] == entry.key else "changed"
