"""The pages of the documentation and the README, taken apart into their code blocks."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import regex

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

_BLOCK = regex.compile(
    r'^(?P<indent>[ ]*)```(?P<language>\w+)(?:[ ]+title="(?P<title>[^"]+)")?[ ]*\n'
    r"(?P<body>.*?)^(?P=indent)```[ ]*$",
    regex.MULTILINE | regex.DOTALL,
)


class Block(NamedTuple):
    """A fenced block: its language, the file it shows (or none) and its text."""

    language: str
    title: str | None
    body: str


def blocks(page: Path) -> list[Block]:
    """Every block of a page, in order, without the indentation of the list it stands in."""
    found = []
    for match in _BLOCK.finditer(page.read_text("utf-8")):
        indent = len(match["indent"])
        body = "".join(line[indent:] for line in match["body"].splitlines(keepends=True))
        found.append(Block(match["language"], match["title"], body))
    return found


def commands(block: Block) -> list[tuple[str, str]]:
    """Every `$ command` of a console block with the output printed after it."""
    parts = regex.split(r"^\$ ", block.body, flags=regex.MULTILINE)[1:]
    return [tuple(part.split("\n", 1)) for part in parts]  # type: ignore[misc]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))
