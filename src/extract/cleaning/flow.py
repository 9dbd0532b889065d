"""A page as a flow of segments: stretches of text that a reader sees as one block, in order.

A block element or a line break ends a segment. Each carries what tells whether it belongs to
the article: the element that holds it, how much of it is link, bold or italic, whether a
picture stands before it, and which parts of a page the elements around it are named for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from extract.cleaning.markup import is_named, parts_of
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
_UNTOLD = _SKIPPED | _BREAKS | _BLOCKS
_PICTURES = frozenset(("img", "amp-img", "picture", "video", "iframe", "object", "embed"))
_STRONG = frozenset(("b", "strong"))
_SLANTED = frozenset(("i", "em"))
_STYLES = dict.fromkeys(_STRONG, "strong") | dict.fromkeys(_SLANTED, "slanted") | {"a": "link"}
_SET = {
    "strong": compile_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)"),
    "slanted": compile_pattern(r"font-style\s*:\s*italic"),
}
_BOXES = ("div", "article", "section", "td", "main")
_SET_APART = frozenset(("place", "date", "author"))
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

    @cached_property
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


def styles_of(element: Any) -> tuple[str, ...]:
    """Return which of `strong`, `slanted` and `link` an element makes its text.

    >>> from lxml import html
    >>> styles_of(html.fromstring("<span style='font-weight: 700'>x</span>"))
    ('strong',)
    """
    return _styles(_STYLES.get(element.tag), element.get("style"))


@lru_cache(maxsize=1024)
def _styles(own: str | None, told: str | None) -> tuple[str, ...]:
    found = (own,) if own else ()
    if not told:
        return found
    low = told.lower()
    return found + tuple(
        name for name, pattern in _SET.items() if name != own and pattern.search(low)
    )


def read_flow(tree: Any, places: Places | None = None) -> list[Segment]:
    """Return the segments of a parsed page, in page order.

    `places` are those that a profile of the site finds on it.
    """
    return _Flow(tree, whole_elements(tree, places), places).read()


def whole_elements(tree: Any, places: Places | None = None) -> set[Any]:
    """Return the elements that hold a whole article, whatever they are named for.

    They are what stands around a headline and around the largest box named for a body.
    """
    whole: set[Any] = set()
    boxes = [one for one in tree.iter(*_BOXES) if is_named(one, "body")]
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
        self._segments: list[Segment] = []
        self._blocks: list[tuple[Any, frozenset[str]]] = [(tree, frozenset())]
        self._pieces: list[str] = []
        self._inline: list[frozenset[str]] = []
        self._styles: list[str] = []
        self._styled: dict[str, int] = defaultdict(int)
        self._named: dict[str, int] = defaultdict(int)
        self._picture: str | None = None

    def read(self) -> list[Segment]:
        for event, element in self._walk:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                self._start(element, tag)
            else:
                self._end(element, tag)
        self._flush()
        return self._segments

    def _start(self, element: Any, tag: str) -> None:
        if tag in _PICTURES:
            self._picture = element.get("alt") or element.get("title") or self._picture or ""
        if tag in _SKIPPED:
            self._walk.skip_subtree()
        elif tag == "table" and is_data_table(element):
            self._flush()
            self._table(element)
            self._walk.skip_subtree()
        elif tag in _BLOCKS:
            self._flush()
            self._blocks.append((element, self._blocks[-1][1] | self._parts(element)))
            self._styles.extend(styles_of(element))
            self._add(element.text)
        elif tag in _BREAKS and self._blocks[-1][0].tag in _HEADINGS:
            self._pieces.append(" ")
        elif tag in _BREAKS:
            self._flush()
        else:
            self._start_inline(element)

    def _parts(self, element: Any) -> frozenset[str]:
        parts = parts_of(element)
        if parts and element in self._whole:
            parts &= {"body"}
        return self._marks[element] | parts if element in self._marks else parts

    def _leave(self, element: Any) -> None:
        """Leave the styles that an element set."""
        for style in styles_of(element):
            self._styles.remove(style)

    def _start_inline(self, element: Any) -> None:
        self._styles.extend(styles_of(element))
        self._inline.append(self._parts(element))
        if self._stands_apart(self._inline[-1]):
            self._pieces.append(" ")
        self._add(element.text)

    def _stands_apart(self, parts: frozenset[str]) -> bool:
        """Whether an inline element is shown with room around it that the source lacks."""
        return bool(parts & _SET_APART) or "date" in self._blocks[-1][1]

    def _end(self, element: Any, tag: str) -> None:
        if tag in _BLOCKS and self._blocks[-1][0] is element:
            self._flush()
            self._blocks.pop()
            self._leave(element)
        elif tag not in _UNTOLD:
            self._end_inline(element)
        self._add(element.tail)

    def _end_inline(self, element: Any) -> None:
        self._leave(element)
        if self._inline and self._stands_apart(self._inline.pop()):
            self._pieces.append(" ")

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        if not (self._styles or self._inline):
            return
        letters = len(fold_key(text))
        for style in {*self._styles}:
            self._styled[style] += letters
        for part in frozenset().union(*self._inline):
            self._named[part] += letters

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).split())
        if text:
            element, parts = self._blocks[-1]
            named = self._mostly(text) if self._named else frozenset()
            styled = dict(self._styled)
            self._segments.append(Segment(text, element, parts | named, styled, self._picture))
            self._picture = None
        self._pieces.clear()
        self._styled.clear()
        self._named.clear()

    def _mostly(self, text: str) -> frozenset[str]:
        """Return what the inline elements are named for that hold most of a segment."""
        most = _LINKED * len(fold_key(text))
        return frozenset(part for part, letters in self._named.items() if letters >= most)

    def _table(self, table: Any) -> None:
        parts = self._blocks[-1][1] | parts_of(table) | {"table"}
        self._segments.extend(Segment(text, row, parts) for row, text in rows(table))
