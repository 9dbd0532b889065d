"""A reference to a document as the characters give it, before the article is looked at."""

from __future__ import annotations

from typing import NamedTuple

from extract.fields.documents.grammar import Kind
from extract.fields.documents.value import Symbol
from extract.record import Span


class Citation(NamedTuple):
    """A reference as found on characters; offsets are view offsets."""

    start: int
    end: int
    symbol: Span | None
    """Where its number or symbol stands: no date lies there."""
    rule: str
    kind: Kind
    """The kind of document: by the words before the number, else by the code."""
    written: Symbol | None = None
    """Number and codes as far as they are written; null for a document known by name."""
    name: str | None = None
    """The name of a law or of another document known by name, folded, lower-cased."""
    year: str | None = None
    """The year that is part of the name (Luật Đất đai năm 2024)."""
    session: int | None = None
    """The session of the Central Committee that a resolution is named by."""
    term: str | None = None
    """The term of the congress, in Roman numerals."""
    is_headed: bool = True
    """Whether the kind is said in words; otherwise the code tells it."""
    follows: bool = False
    """Whether it shares the head of the reference before it ("…, 19 và 20")."""

    @property
    def number_at(self) -> int:
        """Where its number stands; its start when it has none."""
        return self.symbol[0] if self.symbol else self.start
