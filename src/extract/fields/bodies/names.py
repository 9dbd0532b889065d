"""Canonical names: as the article writes a body in full, short forms unfolded to compare."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import regex

from extract.fields.mentions import Body
from extract.patterns import compile_pattern
from extract.reading import name_key
from extract.rules import load_rulebook

_BLANKS = compile_pattern(r"\s+")


@lru_cache(maxsize=4096)
def canonical_head(written: str) -> str:
    """Write the fixed part of a name canonically: capital first, one spelling, no acronym behind.

    >>> canonical_head("Ủy ban nhân dân (UBND)"), canonical_head("sở GD & ĐT")
    ('UBND', 'Sở GD&ĐT')
    >>> canonical_head("Bộ Tài nguyên-Môi trường")
    'Bộ Tài nguyên - Môi trường'
    """
    name = _rewritten(_BLANKS.sub(" ", written), "spelling")
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=65536)
def unfolded_key(name: str) -> str:
    """Return what all ways to write a body's name have in common: unfolded, spelling folded.

    >>> unfolded_key("LĐLĐ Tỉnh Hà Nam") == unfolded_key("Liên đoàn lao động Tỉnh Hà Nam")
    True
    """
    return name_key(_rewritten(name, "short"))


def in_full(bodies: Sequence[Body]) -> list[Body]:
    """Name each body as the article writes it in full, where it does.

    >>> full, short = "Liên đoàn Lao động Tỉnh Hà Nam", "LĐLĐ Tỉnh Hà Nam"
    >>> named = in_full([Body(0, 9, full, "a"), Body(20, 29, short, "a")])
    >>> [body.name for body in named]
    ['Liên đoàn Lao động Tỉnh Hà Nam', 'Liên đoàn Lao động Tỉnh Hà Nam']
    """
    fullest: dict[str, str] = {}
    keys = [unfolded_key(body.name) for body in bodies]
    for key, body in zip(keys, bodies, strict=True):
        if len(body.name) > len(fullest.get(key, "")):
            fullest[key] = body.name
    return [
        body if body.name == (full := fullest[key]) else body._replace(name=full)
        for key, body in zip(keys, bodies, strict=True)
    ]


def _rewritten(name: str, table: str) -> str:
    for pattern, replacement in _forms(table):
        name = pattern.sub(replacement, name)
    return name


@cache
def _forms(table: str) -> list[tuple[regex.Pattern[str], str]]:
    forms = load_rulebook("extract.fields.bodies", "names.toml").tables[table]
    return [(compile_pattern(pattern), name) for pattern, name in forms.items()]
