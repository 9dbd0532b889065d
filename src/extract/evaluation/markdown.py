"""The report as Markdown, for a pull request or the summary of a CI job."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from extract.evaluation.changes import Change
from extract.evaluation.console import accuracy, both_values, figure, headline, interval
from extract.evaluation.errors import Error
from extract.evaluation.gate import Failure
from extract.evaluation.listing import group_errors
from extract.evaluation.report import Report, Score
from extract.evaluation.wording import figure_name, kind_name, retold
from extract.language import grouped, say

_SUMMARY = "GITHUB_STEP_SUMMARY"
_LONGEST_LIST = 200


def to_markdown(
    report: Report, failures: Sequence[Failure] = (), changes: Sequence[Change] = ()
) -> str:
    """Write figures, what keeps the gate shut, gains and losses, and the errors by kind."""
    parts = [
        f"## {say('Extraction accuracy')}\n\n{headline(report)}\n",
        _table(report),
        _failures(failures),
        _changes(changes),
        *(_errors(kind, errors) for kind, errors in group_errors(report.errors, "kind")),
    ]
    return "\n".join(part for part in parts if part)


def write_summary(markdown: str, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Append to the CI job's summary where the environment names one; return its path."""
    name = environment.get(_SUMMARY)
    if not name:
        return None
    path = Path(name)
    with path.open("a", encoding="utf-8") as file:
        file.write(markdown + "\n")
    return path


def _table(report: Report) -> str:
    heads = ["P", "R", "F1", say("95 % of F1"), say("exact F1")]
    counts = [say("right"), say("said"), say("gold")]
    rows = [f"| {' | '.join([say('figure'), *heads, *counts])} |", "|---|" + "---:|" * 8]
    for name, one in report.scores.items():
        if not name.endswith((".exact", ".span")):
            rows.append(_row(name, one, report.scores.get(f"{name}.exact")))
    accuracies = [accuracy(name, one) for name, one in report.accuracies.items() if one.of]
    return "\n".join(rows) + "\n" + (f"\n{', '.join(accuracies)}\n" if accuracies else "")


def _row(name: str, one: Score, exact: Score | None) -> str:
    cells = [
        figure_name(name),
        figure(one.precision),
        figure(one.recall),
        figure(one.f1),
        interval(one),
    ]
    cells += [figure(exact.f1) if exact else "", str(one.right), str(one.predicted), str(one.gold)]
    return f"| {' | '.join(cells)} |"


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    lines = [f"- {escape(line.strip())}" for one in failures for line in retold(one).splitlines()]
    return f"### {say('The gate stays shut')}\n\n" + "\n".join(lines) + "\n"


def _changes(changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    lines = []
    for change in changes:
        lines.append(
            f"- **{escape(change.article)}** {figure_name(change.field)}: "
            f"F1 {figure(change.before)} → {figure(change.after)}"
        )
        lines += [f"  - {say('gained')} {escape(one)}" for one in change.gained]
        lines += [f"  - {say('lost')} {escape(one)}" for one in change.lost]
    return f"### {say('Gains and losses')}\n\n" + "\n".join(lines) + "\n"


def _errors(kind: str, errors: list[Error]) -> str:
    lines = [_error(error) for error in islice(errors, _LONGEST_LIST)]
    if len(errors) > _LONGEST_LIST:
        more = len(errors) - _LONGEST_LIST
        lines.append(f"- {say('… {count} more', count=grouped(more))}")
    summary = f"<summary>{kind_name(kind)} ({len(errors)})</summary>"
    return f"<details>{summary}\n\n" + "\n".join(lines) + "\n\n</details>\n"


def _error(error: Error) -> str:
    words = f" ⟦{escape(error.text)}⟧" if error.text else ""
    said = escape(both_values(error))
    rule = f" · `{error.rule}`" if error.rule else ""
    sentence = f"\n  > {escape(error.sentence)}" if error.sentence else ""
    return f"- **{escape(error.article)}** {figure_name(error.field)}{words} {said}{rule}{sentence}"


def escape(text: str) -> str:
    r"""Keep text from being read as markup, on one line.

    >>> escape("a|b *c*\n<d>")
    'a\\|b \\*c\\* &lt;d>'
    """
    flat = " ".join(text.split()).replace("<", "&lt;")
    return "".join(f"\\{char}" if char in "\\`*_[]|#~" else char for char in flat)
