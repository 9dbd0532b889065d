"""Giver: who honours, among the committees and bodies that the article names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from extract.fields.awards.state import Award
from extract.fields.mentions import Mentions
from extract.reading import Sentence

_OF = regex.compile(r"[^.;,]{0,40}?(?<!\p{L})của[ ]+(?:[^.;,]{0,25}[ ])?")
_BY = regex.compile(r"(?<!\p{L})(?:được|do)[ ]+(?:[^.;]{0,60}[ ])?$")
_NOT_AGENT = regex.compile(r"(?<!\p{L})(?:của|cho|với|tại|ở|về|thuộc|trong|theo|vào|từ)[ ]+$")
_OF_REACH = 60


class Agent(NamedTuple):
    """A body that can honour, where it is named."""

    start: int
    end: int
    name: str


def agents_of(mentions: Mentions) -> list[Agent]:
    """Return the committees and bodies with a name, in order of the text."""
    committees = [Agent(c.start, c.end, c.name) for c in mentions.committees if c.name]
    bodies = [Agent(body.start, body.end, body.name) for body in mentions.bodies]
    return sorted(committees + bodies)


def find_giver(lower: str, sentence: Sentence, award: Award, agents: Sequence[Agent]) -> str | None:
    """Name the giver: "bằng khen của …", "được … tặng", else the subject of the act."""
    here = [a for a in agents if sentence.start <= a.start and a.end <= sentence.end]
    owner = _owner(lower, award, here)
    if owner or award.act is None:
        return owner
    before = [a for a in reversed(here) if a.end <= award.act.start]
    for agent in before:
        lead = lower[sentence.start : agent.start]
        if award.is_passive:
            return agent.name if _BY.search(lead) else None
        if not _NOT_AGENT.search(lead):
            return agent.name
    return None


def _owner(lower: str, award: Award, agents: Sequence[Agent]) -> str | None:
    """Name the agent in "Bằng khen của UBND tỉnh"."""
    if award.form is None:
        return None
    at = award.form.end
    for agent in agents:
        if at <= agent.start <= at + _OF_REACH and _OF.fullmatch(lower[at : agent.start]):
            return agent.name
    return None
