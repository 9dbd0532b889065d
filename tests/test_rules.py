"""Every rule of every rulebook matches its examples and none of its near-misses."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extract.reading import fold
from extract.rules import Rule, Rulebook, RuleError, expand, parse_rulebook, read_rulebook

BOOKS = sorted(
    path
    for path in files("extract").rglob("*.toml")  # type: ignore[attr-defined]
    if "[[rule]]" in path.read_text("utf-8")
)


def every_rule() -> list[Rule]:
    return [rule for path in BOOKS for rule in read_rulebook(path.parent, path.name)]


def viewed(rule: Rule, text: str) -> str:
    view = fold(text)
    return view.norm if rule.view == "norm" else view.lower


CASES = [
    pytest.param(rule, text, id=f"{rule.id}: {text[:40]}")
    for rule in every_rule()
    for text in rule.examples
]
MISSES = [
    pytest.param(rule, text, id=f"{rule.id}: {text[:40]}")
    for rule in every_rule()
    for text in rule.near_misses
]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_example_matches(rule: Rule, text: str) -> None:
    marked = viewed(rule, text)
    plain = marked.replace("⟦", "").replace("⟧", "")
    match = rule.pattern.search(plain)
    assert match, f"{rule.id} does not match {plain!r}"
    if "⟦" in marked:
        assert match[0] == marked[marked.index("⟦") + 1 : marked.index("⟧")]


@pytest.mark.parametrize(("rule", "text"), MISSES)
def test_near_miss_does_not_match(rule: Rule, text: str) -> None:
    assert not rule.pattern.search(viewed(rule, text)), f"{rule.id} matches {text!r}"


def test_ids_are_unique_across_rulebooks() -> None:
    ids = [rule.id for rule in every_rule()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.id)
def test_rule_says_what_it_reads_and_shows_it(rule: Rule) -> None:
    assert rule.comment
    assert rule.examples
    assert rule.near_misses


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("[[rule]]\nid = 'a'\n", "lacks 'pattern'"),
        ("[[rule]]\nid = 'a'\npattern = '{{b}}'\n", "lacks 'b'"),
        ("[[rule]]\nid='a'\npattern='x'\n[[rule]]\nid='a'\npattern='y'\n", "twice"),
        ("[[rule", "Expected"),
    ],
)
def test_broken_rulebook_is_named(source: str, fault: str) -> None:
    with pytest.raises(RuleError, match=fault):
        parse_rulebook(source)


def test_broken_pattern_names_its_rule() -> None:
    book: Rulebook = parse_rulebook("[[rule]]\nid = 'a.b'\npattern = '('\n")
    with pytest.raises(RuleError, match=r"a\.b"):
        _ = book["a.b"].pattern


def test_fragments_in_a_circle_are_refused() -> None:
    with pytest.raises(RuleError, match="circle"):
        expand("{{a}}", {"a": "{{b}}", "b": "{{a}}"})
