"""One occasion: all places of a text that speak of it."""

from __future__ import annotations

from collections.abc import Iterable

from extract.events.days import is_few_days
from extract.events.lexicon import cue
from extract.events.occasion import Frame, Occasion
from extract.once import once
from extract.reading import Sentence
from extract.record import DateMention

_RANK: dict[Frame, int] = {
    "held": 0, "had": 0, "located": 1, "attended": 1, "verb": 2, "subject": 3, "aside": 4,
}  # fmt: skip


class Happening:
    """One occasion: all places that speak of it, in order of the text."""

    def __init__(self, places: Iterable[Occasion]) -> None:
        self.places: list[Occasion] = []
        self.day: DateMention | None = None
        """The date at the place that, of those with one, speaks of it most plainly."""
        self._plainest: Plainness | None = None
        for place in places:
            self.add(place)

    def add(self, place: Occasion) -> None:
        """Add a place; what was read off before (`ranked`, `dated`) must not have been asked."""
        self.places.append(place)
        plain = _plainness(place)
        if place.date and (self._plainest is None or plain < self._plainest):
            self.day, self._plainest = place.date, plain

    @property
    def last_told(self) -> Sentence | None:
        """The sentence that last spoke of it other than in passing."""
        plain = (one.sentence for one in reversed(self.places) if one.frame != "aside")
        return next(plain, None)

    @property
    def start(self) -> int:
        """Where the text first speaks of it."""
        return self.places[0].start

    @property
    def leads(self) -> bool:
        """Whether the title or the lead speaks of it."""
        return any(one.scene.is_title or one.start < one.scene.lead_end for one in self.places)

    @property
    def first_sentence(self) -> int:
        """Where the sentence begins that first speaks of it."""
        return self.places[0].sentence.start

    @once
    def ranked(self) -> list[Occasion]:
        """The places, those first that say most plainly which occasion it is."""
        places = [place for place in self.places if place.frame != "aside"] or self.places
        return sorted(places, key=_plainness)

    @property
    def main(self) -> Occasion:
        """The place that says most plainly which occasion it is."""
        return self.ranked[0]

    @once
    def dated(self) -> tuple[Occasion, DateMention] | None:
        """The place that says when it was held, and the date: all days when it lasted several."""
        found = [(place, place.date) for place in self.ranked if place.date]
        if found and found[0][1].value is None and not found[0][0].same_day:
            found = [one for one in found if one[1].value and self._dates(one[0])] or found
        whole = (one for one in found if spans(one[1], found[0][1]))
        return next(whole, found[0] if found else None)

    def _dates(self, place: Occasion) -> bool:
        """Whether a place says no more than when it was held: "Hội nghị diễn ra sáng 18/6"."""
        is_bare = place.frame == "held" and place.name_end == place.head_end
        return is_bare and place.noun in self.main.noun

    @once
    def is_contested(self) -> bool:
        """Whether it is a contest, or the words that name it speak of one."""
        main, contested = self.main, cue("cue.contested")
        return main.is_feast or bool(contested.search(main.scene.lower, main.head, main.name_end))

    @property
    def tells(self) -> bool:
        """Whether any place says that it took place."""
        return any(place.tells for place in self.places)

    @once
    def told_in(self) -> set[Sentence]:
        """The sentences that tell that it took place."""
        return {
            place.scene.reading.sentence_at(place.start)
            for place in self.places
            if place.tells and not place.scene.is_title
        }

    @property
    def people(self) -> set[str]:
        """Everybody whom the sentences name that tell it."""
        return {name for place in self.places for name in place.people}

    @property
    def references(self) -> set[Sentence]:
        """The sentences that speak of it again without naming it: "Tại hội nghị, …"."""
        back = (place for place in self.places if not place.introduces and place.frame != "aside")
        return {place.sentence for place in back}


Plainness = tuple[bool, bool, bool, int]


def _plainness(place: Occasion) -> Plainness:
    bare = place.introduces and place.start == place.head and place.name_end == place.head_end
    return not place.introduces, bare, place.date is None, _RANK[place.frame]


def spans(date: DateMention, day: DateMention) -> bool:
    """Whether a date is several days that begin or end with a day, or hold it."""
    if not (date.value and day.value and is_few_days(date.value)):
        return False
    first, _, last = date.value.partition("/")
    return first <= day.value[:10] <= last
