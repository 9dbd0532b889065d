"""Events for a person at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from extract.language import names, say, say_many, say_time, spoken
from extract.record import Event, Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_PLAIN_WIDTH = 160
_NARROW = 90
"""Columns under which the article's id stands below the committee instead of beside it."""
_PREFIX = 16
"""Characters of an id that a narrow table shows: the beginning is enough for `extract show`."""
_MOST_AWARDS = 4


def type_names() -> dict[str, str]:
    """Return what types of events are called in the language spoken."""
    return {code: say(name) for code, name in names.EVENT_TYPES.items()}


class EventTable:
    """Collects the events of a run and prints them as one table."""

    def __init__(self, output: Path | None = None) -> None:
        self._output = output
        self._records = 0
        self._events: list[tuple[Record, Event]] = []

    def write(self, record: Record) -> None:
        """Take the events of one record."""
        self._records += 1
        self._events.extend((record, event) for event in record.events)

    def close(self) -> None:
        """Print the table and a line that counts articles and events."""
        stream = self._output.open("w", encoding="utf-8") if self._output else sys.stdout
        console = plain_console(stream)
        console.print(event_table(self._events, console.width))
        counts = (
            say_many("{count} article", "{count} articles", self._records),
            say_many("{count} event", "{count} events", len(self._events)),
        )
        console.print(", ".join(counts), style="dim")
        if self._output:
            stream.close()


def plain_console(stream: object) -> Console:
    """Make a console: colours on a terminal, plain text of a fixed width in a pipe."""
    from rich.console import Console

    console = Console(file=stream, highlight=False)  # type: ignore[arg-type]
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_PLAIN_WIDTH)  # type: ignore[arg-type]
    return console


def print_line(console: Console, line: str, under: int = 4) -> None:
    """Print a line; on a terminal what does not fit goes on below, from column `under` on."""
    from rich.text import Text

    if not console.is_terminal:
        console.print(Text(line), soft_wrap=True)
        return
    indent = " " * under
    for part in wrap(line, console.width, subsequent_indent=indent, break_on_hyphens=False) or [""]:
        console.print(Text(part), soft_wrap=True)


def event_table(events: list[tuple[Record, Event]], width: int = _PLAIN_WIDTH) -> Table:
    """Lay out events as a table: date, kind, who held it, documents, honoured, article."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    narrow = width < _NARROW
    for name, style, whole in (
        (say("Date"), "cyan", True), (say("Event"), "", False), (say("Held by"), "bold", False),
        (say("Documents"), "magenta", True), (say("Honoured"), "green", False),
        (say("Article"), "dim", False),
    )[: 5 if narrow else 6]:  # fmt: skip
        table.add_column(name, style=style, overflow="fold", no_wrap=whole)
    for record, event in events:
        *cells, article = _cells(record, event, narrow)
        if narrow:
            cells[2].append(f"\n{article}", style="not bold dim")
        table.add_row(*cells, *([] if narrow else [article]))
    return table


def _dated(value: str) -> str:
    """Write a date; the ends of a span under each other."""
    return (
        "\n".join(map(say_time, value.split("/")))
        if spoken() == "vi"
        else value.replace("/", "/\n")
    )


def _cells(record: Record, event: Event, narrow: bool) -> tuple[Text, ...]:
    """Return the cells of one event; text of the web is no markup."""
    from rich.text import Text

    awards = [" ".join(record.awards[index].text.split()) for index in event.awards]
    more = len(awards) - _MOST_AWARDS
    shown = awards if more <= 1 else [*awards[:_MOST_AWARDS], say("… {count} more", count=more)]
    return tuple(
        Text(cell or "—")
        for cell in (
            _dated(event.date or ""),
            type_names()[event.type],
            event.committee,
            "\n".join(event.documents),
            "\n".join(shown),
            record.article.id[:_PREFIX] if narrow else record.article.id,
        )
    )
