"""Events held against gold events: aligned one to one so that the most slots agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.evaluation.assignment import assign
from extract.evaluation.gold import GoldEvent, Labels
from extract.evaluation.slots import SLOTS, Verdict, compare, invented
from extract.evaluation.tally import Tally, total
from extract.record import Event, Record

_SLOT = 10**4


@dataclass(frozen=True)
class EventPair:
    """A gold event, the event held against it, or one of them alone."""

    gold: GoldEvent | None
    predicted: Event | None
    slots: dict[str, Verdict]

    @property
    def right(self) -> bool:
        """Whether every slot is right (both events exist)."""
        both = self.gold is not None and self.predicted is not None
        return both and all(verdict.right for verdict in self.slots.values())


@dataclass
class EventAlignment:
    """The events of one article, aligned; pairs with an optional gold event are left out."""

    pairs: list[EventPair] = field(default_factory=list)

    def slot(self, name: str) -> Tally:
        """Count the values of one slot."""
        return total([pair.slots[name].tally for pair in self.pairs])

    @property
    def slots(self) -> Tally:
        """Count the values of all slots."""
        return total([self.slot(name) for name in SLOTS])

    @property
    def found(self) -> Tally:
        """Events that were paired at all."""
        return self._tally(
            sum(pair.gold is not None and pair.predicted is not None for pair in self.pairs)
        )

    @property
    def strict(self) -> Tally:
        """Events with every slot right."""
        return self._tally(sum(pair.right for pair in self.pairs))

    def _tally(self, right: int) -> Tally:
        return Tally(
            right,
            sum(pair.predicted is not None for pair in self.pairs),
            sum(pair.gold is not None for pair in self.pairs),
        )


def align_events(labels: Labels, record: Record) -> EventAlignment:
    """Align an article's events; where nothing agrees, both stand alone."""
    table = [
        [compare(gold, labels.awards, event, record.awards) for event in record.events]
        for gold in labels.events
    ]
    chosen = dict(assign([[_weight(verdicts) for verdicts in row] for row in table]))
    paired = [
        EventPair(labels.events[row], record.events[column], table[row][column])
        for row, column in chosen.items()
    ]
    missed = [
        EventPair(gold, None, compare(gold, labels.awards, None, ()))
        for row, gold in enumerate(labels.events)
        if row not in chosen
    ]
    spurious = _invented(record, set(chosen.values()))
    return EventAlignment([*_required(paired), *_required(missed), *spurious])


def _invented(record: Record, taken: set[int]) -> list[EventPair]:
    return [
        EventPair(None, event, invented(event, record.awards))
        for column, event in enumerate(record.events)
        if column not in taken
    ]


def _required(pairs: Sequence[EventPair]) -> list[EventPair]:
    return [pair for pair in pairs if pair.gold is None or not pair.gold.optional]


def _weight(verdicts: dict[str, Verdict]) -> int:
    """Weigh a pair: the slots that agree, then how little else is said."""
    agreements = sum(verdict.agreements for verdict in verdicts.values())
    wrong = sum(verdict.tally.wrong for verdict in verdicts.values())
    return max(1, agreements * _SLOT - wrong) if agreements else 0
