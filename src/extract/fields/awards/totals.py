"""Totals: counts whose parts are given too ("81 gương" after 32 and 49)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

import regex

from extract.reading import Reading
from extract.record import AwardMention

_AWARDS = frozenset({"prize", "certificate"})
_ANY_KIND = frozenset({"mixed", "exemplar"})
_MOST_PARTS = 6
_GAP = r"(?:[^.;()\n]{0,120}?(?<!\p{L}))?"
_COMPRISES = regex.compile(rf"{_GAP}(?:bao )?gồm(?!\p{{L}})[^.;\n]{{0,30}}")
_OPENS_PARTS = regex.compile(rf"{_GAP}(?:gồm|trong đó|:|\()[^.;\n]{{0,30}}")
_SUMS_UP = regex.compile(r"(?:tổng cộng|tổng số|tất cả|cả thảy)[ ]*+(?:có[ ]*+|là[ ]*+)?$")


def mark_totals(reading: Reading, awards: Sequence[AwardMention]) -> list[AwardMention]:
    """Mark each count whose parts the article gives too.

    Parts add up to their whole, except after "gồm": there the text itself says that they
    are parts, and a wrong sum is for the checks to find.
    """
    return [
        award.model_copy(update={"total": True}) if _is_total(reading, awards, at) else award
        for at, award in enumerate(awards)
    ]


def _is_total(reading: Reading, awards: Sequence[AwardMention], at: int) -> bool:
    whole, after = awards[at], awards[at + 1 :]
    between = reading.lower[whole.end : after[0].start] if after else ""
    if _COMPRISES.fullmatch(between) and len(_parts(whole, after)) > 1:
        return True
    if _OPENS_PARTS.fullmatch(between) and _adds_up(whole, after):
        return True
    before = reading.lower[max(0, whole.start - 20) : whole.start]
    if whole.recipient not in _ANY_KIND and not _SUMS_UP.search(before):
        return False
    return any(_adds_up(whole, awards[start:at]) for start in range(at)) or any(
        _adds_up(whole, after[start:]) for start in range(len(after))
    )


def _adds_up(whole: AwardMention, run: Sequence[AwardMention]) -> bool:
    """Whether the first two or more of a run sum to the whole."""
    sums = list(accumulate(part.count for part in _parts(whole, run)))
    return whole.count in sums[1:]


def _parts(whole: AwardMention, run: Sequence[AwardMention]) -> list[AwardMention]:
    """Return the counts at the head of a run that can be parts of the whole."""
    return list(takewhile(lambda part: _is_part(part, whole), run[:_MOST_PARTS]))


def _is_part(part: AwardMention, whole: AwardMention) -> bool:
    if part.cumulative != whole.cumulative or part.count >= whole.count:
        return False
    if whole.recipient in _ANY_KIND:
        return part.recipient not in _AWARDS
    return part.recipient == whole.recipient
