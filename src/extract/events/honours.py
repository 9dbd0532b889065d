"""Which awards were given at an occasion."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.days import year_of
from extract.events.lexicon import cue
from extract.events.merge import Happening
from extract.events.occasions import Occasion
from extract.events.scene import Scene
from extract.reading import Sentence
from extract.record import AwardMention

_OPENING = 20


def share_awards(
    scene: Scene, occasions: Sequence[Occasion], happenings: Sequence[Happening]
) -> list[list[int]]:
    """For each happening the indices of the awards given at it, in order.

    An award belongs to the last happening that began before it; a cumulative count, one of
    former days and one of another contest belong to none.
    """
    shares: list[list[int]] = [[] for _ in happenings]
    for index, award in enumerate(scene.mentions.awards if happenings else ()):
        owner = _owner(award, happenings)
        if _is_given_at(scene, award, occasions, happenings[owner]):
            shares[owner].append(index)
    return shares


def _owner(award: AwardMention, happenings: Sequence[Happening]) -> int:
    began = [number for number, one in enumerate(happenings) if one.start <= award.start]
    return began[-1] if began else 0


def _is_given_at(
    scene: Scene, award: AwardMention, occasions: Sequence[Occasion], happening: Happening
) -> bool:
    if award.cumulative or scene.reading.furniture.covers(award.start):
        return False
    lower, sentence = scene.lower, scene.reading.sentence_at(award.start)
    if cue("cue.this_occasion").search(lower, sentence.start, sentence.end):
        return True
    if any(place.sentence == sentence and place.tells for place in happening.places):
        return not _is_of_contest(award, sentence, occasions, happening)
    if cue("cue.long_ago").search(lower, sentence.start, award.start):
        return False
    if cue("cue.background").match(lower, sentence.start, award.start):
        return False
    if _is_of_former_year(scene, sentence, happening):
        return False
    return not _is_of_contest(award, sentence, occasions, happening)


def _is_of_former_year(scene: Scene, sentence: Sentence, happening: Happening) -> bool:
    """Whether the sentence opens with a year before that of the happening."""
    year = (happening.dated and year_of(happening.dated[1])) or scene.year
    opening = scene.within(scene.mentions.dates, sentence.start, sentence.start + _OPENING)
    told = (year_of(date) for date in opening if date.kind == "date")
    return any(year and one and one < year for one in told)


def _is_of_contest(
    award: AwardMention, sentence: Sentence, occasions: Sequence[Occasion], happening: Happening
) -> bool:
    """Tell whether it is the prize of a contest told beside a happening of another kind."""
    if happening.main.is_feast:
        return False
    return any(
        place.is_feast and place.tells and sentence == place.sentence and place.head < award.start
        for place in occasions
    )
