"""The `extract` command and its sub-commands, each loaded when it is called."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module

import click

from extract._version import __version__
from extract.cli.translation import complain, language_asked, translate
from extract.errors import SourceError
from extract.language import LANGUAGES, preferred, say, speak

# Name → (module, one line for --help): the modules are imported only when called.
COMMANDS = {
    "run": ("run", "Read articles into records."),
    "discover": ("discover", "List the articles that feeds, sitemaps and pages link to."),
    "clean": ("clean", "Show the article on a page, and what was left out of it."),
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
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            _suggest(name, ctx)
            return None
        command: click.Command = import_module(f"extract.cli.{COMMANDS[name][0]}").command
        return _with_language(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(line)) for name, (_, line) in COMMANDS.items()])


def _suggest(name: str, ctx: click.Context) -> None:
    """Refuse a name that is no command, naming the one that was meant."""
    near = get_close_matches(name, COMMANDS, n=1)
    if near and not name.startswith("-"):
        hint = say("there is no command {name!r}; did you mean {near!r}?", name=name, near=near[0])
        raise click.UsageError(hint, ctx)


def _with_language(command: click.Command) -> click.Command:
    """Give a command `--lang`, which `main` has looked for already, and say its help."""
    if not any(parameter.name == "lang" for parameter in command.params):
        option = click.Option(
            ["--lang"], type=click.Choice(LANGUAGES), expose_value=False,
            help="Language of help and messages; else EXTRACT_LANG or the locale decides.",
        )  # fmt: skip
        command.params.append(option)
        translate(command)
    return command


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
    speak(language_asked(sys.argv[1:]) or preferred(os.environ))
    _with_language(group)
    try:
        group(prog_name="extract")
    except SourceError as error:  # a file of records that cannot be read, say
        complain(error)
        sys.exit(1)
