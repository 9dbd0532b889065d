"""`extract show`: records for a person at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extract.record import Record


@click.command(
    "show",
    epilog="""\b
Examples:
  extract show records.jsonl
  extract show records.jsonl 001_aeaf396456274153
  extract show records.jsonl 001/e2""",
)
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("which", required=False, metavar="[ID]")
def command(records: Path, which: str | None) -> None:
    """Print the events of RECORDS as a table, or one article as cards.

    ID is an article's id or its beginning, with /e1 behind it for one event.
    """
    from extract.viewing.cards import print_cards
    from extract.writing.load import read_records
    from extract.writing.tables import EventTable

    if which is None:
        table = EventTable()
        for record in read_records(records):
            table.write(record)
        table.close()
        return
    article, _, event = which.partition("/")
    print_cards(_only(list(read_records(records)), article, records), sys.stdout, event or None)


def _only(records: list[Record], article: str, path: Path) -> Record:
    """Return the record of an article named by its id or the beginning of it."""
    from difflib import get_close_matches

    from extract.language import say

    found = [one for one in records if one.article.id == article]
    found = found or [one for one in records if one.article.id.startswith(article)]
    ids = [one.article.id for one in found]
    if len(found) > 1:
        raise click.UsageError(
            say("{id!r} may be any of: {ids}", id=article, ids=", ".join(ids[:8]))
        )
    if not found:
        near = get_close_matches(article, [one.article.id for one in records], n=3)
        hint = say("; did you mean {ids}?", ids=", ".join(near)) if near else ""
        raise click.UsageError(say("no article {id!r} in {path}", id=article, path=path) + hint)
    return found[0]
