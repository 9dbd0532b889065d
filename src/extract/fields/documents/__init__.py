"""Documents: every reference to a document of Party or State, with its canonical id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading import Reading
from extract.record import CommitteeMention, DateMention, DocumentMention, Span


@dataclass(frozen=True)
class Citation:
    """A reference as found on characters, before the article is looked at as a whole."""

    start: int
    end: int
    symbol: Span | None
    """Where its number or symbol stands: no date lies there."""
    rule: str


def find_documents(reading: Reading) -> list[Citation]:
    """Find the document references of an article."""
    return []


def resolve_documents(
    reading: Reading,
    citations: Sequence[Citation],
    dates: Sequence[DateMention],
    committees: Sequence[CommitteeMention],
) -> list[DocumentMention]:
    """Give each reference its id: from itself, the article, or the registry."""
    return []
