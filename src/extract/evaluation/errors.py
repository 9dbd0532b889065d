"""Errors that one can act on: what went wrong, where, and which rule did it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Literal

from extract.evaluation.align import Alignment, Pair
from extract.evaluation.events import EventAlignment, EventPair
from extract.evaluation.slots import SLOTS, Value, Verdict
from extract.evaluation.values import Field, attribute, same_name
from extract.language import mark
from extract.reading import canonical
from extract.reading.sentences import Sentence, split
from extract.record import Event, Model, Record

ErrorKind = Literal[
    "missed", "spurious", "wrong_value", "wrong_boundary", "wrong_link", "wrong_attribute"
]
_NO_ATTRIBUTES = {
    "start",
    "end",
    "text",
    "optional",
    "also",
    "kind",
    "value",
    "name",
    "id",
    "count",
}


class Error(Model):
    """One difference between a record and its gold labels."""

    article: str
    """The article's id."""
    field: str
    """The field, or the event slot as `events.date`."""
    kind: ErrorKind
    """`missed`: a gold label that nothing answers; `spurious`: a prediction that no label
    answers; `wrong_value`: found and misread; `wrong_boundary`: right but for its span
    (counts only in the exact-span figures); `wrong_link`: read right and tied to the wrong
    thing: another event's value, or a value taken from elsewhere in the article;
    `wrong_attribute`: right, and something else that the label states of it is not (told for
    challenge tables, where every stated attribute counts)."""
    gold: str | None = None
    """The gold value."""
    predicted: str | None = None
    """The predicted value."""
    start: int | None = None
    """Where it stands in the article's text; null where an event's evidence is unknown."""
    end: int | None = None
    """One past its last code point."""
    text: str = ""
    """The words as labelled, else as predicted."""
    sentence: str = ""
    """The sentence that holds it."""
    rule: str | None = None
    """The rule that made the prediction."""

    @property
    def counts(self) -> bool:
        """Whether it lowers the main figures."""
        return self.kind not in ("wrong_boundary", "wrong_attribute")


class Sentences:
    """The sentences of an article, by offset."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences: list[Sentence] = split(canonical(text))
        self._starts = [sentence.start for sentence in self._sentences]

    def at(self, offset: int) -> str:
        """Return the sentence that holds an offset, on one line."""
        if not self._sentences:
            return ""
        sentence = self._sentences[max(0, bisect_right(self._starts, offset) - 1)]
        return " ".join(self._text[sentence.start : sentence.end].split())


def mention_errors(
    article: str, kind: Field, alignment: Alignment, sentences: Sentences
) -> Iterator[Error]:
    """Yield the errors of one field of one article, in order of kind."""
    for pair in alignment.pairs:
        if not pair.right:
            yield _mention_error(
                article, kind, _kind_of_wrong(pair), pair.gold, pair.predicted, sentences
            )
        elif pair.required and not pair.exact:
            yield _mention_error(
                article, kind, "wrong_boundary", pair.gold, pair.predicted, sentences
            )
    for gold in alignment.missed:
        yield _mention_error(article, kind, "missed", gold, None, sentences)
    for predicted in alignment.spurious:
        yield _mention_error(article, kind, "spurious", None, predicted, sentences)


def attribute_errors(
    article: str, kind: Field, alignment: Alignment, sentences: Sentences
) -> Iterator[Error]:
    """Yield an error for each stated attribute of a right mention that differs."""
    for pair in alignment.right:
        for name in sorted(pair.gold.model_fields_set - _NO_ATTRIBUTES):
            wanted, got = attribute(pair.gold, name), attribute(pair.predicted, name)
            if wanted != got:
                error = _mention_error(
                    article, kind, "wrong_attribute", pair.gold, pair.predicted, sentences
                )
                yield error.model_copy(
                    update={"gold": f"{name}={wanted}", "predicted": f"{name}={got}"}
                )


def _kind_of_wrong(pair: Pair) -> ErrorKind:
    """Tell a misreading from a value that was taken from the wrong place."""
    source = getattr(pair.predicted, "resolved_from", None)
    return "wrong_value" if source in (None, "text") else "wrong_link"


def _mention_error(
    article: str, field: Field, kind: ErrorKind, gold: Any, predicted: Any, sentences: Sentences
) -> Error:
    place = gold or predicted
    text = place.text
    if kind == "wrong_boundary":
        text = f"{gold.text} ≠ {predicted.text}"
    return Error(
        article=article,
        field=field.name,
        kind=kind,
        gold=field.shown(gold) if gold else None,
        predicted=field.shown(predicted) if predicted else None,
        start=place.start,
        end=place.end,
        text=text,
        sentence=sentences.at(place.start),
        rule=predicted.rule if predicted else None,
    )


def event_errors(
    article: str, alignment: EventAlignment, record: Record, sentences: Sentences
) -> Iterator[Error]:
    """Yield the errors of an article's events: whole events, then slots of paired ones."""
    known = _values_in(record)
    for pair in alignment.pairs:
        if pair.gold and pair.predicted:
            for slot in SLOTS:
                yield from _slot_errors(article, pair, slot, known[slot], sentences)
        else:
            yield _whole_event(article, pair, sentences)


def _values_in(record: Record) -> dict[str, set[Value]]:
    """Return the values that the record holds and an event's slot could have been given."""
    return {
        "date": {mention.value for mention in record.dates},
        "committee": {same_name(mention.name) for mention in record.committees},
        "type": set(),
        "documents": {mention.id for mention in record.documents},
        "awards": {(mention.count, str(mention.recipient)) for mention in record.awards},
    }


def _slot_errors(
    article: str, pair: EventPair, slot: str, known: set[Value], sentences: Sentences
) -> Iterator[Error]:
    for missing, extra in _together(pair.slots[slot]):
        yield Error(
            article=article,
            field=f"events.{slot}",
            kind=_kind_of_slot_error(missing, extra, known),
            gold=_shown(pair.gold, slot, missing),
            predicted=_shown(pair.predicted, slot, extra),
            rule=_slot_rule(pair.predicted, slot) if extra is not None else None,
            **_place(pair, slot, sentences),
        )


def _shown(event: Event | None, slot: str, value: Value) -> str | None:
    """Write a slot's value; a name as the event spells it, not as it was compared."""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return event.committee if event and value and slot == "committee" else value


def _together(verdict: Verdict) -> Iterator[tuple[Value, Value]]:
    """Set what lacks beside what was said in its stead."""
    for index in range(max(len(verdict.missing), len(verdict.extra))):
        missing = verdict.missing[index] if index < len(verdict.missing) else None
        extra = verdict.extra[index] if index < len(verdict.extra) else None
        yield missing, extra


def _kind_of_slot_error(missing: Value, extra: Value, known: set[Value]) -> ErrorKind:
    if missing in known and missing is not None:
        return "wrong_link"
    if missing is None:
        return "spurious"
    return "missed" if extra is None else "wrong_value"


def _slot_rule(event: Event | None, slot: str) -> str | None:
    ground = event.basis.get(slot) if event else None
    return ground.rule if ground else None


def _place(pair: EventPair, slot: str, sentences: Sentences) -> dict[str, Any]:
    """Say where a slot rests: on its basis, else the predicted event's evidence, else gold's."""
    spans = []
    if pair.predicted and slot in pair.predicted.basis:
        spans.append(pair.predicted.basis[slot].span)
    for event in (pair.gold, pair.predicted):
        spans += event.evidence if event else []
    if not spans:
        return {}
    start, end = spans[0]
    return {"start": start, "end": end, "sentence": sentences.at(start)}


def _whole_event(article: str, pair: EventPair, sentences: Sentences) -> Error:
    return Error(
        article=article,
        field="events",
        kind="missed" if pair.gold else "spurious",
        gold=describe(pair.gold) if pair.gold else None,
        predicted=describe(pair.predicted) if pair.predicted else None,
        rule=_slot_rule(pair.predicted, "type"),
        **_place(pair, "type", sentences),
    )


def describe(event: Event) -> str:
    """Put an event on one line: type, date, committee, documents, number of awards."""
    parts = [event.type, event.date or mark("no date"), event.committee or mark("no committee")]
    parts += event.documents
    if event.awards:
        count = len(event.awards)
        parts.append(mark(f"{count} awards"))
    return " · ".join(parts)
