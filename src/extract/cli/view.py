"""`extract view`: one self-contained page of records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extract.language import say_many

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    "view",
    epilog="""\b
Examples:
  extract view records.jsonl -o report.html
  extract view records.jsonl --title "Khen thưởng 2024" -o report.html
  extract view records.jsonl --against gold/ --corpus corpus/ -o compared.html""",
)
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              default=Path("report.html"), show_default=True, metavar="FILE",
              help="The page to write.")  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="A headline of your own.")
@click.option("--against", "gold", type=_FOLDER, metavar="FOLDER",
              help="Show hand-labelled gold beside the records, misses first.")  # fmt: skip
@click.option("--corpus", type=_FOLDER, metavar="FOLDER",
              help="Folder of the texts, where gold has none inside.")  # fmt: skip
def command(
    records: Path, output: Path, title: str, gold: Path | None, corpus: Path | None
) -> None:
    """Make one HTML page of RECORDS: figures, charts, a table, texts with labelled spans.

    The page opens from disk, asks for nothing from the network and speaks Vietnamese and
    English: first the one of --lang, else the one that the reader's browser prefers.
    """
    from extract.cli.translation import fault_text, language_asked
    from extract.evaluation import GoldError, load_gold
    from extract.viewing import write_comparison, write_report
    from extract.writing.load import read_records

    try:
        labelled = load_gold(gold, corpus) if gold else None
    except GoldError as fault:
        raise click.UsageError(fault_text(fault)) from fault
    read, language = read_records(records), language_asked(sys.argv[1:])
    if labelled is None:
        articles = write_report(read, output, language, title)
    else:
        articles = write_comparison(read, labelled, output, language, title)
    counted = say_many("{count} article", "{count} articles", articles)
    click.echo(f"{output}: {counted}", err=True)
