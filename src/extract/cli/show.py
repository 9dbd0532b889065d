"""`extract show`: records for a person at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(
    "show",
    epilog="""\b
Examples:
  extract show records.jsonl
  extract show records.jsonl 001_aeaf396456274153""",
)
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("article_id", required=False)
def command(records: Path, article_id: str | None) -> None:
    """Print the events of RECORDS as a table, or the cards of one article."""
    from extract.writing.load import read_records
    from extract.writing.tables import EventTable, print_cards

    if article_id is None:
        table = EventTable()
        for record in read_records(records):
            table.write(record)
        table.close()
        return
    found = next((r for r in read_records(records) if r.article.id == article_id), None)
    if found is None:
        raise click.UsageError(f"no article {article_id!r} in {records}")
    print_cards(found, sys.stdout)
