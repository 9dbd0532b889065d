"""The tree of a page: its blocks in order, and what their names say they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from extract.patterns import compile_pattern

_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "figcaption", "pre",
     "div", "section", "article", "header", "span", "em", "strong", "b", "time", "address")
)  # fmt: skip
_CONTAINERS = _BLOCKS - frozenset(("span", "em", "strong", "b", "time"))
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "select", "button"))
_TABLE_PARTS = frozenset(("td", "th", "tr", "tbody", "thead", "table"))
_MAX_DEPTH = 250


def unfold_layout_tables(tree: Any) -> None:
    """Turn tables that lay out a page into plain boxes; tables of data stay tables."""
    for cell in list(tree.iter("td")):
        if cell.find(".//p") is None and cell.find(".//h1") is None:
            continue
        node = cell
        while node is not None and node.tag in _TABLE_PARTS:
            node.tag = "div"
            node = node.getparent()


def text_of(element: Any) -> str:
    """Return the text of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def names_of(element: Any) -> str:
    """Return class, id and itemprop of an element, lower-cased."""
    return " ".join(
        filter(None, (element.get("class"), element.get("id"), element.get("itemprop")))
    ).lower()


@cache
def pattern(part: str) -> regex.Pattern[str]:
    """Return the pattern for one part of a page ("standfirst", "author", "date", …)."""
    source = files("extract.cleaning").joinpath("markup.toml").read_text("utf-8")
    return compile_pattern(tomllib.loads(source)[part])


def is_named(element: Any, part: str) -> bool:
    """Whether the names of an element say that it is a certain part."""
    names = names_of(element)
    return bool(names) and bool(pattern(part).search(names.replace("_", "-")))


def is_furniture(element: Any) -> bool:
    """Whether an element stands inside navigation, related links, comments and the like."""
    node, depth = element, 0
    while node is not None and depth < _MAX_DEPTH:
        if node.tag in _FURNITURE_TAGS:
            return True
        if node.tag not in ("body", "html", "main", "article") and is_named(node, "furniture"):
            return True
        node, depth = node.getparent(), depth + 1
    return False


def is_link(element: Any) -> bool:
    """Whether all text of an element is one link."""
    if element.tag == "a":
        return True
    links = element.findall(".//a")
    return bool(links) and text_of(links[0]) == text_of(element)


def blocks(tree: Any) -> Iterator[Any]:
    """Yield the innermost blocks of text in page order: no block inside holds all its text."""
    for element in tree.iter():
        if element.tag in _CONTAINERS and not any(
            child.tag in _CONTAINERS for child in element.iterdescendants()
        ):
            yield element
