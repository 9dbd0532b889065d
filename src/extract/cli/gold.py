"""`extract gold`: make and check hand labels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from extract.cli.translation import complain
from extract.language import retell, say_many

_FORMAT = click.Choice(["label-studio", "doccano", "docbin"])
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("gold")
def command() -> None:
    """Make, check, compare and exchange hand-labelled gold files."""


@command.command("check", epilog="\b\nExample:\n  extract gold check --gold gold --corpus corpus")
@click.option("--gold", "folder", type=_FOLDER, default=Path("gold"), show_default=True)
@click.option("--corpus", type=_FOLDER, default=Path("corpus"), show_default=True)
def check(folder: Path, corpus: Path) -> None:
    """Check offsets, surfaces, values, ids, overlaps; exit code 1 when something is wrong."""
    from extract.evaluation import lint_gold

    problems = lint_gold(folder, corpus)
    for problem in problems:
        click.echo(retell(str(problem)))
    click.echo(say_many("{count} problem", "{count} problems", len(problems)), err=True)
    sys.exit(1 if problems else 0)


@command.command("new", epilog="\b\nExample:\n  extract gold new article.txt > gold/article.json")
@click.argument("source")
def new(source: str) -> None:
    """Write a gold file of SOURCE without labels, to be filled in by reading."""
    from extract.errors import SourceError
    from extract.evaluation import new_labels, write_labels
    from extract.sources import fetch_inputs, load, walk

    for item in fetch_inputs(walk([source]), allow_private=False):
        try:
            if isinstance(item, SourceError):
                raise item
            click.echo(write_labels(new_labels(load(item))), nl=False)
        except SourceError as error:
            complain(error)
            sys.exit(1)


@command.command("agree", epilog="\b\nExample:\n  extract gold agree gold-a gold-b --corpus corpus")
@click.argument("first", type=_FOLDER)
@click.argument("second", type=_FOLDER)
@click.option("--corpus", type=_FOLDER, help="Folder of the texts, where gold has none inside.")
def agree(first: Path, second: Path, corpus: Path | None) -> None:
    """Tell how far two labellers agree, field by field."""
    from extract.evaluation import agreement, load_gold, render_table
    from extract.writing.tables import plain_console

    report = agreement(load_gold(first, corpus), load_gold(second, corpus))
    render_table(report, plain_console(sys.stdout))


@command.command(
    "export",
    epilog="""\b
Examples:
  extract gold export --gold gold --corpus corpus -o labels.jsonl
  extract gold export --format label-studio -o tasks.json""",
)
@click.option("--gold", "folder", type=_FOLDER, default=Path("gold"), show_default=True)
@click.option("--corpus", type=_FOLDER, help="Folder of the texts, where gold has none inside.")
@click.option("--format", "name", type=_FORMAT, help="Else told by the ending of FILE.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True,
              metavar="FILE", help="doccano .jsonl, Label Studio .json, spaCy .spacy.")  # fmt: skip
def export(folder: Path, corpus: Path | None, name: str | None, output: Path) -> None:
    """Write gold for the tools that labellers use, without loss."""
    from extract.evaluation import GoldError, load_gold
    from extract.evaluation.exchange import FORMATS, format_of

    try:
        gold = load_gold(folder, corpus)
        output.write_bytes(FORMATS[name or format_of(output)].write(gold))
    except (GoldError, OSError) as fault:
        _fail(fault)
    _count(say_many("{count} article written", "{count} articles written", len(gold)), output)


@command.command("import", epilog="\b\nExample:\n  extract gold import labels.jsonl -o gold-new")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "name", type=_FORMAT, help="Else told by the ending of FILE.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True,
              metavar="DIR", help="Folder of the gold files; one file per article.")  # fmt: skip
def import_(file: Path, name: str | None, output: Path) -> None:
    """Read a labelling tool's FILE back into gold files; nothing is written when one is broken."""
    from extract.evaluation import GoldError, write_labels
    from extract.evaluation.exchange import read_exchange

    try:
        gold = read_exchange(file, name)
        output.mkdir(parents=True, exist_ok=True)
        for one in gold:
            (output / f"{one.article.id}.json").write_text(write_labels(one.labels), "utf-8")
    except (GoldError, OSError) as fault:
        _fail(fault)
    _count(say_many("{count} gold file written", "{count} gold files written", len(gold)), output)


def _count(counted: str, output: Path) -> None:
    click.echo(f"{output}: {counted}", err=True)


def _fail(fault: Exception) -> NoReturn:
    complain(fault)
    sys.exit(1)
