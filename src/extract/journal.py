"""The journal of a run: what of its output is whole, so that a killed run can go on.

Beside an output `records.jsonl` stands `records.jsonl.journal` while the run is under way: a
line for each source that is done, with where the output ended then. A line is written after
the record, so what stands in the output behind the last line is half done and is cut off; the
sources that have a line are not read, nor fetched, again. When the run is through the journal
goes, and the next run begins anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

Source = TypeVar("Source")


class Journal:
    """What is done of one output.

    `signature` names everything that the output depends on beside its sources: a journal of
    another signature is no use, and the run begins anew.
    """

    def __init__(self, output: Path, signature: str) -> None:
        self._output = output
        self._path = output.with_name(output.name + ".journal")
        self._signature = signature
        lines = list(_read(self._path))
        ours = bool(lines) and lines[0].get("signature") == signature
        self._done = Counter(line["source"] for line in lines[1:]) if ours else Counter[str]()
        self._end = int(lines[-1].get("end", 0)) if ours else 0
        self._file: Any = None

    @property
    def done(self) -> int:
        """How many sources were done before this run."""
        return self._done.total()

    def begin(self) -> bool:
        """Cut the output and the journal back to what is whole; return whether there is any.

        The output is then to be opened for appending; raises `OSError` when it cannot be.
        """
        goes_on = self.done > 0 and self._output.exists() and self._size() >= self._end
        if not goes_on:
            self._done.clear()
            self._end = 0
        else:
            with self._output.open("r+b") as output:
                output.truncate(self._end)
        self._write_anew()
        return goes_on

    def _size(self) -> int:
        return self._output.stat().st_size

    def _write_anew(self) -> None:
        """Write the journal whole under another name first: a kill leaves the old or the new."""
        part = self._path.with_name(self._path.name + ".part")
        lines: list[dict[str, Any]] = [{"signature": self._signature}]
        lines += [{"source": source, "end": self._end} for source in self._done.elements()]
        part.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        part.replace(self._path)
        self._file = self._path.open("ab", buffering=0)

    def left(self, sources: Iterable[Source], name: Any) -> Iterator[Source]:
        """Yield the sources that are not done; `name` says what one is called here."""
        before = self._done.copy()
        for source in sources:
            called = name(source)
            if before[called] > 0:
                before[called] -= 1
            else:
                yield source

    def note(self, source: str) -> None:
        """Write down that a source's record is in the output, whole."""
        line = json.dumps({"source": source, "end": self._size()}) + "\n"
        self._file.write(line.encode())

    def close(self, finished: bool) -> None:
        """End the run: what is through needs no journal any more."""
        self._file.close()
        if finished:
            self._path.unlink(missing_ok=True)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a journal up to the first that is torn."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.split(b"\n"):
        try:
            entry = json.loads(line)
        except ValueError:
            return
        if not isinstance(entry, dict):
            return
        yield entry
