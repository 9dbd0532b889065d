"""Why each value is what it is: one line per mention, one block per event."""

from __future__ import annotations

from collections.abc import Sequence

from extract.language import names, say
from extract.record import (
    MENTION_FIELDS,
    AdministrativeUnit,
    CommitteeMention,
    Event,
    Mention,
    Record,
)
from extract.writing.tables import plain_console

_VALUES = {
    "dates": ("value", "kind"),
    "committees": ("name", "organ", "level"),
    "documents": ("id", "type", "issuer", "issued"),
    "awards": ("count", "recipient", "approx", "act", "form", "giver", "period"),
    "people": ("name", "roles"),
}
_WIDTH = 44


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
            lines = _committee_lines(record) if field == "committees" else None
            lines = lines or [_line(field, mention) for mention in mentions]
            _print_lines(console, field, lines, len(mentions))
    if "events" in chosen:
        lines = [line for event in record.events for line in _event_lines(record, event)]
        _print_lines(console, "events", lines, len(record.events))
        _print_lines(console, "warnings", [f"{w.code}: {w.message}" for w in record.warnings])


def _print_lines(console: object, field: str, lines: list[str], count: int | None = None) -> None:
    from rich.console import Console

    assert isinstance(console, Console)  # noqa: S101
    console.print(
        f"\n{say(field)} ({len(lines) if count is None else count})", style="bold", markup=False
    )
    for line in lines:
        console.print("  " + line, markup=False, soft_wrap=True)


def _line(field: str, mention: Mention) -> str:
    surface = " ".join(mention.text.split())[:_WIDTH]
    values = [str(v) for name in _VALUES[field] if (v := getattr(mention, name)) not in (None, [])]
    how = getattr(mention, "resolved_from", None)
    tail = f"[{mention.rule}" + (f", {say(names.SOURCES[how])}]" if how else "]")
    candidates = getattr(mention, "candidates", [])
    reason = f" — {say('open')}: {say(mention.reason)}" if mention.reason else ""
    options = f" ({say('candidates')}: {', '.join(candidates)})" if candidates else ""
    return (
        f"{mention.start:>6}  {surface:<{_WIDTH}}  {' · '.join(values) or '?'}  "
        f"{tail}{reason}{options}"
    )


def _committee_lines(record: Record) -> list[str]:
    """One line a mention; with the first of each unit where it lies and who stands above."""
    lines: list[str] = []
    told: set[str | None] = set()
    for mention in record.committees:
        lines.append(_line("committees", mention))
        if mention.unit and mention.name not in told:
            lines += [f"{'':>8}{line}" for line in _standing(mention, mention.unit)]
        told.add(mention.name)
    return lines


def _standing(mention: CommitteeMention, unit: AdministrativeUnit) -> list[str]:
    place = f"unit: {unit.name} ({unit.code or 'no code'}), {unit.province}"
    became = f", until {unit.valid_to}: {', '.join(unit.became)}" if unit.became else ""
    above = [f"above: {' → '.join(mention.superiors)}"] if mention.superiors else []
    return [place + became, *above]


def _event_lines(record: Record, event: Event) -> list[str]:
    text = record.article.text
    lines = [f"{event.id} {event.type}: {event.name or ''}".rstrip(": ")]
    for slot, basis in event.basis.items():
        value = getattr(event, slot, None)
        start, end = basis.span
        weak = f", {say('weak')}" if basis.weak else ""
        quote = " ".join(text[start:end].split())[:100]
        lines.append(f"   {slot} = {value}  [{basis.rule}{weak}]  “{quote}”")
    lines.extend(
        f"   {say('evidence')}: “{' '.join(text[start:end].split())[:140]}”"
        for start, end in event.evidence
    )
    return lines
