"""What every test can ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .web_server import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    """A real HTTP server on 127.0.0.1, for one test."""
    with serving() as server:
        yield server
