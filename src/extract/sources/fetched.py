"""Addresses among the inputs become pages; everything else passes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from extract.errors import SourceError
from extract.sources.inputs import Input


def fetch_inputs(
    inputs: Iterable[Input | SourceError], **settings: Any
) -> Iterator[Input | SourceError]:
    """Fetch the addresses among the inputs, in order, ahead of the one being read.

    `settings` are those of `extract.fetching.Fetcher`, which is made when the first address
    comes: local files never load it.
    """
    stream = iter(inputs)
    for item in stream:
        if isinstance(item, Input) and item.kind == "url":
            yield from _fetch(chain([item], stream), settings)
            return
        yield item


def _fetch(
    inputs: Iterable[Input | SourceError], settings: dict[str, Any]
) -> Iterator[Input | SourceError]:
    from extract.fetching import Fetcher, Page, fetch_all

    fetcher = Fetcher(**settings)
    items = (
        item.data if isinstance(item, Input) and item.kind == "url" else item for item in inputs
    )
    for result in fetch_all(items, fetcher):
        yield Input(result.name, "page", result) if isinstance(result, Page) else result
