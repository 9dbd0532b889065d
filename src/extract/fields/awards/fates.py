"""Fates: whether a count is taken by what stands before it, waits for a verb, or is refused."""

from __future__ import annotations

from collections.abc import Callable

from extract.fields.awards import links
from extract.fields.awards.counts import Count
from extract.fields.awards.find import Cue
from extract.fields.awards.state import AWARD_KINDS, Fate, Force, Governor, State
from extract.fields.awards.subjects import is_part, is_part_of, take_subjects, wholes_of
from extract.record import Recipient

_BODIES: frozenset[Recipient] = frozenset({"collective", "party_organization"})
_NOTE = "awards.act.note_merit"
_WIN = "awards.win"
_THINGS: frozenset[Recipient] = frozenset({"exemplar", "work"})
_LIST = "awards.listed.list"
_MEDALS = "awards.form.order"
_CHOOSE = "awards.halt.choose"


def read_count(state: State, count: Count) -> None:
    """Give the next count its fate: that of the list it goes on with, else its own."""
    lead = state.lead(count)
    if _is_home(state, count, lead):
        return
    _drop_whole(state, count, lead)
    if count.grade == "short":
        _read_rank(state, count, lead)
    elif isinstance(state.previous, Count) and links.is_list(lead):
        _join(state, count)
    elif state.waiting and state.follows("stop") and links.is_list(state.gap(count)):
        state.is_cut = False
        _join(state, count)
    else:
        _place(state, count, _decide(state, count, lead))


def _drop_whole(state: State, count: Count, lead: str) -> None:
    """Let no verb look back at the whole of which this is a part: "trong số 90 em, 4 em được …"."""
    whole = state.whole
    if whole is None or state.previous is not whole or whole not in state.waiting:
        return
    if links.opens_part(lead) and is_part_of(whole, count):
        state.waiting.remove(whole)


def _is_home(state: State, count: Count, lead: str) -> bool:
    """Whether it only says where those just counted are from: "86 đảng viên của 14 chi bộ"."""
    is_body = count.recipient in _BODIES and count.grade != "core"
    return is_body and isinstance(state.previous, Count) and links.says_where_from(lead)


def _read_rank(state: State, count: Count, lead: str) -> None:
    """Read "9 bạc" after "10 vàng", "22 huy chương gồm" or "số huy chương với"."""
    previous = state.previous
    if isinstance(previous, Cue) and previous.rule == _MEDALS and links.is_tally(lead):
        medal = count._replace(recipient="certificate", grade="core")
        _place(state, medal, "refused" if state.is_unreal else "taken")
        return
    before = max([award.count for award in state.awards] + state.waiting, default=None)
    if before is None or before.recipient not in AWARD_KINDS:
        return
    if links.is_tally(state.lower[before.end : count.start]):
        _join(state, count._replace(recipient=before.recipient, grade="core"))


def _join(state: State, count: Count) -> None:
    if state.fate == "taken":
        state.take(count)
    else:
        (state.waiting if state.fate == "waiting" else state.blocked).append(count)


def _place(state: State, count: Count, fate: Fate) -> None:
    state.fate = fate
    if fate == "taken":
        state.group = len(state.awards)
        state.is_listed = state.lead(count).rstrip().endswith(":")
        state.take(count)
        state.provisional = count if state.follows("stop") else None
    elif fate == "waiting":
        state.release_cut()
        state.waiting.append(count)
        state.whole = count if state.follows("among") else None
    elif not state.follows("among"):
        state.blocked = [] if state.is_unreal else [count]
    chosen = isinstance(state.previous, Cue) and state.previous.rule.startswith(_CHOOSE)
    if fate == "refused" and chosen and links.is_praised(state.lower, count.end):
        state.pointed.append(count)


def _decide(state: State, count: Count, lead: str) -> Fate:
    if state.is_unreal:
        if links.points_back(state.lower, count.end):
            state.pointed.append(count)
        return "refused"
    state.is_shared = _is_share(state, count, lead)
    if state.is_shared:
        return "taken"
    if state.governor is None:
        return "taken" if _adds_to_past(state, count, lead) else "waiting"
    return _UNDER[state.governor.force](state, state.governor, count, lead)


def _is_share(state: State, count: Count, lead: str) -> bool:
    """Whether somebody's share is told: "trong đó xã An Lộc có 12 đồng chí, xã Tân Hà có 9"."""
    governor = state.governor
    if governor is None or governor.force != "honour" or not links.opens_share(lead):
        return False
    if state.follows("most"):
        return is_part(state, count) or not wholes_of(state)
    goes_on = isinstance(state.previous, Count) and state.is_shared
    return (goes_on or state.follows("part")) and is_part(state, count)


def _adds_to_past(state: State, count: Count, lead: str) -> bool:
    """Whether more awards come after a turn: "ngoài ra còn 3 giải phụ"."""
    adds = state.follows("turn") and count.recipient in AWARD_KINDS and links.is_more(lead)
    if adds and state.past is not None:
        state.governor = state.past
        return True
    return False


def _under_halt(state: State, governor: Governor, count: Count, lead: str) -> Fate:
    if _resumes(state, count, lead):
        return "taken"
    return "refused" if links.is_near(lead) and not links.ends_list(lead) else "waiting"


def _under_gift(state: State, governor: Governor, count: Count, lead: str) -> Fate:
    goes_on = links.ends_list(lead)
    if (count.recipient in AWARD_KINDS and goes_on) or _resumes(state, count, lead):
        return "taken"
    return "waiting" if governor.passive and goes_on else "refused"


def _under_open(state: State, governor: Governor, count: Count, lead: str) -> Fate:
    if count.recipient in AWARD_KINDS and state.is_choice:
        take_subjects(state, governor._replace(force="honour"))
    is_next = governor.passive and links.ends_list(lead)
    if count.recipient in AWARD_KINDS or (governor.recognises(count) and not is_next):
        return "taken"
    if governor.passive and not is_next:
        return "waiting" if _is_part_of_subject(state, lead) else "refused"
    return "waiting"


def _is_part_of_subject(state: State, lead: str) -> bool:
    """Whether a count is a part of those who were given: "47 đảng viên được trao, gồm 9 …"."""
    if not state.waiting:
        return False
    return state.follows("part") or (state.is_among and lead.endswith("có "))


def _under_honour(state: State, governor: Governor, count: Count, lead: str) -> Fate:
    if governor.passive:
        return _under_passive(state, governor, count, lead)
    if governor.act and governor.act.rule == _WIN and count.recipient not in AWARD_KINDS:
        return "taken" if state.follows("part") and links.is_direct(lead) else "waiting"
    goes_on = links.ends_list(lead)
    if state.is_suspended:
        is_next = state.follows("stop") and count.grade == "core"
        return "taken" if goes_on or is_next else "refused"
    if not _fits_whole(state, count):
        return "waiting"
    if _is_object(state, governor, lead) or _is_listed_under(governor, count, lead):
        return "taken"
    if governor.act is None:
        return "waiting"
    opened = links.opens_list(lead, state.follows("to"), count.grade == "core")
    if goes_on and (governor.fed or count.recipient in AWARD_KINDS or opened):
        return "taken"
    loose = count.grade == "core" and links.holds_together(lead, state.follows("named"))
    noted = governor.act.rule == _NOTE and count.grade != "core"
    return "taken" if loose or (links.is_of_merit(lead) and not noted) else "waiting"


def _fits_whole(state: State, count: Count) -> bool:
    """Whether a part can be one of the honoured: models are none of "48 tập thể, 62 cá nhân"."""
    wholes = {award.count.recipient for award in state.awards}
    if not (state.follows("part") and wholes and count.recipient in _THINGS):
        return True
    return bool(wholes & (_THINGS | AWARD_KINDS | {"mixed"}))


def _is_object(state: State, governor: Governor, lead: str) -> bool:
    """Whether a count is what an act, or an award named alone, is directly given to."""
    lists = governor.act is not None and governor.act.rule == _LIST
    opens_parts = state.follows("part") or state.follows_years() or lists
    is_subject = links.says_there_is(lead) and not opens_parts
    if not links.is_direct(lead) or is_subject:
        return False
    return governor.act is not None or state.follows("to") or ":" in lead


def _is_listed_under(governor: Governor, count: Count, lead: str) -> bool:
    """Whether a count stands beside an award named alone: "Cờ thi đua của tỉnh: 54 tập thể"."""
    return governor.act is None and count.recipient not in AWARD_KINDS and links.ends_label(lead)


def _under_passive(state: State, governor: Governor, count: Count, lead: str) -> Fate:
    """After a passive: its parts ("gồm …"), its recipients ("cho …"), else new subjects."""
    if _resumes(state, count, lead):
        return "taken"
    if state.is_fronted and not governor.fed and links.says_who(lead):
        state.governor, state.is_fronted = governor._replace(passive=False), False
        return "taken"
    is_award = count.recipient in AWARD_KINDS
    opened = state.follows("part") or lead.strip() in (":", "(")
    listed = state.follows("to", "act") or (
        opened and (governor.fed or state.has_named or is_award)
    )
    if (listed and links.is_direct(lead)) or (state.is_among and lead.endswith("có ")):
        state.governor = governor._replace(passive=False)
        return "taken"
    return "taken" if is_award and (links.ends_list(lead) or state.follows("act")) else "waiting"


def _resumes(state: State, count: Count, lead: str) -> bool:
    """Whether a list goes on with the act that another verb had taken over from."""
    resume = state.resume
    if resume is None or resume.force != "honour" or not resume.fed or count.grade != "core":
        return False
    if not (links.ends_list(lead) or state.follows("stop")):
        return False
    state.governor = resume
    return True


_UNDER: dict[Force, Callable[[State, Governor, Count, str], Fate]] = {
    "honour": _under_honour, "open": _under_open, "gift": _under_gift, "halt": _under_halt,
}  # fmt: skip
