"""A page as a flow of segments: stretches of text that a reader sees as one block, in order.

A block element or a line break ends a segment. Each carries what tells whether it belongs to
the article: the element that holds it, how much of it is link, bold or italic, whether a
picture stands before it, and which parts of a page the elements around it are named for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extract.cleaning.markup import parts_of
from extract.cleaning.profiles import Places
from extract.cleaning.tables import is_data_table, rows
from extract.patterns import compile_pattern

_SKIPPED = frozenset(
    ("head", "script", "style", "noscript", "template", "svg", "iframe", "select", "button",
     "textarea", "input", "object", "video", "audio", "canvas", "map", "math")
)  # fmt: skip
_BLOCKS = frozenset(
    ("html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside", "nav",
     "form", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
     "blockquote", "figure", "figcaption", "pre", "address", "details", "summary", "center",
     "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = frozenset(("br", "hr"))
_PICTURES = frozenset(("img", "amp-img", "picture", "video", "iframe", "object", "embed"))
_STRONG = frozenset(("b", "strong"))
_SLANTED = frozenset(("i", "em"))
_STYLES = dict.fromkeys(_STRONG, "strong") | dict.fromkeys(_SLANTED, "slanted") | {"a": "link"}
_SET = {
    "strong": compile_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)"),
    "slanted": compile_pattern(r"font-style\s*:\s*italic"),
}
_BOXES = ("div", "article", "section", "td", "main")
_LEAST_HEADLINE = 20
_LINKED = 0.7


@dataclass(eq=False)
class Segment:
    """One block of text on a page."""

    text: str
    """The text, white space folded."""
    element: Any
    """The innermost block element that holds it."""
    parts: frozenset[str] = frozenset()
    """What the elements around it are named for: furniture, standfirst, caption, date …"""
    styled: dict[str, int] = field(default_factory=dict)
    """Letters that are `strong`, `slanted` or in a `link`."""
    picture: str | None = None
    """What a picture just before it says of itself (alt or title); null: no picture."""
    dropped: str | None = None
    """Why it is not the article's text; null while it may be."""

    @property
    def key(self) -> str:
        """The text for comparing: no white space, no case."""
        return fold_key(self.text)

    def is_all(self, style: str) -> bool:
        """Whether nearly all of it is `strong`, `slanted` or `link`."""
        return self.styled.get(style, 0) >= _LINKED * max(1, len(self.key))


def fold_key(text: str) -> str:
    r"""Return a text without white space and case, for comparing.

    >>> fold_key(" Quận  ủy\u00a0Tây Hồ ")
    'quậnủytâyhồ'
    """
    return "".join(text.split()).casefold()


def styles_of(element: Any) -> list[str]:
    """Return which of `strong`, `slanted` and `link` an element makes its text.

    >>> from lxml import html
    >>> styles_of(html.fromstring("<span style='font-weight: 700'>x</span>"))
    ['strong']
    """
    told = (element.get("style") or "").lower()
    own = _STYLES.get(element.tag)
    found = [own] if own else []
    return found + [name for name, pattern in _SET.items() if name != own and pattern.search(told)]


def read_flow(tree: Any, places: Places | None = None) -> list[Segment]:
    """Return the segments of a parsed page, in page order.

    `places` are those that a profile of the site finds on it.
    """
    return list(_Flow(tree, whole_elements(tree, places), places).read())


def whole_elements(tree: Any, places: Places | None = None) -> set[Any]:
    """Return the elements that hold a whole article, whatever they are named for.

    They are what stands around a headline and around the largest box named for a body.
    """
    whole: set[Any] = set()
    boxes = [one for one in tree.iter(*_BOXES) if "body" in parts_of(one)]
    largest = places.box if places and places.box is not None else None
    if largest is None:
        largest = max(boxes, key=_size, default=None)
    if largest is not None:
        whole.update((largest, *largest.iterancestors()))
    for headline in tree.iter("h1"):
        least = _LEAST_HEADLINE * (1 if headline.find(".//a") is None else 2)
        if _size(headline) >= least:
            whole.update((headline, *headline.iterancestors()))
    return whole


def _size(element: Any) -> int:
    return sum(map(len, element.itertext()))


class _Flow:
    """Walks the page once; text gathers until a block begins or ends."""

    def __init__(self, tree: Any, whole: set[Any], places: Places | None) -> None:
        from lxml import etree

        self._whole = whole
        self._marks = places.marks if places else {}

        self._walk = etree.iterwalk(tree, events=("start", "end"))
        self._blocks: list[tuple[Any, frozenset[str]]] = [(tree, frozenset())]
        self._pieces: list[str] = []
        self._inline: list[frozenset[str]] = []
        self._depth = dict.fromkeys(("strong", "slanted", "link"), 0)
        self._styled = dict(self._depth)
        self._named: dict[str, int] = defaultdict(int)
        self._picture: str | None = None

    def read(self) -> Iterator[Segment]:
        for event, element in self._walk:
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _start(self, element: Any) -> Iterator[Segment]:
        tag = element.tag
        if tag in _PICTURES:
            self._picture = element.get("alt") or element.get("title") or self._picture or ""
        if tag in _SKIPPED:
            self._walk.skip_subtree()
        elif tag == "table" and is_data_table(element):
            yield from self._flush()
            yield from self._table(element)
            self._walk.skip_subtree()
        elif tag in _BLOCKS:
            yield from self._flush()
            self._blocks.append((element, self._blocks[-1][1] | self._parts(element)))
            self._turn(element, 1)
            self._add(element.text)
        elif tag in _BREAKS and self._blocks[-1][0].tag in _HEADINGS:
            self._pieces.append(" ")
        elif tag in _BREAKS:
            yield from self._flush()
        else:
            self._start_inline(element)

    def _parts(self, element: Any) -> frozenset[str]:
        parts = parts_of(element)
        own = self._marks.get(element, frozenset())
        return own | (parts & {"body"} if element in self._whole else parts)

    def _turn(self, element: Any, by: int) -> None:
        """Enter (1) or leave (-1) the styles that an element sets."""
        for style in styles_of(element):
            self._depth[style] += by

    def _start_inline(self, element: Any) -> None:
        self._turn(element, 1)
        self._inline.append(self._parts(element))
        if "place" in self._inline[-1]:
            self._pieces.append(" ")
        self._add(element.text)

    def _end(self, element: Any) -> Iterator[Segment]:
        tag = element.tag
        if tag in _BLOCKS and self._blocks[-1][0] is element:
            yield from self._flush()
            self._blocks.pop()
            self._turn(element, -1)
        elif tag not in _SKIPPED | _BREAKS | _BLOCKS:
            self._end_inline(element)
        self._add(element.tail)

    def _end_inline(self, element: Any) -> None:
        self._turn(element, -1)
        if self._inline and "place" in self._inline.pop():
            self._pieces.append(" ")

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        letters = len(fold_key(text))
        for style, depth in self._depth.items():
            if depth:
                self._styled[style] += letters
        for part in frozenset().union(*self._inline):
            self._named[part] += letters

    def _flush(self) -> Iterator[Segment]:
        text = " ".join("".join(self._pieces).split())
        if text:
            element, parts = self._blocks[-1]
            yield Segment(text, element, parts | self._mostly(text), self._styled, self._picture)
            self._picture = None
        self._pieces.clear()
        self._styled = dict.fromkeys(self._depth, 0)
        self._named.clear()

    def _mostly(self, text: str) -> frozenset[str]:
        """Return what the inline elements are named for that hold most of a segment."""
        most = _LINKED * len(fold_key(text))
        return frozenset(part for part, letters in self._named.items() if letters >= most)

    def _table(self, table: Any) -> Iterator[Segment]:
        parts = self._blocks[-1][1] | parts_of(table)
        for row, text in rows(table):
            yield Segment(text, row, parts | {"table"})
