"""When a predicted value equals a gold one, field by field (RECORD.md, "Scores")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extract.evaluation.gold import GoldAward, GoldCommittee, GoldDate, GoldDocument, GoldPerson
from extract.reading import name_key
from extract.record import (
    AdministrativeUnit,
    AwardMention,
    CommitteeMention,
    DateMention,
    DocumentMention,
    PersonMention,
)


def same_name(name: str | None) -> str | None:
    """Return what two spellings of a name have in common; null stays null."""
    return None if name is None else name_key(name)


def accepts_date(gold: GoldDate, predicted: DateMention) -> bool:
    """Whether the value is the gold one or one of its alternatives."""
    return predicted.value in (gold.value, *gold.also)


def accepts_committee(gold: GoldCommittee, predicted: CommitteeMention) -> bool:
    """Whether the name is the gold one or one of its alternatives, spelling folded."""
    return same_name(predicted.name) in map(same_name, (gold.name, *gold.also))


def accepts_document(gold: GoldDocument, predicted: DocumentMention) -> bool:
    """Whether the id is an accepted one; where it is null, whether the type is the same."""
    if predicted.id not in (gold.id, *gold.also):
        return False
    return predicted.id is not None or predicted.type == gold.type


def accepts_award(gold: GoldAward, predicted: AwardMention) -> bool:
    """Whether count and recipient together are an accepted reading."""
    return (predicted.count, predicted.recipient) in award_readings(gold)


def award_readings(gold: GoldAward) -> list[tuple[int, str]]:
    """List the (count, recipient) readings of a gold award, the label's own first."""
    readings = [(gold.count, str(gold.recipient))]
    for other in gold.also:
        if isinstance(other, tuple):
            readings.append(other)
        elif isinstance(other, int):
            readings.append((other, gold.recipient))
        else:
            readings.append((gold.count, other))
    return readings


def accepts_person(gold: GoldPerson, predicted: PersonMention) -> bool:
    """Whether the full name is an accepted one, spelling folded."""
    return same_name(predicted.name) in map(same_name, (gold.name, *gold.also))


def unit_key(unit: AdministrativeUnit | None) -> str | None:
    """Return what tells one unit from another: its code, else its name."""
    if unit is None:
        return None
    return unit.code or same_name(unit.name)


@dataclass(frozen=True)
class Field:
    """How one field of mentions is compared and shown."""

    name: str
    accepts: Callable[[Any, Any], bool]
    shown: Callable[[Any], str]
    attributes: tuple[str, ...] = ()
    """What is reported as an accuracy over the right ones."""


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("dates", accepts_date, lambda m: str(m.value)),
        Field("committees", accepts_committee, lambda m: str(m.name), ("level", "unit")),
        Field("documents", accepts_document, lambda m: m.id or f"({m.type})", ("issued",)),
        Field(
            "awards",
            accepts_award,
            lambda m: f"{m.count} {m.recipient}",
            ("approx", "cumulative"),
        ),
        Field("people", accepts_person, lambda m: m.name),
    )
}


def attribute(mention: Any, name: str) -> object:
    """Return an attribute in the form in which it is compared."""
    value = getattr(mention, name)
    return unit_key(value) if name == "unit" else value
