"""The telling words of an occasion's name: what is left when theme and genre are taken away."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from extract.merging.evidence import evidence
from extract.patterns import compile_pattern
from extract.reading import name_key

Wording = frozenset[str]
"""Every three telling words in a row."""

_WORD = compile_pattern(r"\p{L}++|(?:19|20)\d\d(?!\d)")
_RUN = 3


@lru_cache(maxsize=65536)
def read_wording(name: str, body: str | None = None) -> Wording:
    """Take the runs of three telling words out of a name, headline or sentence.

    The name of the body that held the occasion is left out: it is compared by itself.

    >>> sorted(read_wording("Lễ đón bằng di tích đình làng Vĩnh Yên năm 2023"))
    ... # doctest: +NORMALIZE_WHITESPACE
    ['bằng di tích', 'di tích đình', 'làng vĩnh yên', 'tích đình làng', 'vĩnh yên 2023',
     'đình làng vĩnh', 'đón bằng di']
    >>> read_wording("Hội nghị tổng kết năm 2023")
    frozenset()
    """
    left = name_key(name).replace(name_key(body), " ") if body else name_key(name)
    words = _WORD.findall(evidence().generic.sub(" ", left))
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def likeness(one: Wording, other: Wording) -> Literal["most", "some", "none"]:
    """Tell how much of the shorter name stands in the other.

    >>> likeness(read_wording("lễ đón bằng di tích quốc gia đình làng Vĩnh Yên"),
    ...          read_wording("Đình làng Vĩnh Yên đón bằng di tích quốc gia"))
    'most'
    """
    limits, common = evidence().limits, len(one & other)
    shorter = min(len(one), len(other))
    if common >= limits["telling_words"] and common >= limits["most"] * shorter:
        return "most"
    return "some" if common and common >= limits["some"] * shorter else "none"


def unlike(one: Wording, other: Wording) -> bool:
    """Whether two full names have nothing in common."""
    return min(len(one), len(other)) >= evidence().limits["full_name"] and not one & other


def told_alike(one: Wording, other: Wording) -> Literal["most", "some", "none"]:
    """Tell how much the sentences of two tellings have in common."""
    limits, common = evidence().limits, len(one & other)
    if common >= limits["told_alike"]:
        return "most"
    return "some" if common >= limits["told_partly_alike"] else "none"
