"""`extract units`: what an administrative unit was, is and became."""

from __future__ import annotations

import click

from extract.language import say


@click.command("units", epilog='\b\nExamples:\n  extract units "Dĩ An"\n  extract units "Tây Hồ"')
@click.argument("name")
def command(name: str) -> None:
    """Tell what the units called NAME were, are and became, with their codes."""
    from extract.knowledge.units import history

    units = history(name)
    if not units:
        raise click.UsageError(say("no unit is called {name!r}", name=name))
    click.echo("\n".join(units))
