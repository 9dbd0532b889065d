"""The journal of a run: what is read of it, so that a killed run can go on.

Beside an output `records.jsonl` stands `records.jsonl.journal` while the run is under way: for
each source that is done its record, and its page where the run keeps an archive, in the order
in which they were made. The output, of whatever format, is made from the journal and from what
is new; so a killed run that is started again writes its output anew, and reads nor fetches
nothing that is in the journal. When the run is through, the journal goes.

An entry is a line of JSON with the lengths of what follows, the record, the page, a line's end.
What a kill left torn behind the last whole entry is cut off.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict, deque
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

_LONGEST_HEAD = 100_000


@dataclass(frozen=True)
class Note:
    """What the journal holds of one source."""

    record: bytes
    """The record as one line of JSON, without its end."""
    events: int
    """How many events it holds."""
    page: bytes = b""
    """Its page as it goes into the archive; empty where there is none."""


class Journal:
    """What is done of one output.

    `signature` names everything that records depend on beside their sources: a journal of
    another signature is of no use, and the run begins anew. Raises `OSError` when the journal
    cannot be written.
    """

    def __init__(self, output: Path, signature: str) -> None:
        self._path = output.with_name(output.name + ".journal")
        self._places: dict[str, deque[int]] = defaultdict(deque)
        self._file = self._path.open("r+b" if self._path.exists() else "w+b")
        end = self._find(signature)
        self.done = sum(map(len, self._places.values()))
        self._file.truncate(end)
        if not end:
            self._put({"signature": signature})
        self._is_empty = not self.done

    def _find(self, signature: str) -> int:
        """Find the whole entries; return where the last one ends."""
        if (_head(self._file) or {}).get("signature") != signature:
            return 0
        end = self._file.tell()
        while (found := self._entry()) is not None:
            self._places[found[0]].append(end)
            end = self._file.tell()
        return end

    def _entry(self) -> tuple[str, Note] | None:
        """Read the entry at hand; null where it is not whole."""
        head = _head(self._file)
        try:
            if head is None:
                return None
            source, events, sizes = head["source"], int(head["events"]), head["sizes"]
            record, page, end = (self._file.read(int(size)) for size in (*sizes, 1))
        except (KeyError, TypeError, ValueError):
            return None
        return (source, Note(record, events, page)) if end == b"\n" else None

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the journal; it stays where the run broke off and something is done."""
        self._file.close()
        if kind is None or self._is_empty:
            self._path.unlink(missing_ok=True)

    def place(self, source: str) -> int | None:
        """Return where the source stands in the journal; null where it is not done.

        A source that is named several times has several places, one for each call.
        """
        places = self._places.get(source)
        return places.popleft() if places else None

    def read(self, place: int) -> Note:
        """Read what stands at a place."""
        self._file.seek(place)
        found = self._entry()
        if found is None:
            raise OSError(f"{self._path} was changed while the run was under way")
        return found[1]

    def write(self, source: str, note: Note) -> int:
        """Write down what became of a source; return its place."""
        self._is_empty = False
        head = {"source": source, "events": note.events}
        return self._put(head, note.record, note.page)

    def _put(self, head: dict[str, Any], *parts: bytes) -> int:
        if parts:
            head["sizes"] = [len(part) for part in parts]
            parts = (*parts, b"\n")
        place = self._file.seek(0, io.SEEK_END)
        self._file.write(json.dumps(head).encode() + b"\n" + b"".join(parts))
        self._file.flush()
        return place


def _head(file: IO[bytes]) -> dict[str, Any] | None:
    try:
        head = json.loads(file.readline(_LONGEST_HEAD))
    except (ValueError, RecursionError):
        return None
    return head if isinstance(head, dict) else None
