"""The folded view: one normal form beside the text, never instead of it.

Patterns match the view; spans speak of the source. Folding keeps every code point
in its place except invisible ones and further spaces of several in a row, which are dropped,
so that for nearly every text view offsets are source offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.once import once
from extract.patterns import compile_pattern

_DASHES = "‐‑‒–—―−﹘﹣－"
_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000_" + "".join(map(chr, range(0x2000, 0x200B)))
_SAME_PLACE = (
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("‘’‚′", "'")
    | {"Ð": "Đ", "ð": "đ", "\r": "\n", "⁄": "/", "∕": "/"}
)
_INVISIBLE = "".join(
    map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF,
              0xFE0F))
)  # fmt: skip
_INVISIBLES = compile_pattern(f"[{_INVISIBLE}]+")
# Two plain letters, not a repeat: `regex` looks for a string ten times faster.
_SPACES_IN_A_ROW = compile_pattern("  [ ]*+")
_BULLETS = frozenset("*•■▪●♦★")

# Old and new placement of the tone mark in open syllables: oà → òa, uỷ → ủy (quý stays).
_TONES = {
    old: new
    for olds, news in (
        (("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa")),
        (("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe")),
        (("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy")),
    )
    for old, new in zip(olds, news, strict=True)
}
_TONES |= {
    change(old): change(new)
    for old, new in _TONES.items()
    for change in (str.upper, str.capitalize, lambda pair: pair[0] + pair[1].upper())
}
_OLD_TONE = compile_pattern(r"[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\p{L})(?<![qQ]..)")


@dataclass(frozen=True)
class View:
    """The folded text, with case and without, and the way back to the source.

    >>> view = fold("Quận uỷ\u00a0Tây Hồ, số 05\u201105\u200b")
    >>> view.norm, view.lower
    ('Quận ủy Tây Hồ, số 05-05', 'quận ủy tây hồ, số 05-05')
    """

    norm: str
    """Folded, case kept."""
    lower: str
    """Folded and lower-cased; same length as `norm`."""
    dropped: tuple[int, ...] = ()
    """For each code point that was dropped: the view offset it stood at."""

    @property
    def is_aligned(self) -> bool:
        """Whether view offsets are source offsets as they are."""
        return not self.dropped

    def source(self, offset: int) -> int:
        """Return the source offset of a view offset (of the code point, for a start)."""
        return offset + bisect_right(self.dropped, offset)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of a view span, without invisible code points at its ends.

        >>> fold("a\u200bbc").source_span(1, 3)
        (2, 4)
        """
        if end <= start:
            return self.source(start), self.source(start)
        return self.source(start), self.source(end - 1) + 1

    @once
    def length(self) -> int:
        """Length of the view in code points."""
        return len(self.norm)


def fold(text: str) -> View:
    """Fold NFC text: one dash, one space, one quote, one placement of tone marks.

    Case is kept in `norm`. Every code point keeps its place; invisible ones (zero-width,
    soft hyphen, direction marks) and spaces after a space are dropped and remembered.
    """
    dropped: list[int] = []
    if any(char in text for char in _INVISIBLE):
        text, dropped = _without([match.span() for match in _INVISIBLES.finditer(text)], text, [])
    norm = canonical(text)
    if "  " in norm:
        norm, dropped = _without(_further_spaces(norm), norm, dropped)
    return View(norm, _lower(norm), tuple(dropped))


def _further_spaces(text: str) -> list[tuple[int, int]]:
    """Find the spaces behind a space; two before a bullet tell a lost line break and stay."""
    rows = (match.span() for match in _SPACES_IN_A_ROW.finditer(text))
    return [(start + (2 if text[end : end + 1] in _BULLETS else 1), end) for start, end in rows]


def _without(
    spans: Sequence[tuple[int, int]], text: str, dropped: Sequence[int]
) -> tuple[str, list[int]]:
    """Drop stretches of a text; return what is left and where all that was dropped stood in it."""
    gone = [at for span in spans for at in range(*span)]
    before = [at - bisect_left(gone, at) for at in dropped]
    now = [at - count for count, at in enumerate(gone)]
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    left = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return "".join(left), sorted(before + now)


def canonical(text: str) -> str:
    """Fold characters one for one, case kept: the spelling used in canonical names.

    >>> canonical("Uỷ ban – Hoà Bình")
    'Ủy ban - Hòa Bình'
    """
    for char, usual in _SAME_PLACE.items():
        if char in text:  # looking for single characters is five times faster than a pattern
            text = text.replace(char, usual)
    return _OLD_TONE.sub(lambda match: _TONES.get(match[0], match[0]), text)


def name_key(name: str) -> str:
    """Fold a name so that two spellings of it compare equal.

    >>> name_key("Quận uỷ  Tây Hồ") == name_key("QUẬN ỦY TÂY HỒ ")
    True
    """
    return " ".join(canonical(name).split()).casefold()


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
