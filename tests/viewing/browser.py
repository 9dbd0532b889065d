"""A headless Chromium for tests: the one that the machine has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
WIDE = {"width": 1360, "height": 900}
WEIGHTS = ("minor", "moderate", "serious", "critical")
PHONE = {"width": 390, "height": 844}

_USUAL = {"viewport": WIDE, "locale": "vi-VN", "reduced_motion": "reduce"}

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium on this machine: apt-get install chromium, or name one in CHROMIUM",
)


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # its sandbox refuses root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if as_root else []
        )
        yield browser
        browser.close()


class Reader:
    """A reader with a page open: what went wrong or left the machine is noted."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(**(_USUAL | context))
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda line: self.faults.append(line.text))
        self.page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, page: Path, at: str = "") -> Any:
        self.page.goto(f"{page.as_uri()}{at}")
        return self.page

    def close(self) -> None:
        self.context.close()


def faults(page: Any, weights: Collection[str] = WEIGHTS) -> list[str]:
    """List what axe finds of these weights, with the place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} {place['target']}: {_why(place) or one['help']}"
        for one in found
        if one["impact"] in weights
        for place in one["nodes"][:3]
    ]


def _why(place: Any) -> str:
    return next((check["message"] for check in place["any"]), "")
