"""What stands in front of a name: an address, a post, or a noun that takes a name itself."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Literal, NamedTuple

from extract.fields.people.lexicon import Address, lexicon
from extract.patterns import compile_pattern

_REACH = 36
_SIGNS = compile_pattern("[-.,]")
_MARKS = '("./-'


class Front(NamedTuple):
    """A phrase in front of a name and what it may be; several at once ("đội trưởng")."""

    phrase: str
    address: Address | None = None
    takes: Literal["name", "unit", "firm"] | None = None
    """Whose name may follow: a street's or school's, a unit's, a firm's."""
    is_post: bool = False
    is_personal: bool = False
    """A rank or a trade: nothing stands between it and a name."""
    is_calling: bool = False
    """Whether it calls for a name: an address, a post."""

    @property
    def takes_or_holds(self) -> bool:
        """Whether a unit's or a firm's name may follow, or somebody's who holds a post there."""
        return self.takes in ("unit", "firm")


Known = tuple[tuple[str, Front | None], ...]
"""Phrases with the same last word; without a front those that only end like another."""


def front_at(norm: str, at: int) -> Front | None:
    """Find the longest known phrase right in front of an offset; null when there is none.

    >>> front_at("gặp ông An", 8).address.gender, front_at("ở đường Lê Lợi", 8).takes
    ('m', 'name')
    >>> front_at("gia đình Lê An", 9) is None
    True
    """
    text = norm[at - _REACH if at > _REACH else 0 : at]
    words = text.rsplit(None, 1)
    if not words:
        return None
    last = words[-1]
    known = _by_last_word().get(last)
    if known is None and not last.isalpha():
        known = _known_behind_marks(last)
    return _longest(known, text) if known else None


def _known_behind_marks(last: str) -> Known | None:
    """Find the phrases that end with a word, marks around it left out."""
    last = last.rstrip(":")
    if last.endswith(".") and last[:-1].lower() not in lexicon().abbreviations:
        return None
    last = last.lower().strip(_MARKS)
    return _by_last_word().get(last) or _by_last_word().get(_SIGNS.split(last)[-1])


def _longest(known: Known, text: str) -> Front | None:
    text = text.rstrip(" :.")
    lower = text.lower()
    for phrase, front in known:
        if lower.endswith(phrase):
            at = len(text) - len(phrase)
            if not (at and lower[at - 1].isalnum()):
                return None if front is None or _is_inner(text, at) else front
    return None


def _is_inner(text: str, at: int) -> bool:
    """Whether one capitalised word behind another is part of a name: "Ba Đình", "Hai Bà"."""
    if at == 0 or text[at - 1] != " " or " " in text[at:] or not text[at:].istitle():
        return False
    return text[text.rfind(" ", 0, at - 1) + 1].isupper()


@cache
def _by_last_word() -> dict[str, Known]:
    """Every phrase by its last word in every case, the longest first."""
    known: defaultdict[str, list[tuple[str, Front | None]]] = defaultdict(list)
    for phrase in _phrases():
        front = None if phrase in lexicon().compounds else _front(phrase)
        known[phrase[phrase.rfind(" ") + 1 :]].append((phrase, front))
    return {
        form: tuple(sorted(phrases, key=lambda pair: -len(pair[0])))
        for last, phrases in known.items()
        for form in (last, last.capitalize(), last.upper())
    }


def _phrases() -> frozenset[str]:
    words = lexicon()
    return words.compounds.union(
        words.addresses, words.named_after, words.unit_nouns, words.firms, words.called_by_post
    )


def _front(phrase: str) -> Front:
    words, is_post = lexicon(), phrase in lexicon().called_by_post
    return Front(
        phrase,
        words.addresses.get(phrase),
        "name" if phrase in words.named_after
        else "unit" if phrase in words.unit_nouns
        else "firm" if phrase in words.firms else None,
        is_post,
        phrase in words.personal,
        is_post or phrase in words.addresses,
    )  # fmt: skip
