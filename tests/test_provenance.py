"""From a value back to the page: links that find the mention again, elements that hold it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from extract.fetching import Page
from extract.pipeline import extract
from extract.provenance import fragment_link, traced
from extract.sources import Input, load

from .cleaning.papers import PAPERS

URL = "https://bao.vn/bai-a1.html"


def found(link: str, text: str) -> tuple[int, int]:
    """Find a text fragment as a browser does: prefix-,start,end,-suffix on single-spaced text."""
    terms = link.partition(":~:text=")[2].split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
    suffix = unquote(terms.pop()[1:]) if terms[-1].startswith("-") else ""
    start = unquote(terms[0])
    at = -1
    while True:
        at = text.index(start, at + 1)
        before, after = text[:at].rstrip(), text[at + len(start) :].lstrip()
        if before.endswith(prefix) and (len(terms) > 1 or after.startswith(suffix)):
            break
    end = at + len(start)
    if len(terms) > 1:
        last = unquote(terms[1])
        end = text.index(last, end) + len(last)
    return at, end


@pytest.mark.parametrize("name", ["VnExpress", "tables of 2005", "provincial paper"])
def test_every_mention_is_found_again_by_its_link(name: str) -> None:
    page = Page(PAPERS[name]().html.encode(), URL, URL)
    item = Input(URL, "page", page)
    record = traced(extract(load(item)), item)
    text = record.article.text
    tree = html.fromstring(page.content)
    assert record.provenance
    for origin in record.provenance:
        mention = getattr(record, origin.field)[origin.index]
        assert origin.link
        assert found(origin.link, text) == (mention.start, mention.end)
        (element,) = tree.xpath(origin.element)
        assert mention.text in " ".join("".join(element.itertext()).split())


def test_records_have_no_provenance_unless_asked() -> None:
    record = extract(load(Input("a", "text", "Ngày 16/5/2025, Quận ủy họp.".encode())))
    assert record.provenance is None


def test_a_text_without_a_page_has_links_only_with_an_address() -> None:
    item = Input("a:1", "article", {"text": "Ngày 16/5/2025, Quận ủy họp.", "url": URL})
    origins = traced(extract(load(item)), item).provenance
    assert origins
    assert all(origin.element is None and origin.link for origin in origins)
    bare = Input("a", "text", "Ngày 16/5/2025, Quận ủy họp.".encode())
    assert all(one.link is None for one in traced(extract(load(bare)), bare).provenance or ())


@given(
    words=st.lists(
        st.sampled_from(["Quận", "ủy", "15", "05-CT/TW,", "và", "&", "a-b"]), min_size=1
    ),
    data=st.data(),
)
def test_any_stretch_can_be_linked_to(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    bounds = sorted(
        data.draw(st.lists(st.integers(0, len(words)), min_size=2, max_size=2, unique=True))
    )
    start = len(" ".join(words[: bounds[0]])) + (bounds[0] > 0)
    end = start + len(" ".join(words[bounds[0] : bounds[1]]))
    link = fragment_link(URL, text, start, end)
    assert link
    at, to = found(link, text)
    assert text[at:to] == text[start:end]
