"""Drafts of gold files, records of other revisions, and the module's own command."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli.main import group
from extract.evaluation import GoldError, lint_gold, load_gold, new_labels, records_at, write_labels
from extract.record import Article

from .evaluation_sample import TEXT
from .test_gold_files import write_gold

ROOT = Path(__file__).parents[2]
ARTICLE = Article(id="a", text=TEXT, site="bao.vn", published_at="2025-05-18")


def test_a_draft_loads_and_is_sound(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(write_labels(new_labels(ARTICLE)), "utf-8")
    assert lint_gold(tmp_path) == []
    [gold] = load_gold(tmp_path)
    assert gold.article == ARTICLE
    assert gold.labels.dates == gold.labels.events == []


def test_a_draft_beside_a_corpus_holds_no_text() -> None:
    assert "text" not in json.loads(write_labels(new_labels(ARTICLE, with_text=False)))["article"]


STUB = """
from extract.record import Record
def extract(article):
    return Record(article=article, rules_version="{version}")
"""


def repository(folder: Path) -> Path:
    """A repository whose first revision names itself so in its records."""
    package = folder / "src" / "extract"
    package.mkdir(parents=True)
    record = (ROOT / "src" / "extract" / "record.py").read_text("utf-8")
    (package / "__init__.py").write_text("", "utf-8")
    (package / "record.py").write_text(record, "utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    for version in ("one", "two"):
        (package / "pipeline.py").write_text(STUB.format(version=version), "utf-8")
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-qm", version], check=True)
    return folder


def test_records_come_from_the_revision_that_was_named(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    for revision, version in (("HEAD~1", "one"), ("HEAD", "two")):
        [record] = records_at(revision, [ARTICLE], folder)
        assert (record.rules_version, record.article) == (version, ARTICLE)


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x"])
def test_what_is_no_revision_is_refused(tmp_path: Path, revision: str) -> None:
    with pytest.raises(GoldError, match=revision):
        records_at(revision, [ARTICLE], repository(tmp_path))
    assert not (tmp_path / "x").exists()


def eval_command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["eval", *map(str, arguments)])


def test_the_command_prints_figures_and_misses(tmp_path: Path) -> None:
    write_gold(tmp_path)
    table = eval_command("--gold", tmp_path)
    assert table.exit_code == 0
    assert "events.strict" in table.output
    report = eval_command("--gold", tmp_path, "--fields", "dates", "--format", "json")
    assert json.loads(report.output)["fields"] == ["dates"]


def test_the_command_names_what_it_cannot_read(tmp_path: Path) -> None:
    result = eval_command("--gold", tmp_path)
    assert result.exit_code == 2
    assert "no gold files" in result.output
