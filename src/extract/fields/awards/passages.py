"""Passages: the sentences that speak of honours, and lists that go on from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from extract.fields.awards.attach import Outcome, attach
from extract.fields.awards.find import Count, Cue, has_count, respelled, scan
from extract.fields.awards.state import AWARD_KINDS, Award, Governor, in_order
from extract.reading import Reading, Sentence
from extract.record import Span

# One of these stands in every sentence with an award, or in the one its list began in.
_TRIGGERS = (
    "khen", "thưởng", "dương", "vinh danh", "tôn vinh", "tặng", "trao ", "công nhận", "giải ",
    "huân chương", "huy chương", "huy hiệu", "kỷ niệm chương", "danh hiệu", "đoạt", "giành",
    "hcv", "hcb", "hcđ", "cờ ", "tri ân", "ghi nhận", "phong tặng", "ghi công",
)  # fmt: skip
_CONTINUES = regex.compile(
    r"[-+*•–]|[a-zđ\d][.)]\s|cụ thể|trong đó|riêng|(?:bao )?gồm|(?:bằng|giấy) khen|huân chương"
    r"|cờ thi đua|giải (?:nhất|nhì|ba|khuyến khích|[abc])|(?:tập thể|cá nhân)[ ]?[:|]"
)


class Passage(NamedTuple):
    """A sentence and the awards in it."""

    sentence: Sentence
    awards: list[Award]


def find_passages(reading: Reading, masks: list[Span]) -> list[Passage]:
    """Find the awards of an article, sentence by sentence.

    `masks` are stretches where no count stands: dates, names of committees and documents.
    """
    found = list(_attached(reading, masks))
    known = {_key(award) for _, outcome in found for award in outcome.awards}
    passages = [
        Passage(
            sentence,
            in_order([*outcome.awards, *(a for a in outcome.unnamed if _key(a) in known)]),
        )
        for sentence, outcome in found
    ]
    return [passage for passage in passages if passage.awards]


def _key(award: Award) -> tuple[int, str]:
    return award.count.quantity.value, award.count.recipient


def _attached(reading: Reading, masks: list[Span]) -> Iterator[tuple[Sentence, Outcome]]:
    """Attach each sentence that may hold awards, with the act that a list carries on."""
    view = respelled(reading.view)
    lower = view.lower
    hits = _trigger_offsets(lower)
    carried: Governor | None = None
    for sentence in reading.sentences:
        while hits and hits[-1] < sentence.start:
            hits.pop()
        is_hit = bool(hits) and hits[-1] < sentence.end
        if not (is_hit or carried) or reading.furniture.covers(sentence.start):
            carried = None
            continue
        opens_list = lower[sentence.end - 1] == ":"
        if not opens_list and not has_count(view, sentence.start, sentence.end):
            carried = None
            continue
        tokens = _unmasked(scan(view, sentence.start, sentence.end), masks)
        goes_on = carried if _continues(lower, sentence, tokens) else None
        outcome = attach(view, (sentence.start, sentence.end), tokens, goes_on)
        carried = outcome.ongoing if outcome.awards or opens_list else None
        yield sentence, outcome


def _trigger_offsets(lower: str) -> list[int]:
    """Offsets of all triggers, last first. Plain searches: forty times faster than a pattern."""
    offsets = []
    for trigger in _TRIGGERS:
        at = lower.find(trigger)
        while at >= 0:
            offsets.append(at)
            at = lower.find(trigger, at + len(trigger))
    return sorted(offsets, reverse=True)


def _unmasked(tokens: list[Count | Cue], masks: list[Span]) -> list[Count | Cue]:
    return [
        token
        for token in tokens
        if not (
            isinstance(token, Count) and any(start <= token.start < end for start, end in masks)
        )
    ]


def _continues(lower: str, sentence: Sentence, tokens: list[Count | Cue]) -> bool:
    """Whether a sentence goes on with the list of the one before."""
    first = tokens[0] if tokens else None
    if (
        isinstance(first, Count)
        and first.start == sentence.start
        and first.recipient in AWARD_KINDS
    ):
        return True
    is_item = isinstance(first, Count) or (first is not None and first.role in ("form", "part"))
    return is_item and _CONTINUES.match(lower, sentence.start, sentence.end) is not None
