"""Totals: counts whose parts are given too ("81 gương" after 32 and 49), and those parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from extract.fields.awards import links
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
_LAST_ROW = compile_pattern(r"(?:^|\n|\|)[ ]*(?:tổng(?:[ ](?:cộng|số))?|cộng)[ ]?(?:\|[ \d.]*)+$")
_SOME_OF = compile_pattern(r"(?<!\p{L})(?:trong (?:số )?đó|riêng)(?!\p{L})[^.\n]{0,60}$")
_BRACKET = compile_pattern(
    r"[^,;.()\n]{0,40}(?:\(|(?<!\p{L})(?:gồm|trong đó)(?!\p{L}))[^().;\n]{0,40}"
)
_OPENING_SIGNS = ("(", "gồm", "trong đó")
_BRACKET_ENDS = compile_pattern(r"[).\n]|$")
_REACH = 120


def mark_totals(reading: Reading, awards: Sequence[AwardMention]) -> list[AwardMention]:
    """Mark each count whose parts the article gives too, and lead each part to its whole.

    Parts add up to their whole, except after "gồm": there the text itself says that they
    are parts, and a wrong sum is for the checks to find. A part named alone ("riêng cấp quận
    202") has a whole but makes none.
    """
    wholes: dict[int, int] = {}
    totals = set()
    for at in range(len(awards)):
        parts = _breakdown(reading, awards, at)
        wholes |= {part: at for part in parts if part not in wholes}
        totals |= {at} if parts else set()
    for part, whole in _named_alone(reading, awards):
        wholes.setdefault(part, whole)
    return [
        award.model_copy(update={"total": at in totals, "part_of": wholes.get(at)})
        if at in totals or at in wholes
        else award
        for at, award in enumerate(awards)
    ]


def _breakdown(reading: Reading, awards: Sequence[AwardMention], at: int) -> Sequence[int]:
    """Return where the parts stand that make up a count; empty when there are none."""
    whole = awards[at]
    after = range(at + 1, min(len(awards), at + 1 + _WINDOW))
    between = reading.lower[whole.end : awards[at + 1].start] if after else ""
    listed = _parts(awards, at, after)
    if len(listed) > 1 and "gồm" in between and _COMPRISES.fullmatch(between):
        return listed
    if _OPENS_PARTS.fullmatch(between) or _NEXT_SENTENCE.fullmatch(between):
        found = _summing(awards, at, after) or _prizes(awards, at, after)
        if found:
            return found
    column = _above(reading.lower, awards, at)
    if column:
        return column
    if whole.recipient in _ANY_KIND or _sums_up(reading.lower, whole.start):
        earlier = range(max(0, at - _WINDOW), at)
        runs = (run[i:] for run in (earlier, after) for i in range(len(run)))
        return next(filter(None, (_summing(awards, at, run) for run in runs)), ())
    return _bracketed(reading, awards, at)


def _above(lower: str, awards: Sequence[AwardMention], at: int) -> Sequence[int]:
    """Return the figures above one in the last row of a table, where they add up to it."""
    whole = awards[at]
    if not _LAST_ROW.search(lower, max(0, whole.start - _REACH), whole.start):
        return ()
    earlier = range(at - 1, max(-1, at - 1 - _WINDOW), -1)
    same = [i for i in earlier if awards[i].recipient == whole.recipient]
    sums = list(accumulate(awards[i].count for i in same))
    return same[: sums.index(whole.count) + 1][::-1] if whole.count in sums[1:] else ()


def _sums_up(lower: str, at: int) -> bool:
    return _SUMS_UP.search(lower[max(0, at - 20) : at]) is not None


def _summing(awards: Sequence[AwardMention], at: int, run: Sequence[int]) -> Sequence[int]:
    """Return the first two or more of a run that sum to the whole.

    Parts of a count that says no kind are of different kinds: 32 tập thể, 49 cá nhân.
    """
    whole = awards[at]
    parts = _parts(awards, at, run)
    sums = list(accumulate(awards[part].count for part in parts))
    if whole.count not in sums[1:]:
        return ()
    summed = parts[: sums.index(whole.count) + 1]
    kinds = {awards[part].recipient for part in summed}
    return summed if whole.recipient not in _ANY_KIND or len(kinds) == len(summed) else ()


def _prizes(awards: Sequence[AwardMention], at: int, run: Sequence[int]) -> Sequence[int]:
    """Return the prizes that follow and add up to those who got them: 41 works, 41 prizes."""
    prizes = list(takewhile(lambda i: awards[i].recipient in _AWARDS, run[:_MOST_PARTS]))
    sums = list(accumulate(awards[prize].count for prize in prizes))
    count = awards[at].count
    return prizes[: sums.index(count) + 1] if count in sums[1:] else ()


def _bracketed(reading: Reading, awards: Sequence[AwardMention], at: int) -> Sequence[int]:
    """Return the parts of one of several wholes: "15 tập thể, 27 cá nhân (tỉnh: 2 tập thể …)"."""
    whole, opening = awards[at], _opening(reading, awards, at)
    if opening is None:
        return ()
    close = _BRACKET_ENDS.search(reading.lower, awards[opening].start)
    until = close.start() if close else awards[opening].end
    inside = [i for i in range(opening, len(awards)) if awards[i].start < until]
    same = [i for i in inside[:_WINDOW] if awards[i].recipient == whole.recipient]
    return same if len(same) > 1 and sum(awards[i].count for i in same) == whole.count else ()


def _opening(reading: Reading, awards: Sequence[AwardMention], at: int) -> int | None:
    """Return the first count in the bracket that follows a list of wholes."""
    for i in range(at + 1, min(len(awards), at + _MOST_PARTS)):
        gap = reading.lower[awards[i - 1].end : awards[i].start]
        if any(sign in gap for sign in _OPENING_SIGNS) and _BRACKET.fullmatch(gap):
            return i
        if not links.is_list(gap):
            return None
    return None


def _named_alone(reading: Reading, awards: Sequence[AwardMention]) -> Iterator[tuple[int, int]]:
    """Yield each part that is named without the others, with its whole."""
    for first in range(1, len(awards)):
        gap = reading.lower[awards[first - 1].end : awards[first].start]
        if "riêng" not in gap and "đó" not in gap:
            continue
        if not _SOME_OF.search(gap[-_REACH:]):
            continue
        for part in _list_from(reading, awards, first):
            before = range(first - 1, max(-1, first - 1 - _WINDOW), -1)
            whole = next((i for i in before if _can_hold(awards[i], awards[part])), None)
            if whole is not None:
                yield part, whole


def _list_from(reading: Reading, awards: Sequence[AwardMention], first: int) -> Iterator[int]:
    yield first
    for i in range(first + 1, min(len(awards), first + _MOST_PARTS)):
        if not links.is_list(reading.lower[awards[i - 1].end : awards[i].start]):
            return
        yield i


def _can_hold(whole: AwardMention, part: AwardMention) -> bool:
    same = whole.recipient == part.recipient or {whole.recipient, part.recipient} <= _PERSONS
    kind = same or (whole.recipient in _ANY_KIND and part.recipient not in _AWARDS)
    return kind and part.count < whole.count and whole.cumulative >= part.cumulative


def _parts(awards: Sequence[AwardMention], at: int, run: Sequence[int]) -> list[int]:
    """Return where at the head of a run the counts stand that can be parts of the whole."""
    return list(takewhile(lambda i: _is_part(awards[i], awards[at]), run[:_MOST_PARTS]))


def _is_part(part: AwardMention, whole: AwardMention) -> bool:
    if part.cumulative != whole.cumulative or part.count >= whole.count:
        return False
    if whole.recipient in _ANY_KIND:
        return part.recipient not in _AWARDS
    return part.recipient == whole.recipient or {part.recipient, whole.recipient} <= _PERSONS
