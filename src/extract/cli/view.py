"""`extract view`: one self-contained page of records."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("view", epilog="\b\nExample:\n  extract view records.jsonl -o report.html")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              default=Path("report.html"), show_default=True, metavar="FILE",
              help="The page to write.")  # fmt: skip
def command(records: Path, output: Path) -> None:
    """Make one HTML page of RECORDS: events as a table, texts with labelled spans."""
    from extract.viewing import write_report
    from extract.writing.load import read_records

    articles = write_report(read_records(records), output)
    click.echo(f"{output}: {articles} articles", err=True)
