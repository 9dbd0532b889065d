"""`extract merge`: the same event told by several papers, brought together."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from extract.cli.translation import error_text
from extract.language import say, say_many

if TYPE_CHECKING:
    from extract.merging import MergedEvent

_RECORDS = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
_SUFFIXES = {".csv": "csv", ".txt": "table", ".jsonl": "jsonl"}


@click.command(
    "merge",
    epilog="""\
Events are linked by who held them, when, what kind they were, documents, counts of those
honoured, people, venue and words. A value is agreed when more than half of the sources that
give one tell it; where they disagree, every value is shown with its sources. What may be one
event but is not sure to be is listed as possible, with the reason, and not joined.

\b
Examples:
  extract merge records.jsonl
  extract run articles/ --format jsonl | extract merge - --format table
  extract merge paper-a.jsonl paper-b.jsonl -o events.jsonl
  extract merge records.jsonl --min-sources 2 --format table
  extract merge *.jsonl --format csv -o events.csv""",
)
@click.argument("records", nargs=-1, required=True, metavar="RECORDS...", type=_RECORDS)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write to FILE; its ending chooses the format.")  # fmt: skip
@click.option("--format", "chosen", type=click.Choice(["table", "jsonl", "csv"]),
              help="jsonl when piped, table on a terminal, unless said.")  # fmt: skip
@click.option("--min-sources", default=1, show_default=True, type=click.IntRange(1), metavar="N",
              help="Leave out events that fewer than N sources tell.")  # fmt: skip
def command(
    records: tuple[Path, ...], output: Path | None, chosen: str | None, min_sources: int
) -> None:
    """Merge the events of RECORDS: one event for all articles that tell it.

    RECORDS are files that `extract run` wrote, .jsonl or .json, of many articles each, or - for
    lines that are piped in. Their order does not matter.
    """
    from extract.errors import SourceError
    from extract.merging import merge
    from extract.writing.load import read_records

    writer = _WRITERS[chosen or _guess(output)]
    try:
        events = merge(chain.from_iterable(map(read_records, records)))
    except SourceError as fault:
        raise click.ClickException(error_text(fault)) from fault
    shown = [event for event in events if len(event.sources) >= min_sources]
    with _opened(output) as stream:
        writer(shown, stream)


def _guess(output: Path | None) -> str:
    if output:
        named = _SUFFIXES.get(output.suffix.lower())
        if named is None:
            endings = ", ".join(sorted(_SUFFIXES))
            hint = say(
                "no format ends in {ending!r}: use {endings}, or say --format",
                ending=output.suffix, endings=endings,
            )  # fmt: skip
            raise click.BadParameter(hint, param_hint="-o")
        return named
    return "table" if sys.stdout.isatty() else "jsonl"


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        yield sys.stdout
        return
    with output.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def _write_jsonl(events: Sequence[MergedEvent], stream: IO[str]) -> None:
    stream.writelines(event.model_dump_json() + "\n" for event in events)


def _write_csv(events: Sequence[MergedEvent], stream: IO[str]) -> None:
    from extract.merging.rows import COLUMNS, merged_row
    from extract.writing.events_csv import csv_line

    stream.write("\ufeff" + csv_line(COLUMNS))
    stream.writelines(csv_line(merged_row(event)) for event in events)


def _write_table(events: Sequence[MergedEvent], stream: IO[str]) -> None:
    from extract.merging.table import merged_table, possible_lines
    from extract.writing.tables import plain_console

    console = plain_console(stream)
    console.print(merged_table(events, console.width))
    for line in possible_lines(events):
        told = f"{say('possibly one event')}: {line}"
        console.print(told, style="yellow", markup=False, soft_wrap=True)
    console.print(_counts(events), style="dim")


def _counts(events: Sequence[MergedEvent]) -> str:
    tellings = sum(len(event.sources) for event in events)
    counts = (
        say_many("{count} telling", "{count} tellings", tellings),
        say_many("{count} event", "{count} events", len(events)),
        say("{count} disputed", count=sum(bool(event.disputed) for event in events)),
    )
    return ", ".join(counts)


_WRITERS = {"jsonl": _write_jsonl, "csv": _write_csv, "table": _write_table}
