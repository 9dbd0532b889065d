"""Pages of the documentation judged by axe-core, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
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


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_a_reader_out(path: str, colours: str, browser: Any, site: Path) -> None:
    reader = Reader(browser, color_scheme=colours)
    page = reader.open(site / path)
    assert faults(page, ("serious", "critical")) == []  # the theme's own landmarks are not ours
    reader.close()
