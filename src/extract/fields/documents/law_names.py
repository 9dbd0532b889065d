"""The names of laws: where one ends in a text, and what a short one stands for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from extract.fields.documents.grammar import PACKAGE
from extract.knowledge.documents import load_registry, name_key
from extract.patterns import compile_pattern
from extract.phrases import parts_in_front

_SYLLABLE = compile_pattern(r"[ ,-]{0,4}(?P<syllable>[\p{L}\p{N}/]+)")
_HEAD = compile_pattern(r"^(?:bộ luật|luật|pháp lệnh) ")
_LONGEST = 26


def end_of_listed(norm: str, at: int) -> int | None:
    """Return where the longest listed name that begins at `at` ends; null if none does.

    >>> text = "Luật Phòng, chống tham nhũng và tiêu cực"
    >>> text[: end_of_listed(text, 5)]
    'Luật Phòng, chống tham nhũng'
    """
    end, key = None, ""
    listed, beginnings = _listed(), _beginnings()
    for _ in range(_LONGEST):
        match = _SYLLABLE.match(norm, at)
        if not match:
            break
        key = f"{key} {match['syllable'].lower()}".strip()
        at = match.end()
        if key in listed:
            end = at
        elif key not in beginnings:
            break
    return end


def full(written: str) -> str:
    """Return the name that a short one or an abbreviation stands for, folded.

    >>> full("BHXH"), full("Đất đai")
    ('bảo hiểm xã hội', 'đất đai')
    """
    key = name_key(written)
    return _aliases().get(key, key)


def code(abbreviation: str) -> str:
    """Return the name of a code from its initials.

    >>> code("BLHS")
    'bộ luật hình sự'
    """
    return str(_tables()["codes"][abbreviation])


def is_plain(name: str) -> bool:
    """Whether a listed name without capital is still a name: no single word or common phrase.

    >>> is_plain("đất đai"), is_plain("giá"), is_plain("giao thông")
    (True, False, False)
    """
    return " " in name and name not in _common()


def is_none(norm: str, at: int) -> bool:
    """Whether what stands after "Luật" with a capital is no act: Luật Hấp dẫn, Luật Bóng đá."""
    return _no_laws().match(norm, at) is not None


@cache
def _listed() -> frozenset[str]:
    """Return the names after "Luật", "Bộ luật", "Pháp lệnh", folded: ours and the registry's."""
    titles = (name_key(document.title) for document in load_registry() if document.type == "law")
    ours = map(name_key, _tables()["laws"])
    return frozenset([*ours, *_aliases(), *(_HEAD.sub("", title) for title in titles)])


@cache
def _beginnings() -> frozenset[str]:
    """Return what listed names of several words begin with."""
    return parts_in_front(_listed())


@cache
def _aliases() -> dict[str, str]:
    return {name_key(short): name_key(name) for short, name in _tables()["aliases"].items()}


@cache
def _common() -> frozenset[str]:
    return frozenset(name.lower() for name in _tables()["only_capital"])


@cache
def _no_laws() -> regex.Pattern[str]:
    return compile_pattern(rf"(?:{'|'.join(_tables()['not_laws'])})(?!\p{{L}})")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(PACKAGE).joinpath("laws.toml").read_text("utf-8"))
