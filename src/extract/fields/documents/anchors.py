"""Run a rule only where one of its words stands: a search for plain words costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.reading import Reading
from extract.rules import Rule


def anchored(rule: Rule, reading: Reading) -> Iterator[regex.Match[str]]:
    """Yield the matches of a rule that begin at one of its `anchors`, in order of the anchors."""
    for word in rule.attributes["anchors"]:
        at = reading.lower.find(word)
        while at >= 0:
            if match := rule.pattern.match(reading.norm, at):
                yield match
            at = reading.lower.find(word, at + len(word))
