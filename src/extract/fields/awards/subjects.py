"""Subjects: counts that come before the verb that honours them."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.awards import links
from extract.fields.awards.find import Count
from extract.fields.awards.state import AWARD_KINDS, Award, Governor, State, award_under

_LONGEST_LIST_GAP = 320
_MEDAL = "awards.noun.medal"


def take_subjects(state: State, governor: Governor) -> None:
    """Take the counts that a verb falls on; it governs what follows, too."""
    verb = governor.act or governor.form
    at = verb.start if verb else state.end
    subjects = _nearest(state, at) if governor.passive else state.waiting
    state.recent = len(state.awards)
    state.awards += [award_under(count, governor) for count in subjects]
    state.settle(replace(governor, fed=bool(subjects)))


def _nearest(state: State, at: int) -> list[Count]:
    """Return the counts that wait for a verb, from the nearest back along their list."""
    subjects: list[Count] = []
    for count in reversed(state.waiting or state.blocked):
        gap = state.lower[count.end : at]
        is_core = count.grade == "core"
        if not (_goes_on(gap, is_core) if subjects else links.reaches_verb(gap, is_core)):
            break
        subjects.append(count)
        at = count.start
    return subjects


def _goes_on(gap: str, is_core: bool) -> bool:
    if links.is_list(gap) or links.opens_bracket(gap):
        return True
    return is_core and len(gap) <= _LONGEST_LIST_GAP


def are_awards(state: State) -> bool:
    """Whether the subjects that wait are awards, and the last of them has just been read."""
    if not state.waiting or state.previous is not state.waiting[-1]:
        return False
    return all(count.recipient in AWARD_KINDS for count in state.waiting)


def take_tally(state: State, carried: bool) -> None:
    """Take medals and prizes that stand without a verb: "4 HCV, 2 HCB".

    Not where money stands beside them: that is what a contest promises.
    """
    tally = [count for count in state.waiting if count.recipient in AWARD_KINDS]
    is_medals = any(count.noun == _MEDAL for count in tally)
    if state.is_unreal or state.has_money or not (is_medals or len(tally) > 1 or carried):
        return
    state.awards += [Award(count, None, None) for count in tally]


def unnamed(state: State) -> list[Award]:
    """Return counts of those who "were given" something the sentence does not name."""
    governor = state.governor
    if governor is None or governor.force != "open" or not governor.passive or state.is_cut:
        return []
    return [award_under(count, governor) for count in state.waiting]
