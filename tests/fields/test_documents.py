"""Documents on challenge passages: every family of forms, what is a mention and what is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from extract.fields.documents import find_documents, resolve_documents
from extract.reading import Reading
from extract.record import Article, DateMention, DocumentMention

TABLE = Path(__file__).parent / "data" / "documents.toml"
MARK = regex.compile(r"⟦|⟧|\{(?P<words>[^{}=]+)=(?P<value>[^{}]+)\}")


class Expected(NamedTuple):
    start: int
    end: int
    id: str | None
    type: str
    source: str | None


class Passage(NamedTuple):
    text: str
    dates: list[DateMention]
    expected: list[Expected]
    published: str | None


def unmark(marked: str, expected: str, published: str | None = None) -> Passage:
    """Take the marks out of a passage and say where they stood."""
    text, dates, edges, at = "", [], [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["words"]:
            start, text = len(text), text + mark["words"]
            dates.append(
                DateMention(
                    start=start, end=len(text), text=mark["words"], kind="date", value=mark["value"]
                )
            )
        else:
            edges.append(len(text))
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    values = [row.split(" ") for row in expected.split("; ") if row]
    assert len(spans) == len(values), f"{marked}: {len(spans)} marks, {len(values)} values"
    wanted = [
        Expected(*span, *(None if value == "-" else value for value in row))
        for span, row in zip(spans, values, strict=True)
    ]
    return Passage(text + marked[at:], dates, wanted, published)


def read(passage: Passage) -> list[DocumentMention]:
    article = Article(id="a", text=passage.text, published_at=passage.published)
    reading = Reading(article)
    mentions = resolve_documents(reading, find_documents(reading), passage.dates, [])
    return [
        mention.model_copy(
            update=dict(
                zip(
                    ("start", "end"),
                    reading.view.source_span(mention.start, mention.end),
                    strict=True,
                )
            )
        )
        for mention in mentions
    ]


def found(passage: Passage) -> list[Expected]:
    return [Expected(m.start, m.end, m.id, m.type, m.resolved_from) for m in read(passage)]


PASSAGES = [
    pytest.param(unmark(*row), id=f"{family['name']}: {row[0][:50]}")
    for family in tomllib.loads(TABLE.read_text("utf-8"))["family"]
    for row in family["rows"]
]


def test_table_is_as_large_as_it_should_be() -> None:
    assert len(PASSAGES) >= 250


@pytest.mark.parametrize("passage", PASSAGES)
def test_passage(passage: Passage) -> None:
    assert found(passage) == passage.expected


@pytest.mark.parametrize("passage", PASSAGES)
def test_offsets_hold_and_open_values_have_a_reason(passage: Passage) -> None:
    for mention in read(passage):
        assert passage.text[mention.start : mention.end] == mention.text
        assert (mention.reason is None) == (mention.id is not None)
        assert mention.rule
        assert not (mention.id and mention.candidates)
