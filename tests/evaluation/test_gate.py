"""The gate: stays shut on a broken rule, a lowered floor, an edited gold file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.evaluation.baseline import (
    Baseline,
    GateRefusalError,
    load_baseline,
    renew,
    write_baseline,
)
from extract.evaluation.gate import gate
from extract.evaluation.gold import GoldError
from extract.evaluation.report import Report, evaluate

from .evaluation_sample import TEXT, altered, make_gold, make_record
from .test_gold_files import write_corpus, write_gold

GOLD = [make_gold("a"), make_gold("b", "constructed")]
PERFECT = evaluate([make_record("a"), make_record("b")], GOLD)
WITHOUT_PERIODS = {
    "dates": [mention for mention in make_record().dates if "giai" not in mention.text]
}


def broken_rule() -> Report:
    """What comes out when the rule for "giai đoạn …" does not fire any more."""
    return evaluate([make_record(id_, **WITHOUT_PERIODS) for id_ in ("a", "b")], GOLD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_gold(tmp_path, "a")
    write_gold(tmp_path, "b")
    write_baseline(renew(PERFECT, None, tmp_path), tmp_path)
    return tmp_path


def stored(folder: Path) -> Baseline:
    baseline = load_baseline(folder)
    assert baseline is not None
    return baseline


def test_opens_on_the_same_figures(folder: Path) -> None:
    assert gate(PERFECT, stored(folder), folder) == []


def test_a_broken_rule_names_field_articles_and_lost_mentions(folder: Path) -> None:
    failures = gate(broken_rule(), stored(folder), folder)
    assert [failure.field for failure in failures] == ["dates", "dates", "dates", None]
    assert failures[0].message == "dates (all): F1 0.8000, floor 1.0000"
    assert str(failures[0]).splitlines()[1] == (
        "  a: dates 83–102 ⟦giai đoạn 2021-2025⟧ = 2021/2025"
    )
    assert set(failures[0].lost) == {"a", "b"}


def test_a_lowered_floor(folder: Path) -> None:
    path = folder / "baseline.json"
    lowered = json.loads(path.read_text("utf-8"))
    lowered["floors"]["all"]["dates"] = 0.5
    path.write_text(json.dumps(lowered), "utf-8")
    [failure] = gate(PERFECT, stored(folder), folder)
    assert "edited by hand" in failure.message


def test_an_edited_gold_file(folder: Path) -> None:
    write_gold(folder, "a", **altered("dates", 0, value="2025-05-15"))
    [failure] = gate(PERFECT, stored(folder), folder)
    assert failure.message.startswith("gold is not what the baseline was set on (2 files then, 2")


def test_a_gold_file_more(folder: Path) -> None:
    write_gold(folder, "c")
    assert "3 now" in gate(PERFECT, stored(folder), folder)[0].message


def test_an_edited_corpus(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    gold = write_gold(tmp_path / "gold").parent
    baseline = renew(PERFECT, None, gold, corpus)
    assert gate(PERFECT, baseline, gold, corpus) == []
    (corpus / "a.txt").write_text("khác", "utf-8")
    assert gate(PERFECT, baseline, gold, corpus)[0].message.startswith("corpus is not")


def test_an_article_may_get_worse_when_another_gets_better_by_as_much(folder: Path) -> None:
    gold = [make_gold("a"), make_gold("b")]
    before = evaluate([make_record("a", **WITHOUT_PERIODS), make_record("b")], gold)
    after = evaluate([make_record("a"), make_record("b", **WITHOUT_PERIODS)], gold)
    assert gate(after, renew(before, None, folder), folder) == []


def test_an_article_got_worse_and_none_better(folder: Path) -> None:
    """A misread date becomes a miss and a false alarm: the same F1, one error more."""
    misread = altered("dates", 1, value="2020/2025")
    elsewhere = altered("dates", 1, start=250, end=252, text=TEXT[250:252])
    before = evaluate([make_record("a", **misread), make_record("b")], GOLD)
    after = evaluate([make_record("a", **elsewhere), make_record("b")], GOLD)
    [failure] = gate(after, renew(before, None, folder), folder)
    assert "better by as much: a (+1)" in failure.message
    assert len(failure.lost["a"]) == 1


def test_a_figure_that_is_no_longer_measured(folder: Path) -> None:
    some = evaluate([make_record("a"), make_record("b")], GOLD, ["dates"])
    messages = [failure.message for failure in gate(some, stored(folder), folder)]
    assert "awards (all) was not measured, floor 1.0000" in messages


def test_without_a_baseline(tmp_path: Path) -> None:
    write_gold(tmp_path)
    assert load_baseline(tmp_path) is None
    [failure] = gate(PERFECT, None, tmp_path)
    assert "--update" in failure.message


def test_a_broken_baseline_is_named(tmp_path: Path) -> None:
    (tmp_path / "baseline.json").write_text("[]", "utf-8")
    with pytest.raises(GoldError, match=r"baseline\.json"):
        load_baseline(tmp_path)


def test_renewal_refuses_to_lower_a_floor(folder: Path) -> None:
    with pytest.raises(GateRefusalError, match=r"all\.dates from 1\.0 to 0\.8"):
        renew(broken_rule(), stored(folder), folder)


def test_renewal_keeps_the_why(folder: Path) -> None:
    baseline = renew(broken_rule(), stored(folder), folder, why="periods move to another field")
    [allowance] = baseline.allowances
    assert allowance.why == "periods move to another field"
    assert allowance.lowered["all.dates"] == (1.0, 0.8)
    write_baseline(baseline, folder)
    assert gate(broken_rule(), stored(folder), folder) == []
    again = renew(PERFECT, stored(folder), folder)
    assert again.allowances == [allowance]


def test_a_reason_without_a_regression_is_not_kept(folder: Path) -> None:
    assert renew(PERFECT, stored(folder), folder, why="just in case").allowances == []


def test_renewal_is_the_same_every_time(folder: Path) -> None:
    first = (folder / "baseline.json").read_bytes()
    write_baseline(renew(PERFECT, stored(folder), folder), folder)
    assert (folder / "baseline.json").read_bytes() == first


def test_floors_are_kept_by_split(folder: Path) -> None:
    report = evaluate([make_record("a"), make_record("b", **WITHOUT_PERIODS)], GOLD)
    floors = renew(report, None, folder).floors
    assert floors["real"]["dates"] == 1.0
    assert floors["constructed"]["dates"] == 0.8
    assert floors["all"]["dates"] == 0.9090
