"""Bring the Vietnamese catalogues up to date: collect what is said, compile what is translated.

    .venv/bin/python scripts/words.py          # renew .po and .mo (`make words`)
    .venv/bin/python scripts/words.py --check  # exit 1 and name what has no Vietnamese

`pages` holds what the HTML pages say and the names of codes; `messages` what the command
line says. A sentence that the code no longer says leaves the catalogue.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import regex
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from extract.language import names

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/extract"
FOLDER = SOURCE / "language/vi/LC_MESSAGES"
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # the same words give the same bytes
_KEYWORDS = {"say": None, "sayMany": (1, 2), "mark": None}
_ATTRIBUTE = regex.compile(r'data-say(?:-label|-hint)?="([^"]+)"')


def said_in_pages() -> Iterator[str]:
    """Yield what scripts and bodies of pages say, then the names of codes."""
    for path in sorted(SOURCE.glob("*/*.js")):
        with path.open("rb") as file:
            for _, found, _, _ in extract("javascript", file, _KEYWORDS):
                yield from (found,) if isinstance(found, str) else found[:2]
    for path in sorted(SOURCE.glob("*/*.html")):
        yield from _ATTRIBUTE.findall(path.read_text("utf-8"))
    for table in names.ALL.values():
        yield from table.values()


def renewed(domain: str) -> Catalog:
    """Return a domain's catalogue with just what is said today."""
    with (FOLDER / f"{domain}.po").open("rb") as file:
        old = read_po(file, locale="vi", domain=domain)
    new = Catalog(locale="vi", domain=domain, project="extract", header_comment="",
                  creation_date=_NO_DATE, revision_date=_NO_DATE)  # fmt: skip
    for text in dict.fromkeys(SAID[domain]()):
        known = old.get(text)
        new.add(text, known.string if known else "")
    return new


SAID = {"pages": said_in_pages}


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """Return a catalogue as .po and as .mo."""
    text, compiled = BytesIO(), BytesIO()
    write_po(text, catalog, width=100)
    write_mo(compiled, catalog)
    return text.getvalue(), compiled.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """List what has no Vietnamese yet."""
    return [message.id for message in catalog if message.id and not message.string]


def main(check: bool) -> int:
    """Renew or check every domain; return how many sentences lack Vietnamese or are stale."""
    faults = 0
    for domain in SAID:
        catalog = renewed(domain)
        for text in missing(catalog):
            print(f"{domain}: no Vietnamese for: {text}")
            faults += 1
        for suffix, data in zip((".po", ".mo"), written(catalog), strict=True):
            path = FOLDER / f"{domain}{suffix}"
            if check and path.read_bytes() != data:
                print(f"{path.relative_to(ROOT)} is not up to date: run make words")
                faults += 1
            elif not check:
                path.write_bytes(data)
    return faults


if __name__ == "__main__":
    faults = main(check="--check" in sys.argv)
    sys.exit(1 if faults else 0)
