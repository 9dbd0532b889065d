"""Which awards were given at an occasion."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.events.days import year_of
from extract.events.happening import Happening
from extract.events.lexicon import cue, wins
from extract.events.occasion import Occasion
from extract.events.scene import Scene
from extract.patterns import compile_pattern
from extract.reading import Sentence
from extract.record import AwardMention

_OPENING = 20
_BEFORE = 14
_ONE_OF = compile_pattern(r"(?<!\p{L})(?:là )?(?:một|1) trong(?: số)? $")
"""Somebody is told to be one of those honoured: elsewhere, if the sentence does not say here."""
_PRIZES = ("prize", "certificate", "work")


def _is_at_it(lower: str, start: int, end: int) -> bool:
    """Whether a sentence says that what it tells happened at the occasion in hand."""
    at_it = cue("cue.this_occasion").search(lower, start, end)
    return bool(at_it or cue("cue.it_honours").match(lower, start, end))


def is_prize(award: AwardMention) -> bool:
    """Whether an award is a prize, a medal or a work that won one: what contests end with."""
    return award.recipient in _PRIZES and not award.cumulative


def _is_won(award: AwardMention) -> bool:
    """Whether it was won in a contest, by the act or as a bare count of medals and prizes."""
    return award.act in wins() or (award.act is None and is_prize(award))


def share_awards(
    scene: Scene, occasions: Sequence[Occasion], happenings: Sequence[Happening]
) -> list[list[int]]:
    """For each happening the indices of the awards given at it, in order.

    An award belongs to the last happening that began before it; a cumulative count, one of
    former days and one of another contest belong to none.
    """
    shares: list[list[int]] = [[] for _ in happenings]
    starts, sentences = [one.first_sentence for one in happenings], _Sentences(scene, occasions)
    before: AwardMention | None = None
    for index, award in enumerate(scene.awards if happenings else ()):
        owner = max(0, bisect_right(starts, award.start) - 1)
        if sentences.tell_given(award, before, happenings[owner]):
            shares[owner].append(index)
        else:
            before = award
    return shares


class _Facts(NamedTuple):
    """What a sentence says of the awards in it."""

    at_occasion: bool
    past_from: int
    """From here on it speaks of what was before; its end when it does not."""
    first_year: int | None
    """The year that it opens with."""
    contest_from: int
    """From here on it tells a contest; its end when it does not."""


class _Sentences:
    """The sentences of a text that tell awards, each read once."""

    def __init__(self, scene: Scene, occasions: Sequence[Occasion]) -> None:
        self._scene = scene
        self._facts: dict[Sentence, _Facts] = {}
        self._contests: dict[Sentence, int] = {}
        for place in occasions:
            if place.is_feast and place.tells:
                sentence = scene.reading.sentence_at(place.head)
                self._contests.setdefault(sentence, place.head)

    def tell_given(
        self, award: AwardMention, before: AwardMention | None, happening: Happening
    ) -> bool:
        """Whether an award was given at a happening that began before it.

        `before`: the last award in front of it that was not.
        """
        if award.cumulative or self._scene.reading.furniture.covers(award.start):
            return False
        sentence = self._scene.reading.sentence_at(award.start)
        facts = self._facts.get(sentence) or self._read(sentence)
        if facts.at_occasion:
            return True
        if facts.contest_from < award.start and not happening.main.is_feast:
            return False
        if sentence in happening.told_in:
            return True
        front = max(0, award.start - _BEFORE), award.start
        if not _is_won(award) and _ONE_OF.search(self._scene.lower, *front):
            return False
        if facts.past_from < award.start or self._goes_on(before, sentence):
            return False
        if _is_won(award) and not happening.is_contested:
            return False
        year = (happening.dated and year_of(happening.dated[1])) or self._scene.year
        return not (facts.first_year and year and facts.first_year < year)

    def _goes_on(self, before: AwardMention | None, sentence: Sentence) -> bool:
        """Whether the sentence goes on to count what was reached over years."""
        if before is None or not before.cumulative:
            return False
        return self._scene.reading.sentence_at(before.start).end + 1 >= sentence.start

    def _read(self, sentence: Sentence) -> _Facts:
        lower, (start, end, _) = self._scene.lower, sentence
        past = cue("cue.long_ago").search(lower, start, end)
        if cue("cue.background").match(lower, start, end):
            past_from = start
        else:
            past_from = past.end() if past else end
        self._facts[sentence] = facts = _Facts(
            _is_at_it(lower, start, end),
            past_from,
            self._first_year(start),
            self._contests.get(sentence, end),
        )
        return facts

    def _first_year(self, start: int) -> int | None:
        dates = self._scene.within(self._scene.dates, start, start + _OPENING)
        years = (year_of(date) for date in dates if date.kind == "date")
        return min(filter(None, years), default=None)
