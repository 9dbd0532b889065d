"""What makes a run of capitals a person: an address, a post, an age, a verb of saying, a list."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.people.lexicon import lexicon, shape
from extract.fields.people.lists import spread
from extract.fields.people.model import Name
from extract.reading import View

_CREDIT_REACH = 60
_INTRODUCED_REACH = 100


def judge(view: View, names: Sequence[Name]) -> None:
    """Say of each name by which rule it is a person's; null stays where nothing says so.

    >>> from extract.reading import fold
    >>> names = [Name(5, 11, "Hà Thu"), Name(26, 33, "Hồ Nhân")]
    >>> judge(fold("Theo Hà Thu (42 tuổi) thì Hồ Nhân trong xanh."), names)
    >>> [name.rule for name in names]
    ['people.aged', None]
    """
    for name in names:
        name.rule = _called(name) or _behaving(view, name)
    spread(view, names)
    known = {name.text for name in names if name.rule and not name.is_short}
    for name in names:
        if not name.rule and name.text in known and not _is_credit(view, name):
            name.rule = "people.known"


def _called(name: Name) -> str | None:
    """By the address or the roles in front."""
    if name.front or (name.address and not name.needs_role):
        return "people.short" if name.is_short else "people.titled"
    return None


def _behaving(view: View, name: Name) -> str | None:
    """By what is said behind the name, or what leads to it."""
    if name.is_short or _is_credit(view, name):
        return None
    if name.back:
        return "people.appositive"
    if name.needs_role or name.in_capitals:
        return None
    if shape("aged").match(view.lower, name.end):
        return "people.aged"
    if lexicon().speaking.match(view.lower, name.end):
        return "people.speaking"
    return _told(view, name) if _may_be_told(name) else None


def _may_be_told(name: Name) -> bool:
    return name.is_likely and name.text.lower() not in lexicon().eponyms


def _told(view: View, name: Name) -> str | None:
    """By weaker signs: what is said of the name, and what stands some words before it."""
    if shape("described").match(view.lower, name.end):
        return "people.described"
    if _is_long(name) and shape("acting").match(view.lower, name.end):
        return "people.acting"
    first = max(0, name.start - _INTRODUCED_REACH)
    return (
        "people.introduced" if lexicon().introduced.match(view.lower, first, name.start) else None
    )


def _is_long(name: Name) -> bool:
    """Whether a name of three words or more opens with a common surname."""
    words = name.text.split()
    return len(words) > 2 and words[0] in lexicon().common


def _is_credit(view: View, name: Name) -> bool:
    """Whether a photo credit or a byline's label leads to the name."""
    first = max(0, name.start - _CREDIT_REACH)
    return shape("credit").match(view.lower, first, name.start) is not None
