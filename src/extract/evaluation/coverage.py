"""Rule coverage: which rules fired on gold, how often right; what no rule reaches."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from extract.evaluation.errors import Error
from extract.evaluation.report import Accuracy, Report
from extract.record import Model
from extract.rules import Rulebook, read_rulebook

_HOMES = ("fields", "events")


class Coverage(Model):
    """How the rules fare on gold."""

    fired: dict[str, Accuracy]
    """Per rule that made a mention or filled a slot: how often it was right."""
    silent: list[str]
    """Rules that made none: dead, or never met in gold."""
    unreached: list[Error]
    """Gold mentions that no rule reaches."""


def coverage(report: Report) -> Coverage:
    """Hold a report against the rulebooks of fields and events."""
    return Coverage(
        fired=report.rules,
        silent=[rule for rule in rule_ids() if rule not in report.rules],
        unreached=[error for error in report.errors if error.kind == "missed" and error.text],
    )


def rule_ids() -> list[str]:
    """List the ids of every rule that can make a mention or fill a slot."""
    package = files("extract")
    books = (book for home in _HOMES for book in _rulebooks(package.joinpath(home)))
    return sorted(rule.id for book in books for rule in book)


def _rulebooks(folder: Traversable) -> Iterator[Rulebook]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _rulebooks(entry)
        elif entry.name.endswith(".toml"):
            yield read_rulebook(folder, entry.name)
