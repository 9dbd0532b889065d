"""What the names of elements (class, id, itemprop …) say they are on a page."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import regex

from extract.patterns import compile_pattern

_ATTRIBUTES = ("class", "id", "itemprop", "data-role", "rel", "type")
_HUMP = compile_pattern(r"(?<=\p{Ll})(?=\p{Lu})")
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer"))
_LONGEST_FORM = 400
_TAG_PARTS = {"figcaption": "caption", "time": "date", "caption": "table-caption"}


def parts_of(element: Any) -> frozenset[str]:
    """Return which parts of a page an element is named for ("furniture", "caption", …).

    >>> from lxml import html
    >>> sorted(parts_of(html.fromstring("<div class='detail-sapo'>…</div>")))
    ['standfirst']
    >>> sorted(parts_of(html.fromstring("<ul class='boxRelatedNews'></ul>")))
    ['furniture']
    """
    parts = _parts_named(_given(element))
    if (
        element.tag in _FURNITURE_TAGS
        or _is_hidden(element)
        or (element.tag == "form" and _is_short(element))
    ):
        return parts | {"furniture"}
    own = _TAG_PARTS.get(element.tag)
    if element.tag == "figure" and element.find(".//img") is not None:
        own = "caption"
    return parts | {own} if own else parts


def is_named(element: Any, part: str) -> bool:
    """Whether an element is named for a part, whatever its tag says.

    >>> from lxml import html
    >>> is_named(html.fromstring("<p class='author'>Lê An</p>"), "author")
    True
    """
    return part in _parts_named(_given(element))


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def _is_short(form: Any) -> bool:
    """Whether a form asks something; the form around a whole ASP.NET page is long."""
    return sum(map(len, form.itertext())) < _LONGEST_FORM


def _given(element: Any) -> tuple[str | None, ...]:
    return tuple(map(element.get, _ATTRIBUTES)) if element.keys() else ()


def _joined(given: tuple[str | None, ...]) -> str:
    """Return the names of an element: lower case, words joined by hyphens."""
    return _HUMP.sub("-", " ".join(filter(None, given))).lower().replace("_", "-")


def text_of(element: Any) -> str:
    """Return the text of an element, white space folded, `<br>` a space."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag in ("script", "style"):
            pieces.append(node.tail or "" if node is not element else "")
            continue
        pieces.extend((" " if node.tag == "br" else "", node.text or ""))
        pieces.append(node.tail or "" if node is not element else "")
    return " ".join("".join(pieces).split())


@lru_cache(maxsize=4096)
def _parts_named(given: tuple[str | None, ...]) -> frozenset[str]:
    names = _joined(given)
    if not names:
        return frozenset()
    return frozenset(part for part, pattern in _patterns().items() if pattern.search(names))


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    source = files("extract.cleaning").joinpath("markup.toml").read_text("utf-8")
    return {part: _pattern(**entry) for part, entry in tomllib.loads(source).items()}


def _pattern(words: list[str], names: tuple[str, ...] = (), **_: Any) -> regex.Pattern[str]:
    """Compile one part's names: words within a name, and whole names."""
    within = rf"(?<![\p{{L}}\d])(?:{'|'.join(words)})(?!\p{{L}})"
    whole = rf"(?<!\S)(?:{'|'.join(names)})(?!\S)"
    return compile_pattern(f"{within}|{whole}" if names else within)
