"""From a value back to its place on the page: a link that opens there, and the element.

The link is a text fragment (`#:~:text=`, https://wicg.github.io/scroll-to-text-fragment/):
the browser opens the article, scrolls to the mention and marks it. The element is the XPath
of the block that the mention stands in, in the page as lxml parses it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from urllib.parse import quote

from extract.record import MENTION_FIELDS, Origin, Record
from extract.sources import Input

_CONTEXT = 4
"""Words before and after a mention that tell it from others like it."""
_LONGEST = 120
"""Letters of a mention that are given whole; of a longer one, its first and last words."""


def traced(record: Record, item: Input) -> Record:
    """Return a record that says where each of its mentions stands on the page.

    >>> from extract.pipeline import extract
    >>> from extract.record import Article
    >>> article = Article(id="a", url="https://bao.vn/a", text="Ngày 16/5/2025, Quận ủy họp.")
    >>> record = traced(extract(article), Input("a", "text", b""))
    >>> record.provenance[0].link
    'https://bao.vn/a#:~:text=Ng%C3%A0y%2016%2F5%2F2025,-%2C%20Qu%E1%BA%ADn%20%E1%BB%A7y%20h%E1%BB%8Dp.'
    """
    article = record.article
    elements = _elements(item, article.text)
    starts = list(accumulate((len(line) + 1 for line in article.text.split("\n")), initial=0))
    origins = [
        Origin(
            field=field, index=index,
            link=fragment_link(article.url, article.text, mention.start, mention.end),
            element=elements[bisect_right(starts, mention.start) - 1] if elements else None,
        )
        for field in MENTION_FIELDS
        for index, mention in enumerate(getattr(record, field))
    ]  # fmt: skip
    return record.model_copy(update={"provenance": origins})


def fragment_link(url: str | None, text: str, start: int, end: int) -> str | None:
    """Return the address of an article that opens at a stretch of its text.

    >>> fragment_link("https://bao.vn/a", "Có 15 tập thể, 20 cá nhân", 3, 13)
    'https://bao.vn/a#:~:text=C%C3%B3-,15%20t%E1%BA%ADp%20th%E1%BB%83,-%2C%2020%20c%C3%A1%20nh%C3%A2n'
    """
    if not url:
        return None
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end) if "\n" in text[end:] else len(text)
    before = text[line_start:start].split()[-_CONTEXT:]
    after = text[end:line_end].split()[:_CONTEXT]
    terms = [_told(text[start:end])]
    if before:
        terms.insert(0, _encoded(" ".join(before)) + "-")
    if after:
        terms.append("-" + _encoded(" ".join(after)))
    return f"{url}{'' if '#' in url else '#'}:~:text={','.join(terms)}"


def _told(mention: str) -> str:
    words = mention.split()
    if len(mention) <= _LONGEST and "\n" not in mention:
        return _encoded(" ".join(words))
    return f"{_encoded(' '.join(words[:_CONTEXT]))},{_encoded(' '.join(words[-_CONTEXT:]))}"


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


def _elements(item: Input, text: str) -> list[str]:
    """Return the path of the element that each line of a page's text comes from."""
    from extract.cleaning.page import read_page

    if item.kind not in ("page", "html"):
        return []
    kept = read_page(item.page()).body.kept
    if "\n".join(segment.text for segment in kept) != text:
        return []
    return [segment.element.getroottree().getpath(segment.element) for segment in kept]
