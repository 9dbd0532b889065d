"""The account of a run: progress, failures, and the line at the end."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from extract.cli.translation import error_text
from extract.errors import SourceError
from extract.language import decimal, mark, names, say, say_many

_LONG_RUN = 2.0
"""Seconds after which a run tells how it went."""
_FROM = {
    "server": mark("fetched"), "cache": mark("from the cache"),
    "archive": mark("from an archive"), "nowhere": mark("not fetched"),
    "earlier": mark("done before"),
}  # fmt: skip
"""Where the pages of a run came from, by their origin."""


class Account:
    """Counts what a run has read and failed to read, and says so on standard error.

    On a terminal it shows a bar with rate and failures, and the time that remains where
    `expected`, about how many articles will come, is known.
    """

    def __init__(self, errors: Path | None, expected: int | None = None) -> None:
        self._expected = expected
        self._errors = errors.open("w", encoding="utf-8") if errors else None
        self._started = time.monotonic()
        self._progress: Any = None
        self.records = self.events = self.failures = self.without_event = 0
        self._pages: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()

    def __enter__(self) -> Account:
        if sys.stderr.isatty():
            self._progress = _progress_bar()
            self._progress.start()
            self._task = self._progress.add_task("", total=self._expected, failed="", rate="")
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
        many = self.records + self.failures > 1
        if (self.failures and many) or self._seconds() > _LONG_RUN:
            print(self.summary(), file=sys.stderr)

    def asked(self, origin: str | None) -> None:
        """Count an input: where its page came from (see `Outcome`), if it is a page."""
        if origin:
            self._pages[origin] += 1

    def read(self, events: int) -> None:
        """Count one record with its events."""
        self.add(1, events)
        self.without_event += not events

    def add(self, records: int, events: int) -> None:
        """Count several records with their events."""
        self.records += records
        self.events += events
        self._advance(records)

    def failed(self, error: SourceError) -> None:
        """Tell one failure: a line for people, an entry in the errors file."""
        self.failures += 1
        self._reasons[error.code] += 1
        self._say(f"extract: {error_text(error)}")
        if self._errors:
            self._errors.write(json.dumps(error.entry(), ensure_ascii=False) + "\n")
            self._errors.flush()
        self._advance()

    def summary(self) -> str:
        """Return the lines at the end: articles, events, failures, rate, and what became of all."""
        counts = (
            say_many("{count} article read", "{count} articles read", self.records),
            say_many("{count} event", "{count} events", self.events),
            say_many("{count} failed", "{count} failed", self.failures),
        )
        rate = f" ({self._rate()})" if self.records else ""
        lines = [f"{', '.join(counts)}{rate}"]
        if self._pages:
            told = _told({say(_FROM[name]): number for name, number in self._pages.items()})
            asked = say("pages: {count} asked for; {told}", count=self._pages.total(), told=told)
            lines.append(f"  {asked}")
        if self._reasons:
            told = _told({_kind(code): number for code, number in self._reasons.items()})
            lines.append("  " + say("failed: {told}", told=told))
        if self.without_event:
            lines.append("  " + say("without an event: {count}", count=self.without_event))
        return "\n".join(lines)

    def _seconds(self) -> float:
        return time.monotonic() - self._started

    def _rate(self) -> str:
        rate = (self.records + self.failures) / max(self._seconds(), 1e-6)
        shown = f"{rate:.0f}" if rate >= 10 else decimal(f"{rate:.1f}")
        return say("{rate} a second", rate=shown)

    def _say(self, line: str) -> None:
        if self._progress:
            self._progress.console.print(line, highlight=False, markup=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)

    def _advance(self, inputs: int = 1) -> None:
        if self._progress:
            failed = f"[red]{say_many('{count} failed', '{count} failed', self.failures)}"
            shown = failed if self.failures else ""
            done = self.records + self.failures
            if self._expected and done > self._expected:
                self._expected = None  # there is more than its beginning promised
            self._progress.update(
                self._task, advance=inputs, total=self._expected, failed=shown, rate=self._rate()
            )


def _kind(code: str) -> str:
    """Name a kind of failure: by its code in English, which the errors file has too."""
    name = names.ERRORS.get(code, code)
    return code if say(name) == name else say(name)


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in Counter(counts).most_common())


def _progress_bar() -> Any:
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.SpinnerColumn(), progress.BarColumn(), progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}", style="dim"),
        progress.TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        progress.TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
