"""Pages that came with status 200 and are no article all the same."""

from __future__ import annotations

from extract.cleaning.body import Body
from extract.cleaning.metadata import Metadata
from extract.errors import ErrorCode, SourceError
from extract.language import mark
from extract.reading.fold import fold
from extract.rules import load_rulebook

_SHORT = 600
_STUB = 900
_SHOWN = 3000
_TOLD: dict[str, tuple[ErrorCode, str, str]] = {
    "missing": (
        "no_article",
        mark("the page says that there is no such page"),
        mark("check the address"),
    ),
    "wall": (
        "no_article",
        mark("the page asks for a browser, cookies or a captcha, and holds no article"),
        mark("open it in a browser, save it, and give the file"),
    ),
    "empty": (
        "no_article",
        mark("there is no article on the page"),
        mark("a list of links, a video or a page drawn by script cannot be read"),
    ),
    "paid": (
        "paywall",
        mark("only the opening of the article is open to all"),
        mark("save the whole article from a browser where you may read it, and give the file"),
    ),
}


def require_article(name: str, body: Body, told: Metadata) -> None:
    """Raise `SourceError` for a page without an article, or with the opening of one only."""
    kind = _kind(body, told)
    if kind:
        raise SourceError(name, *_TOLD[kind])


def _kind(body: Body, told: Metadata) -> str | None:
    text = body.text
    if len(text) < _SHORT:
        said = _said(f"{told.title or ''}\n{text}")
        if said & {"missing", "wall"}:
            return "missing" if "missing" in said else "wall"
    if not text.strip():
        return "empty"
    if len(text) < _STUB and (not told.is_free or "paid" in _said(_shown(body))):
        return "paid"
    return None


def _shown(body: Body) -> str:
    """Return what stands in and around the article's box: the demand stands below the opening."""
    near = (one.text for one in body.segments if one.dropped in (None, "outside"))
    return "\n".join(near)[:_SHOWN]


def _said(text: str) -> set[str]:
    lower = fold(text).lower
    book = load_rulebook("extract.cleaning", "stubs.toml")
    return {str(rule.attributes["scope"]) for rule in book if rule.pattern.search(lower)}
