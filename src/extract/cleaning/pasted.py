"""Text pasted from a browser: what it tells of itself, read and left in its place."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from extract.cleaning.published import parse_published
from extract.patterns import compile_pattern
from extract.reading.fold import fold
from extract.reading.furniture import find_furniture

_LINE = compile_pattern(r"[^\n]+")
_LINK = compile_pattern(r"https?://[^\s\"'<>]+")
_SENTENCE_END = compile_pattern(r"[.!?…:;,][\"')\]]*$")
_NAME = r"\p{Lu}[\p{L}.]*+(?:[ ]\p{Lu}[\p{L}.]*+){0,3}"
_BYLINE = compile_pattern(
    rf"(?:(?:Theo|Bài,? ảnh:?|Tin,? ảnh:?|Bài:?|PV)[ ]?)?{_NAME}(?:[ ](?:-|và)[ ]{_NAME}){{0,2}}"
)
_NAMES_APART = compile_pattern(r"[ ](?:-|và)[ ]")
_TITLE_LENGTHS = range(12, 220)
_LONGEST_BYLINE = 60


def read_pasted(text: str) -> dict[str, Any]:
    r"""Read what a pasted text tells of itself: title, site, url, published_at, authors.

    Only keys that it tells are returned. The text itself is not changed.

    >>> told = read_pasted("21:53 19/05/2023\n\nLan tỏa những cách làm hay\n\nQuận ủy họp.\n")
    >>> told["published_at"], told["title"]
    ('2023-05-19T21:53:00+07:00', 'Lan tỏa những cách làm hay')
    """
    view = fold(text)
    furniture = find_furniture(view.norm, view.lower)
    lines = [line for line in _LINE.finditer(view.norm) if line[0].strip()]
    own = [line[0].strip() for line in lines if not furniture.covers(line.start())]
    foreign = [line[0].strip() for line in lines if furniture.covers(line.start())]
    told = {
        "title": _title(own),
        "authors": _authors(own),
        "published_at": next(filter(None, map(_stamp, foreign)), None),
        "site": _site(view.lower),
    } | _address(foreign)
    return {key: value for key, value in told.items() if value}


def _title(lines: list[str]) -> str | None:
    """Take the first line as the headline when it stands alone and is no sentence."""
    if len(lines) < 2 or len(lines[0]) not in _TITLE_LENGTHS or _SENTENCE_END.search(lines[0]):
        return None
    return lines[0]


def _stamp(line: str) -> str | None:
    return parse_published(line) if not _LINK.search(line) and len(line) < 80 else None


def _address(lines: list[str]) -> dict[str, str]:
    for line in lines:
        link = _LINK.search(line)
        if link:
            return {"url": link[0], "site": (urlsplit(link[0]).hostname or "")}
    return {}


def _authors(lines: list[str]) -> list[str]:
    """Take a byline from under the headline or from the end."""
    for line in (*lines[1:3], *lines[-1:]):
        if len(line) <= _LONGEST_BYLINE and _BYLINE.fullmatch(line) and len(lines) > 2:
            return [name.strip() for name in _NAMES_APART.split(line)]
    return []


def _site(lower: str) -> str | None:
    head = lower[:3000]
    marks = ((head.find(mark), site) for mark, site in _datelines())
    found = [(at, site) for at, site in marks if at >= 0 and _opens(head, at)]
    return min(found)[1] if found else None


def _opens(text: str, at: int) -> bool:
    """Whether a mark stands at the opening of a line."""
    return not text[:at].rpartition("\n")[2].strip(' "*')


@cache
def _datelines() -> tuple[tuple[str, str], ...]:
    data = tomllib.loads(files("extract.cleaning").joinpath("datelines.toml").read_text("utf-8"))
    return tuple((entry["mark"], entry["site"]) for entry in data["dateline"])
