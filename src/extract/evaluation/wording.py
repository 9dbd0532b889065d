"""What figures, errors and values are called in the language spoken.

In English a figure goes by its code, which is what `--fields` and `--min` ask for.
"""

from __future__ import annotations

from extract.evaluation.gate import Failure
from extract.evaluation.listing import Grouping
from extract.language import names, retell, say, spoken

_BETWEEN = " · "
_KINDLESS = "no rule"


def figure_name(code: str) -> str:
    """Say what a figure is of.

    >>> figure_name("events.date")
    'events.date'
    """
    if spoken() == "en":
        return code
    if code in names.FIGURES:
        return say(names.FIGURES[code])
    field, _, part = code.partition(".")
    if field == "events":
        return say("event: {slot}", slot=say(names.SLOTS[part]))
    return f"{say(names.FIELDS[field])}: {say(names.DETAILS[part])}"


def kind_name(kind: str) -> str:
    """Say what kind of error it is.

    >>> kind_name("wrong_value")
    'misread'
    """
    return say(names.ERROR_KINDS[kind])


def group_name(name: str, by: Grouping) -> str:
    """Say what a group of errors has in common.

    >>> group_name("spurious", "kind"), group_name("dates.full", "rule")
    ('false alarm', 'dates.full')
    """
    if by == "kind":
        return kind_name(name)
    if by == "field":
        return figure_name(name)
    return say(name) if name == _KINDLESS else name


def value_said(field: str, value: str | None) -> str:
    """Say a value of an error, codes by their names; a whole event is told by its parts.

    >>> value_said("events", "final_review · no date · 2 awards"), value_said("dates", None)
    ('final review · no date · 2 awards', '–')
    >>> value_said("awards", "15 collective")
    '15 collectives'
    """
    if value is None:
        return "–"
    parts = value.split(_BETWEEN) if field == "events" else [value]
    return _BETWEEN.join(map(_part, parts))


def _part(value: str) -> str:
    count, _, what = value.partition(" ")
    if count.isdecimal() and what in names.RECIPIENTS:
        return f"{count} {say(names.RECIPIENTS[what])}"
    return say(names.EVENT_TYPES[value]) if value in names.EVENT_TYPES else retell(value)


def retold(failure: Failure) -> str:
    """Say why the gate stays shut: the reason, then the errors that were not there before."""
    first, *lost = str(failure).split("\n")
    return "\n".join([retell(first), *lost])
