"""Evaluation: records held against hand-labelled gold, and a gate that CI can hold."""

from extract.evaluation.agreement import agreement, as_record
from extract.evaluation.baseline import (
    Baseline,
    GateRefusalError,
    load_baseline,
    renew,
    write_baseline,
)
from extract.evaluation.challenge import load_challenge, run_challenge
from extract.evaluation.changes import Change, compare_reports
from extract.evaluation.console import (
    render_changes,
    render_coverage,
    render_errors,
    render_families,
    render_table,
)
from extract.evaluation.coverage import Coverage, coverage
from extract.evaluation.drafting import new_labels, write_labels
from extract.evaluation.errors import Error
from extract.evaluation.gate import Failure, gate
from extract.evaluation.gold import Gold, GoldError, Labels, load_gold
from extract.evaluation.junit import to_junit
from extract.evaluation.lint import Problem, lint_gold
from extract.evaluation.listing import group_errors, worst
from extract.evaluation.markdown import to_markdown, write_summary
from extract.evaluation.page import to_html
from extract.evaluation.report import Report, evaluate
from extract.evaluation.revision import records_at
from extract.evaluation.scores import ALL_FIELDS
from extract.evaluation.wording import group_name, retold

__all__ = [
    "ALL_FIELDS",
    "Baseline",
    "Change",
    "Coverage",
    "Error",
    "Failure",
    "GateRefusalError",
    "Gold",
    "GoldError",
    "Labels",
    "Problem",
    "Report",
    "agreement",
    "as_record",
    "compare_reports",
    "coverage",
    "evaluate",
    "gate",
    "group_errors",
    "group_name",
    "lint_gold",
    "load_baseline",
    "load_challenge",
    "load_gold",
    "new_labels",
    "records_at",
    "render_changes",
    "render_coverage",
    "render_errors",
    "render_families",
    "render_table",
    "renew",
    "retold",
    "run_challenge",
    "to_html",
    "to_junit",
    "to_markdown",
    "worst",
    "write_baseline",
    "write_labels",
    "write_summary",
]
