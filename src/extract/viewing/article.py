"""One article as the page shows it: runs of text, labels, events, what does not add up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from extract.language import in_every_language
from extract.reading import Reading
from extract.record import Event, Record, Span
from extract.viewing.labels import labels_of
from extract.viewing.origin import link_to
from extract.viewing.segments import cut, line_breaks

_ALWAYS = ("date", "committee", "documents", "awards")
_WHEN_SAID = ("place", "period", "people")
_QUOTED = 320
"""Characters of a sentence that a card quotes."""


class ArticleView:
    """A record with what the page asks of it: the sentence of a place, the link to it."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def _sentences(self) -> list[Span]:
        reading = Reading(self.record.article)
        return [reading.view.source_span(one.start, one.end) for one in reading.sentences]

    def sentence(self, span: Span) -> Span:
        """Return the sentence that holds the beginning of a span."""
        number = bisect_right(self._sentences, span[0], key=lambda one: one[0]) - 1
        start, end = self._sentences[number] if number >= 0 else span
        return start, max(end, span[1])

    def words(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(self.record.article.text[slice(*span)].split())

    def link(self, span: Span) -> str | None:
        """Return the address of the original at a sentence."""
        return link_to(self.record.article.url, self.words(span))

    def value(self, text: str, span: Span | None) -> dict[str, Any]:
        """Return a slot's value with its place, its sentence and the original there."""
        if span is None:
            return {"text": text, "span": None}
        sentence = self.sentence(span)
        return {"text": text, "span": span, "sentence": sentence, "link": self.link(sentence)}


def article_data(record: Record) -> dict[str, Any]:
    """Return everything that the view of one article needs."""
    view = ArticleView(record)
    labels = labels_of(record)
    for label in labels:
        if label["open"]:
            label["sentence"] = view.sentence((label["start"], label["end"]))
    events = [_event(view, event) for event in record.events]
    warnings = [
        one.model_dump()
        | {
            "message": in_every_language(one.message),
            "sentences": [view.sentence(span) for span in one.spans],
        }
        for one in record.warnings
    ]
    content = {"labels": labels, "events": events, "warnings": warnings}
    spans = [(label["start"], label["end"]) for label in labels]
    text = record.article.text
    return content | {"runs": cut(text, spans, (*_edges(content), *line_breaks(text)))}


def _edges(content: Any) -> Iterator[Span]:
    """Yield every span that a page may light up, wherever it stands in the data."""
    if isinstance(content, dict):
        for value in content.values():
            yield from _edges(value)
    elif isinstance(content, tuple) and len(content) == 2 and isinstance(content[0], int):
        yield content[0], content[1]
    elif isinstance(content, (list, tuple)):
        for value in content:
            yield from _edges(value)


def _event(view: ArticleView, event: Event) -> dict[str, Any]:
    slots = [_slot(view, event, name) for name in (*_ALWAYS, *_WHEN_SAID)]
    return {
        "id": event.id,
        "type": event.type,
        "name": event.name,
        "slots": [slot for slot in slots if slot["values"] or slot["name"] in _ALWAYS],
        "evidence": [_evidence(view, span) for span in event.evidence],
    }


def _evidence(view: ArticleView, span: Span) -> dict[str, Any]:
    words = view.words(span)
    shown = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return {"span": span, "text": shown, "link": view.link(span)}


def _slot(view: ArticleView, event: Event, name: str) -> dict[str, Any]:
    basis = event.basis.get(name)
    return {
        "name": name,
        "values": [view.value(text, span) for text, span in _values(view.record, event, name)],
        "rule": basis.rule if basis else None,
        "weak": basis.weak if basis else False,
    }


def _values(record: Record, event: Event, name: str) -> list[tuple[str, Span | None]]:
    """List a slot's values, each with the place it was read from where that is known."""
    basis = event.basis[name].span if name in event.basis else None
    if name == "awards":
        awards = [record.awards[index] for index in event.awards]
        return [(" ".join(one.text.split()), (one.start, one.end)) for one in awards]
    if name == "documents":
        return [
            (id_, _place(record.documents, "id", id_, event) or basis) for id_ in event.documents
        ]
    if name == "people":
        return [(who, _place(record.people, "name", who, event)) for who in event.people]
    value = getattr(event, name)
    return [(value, basis)] if value else []


def _place(mentions: Any, attribute: str, value: str, event: Event) -> Span | None:
    """Return where a value stands: inside the event's evidence if it can be, else first."""
    places = [(m.start, m.end) for m in mentions if getattr(m, attribute) == value]
    inside = [place for place in places if _is_inside(place, event)]
    return next(iter(inside + places), None)


def _is_inside(place: Span, event: Event) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in event.evidence)
