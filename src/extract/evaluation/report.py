"""The report: figures with their counts and intervals, per article and over all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from extract.evaluation.bootstrap import Interval, intervals
from extract.evaluation.errors import Error
from extract.evaluation.gold import Gold
from extract.evaluation.scores import ALL_FIELDS, ArticleScores, score_article
from extract.evaluation.tally import Tally, total
from extract.evaluation.values import FIELDS
from extract.record import Model, Record


class Score(Model):
    """One figure: precision, recall and F1 with the counts behind them."""

    right: int
    """Predictions that are right."""
    predicted: int
    """Predictions that count."""
    gold: int
    """Gold labels that are required."""
    precision: float | None
    """Right over predicted; null when nothing was predicted."""
    recall: float | None
    """Right over gold; null when nothing was required."""
    f1: float | None
    """Their harmonic mean; null when there was nothing to find or say."""
    intervals: dict[str, Interval] = Field(default_factory=dict)
    """95 % bootstrap intervals over articles, by figure; none for fewer than two articles."""


class Accuracy(Model):
    """An attribute over the right mentions whose gold label states it."""

    right: int
    """How many agree."""
    of: int
    """How many were compared."""
    accuracy: float | None
    """Their ratio; null when none was compared."""


class ArticleReport(Model):
    """The figures and errors of one article."""

    id: str
    """The article's id."""
    split: str
    """`real` or `constructed`."""
    scores: dict[str, Score]
    """As in the report."""
    errors: list[Error] = Field(default_factory=list)
    """What went wrong."""


class Report(Model):
    """An evaluation: what was compared, the figures, and every error.

    Keys of `scores`: a mention field (`dates`), the same with equal spans (`dates.exact`) and
    whatever the value (`dates.span`); `mentions`, all fields together; `events.<slot>`,
    `events.slots`, `events.found` and `events.strict`.
    """

    schema_version: Literal["1.0"] = "1.0"
    """Version of this report's shape."""
    rules_version: str | None
    """Version of the rules that made the records."""
    fields: list[str]
    """The fields that were compared."""
    scores: dict[str, Score]
    accuracies: dict[str, Accuracy]
    """Attributes over the right mentions: `committees.level` and the like."""
    articles: list[ArticleReport]
    unrecorded: list[str] = Field(default_factory=list)
    """Ids of gold articles that had no record: all their labels are missed."""
    rules: dict[str, Accuracy] = Field(default_factory=dict)
    """Per rule that made a mention: how often it was right."""

    @property
    def errors(self) -> list[Error]:
        """Every error, article by article."""
        return [error for article in self.articles for error in article.errors]

    def to_json(self) -> str:
        """Write the report as indented JSON."""
        return self.model_dump_json(indent=2)


def evaluate(
    records: Iterable[Record], gold: Sequence[Gold], fields: Sequence[str] = ALL_FIELDS
) -> Report:
    """Compare records with gold, article by article; articles are matched by id.

    Raises `ValueError` for an unknown field. Records without gold are ignored; gold without a
    record counts as missed and is named in `unrecorded`.

    >>> from extract.evaluation.gold import Labels
    >>> from extract.record import Article, DateMention
    >>> text = "Họp ngày 16/5/2025."
    >>> date = {"start": 4, "end": 18, "text": text[4:18], "kind": "date", "value": "2025-05-16"}
    >>> labels = Labels(article={"id": "a"}, dates=[date], committees=[], documents=[],
    ...     awards=[], events=[])
    >>> article = Article(id="a", text=text)
    >>> record = Record(article=article, dates=[DateMention(**date)])
    >>> evaluate([record], [Gold(article, labels)]).scores["dates"].f1
    1.0
    """
    unknown = set(fields) - set(ALL_FIELDS)
    if unknown:
        raise ValueError(
            f"unknown fields: {', '.join(sorted(unknown))}; known: {', '.join(ALL_FIELDS)}"
        )
    known = {record.article.id: record for record in records}
    scored = [score_article(one, known.get(one.article.id), fields) for one in gold]
    version = next((record.rules_version for record in known.values()), None)
    unrecorded = [one.article.id for one in gold if one.article.id not in known]
    return assemble(scored, fields, version, unrecorded)


def assemble(
    scored: Sequence[ArticleScores],
    fields: Sequence[str],
    version: str | None,
    unrecorded: Sequence[str] = (),
) -> Report:
    """Put the scores of single articles together."""
    return Report(
        rules_version=version,
        fields=list(fields),
        scores=_scores([_with_mentions(article.tallies) for article in scored]),
        accuracies=_accuracies([article.accuracies for article in scored]),
        articles=[_article(article) for article in scored],
        unrecorded=list(unrecorded),
        rules=dict(sorted(_accuracies([article.fired for article in scored]).items())),
    )


def score(tally: Tally, spread: dict[str, Interval] | None = None) -> Score:
    """Write a tally out as a figure."""
    return Score(
        **tally._asdict(),
        precision=tally.precision,
        recall=tally.recall,
        f1=tally.f1,
        intervals=spread or {},
    )


def _with_mentions(tallies: dict[str, Tally]) -> dict[str, Tally]:
    """Add the sum over mention fields, before the figures of events."""
    mentions = {name: one for name, one in tallies.items() if not name.startswith("events.")}
    fields = [mentions[name] for name in FIELDS if name in mentions]
    together = {"mentions": total(fields)} if fields else {}
    return mentions | together | tallies


def _names(tables: Sequence[dict[str, Tally]]) -> list[str]:
    return list(dict.fromkeys(name for table in tables for name in table))


def _scores(tables: Sequence[dict[str, Tally]]) -> dict[str, Score]:
    scores = {}
    for name in _names(tables):
        tallies = [table.get(name, Tally()) for table in tables]
        scores[name] = score(total(tallies), intervals(tallies))
    return scores


def _accuracies(tables: Sequence[dict[str, Tally]]) -> dict[str, Accuracy]:
    found = {}
    for name in _names(tables):
        sum_ = total([table[name] for table in tables if name in table])
        found[name] = Accuracy(right=sum_.right, of=sum_.predicted, accuracy=sum_.precision)
    return found


def _article(article: ArticleScores) -> ArticleReport:
    tallies = _with_mentions(article.tallies)
    return ArticleReport(
        id=article.id,
        split=article.split,
        scores={name: score(tally) for name, tally in tallies.items()},
        errors=article.errors,
    )
