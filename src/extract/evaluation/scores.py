"""One article scored: every tally, accuracy and error of it, kept apart by figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.evaluation.align import Alignment, align
from extract.evaluation.errors import Error, Sentences, event_errors, mention_errors
from extract.evaluation.events import EventAlignment, align_events
from extract.evaluation.gold import Gold
from extract.evaluation.slots import SLOTS
from extract.evaluation.tally import Tally
from extract.evaluation.values import FIELDS, Field, attribute
from extract.record import Record

ALL_FIELDS = (*FIELDS, "events")


@dataclass
class ArticleScores:
    """The scores of one article.

    `tallies` holds, for each mention field, its main figure (`dates`), the one with equal
    spans (`dates.exact`) and the one that ignores values (`dates.span`); for events, each
    slot (`events.date`), all slots (`events.slots`), events paired at all (`events.found`)
    and events with all slots right (`events.strict`). `accuracies` holds attributes over the
    right mentions (`committees.level`): `right` of `gold`.
    """

    id: str
    split: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    accuracies: dict[str, Tally] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)
    fired: dict[str, Tally] = field(default_factory=dict)
    """Per rule: how often right, how often fired inside the scores."""


def score_article(gold: Gold, record: Record | None, fields: Iterable[str]) -> ArticleScores:
    """Score one article's record; without one, every gold label is missed."""
    found = record or Record(article=gold.article)
    scores = ArticleScores(gold.article.id, gold.split)
    sentences = Sentences(gold.article.text)
    for name in fields:
        if name == "events":
            _add_events(scores, align_events(gold.labels, found), found, sentences)
        elif getattr(gold.labels, name) is not None:
            _add_field(scores, gold, found, FIELDS[name], sentences)
    return scores


def _add_field(
    scores: ArticleScores, gold: Gold, record: Record, kind: Field, sentences: Sentences
) -> None:
    alignment = align(kind, getattr(gold.labels, kind.name), getattr(record, kind.name))
    scores.tallies[kind.name] = alignment.tally
    scores.tallies[f"{kind.name}.exact"] = alignment.exact
    scores.tallies[f"{kind.name}.span"] = alignment.located
    scores.errors += mention_errors(scores.id, kind, alignment, sentences)
    for name in kind.attributes:
        scores.accuracies[f"{kind.name}.{name}"] = _accuracy(alignment, name)
    _add_rules(scores, alignment)


def _accuracy(alignment: Alignment, name: str) -> Tally:
    """Count an attribute over the right mentions whose gold label states it."""
    stated = [pair for pair in alignment.right if name in pair.gold.model_fields_set]
    same = sum(attribute(p.gold, name) == attribute(p.predicted, name) for p in stated)
    return Tally(same, len(stated), len(stated))


def _add_rules(scores: ArticleScores, alignment: Alignment) -> None:
    for pair in alignment.right:
        _fire(scores, pair.predicted.rule, right=True)
    wrong = [pair.predicted for pair in alignment.wrong]
    for mention in wrong + alignment.spurious:
        _fire(scores, mention.rule, right=False)


def _fire(scores: ArticleScores, rule: str | None, *, right: bool) -> None:
    name = rule or "unnamed"
    scores.fired[name] = scores.fired.get(name, Tally()).plus(Tally(right, 1, 1))


def _add_events(
    scores: ArticleScores, alignment: EventAlignment, record: Record, sentences: Sentences
) -> None:
    for slot in SLOTS:
        scores.tallies[f"events.{slot}"] = alignment.slot(slot)
    scores.tallies["events.slots"] = alignment.slots
    scores.tallies["events.found"] = alignment.found
    scores.tallies["events.strict"] = alignment.strict
    scores.errors += event_errors(scores.id, alignment, record, sentences)
    for pair in alignment.pairs:
        for slot, ground in (pair.predicted.basis if pair.predicted else {}).items():
            if slot in SLOTS:
                _fire(scores, ground.rule, right=pair.slots[slot].right)
