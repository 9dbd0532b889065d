"""Bodies outside the Party that hold events and give awards."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.bodies.find import scan
from extract.fields.bodies.names import in_full, unfolded_key
from extract.fields.bodies.resolve import name_bodies
from extract.fields.mentions import Body
from extract.reading import Reading
from extract.record import CommitteeMention

__all__ = ["find_bodies", "unfolded_key"]


def find_bodies(reading: Reading, committees: Sequence[CommitteeMention]) -> list[Body]:
    """Find the named bodies of state, Front, unions, associations, firms and schools.

    >>> from extract.record import Article
    >>> reading = Reading(Article(id="a", text="Giải cờ tỉnh Gia Lai do UBND tỉnh tổ chức."))
    >>> [body.name for body in find_bodies(reading, [])]
    ['UBND Tỉnh Gia Lai']
    """
    drafts = scan(reading.view, reading.published)
    return in_full(name_bodies(reading, drafts, committees))
