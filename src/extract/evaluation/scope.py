"""What RECORD.md leaves outside the scores: neither required nor wrong, labelled or not."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from extract.reading import fold
from extract.record import Mention
from extract.rules import Rule, parse_rulebook


def in_scope(field: str, mention: Mention) -> bool:
    """Whether the scores speak of a mention, judged by how it is written.

    >>> from extract.record import DateMention
    >>> in_scope("dates", DateMention(start=0, end=7, text="năm nay", kind="date", value="2024"))
    False
    """
    return not _outside(field, mention.text)


@cache
def _outside(field: str, surface: str) -> bool:
    lower = fold(surface).lower
    return any(rule.pattern.search(lower) for rule in _rules() if rule.attributes["field"] == field)


@cache
def _rules() -> tuple[Rule, ...]:
    source = files("extract.evaluation").joinpath("scope.toml").read_text("utf-8")
    return parse_rulebook(source, "scope.toml").rules
