"""Find where a text speaks of an occasion: by its name, or by telling what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from extract.events import reality
from extract.events.kind import Wording, type_of
from extract.events.lexicon import family, nouns, pattern
from extract.events.scene import Scene
from extract.events.when import is_day
from extract.reading import Sentence
from extract.record import EventType
from extract.rules import Rule

Frame = Literal["held", "had", "attended", "located", "aside", "subject", "verb"]
_FRAMES: tuple[Frame, ...] = ("attended", "held", "had", "located", "aside")
_LEAD_SENTENCES = 2
_NEAR_START = 30
_AGENT_REACH = 250
_AGENT_BEHIND = 150
_RIGHT_BEHIND = 12


@dataclass(frozen=True)
class Occasion:
    """One place of a text that speaks of an occasion."""

    scene: Scene
    sentence: Sentence
    start: int
    """Where the statement begins: its verb or preposition; who and when may stand before."""
    head: int
    """Where the name of the occasion begins; the verb, when it has none."""
    head_end: int
    name_end: int
    """Where the words end that say which occasion it is."""
    frame: Frame
    named: bool
    """Words behind the head say which occasion it is."""
    type: EventType | None
    """By the first act named, else by the head; null when neither says."""
    is_feast: bool
    """A contest or a festival: it runs for weeks or comes every year."""
    past: bool
    """The sentence goes back to what was before."""
    same_day: bool
    """The sentence goes on to another occasion of the day ("Cùng ngày")."""
    marked: bool
    """The sentence opens with a section mark."""
    rule: str

    @property
    def tells(self) -> bool:
        """Whether it says that the occasion took place."""
        return self.frame in ("held", "had", "verb")

    @property
    def introduces(self) -> bool:
        """Whether it may be the first place to speak of its occasion."""
        if self.tells:
            return True
        if not self.named or self.frame == "aside":
            return False
        return self.frame != "subject" or self.start - self.sentence.start <= _NEAR_START

    @property
    def is_opening(self) -> bool:
        """Whether it stands in the first sentence of its text."""
        return self.sentence.start == self.scene.opening.start


def find_occasions(scene: Scene) -> list[Occasion]:
    """Find the places that tell an occasion as having happened, in order of the text."""
    found = [*_named(scene), *_told(scene)]
    return sorted(found, key=lambda one: (one.start, one.frame != "verb", one.head))


def _named(scene: Scene) -> Iterator[Occasion]:
    for match in nouns().pattern.finditer(scene.lower):
        if scene.reading.furniture.covers(match.start()):
            continue
        sentence = scene.reading.sentence_at(match.start())
        if reality.is_one_of_many(scene.lower, sentence, *match.span()):
            continue
        frame, start = _frame(scene.lower, sentence, match)
        ordered = frame not in ("located", "attended")
        if reality.is_told(scene.lower, sentence, start, match.end(), ordered):
            named = _is_named(scene, match, sentence, frame)
            wording = Wording(match[0], match[0] in nouns().sessions)
            yield _occasion(scene, sentence, start, match, frame, named, wording)


def _frame(lower: str, sentence: Sentence, match: regex.Match[str]) -> tuple[Frame, int]:
    """How the name is brought in, and where that begins."""
    window = reality.window(sentence, match.start())
    for name in _FRAMES:
        found = pattern(f"frame.{name}").search(lower, *window)
        if found and (name != "had" or match[0].startswith(("buổi", "cuộc", "phiên"))):
            return name, found.start()
    if pattern("behind.held").match(lower, match.end(), sentence.end):
        return "held", match.start()
    return "subject", match.start()


def _is_named(scene: Scene, match: regex.Match[str], sentence: Sentence, frame: Frame) -> bool:
    """Whether words or a day behind the head say which occasion it is."""
    lower, end = scene.lower, match.end()
    if any(map(is_day, scene.within(scene.mentions.dates, end, end + _RIGHT_BEHIND))):
        return True
    if match[0].endswith(nouns().transitive) and pattern("behind.object").match(lower, end):
        return True
    if pattern("behind.bare").match(lower, end, sentence.end):
        return False
    if frame != "subject" or match[0] == "lễ":
        return True
    return not pattern("behind.acts").match(lower, end, sentence.end)


def _told(scene: Scene) -> Iterator[Occasion]:
    """Sentences that tell what was done: those of the lead, and those that say the day."""
    for number, sentence in enumerate(scene.reading.sentences):
        if number >= _LEAD_SENTENCES and not _is_dated(scene, sentence):
            continue
        if scene.reading.furniture.covers(sentence.start):
            continue
        for match in _verbs().finditer(scene.lower, sentence.start, sentence.end):
            verb = family("verb")[int(str(match.lastgroup)[1:])]
            if _was_done(scene, sentence, match, verb):
                wording = Wording(match[0], bool(verb.attributes["session"]))
                start = match.start()
                yield _occasion(scene, sentence, start, match, "verb", True, wording, verb.id)


@cache
def _verbs() -> regex.Pattern[str]:
    sources = (f"(?P<v{number}>{verb.source})" for number, verb in enumerate(family("verb")))
    return regex.compile("|".join(sources), regex.VERSION1)


def _is_dated(scene: Scene, sentence: Sentence) -> bool:
    return any(map(is_day, scene.within(scene.mentions.dates, sentence.start, sentence.end)))


def _was_done(scene: Scene, sentence: Sentence, match: regex.Match[str], verb: Rule) -> bool:
    """Whether somebody of standing did it, and did it indeed."""
    if not reality.is_told(scene.lower, sentence, match.start(), match.end(), ordered=True):
        return False
    if reality.is_decided_or_planned(scene.lower, sentence, match.start()):
        return False
    return not verb.attributes["agent"] or _has_agent(scene, sentence, match.start())


def _has_agent(scene: Scene, sentence: Sentence, at: int) -> bool:
    start = max(sentence.start, at - _AGENT_REACH)
    if pattern("cue.clause").search(scene.lower, start, at):
        at = min(sentence.end, at + _AGENT_BEHIND)
    if scene.organs_within(start, at):
        return True
    return pattern("cue.leader").search(scene.lower, start, at) is not None


def _occasion(
    scene: Scene,
    sentence: Sentence,
    start: int,
    match: regex.Match[str],
    frame: Frame,
    named: bool,
    wording: Wording,
    rule: str | None = None,
) -> Occasion:
    lower, head_end = scene.lower, match.end()
    name_end = _name_end(lower, sentence, head_end) if named else head_end
    same_day = reality.is_same_day(lower, sentence, start)
    return Occasion(
        scene,
        sentence,
        start,
        match.start(),
        head_end,
        name_end,
        frame,
        named,
        type=type_of(lower, wording, match.start(), name_end),
        is_feast=match[0] in nouns().feasts,
        past=not same_day and reality.is_past(lower, sentence, start, head_end),
        same_day=same_day,
        marked=pattern("cue.mark").match(lower, sentence.start) is not None,
        rule=rule or f"events.frame.{frame}",
    )


def _name_end(lower: str, sentence: Sentence, head_end: int) -> int:
    match = pattern("behind.name").match(lower, head_end, sentence.end)
    return match.end() if match else head_end
