"""Pages of the project's own corpus, and a browser to open them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.evaluation import evaluate, load_gold, to_html
from extract.record import Record
from extract.viewing import write_comparison, write_report

from .browser import Reader, chromium
from .records import ROOT, corpus_records


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    return corpus_records(tmp_path_factory.mktemp("records") / "records.jsonl")


@pytest.fixture(scope="session")
def report(corpus: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("report") / "report.html"
    write_report(corpus, page)
    return page


@pytest.fixture(scope="session")
def comparison(corpus: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gold beside records: one lost its first event and a date, one is worn, one is missing."""
    second = corpus[1].model_copy(
        update={"events": corpus[1].events[1:], "dates": corpus[1].dates[1:]}
    )
    page = tmp_path_factory.mktemp("compare") / "compared.html"
    write_comparison(
        [corpus[0], second, *corpus[3:5], worn(corpus[5]), *corpus[6:]],
        load_gold(ROOT / "gold", ROOT / "corpus"),
        page,
    )
    return page


def worn(record: Record) -> Record:
    """Misread the first date of a record and lose its last award."""
    first = record.dates[0].model_copy(update={"value": "2024-08-14"})
    last = len(record.awards) - 1
    events = [
        event.model_copy(
            update={"date": "2024-08-14", "awards": [a for a in event.awards if a < last]}
        )
        for event in record.events
    ]
    return record.model_copy(
        update={
            "dates": [first, *record.dates[1:]],
            "awards": record.awards[:last],
            "events": events,
        }
    )


@pytest.fixture(scope="session")
def accuracy(corpus: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The accuracy of the corpus."""
    gold = load_gold(ROOT / "gold", ROOT / "corpus")
    page = tmp_path_factory.mktemp("accuracy") / "accuracy.html"
    page.write_text(to_html(evaluate(corpus, gold), gold), "utf-8")
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
