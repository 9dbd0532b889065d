"""Pages of the project's own corpus, and a browser to open them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.record import Record
from extract.viewing import write_report

from .browser import Reader, chromium
from .records import corpus_records


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    return corpus_records(tmp_path_factory.mktemp("records") / "records.jsonl")


@pytest.fixture(scope="session")
def report(corpus: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("report") / "report.html"
    write_report(corpus, page)
    return page


@pytest.fixture(scope="module")  # its event loop would be in the way of other modules' tests
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture
def reader(browser: Any) -> Iterator[Callable[..., Reader]]:
    readers: list[Reader] = []

    def make(**context: Any) -> Reader:
        readers.append(Reader(browser, **context))
        return readers[-1]

    yield make
    for one in readers:
        faults = one.faults
        asked = [url for url in one.asked if not url.startswith(("file:", "data:", "blob:"))]
        one.close()
        assert faults == []
        assert asked == []
