"""`extract explain`: why each value is what it is."""

from __future__ import annotations

import sys

import click


@click.command("explain", epilog="\b\nExample:\n  extract explain article.txt --field committees")
@click.argument("source")
@click.option("--field", "fields", multiple=True, metavar="FIELD",
              type=click.Choice(["dates", "committees", "documents", "awards", "people", "events"]),
              help="Only this field (may be given several times).")  # fmt: skip
@click.option("--published", metavar="DATE", help="Publication date where the input has none.")
def command(source: str, fields: tuple[str, ...], published: str | None) -> None:
    """Print, for each mention of SOURCE: rule, surface, value, how it was resolved.

    What was seen and left unresolved is listed with its reason.
    """
    from extract.cli.translation import complain
    from extract.errors import SourceError
    from extract.scale.read import read_input
    from extract.sources import fetch_inputs, walk
    from extract.writing.explanation import print_explanation

    for item in fetch_inputs(walk([source]), allow_private=False):
        try:
            if isinstance(item, SourceError):
                raise item
            record = read_input(item, published)
        except SourceError as error:
            complain(error)
            sys.exit(1)
        print_explanation(record, fields, sys.stdout)
