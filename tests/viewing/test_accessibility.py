"""Pages judged by axe-core: whoever reads by ear, by keys or with weak eyes can read them too."""

from __future__ import annotations

from typing import Any

import pytest

from .browser import PHONE, WIDE, Reader, faults, needs_chromium

pytestmark = needs_chromium

PAGES = {
    "overview": ("report", "", None),
    "event": ("report", "#1/e1", None),
    "article without events": ("report", "#33", None),
    "differences": ("comparison", "", None),
    "side by side": ("comparison", "#1/0", None),
    "accuracy": ("accuracy", "", "#errors button >> nth=0"),
}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_keeps_a_reader_out(
    name: str, size: dict[str, int], colours: str, browser: Any, request: pytest.FixtureRequest
) -> None:
    fixture, at, click = PAGES[name]
    reader = Reader(browser, viewport=size, color_scheme=colours)
    page = reader.open(request.getfixturevalue(fixture), at)
    if click:
        page.click(click)
    if fixture == "report" and not at:
        page.wait_for_selector("#by-year svg")
    assert faults(page) == []
    reader.close()
