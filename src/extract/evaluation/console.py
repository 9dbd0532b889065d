"""The report in a terminal: a table of figures and a listing of errors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.evaluation.errors import Error
from extract.evaluation.report import Accuracy, Report, Score

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def render_table(report: Report, console: Console) -> None:
    """Print every figure with its counts and interval, then the accuracies."""
    from rich.table import Table

    title = f"{len(report.articles)} articles · rules {report.rules_version}"
    table = Table(title=title, box=None, padding=(0, 1), title_justify="left")
    table.add_column("figure", no_wrap=True)
    for column in ("P", "R", "F1", "95 % of F1", "exact", "right", "said", "gold"):
        table.add_column(column, justify="right", no_wrap=True)
    for name, one in report.scores.items():
        if not name.endswith((".exact", ".span")):
            _add_row(table, name, one, report.scores.get(f"{name}.exact"))
    console.print(table)
    console.print("  ".join(_accuracy(name, one) for name, one in report.accuracies.items()))
    if report.unrecorded:
        console.print(f"no record for: {', '.join(report.unrecorded)}", style="red")


def _add_row(table: Table, name: str, one: Score, exact: Score | None) -> None:
    table.add_row(
        name,
        figure(one.precision),
        figure(one.recall),
        figure(one.f1),
        interval(one),
        figure(exact.f1) if exact else "",
        str(one.right),
        str(one.predicted),
        str(one.gold),
    )


def render_errors(errors: Iterable[Error], console: Console) -> None:
    """Print each error: what and where, gold against predicted, rule, sentence."""
    from rich.text import Text

    for error in errors:
        head = f"{error.article} {error.field} {error.kind.replace('_', ' ')}"
        body = f" ⟦{error.text}⟧ gold {error.gold} · got {error.predicted}"
        rule = f" · {error.rule}" if error.rule else ""
        console.print(Text(head, style="bold") + Text(body + rule), soft_wrap=True)
        console.print(Text(f"    {error.sentence}", style="dim"), soft_wrap=True)


def figure(value: float | None) -> str:
    """Write a figure between 0 and 1, or a dash where it is undefined.

    >>> figure(0.98765), figure(None)
    ('0.988', '–')
    """
    return "–" if value is None else f"{value:.3f}"


def interval(one: Score) -> str:
    """Write the interval of F1, or nothing where there is none."""
    low, high = one.intervals.get("f1", (None, None))
    return "" if low is None else f"{figure(low)}–{figure(high)}"


def _accuracy(name: str, one: Accuracy) -> str:
    return f"{name} {figure(one.accuracy)} ({one.right}/{one.of})"
