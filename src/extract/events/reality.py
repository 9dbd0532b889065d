"""Whether a sentence tells an occasion as having happened: not planned, wished, many or past."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.lexicon import cue
from extract.events.scene import Scene
from extract.reading import Sentence

_REACH = 80
_OPENING = 20
_AFTER = "sau khi "
_TO_COME = ("cue.future_clause",)
_UNTOLD = (
    *_TO_COME, "cue.unreal", "cue.ordered_clause", "cue.many_hosts", "cue.number_of_hosts",
)  # fmt: skip
_ON_PAPER = ("cue.decided", "cue.future_sentence")


def window(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return the stretch in front of a place in which what governs it stands."""
    return max(sentence.start, at - _REACH), at


def is_one_of_many(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a noun names any number of occasions, or a thing called after one.

    >>> is_one_of_many("đã tổ chức 39 hội nghị", Sentence(0, 22, 0), 14, 22)
    True
    """
    if cue("frame.many").search(lower, *window(sentence, start)):
        return True
    return cue("behind.many").match(lower, end, sentence.end) is not None


def is_told(scene: Scene, sentence: Sentence, start: int, end: int, ordered: bool) -> bool:
    """Whether what stands between `start` and `end` is told as real.

    `ordered`: an order or a wish in front of it ("yêu cầu tổ chức …") makes it unreal; in
    front of "tại hội nghị" it is only what was said there.
    """
    if _opens_the_lead(scene, sentence, start):
        return True
    if cue("cue.plan").match(scene.lower, sentence.start, start):
        return False
    if cue("cue.planned_behind").match(scene.lower, end, sentence.end):
        return False
    return not _says_any(scene, _UNTOLD if ordered else _TO_COME, *window(sentence, start))


def _opens_the_lead(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether the lead opens with what its news came after: "Sau khi thị sát …, Bí thư yêu cầu"."""
    opens = scene.lower.startswith(_AFTER, sentence.start) and not scene.is_title
    return opens and start == sentence.start + len(_AFTER) and start < scene.opening.end


def is_decided_or_planned(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether the sentence speaks of a decision on paper or of what is to come."""
    return _says_any(scene, _ON_PAPER, sentence.start, at)


def _says_any(scene: Scene, cues: Sequence[str], start: int, end: int) -> bool:
    """Whether a cue stands in a stretch, and not in a name ("Thành ủy Cần Thơ", "Cần Giuộc")."""
    for name in cues:
        match = cue(name).search(scene.lower, start, end)
        while match:
            at, organ = match.start(), scene.organ_over(match.start())
            if organ is None and not (scene.reading.norm[at].isupper() and at > start):
                return True
            match = cue(name).search(scene.lower, organ.end if organ else at + 1, end)
    return False


def is_same_day(lower: str, sentence: Sentence, at: int) -> bool:
    """Whether the sentence goes on to another occasion of the day."""
    return cue("cue.same_day").search(lower, sentence.start, at) is not None


def is_past(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence goes back to what was before."""
    if cue("cue.long_ago").search(scene.lower, _behind_speech(scene, sentence, start), start):
        return True
    if cue("cue.past_behind").match(scene.lower, end, sentence.end):
        return True
    opening = scene.within(scene.dates, sentence.start, sentence.start + _OPENING)
    return any(scene.is_history(date) for date in opening)


def _behind_speech(scene: Scene, sentence: Sentence, at: int) -> int:
    """Where a sentence goes on behind what it quotes: the quotation tells of other times."""
    closing = scene.lower.rfind('"', sentence.start, at)
    said = closing >= 0 and cue("cue.said").match(scene.lower, closing, at)
    return closing if said else sentence.start
