"""Slots of an event: what one slot of a predicted event gets right, lacks and invents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from extract.evaluation.assignment import assign
from extract.evaluation.gold import GoldAward, GoldEvent
from extract.evaluation.tally import Tally
from extract.evaluation.values import award_readings, same_name
from extract.record import AwardMention, Event

SLOTS = ("date", "committee", "type", "documents", "awards")

Value = str | tuple[int, str] | None


class Verdict(NamedTuple):
    """How one slot of a predicted event compares with the gold one."""

    tally: Tally
    agreements: int = 0
    """Values that agree, optional ones too."""
    missing: tuple[Value, ...] = ()
    """Required values that were not given."""
    extra: tuple[Value, ...] = ()
    """Given values that are not accepted."""

    @property
    def right(self) -> bool:
        """Nothing lacks and nothing is invented."""
        return not self.missing and not self.extra


class Item(NamedTuple):
    """One member of a gold set."""

    readings: tuple[Value, ...]
    """The values that count as this member, the label's own first."""
    required: bool = True


def compare(
    gold: GoldEvent,
    gold_awards: Sequence[GoldAward],
    event: Event | None,
    awards: Sequence[AwardMention],
) -> dict[str, Verdict]:
    """Compare a predicted event (or none) with a gold one, slot by slot."""
    told = _told(event, awards)
    return {
        slot: _best(
            [_compare_sets(items, told[slot]) for items in _expected(gold, gold_awards, slot)]
        )
        for slot in SLOTS
    }


def invented(event: Event, awards: Sequence[AwardMention]) -> dict[str, Verdict]:
    """Return the verdicts on an event that answers no gold event: every value is extra."""
    return {slot: _compare_sets([], values) for slot, values in _told(event, awards).items()}


def _told(event: Event | None, awards: Sequence[AwardMention]) -> dict[str, list[Value]]:
    """List the values that a predicted event gives, slot by slot, each once."""
    if event is None:
        return {slot: [] for slot in SLOTS}
    values: dict[str, list[Value]] = {
        "date": [event.date],
        "committee": [same_name(event.committee)],
        "type": [event.type],
        "documents": list(event.documents),
        "awards": [_award(index, awards) for index in event.awards],
    }
    return {slot: _distinct(told) for slot, told in values.items()}


def _award(index: int, awards: Sequence[AwardMention]) -> Value:
    """Return the count behind an index; an index that leads nowhere stands for itself."""
    if not 0 <= index < len(awards):
        return f"award {index}"
    return awards[index].count, str(awards[index].recipient)


def _distinct(values: list[Value]) -> list[Value]:
    return [value for value in dict.fromkeys(values) if value is not None]


def _expected(gold: GoldEvent, awards: Sequence[GoldAward], slot: str) -> list[list[Item]]:
    """List the sets of values that a slot may hold, the label's own first."""
    if slot == "documents":
        own: list[Any] = list(dict.fromkeys(gold.documents))
        return _alternatives(own, gold.also.documents, lambda value: Item((value,)))
    if slot == "awards":
        return [
            _merge(items)
            for items in _alternatives(
                list(gold.awards), gold.also.awards, lambda index: _award_item(awards[index])
            )
        ]
    return [_single(getattr(gold, slot), getattr(gold.also, slot), fold=slot == "committee")]


def _single(value: str | None, also: Sequence[str | None], *, fold: bool) -> list[Item]:
    """Return the one member of a single-valued slot; not required where null is accepted."""
    accepted = [same_name(one) if fold else one for one in (value, *also)]
    readings = tuple(one for one in accepted if one is not None)
    return [Item(readings, None not in accepted)] if readings else []


def _alternatives(own: list[Any], also: Sequence[Any], item: Any) -> list[list[Item]]:
    """Build the sets: the label's own, and every list among the alternatives."""
    extras = [item(one)._replace(required=False) for one in also if not isinstance(one, list)]
    wholes = [own, *(one for one in also if isinstance(one, list))]
    return [[item(one) for one in whole] + extras for whole in wholes]


def _award_item(award: GoldAward) -> Item:
    return Item(tuple(award_readings(award)), not award.optional)


def _merge(items: list[Item]) -> list[Item]:
    """Join the members that are the same count told twice."""
    merged: dict[Value, Item] = {}
    for item in items:
        known = merged.get(item.readings[0], Item((), required=False))
        readings = tuple(dict.fromkeys(item.readings + known.readings))
        merged[item.readings[0]] = Item(readings, item.required or known.required)
    return list(merged.values())


def _compare_sets(items: list[Item], told: list[Value]) -> Verdict:
    """Match the members of a gold set with the values given, each used once."""
    weights = [
        [(2 if item.required else 1) * (value in item.readings) for value in told] for item in items
    ]
    pairs = dict(assign(weights))
    right = sum(items[row].required for row in pairs)
    missing = [
        items[row].readings[0]
        for row in range(len(items))
        if row not in pairs and items[row].required
    ]
    extra = [value for column, value in enumerate(told) if column not in pairs.values()]
    tally = Tally(right, right + len(extra), right + len(missing))
    return Verdict(tally, len(pairs), tuple(missing), tuple(extra))


def _best(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict most favourable to the prediction; the label's own on a draw."""
    return max(verdicts, key=lambda verdict: (-verdict.tally.wrong, verdict.agreements))
