"""Canonical names: one spelling for every way a body is written."""

from __future__ import annotations

from functools import lru_cache

from extract.patterns import compile_pattern
from extract.rules import load_rulebook

_SHORT = {
    compile_pattern(pattern): name
    for pattern, name in load_rulebook("extract.fields.bodies", "names.toml")
    .tables["spelling"]
    .items()
}
_BLANKS = compile_pattern(r"\s+")


@lru_cache(maxsize=4096)
def canonical_head(written: str) -> str:
    """Write the fixed part of a name canonically: capital first, known short forms unfolded.

    >>> canonical_head("Ủy ban nhân dân (UBND)"), canonical_head("sở GD & ĐT")
    ('UBND', 'Sở GD&ĐT')
    >>> canonical_head("Hội LHPN"), canonical_head("Bộ Tài nguyên-Môi trường")
    ('Hội Liên hiệp Phụ nữ', 'Bộ Tài nguyên - Môi trường')
    """
    name = _BLANKS.sub(" ", written)
    for pattern, replacement in _SHORT.items():
        name = pattern.sub(replacement, name)
    return name[:1].upper() + name[1:]
