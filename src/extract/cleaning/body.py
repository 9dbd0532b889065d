"""The article on a page: its box, its standfirst, and what of them is text.

trafilatura says which text is the main one; the box is the element whose own text agrees with
it best, and everything in the box is read anew. So the standfirst (sapo), short paragraphs,
sub-headings, lists and tables, which trafilatura's defaults drop from many Vietnamese pages,
are there, once and in page order.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import regex

from extract.cleaning.flow import Segment, fold_key
from extract.cleaning.markup import parts_of
from extract.cleaning.metadata import Metadata, authors_in
from extract.cleaning.roles import is_right, is_set_apart, is_title_like, judge, scope_of
from extract.cleaning.teasers import drop_teasers
from extract.cleaning.timing import is_time
from extract.patterns import compile_pattern

_MENUS = ("nav", "footer", "svg", "style")
_SAME = 60
"""Letters of a segment that must stand in the main text to count as found there."""
_LEAST_MAIN = 200
_LEAST_KEPT = 0.3
_ENOUGH_KEPT = 0.5
_OPENING = 3
_PARAGRAPH = 80
_STANDFIRST = range(25, 1500)
_DESCRIPTION = 40
_REPEATED = 40
_HEAD = 4
_NEAR = 10
_FOOT = 4
_SIGNATURE = 60
_TOLD = compile_pattern(r"[(\[]?(?:nguồn(?: tin)?|tác giả(?: bài viết)?)[ ]?:", regex.IGNORECASE)


@dataclass
class Body:
    """The segments of a page with the reason of each that is not the article."""

    segments: list[Segment]

    @property
    def kept(self) -> list[Segment]:
        """The segments that are the article, in order."""
        return [segment for segment in self.segments if not segment.dropped]

    @property
    def text(self) -> str:
        """The article's text, a segment a line."""
        return "\n".join(segment.text for segment in self.kept)


def read_body(tree: Any, segments: list[Segment], told: Metadata, box: Any = None) -> Body:
    """Tell for every segment of a page whether it is the article's text.

    `box` is the element that holds it, where a profile of the site knows it.
    """
    judge(segments)
    drop_teasers(segments)
    if box is None:
        main = fold_key(_main_text(tree))
        _mind_the_main_text(main, segments)
        box = _box(main, segments[(told.headline or -1) + 1 :])
    standfirst = set(_standfirst(segments, told, box))
    for at, segment in enumerate(segments):
        if segment in standfirst:
            segment.dropped = None
        elif not segment.dropped:
            segment.dropped = _outside(segment, at, box, told.headline)
    _drop_ends(segments)
    _drop_dates(segments, told.headline)
    _drop_repeated(segments, told)
    _drop_bylines(segments)
    return Body(segments)


def _standfirst(segments: list[Segment], told: Metadata, box: Any) -> list[Segment]:
    """Return the standfirst: named so, or equal to the page's description, before the body."""
    head = _head(segments, told.headline, box)
    before = [one for one in head if _may_be_standfirst(one)]
    named = [one for one in before if "standfirst" in one.parts]
    if named:
        outer = _named_box(named[0])
        return [one for one in named if _named_box(one) is outer]
    description = fold_key(told.description or "").rstrip(".…")[:_DESCRIPTION]
    if len(description) == _DESCRIPTION:
        described = [one for one in head if one.key.find(description) in range(30)]
        described = [one for one in described if one.dropped in (None, "author", "caption")]
        if described:
            return described[:1]
    return _between(before, box) if told.headline is not None else []


def _between(before: list[Segment], box: Any) -> list[Segment]:
    """Return what stands between headline and body and reads like sentences."""
    between = takewhile(lambda one: not _holds(box, one.element), before)
    return [one for one in between if not one.dropped and _is_paragraph(one)][:_OPENING]


def _head(segments: list[Segment], headline: int | None, box: Any) -> list[Segment]:
    """Return the segments from the headline to the first paragraphs of the body."""
    inside = [at for at, one in enumerate(segments) if not one.dropped and _holds(box, one.element)]
    if headline is not None:
        inside = [at for at in inside if at > headline]
    if not inside:
        return []
    start = headline if headline is not None else max(0, inside[0] - _NEAR)
    return segments[start : inside[:_HEAD][-1] + 1]


def _may_be_standfirst(segment: Segment) -> bool:
    return len(segment.text) in _STANDFIRST and segment.dropped in (None, "author")


def _named_box(segment: Segment) -> Any:
    """Return the outermost element around a segment that is named a standfirst."""
    named = segment.element
    for node in segment.element.iterancestors():
        if "standfirst" in parts_of(node):
            named = node
    return named


def _mind_the_main_text(main: str, segments: list[Segment]) -> None:
    """Take back what was dropped for a name, where hardly anything of the main text is left."""
    if len(main) < _LEAST_MAIN or _is_found(main, segments) or _stands_alone(main, segments):
        return
    for segment in segments:
        if segment.dropped in ("furniture", "author") and segment.key[:_SAME] in main:
            segment.dropped = None


def _stands_alone(main: str, segments: list[Segment]) -> bool:
    """Whether what is kept is long enough to be the article, whatever the main text is."""
    kept = sum(len(one.key) for one in segments if _is_paragraph(one))
    return kept >= max(2 * _LEAST_MAIN, _ENOUGH_KEPT * len(main))


def _is_found(main: str, segments: list[Segment]) -> bool:
    """Whether a good part of the main text stands in what is kept."""
    kept = sum(len(one.key) for one in segments if not one.dropped and one.key[:_SAME] in main)
    return kept >= _LEAST_KEPT * len(main)


def _box(main: str, segments: list[Segment]) -> Any:
    """Return the element whose kept text agrees best with the main text of the page.

    A main text that is short, or that is made of what was dropped, is no guide; the paragraphs
    that were kept are. `segments` are those below the headline.
    """
    if len(main) < _LEAST_MAIN or not _is_found(main, segments):
        main = "".join(one.key for one in segments if _is_paragraph(one))
    own: dict[Any, int] = defaultdict(int)
    found: dict[Any, int] = defaultdict(int)
    if not main:
        return None
    for segment in segments:
        if segment.dropped:
            continue
        hit = len(segment.key) if segment.key[:_SAME] in main else 0
        for node in (segment.element, *segment.element.iterancestors()):
            own[node] += len(segment.key)
            found[node] += hit
    return max(own, key=lambda node: found[node] / (own[node] + len(main)), default=None)


def _main_text(tree: Any) -> str:
    import trafilatura
    from lxml import etree

    # Menus are half of a page; trafilatura walks over it several times before it drops them.
    rest = deepcopy(tree)
    etree.strip_elements(rest, *_MENUS, with_tail=False)
    text = trafilatura.extract(rest, include_comments=False, include_tables=True, fast=True)
    return text or ""


def _is_paragraph(segment: Segment) -> bool:
    long = len(segment.text) >= _PARAGRAPH
    return not segment.dropped and (long or not is_title_like(segment))


def signed_authors(body: Body, site: str | None) -> list[str]:
    """Return who signed the article at its head or foot."""
    last = max((at for at, one in enumerate(body.segments) if not one.dropped), default=0)
    signed = (
        authors_in(one.text, site)
        for at, one in enumerate(body.segments)
        if one.dropped == "byline" or (last < at <= last + _FOOT and _signs_outside(one))
    )
    return next(filter(None, signed), [])


def _signs_outside(segment: Segment) -> bool:
    return segment.dropped == "outside" and scope_of(segment.text) == "byline"


def _outside(segment: Segment, at: int, box: Any, headline: int | None) -> str | None:
    if headline is not None and at <= headline:
        return "headline" if at == headline else "above"
    if not _holds(box, segment.element):
        return "outside"
    return None


def _holds(box: Any, element: Any) -> bool:
    return box is not None and (
        element is box or any(node is box for node in element.iterancestors())
    )


def _drop_ends(segments: list[Segment]) -> None:
    """Drop what follows the beginning of the comments, once the article has begun."""
    begun = ended = False
    for segment in segments:
        begun = begun or not segment.dropped
        ended = ended or (begun and segment.dropped == "end")
        if ended and not segment.dropped:
            segment.dropped = "end"


def _drop_dates(segments: list[Segment], headline: int | None) -> None:
    """Drop the time of publication between the headline and the first paragraph."""
    for segment in segments[(headline or 0) :]:
        if not segment.dropped and len(segment.text) >= _PARAGRAPH and segment.text[-1] in '.!?”"':
            return
        if not segment.dropped and is_time(segment):
            segment.dropped = "date"


def _drop_repeated(segments: list[Segment], told: Metadata) -> None:
    """Drop the headline in the text, and what says word for word what was said before."""
    _drop_told_twice([one for one in segments if not one.dropped][:_HEAD])
    seen = {fold_key(told.title or "")}
    for segment in segments:
        if segment.dropped:
            continue
        if segment.key in seen:
            segment.dropped = "repeated"
        if len(segment.key) >= _REPEATED:
            seen.add(segment.key)


def _drop_told_twice(head: list[Segment]) -> None:
    """Drop the opening that another opening holds whole: a standfirst repeated in the body."""
    for one in head:
        holders = (other for other in head if other is not one and not other.dropped)
        if len(one.key) >= _REPEATED and any(
            one.key in other.key and one.key != other.key for other in holders
        ):
            one.dropped = "repeated"


def _is_signature(segment: Segment) -> bool:
    """Whether a line is set as who signs an article is: short, bold or slanted, to the right."""
    if len(segment.text) > _SIGNATURE or not is_title_like(segment) or not is_right(segment):
        return False
    return segment.is_all("strong") or segment.is_all("slanted")


def _drop_bylines(segments: list[Segment]) -> None:
    kept = [one for one in segments if not one.dropped]
    for segment in kept[:_HEAD]:
        if len(segment.text) >= _PARAGRAPH:
            break
        if scope_of(segment.text) == "byline" and segment.element.tag[0] != "h":
            segment.dropped = "byline"
    for place, segment in enumerate(reversed(kept[1:])):
        signed = scope_of(segment.text) == "byline" or _is_signature(segment)
        if place >= _FOOT or not signed:
            break
        if place == 0 or is_set_apart(segment) or _TOLD.match(segment.text):
            segment.dropped = "byline"
