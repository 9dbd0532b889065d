"""Bring the Vietnamese catalogues up to date: collect what is said, compile what is translated.

    .venv/bin/python scripts/words.py          # renew .po and .mo, name what has no Vietnamese yet
    .venv/bin/python scripts/words.py --check  # exit 1 when a word is lacking or .mo is stale

`pages` holds what the HTML pages say and the names of codes; `messages` what the command line
says, click's own words included. A sentence that the code no longer says leaves the catalogue;
one without Vietnamese is said in English.
"""

from __future__ import annotations

import ast
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import click
import regex
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from extract.cli.main import COMMANDS, group
from extract.cli.translation import texts
from extract.language import names

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/extract"
FOLDER = SOURCE / "language/vi/LC_MESSAGES"
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # the same words give the same bytes
_STRING = r'"(?P<text>(?:[^"\\]|\\.)*)"'
_SAID_IN_SCRIPT = regex.compile(rf"(?<![.\w])(?:say|sayMany|mark)\({_STRING}(?:, {_STRING})?")
_FIELD = regex.compile(r"\{\w+\}")
_SAID_IN_BODY = regex.compile(r'data-say(?:-label|-hint)?="([^"]+)"')
_SAYING = {
    "say": slice(0, 1), "say_many": slice(0, 2), "mark": slice(0, 1), "SourceError": slice(2, 4),
    "GoldError": slice(0, 1), "GateRefusalError": slice(0, 1), "DocumentError": slice(0, 1),
    "UnreadableBodyError": slice(0, 1), "ForbiddenAddressError": slice(0, 1), "_Sign": slice(1, 2),
}  # fmt: skip
"""Functions and exceptions that say some of their arguments to a person."""

Said = str | tuple[str, ...]


def said_in_pages() -> Iterator[str]:
    """Yield what scripts and bodies of pages say, then the names of codes."""
    for path in sorted(SOURCE.glob("*/*.js")):
        for call in _SAID_IN_SCRIPT.finditer(path.read_text("utf-8")):
            yield from (json.loads(f'"{text}"') for text in call.captures("text"))
    for path in sorted(SOURCE.glob("*/*.html")):
        yield from _SAID_IN_BODY.findall(path.read_text("utf-8"))
    for table in names.ALL.values():
        yield from table.values()


def said_in_messages() -> Iterator[Said]:
    """Yield help, messages and errors of the command line, then click's own words."""
    of_pages = set(said_in_pages())
    said = (
        *_help(),
        *_said_in_code(),
        *names.ERRORS.values(),
        *names.SOURCES.values(),
        *names.FOREIGN,
        *names.LEFT_OUT.values(),
        *names.TIMES_FROM.values(),
        *names.PARTS.values(),
        *names.GROUNDS,
        *_said_by_click(),
    )
    yield from (text for text in said if text and text not in of_pages)


def _help() -> Iterator[str]:
    context = click.Context(group)
    yield from texts(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield COMMANDS[name][1]
        yield from texts(command) if command else ()


def _said_in_code() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for argument in node.args[_SAYING.get(node.func.id, slice(0))]:
                    yield from _sentences(argument)


def _sentences(node: ast.expr) -> Iterator[str]:
    """Yield the sentences that an argument may be; an f-string as what is filled in later."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_sentences(node.body), *_sentences(node.orelse))
    elif isinstance(node, ast.JoinedStr) and regex.search(
        r"\p{L}{2}", _FIELD.sub("", said := _template(node))
    ):
        yield said


def _template(node: ast.JoinedStr) -> str:
    """Write an f-string as a sentence of the catalogue: fields by the name of what fills them.

    A name that comes twice is numbered: "{text} is no part of {text2}".
    """
    parts, names_ = [], Counter[str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            name = _name(part.value)
            names_[name] += 1
            parts.append(f"{{{name}{names_[name] if names_[name] > 1 else ''}}}")
    return "".join(parts)


def _name(value: ast.expr) -> str:
    """Name what fills a field: the last word of it that is a name."""
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Attribute):
        return value.attr
    if isinstance(value, ast.Subscript):
        return _name(value.value)
    if isinstance(value, ast.Call) and value.args:
        return _name(value.args[-1])
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return _name(value.func.value)
    return "value"


def _said_by_click() -> Iterator[Said]:
    """Yield click's words; a singular and its plural together, as it looks them up."""
    folder = str(Path(click.__file__).parent)
    for _, _, found, _, _ in extract_from_dir(folder, method_map=[("**.py", "python")]):
        yield found


SAID: dict[str, Callable[[], Iterator[Said]]] = {
    "pages": said_in_pages,
    "messages": said_in_messages,
}


def current(domain: str) -> Catalog:
    """Return a domain's catalogue as it is kept."""
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="vi", domain=domain)


def renewed(domain: str) -> Catalog:
    """Return a domain's catalogue with just what is said today."""
    old = current(domain)
    new = Catalog(locale="vi", domain=domain, project="extract", header_comment="",
                  creation_date=_NO_DATE, revision_date=_NO_DATE)  # fmt: skip
    for text in dict.fromkeys(SAID[domain]()):
        known = old.get(text)
        new.add(text, known.string if known else None)
    return new


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as .po."""
    text = BytesIO()
    write_po(text, catalog, width=100)
    return text.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as .mo."""
    data = BytesIO()
    write_mo(data, catalog)
    return data.getvalue()


def missing(domain: str) -> list[str]:
    """List what is said and has no Vietnamese yet; click's words to programmers may stay so."""
    by_click = set(_said_by_click())
    untold = (m.id for m in renewed(domain) if m.id and not any((*(m.string or ()),)))
    return [str(text) for text in untold if text not in by_click]


def renew() -> None:
    """Write both catalogues anew."""
    for domain in SAID:
        catalog = renewed(domain)
        (FOLDER / f"{domain}.po").write_bytes(written(catalog))
        (FOLDER / f"{domain}.mo").write_bytes(compiled(catalog))


def faults() -> Iterator[str]:
    """Yield what keeps the catalogues from being used as they are."""
    for domain in SAID:
        if (FOLDER / f"{domain}.mo").read_bytes() != compiled(current(domain)):
            yield f"{domain}.mo is not up to date: run make words"
        yield from (f"{domain}: no Vietnamese for: {text}" for text in missing(domain))


def main(check: bool) -> int:
    """Renew or check; return the exit code."""
    if check:
        found = list(faults())
        print(*found, sep="\n", end="\n" if found else "")
        return 1 if found else 0
    renew()
    for domain in SAID:
        for text in missing(domain):
            print(f"{domain}: no Vietnamese for: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
