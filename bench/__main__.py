"""`make bench`: one table of figures, each beside its baseline of the same run."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from bench.baselines import dateparser_dates, regex_documents, underthesea_committees
from bench.measure import per_thousand, process_seconds
from extract.evaluation import evaluate, load_gold
from extract.pipeline import extract
from extract.record import Article
from extract.writing.tables import plain_console

ROOT = Path(__file__).parents[1]
RUNS = 5


def main() -> None:
    """Measure, print, and write out/bench.json."""
    gold = [g for g in load_gold(ROOT / "gold", ROOT / "corpus") if g.split == "real"]
    articles = [one.article for one in gold]
    size = sum(len(article.text) for article in articles)
    rows = [*accuracy_rows(gold, articles, size), *speed_rows(articles, size), *start_rows()]
    show(rows)
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False), "utf-8")


def accuracy_rows(gold: Any, articles: list[Article], size: int) -> list[dict[str, Any]]:
    """Hold each field's baseline against ours: F1 on gold and cost."""
    rows = []
    ours = per_thousand(extract, articles, size, RUNS)
    records = [extract(article) for article in articles]
    for field, name, baseline in (
        ("dates", "dateparser search", dateparser_dates),
        ("documents", "one-line pattern", regex_documents),
        ("committees", "underthesea ner + keywords", underthesea_committees),
    ):
        theirs = per_thousand(baseline, articles, size, 1)
        rows.append({
            "figure": f"{field}: F1, µs per 1,000 characters (ours reads all fields)",
            "ours": f"{f1(records, gold, field):.3f}  {ours:,.0f}",
            "baseline": f"{f1(map(baseline, articles), gold, field):.3f}  {theirs:,.0f}",
            "named": name,
            "ratio": theirs / ours,
        })  # fmt: skip
    return rows


def f1(records: Any, gold: Any, field: str) -> float:
    """F1 of one field on gold."""
    return evaluate(records, gold, [field]).scores[field].f1 or 0.0


def speed_rows(articles: list[Article], size: int) -> list[dict[str, Any]]:
    """Text to record beside underthesea's ner; page to record beside trafilatura alone."""
    import trafilatura
    from underthesea import ner

    from extract.cleaning import clean_page
    from extract.fetching.page import Page

    ours = per_thousand(extract, articles, size, RUNS)
    theirs = per_thousand(lambda article: ner(article.text), articles, size, 1)
    pages = [page_of(article) for article in articles]
    cleaning = per_thousand(lambda page: trafilatura.extract(page), pages, size, RUNS)
    whole = per_thousand(
        lambda page: extract(clean_page(Page(page.encode(), "page"))), pages, size, RUNS
    )
    return [
        row("text to record, µs per 1,000 characters", ours, theirs, "underthesea ner alone"),
        row("page to record, µs per 1,000 characters", whole, cleaning, "trafilatura alone"),
    ]


def page_of(article: Article) -> str:
    """Put an article's text into a page with a menu, related links and a footer."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article.text.split("\n") if line)
    links = "".join(f"<li><a href='/{n}'>Tin số {n} trong ngày</a></li>" for n in range(60))
    return (
        f"<html><head><title>{article.title}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<h1>{article.title}</h1><article>{paragraphs}</article>"
        f"<div class='related'><ul>{links}</ul></div><footer><p>Báo thử</p></footer></body></html>"
    )


def start_rows() -> list[dict[str, Any]]:
    """Whole-process times, beside starting Python alone."""
    python = process_seconds(["-c", "pass"])
    text = str(next((ROOT / "corpus").glob("*.txt")))
    return [
        row("extract --help, seconds",
            process_seconds(["-m", "extract", "--help"]), python, "python"),
        row("import extract, seconds", process_seconds(["-c", "import extract"]), python, "python"),
        row("first record of a text file, seconds",
            process_seconds(["-m", "extract", "run", text]), python, "python"),
    ]  # fmt: skip


def row(figure: str, ours: float, baseline: float, named: str) -> dict[str, Any]:
    """One line of the table; the ratio says how many times the baseline costs ours."""
    form = "{:.3f}" if max(ours, baseline) < 10 else "{:,.0f}"
    return {
        "figure": figure, "ours": form.format(ours), "baseline": form.format(baseline),
        "named": named, "ratio": baseline / ours,
    }  # fmt: skip


def show(rows: list[dict[str, Any]]) -> None:
    """Print the table."""
    import sys

    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("figure", "ours", "baseline", "which", "baseline / ours"):
        table.add_column(column)
    for one in rows:
        table.add_row(
            one["figure"], one["ours"], one["baseline"], one["named"], f"{one['ratio']:.2f}"
        )
    plain_console(sys.stdout).print(table)


if __name__ == "__main__":
    main()
