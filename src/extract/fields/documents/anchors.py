"""Run a rule only where one of its words stands: all words are looked for in one sweep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from extract.fields.documents.grammar import PACKAGE
from extract.reading import Reading
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner
from extract.sweep import LOWER


def anchored(rule: Rule, reading: Reading) -> Iterator[regex.Match[str]]:
    """Yield the matches of a rule that begin at one of its `anchors`, in order."""
    for at in _words()[rule.id].places(reading.lower):
        if match := rule.pattern.match(reading.norm, at):
            yield match


@cache
def _words() -> Mapping[str, Scanner[None]]:
    """Give the scanner for the words of each rule that has such."""
    words = {
        rule.id: Scanner((regex.escape(word, literal_spaces=True), None) for word in anchors)
        for rule in load_rulebook(PACKAGE)
        if (anchors := rule.attributes.get("anchors"))
    }
    LOWER.join(*words.values())
    return words
