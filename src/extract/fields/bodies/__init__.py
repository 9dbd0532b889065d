"""Bodies outside the Party that hold events and give awards."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.bodies.find import scan
from extract.fields.bodies.resolve import name_bodies
from extract.fields.mentions import Body
from extract.reading import Reading
from extract.record import CommitteeMention


def find_bodies(reading: Reading, committees: Sequence[CommitteeMention]) -> list[Body]:
    """Find the named bodies of state, Front, unions, associations, firms and schools."""
    return name_bodies(scan(reading.view, reading.published), committees)
