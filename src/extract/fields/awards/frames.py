"""Time: whether a count covers one occasion or a stretch of time, and which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from extract.fields.awards.find import PACKAGE
from extract.fields.awards.index import TOKEN, Hit, RuleIndex
from extract.fields.awards.state import Award
from extract.reading import Sentence
from extract.record import DateMention
from extract.rules import load_rulebook

_APART = regex.compile(r'\([^()]{1,150}\)|"[^"]{1,150}"')
_HEAD = regex.compile(r"(?:^[-+*• ]*+|[,;:.][ ]*+|(?<!\p{L})(?:và|riêng|đó|là|trong)[ ]++)$")


class Frame(NamedTuple):
    """A time that a sentence sets for what it tells."""

    start: int
    end: int
    role: str
    """stretch, year, tally or occasion (frames.toml)."""

    def period(self, dates: Sequence[DateMention]) -> str | None:
        """Return the stretch as the dates room read it, where it did."""
        for date in dates:
            if date.start < self.end and self.start < date.end:
                return date.value
        return None


def frames_of(lower: str, sentence: Sentence) -> list[Frame]:
    """Find the frames of a sentence, in order; what stands in brackets or quotes is none.

    >>> text = "qua 10 năm, toàn quận đã biểu dương 598 tập thể"
    >>> [text[f.start:f.end] for f in frames_of(text, Sentence(0, len(text), 0))]
    ['qua 10 năm']
    """
    start, end = sentence.start, sentence.end
    plain = _APART.sub(lambda match: "x" * len(match[0]), lower[start:end])
    frames: list[Frame] = []
    index, at = _frames(), 0
    for word in TOKEN.finditer(plain):
        if word.start() < at or not (word[0] in index.words or word[0].isdigit()):
            continue
        hit = index.match_word(word[0], plain, word.start(), len(plain))
        if hit and _opens_clause(hit, plain):
            role = str(hit.rule.attributes["role"])
            frames.append(Frame(start + hit.start, start + hit.end, role))
            at = hit.end
    return frames


def _opens_clause(hit: Hit, plain: str) -> bool:
    """Whether a frame sets the time: a year does not in "hội thi năm 2024"."""
    return not hit.rule.attributes.get("initial") or bool(_HEAD.search(plain[: hit.start]))


def frame_of(award: Award, frames: Sequence[Frame]) -> Frame | None:
    """Return the stretch that an award's count covers; null for one occasion.

    The last frame before the act and the count decides. Without one, a stretch or an
    occasion after the act does, unless it belongs to what the honoured ones did.
    """
    act = award.act.start if award.act else award.count.start
    first = min(act, award.count.start)
    before = [frame for frame in frames if frame.end <= first]
    after = [frame for frame in frames if frame.start >= first]
    if any(frame.role == "occasion" for frame in after) and not _is_long(before):
        return None
    strong = [frame for frame in before if frame.role != "tally"]
    if strong:
        return strong[-1] if strong[-1].role != "occasion" else None
    return before[-1] if before else None


def _is_long(frames: Sequence[Frame]) -> bool:
    return bool(frames) and frames[-1].role == "stretch"


@cache
def _frames() -> RuleIndex:
    return RuleIndex(load_rulebook(PACKAGE, "frames.toml"))
