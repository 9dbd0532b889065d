"""Committees: every body of the Party, with its name, organ, level and unit."""

from __future__ import annotations

from extract.fields.committees.resolve import Resolver
from extract.fields.committees.scene import Scene
from extract.fields.committees.settle import Settler
from extract.reading import Reading
from extract.record import CommitteeMention


def read_committees(reading: Reading) -> list[CommitteeMention]:
    """Read the party committees of an article, bare mentions resolved.

    Offsets are those of the reading's view.

    >>> from extract.record import Article
    >>> text = "Quận ủy quận 7 họp. Ban Thường vụ Quận ủy thống nhất."
    >>> for one in read_committees(Reading(Article(id="a", text=text))):
    ...     print(one.text, "→", one.name, one.organ, one.level)
    Quận ủy quận 7 → Quận ủy Quận 7 None district
    Ban Thường vụ Quận ủy → Quận ủy Quận 7 Ban Thường vụ district
    """
    scene = Scene(reading)
    if not scene.found or scene.is_abroad:
        return []
    settler = Settler(reading, scene, Resolver(scene).resolve())
    return settler.mentions()
