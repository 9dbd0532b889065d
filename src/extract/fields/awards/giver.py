"""Giver: who honours, among the committees and bodies that the article names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.fields.awards.find import Cue
from extract.fields.awards.state import Award, honour_of
from extract.fields.mentions import Mentions
from extract.patterns import compile_pattern
from extract.reading import Sentence
from extract.scanning import Scanner

_OF = compile_pattern(
    r"(?:[ ]*\"[^\"\n]{1,90}\")?(?: (?!(?:cho|được|và|tại|với|của)[ ])[^ .;,]+){0,5}?"
    r" của (?:[^.;,]{0,25}[ ])?"
)
_OF_REACH = 60
_OF_QUOTED_REACH = 150
# What may stand between "được" and who does it: a post or an organ, no other verb.
_BY = compile_pattern(
    r"(?<!\p{L})(?:được|do) (?:(?:(?!(?:nhận|đón|trao|tặng|khen|biểu|tuyên|vinh|tôn|phong|truy"
    r"|công|cho|của|tại|trong|đến|về|vì)[ ])[^ .;,]++ ){0,10})?$"
)
_NOT_AGENT = compile_pattern(
    r"(?<!\p{L})(?:của|cho|với|tại|ở|về|thuộc|trong|theo|vào|từ|trụ sở|hội trường) $"
)
_CLAUSE_ENDS = compile_pattern(r"[.;]")
# Between a subject and its verb no other subject: after a semicolon nothing but adverbs.
_SAME_SUBJECT = compile_pattern(
    r"(?:[ ]*(?:đồng thời|cũng|đã|còn|và|ngoài ra|bên cạnh đó|cùng với đó|dịp này|đây|là dịp"
    r"|,))*[ ]*"
)
_OTHER_SUBJECT = compile_pattern(
    r"[,][ ]*(?:ban|sở|công an|hội|phòng|trường|nhà trường|công ty|lãnh đạo|tỉnh|huyện"
    r"|xã|phường|quận|thành phố)[ ][^,;.]*$"
)
_UNIT_OF_AGENT = compile_pattern(
    r", (?:tỉnh|thành phố|tp[.]?|huyện|quận|thị xã)[ ][^,;.]{1,30}?"
    r"(?=,|[ ](?:đã|vừa|cũng|còn)[ ]|[ ]?$)"
)
_TOGETHER = compile_pattern(r"[ ]*(?:,|và|cùng(?:[ ]với)?|phối hợp(?:[ ]với)?) (?:\p{L}++ ){0,2}")
_AUTHORITY = compile_pattern(
    r"(?<!\p{L})(?:ủy (?:quyền|nhiệm)(?: của)?|thừa lệnh(?: của)?|thay mặt(?: cho)?"
    r"|quyết định[ ](?:[^,;.]{0,40}[ ])?của) $"
)
# The head of a state body signs its awards himself; a deputy or a Party secretary does not.
_POST = compile_pattern(
    r"(?<!\p{L})(?<!phó )(?P<post>chủ tịch|(?:tổng )?giám đốc|bộ trưởng|(?:tổng )?cục trưởng"
    r"|viện trưởng|chánh án|hiệu trưởng|tư lệnh)[ ]$"
)
_LEAD = 80
_NEAR = 800
"""So far from an award may its giver stand: keeps long lists linear."""
# Law on Emulation and Commendation 2022, art. 77: the President alone confers these.
_STATE_ORDER = compile_pattern(r'huân chương|(?:danh hiệu )?"?(?:anh hùng|bà mẹ|mẹ việt nam)')
_NAMED_ORDER = compile_pattern(
    r"huân chương (?:lao động|độc lập|quân công|chiến công|kháng chiến|sao vàng|hồ chí minh"
    r"|đại đoàn kết|dũng cảm|bảo vệ tổ quốc|chiến sĩ vẻ vang|giải phóng)(?!\p{L})"
    r'|(?:danh hiệu )?"?(?:bà )?mẹ việt nam anh hùng'
)
_STATE = compile_pattern(r"(?<!\p{L})nhà nước(?!\p{L})[^.;]*$")
_PRESIDENT = "Chủ tịch nước"
_BADGE = "awards.form.badge"


# Those who hand out the prizes of a contest; not an organ of a committee, which the
# committees have.
_JURY = Scanner(
    [
        ("ban tổ chức|btc|ban giám khảo|bgk", None),
        ("hội đồng (?:giám khảo|xét tặng|xét thưởng|trường)", None),
    ],
    whole_words=True,
)
_JURIES = {"btc": "Ban Tổ chức", "ban tổ chức": "Ban Tổ chức", "bgk": "Ban Giám khảo",
           "ban giám khảo": "Ban Giám khảo"}  # fmt: skip
_SCHOOL = compile_pattern(r"(?<!\p{L})(?<!các )nhà trường(?!\p{L})")


class Agent(NamedTuple):
    """A body that can honour, where it is named."""

    start: int
    end: int
    name: str
    is_party: bool


def agents_of(lower: str, mentions: Mentions) -> list[Agent]:
    """Return the committees and bodies with a name, and juries, in order of the text.

    "Nhà trường" is the only school that the article names.
    """
    committees = [Agent(c.start, c.end, c.name, True) for c in mentions.committees if c.name]
    bodies = [Agent(body.start, body.end, body.name, False) for body in mentions.bodies]
    named = sorted(committees + bodies)
    loose = [*_juries(lower), *_school(lower, bodies)]
    return sorted(named + [one for one in loose if not _is_inside(one, named)])


def _is_inside(one: Agent, named: Sequence[Agent]) -> bool:
    """Whether the words are part of a longer name: "Ban Tổ chức Tỉnh ủy"."""
    before = bisect_right(named, one.start, key=lambda agent: agent.start) - 1
    return before >= 0 and one.start < named[before].end


def _juries(lower: str) -> Iterator[Agent]:
    for _, match in _JURY.finditer(lower):
        name = _JURIES.get(match[0], match[0].capitalize())
        yield Agent(match.start(), match.end(), name, False)


def _school(lower: str, bodies: Sequence[Agent]) -> Iterator[Agent]:
    schools = {body.name for body in bodies if body.name.startswith("Trường ")}
    if len(schools) == 1:
        (name,) = schools
        for match in _SCHOOL.finditer(lower):
            yield Agent(match.start(), match.end(), name, False)


def find_giver(lower: str, sentence: Sentence, award: Award, agents: Sequence[Agent]) -> str | None:
    """Name the giver: "bằng khen của …", "được … tặng", else the subject of the act.

    Who only hands over what another confers is not the giver: orders are the President's,
    badges for years in the Party are the Party's.
    """
    able = [one for one in _around(sentence, award, agents) if _can_give(lower, award, one)]
    giver = _owner(lower, award, able) or _subject(lower, sentence.start, award, able)
    if giver is None:
        return _PRESIDENT if _is_of_the_state(lower, sentence.start, award) else None
    return _with_post(lower, giver)


def _around(sentence: Sentence, award: Award, agents: Sequence[Agent]) -> Sequence[Agent]:
    """Return the agents of a sentence that stand near an award or its act."""
    at = min(award.act.start if award.act else award.count.start, award.count.start)
    first, last = max(sentence.start, at - _NEAR), min(sentence.end, award.count.end + _NEAR)
    begin = bisect_left(agents, first, key=lambda agent: agent.start)
    end = bisect_right(agents, last, lo=begin, key=lambda agent: agent.start)
    return [agent for agent in agents[begin:end] if agent.end <= sentence.end]


def _is_of_the_state(lower: str, start: int, award: Award) -> bool:
    """Whether the state confers one of its orders: it does so through the President alone."""
    form, act = honour_of(award), award.act
    if form is None or act is None or not _NAMED_ORDER.match(lower, form.start):
        return False
    return _STATE.search(lower, max(start, act.start - _LEAD), act.start) is not None


def _owner(lower: str, award: Award, agents: Sequence[Agent]) -> Agent | None:
    """Return the agent in "Bằng khen của UBND tỉnh"."""
    honour = honour_of(award)
    if honour is None:
        return None
    at = honour.end
    reach = _OF_QUOTED_REACH if lower[at : at + 2].lstrip()[:1] == '"' else _OF_REACH
    for agent in agents:
        if at <= agent.start <= at + reach and _OF.fullmatch(lower[at : agent.start]):
            return agent
    return None


def _subject(lower: str, start: int, award: Award, agents: Sequence[Agent]) -> Agent | None:
    """Return who acts, before the act: by whose authority, by whom, or the subject."""
    act = award.act
    if act is None:
        return None
    before = [agent for agent in reversed(agents) if agent.end <= act.start]
    leads = [lower[max(start, agent.start - _LEAD) : agent.start] for agent in before]
    for agent, lead in zip(before, leads, strict=True):
        if _AUTHORITY.search(lead):
            return agent
    if award.is_passive or act.role == "receive":
        return _by_whom(lower, award, act, before[:1], leads[:1])
    for at, (agent, lead) in enumerate(zip(before, leads, strict=True)):
        if not _NOT_AGENT.search(lead):
            first = _first_named(lower, before[at:], leads[at:])
            return first if _is_subject_of(lower[agent.end : act.start]) else None
    return None


def _first_named(lower: str, agents: Sequence[Agent], leads: Sequence[str]) -> Agent:
    """Return the first of those who give together: "Thành đoàn cùng Hội Sinh viên trao"."""
    agent = agents[0]
    for earlier, lead in zip(agents[1:], leads[1:], strict=True):
        together = _TOGETHER.fullmatch(lower[earlier.end : agent.start])
        if not together or _NOT_AGENT.search(lead):
            break
        agent = earlier
    return agent


def _by_whom(
    lower: str, award: Award, act: Cue, agents: Sequence[Agent], leads: Sequence[str]
) -> Agent | None:
    """Return who acts in "5 tập thể được UBND tỉnh tặng": never who stands before them."""
    count = award.count
    floor = count.end if count.end <= act.start else 0
    for agent, lead in zip(agents, leads, strict=True):
        is_near = not _CLAUSE_ENDS.search(lower, agent.end, act.start)
        return agent if is_near and agent.start >= floor and _BY.search(lead) else None
    return None


def _is_subject_of(gap: str) -> bool:
    """Whether no other subject stands between a body and the verb."""
    unit = _UNIT_OF_AGENT.match(gap)
    gap = gap[unit.end() :] if unit else gap
    _, stop, tail = gap.rpartition(";")
    if stop:
        return _SAME_SUBJECT.fullmatch(tail) is not None
    return _OTHER_SUBJECT.search(gap) is None


def _can_give(lower: str, award: Award, agent: Agent) -> bool:
    form = honour_of(award)
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
