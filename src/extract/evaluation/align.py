"""Mentions held against gold mentions: which pairs, what is missed, what is a false alarm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from extract.evaluation.assignment import assign
from extract.evaluation.scope import in_scope
from extract.evaluation.tally import Tally
from extract.evaluation.values import Field
from extract.record import Mention

_RIGHT = 10**9
_EXACT = 10**4
_CLOSE = 10**3


class Pair(NamedTuple):
    """A prediction and the gold mention it is held against."""

    gold: Any
    predicted: Any
    right: bool
    """The value is an accepted one."""
    required: bool
    """The gold mention is neither optional nor outside the scores."""

    @property
    def exact(self) -> bool:
        """Whether the spans are the same."""
        return span(self.gold) == span(self.predicted)


@dataclass
class Alignment:
    """One field of one article, aligned."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[Any] = field(default_factory=list)
    """Required gold mentions that no prediction overlaps, or that others took."""
    spurious: list[Any] = field(default_factory=list)
    """Predictions inside the scores that no gold mention answers."""

    @property
    def right(self) -> list[Pair]:
        """The required pairs with an accepted value."""
        return [pair for pair in self.pairs if pair.right and pair.required]

    @property
    def wrong(self) -> list[Pair]:
        """The pairs whose value is not accepted."""
        return [pair for pair in self.pairs if not pair.right]

    @property
    def tally(self) -> Tally:
        """Overlapping span and accepted value."""
        return self._tally(len(self.right))

    @property
    def exact(self) -> Tally:
        """The same span and an accepted value."""
        return self._tally(sum(pair.exact for pair in self.right))

    @property
    def located(self) -> Tally:
        """Overlapping span, whatever the value."""
        return self._tally(sum(pair.required for pair in self.pairs))

    def _tally(self, right: int) -> Tally:
        wrong = self.wrong
        predicted = len(self.right) + len(wrong) + len(self.spurious)
        gold = len(self.right) + sum(pair.required for pair in wrong) + len(self.missed)
        return Tally(right, predicted, gold)


def span(mention: Mention) -> tuple[int, int]:
    """Return a mention's span."""
    return mention.start, mention.end


def align(kind: Field, gold: Sequence[Any], predicted: Sequence[Any]) -> Alignment:
    """Align one field's predictions with its gold mentions, each used once.

    As many pairs as possible have an accepted value; among such alignments the one with
    the most equal spans, then the greatest overlap. Durations and what RECORD.md leaves
    outside the scores are not required and not held against the extractor.
    """
    labels = [mention for mention in gold if getattr(mention, "kind", "") != "duration"]
    found = [mention for mention in predicted if getattr(mention, "kind", "") != "duration"]
    alignment = Alignment()
    for some_gold, some_found in _clusters(labels, found):
        _align_cluster(kind, some_gold, some_found, alignment)
    return alignment


def _clusters(gold: Sequence[Any], found: Sequence[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """Cut the article where no span crosses: alignment is decided within each stretch."""
    order = sorted(
        chain(((m, True) for m in gold), ((m, False) for m in found)), key=lambda one: span(one[0])
    )
    labels: list[Any] = []
    others: list[Any] = []
    reach = -1
    for mention, is_gold in order:
        if mention.start >= reach and (labels or others):
            yield labels, others
            labels, others = [], []
        (labels if is_gold else others).append(mention)
        reach = max(reach, mention.end)
    if labels or others:
        yield labels, others


def _align_cluster(kind: Field, gold: list[Any], found: list[Any], into: Alignment) -> None:
    required = [not label.optional and in_scope(kind.name, label) for label in gold]
    weights = [
        [_weight(kind, label, other, needed) for other in found]
        for label, needed in zip(gold, required, strict=True)
    ]
    chosen = dict(assign(weights))
    for row, column in chosen.items():
        pair = Pair(gold[row], found[column], weights[row][column] >= _RIGHT, required[row])
        _add_pair(kind, pair, into)
    into.missed += [gold[row] for row in range(len(gold)) if row not in chosen and required[row]]
    taken = set(chosen.values())
    rest = (found[column] for column in range(len(found)) if column not in taken)
    into.spurious += [mention for mention in rest if in_scope(kind.name, mention)]


def _add_pair(kind: Field, pair: Pair, into: Alignment) -> None:
    """Add a pair; a wrong one that speaks of something outside the scores is no pair."""
    if pair.right or in_scope(kind.name, pair.predicted):
        into.pairs.append(pair)
    elif pair.required:
        into.missed.append(pair.gold)


def _weight(kind: Field, gold: Any, predicted: Any, required: bool) -> int:
    """Weigh a pair: accepted value before equal span before overlap; required gold first."""
    shared: int = min(gold.end, predicted.end) - max(gold.start, predicted.start)
    if shared <= 0:
        return 0
    union: int = max(gold.end, predicted.end) - min(gold.start, predicted.start)
    weight = 1 + _CLOSE * shared // union + _EXACT * (shared == union)
    if kind.accepts(gold, predicted):
        return weight + _RIGHT * (2 if required else 1)
    return weight if required else 1
