"""Which places of a text speak of the same occasion, and which occasions are reported."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.days import days_between, year_of
from extract.events.happening import Happening, spans
from extract.events.lexicon import cue, nouns
from extract.events.occasion import Occasion
from extract.events.organiser import guess_by_leader
from extract.record import DateMention

_NEWS = 10  # days
_ROUND_UP = 3  # days
_MONTH = 30  # days
_NEAR = 20
_PARTS = {"sáng", "chiều", "tối"}
_TODAY = "nay"
_ALIKE = 24
"""So many characters of two names that are the same make them names of one kind of occasion."""
_OFFICIAL_VERBS = (
    "events.verb.vote", "events.verb.visit", "events.verb.tour", "events.verb.confer",
    "events.verb.trip",
)  # fmt: skip
_PLAIN_VERBS = (
    "events.verb.work", "events.verb.act", "events.verb.receive", "events.verb.appoint",
    *_OFFICIAL_VERBS,
)  # fmt: skip
_TERSE_VERBS = ("events.verb.convene", "events.verb.hear", "events.verb.rite", "events.verb.deal")
"""Told without a day they are news where the body that did it has just done so."""
_OPEN_VERBS = ("events.verb.hold", "events.verb.show")
"""Told without a day they are news where the article opens with what occasioned them."""
_GIVEN = ("trao", "tặng", "bàn giao", "khám", "tiếp nhận")
_LOOSE_VERBS = (
    "events.verb.inspect", "events.verb.examine", "events.verb.resolve",
    "events.verb.aid", "events.verb.admit", "events.verb.hold", "events.verb.show",
    "events.verb.appraise", "events.verb.outreach",
)  # fmt: skip


def gather(occasions: Sequence[Occasion], has_prizes: bool = False) -> list[Happening]:
    """Join the places of one text into the happenings that it reports, in order.

    `has_prizes`: the article tells prizes or medals, so a contest in it is no passing mention.
    """
    happenings: list[Happening] = []
    waiting: list[Occasion] = []
    for place in filter(_stands, occasions):
        if not happenings and not place.introduces:
            waiting.append(place)
        elif not happenings or _opens_another(place, happenings[-1]):
            happenings.append(Happening([*waiting, place]))
            waiting = []
        elif not place.past:
            happenings[-1].add(place)
    if waiting and not happenings:
        happenings.append(Happening(waiting))
    return [one for one in happenings if _is_reported(one, happenings[0], has_prizes)]


def _stands(place: Occasion) -> bool:
    """Keep what is told without a name only with its day, or as a meeting in the opening."""
    if place.frame != "verb" or place.date:
        return True
    if place.rule in _TERSE_VERBS:
        told = (place.is_opening and place.is_done) or (place.is_lead and place.is_just)
        return told and place.holder is not None
    if place.rule in _OPEN_VERBS and place.is_of_late:
        return place.holder is not None
    if not place.is_opening or place.rule not in _PLAIN_VERBS:
        return False
    if place.rule in _OFFICIAL_VERBS:
        if place.rule == "events.verb.confer" and place.is_just:
            return True
        return place.holder is not None or guess_by_leader(place) is not None
    return not place.scene.lower.endswith("tại", place.start, place.head_end)


def _opens_another(place: Occasion, last: Happening) -> bool:
    """Whether a place begins a second occasion: of the same day, under a mark, on another day."""
    if not place.introduces or place.sentence == last.last_told:
        return False
    if place.past:
        news = place.is_taken_up and _is_shortly_before(place, last)
        return place.tells and (news or _is_on_the_eve(place, last))
    if place.same_day or place.marked:
        return not (_is_on_the_way(place) or _goes_on(place, last))
    if not place.tells:
        return place.noun in nouns().briefings and place.is_lead and _differ(place.date, last.day)
    return (
        (_differ(place.date, last.day) and not _is_bare_of(place, last))
        or _is_in_another_part(place, last)
        or _is_held_by_another(place, last)
        or _is_hosted_by_another(place, last)
        or _is_held_alike(place, last)
        or _is_the_one_in_hand(place, last)
    )


def _is_the_one_in_hand(place: Occasion, last: Happening) -> bool:
    """Whether it says when the article's own occasion was held, and the last was in passing."""
    if last.tells or last.day or not (place.is_bare_subject and place.date):
        return False
    return all(place.noun not in one.noun for one in last.places)


def _is_bare_of(place: Occasion, last: Happening) -> bool:
    """Whether it is no more than the word for the last: "Hội nghị diễn ra ngày 17/5"."""
    is_bare = place.name_end == place.head_end
    return is_bare and place.noun == last.places[0].noun and not place.opens_paragraph


def _is_on_the_way(place: Occasion) -> bool:
    """Whether a visit is one of many on a tour: no mark or address sets it apart."""
    return place.rule == "events.verb.visit" and not (place.marked or place.addresses)


def _is_shortly_before(place: Occasion, last: Happening) -> bool:
    """Whether it was held in the days before: still part of the news."""
    if not (place.date and last.day):
        return False
    days = days_between(place.date.value, last.day.value)
    return days is not None and 0 < days <= _NEWS


def _is_on_the_eve(place: Occasion, last: Happening) -> bool:
    """Whether a sentence opens with what was held the day before, or earlier that day."""
    if place in last.places or not (place.date and last.day and place.holder):
        return False
    days = days_between(place.date.value, last.day.value)
    return days in (0, 1) and place.date.start - place.sentence.start <= _NEAR


def _is_held_by_another(place: Occasion, last: Happening) -> bool:
    """Tell whether a new paragraph tells what another body held, each with its day."""
    if place.sentence.paragraph == last.places[0].sentence.paragraph:
        return False
    if not (place.date and last.day):
        return False
    holder, known = _holder_name(place), {*map(_holder_name, last.places)} - {None}
    return bool(holder and known and holder not in known)


def _is_in_another_part(place: Occasion, last: Happening) -> bool:
    """Tell whether a sentence opens with another part of the day: "Sáng 16/5 … Chiều 16/5, …".

    A session of the same name goes on, a tour too.
    """
    if not (place.date and last.day and place.holder) or _is_on_the_way(place):
        return False
    opens = place.date.start - place.sentence.start <= 1
    parts = [one.text.split()[0].lower() for one in (place.date, last.day)]
    if not opens or parts[0] == parts[1] or not set(parts) <= _PARTS:
        return False
    return all(place.noun not in one.noun for one in last.places)


def _is_hosted_by_another(place: Occasion, last: Happening) -> bool:
    """Tell whether somebody who was not there received or met people: named, with the day."""
    if not (place.date and last.day and place.receives and place.actor):
        return False
    opens = place.date.start - place.sentence.start <= _NEAR
    return opens and place.actor not in last.people


def _is_held_alike(place: Occasion, last: Happening) -> bool:
    """Tell whether a new paragraph tells that another body held an occasion of the same name.

    The first has its day, the next goes without: "…, Mặt trận tỉnh B đã tổ chức hội nghị …".
    """
    if place.frame != "held" or place.past or not place.opens_paragraph:
        return False
    if place.date or not last.day:
        return False
    known = [one for one in last.places if one.frame == "held" and one.holder]
    alike = any(_is_like(place, one) for one in known)
    return alike and _holder_name(place) not in {None, *map(_holder_name, known)}


def _is_like(place: Occasion, other: Occasion) -> bool:
    """Whether two names of occasions begin alike: "hội nghị hiệp thương lần thứ nhất"."""
    here, there = place.name.lower(), other.name.lower()
    return place.named and len(here) >= _ALIKE and here[:_ALIKE] == there[:_ALIKE]


def _goes_on(place: Occasion, last: Happening) -> bool:
    """Tell whether the same body went on: "Cũng trong chiều nay, Ban Thường vụ Tỉnh ủy nghe …"."""
    if place.rule not in ("events.verb.hear", "events.verb.vote"):
        return False
    return _holder_name(place) in (_holder_name(one) for one in last.places if one.frame != "aside")


def _holder_name(place: Occasion) -> str | None:
    return place.holder.organ.name if place.holder else None


def _differ(date: DateMention | None, known: DateMention | None) -> bool:
    """Whether two dates are different days; one whose year is open may be either."""
    if not (date and known and date.value and known.value):
        return False
    if spans(date, known) or spans(known, date):
        return False
    return date.value[4:10] != known.value[4:10]


def _is_reported(happening: Happening, first: Happening, has_prizes: bool) -> bool:
    """Whether the article reports it, and does not only mention it in passing."""
    main = happening.main
    again = len(happening.references - {main.sentence})
    if _is_no_news(happening, first):
        return False
    if main.is_feast and not _is_reported_feast(happening, has_prizes):
        return False
    if _is_bare_title(happening) and not (main.is_feast and has_prizes):
        return False
    if main.rule in _LOOSE_VERBS and not (again or main.is_taken_up or _is_up_front(main)):
        return False
    if not main.introduces:
        return _is_spoken_of(happening, again)
    if main.is_fresh or _is_another_piece(main, first):
        return True
    if happening.start < main.scene.lead_end:
        opens = any(place.is_opening and place.introduces for place in happening.places)
        return bool(happening.dated or again or opens or main.is_source or _is_held_by_some(main))
    return _is_reported_behind(happening, first, again)


def _is_reported_behind(happening: Happening, first: Happening, again: int) -> bool:
    """Whether the text behind the lead reports it: as more of the day, with its day, or twice."""
    main = happening.main
    if main.same_day or main.marked or _is_next_news(main, first):
        return bool(main.tells or happening.dated)
    goes_back = main.is_source or main.is_said_at or main.is_bare_subject
    if main.past or (happening.dated and goes_back):
        return True
    told = again or len(happening.told_in) > 1
    return bool(happening.dated and main.tells and told) or (again > 1 and main.tells)


def _is_up_front(place: Occasion) -> bool:
    """Whether the article opens with it, or goes on to what a body did on the same day."""
    return _leads_with(place) or (place.same_day and place.holder is not None)


def _leads_with(place: Occasion) -> bool:
    """Whether the article opens with it and its day; aid must have been handed over."""
    if place.rule == "events.verb.aid" and not place.noun.startswith(_GIVEN):
        return False
    dated = place.date is not None or place.is_of_late
    return place.is_opening and dated and not place.scene.is_title


def _is_bare_title(happening: Happening) -> bool:
    """Tell whether only the title names it, and neither it nor the text's opening tells it."""
    main = happening.main
    if happening.tells or not (main.scene.is_title and main.frame == "subject"):
        return False
    return not any(one.is_opening and not one.scene.is_title for one in happening.places)


def _is_reported_feast(happening: Happening, has_prizes: bool) -> bool:
    """Whether a contest or festival is told with its day, its prizes, or who held it up front."""
    if not happening.tells:
        main = happening.main
        told = main.scene.is_title or main.is_fresh or len(happening.references) > 1
        seen = main.frame == "attended" and main.date is not None
        return main.is_opening and (seen or (has_prizes and (told or main.date is not None)))
    if happening.dated or has_prizes:
        return True
    if not any(place.is_opening and place.introduces for place in happening.places):
        return False
    return any(place.is_fresh or _is_held_by_some(place) for place in happening.places)


def _is_no_news(happening: Happening, first: Happening) -> bool:
    """Whether it is still to come, was long before, or is told in passing as what was before."""
    main = happening.main
    if happening.dated and main.scene.is_history(happening.dated[1]):
        return True
    if happening.dated and _is_planned(*happening.dated):
        return True
    if main.frame == "located" and _is_long_before_told(main):
        return True
    if not main.past or (main.is_taken_up and _is_shortly_before(main, first)):
        return False
    return not _is_on_the_eve(main, first)


def _is_long_before_told(place: Occasion) -> bool:
    """Whether the text in front of an occasion in passing tells of days weeks after it."""
    if not place.date:
        return False
    before = place.scene.days_within(0, place.sentence.start)
    same_year = (day for day in before if year_of(day) == year_of(place.date))
    gaps = (days_between(place.date.value, day.value) for day in same_year)
    return any(gap is not None and gap > _MONTH for gap in gaps)


def _is_planned(place: Occasion, date: DateMention) -> bool:
    """Whether its day lies after publication and nothing says that it took place or is today."""
    if not place.scene.is_to_come(date) or _TODAY in date.text.lower():
        return False
    sentence = place.sentence
    return cue("cue.done").search(place.scene.lower, sentence.start, sentence.end) is None


def _is_next_news(place: Occasion, first: Happening) -> bool:
    """Tell whether a paragraph begins the next piece of a round-up: who held it, and which day."""
    opens = place.opens_paragraph or place.scene.is_digest
    if not (place.date and first.day and place.frame == "held" and opens):
        return False
    days = days_between(first.day.value, place.date.value)
    if days is None or abs(days) > _ROUND_UP or place.date.start - place.sentence.start > _NEAR:
        return False
    return _is_held_by_some(place)


def _is_another_piece(place: Occasion, first: Happening) -> bool:
    """Tell whether another host received people, or another body held the like of the first."""
    return _is_hosted_by_another(place, first) or _is_held_alike(place, first)


def _is_spoken_of(happening: Happening, again: int) -> bool:
    """Somebody spoke or sat there: the text that should have named it is cut off."""
    present = any(place.frame in ("located", "attended") for place in happening.places)
    named = any(place.named and place.is_opening for place in happening.places)
    if any(place.gives_orders for place in happening.places):
        return True
    return present and (again > 1 or (happening.places[0].is_opening and (named or again > 0)))


def _is_held_by_some(place: Occasion) -> bool:
    return place.tells and place.holder is not None
