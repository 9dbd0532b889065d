"""Totals: counts whose parts are given too ("81 gương" after 32 and 49)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import AwardMention

_ANY_KIND = frozenset({"mixed", "exemplar"})
_PERSONS = frozenset({"individual", "party_member"})
_AWARDS = frozenset({"prize", "certificate"})
_MOST_PARTS = 12
_WINDOW = 20  # awards looked at on either side: keeps long lists linear

_GAP = r"(?:[^.;()\n]{0,120}?(?<!\p{L}))?"
_COMPRISES = compile_pattern(rf"{_GAP}(?:bao )?gồm(?!\p{{L}})[^.;\n]{{0,30}}")
_OPENS_PARTS = compile_pattern(rf"{_GAP}(?:gồm|trong đó|cụ thể|:|\()[^.;\n]{{0,40}}")
_NEXT_SENTENCE = compile_pattern(
    r"[^.;()\n]{0,80}\.[ ]?(?:cụ thể|trong đó|trong số đó)[^.;\n]{0,40}"
)
_SUMS_UP = compile_pattern(r"(?:tổng cộng|tổng số|tất cả|cả thảy)[ ]*+(?:có[ ]*+|là[ ]*+)?$")


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
    whole = awards[at]
    after = awards[at + 1 : at + 1 + _WINDOW]
    between = reading.lower[whole.end : after[0].start] if after else ""
    if _COMPRISES.fullmatch(between) and len(_parts(whole, after)) > 1:
        return True
    opens = _OPENS_PARTS.fullmatch(between) or _NEXT_SENTENCE.fullmatch(between)
    if opens and (_adds_up(whole, after) or _has_prizes(whole, after)):
        return True
    before = reading.lower[max(0, whole.start - 20) : whole.start]
    if whole.recipient not in _ANY_KIND and not _SUMS_UP.search(before):
        return False
    earlier = awards[max(0, at - _WINDOW) : at]
    return any(_adds_up(whole, run[i:]) for run in (earlier, after) for i in range(len(run)))


def _adds_up(whole: AwardMention, run: Sequence[AwardMention]) -> bool:
    """Whether the first two or more of a run sum to the whole.

    Parts of a count that says no kind are of different kinds: 32 tập thể, 49 cá nhân.
    """
    parts = _parts(whole, run)
    sums = list(accumulate(part.count for part in parts))
    if whole.count not in sums[1:]:
        return False
    summed = parts[: sums.index(whole.count) + 1]
    kinds = {part.recipient for part in summed}
    return whole.recipient not in _ANY_KIND or len(kinds) == len(summed)


def _has_prizes(whole: AwardMention, run: Sequence[AwardMention]) -> bool:
    """Whether the prizes that follow add up to those who got them: 41 works, 41 prizes."""
    prizes = takewhile(lambda award: award.recipient in _AWARDS, run[:_MOST_PARTS])
    return whole.count in list(accumulate(prize.count for prize in prizes))[1:]


def _parts(whole: AwardMention, run: Sequence[AwardMention]) -> list[AwardMention]:
    """Return the counts at the head of a run that can be parts of the whole."""
    return list(takewhile(lambda part: _is_part(part, whole), run[:_MOST_PARTS]))


def _is_part(part: AwardMention, whole: AwardMention) -> bool:
    if part.cumulative != whole.cumulative or part.count >= whole.count:
        return False
    if whole.recipient in _ANY_KIND:
        return part.recipient not in _AWARDS
    return part.recipient == whole.recipient or {part.recipient, whole.recipient} <= _PERSONS
