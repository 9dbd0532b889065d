"""Commands and errors in the language spoken: help is written in English and said by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc

import click

from extract.errors import SourceError
from extract.language import LANGUAGES, retell, say
from extract.language.names import ERRORS

_PARAGRAPH = re.compile(r"\n{2,}")


def language_asked(arguments: Sequence[str]) -> str | None:
    """Return the language that a command line asks for, wherever `--lang` stands in it.

    >>> language_asked(["run", "--lang", "vi", "a.txt"]), language_asked(["--lang=en"])
    ('vi', 'en')
    >>> language_asked(["run", "--lang"]) is None
    True
    """
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            asked = value or next(iter(arguments[place + 1 :]), "")
            return asked if asked in LANGUAGES else None
    return None


def translate(command: click.Command) -> click.Command:
    """Say a command's help, its options' and its sub-commands' in the language spoken."""
    for name in ("help", "epilog", "short_help"):
        setattr(command, name, _said(getattr(command, name)))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = _said(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        translate(inner)
    return command


def texts(command: click.Command) -> Iterator[str]:
    """Yield every paragraph of help of a command: what `translate` looks up."""
    for text in (command.help, command.epilog, command.short_help):
        yield from paragraphs(text or "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from paragraphs(parameter.help or "")
    for inner in getattr(command, "commands", {}).values():
        yield from texts(inner)


def paragraphs(text: str) -> list[str]:
    r"""Cut help into what is said: paragraphs, their lines joined; examples stay out.

    >>> paragraphs("Read articles\ninto records.\n\n\b\nExamples:\n  extract run a.txt")
    ['Read articles into records.', 'Examples:']
    """
    return [prose for part in _PARAGRAPH.split(cleandoc(text)) if (prose := _prose(part))]


def _prose(part: str) -> str:
    lines = part.split("\n")
    return " ".join(line for line in lines if line != "\b" and not line.startswith("  "))


def _said(text: str | None) -> str | None:
    """Say each paragraph, its example lines after it as they are."""
    if not text:
        return text
    return "\n\n".join(_said_part(part) for part in _PARAGRAPH.split(cleandoc(text)))


def _said_part(part: str) -> str:
    prose = _prose(part)
    said = say(prose)
    if said == prose:
        return part
    examples = [line for line in part.split("\n") if line.startswith("  ")]
    return "\n".join(["\b", said, *examples] if examples else [said])


def error_text(error: SourceError) -> str:
    """Say what went wrong with an input and what to do about it.

    A reason without a translation (a library's own words) is said by its kind, and it after that.

    >>> print(error_text(SourceError("a.txt", "empty", "there is no text", "check the input")))
    a.txt: there is no text; check the input
    """
    reason = retell(error.reason)
    kind = ERRORS.get(error.code, error.reason)
    if reason == error.reason and say(kind) != kind:
        reason = f"{say(kind)} ({error.reason})"
    return f"{error.source}: {reason}; {retell(error.hint)}"


def complain(fault: Exception) -> None:
    """Tell a failure on standard error, in the language spoken."""
    click.echo(f"extract: {fault_text(fault)}", err=True)


def fault_text(fault: Exception) -> str:
    """Say what any failure of ours says of itself.

    >>> fault_text(ValueError("there is no text in it"))
    'there is no text in it'
    """
    return error_text(fault) if isinstance(fault, SourceError) else retell(str(fault))
