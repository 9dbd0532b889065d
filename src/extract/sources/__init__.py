"""Where articles come from: files, folders, JSON lines, standard input, addresses."""

from extract.sources.fetched import fetch_each_input, fetch_inputs
from extract.sources.inputs import Input, InputArticle, content_key
from extract.sources.load import load
from extract.sources.walk import walk

__all__ = [
    "Input", "InputArticle", "content_key", "fetch_each_input", "fetch_inputs", "load", "walk",
]  # fmt: skip
