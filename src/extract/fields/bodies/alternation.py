"""One pattern for many words, factored by their first letters: several times faster to scan."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

import regex


def alternation(words: Collection[str]) -> str:
    """Return a pattern that matches any of the words, the longest where several begin alike.

    >>> alternation(["Hội", "Hội đồng", "Bộ"])
    '(?:Bộ|Hội(?: đồng)?)'
    """
    tails = sorted(set(words))
    if tails == [""]:
        return ""
    branches: list[str] = [
        regex.escape(first, special_only=True, literal_spaces=True)
        + alternation([word[1:] for word in group])
        for first, group in groupby((word for word in tails if word), key=lambda word: word[0])
    ]
    if len(branches) == 1 and "" not in tails:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in tails else ''}"
