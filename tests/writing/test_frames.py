"""Frames of each library say the same, join, and keep what is missing missing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import extract
from extract.errors import SourceError
from extract.record import Article, Record

TEXT = (
    "Ngày 24-5-2024, Quận ủy Quận 7 tổ chức hội nghị sơ kết 3 năm thực hiện Kết luận số "
    "01-KL/TW. Dịp này, Quận ủy khen thưởng 70 tập thể và hơn 78 cá nhân."
)
LIBRARIES = ("pandas", "polars", "arrow")


@pytest.fixture(scope="module")
def record() -> Record:
    return extract.extract(Article(id="a", text=TEXT, site="bao.example"))


def rows(frame: Any, *columns: str) -> list[dict[str, Any]]:
    if hasattr(frame, "to_pylist"):
        return frame.select(columns).to_pylist()
    if hasattr(frame, "to_dicts"):
        return frame.select(columns).to_dicts()
    found = frame[[*columns]].to_dict("records")
    return [{k: None if v is pd.NA else v for k, v in row.items()} for row in found]


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_says_the_same(record: Record, library: Any) -> None:
    frames = extract.frames([record], library)
    assert rows(frames["summary"], "date", "committee", "collectives", "individuals", "site") == [
        {
            "date": "2024-05-24", "committee": "Quận ủy Quận 7", "collectives": 70,
            "individuals": None, "site": "bao.example",
        }
    ]  # fmt: skip
    assert [row["count"] for row in rows(frames["awards"], "count")] == [70, 78]
    assert rows(frames["event_documents"], "document") == [{"document": "01-KL/TW"}]


@pytest.mark.parametrize("library", LIBRARIES)
def test_no_record_gives_empty_frames_with_the_same_columns(record: Record, library: Any) -> None:
    full, empty = extract.frames([record], library), extract.frames([], library)
    columns = {
        name: list(getattr(frame, "column_names", frame.columns)) for name, frame in full.items()
    }
    for name, frame in empty.items():
        assert list(getattr(frame, "column_names", frame.columns)) == columns[name]
        assert len(frame) == 0


def test_one_record_will_do_and_pandas_is_the_first_choice(record: Record) -> None:
    assert isinstance(extract.frames(record)["events"], pd.DataFrame)


def test_whole_numbers_stay_whole_where_some_are_missing(record: Record) -> None:
    summary = extract.frames([record, record], "pandas")["summary"]
    assert str(summary["individuals"].dtype) == "Int64"
    assert summary["collectives"].sum() == 140


def test_frames_join(record: Record) -> None:
    frames = extract.frames([record], "pandas")
    given = frames["event_awards"].merge(
        frames["awards"], left_on=["article_id", "award"], right_on=["article_id", "n"]
    )
    assert given["text"].tolist() == ["70 tập thể", "hơn 78 cá nhân"]


def test_a_missing_library_says_what_to_install(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract import errors

    known = errors.find_spec
    monkeypatch.setattr(errors, "find_spec", lambda name: None if name == "polars" else known(name))
    with pytest.raises(SourceError, match=r"pip install 'extract-vn\[polars\]'"):
        extract.frames([record], "polars")
