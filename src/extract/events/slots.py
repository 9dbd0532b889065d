"""The slots of an event, each with the ground it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from extract.events.about import documents_dealt_with, documents_in_name
from extract.events.happening import Happening
from extract.events.lexicon import cue, nouns
from extract.events.occasion import Occasion
from extract.events.organiser import (
    Holder,
    find_organiser,
    guess_by_honours,
    guess_by_leader,
    guess_by_title,
    guess_holder,
    guess_named_host,
    is_same_party,
)
from extract.events.scene import Scene
from extract.record import Basis, DocumentMention, EventType, Span

Value = TypeVar("Value")
_IN_TITLE: Span = (0, 0)
_SUBJECT = 15
_OF_LEADERS = tuple(
    f"events.{name}"
    for name in ("verb.work", "verb.visit", "verb.receive", "verb.tour", "frame.had")
)


class Ground(NamedTuple):
    """Where a slot's value was read, and by which rule."""

    scene: Scene
    start: int
    end: int
    rule: str
    weak: bool = False

    @property
    def basis(self) -> Basis:
        """The ground as the record shows it; the title has the empty span at 0."""
        span = _IN_TITLE if self.scene.is_title else (self.start, self.end)
        return Basis(span=span, rule=self.rule, weak=self.weak)

    @property
    def sentence(self) -> Span | None:
        """The sentence of the article that says so; null for the title."""
        if self.scene.is_title:
            return None
        found = self.scene.reading.sentence_at(self.start)
        return found.start, found.end


class Slot(NamedTuple, Generic[Value]):
    """A value and its ground; no ground where nothing is said."""

    value: Value
    ground: Ground | None = None


def type_slot(happening: Happening, has_prizes: bool, has_honours: bool) -> Slot[EventType]:
    """Take the type of the main place; where that names none, of the next that does.

    A festival at which prizes were won is a contest; a programme of which the text says no more
    than that honours were given there is a commendation.
    """
    main = happening.main
    if has_prizes and main.is_feast and main.type in (None, "meeting"):
        return Slot("contest", _ground(main))
    if main.type:
        return Slot(main.type, _ground(main))
    told = main.frame == "verb"
    named = (place for place in happening.ranked if told or place.frame != "verb")
    alike = (place for place in named if main.is_feast or not place.is_feast)
    typed = next((place for place in alike if place.type), None)
    if typed is None:
        honoured = has_honours and main.is_bare_subject and main.noun in nouns().loose
        return Slot("commendation" if honoured else "meeting", _ground(main, weak=True))
    return Slot(typed.type or "meeting", _ground(typed))


def date_slot(happening: Happening, before: Slot[str | None]) -> Slot[str | None]:
    """Take the day on which it was held, all days when it lasted several.

    `before`: when the happening told before it was held, which "cùng ngày" goes back to.
    """
    if happening.dated is None:
        main = happening.main
        return Slot(before.value, _ground(main, weak=True)) if main.same_day else Slot(None)
    place, date = happening.dated
    value = before.value if date.value is None and place.same_day else date.value
    return Slot(value, Ground(place.scene, date.start, date.end, place.rule))


def committee_slot(
    scene: Scene, happening: Happening, stretch: Span, before: Slot[str | None]
) -> Slot[str | None]:
    """Who held it: as the main place, the title or a place that tells it says; else a guess.

    `stretch`: the part of the text that speaks of it; `before`: who held the happening told
    before it; the same party may have gone on.
    """
    if is_same_party(happening.main):
        return before
    for place, found in _holders(scene, happening, stretch):
        if found:
            return _held_by(found, place)
    return before if _is_same_actor(happening.main, before) else Slot(None)


def _is_same_actor(main: Occasion, before: Slot[str | None]) -> bool:
    """Whether who acts was named where the body before was: "Chiều cùng ngày, ông A tiếp …"."""
    if not (main.same_day and main.actor and before.ground and before.ground.sentence):
        return False
    people = main.scene.within(main.scene.people, *before.ground.sentence)
    return main.actor in {person.name for person in people}


def committee_in_title(title: Scene) -> Slot[str | None]:
    """Who held what the article leads with, where the title alone says so."""
    holder = guess_by_title(title)
    return _held_by(holder, title) if holder else Slot(None)


def _held_by(holder: Holder, scene: Scene) -> Slot[str | None]:
    (start, end, name), rule, weak = holder
    return Slot(name, Ground(scene, start, end, rule, weak))


def _holders(
    scene: Scene, happening: Happening, stretch: Span
) -> Iterator[tuple[Scene, Holder | None]]:
    """Look for who held it, the surest ways first."""
    main = happening.main
    for place in happening.ranked if main.introduces else happening.places:
        if not main.introduces or _speaks_of(place, main):
            yield place.scene, place.holder
    guessed = happening.ranked if not _is_held_by_a_place(main) else ()
    for place in guessed:
        yield place.scene, guess_holder(place)
    yield scene, guess_named_host(scene, stretch)
    for place in happening.places:
        if place.frame == "aside" and place.noun == main.noun:
            yield place.scene, find_organiser(place)
    if main.frame == "verb":
        yield scene, guess_by_honours(scene, stretch)
    for place in happening.ranked:
        if place == main or (_is_session(main) and place.rule in _OF_LEADERS):
            yield place.scene, guess_by_leader(place)


def _is_held_by_a_place(main: Occasion) -> bool:
    """Whether a ward or village is said to have held it: who honours there is a guest."""
    held = main.frame == "held"
    return held and cue("cue.place_acts").search(main.scene.lower, *main.front) is not None


def _is_session(main: Occasion) -> bool:
    """Whether people met, visited or worked there: whose leader did so held it."""
    met = main.noun in nouns().sessions or main.noun.endswith(nouns().transitive)
    return met or main.frame in ("verb", "had")


def _speaks_of(place: Occasion, main: Occasion) -> bool:
    """Whether a place tells the main occasion: by another name it may be one on its margin."""
    if place.scene.is_title or place.sentence == main.sentence:
        return not (place.frame == main.frame == "verb" and place.start > main.start)
    back = place.head - place.sentence.start <= _SUBJECT or not place.named
    same = place.frame == "verb" or place.noun in main.noun or main.noun in place.noun
    return place.tells and (back or same)


def documents_slot(
    scene: Scene, title: Scene | None, happening: Happening, end: int
) -> Slot[list[str]]:
    """List the ids of what it is about: by its name, the title, or what the event did.

    The title speaks for the occasion that the article leads with, not for one told further on.
    """
    named = [(one, place.scene) for place in happening.places for one in documents_in_name(place)]
    titled = [(one, title) for one in title.documents] if title and happening.leads else []
    dealt = [(one, scene) for one in documents_dealt_with(scene, happening.first_sentence, end)]
    kinds = (("name", named), ("title", titled), ("deed", dealt))
    grounds = {
        one.id: Ground(where, one.start, one.end, f"events.documents.{kind}", kind == "deed")
        for kind, found in reversed(kinds)
        for one, where in reversed(found)
        if one.id
    }
    ids = _in_order(one for _, found in kinds for one, _ in found)
    return Slot(ids, grounds[ids[0]] if ids else None)


def awards_slot(scene: Scene, indices: list[int]) -> Slot[list[int]]:
    """Ground the awards given at it."""
    if not indices:
        return Slot(indices)
    first = scene.awards[indices[0]]
    return Slot(indices, Ground(scene, first.start, first.end, "events.awards.occasion"))


def evidence(scene: Scene, slots: Iterable[Slot[Any]], awards: Sequence[int]) -> list[Span]:
    """List the sentences of the article that say so, in order."""
    grounds = (slot.ground.sentence for slot in slots if slot.ground)
    given = (scene.awards[index].start for index in awards)
    sentences = (scene.reading.sentence_at(start) for start in given)
    spans = {span for span in grounds if span} | {(one.start, one.end) for one in sentences}
    return sorted(spans)


def _ground(place: Occasion, weak: bool = False) -> Ground:
    return Ground(place.scene, place.start, place.name_end, place.rule, weak)


def _in_order(documents: Iterable[DocumentMention]) -> list[str]:
    return list(dict.fromkeys(one.id for one in documents if one.id))
