"""Gold files: what loads, what is refused, and every fault the linter finds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluation.edtf import fault_in_value
from extract.evaluation.gold import GoldError, load_gold
from extract.evaluation.lint import lint_gold

from .evaluation_sample import TEXT, altered, content


def write_gold(folder: Path, name: str = "a", text: str | None = TEXT, **changed: Any) -> Path:
    folder.mkdir(exist_ok=True)
    article: dict[str, Any] = {"id": name} | ({} if text is None else {"text": text})
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"article": article} | content() | changed), "utf-8")
    return path


def write_corpus(folder: Path, text: str = TEXT, **changed: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(text, "utf-8")
    entry = {
        "file": "a.txt",
        "id": "a",
        "site": "bao.vn",
        "published_at": "2025-05-18",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "kind": "constructed",
    }
    (folder / "manifest.json").write_text(json.dumps([entry | changed]), "utf-8")
    return folder


def test_gold_with_its_own_text(tmp_path: Path) -> None:
    write_gold(tmp_path)
    [gold] = load_gold(tmp_path)
    assert gold.article.text == TEXT
    assert gold.split == "real"
    assert len(gold.labels.dates) == 3


def test_gold_takes_text_and_facts_from_the_corpus(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", text=None)
    [gold] = load_gold(tmp_path / "gold", write_corpus(tmp_path / "corpus"))
    assert (gold.article.text, gold.article.site) == (TEXT, "bao.vn")
    assert gold.article.published_at == "2025-05-18"
    assert gold.split == "constructed"


def test_what_the_gold_file_says_goes_before_the_manifest(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", article={"id": "a", "site": None, "published_at": "2025-05-19"})
    write_gold(tmp_path / "gold", text=None, article={"id": "a", "published_at": None})
    [gold] = load_gold(tmp_path / "gold", write_corpus(tmp_path / "corpus"))
    assert gold.article.published_at is None
    assert gold.article.site == "bao.vn"


def test_the_baseline_is_no_gold_file(tmp_path: Path) -> None:
    write_gold(tmp_path)
    (tmp_path / "baseline.json").write_text("{}", "utf-8")
    assert len(load_gold(tmp_path)) == 1


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"text": None}, "no text here"),
        ({"places": []}, "Extra inputs"),
        ({"dates": None}, "dates"),
        (altered("dates", 0, start=1), "does not stand at 1"),
        (altered("events", 0, awards=[3]), "there is no award 3"),
        (altered("events", 0, also={"awards": [[7]]}), "there is no award 7"),
        (altered("events", 0, also={"place": ["Hải Yên"]}), "also.place"),
        (altered("awards", 0, recipient="crowd"), "recipient"),
    ],
)
def test_refused(tmp_path: Path, changed: dict[str, Any], fault: str) -> None:
    write_gold(tmp_path, **changed)
    with pytest.raises(GoldError, match=fault):
        load_gold(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold files"):
        load_gold(tmp_path)


def test_broken_json_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{", "utf-8")
    with pytest.raises(GoldError, match=r"b\.json"):
        load_gold(tmp_path)


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", text=None)
    assert lint_gold(tmp_path / "gold", write_corpus(tmp_path / "corpus")) == []


def published(value: str) -> dict[str, Any]:
    return {"article": {"id": "a", "text": TEXT, "published_at": value}}


# what is changed → where the linter sees it, what it says
FAULTS = [
    (altered("dates", 0, start=1), "dates[0]", "does not stand"),
    (altered("dates", 2, end=999), "dates[2]", "does not stand"),
    (altered("dates", 0, start=0, end=5, text="Sáng "), "dates[0]", "space at its ends"),
    (altered("dates", 1, start=0, end=4, text="Sáng"), "dates[1]", "overlaps"),
    (altered("dates", 0, value="16/5/2025"), "dates[0].value", "is an interval"),
    (altered("dates", 0, value="2025-5-16"), "dates[0].value", "no EDTF"),
    (altered("dates", 0, value="2025-02-30"), "dates[0].value", "no day 30"),
    (altered("dates", 1, value="2025/2021"), "dates[1].value", "ends before"),
    (altered("dates", 0, also=["hôm qua"]), "dates[0].also", "no EDTF"),
    (altered("dates", 0, also=["2025-05-16"]), "dates[0].also", "repeats"),
    (altered("dates", 0, kind="moment"), "dates.0.kind", "Input should be"),
    (altered("committees", 0, name="Quận uỷ Hải Yên"), "committees[0].name", "canonical spelling"),
    (altered("committees", 0, level="village"), "committees.0.level", "Input should be"),
    (
        altered("committees", 0, unit={"type": "Quận", "name": "Quận Hải Yên", "code": "x1"}),
        "committees[0].unit.code",
        "no statistical code",
    ),
    (altered("documents", 0, also=["Chỉ thị 05"]), "documents[0].id", "no canonical id"),
    (altered("documents", 0, also=["05-CT/TW "]), "documents[0].id", "no canonical id"),
    (altered("documents", 0, issued="15/5/2016"), "documents[0].issued", "no day"),
    (altered("documents", 0, issued="2016-05"), "documents[0].issued", "no day"),
    (altered("awards", 0, period="10 năm"), "awards[0].period", "no EDTF value and no duration"),
    (altered("people", 0, roles=[" "]), "people[0].roles", "empty role"),
    (altered("events", 0, documents=["06-CT/TW"]), "events[0].documents", "no document"),
    (altered("events", 0, awards=[0, 0]), "events[0].awards", "names one twice"),
    (altered("events", 0, awards=[8]), "", "there is no award 8"),
    (altered("events", 0, evidence=[(0, 9999)]), "events[0].evidence", "not in the text"),
    (altered("events", 0, date="sáng 16/5"), "events[0].date", "no EDTF"),
    (altered("events", 1, id="e1"), "events", "occurs 2 times"),
    (published("16/5/2025"), "article.published_at", "neither a date"),
    (published("2025-13-01"), "article.published_at", "neither a date"),
    (published("2025-05-16T08:00:00"), "article.published_at", "+07:00"),
    ({"places": []}, "places", "Extra inputs"),
]


@pytest.mark.parametrize(("changed", "place", "message"), FAULTS)
def test_the_linter_finds(
    tmp_path: Path, changed: dict[str, Any], place: str, message: str
) -> None:
    write_gold(tmp_path, **changed)
    problems = lint_gold(tmp_path)
    assert [one.place for one in problems] == [place]
    assert message in problems[0].message
    assert str(problems[0]).startswith(str(tmp_path / "a.json"))


@pytest.mark.parametrize("stamp", ["2025-05-16", "2025-05-16T08:00:00+07:00"])
def test_publication_times_that_pass(tmp_path: Path, stamp: str) -> None:
    write_gold(tmp_path, **published(stamp))
    assert lint_gold(tmp_path) == []


def test_text_out_of_normal_form(tmp_path: Path) -> None:
    lists: dict[str, Any] = {name: [] for name in content()}
    write_gold(tmp_path, text="Qua\u0323\u0302n", **lists)
    assert [one.place for one in lint_gold(tmp_path)] == ["article.text"]


def test_a_corpus_file_that_was_changed(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", text=None)
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "a.txt").write_text(TEXT + " ", "utf-8")
    [problem] = lint_gold(tmp_path / "gold", corpus)
    assert "sha256" in problem.message


def test_a_corpus_file_that_is_missing_and_one_too_many(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold")
    corpus = write_corpus(tmp_path / "corpus", file="b.txt")
    messages = [problem.message for problem in lint_gold(tmp_path / "gold", corpus)]
    assert any("not there" in message for message in messages)
    assert any("not in the manifest" in message for message in messages)


def test_a_broken_manifest(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold")
    corpus = write_corpus(tmp_path / "corpus", kind="invented")
    assert any("kind" in problem.message for problem in lint_gold(tmp_path / "gold", corpus))


def test_an_article_labelled_twice_and_a_near_copy(tmp_path: Path) -> None:
    write_gold(tmp_path, "a")
    write_gold(tmp_path, "b", article={"id": "a", "text": TEXT})
    write_gold(tmp_path, "c", text=TEXT + " Tin: Minh Hà.")
    messages = [problem.message for problem in lint_gold(tmp_path)]
    assert sum("labels the article of" in message for message in messages) == 1
    assert sum("nearly that of" in message for message in messages) == 2


def test_a_surface_may_not_be_empty(tmp_path: Path) -> None:
    write_gold(tmp_path, **altered("people", 0, start=3, end=3, text=""))
    assert len(lint_gold(tmp_path)) == 1


def test_the_projects_own_gold_is_sound() -> None:
    root = Path(__file__).parents[2]
    assert [str(problem) for problem in lint_gold(root / "gold", root / "corpus")] == []


SOUND = [
    ("date", "2025-05-16"), ("date", "2024-02"), ("date", "2023"), ("date", "XXXX-05-24"),
    ("date", "2025-34"), ("date", "2024-02~"), ("date", "2022~"), ("date", "XXXX-02-29"),
    ("date", "2023-XX-24"), ("interval", "2021/2024"), ("interval", "2023/.."),
    ("interval", "../2020"), ("interval", "2024-01/2024-06"), ("interval", "2023~/2024-06-01"),
    ("interval", "XXXX-04-26/XXXX-05-04"), ("interval", "2024-02-29/2024-03-01"),
    ("duration", "P10Y"), ("duration", "P1Y6M"), ("duration", "P3W"),
]  # fmt: skip
BROKEN = [
    ("date", "2025-5-16"), ("date", "25-05-16"), ("date", "2025-13"), ("date", "2025-00"),
    ("date", "2023-02-29"), ("date", "2025-05-00"), ("date", "2025-34-01"), ("date", "2021/2024"),
    ("date", "~2024"), ("date", "2024-02-30~"), ("date", ""), ("date", "P1Y"),
    ("interval", "2024"), ("interval", "2024/2021"), ("interval", "../.."),
    ("interval", "2021/2022/2023"), ("interval", "2021-13/2022"), ("interval", "/2020"),
    ("duration", "P"), ("duration", "10Y"), ("duration", "P1M2Y"), ("duration", "2024"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), SOUND)
def test_well_formed_value(kind: str, value: str) -> None:
    assert fault_in_value(value, kind) is None


@pytest.mark.parametrize(("kind", "value"), BROKEN)
def test_malformed_value(kind: str, value: str) -> None:
    assert fault_in_value(value, kind)


@given(st.dates())
def test_every_day_of_the_calendar_is_well_formed(day: Any) -> None:
    assert fault_in_value(day.isoformat(), "date") is None


@given(st.text(max_size=12), st.sampled_from(["date", "interval", "duration"]))
def test_any_text_is_judged_without_an_exception(value: str, kind: str) -> None:
    assert fault_in_value(value, kind) is None or isinstance(fault_in_value(value, kind), str)
