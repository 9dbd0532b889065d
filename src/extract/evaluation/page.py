"""The report as one self-contained page: bars with intervals, every miss in its article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.evaluation.changes import Change
from extract.evaluation.gate import Failure
from extract.evaluation.gold import Gold
from extract.evaluation.report import Report, Score
from extract.language import in_every_language, names
from extract.pages import Layout, fill_page, opening

_LAYOUT = Layout("extract.evaluation", "page", ("page.js",), errors=True)


def to_html(
    report: Report,
    gold: Sequence[Gold],
    failures: Sequence[Failure] = (),
    changes: Sequence[Change] = (),
    language: str | None = None,
) -> str:
    """Write the page. `gold` gives the texts in which the errors are shown.

    `language` is the one the page opens in; without it the reader's browser decides.
    """
    data = {
        "rules": report.rules_version,
        "scores": [_bar(name, one, report.scores) for name, one in _main(report)],
        "accuracies": {name: one.model_dump() for name, one in report.accuracies.items() if one.of},
        "names": names.ALL,
        "failures": [_failure(failure) for failure in failures],
        "changes": [change.model_dump() for change in changes],
        "articles": _articles(report, gold),
    }
    return fill_page(_LAYOUT, "extract · accuracy", data, language)


def _failure(failure: Failure) -> dict[str, Any]:
    lost = [f"{article}: {error}" for article, errors in failure.lost.items() for error in errors]
    return {"message": in_every_language(failure.message), "lost": lost}


def _main(report: Report) -> list[tuple[str, Score]]:
    return [
        (name, one) for name, one in report.scores.items() if not name.endswith((".exact", ".span"))
    ]


def _bar(name: str, one: Score, scores: dict[str, Score]) -> dict[str, Any]:
    exact = scores.get(f"{name}.exact")
    return {"name": name, "exact": exact.f1 if exact else None} | one.model_dump()


def _articles(report: Report, gold: Sequence[Gold]) -> list[dict[str, Any]]:
    articles = {one.article.id: one.article for one in gold}
    found = []
    for one in report.articles:
        article = articles[one.id]
        errors = [error.model_dump(exclude={"article"}) for error in one.errors]
        title = article.title or opening(article.text)
        # An article without errors is listed, and its text left out.
        text = article.text if errors else ""
        found.append({"id": one.id, "title": title, "text": text, "errors": errors})
    return found
