"""Fill the shell: style, fonts, scripts, words and data stand in the file itself.

Text reaches a page as JSON and is put into it as text nodes, never as markup, and the
page's policy forbids every load: text from the web stays text.
"""

from __future__ import annotations

import html
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from extract.language import LANGUAGES, page_words

_SHELL = "extract.pages"
_CHARTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js")
_MARK = regex.compile(r"/\*([A-Z]+)\*/")
_FONT = regex.compile(r"url\((fonts/[\w.-]+)\)")


@dataclass(frozen=True)
class Layout:
    """Where a page's own files stand: NAME.html (the body), NAME.css and its scripts."""

    package: str
    name: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...] = ()
    """Styles that stand before NAME.css."""
    charts: bool = False
    """Whether the page draws charts (Observable Plot, which draws SVG)."""
    errors: bool = False
    """Whether the page tells errors: what kinds and figures are called."""


def fill_page(layout: Layout, title: str, data: object, language: str | None = None) -> str:
    """Return one whole page. `data` is what its scripts find as `data`.

    >>> layout = Layout("extract.evaluation", "page", ("page.js",), errors=True)
    >>> "<script>alert" in fill_page(layout, "x", {"text": "<script>alert(1)</script>"})
    False
    """
    return "".join(page_pieces(layout, title, data, language=language))


def page_pieces(
    layout: Layout,
    title: str,
    data: object,
    parts: Iterable[object] = (),
    language: str | None = None,
) -> Iterator[str]:
    """Yield a page in pieces, so that a large one is never whole in memory.

    Each of `parts` stands behind the scripts, where `part(number)` reads it when it is asked
    for: the first view is drawn from `data` alone. `language` is the one the page opens in;
    without it the reader's browser decides.
    """
    shell = _asset(_SHELL, "shell.html")
    content = {
        "TITLE": html.escape(title),
        "STYLE": _styles(layout),
        "BODY": _asset(layout.package, f"{layout.name}.html"),
        "LANGUAGE": language or "",
        "WORDS": _json({name: page_words(name) for name in LANGUAGES}),
        "DATA": _json(data),
        "LIBRARIES": _libraries(layout),
        "SCRIPT": _scripts(layout),
    }
    head, tail = shell.split("/*PARTS*/")
    yield _MARK.sub(lambda mark: content[mark[1]], head)
    for number, part in enumerate(parts):
        yield f'<script type="application/json" id="part-{number}">{_json(part)}</script>\n'
    yield tail


def _scripts(layout: Layout) -> str:
    own = [_asset(layout.package, name) for name in layout.scripts]
    shared = ["base.js", "errors.js"] if layout.errors else ["base.js"]
    return "\n".join([*(_asset(_SHELL, name) for name in shared), *own])


def _libraries(layout: Layout) -> str:
    """Return the libraries as text: running them is left to the moment they are needed."""
    found = [_asset(_SHELL, name) for name in _CHARTS] if layout.charts else []
    return "\n".join(f'<script type="text/library">{text}</script>' for text in found)


def _styles(layout: Layout) -> str:
    own = [_asset(layout.package, name) for name in (*layout.styles, f"{layout.name}.css")]
    return "\n".join([_shared_style(), *own])


@cache
def _shared_style() -> str:
    """Return the style of every page, its fonts inside."""
    return _FONT.sub(lambda url: f"url({_font(url[1])})", _asset(_SHELL, "base.css"))


def _font(name: str) -> str:
    data = files(_SHELL).joinpath(name).read_bytes()
    return "data:font/woff2;base64," + b64encode(data).decode("ascii")


def _json(data: object) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _asset(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")
