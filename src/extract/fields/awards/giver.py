"""Giver: who honours, among the committees and bodies that the article names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.fields.awards.state import Award
from extract.fields.mentions import Mentions
from extract.patterns import compile_pattern
from extract.reading import Sentence

_OF = compile_pattern(r"[^.;,]{0,40}?(?<!\p{L})của[ ]+(?:[^.;,]{0,25}[ ])?")
_OF_REACH = 60
_BY = compile_pattern(r"(?<!\p{L})(?:được|do)[ ]+(?:[^.;]{0,60}[ ])?$")
_NOT_AGENT = compile_pattern(r"(?<!\p{L})(?:của|cho|với|tại|ở|về|thuộc|trong|theo|vào|từ)[ ]+$")
_CLAUSE_ENDS = compile_pattern(r"[.;]")
_AUTHORITY = compile_pattern(
    r"(?<!\p{L})(?:ủy (?:quyền|nhiệm)(?: của)?|thừa lệnh(?: của)?|thay mặt(?: cho)?"
    r"|quyết định[ ](?:[^,;.]{0,40}[ ])?của)[ ]+$"
)
# The head of a state body signs its awards himself; a deputy or a Party secretary does not.
_POST = compile_pattern(
    r"(?<!\p{L})(?<!phó )(?P<post>chủ tịch|(?:tổng )?giám đốc|bộ trưởng|(?:tổng )?cục trưởng"
    r"|viện trưởng|chánh án|hiệu trưởng|tư lệnh)[ ]$"
)
_LEAD = 80
# Law on Emulation and Commendation 2022, art. 77: the President alone confers these.
_STATE_ORDER = compile_pattern(r'huân chương|(?:danh hiệu )?"?(?:anh hùng|bà mẹ|mẹ việt nam)')
_PRESIDENT = "Chủ tịch nước"
_BADGE = "awards.form.badge"


class Agent(NamedTuple):
    """A body that can honour, where it is named."""

    start: int
    end: int
    name: str
    is_party: bool


def agents_of(mentions: Mentions) -> list[Agent]:
    """Return the committees and bodies with a name, in order of the text."""
    committees = [Agent(c.start, c.end, c.name, True) for c in mentions.committees if c.name]
    bodies = [Agent(body.start, body.end, body.name, False) for body in mentions.bodies]
    return sorted(committees + bodies)


def find_giver(lower: str, sentence: Sentence, award: Award, agents: Sequence[Agent]) -> str | None:
    """Name the giver: "bằng khen của …", "được … tặng", else the subject of the act.

    Who only hands over what another confers is not the giver: orders are the President's,
    badges for years in the Party are the Party's.
    """
    here = [a for a in agents if sentence.start <= a.start and a.end <= sentence.end]
    able = [agent for agent in here if _can_give(lower, award, agent)]
    giver = _owner(lower, award, able) or _subject(lower, sentence.start, award, able)
    return _with_post(lower, giver) if giver else None


def _owner(lower: str, award: Award, agents: Sequence[Agent]) -> Agent | None:
    """Return the agent in "Bằng khen của UBND tỉnh"."""
    if award.form is None:
        return None
    at = award.form.end
    for agent in agents:
        if at <= agent.start <= at + _OF_REACH and _OF.fullmatch(lower[at : agent.start]):
            return agent
    return None


def _subject(lower: str, start: int, award: Award, agents: Sequence[Agent]) -> Agent | None:
    """Return who acts, before the act: by whose authority, by whom, or the subject."""
    act = award.act
    if act is None:
        return None
    before = [agent for agent in reversed(agents) if agent.end <= act.start]
    for agent in before:
        lead = lower[max(start, agent.start - _LEAD) : agent.start]
        if _AUTHORITY.search(lead):
            return agent
    for agent in before:
        lead = lower[max(start, agent.start - _LEAD) : agent.start]
        if award.is_passive:
            is_near = not _CLAUSE_ENDS.search(lower, agent.end, act.start)
            return agent if is_near and _BY.search(lead) else None
        if not _NOT_AGENT.search(lead):
            return agent
    return None


def _can_give(lower: str, award: Award, agent: Agent) -> bool:
    form = award.form
    if form is None:
        return True
    written = lower[form.start : form.end + _OF_REACH]
    if _STATE_ORDER.match(written):
        return agent.name == _PRESIDENT
    is_badge = form.rule == _BADGE and "đảng" in lower[form.start : form.end]
    return agent.is_party or not is_badge


def _with_post(lower: str, agent: Agent) -> str:
    """Name "Chủ tịch UBND Tỉnh A", where the head of a body gives."""
    head = _POST.search(lower[max(0, agent.start - _LEAD) : agent.start])
    if agent.is_party or head is None:
        return agent.name
    return f"{head['post'].capitalize()} {agent.name}"
