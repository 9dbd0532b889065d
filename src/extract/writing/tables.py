"""Events for a person at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extract.record import Event, Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

TYPE_NAMES = {
    "final_review": "tổng kết", "interim_review": "sơ kết", "commendation": "khen thưởng",
    "study": "học tập, triển khai", "congress": "đại hội", "contest": "cuộc thi",
    "meeting": "hội nghị, họp",
}  # fmt: skip
_PLAIN_WIDTH = 160


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
        console.print(event_table(self._events))
        console.print(f"{self._records} articles, {len(self._events)} events", style="dim")
        if self._output:
            stream.close()


def plain_console(stream: object) -> Console:
    """Make a console: colours on a terminal, plain text of a fixed width in a pipe."""
    from rich.console import Console

    console = Console(file=stream, highlight=False)  # type: ignore[arg-type]
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_PLAIN_WIDTH)  # type: ignore[arg-type]
    return console


def event_table(events: list[tuple[Record, Event]]) -> Table:
    """Lay out events as a table: article, date, kind, who held it, documents, honoured."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name, style in (
        ("article", "dim"), ("date", "cyan"), ("event", ""), ("held by", "bold"),
        ("documents", "magenta"), ("honoured", "green"),
    ):  # fmt: skip
        table.add_column(name, style=style, overflow="fold")
    for record, event in events:
        table.add_row(*_cells(record, event))
    return table


def _cells(record: Record, event: Event) -> tuple[str, ...]:
    awards = (record.awards[index] for index in event.awards)
    return (
        record.article.id,
        event.date or "—",
        TYPE_NAMES[event.type],
        event.committee or "—",
        "\n".join(event.documents) or "—",
        "\n".join(" ".join(award.text.split()) for award in awards) or "—",
    )


def print_cards(record: Record, stream: object) -> None:
    """Print one record: a card per event, then what does not add up."""
    from rich.text import Text

    console = plain_console(stream)
    article = record.article
    console.print(Text(article.title or article.id, style="bold"))
    console.print(Text(" · ".join(filter(None, (article.site, article.published_at, article.url)))))
    for event in record.events:
        console.print(_card(record, event))
    if not record.events:
        console.print("no event")
    for warning in record.warnings:
        console.print(Text(f"! {warning.message}", style="yellow"))


def _card(record: Record, event: Event) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.ROUNDED, show_header=False, title_justify="left")
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    names = ("article", "date", "event", "held by", "documents", "honoured")
    for name, cell in list(zip(names, _cells(record, event), strict=True))[1:]:
        table.add_row(name, cell)
    text = record.article.text
    for start, end in event.evidence:
        table.add_row("evidence", " ".join(text[start:end].split()))
    return table
