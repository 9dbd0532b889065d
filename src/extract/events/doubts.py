"""What two places that tell one occasion give differently."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.happening import Happening, spans
from extract.events.occasion import Occasion
from extract.fields.mentions import Doubt
from extract.record import DateMention, Span


def doubts_of(happening: Happening) -> Iterator[Doubt]:
    """Yield the days that other places give to an occasion than the one in the record."""
    if happening.dated is None:
        return
    main, date = happening.dated
    seen = {date.value}
    for place in happening.places:
        other = place.date
        if not (other and _speaks_plainly(place)) or other.value in seen:
            continue
        seen.add(other.value)
        if date.value and other.value and _are_two(date, other):
            stand = [*_span(main, date), *_span(place, other)]
            yield Doubt(date.value, other.value, stand)


def _speaks_plainly(place: Occasion) -> bool:
    """Whether a place says itself when the occasion was: it was held then, or something said."""
    return place.frame in ("held", "located") and not place.past


def _are_two(date: DateMention, other: DateMention) -> bool:
    """Whether two dates can be no one's day: a day within several is that of one of them."""
    if spans(date, other) or spans(other, date):
        return False
    first, second = str(date.value), str(other.value)
    years = {first[:4], second[:4]} - {"XXXX"}
    return first[4:10] != second[4:10] or len(years) > 1


def _span(place: Occasion, date: DateMention) -> list[Span]:
    return [] if place.scene.is_title else [(date.start, date.end)]
