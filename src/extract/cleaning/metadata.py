"""What a page tells of itself: title, site, authors, time of publication, description.

The time is taken from structured data first (JSON-LD, meta, time elements), else from the
short visible date nearest the headline, after it before above it and never inside a link or
a related article: a page without any date of its own gets none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from extract.cleaning.markup import is_furniture, is_link, is_named, text_of
from extract.cleaning.published import VIETNAM, parse_published
from extract.patterns import compile_pattern

_ARTICLE_TYPES = {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage"}
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "publication_date", "dc.date", "dc.date.issued", "date",
    "parsely-pub-date", "its_publication", "dable:author:published_time",
)  # fmt: skip
_ISO = compile_pattern(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_ZONE = compile_pattern(r"(?:Z|[+-]\d{2}:?\d{2})$")
_LONGEST_DATE = 90
_LONGEST_NAME = 60
_DATE_TAGS = ("span", "div", "p", "li", "td", "em", "i", "b", "small", "h4", "h5", "h6")
_FEW_CHILDREN = 5
_TITLE_TAIL = compile_pattern(r"\s+[|\-–—]\s+[^|\-–—]{2,60}$")


@dataclass
class Metadata:
    """What was read; null where the page does not tell."""

    title: str | None = None
    site: str | None = None
    url: str | None = None
    description: str | None = None
    published_at: str | None = None
    published_from: str | None = None
    """Where the time came from: json-ld, meta, time, or visible."""
    authors: list[str] = field(default_factory=list)


def read_metadata(tree: Any, url: str | None) -> Metadata:
    """Read the metadata of a parsed page."""
    metas = _metas(tree)
    linked = next(_json_ld(tree), {})
    canonical = tree.find(".//link[@rel='canonical']")
    address = url or (canonical.get("href") if canonical is not None else None)
    site = _name(linked.get("publisher")) or metas.get("og:site_name") or _host(address)
    told = Metadata(
        title=_title(tree, metas, linked),
        site=site,
        url=address or metas.get("og:url"),
        description=metas.get("description") or metas.get("og:description"),
        authors=_authors(tree, metas, linked, site),
    )
    told.published_at, told.published_from = _published(tree, metas, linked)
    return told


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the article objects of the page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except ValueError:
            continue
        for entry in _flat(data):
            kind = entry.get("@type")
            if _ARTICLE_TYPES & set(kind if isinstance(kind, list) else [kind]):
                yield entry


def _flat(data: Any) -> Iterator[dict[str, Any]]:
    entries = data if isinstance(data, list) else [data]
    for entry in entries:
        if isinstance(entry, dict):
            yield entry
            yield from (one for one in entry.get("@graph", []) if isinstance(one, dict))


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _host(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def _title(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    headlines = [text_of(h1) for h1 in tree.iter("h1") if not is_furniture(h1)]
    for title in (*headlines, metas.get("og:title"), _name(linked.get("headline"))):
        if title and len(title) > 8:
            return title.strip()
    element = tree.find(".//title")
    return _TITLE_TAIL.sub("", text_of(element)) or None if element is not None else None


def _authors(
    tree: Any, metas: dict[str, str], linked: dict[str, Any], site: str | None
) -> list[str]:
    """Take the first source that names someone who is not the paper itself."""
    for names in _author_sources(tree, metas, linked):
        kept = [name for name in names if name and _is_person(name, site)]
        if kept:
            return list(dict.fromkeys(kept))
    return []


def _author_sources(
    tree: Any, metas: dict[str, str], linked: dict[str, Any]
) -> Iterator[list[str | None]]:
    given = linked.get("author") or []
    yield [_name(one) for one in (given if isinstance(given, list) else [given])]
    yield [metas.get("author")]
    yield [metas.get("article:author")]
    yield list(islice(_shown_authors(tree), 1))


def _shown_authors(tree: Any) -> Iterator[str]:
    for element in tree.iter("p", "span", "div", "a", "strong", "li", "h5", "h6"):
        if is_named(element, "author") and not is_furniture(element):
            yield text_of(element)


def _is_person(name: str, site: str | None) -> bool:
    folded = name.casefold()
    return (
        len(name) <= _LONGEST_NAME
        and "http" not in folded
        and "." not in folded.strip(".")
        and folded != (site or "").casefold()
        and not folded.startswith(("báo ", "tạp chí ", "cổng thông tin", "admin"))
    )


def _published(
    tree: Any, metas: dict[str, str], linked: dict[str, Any]
) -> tuple[str | None, str | None]:
    sources: tuple[tuple[str, Iterator[str]], ...] = (
        ("json-ld", iter([str(linked.get("datePublished") or "")])),
        ("meta", (metas[name] for name in _DATE_METAS if name in metas)),
        ("time", _time_elements(tree)),
        ("visible", _visible_dates(tree)),
    )
    for source, values in sources:
        for value in values:
            moment = read_moment(value)
            if moment:
                return moment, source
    return None, None


def _time_elements(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        if not is_furniture(element):
            yield element.get("datetime") or text_of(element)


def read_moment(value: str) -> str | None:
    """Read an ISO or a printed time of publication as ISO 8601 in Vietnam time.

    >>> read_moment("2025-05-19T01:00:00Z"), read_moment("2025-05-19")
    ('2025-05-19T08:00:00+07:00', '2025-05-19')
    """
    value = value.strip()
    found = _ISO.match(value)
    if not found:
        return parse_published(value) if len(value) <= _LONGEST_DATE else None
    zone = _ZONE.search(value)
    try:
        moment = datetime.fromisoformat(found[0] + (zone[0] if zone else ""))
    except ValueError:
        return None
    if len(found[0]) == len("2025-05-19"):
        return moment.date().isoformat()
    aware = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return aware.astimezone(VIETNAM).replace(microsecond=0).isoformat()


def _visible_dates(tree: Any) -> Iterator[str]:
    """Yield short visible dates, those after the headline first, then those above it."""
    above: list[str] = []
    after_headline = False
    for element in tree.iter("h1", *_DATE_TAGS):
        after_headline = after_headline or element.tag == "h1"
        text = text_of(element) if len(element) < _FEW_CHILDREN else ""
        if not text or len(text) > _LONGEST_DATE or not parse_published(text):
            continue
        if is_link(element) or is_furniture(element) or is_named(element, "clock"):
            continue
        if after_headline:
            yield text
        elif is_named(element, "date"):
            above.append(text)
    yield from reversed(above)
