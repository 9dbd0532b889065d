"""Why each value is what it is: one line per mention, one block per event."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from extract.language import names, retell, say
from extract.record import (
    MENTION_FIELDS,
    AdministrativeUnit,
    CommitteeMention,
    Event,
    Mention,
    Record,
)
from extract.writing.tables import plain_console, print_line

if TYPE_CHECKING:
    from rich.console import Console

_VALUES = {
    "dates": ("value", "kind"),
    "committees": ("name", "organ", "level"),
    "documents": ("id", "type", "issuer", "issued"),
    "awards": ("count", "recipient", "approx", "act", "form", "giver", "period"),
    "people": ("name", "roles"),
}
_NAMED = {
    "kind": names.DATE_KINDS, "level": names.LEVELS, "type": names.DOCUMENT_TYPES,
    "recipient": names.RECIPIENTS, "approx": names.APPROXIMATIONS,
}  # fmt: skip
"""What holds a code, with the names of its codes."""
_WIDTH = 44
_WIDE = 110
"""Columns from which a terminal has room for long surfaces."""
_UNDER = 10


def print_explanation(record: Record, fields: Sequence[str], stream: object) -> None:
    """Print every mention of the chosen fields (all when none is chosen) and the events."""
    console = plain_console(stream)
    chosen = fields or (*MENTION_FIELDS, "events")
    console.print(
        f"{record.article.id}  ({say('rules {version}', version=record.rules_version)})",
        markup=False,
    )
    for field in MENTION_FIELDS:
        if field in chosen:
            mentions = getattr(record, field)
            column = _column(mentions, console)
            lines = _committee_lines(record, column) if field == "committees" else None
            lines = lines or [_line(field, mention, column) for mention in mentions]
            _print_lines(console, field, lines, len(mentions))
    if "events" in chosen:
        lines = [line for event in record.events for line in _event_lines(record, event)]
        _print_lines(console, "events", lines, len(record.events))
        warnings = [f"{say(names.WARNINGS[w.code])} {retell(w.message)}" for w in record.warnings]
        _print_lines(console, "warnings", warnings)


def _print_lines(console: Console, field: str, lines: list[str], count: int | None = None) -> None:
    console.print(
        f"\n{say(names.PARTS[field])} ({len(lines) if count is None else count})",
        style="bold",
        markup=False,
    )
    for line in lines:
        print_line(console, "  " + line, under=_UNDER)


def _surface(mention: Mention) -> str:
    return " ".join(mention.text.split())


def _column(mentions: Sequence[Mention], console: Console) -> int:
    """Return how wide the column of surfaces is: as the longest, within bounds."""
    widest = _WIDTH if console.width >= _WIDE else _WIDTH // 2
    return min(widest, max((len(_surface(mention)) for mention in mentions), default=0))


def _line(field: str, mention: Mention, column: int) -> str:
    surface = shorten(_surface(mention), column, placeholder="…")
    values = [told for name in _VALUES[field] if (told := _told(name, getattr(mention, name)))]
    how = getattr(mention, "resolved_from", None)
    tail = f"[{mention.rule}" + (f", {say(names.SOURCES[how])}]" if how else "]")
    candidates = getattr(mention, "candidates", [])
    reason = f" — {say('open')}: {say(mention.reason)}" if mention.reason else ""
    options = f" ({say('candidates')}: {', '.join(candidates)})" if candidates else ""
    return (
        f"{mention.start:>6}  {surface:<{column}}  {' · '.join(values) or '?'}  "
        f"{tail}{reason}{options}"
    )


def _told(attribute: str, value: object) -> str:
    """Write an attribute's value: a code by its name, a list by what is in it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return say(_NAMED[attribute][str(value)]) if attribute in _NAMED else str(value)


def _committee_lines(record: Record, column: int) -> list[str]:
    """One line a mention; with the first of each unit where it lies and who stands above."""
    lines: list[str] = []
    told: set[str | None] = set()
    for mention in record.committees:
        lines.append(_line("committees", mention, column))
        if mention.unit and mention.name not in told:
            lines += [f"{'':>8}{line}" for line in _standing(mention, mention.unit)]
        told.add(mention.name)
    return lines


def _standing(mention: CommitteeMention, unit: AdministrativeUnit) -> list[str]:
    code = unit.code or say("no code")
    place = f"{say('unit')}: {unit.name} ({code}), {unit.province}"
    heirs = ", ".join(unit.became)
    became = say(", until {day}: {heirs}", day=unit.valid_to, heirs=heirs) if heirs else ""
    above = [f"{say('above it')}: {' → '.join(mention.superiors)}"] if mention.superiors else []
    return [place + became, *above]


def _event_lines(record: Record, event: Event) -> list[str]:
    text = record.article.text
    kind = say(names.EVENT_TYPES[event.type])
    lines = [f"{event.id} {kind}: {event.name or ''}".rstrip(": ")]
    for slot, basis in event.basis.items():
        value = _slot_told(record, event, slot)
        start, end = basis.span
        weak = f", {say('weak')}" if basis.weak else ""
        quote = " ".join(text[start:end].split())[:100]
        lines.append(f"   {say(names.SLOTS[slot])} = {value}  [{basis.rule}{weak}]  “{quote}”")
    lines.extend(
        f"   {say('evidence')}: “{' '.join(text[start:end].split())[:140]}”"
        for start, end in event.evidence
    )
    return lines


def _slot_told(record: Record, event: Event, slot: str) -> str:
    """Write what a slot holds: the kind by its name, awards by their words."""
    if slot == "type":
        return say(names.EVENT_TYPES[event.type])
    if slot == "awards":
        return "; ".join(" ".join(record.awards[index].text.split()) for index in event.awards)
    return _told(slot, getattr(event, slot, None))
