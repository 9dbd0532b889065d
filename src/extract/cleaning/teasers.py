"""Teasers: boxes that repeat side by side, each opening with a link to another article."""

from __future__ import annotations

from itertools import islice
from typing import Any

from extract.cleaning.flow import Segment

_LEVELS = 5
_LEAST = 3
_LONGEST = 700


def drop_teasers(segments: list[Segment]) -> None:
    """Drop what stands in a teaser beside the linked title: its summary, its date."""
    opening = _openings(segments)
    teasers = {
        box for segment in segments if segment.dropped == "link" for box in _box(segment, opening)
    }
    if not teasers:
        return
    for segment in segments:
        if not segment.dropped and any(node in teasers for node in _around(segment)):
            segment.dropped = "teaser"


def _openings(segments: list[Segment]) -> dict[Any, Segment]:
    """Return for each element the first segment in it."""
    first: dict[Any, Segment] = {}
    for segment in segments:
        for node in _around(segment):
            first.setdefault(node, segment)
    return first


def _box(segment: Segment, opening: dict[Any, Segment]) -> list[Any]:
    """Return the box that a link opens, when at least two beside it are opened so too."""
    for node in _around(segment):
        parent = node.getparent()
        if parent is None or opening.get(node) is not segment:
            return []
        beside = [
            other
            for other in parent.iterchildren(node.tag)
            if other in opening and opening[other].dropped == "link"
        ]
        if len(beside) >= _LEAST:
            return [node] if sum(map(len, node.itertext())) <= _LONGEST else []
    return []


def _around(segment: Segment) -> list[Any]:
    return [segment.element, *islice(segment.element.iterancestors(), _LEVELS)]
