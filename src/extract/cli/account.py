"""The account of a run: progress, failures, and the line at the end."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from extract.errors import SourceError

_LONG_RUN = 2.0
"""Seconds after which a run tells how it went."""


class Account:
    """Counts what a run has read and failed to read, and says so on standard error."""

    def __init__(self, errors: Path | None) -> None:
        self._errors = errors.open("w", encoding="utf-8") if errors else None
        self._started = time.monotonic()
        self._progress: Any = None
        self.records = self.events = self.failures = 0

    def __enter__(self) -> Account:
        if sys.stderr.isatty():
            self._progress = _progress_bar()
            self._progress.start()
            self._task = self._progress.add_task("reading", total=None, failed=0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress:
            self._progress.stop()
        if self._errors:
            self._errors.close()
        if self.failures or time.monotonic() - self._started > _LONG_RUN:
            print(self.summary(), file=sys.stderr)

    def read(self, events: int) -> None:
        """Count one record with its events."""
        self.add(1, events)

    def add(self, records: int, events: int) -> None:
        """Count several records with their events."""
        self.records += records
        self.events += events
        self._advance(records)

    def failed(self, error: SourceError) -> None:
        """Tell one failure: a line for people, an entry in the errors file."""
        self.failures += 1
        self._say(f"extract: {error}")
        if self._errors:
            self._errors.write(json.dumps(error.entry(), ensure_ascii=False) + "\n")
            self._errors.flush()
        self._advance()

    def summary(self) -> str:
        """Return the line at the end: articles, events, failures, rate."""
        seconds = max(time.monotonic() - self._started, 1e-6)
        rate = (self.records + self.failures) / seconds
        return (
            f"{self.records} articles read, {self.events} events, {self.failures} failed "
            f"({rate:.3g} a second)"
        )

    def _say(self, line: str) -> None:
        if self._progress:
            self._progress.console.print(line, highlight=False, markup=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)

    def _advance(self, inputs: int = 1) -> None:
        if self._progress:
            self._progress.update(self._task, advance=inputs, failed=self.failures)


def _progress_bar() -> Any:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(), TextColumn("{task.completed} read, {task.fields[failed]} failed"),
        TimeElapsedColumn(), console=Console(stderr=True), transient=True,
    )  # fmt: skip
