"""Passages: the sentences that speak of honours, and lists that go on from one to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract.fields.awards.attach import Outcome, attach
from extract.fields.awards.counts import Count, find_counts
from extract.fields.awards.find import Cue, respelled, scan
from extract.fields.awards.state import AWARD_KINDS, Award, Governor, in_order
from extract.fields.awards.tables import find_rows
from extract.patterns import compile_pattern
from extract.reading import Reading, Sentence, View
from extract.record import Span
from extract.scanning import Scanner
from extract.sweep import LOWER

# One of these stands in every sentence with an award, or in the one its list began in.
_TRIGGERS = (
    "khen", "thưởng", "biểu dương", "tuyên dương", "vinh danh", "tôn vinh", "tặng", "trao ",
    "được trao", "công nhận", "giải ", "đạt giải", "chiến sĩ thi đua",
    "huân chương", "huy chương", "huy hiệu", "kỷ niệm chương", "danh hiệu", "đoạt", "giành",
    "hcv", "hcb", "hcđ", "cờ ", "chọn là ", "chọn làm ", "tri ân", "ghi nhận", "ghi công",
    "xét chọn", "bình chọn", "bầu chọn", "cúp ",
)  # fmt: skip
_OTHERWISE = (
    "giải quyết", "giải pháp", "giải phóng", "giải trình", "giải thích", "giải tỏa", "giải ngân",
    "giải trí", "giải thể", "trao đổi",
)  # fmt: skip
"""What begins like a trigger and speaks of no honour."""
_CONTINUES = compile_pattern(
    r"[-+*•–|]|[a-zđ\d][.)]\s|cụ thể|ngoài ra|bên cạnh đó|trong đó|riêng|(?:bao )?gồm"
    r"|(?:bằng|giấy) khen|huân chương|cờ thi đua|giải (?:nhất|nhì|ba|khuyến khích|[abc])"
    r"|(?:tập thể|cá nhân)[ ]?[:|]"
)


_CHOSEN = "awards.act.chosen"


class Passage(NamedTuple):
    """A sentence and the awards in it."""

    sentence: Sentence
    awards: list[Award]
    year: Span | None = None
    """The year that a row of a table is for."""
    goes_on: bool = False
    """Whether it goes on with what the passage before tells."""


def find_passages(reading: Reading, masks: list[Span]) -> list[Passage]:
    """Find the awards of an article, sentence by sentence.

    `masks` are stretches where no count stands: dates, names of committees and documents.
    """
    view = respelled(reading.view)
    found = list(_attached(reading, view, masks))
    told = [award for _, outcome in found for award in outcome.awards]
    known = {_key(award) for award in told}
    chosen = any(award.act and award.act.rule == _CHOSEN for award in told)
    passages = [
        Passage(
            sentence,
            in_order([*outcome.awards, *_also(outcome, known, chosen)]),
            goes_on=outcome.goes_on,
        )
        for sentence, outcome in found
    ]
    passages += [Passage(*row) for row in find_rows(view, reading.sentences)]
    return sorted(passage for passage in passages if passage.awards)


def _also(outcome: Outcome, known: set[tuple[int, str]], chosen: bool) -> Iterator[Award]:
    """Yield the counts that are awards for what the article tells elsewhere."""
    for award in [*outcome.unnamed, *outcome.restated]:
        if _key(award) in known:
            yield award
    yield from outcome.selected if chosen else ()


def _key(award: Award) -> tuple[int, str]:
    return award.count.quantity.value, award.count.recipient


def _attached(
    reading: Reading, view: View, masks: list[Span]
) -> Iterator[tuple[Sentence, Outcome]]:
    """Attach each sentence that may hold awards, with the act that a list carries on."""
    lower = view.lower
    hits = trigger_offsets(lower)
    carried: Governor | None = None
    for sentence in reading.sentences:
        while hits and hits[-1] < sentence.start:
            hits.pop()
        is_hit = bool(hits) and hits[-1] < sentence.end
        if not (is_hit or carried) or reading.furniture.covers(sentence.start):
            carried = None
            continue
        opens_list = lower[sentence.end - 1] == ":"
        counts = _unmasked(find_counts(view, sentence.start, sentence.end), masks)
        if not (counts or opens_list):
            carried = None
            continue
        tokens = scan(view, sentence.start, sentence.end, counts)
        goes_on = carried is not None and _continues(lower, sentence, tokens)
        span = sentence.start, sentence.end
        outcome = attach(view, span, tokens, carried, goes_on=goes_on)
        carried = outcome.ongoing if outcome.awards or opens_list else None
        yield sentence, outcome


def trigger_offsets(lower: str) -> list[int]:
    """Offsets of all words without which no sentence tells honours, last first.

    >>> trigger_offsets("giải quyết đơn; trao giải ba")
    [21, 16]
    """
    places = _triggers().places(lower)
    return [at for at in reversed(places) if not lower.startswith(_OTHERWISE, at)]


@cache
def _triggers() -> Scanner[None]:
    scanner = Scanner((word, None) for word in _TRIGGERS)
    LOWER.join(scanner)
    return scanner


def _unmasked(counts: list[Count], masks: list[Span]) -> list[Count]:
    """Return the counts that do not begin inside a mask; masks are in order."""
    return [count for count in counts if not _is_masked(count.start, masks)]


def _is_masked(offset: int, masks: list[Span]) -> bool:
    at = bisect_right(masks, (offset, offset)) - 1
    return any(start <= offset < end for start, end in masks[max(0, at) : at + 2])


def _continues(lower: str, sentence: Sentence, tokens: list[Count | Cue]) -> bool:
    """Whether a sentence goes on with the list of the one before."""
    if any(isinstance(token, Cue) and token.role == "most" for token in tokens):
        return True
    first = tokens[0] if tokens else None
    if (
        isinstance(first, Count)
        and first.start == sentence.start
        and first.recipient in AWARD_KINDS
    ):
        return True
    is_item = isinstance(first, Count) or (
        first is not None and first.role in ("form", "part", "turn")
    )
    return is_item and _CONTINUES.match(lower, sentence.start, sentence.end) is not None
