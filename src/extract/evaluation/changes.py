"""Gains and losses: what one report gets right that another does not, article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field

from extract.evaluation.errors import Error
from extract.evaluation.report import ArticleReport, Report
from extract.record import Model


class Change(Model):
    """What changed in one field of one article."""

    article: str
    """The article's id."""
    field: str
    """The field; all slots of events under `events`."""
    before: float | None
    """F1 before (of all slots, for events); null where there was nothing to find or say."""
    after: float | None
    """F1 after."""
    gained: list[str] = Field(default_factory=list)
    """Errors that are gone."""
    lost: list[str] = Field(default_factory=list)
    """Errors that are new."""


def compare_reports(before: Report, after: Report) -> list[Change]:
    """List what a change gained and lost, per article and field, unchanged ones left out.

    Articles that only one of the reports holds are passed over.
    """
    known = {article.id: article for article in before.articles}
    pairs = [(known[one.id], one) for one in after.articles if one.id in known]
    return [change for old, new in pairs for change in _compare_articles(old, new)]


def labels_of(errors: Iterable[Error]) -> list[str]:
    """Name the errors that count so that a later run's can be told from them.

    A gold label is named by its field, place and value, whether it was missed or misread;
    a false alarm by its place and the value that was given.
    """
    return [_label(error) for error in errors if error.counts]


def new_in(later: Sequence[str], earlier: Sequence[str]) -> list[str]:
    """Return the names that occur more often in `later` than in `earlier`."""
    return list((Counter(later) - Counter(earlier)).elements())


def group(field: str) -> str:
    """Name the field that an error, a floor or a slot belongs to.

    >>> group("events.date"), group("dates")
    ('events', 'dates')
    """
    return field.partition(".")[0]


def _label(error: Error) -> str:
    value = f"= {error.gold}" if error.gold is not None else f"≠ {error.predicted}"
    if group(error.field) == "events":
        return f"{error.field} {value}"
    return f"{error.field} {error.start}–{error.end} ⟦{error.text}⟧ {value}"


def _compare_articles(before: ArticleReport, after: ArticleReport) -> Iterator[Change]:
    fields = dict.fromkeys(group(name) for name in after.scores if name != "mentions")
    for field in fields:
        old, new = _labels_in(before, field), _labels_in(after, field)
        if Counter(old) != Counter(new):
            yield Change(
                article=after.id,
                field=field,
                before=_f1(before, field),
                after=_f1(after, field),
                gained=new_in(old, new),
                lost=new_in(new, old),
            )


def _labels_in(article: ArticleReport, field: str) -> list[str]:
    return labels_of(error for error in article.errors if group(error.field) == field)


def _f1(article: ArticleReport, field: str) -> float | None:
    score = article.scores.get("events.slots" if field == "events" else field)
    return score.f1 if score else None
