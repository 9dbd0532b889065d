"""Long lists of words and phrases: the longest that stands at a place, found by looking it up.

A pattern of a thousand phrases takes a tenth of a second to compile, and 15 µs to try where it
is not in the caches; looking them up takes a tenth of that, and nothing has to be compiled.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from extract.patterns import compile_pattern

_WORD = compile_pattern(r"\p{L}++")


def word_at(text: str, at: int) -> str:
    """Return the word that stands at a place; "" where none does.

    >>> word_at("sở y tế", 3), word_at("sở y tế", 2)
    ('y', '')
    """
    word = _WORD.match(text, at)
    return word[0] if word else ""


def parts_in_front(phrases: Iterable[str]) -> frozenset[str]:
    """Give all that phrases go on from, word by word.

    >>> sorted(parts_in_front(["hồ chí minh", "huế"]))
    ['hồ', 'hồ chí']
    """
    return frozenset(one[:at] for one in phrases for at, char in enumerate(one) if char == " ")


class Phrases:
    """Words and phrases that are read as whole words; each begins with a letter.

    >>> fields = Phrases(["y tế", "y tế dự phòng", "xây dựng"])
    >>> fields.end_at("sở y tế dự thảo", 3), fields.end_at("xây dựngs", 0)
    (7, None)
    >>> fields.find_in("y tế dự phòng và xây dựng")
    [(0, 13), (17, 25)]
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            if word := _WORD.match(phrase):
                lengths.setdefault(word[0], set()).add(len(phrase))
        self._lengths = {word: sorted(known, reverse=True) for word, known in lengths.items()}
        """The lengths of the phrases by their first word, the longest first."""

    def end_at(self, text: str, at: int, limit: int | None = None) -> int | None:
        """Return where the longest phrase ends that stands at a place, not beyond `limit`."""
        return self.end_of(word_at(text, at), text, at, limit)

    def end_of(self, word: str, text: str, at: int, limit: int | None = None) -> int | None:
        """Return the same where the first word has been read (`word_at`): for several lists."""
        lengths = self._lengths.get(word)
        if lengths is None:
            return None
        limit = len(text) if limit is None else limit
        for length in lengths:
            end = at + length
            if text[at:end] in self._phrases and _ends_word(text, end, limit):
                return end
        return None

    def find_in(self, text: str) -> list[tuple[int, int]]:
        """List where phrases stand in a text, in order: at each place the longest."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        ends = {  # at one place the longer come later
            at: end
            for _, at, end in found
            if not text[end : end + 1].isalnum() and not (at and text[at - 1].isalnum())
        }
        return sorted(ends.items())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(sorted(self._phrases))


def _ends_word(text: str, end: int, limit: int) -> bool:
    """Whether a word ends at an offset; at the limit it does, whatever follows."""
    return end == limit or (end < limit and not text[end].isalnum())
