"""The body of a role: what follows its head, and where it ends.

"Phó Chủ tịch | Thường trực UBND quận 7", "Trưởng Ban | Tuyên giáo Thành ủy TPHCM", "Giám đốc |
Sở Văn hóa, Thể thao và Du lịch": it goes on over committees, units, words of institutions and
capitals, and ends before a head, a verb, a name or a stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.fields.people.lexicon import lexicon, shape
from extract.fields.people.model import Role
from extract.knowledge.units import UPPER, unit_index
from extract.patterns import compile_pattern
from extract.phrases import word_at
from extract.reading import View
from extract.record import CommitteeMention

_LONGEST = 24
_LOOSE_WORDS = 7
_REACH = 60
_MARKS = "(\"',.:;-/+*"
_JOINTS = frozenset(",-&")
_BRACKETS = frozenset('("')
_LOOSE = compile_pattern(r"[ ](\p{L}++|[0-9]{1,2})(?![\p{N}/])")


def count_body(text: str) -> int:
    """Count the characters of lower-cased text that are words of institutions and units.

    >>> count_body("sở y tế cà mau"), count_body("lê văn an")
    (7, 0)
    """
    return (words_end(f" {text}", 0) or 1) - 1


def words_end(lower: str, at: int, limit: int | None = None) -> int | None:
    """Tell where words of a body end that stand together from a space on; null where none does."""
    words, end = lexicon(), None
    limit = len(lower) if limit is None else limit
    while lower.startswith(" ", at, limit):
        at += 1
        word = word_at(lower, at)
        found = words.body_verbs.end_of(word, lower, at, limit)
        if found is None or lower.endswith(words.closing, 0, at):
            found = words.body_nouns.end_of(word, lower, at, limit)
        if found is None:
            break
        at = end = found
    return end


class RoleReader:
    """Reads single roles of one text from left to right.

    >>> from extract.reading import fold
    >>> view = fold("Giám đốc Sở Y tế Cà Mau phát biểu")
    >>> reader = RoleReader(view, [])
    >>> role = reader.role(lexicon().head.match(view.lower), view.length)
    >>> view.norm[role.start:role.end]
    'Giám đốc Sở Y tế Cà Mau'
    """

    def __init__(self, view: View, committees: Sequence[CommitteeMention]) -> None:
        self.norm, self.lower = view.norm, view.lower
        self.ends = {one.start: one.end for one in committees}
        self.closed = set(self.ends.values())
        """Where a committee's or a unit's name ends: only capitals go on behind it."""
        self.words = lexicon()
        self.capital_word = shape("capital_word")

    def roles(self, at: int, limit: int) -> Iterator[tuple[regex.Match[str], Role]]:
        """Read the roles of a stretch one after the other, each with its head.

        A head is tried only where a word may open one.
        """
        start = at
        for word in self.lower[at:limit].split(" "):
            end = start + len(word)
            if end > at:
                opening = word if start >= at else self.lower[at:end]
                if opening.strip(_MARKS) in self.words.head_openings:
                    opens = end - len(opening.lstrip(_MARKS))
                    if head := self.words.head_at(self.lower, opens, limit):
                        role = self.role(head, limit)
                        yield head, role
                        at = role.end
            start = end + 1

    def role(self, head: regex.Match[str], limit: int) -> Role:
        """Read the role of a head; its body does not reach beyond `limit`."""
        end = head.end()
        if head[0] in self.words.personal:
            return Role(head.start(), end)
        if modifier := self.words.modifier.match(self.lower, end, limit):
            end = modifier.end()
        for _ in range(_LONGEST):
            step = self._step(end, limit)
            if step is None or step > limit:
                break
            end = step
        return Role(head.start(), end)

    def is_empty(self, role: Role, head: regex.Match[str]) -> bool:
        """Whether a head that is no role by itself has no body."""
        return role.end == head.end() and head[0] in self.words.weak

    def loose(self, at: int, limit: int, closing: regex.Pattern[str]) -> int | None:
        """Tell where a body ends that goes on over a few unknown words up to `closing`."""
        for _ in range(_LOOSE_WORDS):
            if closing.match(self.lower, at, limit) or at == len(self.lower):
                return at
            word = _LOOSE.match(self.lower, at, limit)
            if not word or word[1] in self.words.stops:
                return None
            at = word.end()
        return None

    def _step(self, at: int, limit: int) -> int | None:
        """Tell where the next words of the body end; null where it ends itself."""
        if self.ends and (end := self.ends.get(at + 1)) and end <= limit:
            return end
        is_closed, following = at in self.closed, self.norm[at : at + 2]
        if following[:1] != " ":
            return None if is_closed or following[:1] not in _JOINTS else self._joined(at, limit)
        if not is_closed and (end := words_end(self.lower, at, limit)):
            return end
        if following[1:] in _BRACKETS:
            bracket = shape("bracket").match(self.norm, at, limit)
            return bracket.end() if bracket and self._step(bracket.end(), limit) else None
        if not following[1:].islower() and (word := self.capital_word.match(self.norm, at, limit)):
            return self._capital(word, limit)
        return None if is_closed else self._joined(at, limit)

    def _capital(self, word: regex.Match[str], limit: int) -> int | None:
        """Go on over a unit's name, or a capitalised word with its second syllable."""
        at = word.end("space")
        head = self.words.head_at(self.lower, at, limit)
        if head and head[0] not in self.words.weak:
            return None
        if self.words.unit_sign.match(self.lower, at, limit):
            unit = unit_index().match_at(self.lower, at, levels=UPPER)
            if unit and unit[0] <= limit:
                self.closed.add(unit[0])
                return unit[0]
        is_cut = word["low"] in self.words.stops or not word["word"][1:2].islower()
        return word.end("word") if is_cut else word.end()

    def _joined(self, at: int, limit: int) -> int | None:
        """Go on over "và", a dash or a comma where a word of the body follows."""
        joint = shape("joint").match(self.lower, at, limit)
        if not joint or self.words.head_at(self.lower, joint.end(), limit):
            return None
        at = joint.end()
        if joint["comma"]:
            after = self.words.after_comma.match(self.lower, at, limit)
            return after.end() if after else None
        if self.lower[at - 1] != " ":
            length = count_body(self.lower[at:limit][:_REACH])
            return at + length if length else None
        if end := words_end(self.lower, at - 1, limit):
            return end
        word = self.capital_word.match(self.norm, at - 1, limit)
        return self._capital(word, limit) if word else None
