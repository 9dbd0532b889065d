"""Events: occasions found, merged, and their slots filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extract.events.details import name_of, people_of, period_of, place_of
from extract.events.doubts import doubts_of
from extract.events.happening import Happening
from extract.events.honours import is_prize, share_awards
from extract.events.lexicon import nouns
from extract.events.merge import gather
from extract.events.occasion import Occasion
from extract.events.occasions import find_occasions, tells_by_verb
from extract.events.scene import Scene, TitleScene
from extract.events.slots import (
    Slot,
    awards_slot,
    committee_in_title,
    committee_slot,
    date_slot,
    documents_slot,
    evidence,
    type_slot,
)
from extract.fields.mentions import Mentions
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import Event

_FIGURE = compile_pattern(r"\d")


def read_events(reading: Reading, mentions: Mentions) -> list[Event]:
    """Read the events of an article from its sentences and mentions.

    A slot that rests on the title has the empty span at 0 as its basis: the title need not
    be part of the text.

    >>> from extract.fields.bodies import find_bodies
    >>> from extract.record import Article
    >>> text = "Sáng nay, UBND tỉnh Bình Định tổ chức hội nghị tổng kết năm 2023."
    >>> reading = Reading(Article(id="a", text=text))
    >>> mentions = Mentions(bodies=find_bodies(reading, []))
    >>> [(event.type, event.committee) for event in read_events(reading, mentions)]
    [('final_review', 'UBND Tỉnh Bình Định')]
    """
    scene = Scene(reading, mentions)
    occasions = find_occasions(scene)
    prizes = any(is_prize(award) for award in mentions.awards)
    happenings = gather(occasions, prizes)
    title = _title(reading, may_tell=not happenings)
    if title:
        places = find_occasions(title)
        first = [Happening([*one.places, *places]) for one in happenings[:1]]
        happenings = first + happenings[1:] or gather([*places, *_going_back(occasions)], prizes)
    awards = share_awards(scene, occasions, happenings)
    ends = [*(one.first_sentence for one in happenings[1:]), len(scene.lower)]
    events: list[Event] = []
    date: Slot[str | None] = Slot(None)
    holder: Slot[str | None] = Slot(None)
    for one, end, given in zip(happenings, ends, awards, strict=False):
        start = one.first_sentence if events else 0
        date = date_slot(one, before=date)
        holder = committee_slot(scene, one, (start, end), before=holder)
        if holder.value is None and not events and one.leads:
            holder = committee_in_title(title or TitleScene(reading))
        slots: dict[str, Slot[Any]] = {
            "type": type_slot(one, any(is_prize(mentions.awards[at]) for at in given), bool(given)),
            "date": date,
            "committee": holder,
            "documents": documents_slot(scene, None if events else title, one, end),
            "awards": awards_slot(scene, given),
        }
        mentions.doubts += doubts_of(one)
        events.append(_event(f"e{len(events) + 1}", scene, one, slots))
    return events


def _going_back(occasions: Sequence[Occasion]) -> Iterator[Occasion]:
    """Yield the places that may go back to what the title tells: unnamed, or contests.

    Not those behind an occasion of the past, which they go back to.
    """
    is_past = False
    for place in occasions:
        if place.introduces:
            is_past = place.past
        bare = not (place.named or place.frame == "aside")
        if place.is_feast or (bare and not is_past):
            yield place


def _title(reading: Reading, may_tell: bool) -> Scene | None:
    """Read the title as a scene where it may tell more than the text: occasions, documents.

    `may_tell`: the text told no occasion, so a verb of the title may tell one.
    """
    title = reading.title
    if not title.norm or title.norm in reading.norm:
        return None
    names = nouns().scanner.search(title.lower) or _FIGURE.search(title.norm)
    worth = bool(names) or (may_tell and tells_by_verb(title.lower))
    return TitleScene(reading) if worth else None


def _event(name: str, scene: Scene, happening: Happening, slots: dict[str, Slot[Any]]) -> Event:
    main = happening.main
    return Event(
        id=name,
        **{slot: found.value for slot, found in slots.items()},
        evidence=evidence(scene, slots.values(), slots["awards"].value),
        name=name_of(main),
        place=place_of(main),
        period=period_of(main),
        people=people_of(scene, happening),
        basis={slot: found.ground.basis for slot, found in slots.items() if found.ground},
    )
