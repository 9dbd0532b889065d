"""How many articles sources hold, told from their sizes and beginnings before they are read.

For a bar that says how long a run will take: files are counted, of large ones the first
megabyte is looked at and the rest taken to be like it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable

from extract.errors import SourceError
from extract.sources.bulk import PageFilter
from extract.sources.files import File
from extract.sources.pieces import Piece, pieces

_SAMPLE = 1 << 20


def expected(sources: Iterable[str], pages: PageFilter | None = None) -> int | None:
    """Return about how many articles sources hold; None where reading alone would tell.

    >>> expected(["https://bao.vn/a.html", "https://bao.vn/b.html"]), expected(["-"])
    (2, None)
    """
    count = 0
    for piece in pieces(sources):
        if isinstance(piece, SourceError):
            count += 1
        elif piece.kind == "standard input":
            return None
        else:
            count += _in_piece(piece, pages or PageFilter())
    return count


def _in_piece(piece: Piece, wanted: PageFilter) -> int:
    if piece.kind not in ("lines", "archive", "parquet"):
        return 1
    try:
        if piece.kind == "parquet":
            return _rows(File(piece.name))
        return _by_sample(File(piece.name), piece.kind, wanted)
    except (SourceError, OSError, ValueError):  # it will be told when it is read
        return 1


def _by_sample(file: File, kind: str, wanted: PageFilter) -> int:
    """Count in the first bytes, and take the rest of the file to hold as many for its size."""
    with file.open() as stream:
        sample = stream.read(_SAMPLE)
    if not sample:
        return 1
    plain = _plain(file.name.lower(), sample)
    found = _pages(plain, wanted) if kind == "archive" else _lines(plain)
    return max(1, round(found * max(1.0, file.size() / len(sample))))


def _lines(content: bytes) -> int:
    return sum(1 for line in content.split(b"\n") if line.strip())


def _pages(content: bytes, wanted: PageFilter) -> int:
    from extract.fetching.archive import read_archive

    found = read_archive(io.BytesIO(content), "sample", wanted=wanted.wants_address)
    return sum(1 for page in found if not isinstance(page, SourceError) and wanted.wants(page))


def _plain(name: str, sample: bytes) -> bytes:
    """Decompress the beginning of a file, as far as it goes."""
    if name.endswith(".zst"):
        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(sample, read_across_frames=True)
        return _as_far_as_it_goes(io.BufferedReader(reader))
    if name.endswith(".gz"):
        return _as_far_as_it_goes(gzip.open(io.BytesIO(sample)))
    return sample


def _as_far_as_it_goes(stream: io.BufferedIOBase) -> bytes:
    parts = []
    try:
        while part := stream.read1(_SAMPLE):
            parts.append(part)
    except (EOFError, zlib.error):  # the sample ends within the stream
        pass
    return b"".join(parts)


def _rows(file: File) -> int:
    import pyarrow.parquet as pq

    with file.open() as stream, pq.ParquetFile(stream) as parquet:
        return int(parquet.metadata.num_rows)
