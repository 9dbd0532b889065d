"""Patterns: compiled once and kept between runs (`extract.kept`), and made of lists of words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import regex

from extract.kept import kept

_Lists = tuple[tuple[str, tuple[str, ...]], ...]


def compile_pattern(source: str, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[str]:
    r"""Compile a pattern as `regex.compile` does, or take it as it was compiled before.

    `lists` are the named lists that the pattern refers to as `\L<name>`.

    >>> compile_pattern("ngày ([0-9]+)").findall("từ ngày 16 đến ngày 18")
    ['16', '18']
    """
    return _compile(source, int(flags), tuple((name, _set(lists[name])) for name in sorted(lists)))


def alternation(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest where several begin alike.

    Factored by first letters: several times as fast as a plain list where nothing matches.

    >>> alternation(["Hội", "Hội đồng", "Bộ"])
    '(?:Bộ|Hội(?: đồng)?)'
    """
    return _factored(_set(words))


def _set(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


@kept
def _compile(source: str, flags: int, lists: _Lists) -> regex.Pattern[str]:
    sets = {name: frozenset(words) for name, words in lists}
    return regex.compile(source, flags, **sets)  # type: ignore[arg-type]


@kept
def _factored(words: tuple[str, ...]) -> str:
    return _factor(words)


def _factor(tails: Iterable[str]) -> str:
    tails = _set(tails)
    if tails == ("",):
        return ""
    branches: list[str] = [
        regex.escape(first, special_only=True, literal_spaces=True)
        + _factor(word[1:] for word in group)
        for first, group in groupby((word for word in tails if word), key=lambda word: word[0])
    ]
    if len(branches) == 1 and "" not in tails:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in tails else ''}"
