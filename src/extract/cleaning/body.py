"""The text of a page: trafilatura's main text, with what its defaults lose put back in place.

On eleven real pages of eight Vietnamese papers the defaults dropped the standfirst (sapo) of
eight and every sub-heading of one: those are where papers put the date, the body and the
counts. Both are put back once, in page order.
"""

from __future__ import annotations

from typing import Any

from extract.cleaning.markup import blocks, is_furniture, is_link, is_named, text_of
from extract.cleaning.metadata import Metadata
from extract.patterns import compile_pattern

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_STANDFIRST = range(30, 1200)
_LONGEST_HEADING = 160
_DESCRIPTION_PREFIX = 40
_SENTENCE_END = compile_pattern(r"[.!?:;,…][\"”’)]*$")


def body_text(tree: Any, told: Metadata) -> str:
    """Return the article's text: standfirst, sub-headings and paragraphs, a line each."""
    elements = [(element, text_of(element)) for element in blocks(tree)]
    lines = _without_title(_main_lines(tree), told.title)
    lines = _with_headings(lines, elements)
    standfirst = _standfirst(elements, told)
    if standfirst and not _contains(lines, standfirst):
        lines.insert(0, standfirst)
    return "\n".join(_once(lines))


def _main_lines(tree: Any) -> list[str]:
    from copy import deepcopy

    import trafilatura

    text = trafilatura.extract(
        deepcopy(tree), include_comments=False, include_tables=True, favor_recall=False
    )
    return [" ".join(line.split()) for line in (text or "").split("\n") if line.strip()]


def _without_title(lines: list[str], title: str | None) -> list[str]:
    return lines[1:] if lines and title and _key(lines[0]) == _key(title) else lines


def _key(text: str) -> str:
    return " ".join(text.split()).strip(" -–•*|").casefold()


def _contains(lines: list[str], text: str) -> bool:
    key = _key(text)
    return any(key in _key(line) or _key(line) == key for line in lines)


def _standfirst(elements: list[tuple[Any, str]], told: Metadata) -> str | None:
    """Find the standfirst: named so, or shown and equal to the page's description."""
    description = _key(told.description or "")[:_DESCRIPTION_PREFIX]
    after_headline = not any(element.tag == "h1" for element, _ in elements)
    described: str | None = None
    for element, text in elements:
        after_headline = after_headline or element.tag == "h1"
        if len(text) not in _STANDFIRST or not after_headline or element.tag == "h1":
            continue
        if is_furniture(element) or is_link(element):
            continue
        if is_named(element, "standfirst") or is_named(element.getparent(), "standfirst"):
            return text
        if len(description) >= _DESCRIPTION_PREFIX and description in _key(text):
            described = described or text
    return described


def _with_headings(lines: list[str], elements: list[tuple[Any, str]]) -> list[str]:
    """Put sub-headings back before the paragraph that they stood before."""
    places = _places(lines, elements)
    if not places:
        return lines
    inside = _ancestors([elements[at][0] for at in places.values()])
    kept = {_key(line) for line in lines}
    before: dict[int, list[str]] = {}
    for number, at in places.items():
        for element, text in _headings_before(at, places, elements):
            if _key(text) not in kept and element.getparent() in inside:
                before.setdefault(number, []).append(text)
                kept.add(_key(text))
    return [line for n, own in enumerate(lines) for line in (*before.get(n, ()), own)]


def _places(lines: list[str], elements: list[tuple[Any, str]]) -> dict[int, int]:
    """Tell for each line which element it came from."""
    at_text: dict[str, int] = {}
    for at, (_, text) in enumerate(elements):
        at_text.setdefault(_key(text), at)
    found = {number: at_text.get(_key(line)) for number, line in enumerate(lines)}
    return {number: at for number, at in found.items() if at is not None}


def _ancestors(elements: list[Any]) -> set[Any]:
    return {element.getparent() for element in elements}


def _headings_before(
    at: int, places: dict[int, int], elements: list[tuple[Any, str]]
) -> list[tuple[Any, str]]:
    """Collect the headings between an element and the one before it that was kept."""
    previous = max((other for other in places.values() if other < at), default=at)
    between = elements[previous + 1 : at]
    return [(element, text) for element, text in between if _is_heading(element, text)]


def _is_heading(element: Any, text: str) -> bool:
    if not text or len(text) > _LONGEST_HEADING or is_furniture(element) or is_link(element):
        return False
    if element.tag in _HEADINGS:
        return True
    bold = element.find("strong") if element.find("strong") is not None else element.find("b")
    return bold is not None and text_of(bold) == text and not _SENTENCE_END.search(text)


def _once(lines: list[str]) -> list[str]:
    """Drop a line that says again, word for word, what one before it said (captions)."""
    return list({_key(line): line for line in reversed(lines)}.values())[::-1]
