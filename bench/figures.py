"""The figures, section by section, each beside its baseline."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.articles import ROOT, gold, lengthened, page_of, varied
from bench.baselines import (
    dateparser_dates,
    entity_ruler,
    naive_patterns,
    underthesea_committees,
)  # fmt: skip
from bench.measure import peak_memory, per_thousand, process_seconds, seconds
from bench.table import Results, Row, Series
from extract.evaluation import evaluate
from extract.pipeline import extract
from extract.processes import Workers
from extract.record import Article, Record
from extract.scale.read import Reader
from extract.sources import Input

RUNS = 5
GROWTH = (1, 3, 10, 30, 100)
PER_THOUSAND = "µs / 1,000 characters"


def accuracy(results: Results) -> None:
    """Hold each field against its baseline on the real gold articles: F1."""
    some = gold("real")
    ours = [extract(one.article) for one in some]
    for field, name, baseline in (
        ("dates", "dateparser search", dateparser_dates),
        ("dates", "naive patterns", naive_patterns),
        ("committees", "underthesea ner", underthesea_committees),
        ("committees", "naive patterns", naive_patterns),
        ("documents", "naive patterns", naive_patterns),
        ("awards", "naive patterns", naive_patterns),
    ):
        theirs = [baseline(one.article) for one in some]
        results.rows.append(
            Row("accuracy", field, "F1", f1(ours, some, field), f1(theirs, some, field), name)
        )


def f1(records: Sequence[Record], some: Any, field: str) -> float:
    """F1 of one field on gold."""
    return evaluate(records, some, [field]).scores[field].f1 or 0.0


def one_article(results: Results) -> None:
    """Time text to record, all fields and events, beside what others read of it.

    Real articles are long and loosely written, the constructed ones short and dense.
    """
    from underthesea import ner

    for split, others in (
        ("real", [("underthesea ner, names", lambda article: ner(article.text), 1)]),
        ("constructed", []),
    ):
        articles = [one.article for one in gold(split)]
        size = sum(len(article.text) for article in articles)
        ours = per_thousand(extract, articles, size, 3 * RUNS)
        for name, baseline, runs in (
            ("naive patterns, four fields", naive_patterns, RUNS),
            ("spaCy EntityRuler, four fields", entity_ruler, RUNS),
            ("dateparser search, dates", dateparser_dates, 3),
            *others,
        ):
            theirs = per_thousand(baseline, articles, size, runs)
            figure = f"text to record, {split}"
            results.rows.append(Row("one article", figure, PER_THOUSAND, ours, theirs, name))
        rate = 1e9 * len(articles) / (ours * size)
        results.rows.append(Row("one article", f"on one core, {split}", "articles / s", rate))


def one_page(results: Results) -> None:
    """Time page to record beside trafilatura alone on the same pages."""
    import trafilatura

    from extract.cleaning import clean_page
    from extract.fetching.page import Page

    for figure, split in (
        ("page to record", None), ("of them real", "real"), ("of them constructed", "constructed"),
    ):  # fmt: skip
        articles = [one.article for one in gold(split)]
        size = sum(len(article.text) for article in articles)
        pages = [page_of(article) for article in articles]
        cleaning = per_thousand(trafilatura.extract, pages, size, RUNS)
        ours = per_thousand(
            lambda page: extract(clean_page(Page(page.encode(), "page"))), pages, size, RUNS
        )
        name = "trafilatura extract"
        results.rows.append(Row("one page", figure, PER_THOUSAND, ours, cleaning, name))


def start(results: Results) -> None:
    """Time whole processes, beside starting Python alone."""
    python = process_seconds(["-c", "pass"])
    text = str(ROOT / "corpus" / "c001.txt")
    for figure, arguments in (
        ("extract --help", ["-m", "extract", "--help"]),
        ("import extract", ["-c", "import extract"]),
        ("first record of a text file", ["-m", "extract", "run", text]),
    ):
        ours = process_seconds(arguments)
        results.rows.append(Row("start", figure, "s", ours, python, "python -c pass"))


def jobs(results: Results, most: int, count: int = 300) -> None:
    """Time the same articles through one process, as `--jobs 1` reads, and more; all are warm."""
    inputs = [Input(a.id, "article", a.model_dump()) for a in varied(count)]
    rates = []
    for processes in range(1, most + 1):
        with Workers(Reader(), processes) as workers:
            list(workers.map(inputs[: 20 * processes]))
            spent = seconds(partial(_drain, workers, inputs), 3)
        rates.append(count / spent)
        figure = f"{processes} {'process' if processes == 1 else 'processes'}"
        results.rows.append(
            Row("one machine", figure, "articles / s", rates[-1], rates[0], "one process")
        )
    results.series.append(Series("jobs", "articles / s", list(range(1, most + 1)), rates))


def _drain(workers: Workers[Any, Any], inputs: Sequence[Input]) -> None:
    for _ in workers.map(inputs):
        pass


def growth(results: Results) -> None:
    """Time 1 to 100 times as many articles, and one article 1 to 100 times as long."""
    for panel, figure, make in (
        ("length", "one article, {} times as long", lambda times: [lengthened(times)]),
        ("size", "{} articles", lambda times: list(varied(10 * times))),
    ):
        costs = [_cost(make(times)) for times in GROWTH]
        results.series.append(Series(panel, PER_THOUSAND, GROWTH, costs))
        for times, cost in zip(GROWTH[1:], costs[1:], strict=True):
            shown = figure.format(times if panel == "length" else 10 * times)
            least = figure.format(1 if panel == "length" else 10)
            results.rows.append(Row("growth", shown, PER_THOUSAND, cost, costs[0], least))


def _cost(articles: list[Article]) -> float:
    size = sum(len(article.text) for article in articles)
    return per_thousand(extract, articles, size, 3 if size < 200_000 else 1)


def memory(results: Results) -> None:
    """Take the most memory of any one process, for few articles and for many."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (100, 2_000):
            source = Path(folder) / f"{count}.jsonl"
            lines = (article.model_dump_json() for article in varied(count))
            source.write_text("\n".join(lines), "utf-8")
            out = str(Path(folder) / "out.jsonl")
            ours = peak_memory(["-m", "extract", "run", str(source), "-o", out, "--jobs", "2"])
            theirs = peak_memory(["-c", _EMPTY])
            name = "python with spaCy and trafilatura"
            results.rows.append(Row("memory", f"{count} articles", "MB", ours, theirs, name))


_EMPTY = "import spacy, trafilatura"

SECTIONS: dict[str, Callable[..., None]] = {
    "accuracy": accuracy, "one article": one_article, "one page": one_page, "start": start,
    "one machine": jobs, "growth": growth, "memory": memory,
}  # fmt: skip


def log(line: str) -> None:
    """Say on standard error what is being measured."""
    print(line, file=sys.stderr, flush=True)
