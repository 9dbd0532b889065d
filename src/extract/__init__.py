"""Checked records out of Vietnamese news articles.

Four verbs, one for each stage: `fetch` a page, `clean` it into an article, `extract` a
record from it, `evaluate` records against gold. `Extractor` is built once for many, and
`frames` puts records into pandas or polars.

>>> import extract
>>> article = extract.Article(id="a", text="Ngày 16/5/2025, Quận ủy Tây Hồ tổng kết năm.")
>>> extract.extract(article).dates[0].value
'2025-05-16'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extract._version import __version__

if TYPE_CHECKING:
    from extract.cleaning import clean_page as clean
    from extract.errors import SourceError
    from extract.evaluation import evaluate
    from extract.extractor import Extractor
    from extract.fetching import Page
    from extract.fetching import fetch_page as fetch
    from extract.pipeline import extract
    from extract.record import Article, Record
    from extract.writing.frames import frames

__all__ = [
    "Article",
    "Extractor",
    "Page",
    "Record",
    "SourceError",
    "__version__",
    "clean",
    "evaluate",
    "extract",
    "fetch",
    "frames",
]

# Loaded when first asked for: `import extract` costs milliseconds.
_HOMES = {
    "Article": ("extract.record", "Article"),
    "Extractor": ("extract.extractor", "Extractor"),
    "Page": ("extract.fetching", "Page"),
    "Record": ("extract.record", "Record"),
    "SourceError": ("extract.errors", "SourceError"),
    "clean": ("extract.cleaning", "clean_page"),
    "evaluate": ("extract.evaluation", "evaluate"),
    "extract": ("extract.pipeline", "extract"),
    "fetch": ("extract.fetching", "fetch_page"),
    "frames": ("extract.writing.frames", "frames"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
