"""Events: the occasions that an article reports, with their slots."""

from __future__ import annotations

from extract.events.assemble import read_events

__all__ = ["read_events"]
