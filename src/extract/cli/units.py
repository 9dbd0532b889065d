"""`extract units`: what an administrative unit was, is and became."""

from __future__ import annotations

import sys

import click

from extract.language import say

_UNDER = 9
"""The column where a long line goes on below: under what follows its label."""


@click.command("units", epilog='\b\nExamples:\n  extract units "Dĩ An"\n  extract units "Tây Hồ"')
@click.argument("name")
def command(name: str) -> None:
    """Tell what the units called NAME were, are and became, with their codes."""
    from extract.knowledge.units import history
    from extract.writing.tables import plain_console, print_line

    units = history(name)
    if not units:
        raise click.UsageError(say("no unit is called {name!r}", name=name))
    console = plain_console(sys.stdout)
    for line in units:
        print_line(console, line, under=_UNDER)
