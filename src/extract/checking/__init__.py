"""Checks: what in an article does not add up.

Each check looks at one kind of contradiction and yields findings in plain words with the
places that contradict each other; none changes a value.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.checking.counts import check_ratios, check_totals
from extract.checking.times import (
    check_document_order,
    check_event_dates,
    check_impossible_dates,
    check_issue_dates,
    check_units,
)
from extract.checking.told_twice import check_counts_told_twice, check_days_told_twice
from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import Event, Finding


def check(reading: Reading, mentions: Mentions, events: Sequence[Event]) -> list[Finding]:
    """Find contradictions within the article and against known facts, in order of kind."""
    return [
        *check_totals(reading, mentions.awards),
        *check_ratios(reading),
        *check_counts_told_twice(reading, mentions.awards, events),
        *check_days_told_twice(mentions),
        *check_event_dates(reading, events),
        *check_document_order(mentions.documents, events),
        *check_impossible_dates(mentions.dates),
        *check_issue_dates(mentions.documents),
        *check_units(mentions.committees, events),
    ]
