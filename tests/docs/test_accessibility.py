"""Pages of the documentation judged by axe-core, light and dark; they ask no other host."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from ..viewing.browser import Reader, chromium, faults, needs_chromium

pytestmark = needs_chromium

PAGES = (
    "index.html", "vi/index.html", "tutorial/first-record/index.html", "reference/cli/index.html",
    "how-to/look-at-records/index.html", "explanation/accuracy/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site as it is served: scripts of the theme do more then than from disk."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_a_reader_out(path: str, colours: str, browser: Any, address: str) -> None:
    reader = Reader(browser, color_scheme=colours)
    page = reader.page
    page.goto(address + path, wait_until="networkidle")
    assert [url for url in reader.asked if not url.startswith((address, "data:", "blob:"))] == []
    assert faults(page, ("serious", "critical")) == []  # the theme's own landmarks are not ours
    reader.close()
