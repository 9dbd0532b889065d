"""What the overview needs of a record: one line for the article, one for each event."""

from __future__ import annotations

from typing import Any

from extract.pages import opening
from extract.record import MENTION_FIELDS, Event, Record
from extract.viewing.labels import is_open
from extract.viewing.origin import web_address
from extract.writing.frames import count_of, province_of

_COUNTED = {
    "collectives": "collective", "individuals": "individual", "party_members": "party_member",
}  # fmt: skip


def article_line(record: Record, number: int) -> dict[str, Any]:
    """Return an article's line of the overview."""
    article = record.article
    return {
        "number": number,
        "id": article.id,
        "title": article.title or opening(article.text),
        "site": article.site,
        "url": web_address(article.url),
        "published": article.published_at,
        "events": len(record.events),
        "warnings": len(record.warnings),
        "open": len(_left_open(record)),
    }


def event_lines(record: Record, number: int) -> list[dict[str, Any]]:
    """Return the lines of an article's events."""
    return [_event_line(record, event, number) for event in record.events]


def _event_line(record: Record, event: Event, number: int) -> dict[str, Any]:
    awards = [record.awards[index] for index in event.awards]
    return {
        "article": number,
        "id": event.id,
        "type": event.type,
        "name": event.name,
        "date": event.date,
        "committee": event.committee,
        "province": province_of(record, event),
        "place": event.place,
        "documents": event.documents,
        **{name: count_of(awards, recipient) for name, recipient in _COUNTED.items()},
        "awards": [" ".join(award.text.split()) for award in awards],
        "doubts": _doubts(record, event),
    }


def _doubts(record: Record, event: Event) -> int:
    """Count what to check by eye: weak cues, open mentions in its evidence, the warnings."""
    weak = sum(basis.weak for basis in event.basis.values())
    places = [
        span
        for span in [*_left_open(record), *(span for one in record.warnings for span in one.spans)]
        if any(start <= span[0] < end for start, end in event.evidence)
    ]
    return weak + len(places)


def _left_open(record: Record) -> list[tuple[int, int]]:
    return [
        (mention.start, mention.end)
        for field in MENTION_FIELDS
        for mention in getattr(record, field)
        if is_open(field, mention)
    ]
