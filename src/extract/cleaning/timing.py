"""When an article was published: what the page tells machines, checked by what it shows.

Structured data come first (JSON-LD, meta, time elements), then the short date that the page
shows nearest its headline, after it before above it, never in a link or a related article.
Where both tell the same day, a time that is shown wins over none, over midnight, and over one
seven hours off: papers often write Vietnam's time as if it were Greenwich's. A page without
any date of its own gets none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from extract.cleaning.flow import Segment
from extract.cleaning.published import parse_published, read_moment
from extract.patterns import compile_pattern

_METAS = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_time",
    "dc.date.issued", "dc.date", "dcterms.created", "dc.date.created", "date", "datecreated",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "its_publication", "sailthru.date",
    "dable:author:published_time", "article.published", "created",
)  # fmt: skip
_LONGEST = 90
_NEAR_ABOVE = 12
_NEAR_BELOW = 14
_SENTENCE = 100
_UPDATED = compile_pattern(r"\b(?:cập nhật|sửa đổi|chỉnh sửa|sửa|updated|modified)\b")
_PARTS = compile_pattern(r"[|;]")
_NO_WORDS = compile_pattern(
    r"(?:gmt|utc)[ ]?\+?[ ]?\d*|thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|\d)|chủ nhật"
    r"|ngày|tháng|năm|lúc|giờ|phút|cập nhật|đăng|xuất bản|thời gian|post(?:ed)?|published"
    r"|am|pm|sa|ch|\P{L}"
)
_MOST_WORDS = 32
_CLOCK = compile_pattern(
    r"^[|, -]*\d{1,2}[:h]\d{2}(?::\d{2})?(?: [AaPp][Mm])?[|, -]*(?:\(GMT\+7\))?$"
)
_GREENWICH = timedelta(hours=7)


def published(
    tree: Any, metas: dict[str, str], linked: dict[str, Any],
    segments: list[Segment], headline: int | None,
) -> tuple[str | None, str | None]:  # fmt: skip
    """Return the time of publication and where it came from: json-ld, meta, time or visible."""
    shown = next(_shown(segments, headline), None)
    for source, values in (
        ("json-ld", iter([str(linked.get("datePublished") or "")])),
        ("meta", (metas[name] for name in _METAS if name in metas)),
        ("time", _marked(tree)),
    ):
        told = next(filter(None, map(read_moment, values)), None)
        if told:
            return (shown, "visible") if shown and _knows_better(shown, told) else (told, source)
    return shown, "visible" if shown else None


def _knows_better(shown: str, told: str) -> bool:
    """Whether the time that is shown is to be believed over the one in the structured data."""
    if "T" not in shown:
        return False
    if "T" not in told or "T00:00:00" in told:
        return shown[:10] == told[:10]
    apart = datetime.fromisoformat(told) - datetime.fromisoformat(shown)
    return abs(abs(apart) - _GREENWICH) < timedelta(minutes=1)


def _marked(tree: Any) -> Iterator[str]:
    """Yield what elements say that are marked as the time of publication."""
    from extract.cleaning.markup import parts_of, text_of

    for element in tree.iter("time", "span", "div", "p", "abbr"):
        marked = element.tag == "time" or "datepublished" in (element.get("itemprop") or "").lower()
        if not marked or element.get("itemprop") == "dateModified":
            continue
        if any("furniture" in parts_of(node) for node in islice(element.iterancestors(), 6)):
            continue
        yield element.get("datetime") or element.get("content") or text_of(element)


def _shown(segments: list[Segment], headline: int | None) -> Iterator[str]:
    """Yield the dates shown, the nearest after the headline first, then those above it."""
    at = headline if headline is not None else _first_sentence(segments)
    below = segments[at + 1 : at + 1 + _NEAR_BELOW] if headline is not None else []
    above = segments[max(0, at - _NEAR_ABOVE) : at][::-1]
    candidates = [one for one in (*_head(below), *above) if is_time(one)]
    if not candidates and headline is not None:
        candidates = [one for one in segments[at:] if "date" in one.parts and is_time(one)]
    for updated in (False, True):
        for one in candidates:
            if bool(_UPDATED.search(_first_told(one.text).lower())) == updated:
                yield parse_published(_first_told(_with_clock(one, segments))) or ""


def _first_told(text: str) -> str:
    """Return the part of a line that tells when it was published, not when it was changed."""
    parts = [part for part in _PARTS.split(text) if parse_published(part)]
    told = [part for part in parts if not _UPDATED.search(part.lower())]
    return told[0] if told and len(parts) > 1 else text


def _with_clock(day: Segment, segments: list[Segment]) -> str:
    """Return a date with the time that the page shows in a box of its own beside it."""
    at = segments.index(day)
    for beside in segments[at + 1 : at + 2] + segments[max(0, at - 1) : at]:
        if _CLOCK.match(beside.text):
            return f"{day.text} {beside.text}"
    return day.text


def _head(segments: list[Segment]) -> Iterator[Segment]:
    """Yield what stands between headline and body: up to the first paragraph of the body."""
    paragraphs = 0
    for segment in segments:
        yield segment
        paragraphs += len(segment.text) >= _SENTENCE
        if paragraphs > 1:
            return


def _first_sentence(segments: list[Segment]) -> int:
    places = (n for n, one in enumerate(segments) if len(one.text) >= _SENTENCE and not one.dropped)
    return next(places, 0)


def is_time(segment: Segment) -> bool:
    """Whether a segment is a date and hardly anything else: a name beside it at most."""
    text = segment.text
    if len(text) > _LONGEST or segment.is_all("link") or segment.parts & {"furniture", "clock"}:
        return False
    words = _NO_WORDS.sub("", text.lower())
    return len(words) <= _MOST_WORDS and parse_published(text) is not None
