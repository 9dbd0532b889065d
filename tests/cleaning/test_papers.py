"""Every family of papers: text segment by segment, headline, time, byline; names or no names."""

from __future__ import annotations

import re

import pytest

from extract.cleaning.page import CleanedPage, read_page
from extract.fetching import Page

from .papers import PAPERS, Paper

_NAMES = re.compile(
    r"""\s(?:class|id|itemprop|data-role|rel|type)=(?!['"]application)(?:'[^']*'|"[^"]*"|\w+)"""
)
_DESCRIPTION = re.compile(r"<meta[^>]*description[^>]*>")


def clean(html: str) -> CleanedPage:
    return read_page(Page(html.encode(), "a.html", "https://bao.vn/a.html"))


def f1(found: list[str], expected: list[str]) -> float:
    return 2 * sum(one in expected for one in found) / (len(found) + len(expected))


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest) -> Paper:
    return PAPERS[request.param]()


def test_text_is_the_article_segment_by_segment(paper: Paper) -> None:
    assert clean(paper.html).article.text.split("\n") == paper.segments


def test_metadata(paper: Paper) -> None:
    article = clean(paper.html).article
    assert article.title == paper.title
    assert article.published_at == paper.published
    assert article.authors == paper.authors


@pytest.mark.parametrize("described", [True, False])
def test_names_of_elements_help_but_are_not_needed(paper: Paper, described: bool) -> None:
    html = paper.html if described else _DESCRIPTION.sub("", paper.html)
    article = clean(_NAMES.sub("", html)).article
    assert article.title == paper.title
    assert article.published_at == paper.published
    assert article.text.count(paper.sapo) == 1
    assert f1(article.text.split("\n"), paper.segments) >= 0.98
