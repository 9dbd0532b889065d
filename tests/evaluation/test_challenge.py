"""Challenge tables: their notation and how they are scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluation import GoldError, load_challenge, run_challenge
from extract.evaluation.challenge import failed, parse_table, read_marks
from extract.pipeline import extract
from extract.record import Article, Record

DATES = 'field = "dates"\n[[family]]\nname = "n"\npublished = "2024-01-02"\ncases = [%s]'

EVENTS = (
    'field = "events"\n[[family]]\nname = "n"\ncases = [{{text = "{text}", events = ["{line}"]}}]'
)


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
        ('field = "places"\nfamily = []', "there is no field"),
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


def test_a_stated_attribute_counts_for_passing_and_not_for_the_figures() -> None:
    families = parse_table(DATES % '"⟦Ngày 16/5/2023→2023-05-16|resolved_from=publication⟧"')
    [score] = run_challenge(families, extract)
    assert (score.passed, score.score.f1) == (0, 1.0)
    assert [(e.kind, e.gold, e.predicted) for e in score.errors] == [
        ("wrong_attribute", "resolved_from=publication", "resolved_from=text")
    ]


def test_a_case_may_differ_from_its_family() -> None:
    case = '{ text = "⟦Ngày 16/5→2023-05-16⟧", published = "2023-05-20" }'
    [family] = parse_table(DATES % case)
    assert family.cases[0].article.published_at == "2023-05-20"
    assert run_challenge([family], extract)[0].passed == 1


def test_events_are_written_on_one_line() -> None:
    line = "commendation | 2024-06-17 | Huyện ủy Củ Chi | 05-CT/TW, 01-KL/TW | 5 collective"
    text = "Ngày 17/6, Huyện ủy Củ Chi khen thưởng 5 tập thể."
    [family] = parse_table(EVENTS.format(text=text, line=line))
    [event] = family.cases[0].labels.events
    assert (event.type, event.date, event.committee) == (
        "commendation", "2024-06-17", "Huyện ủy Củ Chi",
    )  # fmt: skip
    assert event.documents == ["05-CT/TW", "01-KL/TW"]
    assert [family.cases[0].labels.awards[i].count for i in event.awards] == [5]


def test_events_may_be_written_with_what_else_could_be_defended() -> None:
    line = "?study or meeting | 2024-05-16 or - | UBND Quận 7 | 05-CT/TW or - | 3 collective"
    [family] = parse_table(EVENTS.format(text="Quận 7 họp.", line=line))
    [event] = family.cases[0].labels.events
    assert (event.optional, event.type, event.date) == (True, "study", "2024-05-16")
    assert (event.committee, event.documents, event.awards) == ("UBND Quận 7", ["05-CT/TW"], [0])
    assert event.also.type == ["meeting"]
    assert event.also.date == [None]
    assert event.also.committee == []
    assert event.also.documents == [[]]
