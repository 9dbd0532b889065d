"""Times held against each other: events, documents, units, publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extract.language import mark
from extract.reading import Reading
from extract.record import CommitteeMention, DateMention, DocumentMention, Event, Finding

_NO_SUCH_DAY = "impossible date"


def check_event_dates(reading: Reading, events: Sequence[Event]) -> Iterator[Finding]:
    """Find events that were held after the article about them was published."""
    for event in events:
        held = _day(event.date)
        if held and reading.published and held > reading.published:
            message = mark(f"the event is dated {held}, the article {reading.published}")
            spans = [event.basis["date"].span] if "date" in event.basis else event.evidence[:1]
            yield Finding(code="event_after_publication", message=message, spans=spans)


def check_document_order(
    documents: Sequence[DocumentMention], events: Sequence[Event]
) -> Iterator[Finding]:
    """Find events that carry out a document issued after they were held."""
    dated = [(document, issued) for document in documents if (issued := _day(document.issued))]
    for event in events:
        held = _day(event.date)
        if held is None:
            continue
        for document, issued in dated:
            if issued > held and document.id in event.documents:
                message = mark(f"{document.id} was issued on {issued}, after the event of {held}")
                spans = [(document.start, document.end)]
                yield Finding(code="document_after_event", message=message, spans=spans)
                break


def check_impossible_dates(dates: Sequence[DateMention]) -> Iterator[Finding]:
    """Find dates that no calendar has (31/6, 29/2/2023)."""
    for mention in dates:
        if mention.value is None and _NO_SUCH_DAY in (mention.reason or ""):
            message = mark(f"“{mention.text}” is not in the calendar")
            spans = [(mention.start, mention.end)]
            yield Finding(code="impossible_date", message=message, spans=spans)


def check_issue_dates(documents: Sequence[DocumentMention]) -> Iterator[Finding]:
    """Find documents whose date of issue in the text is not the registry's.

    Party symbols come back every term: only one of the same term is the same document.
    """
    from extract.fields.documents.issuers import term_of
    from extract.knowledge.documents import load_registry

    if not documents:
        return
    registry = load_registry()
    for document in documents:
        day = _day(document.issued)
        if document.id is None or day is None:
            continue
        entries = registry.by_id(document.id)
        terms = (None, document.term, term_of(day)) if entries else ()
        known = [one.issued for one in entries if one.term in terms]
        if known and day not in known:
            dates = ", ".join(str(day) for day in known)
            message = mark(
                f"{document.id} is dated {document.issued} here, {dates} in the registry"
            )
            spans = [(document.start, document.end)]
            yield Finding(code="issue_date_conflict", message=message, spans=spans)


def check_units(
    committees: Sequence[CommitteeMention], events: Sequence[Event]
) -> Iterator[Finding]:
    """Find events held by the committee of a unit that no longer existed on that day."""
    named: dict[str | None, CommitteeMention] = {
        one.name: one for one in reversed(committees) if one.name
    }
    for event in events:
        held = _day(event.date)
        holder = named.get(event.committee)
        ended = _day(holder.unit.valid_to) if holder and holder.unit else None
        if holder and held and ended and held > ended:
            message = mark(f"{holder.name} holds an event on {held}; its unit ended on {ended}")
            spans = [(holder.start, holder.end)]
            yield Finding(code="unit_did_not_exist", message=message, spans=spans)


def _day(value: str | None) -> date | None:
    """Read a full day (the last one of an interval); anything less is no ground for a check."""
    if not value:
        return None
    try:
        return date.fromisoformat(value.rpartition("/")[2])
    except ValueError:
        return None
