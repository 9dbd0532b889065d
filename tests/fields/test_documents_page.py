"""The page of symbols is made from the grammar, and is not stale."""

from __future__ import annotations

import runpy
from pathlib import Path

from extract.fields.documents.grammar import kinds
from extract.fields.documents.value import canonical_id

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/symbols.md").read_text("utf-8")


def test_the_page_is_as_the_grammar_makes_it() -> None:
    made = runpy.run_path(str(ROOT / "scripts/symbols_page.py"))["page"]()
    assert made == PAGE, "run: make symbols"


def test_every_kind_and_code_is_on_it() -> None:
    for kind in kinds():
        (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {kind.name} |")]
        assert all(f"`{code}`" in row for code in kind.codes)


def test_the_spellings_shown_fold_as_shown() -> None:
    rows = [
        line.split("`") for line in PAGE.partition("## Spellings")[2].splitlines() if "`" in line
    ]
    assert len(rows) > 10
    for _, written, _, shown, _ in rows:
        assert canonical_id(written) == shown
