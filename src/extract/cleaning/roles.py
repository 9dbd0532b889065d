"""What each segment of a page is, as far as it and its neighbours tell; what is no article goes.

A segment that is no part of any article's text gets its reason in `dropped`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, pairwise

from extract.cleaning.flow import Segment, fold_key
from extract.cleaning.markup import parts_of
from extract.cleaning.published import parse_published
from extract.patterns import compile_pattern
from extract.reading.fold import fold
from extract.rules import load_rulebook

_SENTENCE_END = compile_pattern(r"[.!?…;:][\"”’»)\]]*$")
_CENTRED = compile_pattern(r"text-align\s*:\s*center")
_RIGHT = compile_pattern(r"text-align\s*:\s*right")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SYMBOLS = compile_pattern(r"^[^\p{L}\p{N}]+$")
_ITEM = compile_pattern(r"(?:[-–—•+*]|\d{1,2}[.)]|\p{L}[.)])[ ]")
_LONGEST_LINE = 330
_LONGEST_CAPTION = 400
_LONGEST_DATE = 90
_LONGEST_TITLE = 180
_LEAST_LINK = 12
_WHOLE_LINK = 0.9
_LONGEST_NOTE = 200
_BOX_LEVELS = 3


def judge(segments: list[Segment]) -> None:
    """Mark the segments that stand around articles, not in them."""
    for segment in segments:
        segment.dropped = _by_parts(segment) or _by_words(segment)
    _drop_captions(segments)
    _drop_blocks(segments)


@lru_cache(maxsize=4096)
def scope_of(text: str) -> str | None:
    """Return what a line's own words say it is: line, block, end, lead, byline, caption.

    >>> scope_of("Tin cùng chuyên mục"), scope_of("Quận ủy tổ chức hội nghị sơ kết.")
    ('block', None)
    """
    if len(text) > _LONGEST_LINE:
        return None
    view = fold(text)
    for rule in load_rulebook("extract.cleaning", "lines.toml"):
        if rule.pattern.search(view.norm if rule.view == "norm" else view.lower):
            return str(rule.attributes["scope"])
    return None


def is_title_like(segment: Segment) -> bool:
    """Whether a segment could be the headline of another article: short, no sentence."""
    return len(segment.text) < _LONGEST_TITLE and not _SENTENCE_END.search(segment.text)


def is_set_apart(segment: Segment) -> bool:
    """Whether a segment is set as bylines are: bold, italic, to the right."""
    return segment.is_all("strong") or segment.is_all("slanted") or is_right(segment)


def is_right(segment: Segment) -> bool:
    """Whether a segment is set to the right, as who signs an article is.

    >>> from lxml import html
    >>> is_right(Segment("Thu Hà", html.fromstring("<p style='text-align: right'>Thu Hà</p>")))
    True
    """
    return _aligned(segment, _RIGHT, "right")


def _by_parts(segment: Segment) -> str | None:
    parts = segment.parts
    if "furniture" in parts or "clock" in parts:
        return "furniture"
    if "caption" in parts:
        return "caption"
    if "date" in parts and len(segment.text) <= _LONGEST_DATE and parse_published(segment.text):
        return "date"
    if "author" in parts and "standfirst" not in parts and "body" not in parts:
        return "author"
    return None


def _by_words(segment: Segment) -> str | None:
    if _SYMBOLS.match(segment.text):
        return "furniture"
    if _is_link(segment):
        return "link"
    scope = scope_of(segment.text)
    return scope if scope in ("line", "block", "end", "lead") else None


def _is_link(segment: Segment) -> bool:
    """Whether a segment is a link to another article, no sentence with links in it."""
    if len(segment.key) < _LEAST_LINK or not segment.is_all("link"):
        return False
    whole = segment.styled["link"] >= _WHOLE_LINK * len(segment.key)
    return whole or not _SENTENCE_END.search(segment.text)


def _drop_captions(segments: list[Segment]) -> None:
    for segment in segments:
        if not segment.dropped and _is_caption(segment):
            segment.dropped = "caption"
    for before, segment in pairwise(segments):
        if before.dropped == "caption" and not segment.dropped and _goes_on(before, segment):
            segment.dropped = "caption"


def _is_caption(segment: Segment) -> bool:
    if len(segment.text) > _LONGEST_CAPTION or segment.parts & {"table", "standfirst"}:
        return False
    scope = scope_of(segment.text)
    if scope == "caption":
        return True
    if segment.picture is None:
        return False
    return scope == "source" or _looks_like_caption(segment, segment.picture)


def _looks_like_caption(segment: Segment, picture: str) -> bool:
    """Whether what follows a picture is set or worded like its caption."""
    return (
        segment.element.find(".//img") is not None
        or segment.is_all("slanted")
        or _aligned(segment, _CENTRED, "center")
        or _box_of_picture(segment)
        or (_is_bare(segment))
        or (bool(picture.strip()) and segment.key == _key(picture))
    )


def _is_bare(segment: Segment) -> bool:
    """Whether a line is no sentence, no heading and no item of a list."""
    listed = segment.element.tag == "li" or _ITEM.match(segment.text)
    return is_title_like(segment) and not _is_heading(segment) and not listed


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _goes_on(before: Segment, segment: Segment) -> bool:
    """Whether a segment is the next line of a caption: in the same small element."""
    return segment.element is before.element and before.element.tag in ("td", "figcaption", "p")


def _box_of_picture(segment: Segment) -> bool:
    """Whether the box or the table around a segment is there for a picture."""
    return _note_of_picture(segment) or _table_of_picture(segment)


def _note_of_picture(segment: Segment) -> bool:
    """Whether a box holds a picture and this text, and no other."""
    if len(segment.text) > _LONGEST_NOTE:
        return False
    for node in islice((segment.element, *segment.element.iterancestors()), _BOX_LEVELS):
        if "body" in parts_of(node) or len(fold_key("".join(node.itertext()))) > len(segment.key):
            return False
        if node.tag in ("div", "span", "li") and node.find(".//img") is not None:
            return True
    return False


def _table_of_picture(segment: Segment) -> bool:
    node = segment.element
    while node is not None and node.tag != "table":
        node = node.getparent()
    if node is None or node.find(".//img") is None or node.find(".//h1") is not None:
        return False
    return sum(map(len, node.itertext())) <= 2 * _LONGEST_CAPTION


def _aligned(segment: Segment, style: object, value: str) -> bool:
    node, steps = segment.element, 0
    while node is not None and steps < 3:
        told = (node.get("style") or "").lower()
        if style.search(told) or (node.get("align") or "").lower() == value:  # type: ignore[attr-defined]
            return True
        if node.tag == "center" and value == "center":
            return True
        node, steps = node.getparent(), steps + 1
    return False


def _drop_blocks(segments: Iterable[Segment]) -> None:
    """Drop the titles that follow the heading of a list of other articles."""
    in_block = False
    for segment in segments:
        if segment.dropped == "block":
            in_block = True
        elif in_block and not segment.dropped:
            in_block = is_title_like(segment) and not _is_heading(segment)
            segment.dropped = "block" if in_block else None


def _is_heading(segment: Segment) -> bool:
    return segment.element.tag in _HEADINGS or segment.is_all("strong")
