"""Bodies that a script draws: the text stands in the page as JSON, not as markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from extract.cleaning.metadata import Metadata
from extract.patterns import compile_pattern

_LEAST = 400
_LARGEST = 3_000_000
_MOST_VALUES = 50_000
_JSON = ("application/json", "application/ld+json")
_MARKUP = compile_pattern(r"<(?:p|div|br|h[1-6])\b")
_LETTER = compile_pattern(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LEAST_VIETNAMESE = 0.02


def embedded_article(tree: Any, told: Metadata) -> Any | None:
    """Return a page made of the article in a page's scripts; None when there is none.

    It is the longest Vietnamese text in the page's JSON, under the headline and, where the
    text lacks it, the description.
    """
    found = max(_texts(tree), key=len, default="")
    if len(found) < _LEAST:
        return None
    from lxml import html

    markup = found if _MARKUP.search(found) else _paragraphs(found)
    lead = told.description or ""
    if lead[:40] in found or lead.endswith(("...", "…")):
        lead = ""
    return html.document_fromstring(
        f"<h1>{escape(told.title or '')}</h1><p class='sapo'>{escape(lead)}</p>"
        f"<article class='article-body'>{markup}</article>"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _texts(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() not in _JSON or len(script.text or "") > _LARGEST:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from filter(_is_vietnamese, _strings(data))


def _strings(data: Any) -> Iterator[str]:
    """Yield the long strings in a JSON value, bounded in number."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_VALUES:
        value, seen = waiting.pop(), seen + 1
        if isinstance(value, str) and len(value) >= _LEAST:
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _is_vietnamese(text: str) -> bool:
    return len(_LETTER.findall(text)) >= _LEAST_VIETNAMESE * len(text)
