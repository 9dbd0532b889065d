"""Lists of people: names that commas and "và" join stand or fall together.

"các đồng chí: Lê An, Hà Ba và Vi Tư", "các Phó Bí thư Quận ủy: Lê An, Hà Ba": who is named in a
list with a person is one; a plural's role is everybody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.fields.people.lexicon import lexicon, shape
from extract.fields.people.model import Name
from extract.reading import View

_REACH = 12
_LONGEST_GAP = 90


def spread(view: View, names: Sequence[Name]) -> None:
    """Let what is known of some names of a list be known of all.

    >>> from extract.fields.people.model import Role
    >>> from extract.reading import fold
    >>> view = fold("các Phó Bí thư: Lê An, Hà Ba")
    >>> an, ba = Name(16, 21, "Lê An"), Name(23, 28, "Hà Ba")
    >>> an.rule, an.front = "people.titled", [Role(4, 14)]
    >>> spread(view, [an, ba])
    >>> ba.rule, ba.front == an.front
    ('people.listed', True)
    """
    for members in _lists(view, names):
        if any(name.rule for name in members):
            for name in members:
                name.rule = name.rule or _listed(name)
        if _is_plural(view, members[0]):
            _share(members)


def _lists(view: View, names: Sequence[Name]) -> Iterator[list[Name]]:
    """Yield the runs of two names or more that nothing but marks and "và" part."""
    listed, members = shape("listed"), list(names[:1])
    for left, right in pairwise(names):
        is_near = right.start - left.tail < _LONGEST_GAP
        if is_near and listed.fullmatch(view.lower, left.tail, right.start):
            members.append(right)
            continue
        if len(members) > 1:
            yield members
        members = [right]
    if len(members) > 1:
        yield members


def _listed(name: Name) -> str | None:
    is_doubtful = name.is_short or name.needs_role or name.in_capitals
    return None if is_doubtful else "people.listed"


def _is_plural(view: View, first: Name) -> bool:
    """Whether a word of plural stands in front of a list and its address or role."""
    at = first.front[0].start if first.front else first.lead
    words = view.lower[max(0, at - _REACH) : at].split()
    return bool(words) and words[-1] in lexicon().plurals


def _share(members: Sequence[Name]) -> None:
    first, last = members[0], members[-1]
    for name in members:
        if not name.roles:
            name.front = first.front
            name.back = [] if first.front else [*last.back]
