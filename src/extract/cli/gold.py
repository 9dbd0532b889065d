"""`extract gold`: make and check hand labels."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("gold")
def command() -> None:
    """Make and check hand-labelled gold files."""


@command.command("check", epilog="\b\nExample:\n  extract gold check --gold gold --corpus corpus")
@click.option("--gold", "folder", type=_FOLDER, default=Path("gold"), show_default=True)
@click.option("--corpus", type=_FOLDER, default=Path("corpus"), show_default=True)
def check(folder: Path, corpus: Path) -> None:
    """Check offsets, surfaces, values, ids, overlaps; exit code 1 when something is wrong."""
    from extract.evaluation import lint_gold

    problems = lint_gold(folder, corpus)
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems", err=True)
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
            click.echo(f"extract: {error}", err=True)
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
