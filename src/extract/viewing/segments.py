"""From overlapping spans to runs of text, each with the spans that cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.record import Span

Run = tuple[str, list[int], int]
"""Text, the numbers of the spans that cover it, and its first code point in the article."""


def cut(text: str, spans: Sequence[Span], edges: Iterable[Span] = ()) -> list[Run]:
    """Cut a text into runs at every end of the spans, which cover it, and of other `edges`.

    >>> cut("ngày 16/5", [(0, 9), (5, 9)])
    [('ngày ', [0], 0), ('16/5', [0, 1], 5)]
    """
    ends = {edge for span in (*spans, *edges) for edge in span}
    cuts = sorted({0, len(text)} | {edge for edge in ends if 0 <= edge <= len(text)})
    opening: dict[int, list[int]] = {}
    for number, (start, _) in enumerate(spans):
        opening.setdefault(start, []).append(number)
    runs: list[Run] = []
    active: list[int] = []
    for start, end in pairwise(cuts):
        active = [n for n in (*active, *opening.get(start, ())) if spans[n][1] > start]
        runs.append((text[start:end], active, start))
    return runs


def line_breaks(text: str) -> Iterator[Span]:
    """Yield the places of line breaks, so that runs can be put into paragraphs."""
    return ((at, at + 1) for at, sign in enumerate(text) if sign == "\n")
