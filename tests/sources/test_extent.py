"""About how many articles sources hold, told before they are read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from extract.fetching import Page
from extract.fetching.archive import ArchiveWriter
from extract.sources.bulk import PageFilter
from extract.sources.extent import expected

LINE = json.dumps({"text": "Quận ủy Tây Hồ họp tổng kết. " * 20}, ensure_ascii=False) + "\n"
PAGE = "<html lang=vi><p>Quận ủy Tây Hồ họp tổng kết.</p>" * 50


def archive(path: Path, count: int) -> Path:
    with ArchiveWriter(path) as writer:
        for number in range(count):
            host = "bao.vn" if number % 2 else "khac.vn"
            url = f"https://{host}/{number}.html"
            writer.add(Page(f"{PAGE}{number}".encode(), url, url, "text/html"))
    return path


def test_small_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Quận ủy họp", "utf-8")
    (tmp_path / "b.jsonl").write_text(LINE * 7 + "\n", "utf-8")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(LINE.encode() * 5))
    archive(tmp_path / "d.warc.gz", 6)
    assert expected([str(tmp_path)]) == 1 + 7 + 5 + 6
    assert expected([str(tmp_path / "d.warc.gz")], PageFilter(frozenset({"bao.vn"}))) == 3


@pytest.mark.parametrize("name", ["large.jsonl", "large.jsonl.gz"])
def test_large_files_are_told_from_their_beginning(name: str, tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"text": f"{n * 7919 % 9973:x} {n**3:x} " * 30}) + "\n" for n in range(9000)
    )
    data = lines.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert expected([str(tmp_path / name)]) == pytest.approx(9000, rel=0.1)


def test_what_cannot_be_read_counts_as_one_and_standard_input_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "torn.jsonl.gz").write_bytes(b"no gzip")
    assert expected([str(tmp_path / "none.txt"), str(tmp_path / "torn.jsonl.gz")]) == 2
    assert expected(["-", "a.txt"]) is None


def test_rows_of_parquet_are_known(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    import pyarrow as pa

    pq.write_table(pa.table({"text": ["Quận ủy họp"] * 12}), tmp_path / "a.parquet")
    assert expected([str(tmp_path / "a.parquet")]) == 12
