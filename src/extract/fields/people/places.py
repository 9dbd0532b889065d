"""Units and bodies inside a run of capitals: how many of its words they take.

"UBND tỉnh Thái Nguyên Trịnh Việt Hùng", "Trường THPT Lê Quý Đôn Trần Văn An", "Tỉnh Đoàn Đắk
Lắk Y Nhuận": a name begins behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.fields.people.body import count_body
from extract.fields.people.front import Front, front_at
from extract.fields.people.lexicon import lexicon
from extract.knowledge.units import LEVELS, UPPER, unit_index


class Word(NamedTuple):
    """A capitalised word of a run: offsets in the view."""

    start: int
    end: int
    text: str


def opens(words: Sequence[Word], at: int) -> bool:
    """Whether a name may begin at a word: a surname, and another word behind it."""
    return len(words) - at > 1 and words[at].text in lexicon().openings


def may_open(words: Sequence[Word]) -> bool:
    """Whether a surname is among the words, and another word behind it."""
    return not lexicon().openings.isdisjoint([word.text for word in words[:-1]])


def may_hold_name(text: str) -> bool:
    """Whether a run may hold a name though nothing in front calls for one.

    >>> may_hold_name("Hà Nội"), may_hold_name("Sở Y"), may_hold_name("TP Huế Lê An")
    (False, False, True)
    """
    texts = text.split()
    if texts[0] in lexicon().leading:
        return True
    return not lexicon().openings.isdisjoint(texts[:-1]) and not is_place(text.lower())


def begin(norm: str, words: Sequence[Word], front: Front | None) -> int | None:
    """Tell where in a run a person's name begins; null when nobody's does.

    `front` is what stands in front of the run.

    >>> norm = "huyện Phúc Thọ Lê An"
    >>> begin(norm, [Word(6, 10, "Phúc"), Word(11, 14, "Thọ"), Word(15, 17, "Lê"),
    ...     Word(18, 20, "An")], front_at(norm, 6))
    2
    """
    if opens(words, 0) and not (front and front.takes) and not _is_doubtful(words):
        return 0
    at = 0
    while at < len(words) - 1:
        if at:
            front = front_at(norm, words[at].start)
        kind = front.phrase if front and front.takes == "unit" else ""
        if taken := _place(words[at:], kind):
            at += taken
        elif front and front.takes == "name" and opens(words, at):
            at = _behind_eponym(words, at)
        elif opens(words, at) and not _is_late(words, at):
            return at
        else:
            at += 1
    return None


def is_place(text: str) -> bool:
    """Whether the whole of a lower-cased text is a unit's name.

    >>> is_place("hà nội"), is_place("nguyễn an")
    (True, False)
    """
    return _known_words(text, "") == 1 + text.count(" ")


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).lower()


def _is_doubtful(words: Sequence[Word]) -> bool:
    """Whether a run that begins with a surname may be a place's, or hold more than a name."""
    return len(words) == 2 or any(opens(words, at) for at in range(1, len(words)))


def _is_late(words: Sequence[Word], at: int) -> bool:
    """Whether a rare surname stands before a common one: "Tân Hà Lê Văn Lam"."""
    common = lexicon().common
    return (
        bool(at)
        and len(words[at].text) > 1
        and words[at].text not in common
        and any(
            words[later].text in common and opens(words, later)
            for later in range(at + 1, len(words))
        )
    )


def _place(words: Sequence[Word], kind: str) -> int:
    """How many words a unit's or a body's name takes; none where a person's name would break."""
    taken = _known_words(_text(words), kind)
    left = len(words) - taken
    is_person = opens(words, 0) and left and (left == 1 or not opens(words, taken))
    return 0 if is_person else taken


@lru_cache(maxsize=8192)
def _known_words(text: str, kind: str) -> int:
    """How many words from the first on are a unit's name or a body's of two words or more."""
    typed = f"{kind} {text}" if kind else text
    found = unit_index().match_at(typed, 0, levels=LEVELS if kind else UPPER)
    name = typed[: found[0]].removeprefix(f"{kind} ") if found else ""
    body = text[: count_body(text)]
    return max(1 + name.count(" ") if name else 0, 1 + body.count(" ") if " " in body else 0)


def _behind_eponym(words: Sequence[Word], at: int) -> int:
    """Go behind the person that a school is named after, to the next surname or the end."""
    later = (i for i in range(at + 2, len(words) - 1) if words[i].text in lexicon().common)
    return next(later, len(words))
