"""`extract documents`: look up what is known of a document."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.translation import fault_text
from extract.language import retell, say

if TYPE_CHECKING:
    from extract.knowledge.documents import Document, DocumentRegistry


@click.command(
    "documents",
    epilog="""\b
Examples:
  extract documents 05-CT/TW
  extract documents thi đua khen thưởng
  extract documents --date 2016-05-15""",
)
@click.argument("words", nargs=-1)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help="Issued on this day (YYYY-MM-DD).")  # fmt: skip
@click.option("--file", "own", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              metavar="FILE", envvar="EXTRACT_DOCUMENTS", show_envvar=True,
              help="Documents of your own, in the registry's form.")  # fmt: skip
def command(words: tuple[str, ...], day: datetime | None, own: Path | None) -> None:
    """Look up documents of Party and State by symbol, words of the title, or date."""
    from extract.knowledge.documents import DocumentError, load_registry
    from extract.writing.tables import plain_console, print_line

    if not words and not day:
        raise click.UsageError(say("give a symbol, words of a title, or --date"))
    try:
        registry = load_registry(own)
    except DocumentError as fault:
        raise click.UsageError(fault_text(fault)) from None
    found = registry.search(" ".join(words), day.date() if day else None)
    console = plain_console(sys.stdout)
    for document in found:
        for line in describe(document, registry).split("\n"):
            print_line(console, line, under=6)
    if not found:
        click.echo(f"extract: {say('no such document in the registry')}", err=True)
        sys.exit(1)


def describe(document: Document, registry: DocumentRegistry) -> str:
    """Tell one document: symbol, day, issuer, title, and what came of it."""
    lines = [f"{document.id or '—'}  {document.issued}  {document.issuer}", f"    {document.title}"]
    for label, others in (
        (say("replaced by"), registry.replaced_by(document)),
        (say("amended by"), registry.amended_by(document)),
        (say("carried on by"), registry.continued_by(document)),
    ):
        if others:
            lines.append(
                f"    {label}: {', '.join(_short(other.id, other.issued) for other in others)}"
            )
    return "\n".join([*lines, f"    {say('source')}: {retell(document.source)}"])


def _short(symbol: str | None, issued: date) -> str:
    return f"{symbol or say('without symbol')} ({issued})"
