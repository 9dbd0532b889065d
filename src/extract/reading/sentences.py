"""Sentences: where one statement ends, on characters, in one linear pass.

underthesea's splitter ignores line breaks and cuts inside quotations; its import alone
costs more than reading an article. The rules here are the ones Vietnamese papers need:
abbreviations with a full stop, initials, numbers, glued sentences ("… của tỉnh.Theo …").
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from extract.patterns import compile_pattern

# Words before a full stop that do not end a sentence (lower-cased, without the stop), unless
# they end a symbol: "theo Nghị quyết 57-NQ/TW."
_ABBREVIATIONS = (
    "tp|tx|tt|tr|q|p|h|x|ts|ths|pgs|gs|bs|ks|cn|cv|kts|nsnd|nsưt|tskh|ncs|ls|đ/c|đc|t|st|nxb|vd"
    "|tw|ub|ubnd|hđnd|mr|mrs|ms|dr|no|vs|etc|jr|st|sđt|đt|đ"
)
_END = compile_pattern(
    rf"""
    \n+
    | [.!?…] (?<! (?<!\p{{L}}|[/\-][ ]?) (?i:{_ABBREVIATIONS}) [ ]?[.] )
             (?<! (?<![\p{{L}}\p{{N}}]) \p{{Lu}} [ ]?[.] ) [.!?…]*+ ["')\]]*+
      (?: [ ]++ (?= ["'(\[*+•-]*+[ ]?[\p{{Lu}}\p{{N}}] ) | (?=\n) | $
        | (?<= [\p{{Ll}}\d%)"'] [.!?…] ) (?= \p{{Lu}}\p{{Ll}} ) )
    | (?= [*•] ) (?<= [ ]{{2}} )
    """,
    regex.VERSION1 | regex.VERBOSE,
)


class Sentence(NamedTuple):
    """A sentence: view offsets and the number of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int


def split(norm: str) -> list[Sentence]:
    r"""Split folded text into sentences; every visible character lies in exactly one.

    >>> text = "Sáng 16/5, TP. Dĩ An họp. Dự có ông A.\nTin liên quan"
    >>> [text[s.start:s.end] for s in split(text)]
    ['Sáng 16/5, TP. Dĩ An họp.', 'Dự có ông A.', 'Tin liên quan']
    """
    sentences: list[Sentence] = []
    start = paragraph = 0
    for match in _END.finditer(norm):
        _add(sentences, norm, start, match.end(), paragraph)
        start = match.end()
        paragraph += "\n" in match[0]
    _add(sentences, norm, start, len(norm), paragraph)
    return sentences


def _add(sentences: list[Sentence], norm: str, start: int, end: int, paragraph: int) -> None:
    while start < end and norm[start].isspace():
        start += 1
    while end > start and norm[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append(Sentence(start, end, paragraph))
