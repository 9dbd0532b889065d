"""The project's own corpus and gold are sound, and the corpus is byte for byte what was given."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from extract.evaluation import lint_gold

ROOT = Path(__file__).parents[1]
MANIFEST = json.loads((ROOT / "corpus/manifest.json").read_text("utf-8"))


def test_gold_has_no_problem() -> None:
    assert [str(problem) for problem in lint_gold(ROOT / "gold", ROOT / "corpus")] == []


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["id"])
def test_corpus_file_is_as_it_was_given(entry: dict[str, str]) -> None:
    content = (ROOT / "corpus" / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert (ROOT / "gold" / f"{entry['id']}.json").exists()
    assert entry["kind"] in ("real", "constructed")


def test_every_text_of_the_corpus_is_in_the_manifest() -> None:
    texts = {path.name for path in (ROOT / "corpus").glob("*.txt")}
    assert texts == {entry["file"] for entry in MANIFEST}
