"""The shelf: where the cache keeps answers, one SQLite file with a thread that writes it.

Answers are put down many to a transaction, beside the loop that fetches, so that keeping a page
costs a small part of what fetching it costs. One answer is kept for each key, the last that came.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from hishel import AsyncBaseStorage, Entry, Headers, Request, Response

from extract.errors import SourceError

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, id BLOB NOT NULL, head TEXT NOT NULL, body BLOB NOT NULL,
    used REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_by_id ON answers (id);
CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used);
"""
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)"
_GET = "SELECT id, head, body, used FROM answers WHERE key = ?"
_TOUCH = "UPDATE answers SET used = ? WHERE id = ?"
_HEAD = "UPDATE answers SET head = ? WHERE id = ?"
_REMOVE = "DELETE FROM answers WHERE id = ?"
_SIZE = (
    "SELECT (page_count - freelist_count) * page_size"
    " FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()"
)
_LEAST_USED = "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY used LIMIT 100)"
_TOUCH_SECONDS = 3600.0
"""How exact the time of last use is."""
_BUSY_SECONDS = 10.0
_LOOK_AT_SIZE = 200
"""Statements between two looks at the size of the file."""

Statement = tuple[str, tuple[Any, ...]]


class Shelf(AsyncBaseStorage):
    """Keeps the answers of hishel's cache; a fault of the disk costs the keeping, not the page."""

    def __init__(self, file: Path, most_bytes: int) -> None:
        super().__init__(max_stream_size=most_bytes)
        self._reading = _open(file)
        self._writer = _Writer(file, most_bytes)

    async def create_entry(
        self, request: Request, response: Response, key: str,
        *, ttl: float | None = None, tti: float | None = None,
    ) -> Entry:  # fmt: skip
        """Return the answer with a body that is kept once it was read to its end."""
        entry = Entry(uuid.uuid4(), request, response)
        return replace(entry, response=replace(response, stream=self._kept(entry, key)))

    async def _kept(self, entry: Entry, key: str) -> AsyncIterator[bytes]:
        body = bytearray()
        async for chunk in entry.response.stream or ():  # type: ignore[union-attr]
            body += chunk
            yield chunk
        kept = _Kept(entry.id.bytes, _head(entry.request, entry.response), bytes(body))
        self._writer.put(key, kept)

    async def get_entries(self, key: str) -> list[Entry]:
        """Return the answer that is kept under a key, if any."""
        kept = self._writer.waiting.get(key) or self._read(key)
        return [kept.entry()] if kept else []

    def _read(self, key: str) -> _Kept | None:
        try:
            row = self._reading.execute(_GET, (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None:
            return None
        if time.time() - row[3] > _TOUCH_SECONDS:
            self._writer.do(_TOUCH, time.time(), row[0])
        return _Kept(*row[:3])

    async def update_headers(self, id: uuid.UUID, headers: Headers) -> None:  # noqa: A002 — hishel's
        """Put new headers to an answer that the server has confirmed."""
        self._writer.settle()
        row = self._reading.execute("SELECT head FROM answers WHERE id = ?", (id.bytes,)).fetchone()
        if row:
            request, response = _parts(row[0])
            self._writer.do(_HEAD, _head(request, replace(response, headers=headers)), id.bytes)

    async def remove_entry(self, id: uuid.UUID) -> None:  # noqa: A002 — hishel's
        """Forget an answer."""
        self._writer.do(_REMOVE, id.bytes)
        self._writer.settle()

    async def close(self) -> None:
        """Put down what waits and close the file."""
        self._writer.close()
        self._reading.close()


@dataclass(frozen=True)
class _Kept:
    """An answer as it is put down."""

    id: bytes
    head: str
    body: bytes

    def entry(self) -> Entry:
        request, response = _parts(self.head)
        return Entry(uuid.UUID(bytes=self.id), request, replace(response, stream=_once(self.body)))


async def _once(body: bytes) -> AsyncIterator[bytes]:
    yield body


def _head(request: Request, response: Response) -> str:
    asked = [request.method, request.url, _plain(request.headers)]
    return json.dumps([asked, [response.status_code, _plain(response.headers)]])


def _plain(headers: Headers) -> dict[str, list[str]]:
    return {name: list(headers.get_list(name) or ()) for name in headers}


def _parts(head: str) -> tuple[Request, Response]:
    (method, url, asked), (status, told) = json.loads(head)
    return Request(method, url, Headers(asked)), Response(status, Headers(told))


def _open(file: Path) -> sqlite3.Connection:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_TABLE)
    except (sqlite3.Error, OSError) as fault:
        raise SourceError(
            str(file), "bad_input", f"the cache cannot be used ({fault})",
            "remove the file, name another with --cache, or use --no-cache",
        ) from fault  # fmt: skip
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let reading and writing go on side by side; two runs that make the file take turns."""
    deadline = time.monotonic() + _BUSY_SECONDS
    mode = ""
    while not mode:
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


class _Writer:
    """The thread that writes: what has gathered meanwhile goes down in one transaction."""

    def __init__(self, file: Path, most_bytes: int) -> None:
        self.waiting: dict[str, _Kept] = {}
        """Answers by key that are not on disk yet."""
        self._most_bytes = most_bytes
        self._since = 0
        self._connection = _open(file)
        self._todo: SimpleQueue[Statement | threading.Event | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def put(self, key: str, kept: _Kept) -> None:
        self.waiting[key] = kept
        self.do(_PUT, key, kept.id, kept.head, kept.body, time.time())

    def do(self, statement: str, *values: Any) -> None:
        self._todo.put((statement, values))

    def settle(self) -> None:
        """Wait until everything so far is on disk."""
        written = threading.Event()
        self._todo.put(written)
        written.wait()

    def close(self) -> None:
        self._todo.put(None)
        self._thread.join()
        self._connection.close()

    def _write(self) -> None:
        more = True
        while more:
            together = [self._todo.get()]
            while not self._todo.empty():
                together.append(self._todo.get())
            more = None not in together
            with suppress(sqlite3.Error):
                self._put_down([one for one in together if isinstance(one, tuple)])
            for one in together:
                if isinstance(one, threading.Event):
                    one.set()

    def _put_down(self, statements: list[Statement]) -> None:
        """Write statements in one transaction; an answer that did not go down is forgotten."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                self._connection.execute(statement, values)
            self._make_room(len(statements))
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            for statement, values in statements:
                kept = self.waiting.get(values[0]) if statement is _PUT else None
                if kept and kept.id == values[1]:
                    del self.waiting[values[0]]

    def _make_room(self, statements: int) -> None:
        self._since += statements
        if self._since < _LOOK_AT_SIZE:
            return
        self._since = 0
        while self._connection.execute(_SIZE).fetchone()[0] > self._most_bytes:
            if not self._connection.execute(_LEAST_USED).rowcount:
                return
