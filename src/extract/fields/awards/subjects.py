"""Subjects: counts that come before the verb that honours them."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.awards import links
from extract.fields.awards.counts import Count, kind_of_noun
from extract.fields.awards.state import AWARD_KINDS, PERSONS, Award, Governor, State, award_under
from extract.patterns import compile_pattern
from extract.reading import View

_LONGEST_LIST_GAP = 320
_GIVES = "awards.give"
MEDAL = "awards.noun.medal"
"""The noun of medals won in contests."""
_WINNERS = compile_pattern(
    r"(?: là|:)[ ]?(?:(?:các|thí|sinh|em|tác|giả|đội|anh|chị)[ ]){0,3}(?!Cúp|Huy|Bằng)\p{Lu}"
)
_SEVERAL = 2
"""One is too common a count to know it again."""


def take_subjects(state: State, governor: Governor) -> None:
    """Take the counts that a verb falls on; it governs what follows, too."""
    subjects = _nearest(state, _verb_start(state, governor)) if governor.passive else state.waiting
    state.recent = len(state.awards)
    state.awards += [award_under(count, governor) for count in subjects]
    state.settle(governor._replace(fed=bool(subjects)))


def _verb_start(state: State, governor: Governor) -> int:
    """Where the verb begins, with the "được" before it."""
    verb = governor.act or governor.form
    at = verb.start if verb else state.end
    last = max((count.end for count in state.waiting or state.blocked), default=0)
    if state.passive_from is not None and last <= state.passive_from < at:
        return state.passive_from
    return at


def _nearest(state: State, at: int) -> list[Count]:
    """Return the counts that wait for a verb, from the nearest back along their list."""
    subjects: list[Count] = []
    for count in reversed(state.waiting or state.blocked):
        gap = state.lower[count.end : at]
        if not (_goes_on(count, gap) if subjects else _reaches(state, count, gap)):
            break
        subjects.append(count)
        at = count.start
    return subjects


def _goes_on(count: Count, gap: str) -> bool:
    if links.is_list(gap) or links.opens_bracket(gap) or links.opens_parts(gap):
        return True
    if count.recipient == "work" and links.says_by_whom(gap):
        return True
    return count.grade == "core" and len(gap) <= _LONGEST_LIST_GAP


def _reaches(state: State, count: Count, gap: str) -> bool:
    """Whether a subject is the verb's: not where a clause between has one of its own."""
    if links.reaches_verb(gap, count.grade == "core") or links.opens_parts(gap):
        return len(gap) <= _LONGEST_LIST_GAP
    if not links.opens_clause(state.lower[state.start : _list_start(state, count)]):
        return False
    plain = links.without_pairs(gap)
    commas = [at for at, char in enumerate(plain, count.end) if char == ","]
    return len(gap) <= _LONGEST_LIST_GAP and not any(
        _has_subject(state.view, comma + 1, state.end, count) for comma in commas
    )


def _list_start(state: State, count: Count) -> int:
    """Where the list begins that a count ends."""
    start = count.start
    for before in reversed(state.waiting[:-1]):
        if not links.is_list(state.lower[before.end : start]):
            break
        start = before.start
    return start


def _has_subject(view: View, at: int, end: int, count: Count) -> bool:
    """Whether a clause begins with a subject: a name, or a noun of another kind."""
    while at < end and view.lower[at] == " ":
        at += 1
    kind = kind_of_noun(view.lower, at, end)
    return view.norm[at : at + 1].isupper() or kind not in (None, count.recipient)


def are_awards(state: State) -> bool:
    """Whether the subjects that wait are awards, and the last of them has just been read."""
    if not state.waiting or state.previous is not state.waiting[-1]:
        return False
    return all(count.recipient in AWARD_KINDS for count in state.waiting)


def are_honourees(state: State) -> bool:
    """Whether the subjects that wait speak of honours, and have just been read."""
    if not state.waiting or state.previous is not state.waiting[-1]:
        return False
    return all(count.grade == "core" for count in state.waiting)


def take_tally(state: State, carried: bool) -> None:
    """Take medals and prizes that stand without a verb: "4 HCV, 2 HCB".

    Not where money stands beside them: that is what a contest promises.
    """
    known = {award.count.start for award in state.awards} | {one.start for one in state.waiting}
    earlier = [count for count in state.tally if count.start not in known]
    tally = [*earlier, *(count for count in state.waiting if count.recipient in AWARD_KINDS)]
    is_told = any(count.noun == MEDAL or names_winners(state.view, count) for count in tally)
    if state.is_unreal or state.has_money or not (is_told or len(tally) > 1 or carried):
        return
    state.awards += [Award(count, None, None) for count in tally]
    state.waiting = [count for count in state.waiting if count not in tally]


def names_winners(view: View, count: Count) -> bool:
    """Whether a prize is followed by those who have it: "3 giải ba là Lê An, …"."""
    if count.recipient not in AWARD_KINDS:
        return False
    return _WINNERS.match(view.norm, count.end) is not None


def is_part(state: State, count: Count) -> bool:
    """Whether a count can be a part of those whom this sentence or the one before honours."""
    return any(is_part_of(whole, count) for whole in wholes_of(state))


def is_part_of(whole: Count, count: Count) -> bool:
    """Whether a count can be a part of another: fewer, and of the same kind."""
    if whole.quantity.value <= count.quantity.value:
        return False
    return whole.recipient in (count.recipient, "mixed", "exemplar") or _are_persons(whole, count)


def _are_persons(whole: Count, count: Count) -> bool:
    return {whole.recipient, count.recipient} <= PERSONS


def wholes_of(state: State) -> list[Count]:
    """Return those whom this sentence and the one before honour."""
    before = state.before.wholes if state.before else ()
    return [*(award.count for award in state.awards), *before]


def take_rest(state: State) -> None:
    """Take those who "were given" what the clause or the sentence before names.

    "95 đảng viên được tặng Huy hiệu; 20 đồng chí được trao tại buổi lễ".
    """
    told = [award.form for award in state.awards if award.form]
    form = told[-1] if told else state.before and state.before.form
    parts = [award for award in unnamed(state) if is_part(state, award.count)]
    if form:
        state.awards += [replace(award, form=form) for award in parts]


def restated(state: State) -> list[Award]:
    """Return counts that may only say again what was granted: "trong số 3 huy chương vàng".

    Medals and prizes that no verb takes, and those to whom a plan points back ("sẽ trao Bằng
    khen cho 2 cá nhân này").
    """
    taken = {award.count.start for award in state.awards}
    pointed = {count.start for count in state.pointed}
    loose = [*state.waiting, *state.blocked, *state.pointed]
    return [
        Award(count, None, None)
        for count in {count.start: count for count in loose}.values()
        if count.start not in taken
        and count.quantity.value >= _SEVERAL
        and (count.start in pointed or (count.recipient in AWARD_KINDS and not state.is_unreal))
    ]


def unnamed(state: State) -> list[Award]:
    """Return counts of those who "were given" something the sentence does not name."""
    governor = state.governor
    if governor is None or governor.force != "open" or not governor.passive or state.is_cut:
        return []
    if governor.act is None or not governor.act.rule.startswith(_GIVES):
        return []
    taken = {award.count.start for award in state.awards}
    return [award_under(count, governor) for count in state.waiting if count.start not in taken]
