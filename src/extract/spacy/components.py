"""The components: one factory per field, over one reading of the text per document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.cleaning import content_id
from extract.pipeline import extract
from extract.reading import Reading
from extract.record import MENTION_FIELDS, Article, Mention, Record

_LABEL_OF = {
    "dates": "kind",
    "committees": "level",
    "documents": "type",
    "awards": "recipient",
    "people": None,
}
FACTORIES = (*(f"extract_{field}" for field in MENTION_FIELDS), "extract_events")
"""Names of the components, for `nlp.add_pipe`."""

_KEY = "extract"
"""Where a document keeps its record, as JSON: it travels in a DocBin's user data."""

Component = Callable[[Doc], Doc]


def record_of(doc: Doc) -> Record:
    """Return the record of a document's text, read once however many components ask.

    `doc._.published_at` and `doc._.title`, when set before the pipeline runs, are used.
    """
    if _KEY not in doc.user_data:
        article = Article(
            id=content_id(doc.text),
            text=doc.text,
            title=doc._.title,
            published_at=doc._.published_at,
        )
        doc.user_data[_KEY] = extract(article).model_dump_json()
    return Record.model_validate_json(doc.user_data[_KEY])


def mention_of(span: Span) -> Mention | None:
    """Return the record's mention that a span of `doc.spans` stands for."""
    mentions = getattr(record_of(span.doc), span.label_.partition(":")[0], [])
    return next((mention for mention in mentions if str(mention.start) == span.id_), None)


def _set_extensions() -> None:
    for name in ("published_at", "title"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Doc.has_extension("record"):
        Doc.set_extension("record", getter=record_of)
    if not Span.has_extension("mention"):
        Span.set_extension("mention", getter=mention_of)


def fill(doc: Doc, record: Record) -> Doc:
    """Give a document a record that is known already: spans of every field and of events.

    The document's text must be the article's.
    """
    doc.user_data[_KEY] = record.model_dump_json()
    doc._.title, doc._.published_at = record.article.title, record.article.published_at
    for field in MENTION_FIELDS:
        _field_component(field)(doc)
    return _events_component(doc)


def _field_component(field: str) -> Component:
    def component(doc: Doc) -> Doc:
        mentions = getattr(record_of(doc), field)
        doc.spans[field] = [_span(doc, field, mention) for mention in mentions]
        return doc

    return component


def _span(doc: Doc, field: str, mention: Mention) -> Span:
    kind = getattr(mention, _LABEL_OF[field] or "", None)
    return doc.char_span(
        mention.start,
        mention.end,
        label=f"{field}:{kind}" if kind else field,
        span_id=str(mention.start),
        alignment_mode="expand",
    )


def _events_component(doc: Doc) -> Doc:
    spans = [
        doc.char_span(start, end, label=event.type, span_id=event.id, alignment_mode="expand")
        for event in record_of(doc).events
        for start, end in event.evidence
    ]
    doc.spans["events"] = spans
    return doc


def _words_component(doc: Doc) -> Doc:
    """Segment and tag with underthesea, sentence by sentence, aligned back to the text."""
    reading = Reading(Article(id="", text=doc.text))
    doc.spans["words"] = [
        doc.char_span(
            *reading.view.source_span(sentence.start + word.start, sentence.start + word.end),
            label=word.tag,
            alignment_mode="expand",
        )
        for sentence in reading.sentences
        for word in reading.words(sentence)
    ]
    return doc


def make_factories() -> None:
    """Register the factories and extensions (done once, when this package is imported)."""
    _set_extensions()
    for field in MENTION_FIELDS:
        Language.factory(f"extract_{field}", func=_factory(_field_component(field)))
    Language.factory("extract_events", func=_factory(_events_component))
    Language.factory("extract_words", func=_factory(_words_component))


def _factory(component: Component) -> Callable[[Any, str], Component]:
    def create(nlp: Any, name: str) -> Component:
        return component

    return create


make_factories()
