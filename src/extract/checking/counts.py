"""Numbers held against each other: totals and their parts, ratios and percentages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.language import mark
from extract.reading import Reading
from extract.record import AwardMention, Finding
from extract.rules import load_rulebook

_PARTS_OF = {"mixed", "exemplar", "other"}
_CUE_WINDOW = 60


def check_totals(reading: Reading, awards: Sequence[AwardMention]) -> Iterator[Finding]:
    """Compare each total with the parts listed after it in the same sentence.

    After "gồm" the parts must sum to the total; after "trong đó" none may exceed it.
    """
    for number, total in enumerate(awards):
        if total.approx:
            continue
        parts = _parts(reading, awards, number)
        if not parts:
            continue
        cue = reading.lower[total.end : parts[0].start][-_CUE_WINDOW:]
        spans = [(award.start, award.end) for award in (total, *parts)]
        book = load_rulebook("extract.checking")
        if book["check.parts_of_total"].pattern.search(cue):
            yield from _sum_finding(total, parts, spans)
        elif book["check.some_of_total"].pattern.search(cue):
            yield from _excess_finding(total, parts, spans)


def _parts(reading: Reading, awards: Sequence[AwardMention], number: int) -> list[AwardMention]:
    total = awards[number]
    sentence = reading.sentence_at(total.start)
    following = (awards[at] for at in range(number + 1, len(awards)))
    return [
        award
        for award in takewhile(lambda award: award.start < sentence.end, following)
        if award.end <= sentence.end
        and not award.approx
        and (total.recipient in _PARTS_OF or award.recipient == total.recipient)
    ]


def _sum_finding(
    total: AwardMention, parts: Sequence[AwardMention], spans: list[tuple[int, int]]
) -> Iterator[Finding]:
    listed = sum(part.count for part in parts)
    if len(parts) > 1 and listed != total.count:
        sum_ = " + ".join(str(part.count) for part in parts)
        message = mark(f"“{total.text}”, but the parts listed add up to {sum_} = {listed}")
        yield Finding(code="total_mismatch", message=message, spans=spans)


def _excess_finding(
    total: AwardMention, parts: Sequence[AwardMention], spans: list[tuple[int, int]]
) -> Iterator[Finding]:
    larger = [part for part in parts if part.count > total.count]
    if larger:
        message = mark(f"“{larger[0].text}” is given as a part of “{total.text}”, which is fewer")
        yield Finding(code="part_exceeds_whole", message=message, spans=spans)


def check_ratios(reading: Reading) -> Iterator[Finding]:
    """Compare each ratio with the percentage beside it, to the precision printed."""
    if "%" not in reading.lower:
        return
    book = load_rulebook("extract.checking")
    for rule in (book["check.percent_of"], book["check.ratio_percent"]):
        for match in rule.pattern.finditer(reading.lower):
            part, whole = (int(match[name].replace(".", "")) for name in ("part", "whole"))
            finding = _ratio_finding(part, whole, match["percent"], match.span())
            if finding:
                yield finding


def _ratio_finding(part: int, whole: int, percent: str, span: tuple[int, int]) -> Finding | None:
    written = percent.replace(",", ".")
    decimals = len(written.partition(".")[2])
    if whole == 0 or (part > whole and float(written) <= 100):
        message = mark(f"{part} of {whole} is more than the whole, yet {percent} % is given")
        return Finding(code="part_exceeds_whole", message=message, spans=[span])
    actual = 100 * part / whole
    if abs(actual - float(written)) < 10**-decimals:
        return None
    message = mark(f"{part} of {whole} is {actual:.1f} %, not {percent} %")
    return Finding(code="ratio_mismatch", message=message, spans=[span])
