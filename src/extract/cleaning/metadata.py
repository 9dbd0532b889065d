"""What a page tells of itself: title, site, authors, time of publication, description."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import regex

from extract.cleaning.flow import Segment, fold_key
from extract.cleaning.linked import name_in, read_linked, read_metas
from extract.cleaning.markup import is_named, parts_of, text_of
from extract.cleaning.profiles import Places
from extract.cleaning.published import read_moment
from extract.cleaning.timing import published
from extract.patterns import compile_pattern

_LEAST_TITLE = 8
_LONGEST_TITLE = 300
_LONGEST_NAME = 60
_AROUND = 6
_LEAST_SHARE = 0.5
"""Of a page's own title, which may bear the names of section and paper as well."""
_TAIL = compile_pattern(r"\s+(?:[|»•]|[-–—])\s+[^|»•]{2,60}$")
_BY = compile_pattern(
    r"^(?:tác giả(?: bài viết)?|bài(?: viết)?|(?:bài|tin),? ảnh|tin|ảnh|theo|pv|phóng viên"
    r"|thực hiện|by)[ ]?:[ ]?",
    regex.IGNORECASE,
)
_BEHIND = compile_pattern(
    r"[ ]?(?:/[ ]?(?:TTX(?:VN)?|VOV\p{L}*|VTV|VGP)|\((?:TTXVN|thực hiện|lược ghi|ghi|tổng hợp)\))$"
)
_SOURCE = compile_pattern(r"[(\[]?nguồn(?: tin)?[ ]?:", regex.IGNORECASE)
_APART = compile_pattern(r"\s*(?:[-–—,;&]|\bvà\b)\s+")
_NAME = compile_pattern(r"\p{Lu}[\p{L}.]*(?:[ ]\p{Lu}[\p{L}.]*){1,4}")
_DATE_TAIL = compile_pattern(
    r"\s*[-|,•–(]?\s*(?:(?:thứ \w+|chủ nhật|ngày),?\s*)*\d.*$", regex.IGNORECASE
)


@dataclass
class Metadata:
    """What was read; null where the page does not tell."""

    title: str | None = None
    site: str | None = None
    url: str | None = None
    description: str | None = None
    published_at: str | None = None
    published_from: str | None = None
    """Where the time came from: json-ld, meta, time, visible, or profile."""
    authors: list[str] = field(default_factory=list)
    article_body: str | None = None
    """The whole text as the page tells it to machines."""
    is_free: bool = True
    """False where the page says that not all of it is open."""
    headline: int | None = None
    """Which segment bears the headline."""


def read_metadata(
    tree: Any, segments: list[Segment], url: str | None, places: Places | None = None
) -> Metadata:
    """Read the metadata of a parsed page and its flow; what a profile finds comes first."""
    metas = read_metas(tree)
    linked = read_linked(tree)
    canonical = tree.find(".//link[@rel='canonical']")
    address = url or (canonical.get("href") if canonical is not None else None)
    site = name_in(linked.get("publisher")) or metas.get("og:site_name") or _host(address)
    told = Metadata(
        site=site,
        url=address or metas.get("og:url"),
        description=metas.get("description") or metas.get("og:description")
        or name_in(linked.get("description")),
        article_body=name_in(linked.get("articleBody")),
        is_free=str(linked.get("isAccessibleForFree", True)).lower() != "false",
    )  # fmt: skip
    told.authors = told_authors(metas, linked, site) or shown_authors(tree, site)
    told.title, told.headline = _title(tree, segments, metas, linked)
    told.published_at, told.published_from = published(tree, metas, linked, segments, told.headline)
    if places:
        _apply(places, segments, told)
    return told


def _apply(places: Places, segments: list[Segment], told: Metadata) -> None:
    if places.title is not None:
        told.title = text_of(places.title) or told.title
        key = fold_key(told.title or "")
        told.headline = next((at for at, one in enumerate(segments) if one.key == key), None)
    if places.published is not None:
        element = places.published
        value = element.get("datetime") or element.get("content") or text_of(element)
        moment = read_moment(value)
        if moment:
            told.published_at, told.published_from = moment, "profile"
    named = [one for one, parts in places.marks.items() if "author" in parts]
    shown = [name for one in named for name in authors_in(text_of(one), told.site)]
    told.authors = shown or told.authors


def _host(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def _title(
    tree: Any, segments: list[Segment], metas: dict[str, str], linked: dict[str, Any]
) -> tuple[str | None, int | None]:
    """Return the headline and which segment bears it.

    The page says its title in several places, some with the paper's name behind it. What is
    shown and agrees with one of them is the headline; else the first h1; else what is said.
    """
    said = [metas.get("og:title"), name_in(linked.get("headline")), _page_title(tree)]
    names = [" ".join(name.split()) for name in said if name and len(name) > _LEAST_TITLE]
    shown = _shown_title(segments, names)
    if shown is not None:
        return segments[shown].text, shown
    return (_without_site(names[0], segments) if names else None), None


def _page_title(tree: Any) -> str | None:
    element = tree.find(".//title")
    return "".join(element.itertext()) if element is not None else None


def _shown_title(segments: list[Segment], names: list[str]) -> int | None:
    keys = [fold_key(name) for name in names]
    headings = [at for at, one in enumerate(segments) if _may_be_title(one) and _heading_of(one)]
    for heading in ("h1", None):
        for at in headings if heading else range(len(segments)):
            if _agrees(segments[at], keys):
                return at
    return max(headings, key=lambda at: _likeness(segments[at], names), default=None)


def _likeness(segment: Segment, names: list[str]) -> tuple[float, int]:
    """How many of a heading's words are in what the page calls itself; then its length."""
    words = set(segment.text.casefold().split())
    said = {word for name in names for word in name.casefold().split()}
    return len(words & said) / max(1, len(words)), len(segment.text)


def _heading_of(segment: Segment) -> bool:
    return segment.element.tag == "h1" or any(
        node.tag == "h1" for node in islice(segment.element.iterancestors(), 3)
    )


def _may_be_title(segment: Segment) -> bool:
    return len(segment.text) in range(_LEAST_TITLE + 1, _LONGEST_TITLE) and not (
        segment.parts & {"furniture", "clock"}
    )


def _agrees(segment: Segment, keys: list[str]) -> bool:
    """Whether what is shown is what the page calls itself, or all but the paper's name of it."""
    if not _may_be_title(segment):
        return False
    key = segment.key
    return any(
        key == other or (key in other and len(key) >= _LEAST_SHARE * len(other)) for other in keys
    )


def _without_site(name: str, segments: list[Segment]) -> str:
    return _TAIL.sub("", name) or name


def told_authors(metas: dict[str, str], linked: dict[str, Any], site: str | None) -> list[str]:
    """Take the first of JSON-LD and meta that names someone who is not the paper itself."""
    given = linked.get("author") or []
    for names in (
        [name_in(one) for one in (given if isinstance(given, list) else [given])],
        [metas.get("author")],
        [metas.get("article:author")],
    ):
        kept = [one for name in names if name for one in authors_in(name, site)]
        if kept:
            return list(dict.fromkeys(kept))
    return []


def shown_authors(tree: Any, site: str | None) -> list[str]:
    """Return the first names that the page shows as its authors'."""
    for element in tree.iter("p", "span", "div", "a", "strong", "b", "li", "h5", "h6"):
        if not is_named(element, "author"):
            continue
        names = authors_in(text_of(element), site)
        around = islice(element.iterancestors(), _AROUND)
        if names and not any("furniture" in parts_of(node) for node in around):
            return names
    return []


def authors_in(text: str, site: str | None) -> list[str]:
    """Return the people that a byline names; several where each part of it is a name.

    >>> authors_in("Bài, ảnh: Lê Minh Châu - Trần An", None), authors_in("Báo Thử", "Báo Thử")
    (['Lê Minh Châu', 'Trần An'], [])
    """
    if _SOURCE.match(text.strip()):
        return []
    whole = byline_name(" ".join(text.split()))
    parts = [part for part in _APART.split(whole) if part]
    names = parts if all(map(_NAME.fullmatch, parts)) else [whole]
    return [name for name in names if is_person(name, site)]


def byline_name(text: str) -> str:
    """Return the name in a byline, without what is said about it and the date behind it.

    >>> byline_name("Tác giả bài viết: Lê Minh Châu - Thứ sáu, ngày 24/05/2024")
    'Lê Minh Châu'
    >>> byline_name("Lê Minh Châu/TTXVN"), byline_name("Lê Minh Châu (thực hiện)")
    ('Lê Minh Châu', 'Lê Minh Châu')
    """
    bare = text[1:-1] if text[:1] in "([" and text[-1:] in ")]" else text
    bare = _BEHIND.sub("", _BY.sub("", bare.strip()))
    return _DATE_TAIL.sub("", bare)


def is_person(name: str, site: str | None) -> bool:
    """Whether a name is a person's: not the paper's, no address, not too long."""
    folded = name.casefold()
    return (
        0 < len(name) <= _LONGEST_NAME
        and "http" not in folded
        and "." not in folded.strip(".")
        and folded not in (site or "").casefold()
        and not folded.startswith(("báo ", "tạp chí ", "cổng thông tin", "admin", "quản trị"))
    )
