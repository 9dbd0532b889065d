"""The `extract` command and its sub-commands, each loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from extract._version import __version__

# name → (module, one line for --help): the modules are imported only when called.
_COMMANDS = {
    "run": ("run", "Read articles into records."),
    "show": ("show", "Print the events of records as a table, or one record in full."),
    "view": ("view", "Make one self-contained HTML page of records."),
    "query": ("query", "Ask records in SQL."),
    "merge": ("merge", "Bring together the events that several papers tell."),
    "explain": ("explain", "Tell why each value of an article is what it is."),
    "eval": ("evaluate", "Measure records against hand-labelled gold."),
    "gold": ("gold", "Make and check hand-labelled gold files."),
    "units": ("units", "Look up administrative units: what they were, are, became."),
    "documents": ("documents", "Look up documents of Party and State."),
    "schema": ("schema", "Print or write the JSON Schemas."),
}


class _LateGroup(click.Group):
    """A group that knows its commands by name and loads one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"extract.cli.{_COMMANDS[name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(
    cls=_LateGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  extract run article.txt page.html https://bao.vn/bai-viet.html
  extract run --urls links.txt -o records.jsonl --errors failed.jsonl
  extract run corpus/ --format csv -o events.csv
  extract view records.jsonl -o report.html""",
)
@click.version_option(__version__, prog_name="extract")
def group() -> None:
    """Read Vietnamese news into checked records.

    Which event was held, on which date, by which party committee, under which directives,
    and how many collectives and individuals were honoured: each value with its place in
    the text and how it was resolved.
    """


def main() -> None:
    """Run the command line; output is UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    group(prog_name="extract")
