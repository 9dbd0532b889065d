"""How unit names are written: types and their abbreviations, spellings, other names.

Keys are what names are compared by: lower-cased syllables in one spelling, one space
between them. The variants themselves are data (`names.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

import regex

from extract.knowledge.units.table import data_file
from extract.patterns import compile_pattern
from extract.reading.fold import canonical

TOKEN = compile_pattern(r"\p{L}++|\p{N}++")
"""A syllable or a figure."""
NEXT_TOKEN = compile_pattern(r"[ ]{0,2}[-']?[ ]{0,2}(\p{L}++|\p{N}++)")


@dataclass(frozen=True)
class Names:
    """The forms of `names.toml`, compiled.

    >>> NAMES = load_names()
    >>> NAMES.key("Phan Rang – Tháp Chàm"), NAMES.key("Đăk Lăk"), NAMES.key("Phường 03")
    ('phan rang tháp chàm', 'đắk lắk', 'phường 3')
    """

    table: Mapping[str, Any]

    @cached_property
    def spelling(self) -> dict[str, str]:
        """Each variant syllable with the one it is read as."""
        sets: list[list[str]] = self.table["spelling"]["sets"]
        return {variant: forms[0] for forms in sets for variant in forms[1:]}

    @cached_property
    def aliases(self) -> dict[str, list[str]]:
        """Key of each other name, with the codes of the units it stands for."""
        found: dict[str, list[str]] = {}
        for alias in self.table["alias"]:
            for name in alias["names"]:
                found.setdefault(self.key(name), []).append(alias["code"])
        return found

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """Type by its abbreviation in the tables: TX → Thị xã."""
        return {entry["code"]: entry["name"] for entry in self.table["type"]}

    @cached_property
    def type_syllables(self) -> frozenset[str]:
        """Words with which a written type begins: "thành", "quận", "q"."""
        return frozenset(TOKEN.findall(form)[0] for form in self.type_of)

    @cached_property
    def _type_beginnings(self) -> dict[str, tuple[str, ...]]:
        """The first words of types, the short ones with what stands behind, by their letter."""
        firsts = {form.split(" ")[0] for form in self.type_of}
        letters = {first for first in firsts if len(first) == 1}
        signed = {f"{letter}{sign}" for letter in letters for sign in " .0123456789"}
        beginnings = sorted(firsts - letters | signed)
        return {letter: tuple(group) for letter, group in groupby(beginnings, key=itemgetter(0))}

    @cached_property
    def glued(self) -> tuple[str, ...]:
        """Abbreviations that are written together with the name: "tphcm"."""
        return tuple(form for entry in self.table["type"] for form in entry.get("glued", ()))

    @cached_property
    def persons(self) -> frozenset[str]:
        """Names that are a person's unless the type is written."""
        return frozenset(self.table["persons"]["names"])

    @cached_property
    def written_types(self) -> regex.Pattern[str]:
        """A type before a name, in the folded lower-cased view; its group is the form."""
        return compile_pattern(
            rf"(?:(?P<form>{self._forms('words')})(?: |(?=\p{{N}}))"
            rf"|(?P<form>{self._forms('short')})[ ]?(?:[.][ ]?|(?=\p{{N}}))"
            rf"|(?P<form>{self._forms('spaced')}) "
            rf"|(?P<form>{self._forms('glued')})(?=\p{{L}}))(?=[\p{{L}}\p{{N}}])"
        )

    @cached_property
    def type_of(self) -> dict[str, str]:
        """Type by any form in which it is written: q → Quận."""
        kinds = ("words", "short", "spaced", "glued")
        return {
            form: entry["name"]
            for entry in self.table["type"]
            for kind in kinds
            for form in entry.get(kind, ())
        }

    def key(self, name: str) -> str:
        """Make the key of a name, with or without its type."""
        return " ".join(map(self.syllable, TOKEN.findall(canonical(name).lower())))

    def syllable(self, token: str) -> str:
        """Spell one syllable or figure as it stands in keys."""
        return self.spelling.get(token) or token.lstrip("0") or token

    def type_at(self, lower: str, at: int) -> tuple[str, int] | None:
        """Read the type written at an offset; give it and the offset of the name after it.

        >>> load_names().type_at("bí thư tx. dĩ an", 7)
        ('Thị xã', 11)
        """
        beginnings = self._type_beginnings.get(lower[at : at + 1])
        if beginnings is None or not lower.startswith(beginnings, at):
            return None
        match = self.written_types.match(lower, at)
        return (self.type_of[match["form"]], match.end()) if match else None

    def _forms(self, kind: str) -> str:
        forms = [form for entry in self.table["type"] for form in entry.get(kind, ())]
        return "|".join(regex.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def load_names() -> Names:
    """Read the forms of `names.toml` (once)."""
    return Names(tomllib.loads(data_file("names.toml").read_text("utf-8")))
