"""One event as one article tells it, brought into the form in which tellings are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeVar

from extract.knowledge.units import unit_index
from extract.merging.bodies import Body, read_body
from extract.merging.counts import Figure, read_figure
from extract.merging.model import Source
from extract.merging.times import When, longest, read_when
from extract.merging.wording import Wording, read_wording
from extract.reading import name_key
from extract.record import Article, AwardMention, Event, EventType, PersonMention, Record, Span

T = TypeVar("T")


_LONGEST_OPENING = 120


@dataclass(frozen=True, slots=True)
class Facts:
    """What one telling, or several joined ones, say; empty where they are silent."""

    whens: frozenset[When]
    published: frozenset[date]
    bodies: frozenset[Body]
    kinds: frozenset[EventType]
    documents: frozenset[str]
    figures: frozenset[Figure]
    names: frozenset[Wording]
    """Names of the occasion."""
    wordings: frozenset[Wording]
    """Names of the occasion and headlines."""
    leads: frozenset[Wording]
    """The sentences that tell it, without names of people."""
    people: frozenset[str]
    places: frozenset[str]
    periods: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one article: where it stands, what it says."""

    article: str
    """Key of the article, its own also where ids collide."""
    source: Source
    event: Event
    awards: tuple[AwardMention, ...]
    """The awards given at it."""
    facts: Facts


def join(one: Facts, other: Facts) -> Facts:
    """Join what two tellings, or groups of them, say; days go into the stretch that has them."""
    names = [field.name for field in fields(Facts)]
    joined = Facts(**{name: getattr(one, name) | getattr(other, name) for name in names})
    return replace(joined, whens=longest(joined.whens))


def read_tellings(records: Iterable[Record]) -> list[Telling]:
    """Read the events of records as tellings, in the order in which sources are listed.

    An article that comes twice, by id and text, is one; of two readings of it the one by the
    later rules is taken. Articles of one id and different text stay apart.
    """
    articles: dict[str, dict[str, _Version]] = {}
    for record in records:
        version = _Version(record.rules_version or "", _digest(record.model_dump_json()), ())
        texts = articles.setdefault(record.article.id, {})
        text = _digest(record.article.text)
        if text not in texts or texts[text][:2] < version[:2]:
            texts[text] = version._replace(tellings=tuple(_tellings(record)))
    return sorted(chain.from_iterable(map(_apart, articles.values())), key=_order)


class _Version(NamedTuple):
    """One reading of one article."""

    rules: str
    digest: str
    tellings: tuple[Telling, ...]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _apart(texts: dict[str, _Version]) -> Iterator[Telling]:
    """Give the tellings of the articles of one id, told apart where there are several."""
    for text, version in texts.items():
        mark = f"~{text}" if len(texts) > 1 else ""
        for telling in version.tellings:
            source = telling.source.model_copy(update={"id": telling.source.id + mark})
            yield replace(telling, article=telling.article + mark, source=source)


def _order(telling: Telling) -> tuple[str, str, int, str, str]:
    source = telling.source
    number = source.event_id.removeprefix("e")
    place = int(number) if number.isdecimal() else 0
    return source.published_at or "~", source.article_id, place, source.event_id, source.id


def _tellings(record: Record) -> Iterator[Telling]:
    for event in record.events:
        awards = tuple(record.awards[index] for index in event.awards)
        source, facts = _source(record.article, event), _facts(record, event, awards)
        yield Telling(record.article.id, source, event, awards, facts)


def _source(article: Article, event: Event) -> Source:
    return Source(
        id=f"{article.id}#{event.id}",
        article_id=article.id,
        event_id=event.id,
        url=article.url,
        site=article.site,
        title=article.title,
        opening=article.text.strip().partition("\n")[0][:_LONGEST_OPENING] or None,
        published_at=article.published_at,
    )


def _facts(record: Record, event: Event, awards: Iterable[AwardMention]) -> Facts:
    when, published = read_when(event.date), _day(record.article.published_at)
    day = when.last if when and not when.yearless else published
    return Facts(
        whens=_given(when),
        published=_given(published),
        bodies=_given(read_body(record, event, day)),
        kinds=frozenset({event.type}),
        documents=frozenset(event.documents),
        figures=frozenset(read_figure(award) for award in awards if not award.cumulative),
        names=_wordings(event, event.name),
        wordings=_wordings(event, event.name, _headline(record)),
        leads=_wordings(event, _lead(record, event)),
        people=frozenset(name_key(person.name) for person in _named(record, event)),
        places=_given(_venue(event.place)),
        periods=_given(event.period),
    )


def _given(value: T | None) -> frozenset[T]:
    return frozenset() if value is None else frozenset({value})


def _wordings(event: Event, *phrases: str | None) -> frozenset[Wording]:
    found = (read_wording(phrase, event.committee) for phrase in phrases if phrase)
    return frozenset(filter(None, found))


def _headline(record: Record) -> str | None:
    """Give the headline of an article that tells one event: it may be a name of it."""
    return record.article.title if len(record.events) == 1 else None


def _named(record: Record, event: Event) -> Iterator[PersonMention]:
    """Give the mentions of people in the sentences that tell an event, and of its speakers."""
    for person in record.people:
        told = any(start <= person.start < end for start, end in event.evidence)
        if told or person.name in event.people:
            yield person


def _lead(record: Record, event: Event) -> str:
    """Give the sentences that tell an event, names of people blotted out."""
    text = record.article.text
    people = [(person.start, person.end) for person in record.people]
    return " ".join(_blotted(text, span, people) for span in event.evidence)


def _blotted(text: str, span: Span, spans: Iterable[Span]) -> str:
    """Give a stretch of text without the spans in it."""
    start, end = span
    cut: list[str] = []
    for first, last in sorted(spans):
        if start <= first and last <= end:
            cut.append(text[start:first])
            start = last
    return " ".join([*cut, text[start:end]])


def _venue(place: str | None) -> str | None:
    """Give the place where it is narrower than a city or district, and so tells occasions apart.

    >>> _venue("Hà Nội"), _venue("Nhà văn hóa Lao động")
    (None, 'nhà văn hóa lao động')
    """
    if place is None or unit_index().lookup(place):
        return None
    return name_key(place)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
