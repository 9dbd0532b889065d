"""Attach: which act governs which count, read from left to right as a reader does.

A sentence is a string of counts and cues. A verb of honouring governs the counts after it;
in the passive, the counts before it. A verb of giving or winning honours only with the name
of an honour. Other verbs take over ("tham gia", "giúp đỡ"); lists, semicolons and "trong đó"
give back. A count that is joined to the one before shares its fate. (The method is that of
cascaded finite-state extraction: Hobbs et al., FASTUS, 1997.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.fields.awards.counts import Count
from extract.fields.awards.cues import read_cue
from extract.fields.awards.fates import read_count
from extract.fields.awards.find import Cue
from extract.fields.awards.state import Award, Governor, State, in_order
from extract.fields.awards.subjects import restated, take_rest, take_tally, unnamed
from extract.reading import View
from extract.record import Span

_ASIDES = ("real", "named")
"""What may stand between "được" and its verb: adverbs, and who honours."""


class Outcome(NamedTuple):
    """What one sentence gives."""

    awards: list[Award]
    unnamed: list[Award]
    """Counts of those who "were given" something the sentence does not name."""
    restated: list[Award]
    """Counts that are awards where they say again what the article tells elsewhere."""
    selected: list[Award]
    """Counts of those "chosen": awards where the article says elsewhere for which title."""
    ongoing: Governor | None
    """The act that a list in the next sentence may go on with."""
    goes_on: bool
    """Whether it goes on with the act of the sentence before."""


def attach(
    view: View,
    span: Span,
    tokens: Sequence[Count | Cue],
    before: Governor | None = None,
    *,
    goes_on: bool = False,
) -> Outcome:
    """Find the awards of one sentence.

    `before` is the act of the sentence before; `goes_on` tells that this one goes on with its list.

    >>> from extract.fields.awards.counts import find_counts
    >>> from extract.fields.awards.find import scan
    >>> from extract.reading import fold
    >>> view = fold("6 tập thể được tặng cờ thi đua; tặng 20 suất quà cho 20 hộ nghèo")
    >>> whole = (0, view.length)
    >>> found = attach(view, whole, scan(view, *whole, find_counts(view, *whole)))
    >>> [view.lower[award.count.start : award.count.end] for award in found.awards]
    ['6 tập thể']
    """
    carried = before if goes_on else None
    state = State(view, *span, governor=carried, past=carried, before=before)
    for token in tokens:
        if isinstance(token, Count):
            read_count(state, token)
        else:
            read_cue(state, token)
        if not (isinstance(token, Cue) and token.role in _ASIDES and state.follows("passive")):
            state.previous = token
    take_tally(state, carried is not None)
    take_rest(state)
    return Outcome(
        in_order(state.awards),
        unnamed(state),
        restated(state),
        state.selected,
        _ongoing(state),
        carried is not None,
    )


def _ongoing(state: State) -> Governor | None:
    governor = state.resume or state.governor
    if state.is_unreal or governor is None or governor.force != "honour":
        return None
    return governor._replace(passive=False, wholes=tuple(one.count for one in state.awards))
