"""Forms: what the name of an honour does to the state of reading."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.awards import links
from extract.fields.awards.counts import Count
from extract.fields.awards.find import Cue
from extract.fields.awards.state import Governor, State, award_under
from extract.fields.awards.subjects import take_subjects

_TITLE = "awards.form.title"
_BADGE = "awards.form.badge"


def read_form(state: State, cue: Cue) -> None:
    """Let the name of an honour say what is given, or what the subjects that wait are given."""
    if cue.rule == _BADGE and _is_apposed(state, cue):
        _add_badge(state, cue)
        return
    governor = state.governor
    if state.follows("passive") and state.stands_before(cue):
        governor = Governor("open", passive=True)
    if governor and governor.force == "open" and governor.passive and not state.waiting:
        _name_last(state, governor, cue)
    if governor and governor.force == "halt" and state.resume and state.resume.force == "open":
        governor = state.resume
    if governor is None or governor.force == "halt":
        _stand_alone(state, cue)
    elif governor.force == "honour":
        _add_form(state, governor, cue)
    else:
        take_subjects(state, governor._replace(force="honour", form=cue))


def _is_apposed(state: State, cue: Cue) -> bool:
    """Whether a badge stands right after a count: "12 đảng viên 60 năm tuổi Đảng"."""
    count = state.previous
    return isinstance(count, Count) and cue.start - count.end == 1 and state.fate != "refused"


def _add_badge(state: State, cue: Cue) -> None:
    """Give a count its badge; one that waits has been honoured with it."""
    if state.fate == "taken":
        state.awards[-1] = replace(state.awards[-1], form=cue)
        return
    governor = state.governor
    if governor and governor.force == "open" and governor.passive:
        *whole, part = state.waiting
        state.waiting = [part]
        state.awards += [award_under(count, governor) for count in whole]
        take_subjects(state, governor._replace(force="honour", form=cue))
    else:
        take_subjects(state, Governor("honour", form=cue, passive=True))


def _name_last(state: State, governor: Governor, cue: Cue) -> None:
    """Give the list just taken what it is said to receive: "; 9 đồng chí nhận Huy hiệu"."""
    if state.fate != "taken":
        return
    last = state.awards[state.group :]
    if state.provisional is not None or state.is_listed:
        last = [award_under(award.count, governor._replace(form=cue)) for award in last]
    elif cue.rule == _BADGE:
        last = [replace(award, form=cue) for award in last]
    state.awards[state.group :] = last


def _stand_alone(state: State, cue: Cue) -> None:
    """Read an honour named without a verb: "Giấy khen cho …", or a new subject."""
    if cue.rule != _TITLE:
        state.release_cut()
    state.governor = Governor("honour", form=cue)


def _add_form(state: State, governor: Governor, cue: Cue) -> None:
    """Set the form of what follows; after a passive act, of the subjects it took too."""
    if _follows_title(state, cue):
        _name_title(state, governor, cue)
        return
    if state.is_suspended and not _goes_on(state, cue):
        return
    state.is_suspended = False
    if governor.passive and governor.form is None and state.follows("act"):
        named = governor._replace(form=cue)
        recent = [award_under(award.count, named) for award in state.awards[state.recent :]]
        state.awards[state.recent :] = recent
    state.governor = governor._replace(form=cue)


def _follows_title(state: State, cue: Cue) -> bool:
    """Whether a title follows the word for it: "danh hiệu Nhà giáo ưu tú"."""
    previous = state.previous
    is_title = isinstance(previous, Cue) and previous.rule == _TITLE
    return is_title and previous is not None and cue.start - previous.end == 1


def _name_title(state: State, governor: Governor, cue: Cue) -> None:
    """Join a title to the word for it, in the awards that have it too."""
    word = governor.form
    title = cue._replace(start=word.start if word else cue.start)
    state.awards = [
        replace(award, form=title) if award.form == word else award for award in state.awards
    ]
    state.governor = governor._replace(form=title)


def _goes_on(state: State, cue: Cue) -> bool:
    """Whether a list of honours goes on after a clause: "… và cờ cho 10 đơn vị"."""
    before = state.previous.end if state.previous else state.start
    return cue.rule != _TITLE and links.ends_list(state.lower[before : cue.start])
