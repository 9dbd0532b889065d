"""What elements say of themselves: which part of a page they are, and how their text is set."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import regex

from extract.patterns import compile_pattern

_ATTRIBUTES = ("class", "id", "itemprop", "data-role", "rel", "type")
_TELLING = (*_ATTRIBUTES, "style")
_TOLD = frozenset(_TELLING)
_HUMP = compile_pattern(r"(?<=\p{Ll})(?=\p{Lu})")
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer"))
_LONGEST_FORM = 400
_TAG_PARTS = dict.fromkeys(_FURNITURE_TAGS, "furniture") | {
    "figcaption": "caption", "time": "date", "caption": "table-caption",
}  # fmt: skip
_STYLES = {"b": "strong", "strong": "strong", "i": "slanted", "em": "slanted", "a": "link"}
_SET = {
    "strong": compile_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)"),
    "slanted": compile_pattern(r"font-style\s*:\s*italic"),
}


class Look(NamedTuple):
    """What an element says of itself."""

    parts: frozenset[str]
    """The parts of a page that it is named for: furniture, standfirst, caption, date …"""
    styles: tuple[str, ...]
    """Which of `strong`, `slanted` and `link` it makes its text."""


def look_of(element: Any) -> Look:
    """Return what an element says of itself.

    >>> from lxml import html
    >>> look_of(html.fromstring("<span style='font-weight: 700'>x</span>")).styles
    ('strong',)
    """
    tag = element.tag
    look = _look(tag, _given(element, _TELLING))
    if tag == "form" and _is_short(element):
        return Look(look.parts | {"furniture"}, look.styles)
    if tag == "figure" and element.find(".//img") is not None:
        return Look(look.parts | {"caption"}, look.styles)
    return look


def parts_of(element: Any) -> frozenset[str]:
    """Return which parts of a page an element is named for ("furniture", "caption", …).

    >>> from lxml import html
    >>> sorted(parts_of(html.fromstring("<div class='detail-sapo'>…</div>")))
    ['standfirst']
    >>> sorted(parts_of(html.fromstring("<ul class='boxRelatedNews'></ul>")))
    ['furniture']
    """
    return look_of(element).parts


def is_named(element: Any, part: str) -> bool:
    """Whether an element is named for a part, whatever its tag says.

    >>> from lxml import html
    >>> is_named(html.fromstring("<p class='author'>Lê An</p>"), "author")
    True
    """
    return part in _parts_named(_given(element, _ATTRIBUTES))


def _is_short(form: Any) -> bool:
    """Whether a form asks something; the form around a whole ASP.NET page is long."""
    return sum(map(len, form.itertext())) < _LONGEST_FORM


def _given(element: Any, attributes: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return what an element gives for some attributes; nothing where it has none of them."""
    own = element.keys()
    return tuple(map(element.get, attributes)) if own and not _TOLD.isdisjoint(own) else ()


@lru_cache(maxsize=4096)
def _look(tag: str, given: tuple[str | None, ...]) -> Look:
    """Return what a tag and the telling attributes say, whatever stands in the element."""
    parts, style = _parts_named(given[:-1]), (given[-1] if given else None) or ""
    own = "furniture" if _is_hidden(style) else _TAG_PARTS.get(tag)
    styles = (_STYLES.get(tag), *(name for name in _SET if _SET[name].search(style.lower())))
    return Look(parts | {own} if own else parts, tuple(dict.fromkeys(filter(None, styles))))


def _is_hidden(style: str) -> bool:
    return "display:none" in style.replace(" ", "").lower()


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
