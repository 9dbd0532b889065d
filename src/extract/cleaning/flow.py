"""A page as a flow of segments: stretches of text that a reader sees as one block, in order.

A block element or a line break ends a segment. Each carries what tells whether it belongs to
the article: the element that holds it, how much of it is link, bold or italic, whether a
picture stands before it, and which parts of a page the elements around it are named for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from extract.cleaning.markup import Look, is_named, look_of, parts_of
from extract.cleaning.profiles import Places
from extract.cleaning.tables import is_data_table, rows

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


def read_flow(tree: Any, places: Places | None = None) -> list[Segment]:
    """Return the segments of a parsed page, in page order.

    `places` are those that a profile of the site finds on it.
    """
    return _Flow(whole_elements(tree, places), places).read(tree)


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


class _Block(NamedTuple):
    """A block element."""

    element: Any
    parts: frozenset[str]
    """What it and the blocks around it are named for."""


class _Flow:
    """Walks the page once; text gathers until a block begins or ends.

    From each element down to those in it: a parsed page is no deeper than 255 of them.
    """

    def __init__(self, whole: set[Any], places: Places | None) -> None:
        self._whole = whole
        self._marks = places.marks if places else {}
        self._segments: list[Segment] = []
        self._pieces: list[str] = []
        self._inline: list[frozenset[str]] = []
        self._styles: list[str] = []
        self._styled: dict[str, int] = defaultdict(int)
        self._named: dict[str, int] = defaultdict(int)
        self._picture: str | None = None

    def read(self, tree: Any) -> list[Segment]:
        block = _Block(tree, frozenset())
        self._read(tree, block)
        self._flush(block)
        return self._segments

    def _read(self, element: Any, block: _Block) -> None:
        """Read an element that stands in a block."""
        tag = element.tag
        if tag in _PICTURES:
            self._picture = element.get("alt") or element.get("title") or self._picture or ""
        if tag in _SKIPPED:
            return
        if tag == "table" and is_data_table(element):
            self._flush(block)
            self._table(element, block)
        elif tag in _BLOCKS:
            self._flush(block)
            self._read_block(element, block)
        elif tag not in _BREAKS:
            self._read_inline(element, block)
        elif block.element.tag in _HEADINGS:
            self._pieces.append(" ")
        else:
            self._flush(block)

    def _read_block(self, element: Any, around: _Block) -> None:
        look = self._look(element)
        block = _Block(element, around.parts | look.parts if look.parts else around.parts)
        self._read_styled(element, block, look.styles)
        self._flush(block)

    def _read_inline(self, element: Any, block: _Block) -> None:
        look = self._look(element)
        apart = not _SET_APART.isdisjoint(look.parts) or "date" in block.parts
        self._inline.append(look.parts)
        if apart:  # shown with room around it that the source lacks
            self._pieces.append(" ")
        self._read_styled(element, block, look.styles)
        self._inline.pop()
        if apart:
            self._pieces.append(" ")

    def _read_styled(self, element: Any, block: _Block, styles: tuple[str, ...]) -> None:
        """Read what stands in an element, all of it in some styles."""
        held = len(self._styles)
        self._styles.extend(styles)
        if text := element.text:
            self._add(text)
        for inner in element:
            if isinstance(inner.tag, str):
                self._read(inner, block)
            if text := inner.tail:
                self._add(text)
        del self._styles[held:]

    def _look(self, element: Any) -> Look:
        look = look_of(element)
        parts = look.parts
        if parts and element in self._whole:
            parts &= {"body"}
        if self._marks and element in self._marks:
            parts |= self._marks[element]
        return look if parts is look.parts else Look(parts, look.styles)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if not (self._styles or self._inline):
            return
        letters = len(fold_key(text))
        for style in {*self._styles}:
            self._styled[style] += letters
        for part in frozenset().union(*self._inline):
            self._named[part] += letters

    def _flush(self, block: _Block) -> None:
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).split())
        if text:
            element, parts = block
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

    def _table(self, table: Any, block: _Block) -> None:
        parts = block.parts | parts_of(table) | {"table"}
        self._segments.extend(Segment(text, row, parts) for row, text in rows(table))
