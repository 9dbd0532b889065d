"""Sources of size: compressed lines, Parquet, archives, patterns, other file systems, pieces."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import SourceError
from extract.fetching import Page
from extract.fetching.archive import ArchiveWriter
from extract.record import Article, Record
from extract.sources import Input, walk
from extract.sources.bulk import PageFilter, looks_vietnamese, read_hosts
from extract.sources.contents import read_piece
from extract.sources.pieces import pieces, split, split_all
from extract.writing.arrow import record_table

TEXTS = [f"Ngày {n}/5/2025, Quận ủy Tây Hồ họp." for n in range(1, 8)]
LINES = "".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(TEXTS))


def given_in(found: Iterable[Input | SourceError]) -> list[str]:
    return [item.data["text"] if isinstance(item, Input) else item.code for item in found]


COMPRESSORS = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_compressed_lines(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"news.jsonl{ending}"
    file.write_bytes(COMPRESSORS[ending](LINES.encode()))
    found = list(walk([str(file)]))
    assert given_in(found) == TEXTS
    assert [item.name for item in found if isinstance(item, Input)] == [
        f"{file}:{n}" for n in range(1, 8)
    ]


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_several_streams_in_one_file(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"news.jsonl{ending}"
    parts = [COMPRESSORS[ending](line.encode()) for line in LINES.splitlines(keepends=True)]
    file.write_bytes(b"".join(parts))
    assert given_in(walk([str(file)])) == TEXTS


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_torn_file_gives_what_stands_before(tmp_path: Path, ending: str) -> None:
    data = COMPRESSORS[ending]((LINES * 3000).encode())
    file = tmp_path / f"news.jsonl{ending}"
    file.write_bytes(data[: len(data) // 2])
    outcomes = given_in(walk([str(file)]))
    assert outcomes[0] == TEXTS[0]
    if ending == ".gz":  # zstd ends a torn frame without a word; the torn line tells
        assert outcomes[-1] == "bad_archive"
    assert outcomes[-1] not in TEXTS or len(outcomes) < 7 * 3000


def parquet(path: Path, group: int = 3) -> Path:
    rows = [{"id": f"a{n}", "text": text, "views": n} for n, text in enumerate(TEXTS)]
    moment = datetime(2025, 5, 16, 8, 30)
    table = pa.Table.from_pylist([row | {"published_at": moment} for row in rows])
    pq.write_table(table, path, row_group_size=group)
    return path


def test_parquet_rows(tmp_path: Path) -> None:
    found = list(walk([str(parquet(tmp_path / "a.parquet"))]))
    assert given_in(found) == TEXTS
    (first, *_) = found
    assert isinstance(first, Input)
    assert first.data["published_at"] == "2025-05-16T08:30:00"
    assert "views" not in first.data


def test_parquet_of_records_gives_their_articles(tmp_path: Path) -> None:
    records = [Record(article=Article(id=str(n), text=text)) for n, text in enumerate(TEXTS)]
    pq.write_table(record_table(records), tmp_path / "records.parquet")
    assert given_in(walk([str(tmp_path)])) == TEXTS


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    file.write_bytes(b"PAR1 but not really")
    (error,) = walk([str(file)])
    assert isinstance(error, SourceError)
    assert error.source == str(file)


def test_folders_within_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/c/3.txt", "a/1.txt", "a/.hidden/x.txt", "a/1.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Quận ủy họp.", "utf-8")
    names = [Path(item.name).name for item in walk([str(tmp_path)]) if isinstance(item, Input)]
    assert names == ["1.txt", "2.txt", "3.txt"]
    deep = [item.name for item in walk([f"{tmp_path}/**/[23].txt"]) if isinstance(item, Input)]
    assert deep == [f"{tmp_path}/b/2.txt", f"{tmp_path}/b/c/3.txt"]
    (none,) = walk([f"{tmp_path}/*.jsonl"])
    assert isinstance(none, SourceError)
    assert none.code == "missing_file"


def put_news(folder: str, tmp_path: Path) -> None:
    system, path = fsspec.core.url_to_fs(folder)
    system.pipe_file(f"{path}/in/1.jsonl.gz", gzip.compress(LINES.encode()))
    system.pipe_file(f"{path}/in/2.parquet", parquet(tmp_path / "x.parquet").read_bytes())
    system.pipe_file(f"{path}/in/deep/3.jsonl", LINES.encode())


def read_remote(folder: str) -> None:
    assert given_in(walk([f"{folder}/in"])) == TEXTS * 3
    assert given_in(walk([f"{folder}/in/*.parquet"])) == TEXTS
    one = list(walk([f"{folder}/in/deep/3.jsonl"]))
    assert isinstance(one[0], Input)
    assert one[0].name == f"{folder}/in/deep/3.jsonl:1"
    (missing,) = walk([f"{folder}/in/none.jsonl"])
    assert isinstance(missing, SourceError)
    assert missing.code == "missing_file"
    cut = split_all(pieces([f"{folder}/in"]), size=100, rows=2)
    found = [piece for piece in cut if not isinstance(piece, SourceError)]
    assert len(found) > 5
    assert given_in(item for piece in found for item in read_piece(piece)) == TEXTS * 3


def test_memory_file_system(tmp_path: Path) -> None:
    put_news("memory://news", tmp_path)
    read_remote("memory://news")


def test_s3(tmp_path: Path, s3: str) -> None:
    put_news(s3, tmp_path)
    read_remote(s3)


def test_unknown_file_system_is_told() -> None:
    (error,) = walk(["nowhere://a/b.jsonl"])
    assert isinstance(error, SourceError)
    assert error.code == "unknown_kind"


lines = st.lists(st.sampled_from(["{}", '{"text": "Quận ủy"}', "", "no json", '{"a": [1]}']))


@given(lines, st.integers(1, 60), st.booleans())
def test_pieces_of_lines_give_what_the_whole_gives(
    content: list[str], size: int, ended: bool
) -> None:
    data = "\n".join(content) + ("\n" if ended and content else "")
    name = "memory://pieces/a.jsonl"
    fsspec.filesystem("memory").pipe_file("/pieces/a.jsonl", data.encode())
    (whole,) = (piece for piece in pieces([name]) if not isinstance(piece, SourceError))
    cut = [item for piece in split(whole, size=size) for item in read_piece(piece)]
    assert list(map(repr, cut)) == list(map(repr, read_piece(whole)))


def test_pieces_of_parquet_keep_their_numbers(tmp_path: Path) -> None:
    (whole,) = pieces([str(parquet(tmp_path / "a.parquet", group=2))])
    assert not isinstance(whole, SourceError)
    cut = list(split(whole, rows=3))
    assert len(cut) == 2
    assert [item for piece in cut for item in read_piece(piece)] == list(read_piece(whole))


VIETNAMESE = (
    f"<html><body><h1>Quận ủy</h1>{''.join(f'<p>{text}</p>' for text in TEXTS * 2)}".encode()
)
ENGLISH = b"<html lang='en'><p>The committee met on Friday.</p>"


def archive(path: Path) -> Path:
    with ArchiveWriter(path) as writer:
        for number, (url, content) in enumerate([
            ("https://www.bao.vn/1.html", VIETNAMESE), ("https://news.com/2.html", ENGLISH),
            ("https://thanhpho.bao.vn/3.html", VIETNAMESE), ("https://hebao.vn/4.html", VIETNAMESE),
            ("https://bao.vn/en/5.html", ENGLISH), ("https://www.bao.vn/1.html", VIETNAMESE),
        ]):  # fmt: skip
            moment = f"2025-05-16T08:0{number}:00+00:00"
            writer.add(Page(content, url, url, "text/html; charset=utf-8", fetched_at=moment))
    return path


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (PageFilter(), [1, 2, 3, 4, 5, 1]),
        (PageFilter(vietnamese=True), [1, 3, 4, 1]),
        (PageFilter(hosts=frozenset({"bao.vn"})), [1, 3, 5, 1]),
        (PageFilter(hosts=frozenset({"bao.vn"}), vietnamese=True), [1, 3, 1]),
    ],
)
def test_archive_pages_are_filtered(tmp_path: Path, pages: PageFilter, expected: list[int]) -> None:
    found = list(walk([str(archive(tmp_path / "crawl.warc.gz"))], pages))
    assert [int(item.name[-6]) for item in found if isinstance(item, Input)] == expected


def test_captures_of_one_page_are_told_apart(tmp_path: Path) -> None:
    found = [item for item in walk([str(archive(tmp_path / "c.warc"))]) if isinstance(item, Input)]
    assert len({item.place for item in found}) == len(found)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html lang=vi><p>short", True),
        ('<!doctype html><html class="x" lang="vi-VN">', True),
        ("<p>" + "Hội nghị tổng kết của quận ủy. " * 6, True),
        ("<p>" + "H&#7897;i ngh&#7883; t&#7893;ng k&#7871;t " * 12, True),
        ("<html lang=en><p>" + "Party committee of Hà Nội. " * 12, False),
        ("<html lang=fr><p>" + "L'été dernier, la fête a été annulée à Genève. " * 40, False),
        ("<html lang=de><p>" + "Größe der Bevölkerung überprüft. " * 40, False),
        ("", False),
    ],
)
def test_vietnamese_pages_are_told_unparsed(page: str, expected: bool) -> None:
    assert looks_vietnamese(page.encode()) is expected


def test_host_list() -> None:
    text = "# papers\nwww.bao.vn\nBAO2.vn # daily\n\n"
    assert read_hosts(io.StringIO(text)) == {"bao.vn", "bao2.vn"}
