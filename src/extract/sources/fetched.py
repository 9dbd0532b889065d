"""Addresses among the inputs become pages; everything else passes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import Any

from extract.errors import SourceError
from extract.sources.inputs import Input


def fetch_inputs(
    inputs: Iterable[Input | SourceError], archive: Path | None = None, **settings: Any
) -> Iterator[Input | SourceError]:
    """Fetch the addresses among the inputs, in order, ahead of the one being read.

    Every page is added to `archive`, a WARC file, when there is one. `settings` are those of
    `extract.fetching.Fetcher`, which is made when the first address comes: local files never
    load it.
    """
    stream = iter(inputs)
    for item in stream:
        if isinstance(item, Input) and item.kind == "url":
            yield from _fetch(chain([item], stream), archive, settings)
            return
        yield item


def _fetch(
    inputs: Iterable[Input | SourceError], archive: Path | None, settings: dict[str, Any]
) -> Iterator[Input | SourceError]:
    from extract.fetching import Fetcher, Page, fetch_all
    from extract.fetching.archive import ArchiveWriter

    fetcher = Fetcher(**settings)
    items = (
        item.data if isinstance(item, Input) and item.kind == "url" else item for item in inputs
    )
    with ArchiveWriter(archive) if archive else nullcontext() as kept:
        for result in fetch_all(items, fetcher):
            if kept and isinstance(result, Page):
                kept.add(result)
            yield Input(result.name, "page", result) if isinstance(result, Page) else result
