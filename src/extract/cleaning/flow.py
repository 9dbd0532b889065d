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
_UNTOLD = _SKIPPED | _BREAKS | _BLOCKS
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


class _Block(NamedTuple):
    """A block element that is open."""

    element: Any
    parts: frozenset[str]
    """What it and the blocks around it are named for."""
    styles: tuple[str, ...]


class _Flow:
    """Walks the page once; text gathers until a block begins or ends."""

    def __init__(self, tree: Any, whole: set[Any], places: Places | None) -> None:
        from lxml import etree

        self._whole = whole
        self._marks = places.marks if places else {}

        self._walk = etree.iterwalk(tree, events=("start", "end"))
        self._segments: list[Segment] = []
        self._blocks = [_Block(tree, frozenset(), ())]
        self._pieces: list[str] = []
        self._inline: list[Look] = []
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
            look = self._look(element)
            self._blocks.append(_Block(element, self._blocks[-1].parts | look.parts, look.styles))
            self._styles.extend(look.styles)
            self._add(element.text)
        elif tag in _BREAKS and self._blocks[-1].element.tag in _HEADINGS:
            self._pieces.append(" ")
        elif tag in _BREAKS:
            self._flush()
        else:
            self._start_inline(element)

    def _look(self, element: Any) -> Look:
        look = look_of(element)
        parts = look.parts
        if parts and element in self._whole:
            parts &= {"body"}
        if self._marks and element in self._marks:
            parts |= self._marks[element]
        return look if parts is look.parts else Look(parts, look.styles)

    def _start_inline(self, element: Any) -> None:
        look = self._look(element)
        self._styles.extend(look.styles)
        self._inline.append(look)
        if self._stands_apart(look.parts):
            self._pieces.append(" ")
        self._add(element.text)

    def _stands_apart(self, parts: frozenset[str]) -> bool:
        """Whether an inline element is shown with room around it that the source lacks."""
        return not _SET_APART.isdisjoint(parts) or "date" in self._blocks[-1].parts

    def _end(self, element: Any, tag: str) -> None:
        if tag in _BLOCKS and self._blocks[-1].element is element:
            self._flush()
            self._leave(self._blocks.pop().styles)
        elif tag not in _UNTOLD:
            self._end_inline()
        self._add(element.tail)

    def _end_inline(self) -> None:
        look = self._inline.pop()
        self._leave(look.styles)
        if self._stands_apart(look.parts):
            self._pieces.append(" ")

    def _leave(self, styles: tuple[str, ...]) -> None:
        """Leave the styles that an element set."""
        for style in styles:
            self._styles.remove(style)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        if not (self._styles or self._inline):
            return
        letters = len(fold_key(text))
        for style in {*self._styles}:
            self._styled[style] += letters
        for part in frozenset().union(*(look.parts for look in self._inline)):
            self._named[part] += letters

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).split())
        if text:
            element, parts, _ = self._blocks[-1]
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
        parts = self._blocks[-1].parts | parts_of(table) | {"table"}
        self._segments.extend(Segment(text, row, parts) for row, text in rows(table))
