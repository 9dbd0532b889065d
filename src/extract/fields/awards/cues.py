"""Cues: what each kind of cue does to the state of reading (the roles of rules.toml)."""

from __future__ import annotations

from collections.abc import Callable

from extract.fields.awards import links
from extract.fields.awards.counts import Count
from extract.fields.awards.find import Cue
from extract.fields.awards.forms import read_form
from extract.fields.awards.state import AWARD_KINDS, Governor, State, award_under
from extract.fields.awards.subjects import (
    MEDAL,
    are_awards,
    are_honourees,
    names_winners,
    take_subjects,
)

_PASSIVE_REACH = 180
_COORDINATION_REACH = 30
_CONFER = "awards.act.confer"


def read_cue(state: State, cue: Cue) -> None:
    """Let a cue change the state; a verb of honour does nothing where nothing is granted."""
    if state.follows("stop"):
        state.release_cut()
    if cue.role == "named" and state.follows("passive") and state.stands_before(cue):
        return  # who honours: "được các đơn vị tặng"
    if state.is_unreal and cue.role in _VERBS:
        state.begin(Governor("halt"))
    elif not (state.is_unreal and cue.role == "form"):
        _HANDLERS[cue.role](state, cue)


def _act(state: State, cue: Cue) -> None:
    if _is_for_chosen(state):
        take_subjects(state, Governor("honour", cue, passive=True))
    elif _is_passive(state, cue):
        take_subjects(state, Governor("honour", cue, _subject_form(state), passive=True))
    elif _is_posthumous(state, cue):
        take_subjects(state, Governor("honour", cue, passive=True))
    elif not _coordinates(state, cue):
        _govern(state, Governor("honour", act=cue, form=_same_title(state, cue)))


def _is_posthumous(state: State, cue: Cue) -> bool:
    """Whether a list ends with those honoured after death: "… và 7 đảng viên truy tặng"."""
    if cue.rule != _CONFER or not (state.awards and state.waiting and state.stands_before(cue)):
        return False
    return state.previous is state.waiting[-1] and links.ends_clause(state.lower, cue.end)


def _same_title(state: State, cue: Cue) -> Cue | None:
    """Return the title that a second verb confers too: "… và truy tặng 9 mẹ"."""
    governor = state.governor
    same = cue.rule == _CONFER and governor is not None and governor.is_active_honour
    return governor.form if same and governor else None


def _give(state: State, cue: Cue) -> None:
    if _is_for_chosen(state):
        state.waiting, state.blocked, state.is_choice = state.blocked, [], True
        state.governor = Governor("open", act=cue, passive=True)
    elif _is_passive(state, cue):
        _give_passive(state, Governor("open", act=cue, passive=True))
    elif _gives_what_it_follows(state, cue):
        state.begin(Governor("honour", cue, state.governor.form if state.governor else None))
    elif not _coordinates(state, cue):
        _govern(state, Governor("open", act=cue))


def _is_for_chosen(state: State) -> bool:
    """Whether those just chosen are honoured: "đã chọn 24 tác phẩm để trao giải"."""
    is_next = state.follows("purpose") or _is_chosen_and_given(state)
    return is_next and state.is_real and bool(state.blocked)


def _is_chosen_and_given(state: State) -> bool:
    """Whether the verb right after those chosen tells it: "xét chọn 30 tác phẩm trao giải"."""
    act = state.governor.act if state.governor else None
    chosen = act is not None and act.role == "chosen"
    return chosen and bool(state.blocked) and state.previous is state.blocked[-1]


def _gives_what_it_follows(state: State, cue: Cue) -> bool:
    """Whether the honour stands right before the verb: "Huân chương hạng Ba tặng 5 tập thể"."""
    return state.follows("form") and state.stands_before(cue)


def _govern(state: State, governor: Governor) -> None:
    """Govern what follows; right after an award, that too: "3 Huân chương tặng ông A".

    Right after honourees the passive has lost its "được": "12 tập thể tặng Bằng khen".
    """
    if are_awards(state):
        take_subjects(state, governor._replace(force="honour"))
    elif are_honourees(state) and governor.force == "open":
        state.governor = governor._replace(passive=True)
    else:
        state.begin(governor)


def _give_passive(state: State, governor: Governor) -> None:
    """Take what is given as its subject ("16 giải được trao"), or wait for it."""
    form = _subject_form(state)
    if form or (state.waiting and state.waiting[-1].recipient in AWARD_KINDS):
        take_subjects(state, governor._replace(force="honour", form=form))
    else:
        state.governor = governor


def _subject_form(state: State) -> Cue | None:
    """Return the honour that is the subject of a passive: "Danh hiệu được trao cho …"."""
    governor = state.governor
    if governor is None or governor.force != "honour" or governor.act or state.waiting:
        return None
    return governor.form


def _is_passive(state: State, cue: Cue) -> bool:
    previous = state.previous
    if not isinstance(previous, Cue) or cue.start - previous.end > _PASSIVE_REACH:
        return False
    if previous.role == "passive":
        return True
    if previous.role == "receive" and _is_near(previous, cue):
        return True  # "được nhận khen thưởng"
    joined = previous.role in ("act", "give") and _is_near(previous, cue)
    return joined and state.governor is not None and state.governor.passive


def _coordinates(state: State, cue: Cue) -> bool:
    """Whether the verb goes on with an act that has no recipients yet."""
    previous, governor = state.previous, state.governor
    if not isinstance(previous, Cue) or previous.role not in ("act", "form"):
        return False
    if governor is None or not governor.is_active_honour or governor.fed or not governor.act:
        return False
    return _is_near(previous, cue)


def _is_near(previous: Cue, cue: Cue) -> bool:
    return cue.start - previous.end <= _COORDINATION_REACH


def _praised(state: State, cue: Cue) -> None:
    if _is_passive(state, cue):
        _act(state, cue)


def _listed(state: State, cue: Cue) -> None:
    """Honour those who come up for it, or stand on the list of those who do."""
    _note_front(state, cue)
    take_subjects(state, Governor("honour", cue, passive=True))


def _note_front(state: State, cue: Cue) -> None:
    """Note that an honour opens the sentence, and who has it follows."""
    if not state.awards and links.is_fronted(state.lower[state.start : cue.start]):
        state.is_fronted = True


def _receive(state: State, cue: Cue) -> None:
    _note_front(state, cue)
    governor = state.governor
    if governor and governor.is_active_honour and governor.fed:
        state.resume = governor
    state.governor = Governor("open", act=cue, passive=True)


def _gift(state: State, cue: Cue) -> None:
    governor = state.governor
    if governor is None:
        return
    if governor.force == "open":
        _give_gift(state, governor)
    elif governor.force == "honour" and governor.act is None:
        state.governor = Governor("gift")
    elif governor.is_active_honour and (governor.fed or _has_named(state, cue)):
        state.resume = governor
        state.governor = governor._replace(force="gift")


def _has_named(state: State, cue: Cue) -> bool:
    """Whether somebody stands between "cho" and a gift: "cho Trạm Y tế và hỗ trợ 5 hộ"."""
    return state.follows("to") and not state.stands_before(cue)


def _give_gift(state: State, governor: Governor) -> None:
    state.governor = governor._replace(force="gift")
    if governor.passive:
        state.is_cut = bool(state.waiting)
    else:
        state.waiting = []


def _money(state: State, cue: Cue) -> None:
    state.has_money = True
    if state.governor and state.governor.force == "open":
        _give_gift(state, state.governor)


def _halt(state: State, cue: Cue) -> None:
    governor = state.governor
    if state.provisional is not None and state.provisional is state.previous:
        state.awards.pop()
    if governor and governor.force in ("honour", "open") and not governor.passive:
        state.resume = governor
    state.governor = Governor("halt")
    state.blocked, state.is_cut = [], bool(state.waiting)


def _open(state: State, cue: Cue) -> None:
    governor = state.governor
    if governor and governor.is_active_honour and governor.fed:
        state.is_suspended = True


def _named(state: State, cue: Cue) -> None:
    state.has_named = True
    if state.governor and state.governor.is_active_honour:
        state.governor = state.governor._replace(fed=True)
    state.release_cut()


def _part(state: State, cue: Cue) -> None:
    if state.governor is None:
        state.governor = state.past
    elif state.governor.force in ("halt", "gift"):
        state.governor = state.resume
    state.release_cut()
    state.is_suspended = False


def _most(state: State, cue: Cue) -> None:
    """Go on with the honour of which somebody has the largest share, or the smallest."""
    before = (state.governor, state.resume, state.past)
    honours = next((one for one in before if one and one.force == "honour"), None)
    if honours:
        state.settle(honours._replace(passive=False, fed=True))


def _turn(state: State, cue: Cue) -> None:
    governor = state.governor
    state.begin(None)
    state.past = governor if governor and governor.is_active_honour else None


def _stop(state: State, cue: Cue) -> None:
    governor = state.resume or state.governor
    honours = governor if governor and governor.force == "honour" else None
    state.past = honours
    state.governor = honours if honours and not honours.passive else None
    state.resume, state.is_suspended, state.blocked = None, False, []
    state.release_cut()
    told = (one for one in state.waiting if one.noun == MEDAL or names_winners(state.view, one))
    state.tally += told
    state.is_cut = bool(state.waiting)


def _to(state: State, cue: Cue) -> None:
    halted = state.governor is not None and state.governor.force == "halt"
    resume = state.resume
    state.is_suspended = state.is_suspended or _is_deed(state, cue)
    if are_awards(state) and not (state.is_unreal or state.has_money):
        take_subjects(state, Governor("honour"))
        state.governor = Governor("honour", passive=True, fed=True)
    if halted and resume and resume.force == "honour" and not resume.fed:
        state.governor, state.resume = resume, None


def _is_deed(state: State, cue: Cue) -> bool:
    """Whether "cho" belongs to what an honoured one did: "một cụ bà dạy học cho 14 em"."""
    count, governor = state.previous, state.governor
    if not isinstance(count, Count) or count.recipient in AWARD_KINDS or state.fate != "taken":
        return False
    gap = state.lower[count.end : cue.start]
    honours = governor is not None and governor.is_active_honour and governor.fed
    return honours and bool(gap.strip()) and not links.goes_on(gap)


def _unreal(state: State, cue: Cue) -> None:
    state.is_unreal = True


def _purpose(state: State, cue: Cue) -> None:
    """Take a purpose as not granted, unless it opens a sentence that says what was done."""
    if not links.opens_clause(state.lower[state.start : cue.start]):
        state.is_unreal = not state.is_real


def _real(state: State, cue: Cue) -> None:
    state.is_unreal, state.is_real = False, True


def _among(state: State, cue: Cue) -> None:
    state.is_among = True
    _open(state, cue)


def _chosen(state: State, cue: Cue) -> None:
    """Take a choice as made; what it was made for is granted."""
    _halt(state, cue)
    state.governor = Governor("halt", act=cue)
    state.is_real = state.is_real or not state.is_unreal


def _select(state: State, cue: Cue) -> None:
    """Note who "was chosen", and go on as after any other verb."""
    if state.follows("passive") and not state.is_unreal:
        named = Governor("honour", act=cue, passive=True)
        state.selected += [award_under(count, named) for count in state.waiting]
    _halt(state, cue)


def _passive(state: State, cue: Cue) -> None:
    """Mark where a passive begins: the verb that follows looks back at it."""
    _note_front(state, cue)
    if not state.follows("passive"):
        state.passive_from = cue.start


_VERBS = frozenset({"act", "give", "receive", "praised", "listed"})
_HANDLERS: dict[str, Callable[[State, Cue], None]] = {
    "act": _act, "give": _give, "receive": _receive, "form": read_form, "gift": _gift,
    "money": _money, "halt": _halt, "open": _open, "named": _named, "part": _part,
    "turn": _turn, "stop": _stop, "to": _to, "unreal": _unreal, "purpose": _purpose,
    "real": _real, "select": _select, "among": _among, "passive": _passive,
    "praised": _praised, "listed": _listed, "chosen": _chosen, "most": _most,
}  # fmt: skip
