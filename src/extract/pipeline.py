"""One article through the rooms: Article → Reading → mentions → events → warnings → Record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from extract.checking import check
from extract.events import read_events
from extract.fields.awards import read_awards
from extract.fields.bodies import find_bodies
from extract.fields.committees import read_committees
from extract.fields.dates import read_dates
from extract.fields.documents import find_documents, resolve_documents
from extract.fields.mentions import Mentions
from extract.fields.people import read_people
from extract.reading import Reading, View
from extract.record import Article, Event, Finding, Mention, Record, Span
from extract.rules import rules_version

AnyMention = TypeVar("AnyMention", bound=Mention)
AnyModel = TypeVar("AnyModel", Event, Finding)


def extract(article: Article) -> Record:
    """Read one article into a checked record.

    The same article and the same rules give the same record, byte for byte.

    >>> record = extract(Article(id="a", text="Ngày 16/5/2025, Quận ủy Tây Hồ họp."))
    >>> [(date.text, date.value) for date in record.dates]
    [('Ngày 16/5/2025', '2025-05-16')]
    """
    reading = Reading(article)
    mentions = read_mentions(reading)
    events = read_events(reading, mentions)
    return _record(reading, mentions, events, check(reading, mentions, events))


def read_mentions(reading: Reading) -> Mentions:
    """Read every field of an article, each room given what the ones before it found."""
    mentions = Mentions()
    citations = find_documents(reading)
    symbols = [citation.symbol for citation in citations if citation.symbol]
    mentions.dates = read_dates(reading, symbols)
    mentions.committees = read_committees(reading)
    mentions.documents = resolve_documents(reading, citations, mentions.dates, mentions.committees)
    mentions.bodies = find_bodies(reading, mentions.committees)
    mentions.people = read_people(reading, mentions.committees)
    mentions.awards = read_awards(reading, mentions)
    return mentions


def _record(
    reading: Reading, mentions: Mentions, events: Sequence[Event], warnings: Sequence[Finding]
) -> Record:
    view = reading.view
    return Record(
        rules_version=rules_version(),
        article=reading.article,
        dates=_to_source(view, mentions.dates),
        committees=_to_source(view, mentions.committees),
        documents=_to_source(view, mentions.documents),
        awards=_to_source(view, mentions.awards),
        people=_to_source(view, mentions.people),
        events=[_event_to_source(view, event) for event in events],
        warnings=[_spans_to_source(view, warning, "spans") for warning in warnings],
    )


def _to_source(view: View, mentions: Sequence[AnyMention]) -> list[AnyMention]:
    """Translate view offsets to source offsets: nothing to do for nearly every text."""
    if view.is_aligned:
        return list(mentions)
    return [
        mention.model_copy(update=dict(zip(("start", "end"), _span(view, mention), strict=True)))
        for mention in mentions
    ]


def _span(view: View, mention: Mention) -> Span:
    return view.source_span(mention.start, mention.end)


def _event_to_source(view: View, event: Event) -> Event:
    if view.is_aligned:
        return event
    basis = {
        slot: ground.model_copy(update={"span": view.source_span(*ground.span)})
        for slot, ground in event.basis.items()
    }
    return _spans_to_source(view, event.model_copy(update={"basis": basis}), "evidence")


def _spans_to_source(view: View, model: AnyModel, field: str) -> AnyModel:
    if view.is_aligned:
        return model
    spans = [view.source_span(*span) for span in getattr(model, field)]
    return model.model_copy(update={field: spans})
