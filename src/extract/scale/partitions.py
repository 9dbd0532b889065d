"""From what the user names to partitions: what one worker of any engine reads in one go.

The same sources give the same partitions on every machine, so that a run that was killed
finds again what it had done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.errors import SourceError
from extract.sources.pieces import PIECE_BYTES, PIECE_ROWS, Piece, pieces, split_all

FILES = 500
"""Files of one article each, or addresses, that make a partition."""
_SINGLE = frozenset({"text", "html", "url"})


@dataclass(frozen=True)
class Partition:
    """Pieces that are read together, numbered in the order of the sources."""

    number: int
    pieces: tuple[Piece | SourceError, ...]
    """Sources that cannot be opened stand in their place, as errors."""


def plan(
    sources: Iterable[str],
    addresses: Iterable[str] = (),
    files: int = FILES,
    size: int = PIECE_BYTES,
    rows: int = PIECE_ROWS,
) -> Iterator[Partition]:
    """Cut sources and further addresses into partitions.

    Single files and addresses go together by `files`; JSON lines are cut by about `size`
    bytes, Parquet by at least `rows` rows; what is compressed as a whole is a partition of its own.

    >>> addresses = [f"https://bao.vn/{n}.html" for n in range(3)]
    >>> [len(partition.pieces) for partition in plan(addresses, files=2)]
    [2, 1]
    """
    found = split_all(pieces([*sources, *addresses]), size=size, rows=rows)
    for number, together in enumerate(_grouped(found, files)):
        yield Partition(number, tuple(together))


def _grouped(
    found: Iterable[Piece | SourceError], files: int
) -> Iterator[list[Piece | SourceError]]:
    together: list[Piece | SourceError] = []
    for piece in found:
        if isinstance(piece, Piece) and piece.kind not in _SINGLE:
            if together:
                yield together
            yield [piece]
            together = []
            continue
        together.append(piece)
        if len(together) == files:
            yield together
            together = []
    if together:
        yield together
