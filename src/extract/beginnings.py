"""What the matches of a pattern begin with, read off its source."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from typing import NamedTuple

import regex

from extract.patterns import compile_pattern

_LONGEST = 12
_MOST = 200


class ScanError(ValueError):
    """A pattern of which a match could begin with anything."""


_ATOM = compile_pattern(
    r"""
      (?P<ahead> \( \? = )
    | (?P<look> \( \? <? [=!] )
    | (?P<open> \( (?: \?: | \?> | \?P?<\w+> )? (?!\?) )
    | (?P<flags> \( \? \w+ : )
    | (?P<edge> \\[bBmMGAZ] | [\^$] )
    | (?P<digit> \\d )
    | \[ (?P<set> [^\]\\\-\^\[&|~]++ ) \]
    | (?P<any> \\[pPDwWsSL] (?: \{\^?\w+\} | <\w+> )?+ | \[ (?: \\. | [^\]\\] )*+ \] | [.] )
    | \\ (?P<escaped> [^\w] )
    | (?P<run> \p{L}{2,} (?![?*+{]) )
    | (?P<plain> [^\\] )
    """,
    regex.VERSION1 | regex.VERBOSE,
)
_QUANTIFIER = compile_pattern(
    r"(?: (?P<option> \? ) | (?P<star> \* | \{0?,\d*\} ) | (?P<plus> \+ | \{\d+(?:,\d*)?\} ) )"
    r"[?+]?",
    regex.VERSION1 | regex.VERBOSE,
)


_SIGN = compile_pattern(r"(?:[^\\()|\[]|\\.|\[(?:\\.|[^\]\\])*+\])++|[()|]", regex.VERSION1)
_DIGITS = "0123456789"
_CHARS = frozenset({"set", "digit", "escaped", "plain"})


def branches(source: str) -> list[str]:
    r"""Split a pattern into alternatives that read the same, in the same order.

    >>> branches(r"(?<!a)(?:sở|ban(?:g|d)?)(?!\w)|hội")
    ['(?<!a)sở(?!\\w)', '(?<!a)ban(?:g|d)?(?!\\w)', 'hội']
    """
    found: list[str] = []
    for branch in _split(source):
        group = _opening_group(branch)
        if group is None:
            found.append(branch)
            continue
        start, end = group
        for one in _split(branch[start + len("(?:") : end - 1]):
            found += branches(branch[:start] + one + branch[end:])
    return found


def _split(source: str) -> list[str]:
    """Split at the bars outside of brackets."""
    parts: list[str] = []
    start = depth = 0
    for sign in _SIGN.finditer(source):
        if sign[0] == "|" and not depth:
            parts.append(source[start : sign.start()])
            start = sign.end()
        depth += (sign[0] == "(") - (sign[0] == ")")
    return [*parts, source[start:]]


def _closing(source: str, at: int) -> int:
    """Where the group ends that opens at an offset, behind its bracket."""
    depth = 0
    for sign in _SIGN.finditer(source, at):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            return sign.end()
    raise ScanError(f"a bracket is not closed: {source[:60]}")


def _opening_group(branch: str) -> tuple[int, int] | None:
    """Where a plain group stands that a branch opens with, look-arounds and edges apart."""
    at = 0
    while atom := _ATOM.match(branch, at):
        if atom.lastgroup not in ("ahead", "look", "edge", "open"):
            return None
        end = atom.end() if atom.lastgroup == "edge" else _closing(branch, at)
        if _QUANTIFIER.match(branch, end):
            return None
        if atom[0] == "(?:":
            return at, end
        if atom.lastgroup == "open":
            return None
        at = end
    return None


class _Prefix(NamedTuple):
    """What a match may begin with, and whether the rest of the pattern goes on with it."""

    text: str
    is_open: bool


_NOTHING = frozenset({_Prefix("", True)})
_ANYTHING = frozenset({_Prefix("", False)})


def beginnings(source: str) -> frozenset[str]:
    r"""Return strings of which every match of a pattern begins with one.

    Raises `ScanError` where a match could begin with anything.

    >>> sorted(beginnings(r"(?<!vừa )trao(?![ ]++đổi)|(?:b[aà]n[ ]++)?giao \w"))
    ['ban  ', 'ban giao ', 'bàn  ', 'bàn giao ', 'giao ', 'trao']
    """
    texts = {prefix.text for branch in _split(source) for prefix in _of_branch(branch)}
    if "" in texts:
        raise ScanError(f"a match could begin with anything: {source[:60]}")
    return frozenset(one for one in texts if not _has_shorter(one, texts))


def wordings(source: str) -> frozenset[str]:
    """Return every text that a pattern made of words can match.

    Raises `ScanError` where a repeat or a class of letters leaves them open.

    >>> sorted(wordings("(?<!đạo )luật(?: sửa đổi)?|quy chế"))
    ['luật', 'luật sửa đổi', 'quy chế']
    """
    found = {prefix for branch in _split(source) for prefix in _of_branch(branch, len(source) + 1)}
    if not all(prefix.is_open for prefix in found):
        raise ScanError(f"a match could go on with anything: {source[:60]}")
    return frozenset(prefix.text for prefix in found)


def _has_shorter(text: str, texts: Collection[str]) -> bool:
    return any(text[:length] in texts for length in range(1, len(text)))


def _of_branch(branch: str, longest: int = _LONGEST) -> frozenset[_Prefix]:
    """Return what a branch begins with; it is read only as far as that takes."""
    found, at = _NOTHING, 0
    while any(prefix.is_open for prefix in found) and (atom := _ATOM.match(branch, at)):
        item, at = _item(branch, atom, longest)
        found = _joined(found, item, longest)
    return found


def _item(branch: str, atom: regex.Match[str], longest: int) -> tuple[frozenset[_Prefix], int]:
    """Read one atom with its quantifier; return what it begins with and where it ends."""
    kind, at = str(atom.lastgroup), atom.end()
    if kind in ("ahead", "look", "open", "flags"):
        at = _closing(branch, atom.start())
    item = _atom(branch[atom.end() : at - 1], atom, longest)
    quantifier = _QUANTIFIER.match(branch, at)
    if quantifier is None:
        return item, at
    at = quantifier.end()
    if not quantifier["option"]:
        item = _repeated(item, is_char=kind in _CHARS)
    return (item if quantifier["plus"] else item | _NOTHING), at


def _atom(inner: str, atom: regex.Match[str], longest: int) -> frozenset[_Prefix]:
    kind = str(atom.lastgroup)
    if kind in ("look", "edge"):
        return _NOTHING
    if kind in ("flags", "any"):
        return _ANYTHING
    if kind == "open":
        return frozenset(one for branch in _split(inner) for one in _of_branch(branch, longest))
    if kind == "ahead":
        return _ahead(inner)
    if kind == "run":
        return frozenset({_Prefix(atom[0], True)})
    chars = _DIGITS if kind == "digit" else atom[kind]
    return frozenset(_Prefix(char, True) for char in chars)


def _ahead(inner: str) -> frozenset[_Prefix]:
    """Return what must follow: no more is known than that, whatever the pattern goes on with."""
    found = {prefix.text for branch in _split(inner) for prefix in _of_branch(branch)}
    return frozenset(_Prefix(text, False) for text in found) if "" not in found else _NOTHING


def _repeated(item: frozenset[_Prefix], is_char: bool) -> frozenset[_Prefix]:
    """Once, or more often: of characters two are looked at, of groups one."""
    if not is_char:
        return frozenset(_Prefix(text, False) for text, _ in item)
    twice = (_Prefix(one.text + other.text, False) for one, other in product(item, item))
    return item | frozenset(twice)


def _joined(
    branch: frozenset[_Prefix], item: frozenset[_Prefix], longest: int
) -> frozenset[_Prefix]:
    """Let an item follow; what has grown long, or into too many, goes on no further."""
    if len(branch) * len(item) > _MOST and all(text for text, _ in branch):
        return frozenset(_Prefix(text, False) for text, _ in branch)
    closed = frozenset(one for one in branch if not one.is_open)
    return closed | frozenset(
        _Prefix(one.text + other.text, other.is_open and len(one.text + other.text) < longest)
        for one in branch
        if one.is_open
        for other in item
    )
