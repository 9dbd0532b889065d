"""What a page says of itself to machines: its meta elements and its JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import regex

from extract.patterns import compile_pattern

_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "WebPage")
"""Types that tell of an article, the surest first."""
_FIELD = compile_pattern(
    r'"(headline|datePublished|description|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*+)"'
)
_AUTHOR = compile_pattern(
    r'"author"\s*:\s*\[?\s*(?:\{[^{}]{0,300}?"name"\s*:\s*)?"((?:[^"\\]|\\.)*+)"'
)
_DECODER = json.JSONDecoder(strict=False)
_HIDING = compile_pattern(r"(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>|<!--|(?://\s*)?-->")
_COMMENT = compile_pattern(r'(?P<text>"(?:[^"\\]|\\.)*+")|/\*.*?\*/|//[^\n]*', regex.DOTALL)
_LAST_COMMA = compile_pattern(r",(?=\s*[}\]])")
_LARGEST = 400_000
_BEGINNING = 25


def read_metas(tree: Any) -> dict[str, str]:
    """Return the page's meta elements by property, name or itemprop, lower-cased; first wins."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def read_linked(tree: Any) -> dict[str, Any]:
    """Return the article object of the page's JSON-LD; empty when there is none.

    JSON that does not parse is searched for the fields that can be told apart in it.

    >>> from lxml import html
    >>> page = html.fromstring('<div><script type="application/ld+json">'
    ...     '{"@type": "NewsArticle", "datePublished": "2024-05-24",}</script></div>')
    >>> read_linked(page)
    {'@type': 'NewsArticle', 'datePublished': '2024-05-24'}
    """
    entries: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            entries.extend(_entries((script.text or "")[:_LARGEST]))
    title = "".join("".join(tree.findtext(".//title", "")).split()).casefold()
    return min(entries, key=lambda entry: (_rank(entry), not _is_about(entry, title)), default={})


def _is_about(entry: dict[str, Any], title: str) -> bool:
    """Whether an object is about the article that the page is about, not a related one."""
    headline = "".join((name_in(entry.get("headline")) or "").split()).casefold()
    return bool(headline) and headline[:_BEGINNING] in title


def _entries(source: str) -> Iterator[dict[str, Any]]:
    for data in _values(source):
        yield from (entry for entry in _flat(data) if _rank(entry) < len(_ARTICLES))


def _values(source: str) -> list[Any]:
    """Return the JSON values in a script, mended where it is written as scripts are."""
    for text in (source, _mended(source)):
        try:
            return list(_decoded(text))
        except (ValueError, RecursionError):
            continue
    return [_told_apart(source)]


def _decoded(text: str) -> Iterator[Any]:
    """Decode one JSON value after the other; raises `ValueError`."""
    text = text.strip(" \t\r\n;")
    while text:
        value, end = _DECODER.raw_decode(text)
        yield value
        text = text[end:].lstrip(" \t\r\n;,")


def _mended(source: str) -> str:
    """Take out what JSON does not allow: comments, what hides a script, commas at the end."""
    bare = _HIDING.sub(" ", source)
    return _LAST_COMMA.sub("", _COMMENT.sub(lambda found: found["text"] or " ", bare))


def _told_apart(source: str) -> dict[str, Any]:
    """Return the fields that can be told apart in JSON that cannot be mended; the first wins."""
    found: dict[str, Any] = {}
    for field in _FIELD.finditer(source):
        found.setdefault(field[1], _unescaped(field[2]))
    author = _AUTHOR.search(source)
    if author and found:
        found["author"] = _unescaped(author[1])
    return found


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _flat(data: Any) -> Iterator[dict[str, Any]]:
    for entry in data if isinstance(data, list) else [data]:
        if isinstance(entry, dict):
            yield entry
            yield from _flat(entry.get("@graph", []))
            yield from _flat(entry.get("mainEntity", []))


def _rank(entry: dict[str, Any]) -> int:
    kind = entry.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    if kind is None and "datePublished" in entry:
        return len(_ARTICLES) - 1
    return min((_ARTICLES.index(k) for k in kinds if k in _ARTICLES), default=len(_ARTICLES))


def name_in(value: Any) -> str | None:
    """Return the name in a JSON-LD value: a string, or an object with a name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None
