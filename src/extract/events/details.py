"""What else is told of an occasion: its name, place, period, who presided or spoke."""

from __future__ import annotations

from extract.events.happening import Happening
from extract.events.lexicon import cue
from extract.events.occasion import Occasion
from extract.events.scene import Scene


def name_of(place: Occasion) -> str | None:
    """Name the occasion as the text does; null where it is told without a name."""
    if place.frame == "verb" or not place.named:
        return None
    view = place.scene.reading.view
    return " ".join(view.norm[place.head : place.name_end].strip(" ,").split()) or None


def place_of(place: Occasion) -> str | None:
    """Where it was held, as written in the same sentence."""
    scene, sentence = place.scene, place.sentence
    match = cue("detail.place").search(scene.lower, sentence.start, place.head)
    if match is None:
        match = cue("detail.place").search(scene.lower, place.name_end, sentence.end)
    return scene.reading.norm[match.start("where") : match.end("where")].strip() if match else None


def period_of(place: Occasion) -> str | None:
    """Give the stretch of time under review that the name says: "3 năm", "giai đoạn 2021-2024"."""
    if place.type not in ("final_review", "interim_review"):
        return None
    dates = place.scene.within(place.scene.dates, place.head_end, place.name_end)
    found = (date.value for date in dates if date.kind in ("duration", "interval"))
    return next(found, None) or next((date.value for date in dates), None)


def people_of(scene: Scene, happening: Happening) -> list[str]:
    """Full names of those who presided or spoke, in order of the text."""
    names: dict[str, None] = {}
    for place in happening.places:
        if place.frame == "attended" and not place.scene.is_title:
            found = scene.within(scene.people, place.sentence.start, place.sentence.end)
            names.update((person.name, None) for person in found)
    return list(names)
