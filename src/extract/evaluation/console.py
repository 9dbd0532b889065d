"""The report in a terminal: a table of figures and a listing of errors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.evaluation.challenge import FamilyScore
from extract.evaluation.changes import Change
from extract.evaluation.coverage import Coverage
from extract.evaluation.errors import Error
from extract.evaluation.report import Accuracy, Report, Score
from extract.evaluation.wording import figure_name, kind_name, value_said
from extract.language import decimal, say, say_many
from extract.writing.tables import print_line

if TYPE_CHECKING:
    from rich.console import Console

_FIGURES = 66
"""Columns that the figures of a row need beside its name."""


def render_table(report: Report, console: Console) -> None:
    """Print every figure with its counts and interval, then the accuracies."""
    from rich.table import Table

    listed = [name for name in report.scores if not name.endswith((".exact", ".span"))]
    is_narrow = console.width < max((len(_named(name)) for name in listed), default=0) + _FIGURES
    heads = [
        "P",
        "R",
        "F1",
        say("95 % of F1"),
        say("exact"),
        say("right"),
        say("said"),
        say("gold"),
    ]
    table = Table(box=None, padding=(0, 1))
    table.add_column(say("figure"), no_wrap=True)
    for head in [*heads[:4], heads[-1]] if is_narrow else heads:
        table.add_column(head, justify="right", no_wrap=True)
    for name in listed:
        cells = _cells(report.scores[name], report.scores.get(f"{name}.exact"))
        if is_narrow:
            table.add_row(figure_name(name), *cells[:4], cells[-1])
        else:
            table.add_row(_named(name), *cells)
    console.print(headline(report), style="italic", markup=False)
    console.print(table)
    console.print("  ".join(accuracy(name, one) for name, one in report.accuracies.items()))
    if report.unrecorded:
        told = say("no record for: {articles}", articles=", ".join(report.unrecorded))
        console.print(told, style="red", markup=False)


def headline(report: Report) -> str:
    """Say how many articles were measured, and by which rules."""
    articles = say_many("{count} article", "{count} articles", len(report.articles))
    return f"{articles} · {say('rules {version}', version=report.rules_version)}"


def _cells(one: Score, exact: Score | None) -> tuple[str, ...]:
    return (
        figure(one.precision),
        figure(one.recall),
        figure(one.f1),
        interval(one),
        figure(exact.f1) if exact else "",
        str(one.right),
        str(one.predicted),
        str(one.gold),
    )


def _named(code: str) -> str:
    """Name a figure, its code after it: options ask for the code."""
    name = figure_name(code)
    return name if name == code else f"{name} ({code})"


def render_errors(errors: Iterable[Error], console: Console) -> None:
    """Print each error: what and where, gold against predicted, rule, sentence."""
    from rich.text import Text

    for error in errors:
        head = f"{error.article} {figure_name(error.field)} · {kind_name(error.kind)}"
        words = f" ⟦{error.text}⟧" if error.text else ""
        rule = f" · {error.rule}" if error.rule else ""
        body = f"{words} {both_values(error)}{rule}"
        console.print(Text(head, style="bold") + Text(body), soft_wrap=not console.is_terminal)
        print_line(console, f"    {error.sentence}", under=4)


def both_values(error: Error) -> str:
    """Say what gold has and what was read."""
    return say(
        "gold {gold} · got {said}",
        gold=value_said(error.field, error.gold),
        said=value_said(error.field, error.predicted),
    )


def render_changes(changes: Iterable[Change], console: Console) -> None:
    """Print what was gained and lost, article by article."""
    from rich.text import Text

    for change in changes:
        figures = f"F1 {figure(change.before)} → {figure(change.after)}"
        name = figure_name(change.field)
        console.print(Text(f"{change.article} {name}: {figures}", style="bold"))
        for sign, style, listed in (("+", "green", change.gained), ("-", "red", change.lost)):
            for one in listed:
                console.print(
                    Text(f"  {sign} {one}", style=style), soft_wrap=not console.is_terminal
                )


def render_coverage(found: Coverage, console: Console) -> None:
    """Print each rule that fired and how often it was right, the worst first, then the silent."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1))
    for column, side in ((say("rule"), "left"), (say("right"), "right"), (say("fired"), "right")):
        table.add_column(column, justify=side)  # type: ignore[arg-type]
    for rule, one in sorted(found.fired.items(), key=lambda item: (item[1].accuracy or 0, item[0])):
        table.add_row(rule, str(one.right), str(one.of))
    console.print(table)
    silent = ", ".join(found.silent) or say("none")
    console.print(say("never fired ({count}): {rules}", count=len(found.silent), rules=silent))
    console.print(say("gold mentions that no rule reaches: {count}", count=len(found.unreached)))


def render_families(families: Iterable[FamilyScore], console: Console) -> None:
    """Print the families of the challenge tables: cases passed, and F1."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1))
    table.add_column(say("field"))
    table.add_column(say("family"))
    table.add_column(say("passed"), justify="right")
    table.add_column("F1", justify="right")
    for one in families:
        style = None if one.passed == one.cases else "red"
        passed = f"{one.passed}/{one.cases}"
        table.add_row(figure_name(one.field), one.family, passed, figure(one.score.f1), style=style)
    console.print(table)


def figure(value: float | None) -> str:
    """Write a figure between 0 and 1 as the language does, or a dash where it is undefined.

    >>> figure(0.98765), figure(None)
    ('0.988', '–')
    """
    return "–" if value is None else decimal(f"{value:.3f}")


def interval(one: Score) -> str:
    """Write the interval of F1, or nothing where there is none."""
    low, high = one.intervals.get("f1", (None, None))
    return "" if low is None else f"{figure(low)}–{figure(high)}"


def accuracy(name: str, one: Accuracy) -> str:
    """Write an accuracy with its counts."""
    return f"{figure_name(name)} {figure(one.accuracy)} ({one.right}/{one.of})"
