"""Dates: every calendar expression and the time it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.dates.find import find
from extract.fields.dates.resolve import resolve
from extract.fields.dates.value import read
from extract.reading import Reading
from extract.record import DateMention, Span

__all__ = ["read_dates"]


def read_dates(reading: Reading, symbols: Sequence[Span]) -> list[DateMention]:
    """Read the dates of an article; `symbols` are spans of document symbols, never dates.

    Offsets are offsets into the reading's view. A value that neither the text nor the
    publication date settles stays open, and `reason` says why.

    >>> from extract.record import Article
    >>> text = "Sáng 16/5, Quận ủy sơ kết giai đoạn 2021 - 2024."
    >>> dates = read_dates(Reading(Article(id="a", text=text, published_at="2024-05-17")), [])
    >>> [(date.text, date.value, date.resolved_from) for date in dates]
    [('Sáng 16/5', '2024-05-16', 'publication'), ('giai đoạn 2021 - 2024', '2021/2024', 'text')]
    """
    return resolve(reading, [each for hit in find(reading, symbols) for each in read(hit)])
