"""Records in Arrow, Parquet, DuckDB and SQLite: nothing lost, one set of names everywhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract
from extract.errors import SourceError
from extract.record import Article, Basis, Event, Finding, Record
from extract.writing import open_writer
from extract.writing.arrow import flat_schema, flat_tables, record_schema, record_table, records_of
from extract.writing.flat import tables
from extract.writing.parquet import RecordFolder
from extract.writing.sql import views

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "corpus").glob("c00*.txt"))


@pytest.fixture(scope="module")
def records() -> list[Record]:
    articles = [
        Article(id=file.stem, text=file.read_text("utf-8"), published_at=f"202{n % 3}-0{n + 1}-05")
        for n, file in enumerate(TEXTS)
    ]
    return [*map(extract, articles), Record(article=Article(id="empty", text=""))]


def test_the_schema_is_stable() -> None:
    """A change here breaks readers of files written before: raise SCHEMA_VERSION with it."""
    expected = (Path(__file__).parent / "data" / "record_schema.txt").read_text("utf-8")
    assert record_schema().to_string(truncate_metadata=False) + "\n" == expected


def test_nested_table_gives_back_the_same_bytes(records: list[Record]) -> None:
    back = list(records_of(record_table(records)))
    assert [one.model_dump_json() for one in back] == [one.model_dump_json() for one in records]


events = st.builds(
    Event,
    id=st.text(), type=st.just("meeting"), date=st.none() | st.text(),
    documents=st.lists(st.text()), awards=st.lists(st.integers(0, 2**40)),
    evidence=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))),
    basis=st.dictionaries(st.text(), st.builds(Basis, span=st.just((0, 1)), rule=st.text())),
)  # fmt: skip


@given(st.builds(Article, id=st.text(), text=st.text()), st.lists(events))
def test_any_record_survives_the_nested_table(article: Article, told: list[Event]) -> None:
    record = Record(article=article, events=told)
    assert list(records_of(record_table([record]))) == [record]


def test_sql_views_equal_the_flat_tables(records: list[Record]) -> None:
    base = duckdb.connect()
    base.register("records", record_table(records))
    for statement in views():
        base.execute(statement)
    for name, table in flat_tables(records).items():
        found = base.sql(f'SELECT * FROM "{name}"').to_arrow_table()
        assert found.column_names == flat_schema(name).names
        assert found.to_pylist() == table.to_pylist(), name


def test_every_table_has_rows_and_a_key(records: list[Record]) -> None:
    warned = records[0].model_copy(
        update={"warnings": [Finding(code="impossible_date", message="x", spans=[(0, 1)])]}
    )
    for name, table in flat_tables([warned, *records[1:]]).items():
        assert table.num_rows, name
        keys = [column.name for column in tables()[name].columns if column.key]
        named = [tuple(row.values()) for row in table.select(keys).to_pylist()]
        assert len(set(named)) == len(named), name


def test_tables_join(records: list[Record]) -> None:
    flat = flat_tables(records)
    awards = {(row["article_id"], row["n"]): row for row in flat["awards"].to_pylist()}
    given_at = flat["event_awards"].to_pylist()
    assert given_at
    assert all((row["article_id"], row["award"]) in awards for row in given_at)


def write(
    records: list[Record], path: Path, chosen: str | None = None, by: str | None = None
) -> None:
    writer = open_writer(path, chosen, by)
    for record in records:
        writer.write(record)
    assert not path.is_file() or path.suffix != ".parquet", "a torn file may not bear the name"
    writer.close()


def test_parquet_file(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "r.parquet")
    assert list(records_of(pq.read_table(tmp_path / "r.parquet"))) == records
    write(records, tmp_path / "again.parquet")
    assert (tmp_path / "r.parquet").read_bytes() == (tmp_path / "again.parquet").read_bytes()


def test_parquet_folder_is_cut_by_month(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "out", "parquet", "month")
    places = sorted(file.parent.name for file in (tmp_path / "out").rglob("*.parquet"))
    assert places[0] == "month=2020-01"
    assert places[-1] == "month=__HIVE_DEFAULT_PARTITION__"
    found = duckdb.sql(
        f"SELECT article.id FROM read_parquet('{tmp_path}/out/**/*.parquet', hive_partitioning=1) "
        "WHERE month = '2021-02'"
    ).fetchall()
    assert found == [("c002",)]


def test_parts_of_a_folder_have_a_size(records: list[Record], tmp_path: Path) -> None:
    folder = RecordFolder(tmp_path, part=500)
    for _ in range(150):
        for record in records:
            folder.write(record)
    folder.close()
    files = sorted(tmp_path.iterdir())
    sizes = [pq.read_metadata(file).num_rows for file in files]
    assert sum(sizes) == 150 * len(records)
    assert [file.name for file in files] == [f"part-{n:05}.parquet" for n in range(len(files))]
    assert all(size >= 500 for size in sizes[:-1])


def test_a_folder_with_parquet_in_it_is_not_overwritten(
    records: list[Record], tmp_path: Path
) -> None:
    write(records, tmp_path / "out", "parquet")
    with pytest.raises(SourceError, match="--into"):
        open_writer(tmp_path / "out", "parquet")


def test_no_record_leaves_readable_files(tmp_path: Path) -> None:
    for path, chosen in ((tmp_path / "a.parquet", None), (tmp_path / "b", "parquet")):
        open_writer(path, chosen).close()
        assert pq.read_table(path).schema == record_schema()


def test_flat_parquet_equals_flat_tables(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "flat", "tables")
    for name, table in flat_tables(records).items():
        assert pq.read_table(tmp_path / "flat" / f"{name}.parquet") == table


def sqlite_rows(path: Path, name: str) -> Iterator[dict[str, object]]:
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    order = next(column.name for column in tables()[name].columns if column.key)
    for row in base.execute(f'SELECT * FROM "{name}" ORDER BY "{order}", rowid'):
        yield dict(row)


def test_sqlite_equals_flat_tables(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "r.sqlite")
    for name, table in flat_tables(records).items():
        expected = [
            {
                key: json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v
                for key, v in row.items()
            }
            for row in sorted(table.to_pylist(), key=lambda row: row["article_id"])
        ]
        assert list(sqlite_rows(tmp_path / "r.sqlite", name)) == expected, name


def test_sqlite_holds_an_article_once(records: list[Record], tmp_path: Path) -> None:
    write([*records, *records], tmp_path / "r.db")
    ids = [row["article_id"] for row in sqlite_rows(tmp_path / "r.db", "articles")]
    assert len(ids) == len(records)
    assert all(one < other for one, other in pairwise(ids))  # type: ignore[operator]


@pytest.mark.parametrize("chosen", ["parquet", "tables", "sqlite"])
def test_files_need_a_name(chosen: str) -> None:
    with pytest.raises(SourceError, match="-o"):
        open_writer(None, chosen)


def test_flat_lists_keep_their_type() -> None:
    assert flat_schema("people").field("roles").type == pa.list_(pa.string())
    assert flat_schema("events").field("awards").type == pa.list_(pa.int64())
