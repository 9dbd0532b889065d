"""Time: whether a count covers one occasion or a stretch of time, and which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extract.fields.awards.counts import PACKAGE
from extract.fields.awards.state import Award
from extract.patterns import compile_pattern
from extract.reading import Sentence
from extract.record import DateMention
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner

_BRACKET = 2  # " ("
_ONE_OF = compile_pattern(r"(?:một|1) trong(?: số)? $")
_APART = compile_pattern(r'\([^()]{1,150}\)|"[^"]{1,150}"')
_HEAD = compile_pattern(r"(?:^[-+*• ]*+|[,;:.][ ]*+|(?<!\p{L})(?:và|riêng|đó|là|trong) )$")

_HEAD_REACH = 12
_BETWEEN = ("former", "levels")
_TIMES = "lượt "


class Frame(NamedTuple):
    """A time that a sentence sets for what it tells."""

    start: int
    end: int
    role: str
    """stretch, year, former, levels, tally or occasion (frames.toml)."""
    opens_clause: bool
    """Whether it stands at the head of a clause."""

    def period(self, dates: Sequence[DateMention]) -> str | None:
        """Return the stretch as the dates room read it, where it did.

        Years in brackets say more than a bare length: "Trong 5 năm (2019-2023)".
        """
        here = [date for date in dates if date.start < self.end and self.start < date.end]
        beside = [date for date in dates if 0 <= date.start - self.end <= _BRACKET]
        if here and here[0].kind == "duration" and beside and beside[0].kind == "interval":
            return beside[0].value
        return here[0].value if here else None


def frames_of(lower: str, sentence: Sentence) -> list[Frame]:
    """Find the frames of a sentence, in order; what stands in brackets or quotes is none.

    >>> text = "qua 10 năm, toàn quận đã biểu dương 598 tập thể"
    >>> [text[f.start:f.end] for f in frames_of(text, Sentence(0, len(text), 0))]
    ['qua 10 năm']
    """
    start, end = sentence.start, sentence.end
    plain = _APART.sub(lambda match: "x" * len(match[0]), lower[start:end])
    frames: list[Frame] = []
    at = 0
    for rule, match in _frames().finditer(plain, overlapped=True):
        if match.start() < at:
            continue
        opens = _opens_clause(plain, match.start())
        if opens or not rule.attributes.get("initial"):
            role = str(rule.attributes["role"])
            frames.append(Frame(start + match.start(), start + match.end(), role, opens))
            at = match.end()
    return frames


def _opens_clause(plain: str, at: int) -> bool:
    return _HEAD.search(plain, max(0, at - _HEAD_REACH), at) is not None


def frame_of(lower: str, award: Award, first: int, frames: Sequence[Frame]) -> Frame | None:
    """Return the stretch that an award's count covers; null for one occasion.

    The last frame before the act and the count decides, unless an occasion follows. After
    `first`, where the first award of the sentence stands, a stretch tells what the honoured
    ones did, if it does not open a clause; a count of times ("lượt") may name it at the end.
    """
    count = award.count.start
    front = lower[max(0, count - 12) : count]
    if "trong" in front and _ONE_OF.search(front):
        return None
    at = min(award.act.start if award.act else count, count)
    told = [frame for frame in frames if frame.role not in _BETWEEN]
    before = [f for f in told if f.end <= at and (f.opens_clause or f.end <= first)]
    after = [frame for frame in told if frame.start >= at]
    if any(frame.role == "occasion" for frame in after) and not _is_long(before):
        return None
    between = _between(award, frames)
    if between and (between.role == "former" or not before):
        return between
    strong = [frame for frame in before if frame.role != "tally"]
    if strong:
        return strong[-1] if strong[-1].role != "occasion" else None
    if before or _TIMES not in lower[count : award.count.end]:
        return before[-1] if before else None
    return next((frame for frame in after if frame.role in ("stretch", "year")), None)


def _between(award: Award, frames: Sequence[Frame]) -> Frame | None:
    """Return the frame between a count and its act: "từng được", "được các cấp"."""
    start, end = award.count.start, award.act.start if award.act else 0
    here = (frame for frame in frames if frame.role in _BETWEEN and start < frame.end <= end)
    return next(here, None)


def _is_long(frames: Sequence[Frame]) -> bool:
    return bool(frames) and frames[-1].role == "stretch"


@cache
def _frames() -> Scanner[Rule]:
    rules = load_rulebook(PACKAGE, "frames.toml")
    return Scanner(((rule.source, rule) for rule in rules), whole_words=True)
