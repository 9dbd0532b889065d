"""From a page to an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract.cleaning.body import Body, read_body, signed_authors
from extract.cleaning.charset import decode_page
from extract.cleaning.embedded import embedded_article
from extract.cleaning.flow import read_flow
from extract.cleaning.identity import content_id
from extract.cleaning.metadata import Metadata, read_metadata
from extract.cleaning.profiles import find_places
from extract.cleaning.stubs import require_article
from extract.errors import SourceError
from extract.record import Article

if TYPE_CHECKING:  # the client behind it takes a fifth of a second to import
    from extract.fetching.page import Page

_THIN = 400
_LARGEST = 12_000_000


@dataclass
class CleanedPage:
    """An article with what it was made from."""

    article: Article
    told: Metadata
    """What the page tells of itself."""
    body: Body
    """Every segment of the page, with the reason of each that is not the article."""
    profile: str | None = None
    """What the site's profile puts right; null where there is none."""


def clean_page(page: Page) -> Article:
    """Clean a page into an article: standfirst, sub-headings and main text, each once.

    Title, site, authors and time of publication are read from the page. Raises
    `SourceError` when the page is empty, says that there is no such page, or holds no article.

    >>> from extract.fetching.page import Page
    >>> html = "<h1>Quận ủy tổng kết năm</h1><article>" + "<p>Quận ủy tổ chức hội nghị.</p>" * 3
    >>> article = clean_page(Page(html.encode(), "a.html"))
    >>> article.title
    'Quận ủy tổng kết năm'
    """
    return read_page(page).article


def read_page(page: Page) -> CleanedPage:
    """Clean a page and keep what was dropped from it and why; raises as `clean_page`."""
    cleaned = examine(page)
    require_whole(page, cleaned)
    return cleaned


def examine(page: Page) -> CleanedPage:
    """Clean a page, whatever comes of it; raises `SourceError` for what cannot be parsed."""
    tree = parse(page)
    held = list(tree.iter())  # else lxml makes its elements anew for every walk
    places = find_places(tree, page.url)
    segments = read_flow(tree, places)
    told = read_metadata(tree, segments, page.url, places)
    body = read_body(tree, segments, told, places.box if places else None)
    held.clear()
    if len(body.text) < _THIN:
        body = _drawn_by_script(tree, told) or body
    for part in page.parts:
        _go_on(body, part)
    told.authors = told.authors or signed_authors(body, told.site)
    comment = places.profile.comment if places else None
    return CleanedPage(_article(body.text, told), told, body, comment)


def require_whole(page: Page, cleaned: CleanedPage) -> None:
    """Raise `SourceError` when what came of a page is no article, or only its opening."""
    require_article(page.name, cleaned.body, cleaned.told)


def _go_on(body: Body, part: Page) -> None:
    """Add the text of a further page of the article, without what was said before."""
    seen = {segment.key for segment in body.kept}
    for segment in examine(part).body.segments:
        if not segment.dropped and segment.key in seen:
            segment.dropped = "repeated"
        body.segments.append(segment)


def _drawn_by_script(tree: Any, told: Metadata) -> Body | None:
    drawn = embedded_article(tree, told)
    if drawn is None:
        return None
    return read_body(drawn, read_flow(drawn), replace(told, headline=0))


def _article(text: str, told: Metadata) -> Article:
    return Article(
        id=content_id(text, told.url),
        url=told.url,
        site=told.site,
        title=told.title,
        authors=told.authors,
        published_at=told.published_at,
        text=text,
    )


def parse(page: Page) -> Any:
    """Parse a page into a tree of lxml; raises `SourceError`."""
    from lxml import etree, html

    text = decode_page(page.content[:_LARGEST], page.content_type)
    if not text.strip():
        raise SourceError(page.name, "empty", "the page is empty", "check the address")
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True
    )
    # One class for all elements: lxml.html looks theirs up in Python, each time it meets one.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise SourceError(
            page.name, "not_html", "the page cannot be parsed", "check that it is HTML"
        ) from fault
