"""The report in a terminal: a table of figures and a listing of errors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.evaluation.challenge import FamilyScore
from extract.evaluation.changes import Change
from extract.evaluation.coverage import Coverage
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
        words = f" ⟦{error.text}⟧" if error.text else ""
        body = f"{words} gold {error.gold} · got {error.predicted}"
        rule = f" · {error.rule}" if error.rule else ""
        console.print(Text(head, style="bold") + Text(body + rule), soft_wrap=True)
        console.print(Text(f"    {error.sentence}", style="dim"), soft_wrap=True)


def render_changes(changes: Iterable[Change], console: Console) -> None:
    """Print what was gained and lost, article by article."""
    from rich.text import Text

    for change in changes:
        figures = f"F1 {figure(change.before)} → {figure(change.after)}"
        console.print(Text(f"{change.article} {change.field}: {figures}", style="bold"))
        for sign, style, listed in (("+", "green", change.gained), ("-", "red", change.lost)):
            for one in listed:
                console.print(Text(f"  {sign} {one}", style=style), soft_wrap=True)


def render_coverage(found: Coverage, console: Console) -> None:
    """Print each rule that fired and how often it was right, the worst first, then the silent."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1))
    for column, side in (("rule", "left"), ("right", "right"), ("fired", "right")):
        table.add_column(column, justify=side)  # type: ignore[arg-type]
    for rule, one in sorted(found.fired.items(), key=lambda item: (item[1].accuracy or 0, item[0])):
        table.add_row(rule, str(one.right), str(one.of))
    console.print(table)
    console.print(f"never fired ({len(found.silent)}): {', '.join(found.silent) or 'none'}")
    console.print(f"gold mentions that no rule reaches: {len(found.unreached)}")


def render_families(families: Iterable[FamilyScore], console: Console) -> None:
    """Print the families of the challenge tables: cases passed, and F1."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1))
    table.add_column("field")
    table.add_column("family")
    table.add_column("passed", justify="right")
    table.add_column("F1", justify="right")
    for one in families:
        style = None if one.passed == one.cases else "red"
        passed = f"{one.passed}/{one.cases}"
        table.add_row(one.field, one.family, passed, figure(one.score.f1), style=style)
    console.print(table)


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
