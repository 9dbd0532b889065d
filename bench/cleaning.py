"""Cleaning the constructed pages of the papers' families, beside trafilatura's defaults.

`python -m bench.cleaning` prints, for both, the F1 of text segments and how many pages have the
right title, day, time, and the standfirst exactly once; and for ours the same on pages whose
elements have lost every name (class, id, itemprop …).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.cleaning import clean_page
from extract.fetching.page import Page
from tests.cleaning.papers import PAPERS, Paper

_NAMES = re.compile(
    r"""\s(?:class|id|itemprop|data-role|rel|type)=(?!['"]application)(?:'[^']*'|"[^"]*"|\w+)"""
)


_RIGHT = ("title", "day", "time", "standfirst once")


@dataclass
class Told:
    """What one way of cleaning reads from one page."""

    lines: list[str]
    title: str | None
    published: str | None


@dataclass
class Score:
    """Sums over pages."""

    hits: int = 0
    found: int = 0
    expected: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_RIGHT, 0))

    def add(self, told: Told, paper: Paper) -> None:
        """Count one page."""
        self.hits += sum(line in paper.segments for line in told.lines)
        self.found += len(told.lines)
        self.expected += len(paper.segments)
        published, expected = told.published or "", paper.published or ""
        for name, is_right in (
            ("title", told.title == paper.title),
            ("day", published[:10] == expected[:10]),
            ("time", published[:16] == expected[:16]),
            ("standfirst once", "\n".join(told.lines).count(paper.sapo) == 1),
        ):
            self.right[name] += is_right


def ours(html: str) -> Told:
    """Clean as this package does."""
    article = clean_page(Page(html.encode(), "a.html", "https://bao.vn/a.html"))
    return Told(article.text.split("\n"), article.title, article.published_at)


def nameless(html: str) -> Told:
    """Clean a page that has lost the names of its elements."""
    return ours(_NAMES.sub("", html))


def defaults(html: str) -> Told:
    """Clean as trafilatura does unasked."""
    import trafilatura

    document = trafilatura.bare_extraction(html, url="https://bao.vn/a.html", with_metadata=True)
    if document is None:
        return Told([], None, None)
    lines = [line.lstrip("- ").strip() for line in (document.text or "").split("\n")]
    return Told([line for line in lines if line], document.title, document.date)


def main() -> None:
    """Measure and print."""
    papers = {name: make() for name, make in PAPERS.items()}
    print(f"{len(papers)} constructed pages")
    ways: list[tuple[str, Callable[[str], Told]]] = [
        ("extract", ours), ("extract, no names", nameless), ("trafilatura defaults", defaults),
    ]  # fmt: skip
    for name, clean in ways:
        score = Score()
        for paper in papers.values():
            score.add(clean(paper.html), paper)
        f1 = 2 * score.hits / max(1, score.found + score.expected)
        told = ", ".join(f"{what} {count}" for what, count in score.right.items())
        print(f"{name:<21} segment F1 {f1:.3f}; {told}")


if __name__ == "__main__":
    main()
