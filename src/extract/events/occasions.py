"""Find where a text speaks of an occasion: by its name, or by telling what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

import regex

from extract.events import reality
from extract.events.lexicon import Cue, cue, family, nouns, verbs
from extract.events.occasion import Frame, Occasion
from extract.events.organiser import leading_post, post_behind
from extract.events.scene import Scene
from extract.patterns import compile_pattern
from extract.reading import Sentence
from extract.rules import Rule

_FRAMES: tuple[Frame, ...] = ("attended", "held", "had", "located", "aside")
_LEAD_SENTENCES = 2
_AGENT_REACH = 250
_AGENT_BEHIND = 150
_RIGHT_BEHIND = 12
_OVER = 20


def find_occasions(scene: Scene) -> list[Occasion]:
    """Find the places that tell an occasion as having happened, in order of the text.

    A notice tells none: that somebody died, or when an office is open.
    """
    if scene.is_notice:
        return []
    found = [*_named(scene), *_told(scene)]
    return sorted(found, key=lambda one: (one.start, one.frame != "verb", one.head))


def tells_by_verb(lower: str) -> bool:
    """Whether a lower-cased text holds a verb that may tell an occasion.

    >>> tells_by_verb("bí thư quận ủy thăm trường"), tells_by_verb("giá lúa tăng")
    (True, False)
    """
    return verbs().search(lower) is not None


def _named(scene: Scene) -> Iterator[Occasion]:
    last: Occasion | None = None
    for _, match in nouns().scanner.finditer(scene.lower):
        if scene.reading.furniture.covers(match.start()):
            continue
        sentence = scene.clip(scene.reading.sentence_at(match.start()), match.start())
        if reality.is_one_of_many(scene.lower, sentence, *match.span()):
            continue
        frame, start = _frame(scene.lower, sentence, match)
        if frame == "subject" and match[0] in nouns().verbal:
            frame = "held" if _is_done(scene, sentence, match) else frame
            if frame == "subject" and not scene.is_title and match.start() > sentence.start:
                continue
        if frame == "aside" and _is_lead_of(scene, sentence, start, match):
            frame = "located"
        if last and start == match.start() < last.name_end:
            frame = "subject"
        if match[0] in nouns().loose and not _is_at_it(scene.lower, frame, start):
            continue
        ordered = frame not in ("located", "attended")
        if reality.is_told(scene, sentence, start, match.end(), ordered):
            named = _is_named(scene, match, sentence, frame)
            place = Occasion(scene, sentence, start, *match.span(), frame, named)
            last = place if named else last
            yield place


def _is_lead_of(scene: Scene, sentence: Sentence, start: int, match: regex.Match[str]) -> bool:
    """Whether the lead opens with what its news came after: "Sau buổi làm việc …, Bí thư giao"."""
    opens = start == sentence.start == scene.opening.start and not scene.is_title
    if not (opens and match[0] in nouns().sessions):
        return False
    after = cue("frame.after").search(scene.lower, sentence.start, match.start())
    concludes = cue("cue.concludes").match(scene.lower, match.end(), sentence.end)
    return bool(after and concludes)


def _is_done(scene: Scene, sentence: Sentence, match: regex.Match[str]) -> bool:
    """Whether a name that is a verb as well tells what was done: "Bộ Y tế họp báo"."""
    if scene.lower.endswith((" đã ", " vừa "), sentence.start, match.start()):
        return bool(scene.days_within(sentence.start, sentence.end))
    organs = scene.organs_within(sentence.start, match.start())
    if not organs or scene.in_post(organs[-1]):
        return False
    return cue("holder.bridge").spans(scene.lower, organs[-1].end, match.start())


def _is_at_it(lower: str, frame: Frame, start: int) -> bool:
    return frame in ("held", "attended") or lower.startswith("tại", start)


def _frame(lower: str, sentence: Sentence, match: regex.Match[str]) -> tuple[Frame, int]:
    """How the name is brought in, and where that begins."""
    found = _frames().match(lower, *reality.window(sentence, match.start()))
    frame = cast("Frame", found.lastgroup) if found else "subject"
    if frame == "aside" and _is_over(lower, sentence, match):
        return "held", match.start()
    if found and (frame != "had" or match[0].startswith(("buổi", "cuộc", "phiên"))):
        return frame, found.start()
    if cue("behind.held").match(lower, match.end(), sentence.end):
        return "held", match.start()
    return "subject", match.start()


def _is_over(lower: str, sentence: Sentence, match: regex.Match[str]) -> bool:
    """Whether something came after an occasion that took place: "sau kỳ họp diễn ra ngày 5/3"."""
    if not cue("frame.after").search(lower, *reality.window(sentence, match.start())):
        return False
    if cue("behind.held").match(lower, match.end(), sentence.end):
        return True
    won = cue("behind.won").match(lower, match.end(), sentence.end)
    opens = match.start() - sentence.start <= _OVER
    return opens and won is not None and match[0] in nouns().feasts


@cache
def _frames() -> regex.Pattern[str]:
    """One pattern for all frames, read from the end, where it must match; the order decides."""
    sources = (cue(f"frame.{name}").pattern.pattern.removeprefix("(?r)") for name in _FRAMES)
    named = (f"(?P<{name}>{source})" for name, source in zip(_FRAMES, sources, strict=True))
    return compile_pattern(f"(?r){'|'.join(named)}", regex.VERSION1)


def _is_named(scene: Scene, match: regex.Match[str], sentence: Sentence, frame: Frame) -> bool:
    """Whether words or a day behind the head say which occasion it is."""
    lower, end = scene.lower, match.end()
    if scene.days_within(end, end + _RIGHT_BEHIND):
        return True
    if match[0].endswith(nouns().transitive) and cue("behind.object").match(
        lower, end, sentence.end
    ):
        return True
    if cue("behind.bare").match(lower, end, sentence.end):
        return False
    if frame != "subject" or match[0] == "lễ":
        return True
    return not cue("behind.acts").match(lower, end, sentence.end)


def _told(scene: Scene) -> Iterator[Occasion]:
    """Find the verbs that tell one: in the opening, and in sentences that say the day."""
    rules = _rules_of_verbs()
    for whole in _sentences_to_read(scene):
        for _, match in verbs().finditer(scene.lower, whole.start, whole.end):
            sentence = scene.clip(whole, match.start())
            found = _verb_at(scene, sentence, match.start(), rules[match[0]])
            if found and not scene.organ_over(match.start()):
                told, verb = found
                yield Occasion(scene, sentence, told.start(), *told.span(), "verb", True, verb)


def _verb_at(
    scene: Scene, sentence: Sentence, at: int, verbs: Sequence[tuple[Cue, Rule]]
) -> tuple[regex.Match[str], Rule] | None:
    for wording, verb in verbs:
        match = wording.match(scene.lower, at, sentence.end)
        if match and _was_done(scene, sentence, match, verb):
            return match, verb
    return None


@cache
def _rules_of_verbs() -> dict[str, list[tuple[Cue, Rule]]]:
    """Give for each first word of a verb the rules that may match there, each with its cue."""
    told = [(cue(f"verb.{verb.id.rpartition('.')[2]}"), verb) for verb in family("verb")]
    words = {word for _, verb in told for word in verb.attributes["opens"]}
    return {
        word: [one for one in told if word.startswith(tuple(one[1].attributes["opens"]))]
        for word in words
    }


def _sentences_to_read(scene: Scene) -> list[Sentence]:
    sentences = set(scene.reading.sentences[:_LEAD_SENTENCES])
    if len(scene.reading.sentences) > _LEAD_SENTENCES:
        sentences.update(scene.reading.sentence_at(date.start) for date in scene.days)
    covers = scene.reading.furniture.covers
    return sorted(one for one in sentences if not covers(one.start))


def _was_done(scene: Scene, sentence: Sentence, found: regex.Match[str], verb: Rule) -> bool:
    """Whether somebody of standing did it, and did it indeed."""
    if not reality.is_told(scene, sentence, found.start(), found.end(), ordered=True):
        return False
    if reality.is_decided_or_planned(scene, sentence, found.start()):
        return False
    match verb.attributes["agent"]:
        case "any":
            return _has_agent(scene, sentence, found.start())
        case "dated":
            dated = scene.days_within(sentence.start, found.start())
            return bool(dated) or _has_agent(scene, sentence, found.start())
        case "opening":
            opens = sentence.start < scene.opening.end and not scene.is_title
            dated = scene.days_within(sentence.start, sentence.end)
            return (opens and bool(dated)) or _has_agent(scene, sentence, found.start())
        case "near":
            organs = scene.organs_within(sentence.start, found.start())
            near = cue("holder.bridge")
            if any(near.spans(scene.lower, organ.end, found.start()) for organ in organs):
                return True
            return _is_act_of_a_place(scene, sentence, found.start())
        case "leader":
            return (
                leading_post(scene, sentence, found.start()) is not None
                or post_behind(scene, sentence, *found.span()) is not None
                or cue("cue.statesman").search(scene.lower, sentence.start, found.start())
                is not None
            )
    return True


def _has_agent(scene: Scene, sentence: Sentence, at: int) -> bool:
    start = max(sentence.start, at - _AGENT_REACH)
    opens = not scene.lower[start:at].strip() or cue("cue.clause").search(scene.lower, start, at)
    if opens:
        at = min(sentence.end, at + _AGENT_BEHIND)
    if scene.organs_within(start, at):
        return True
    if cue("cue.leader").search(scene.lower, start, at):
        return True
    if reality.is_same_day(scene.lower, sentence, at) and scene.within(scene.people, start, at):
        return True
    return _is_act_of_a_place(scene, sentence, at)


def _is_act_of_a_place(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a place is said to act on a day: "huyện A chiều nay kỷ niệm …"."""
    start = max(sentence.start, at - _AGENT_REACH)
    place = cue("cue.place_acts").search(scene.lower, start, at)
    named = scene.reading.norm[slice(*place.span("name"))].split() if place else []
    return bool(named) and all(word[0].isupper() or not word[0].isalpha() for word in named)
