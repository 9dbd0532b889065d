"""Challenge tables: their notation, and the tables of this project."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluation import GoldError, load_challenge, run_challenge
from extract.evaluation.challenge import failed, parse_table, read_marks
from extract.evaluation.gold import all_labels
from extract.evaluation.values import FIELDS
from extract.record import Article, Record

TABLES = Path(__file__).parent / "challenge"
DATES = 'field = "dates"\n[[family]]\nname = "n"\npublished = "2024-01-02"\ncases = [%s]'


def silent(article: Article) -> Record:
    """An extractor that finds nothing."""
    return Record(article=article)


def test_families_carry_labels_that_stand_in_their_text() -> None:
    [family] = parse_table(DATES % '"Sáng ⟦16/5→2023-05-16⟧ và ⟦năm 2021-2022→2021/2022⟧"')
    [case] = family.cases
    assert case.article.text == "Sáng 16/5 và năm 2021-2022"
    assert case.article.published_at == "2024-01-02"
    assert [(date.text, date.kind) for date in case.labels.dates] == [
        ("16/5", "date"),
        ("năm 2021-2022", "interval"),
    ]


def test_an_extractor_that_finds_nothing_passes_only_what_holds_nothing() -> None:
    families = parse_table(DATES % '"Sáng ⟦16/5→2023-05-16⟧", "Không có gì"')
    [score] = run_challenge(families, silent)
    assert (score.cases, score.passed, score.score.recall) == (2, 1, 0.0)
    assert [error.kind for error in score.errors] == ["missed"]
    assert failed([score]) == [score]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('field = "places"\nfamily = []', "no field of mentions"),
        ("[[family]]", "field"),
        ("field =", "Invalid"),
        (DATES.replace("dates", "awards") % '"⟦hai→two⟧"', "not enough values"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, source: str, fault: str) -> None:
    (tmp_path / "broken.toml").write_text(source, "utf-8")
    with pytest.raises(GoldError, match=r"broken\.toml.*" + fault):
        load_challenge(tmp_path)


@given(st.lists(st.text("ab c", min_size=1, max_size=5), min_size=1, max_size=6))
def test_marks_stand_in_the_plain_text(parts: list[str]) -> None:
    marked = "".join(f"{part}⟦{part}→v⟧" for part in parts)
    text, marks = read_marks(marked)
    assert text == "".join(part * 2 for part in parts)
    assert [text[mark.start : mark.end] for mark in marks] == parts


def test_every_field_has_a_table_with_what_is_none_of_it() -> None:
    families = load_challenge(TABLES)
    assert {family.field for family in families} == set(FIELDS)
    bare = {f.field for f in families if not any(all_labels(c.labels) for c in f.cases)}
    assert bare == {"dates", "committees", "documents", "awards", "people"}
