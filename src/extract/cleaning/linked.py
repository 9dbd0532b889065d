"""What a page says of itself to machines: its meta elements and its JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from extract.patterns import compile_pattern

_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "WebPage")
"""Types that tell of an article, the surest first."""
_FIELD = compile_pattern(
    r'"(headline|datePublished|description|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*+)"'
)
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
    {'datePublished': '2024-05-24'}
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
    try:
        data = json.loads(source, strict=False)
    except ValueError:
        yield {found[1]: _unescaped(found[2]) for found in _FIELD.finditer(source)}
        return
    yield from (entry for entry in _flat(data) if _rank(entry) < len(_ARTICLES))


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
