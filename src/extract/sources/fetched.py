"""Addresses among the inputs become pages; everything else passes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar

from extract.sources.contents import Found
from extract.sources.inputs import Input

Other = TypeVar("Other")


def fetch_inputs(inputs: Iterable[Found], **settings: Any) -> Iterator[Found]:
    """Fetch the addresses among the inputs, in order, ahead of the one being read.

    `settings` are those of `extract.fetching.Fetcher`, which is made when the first address
    comes: local files never load it.
    """
    stream = iter(inputs)
    for item in stream:
        if _is_address(item):
            from extract.fetching import Fetcher, fetch_all

            items = map(_address_of, chain([item], stream))
            yield from map(_as_input, fetch_all(items, Fetcher(**settings)))
            return
        yield item


def fetch_each_input(
    inputs: Iterable[Input | Other], **settings: Any
) -> Iterator[tuple[int, Input | Other] | None]:
    """Fetch as `fetch_inputs` does, but hand on each input when it comes, with its number.

    None stands for a moment in which nothing came.
    """
    stream = iter(inputs)
    for number, item in enumerate(stream):
        if _is_address(item):
            from extract.fetching import Fetcher, fetch_each

            items = map(_address_of, chain([item], stream))
            for got in fetch_each(items, Fetcher(**settings)):
                yield got and (number + got[0], _as_input(got[1]))
            return
        yield number, item


def _is_address(item: object) -> bool:
    return isinstance(item, Input) and item.kind == "url"


def _address_of(item: Any) -> Any:
    return item.data if _is_address(item) else item


def _as_input(result: Any) -> Any:
    from extract.fetching import Page

    return Input(result.name, "page", result) if isinstance(result, Page) else result
