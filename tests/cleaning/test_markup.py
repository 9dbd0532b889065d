"""Names of elements: every example is found, no near-miss is."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from lxml import html

from extract.cleaning.markup import parts_of

NAMES = tomllib.loads(files("extract.cleaning").joinpath("markup.toml").read_text("utf-8"))
FOUND = [(part, name) for part, entry in NAMES.items() for name in entry["examples"]]
MISSED = [(part, name) for part, entry in NAMES.items() for name in entry["near_misses"]]


def parts(name: str) -> frozenset[str]:
    return parts_of(html.Element("div", {"class": name}))


@pytest.mark.parametrize(("part", "name"), FOUND)
def test_example_is_found(part: str, name: str) -> None:
    assert part in parts(name)


@pytest.mark.parametrize(("part", "name"), MISSED)
def test_near_miss_is_not(part: str, name: str) -> None:
    assert part not in parts(name)
