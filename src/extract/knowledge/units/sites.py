"""Which province a newspaper or portal belongs to."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from typing import Any

import regex

from extract.knowledge.units.names import load_names
from extract.knowledge.units.table import data_file
from extract.patterns import compile_pattern
from extract.reading.fold import canonical

_HOST = compile_pattern(r"(?:https?://)?+([a-z0-9.-]++)(?:[:/?#].*+)?+", regex.DOTALL)
_PAPER = compile_pattern(r"^(?:báo|báo điện tử|trang tin điện tử)[ ]++")


def province_of_site(site: str | None) -> str | None:
    """Tell the province of a paper by host, address or its name; None when it has none.

    The name is that of before 1 July 2025, for `UnitIndex.lookup(..., province=…)`.

    >>> province_of_site("https://www.baobinhduong.vn/di-an-tong-ket.html")
    'Bình Dương'
    >>> province_of_site("Báo Bình Dương"), province_of_site("phutho.gov.vn")
    ('Bình Dương', 'Phú Thọ')
    >>> province_of_site("tuoitre.vn")
    """
    if not site:
        return None
    written = canonical(site).lower().strip()
    host = _HOST.fullmatch(written)
    if host and "." in host[1]:
        return _of_host(host[1])
    return _papers().get(load_names().key(_PAPER.sub("", written)))


def _of_host(host: str) -> str | None:
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if province := _hosts().get(".".join(labels[first:])):
            return province
    return None


@cache
def _sites() -> dict[str, dict[str, list[str]]]:
    tables: dict[str, Any] = tomllib.loads(data_file("sites.toml").read_text("utf-8"))
    return tables


@cache
def _hosts() -> dict[str, str]:
    by_rule = {f"{_slug(name)}.gov.vn": name for name in _sites()["hosts"]}
    return by_rule | {
        host: province for province, hosts in _sites()["hosts"].items() for host in hosts
    }


@cache
def _papers() -> dict[str, str]:
    key = load_names().key
    by_rule = {key(name): name for name in _sites()["hosts"]}
    return by_rule | {
        key(paper): province for province, papers in _sites()["papers"].items() for paper in papers
    }


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(char for char in plain if char.isascii() and char.isalnum())
