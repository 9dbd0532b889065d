"""Issuers: the codes that end symbols, and the words by which texts name who issued."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

import regex

from extract.beginnings import beginnings
from extract.fields.documents.grammar import PACKAGE
from extract.patterns import compile_pattern

# Organs that act for their committee and are not named in the symbol.
_LEADING = r"(?:Ban Thường vụ|BTV|Ban Chấp hành|BCH|Thường trực)(?: lâm thời)? "
_HEADED_BY = r"(?:Bộ trưởng|Thống đốc|Tổng Thanh tra|Chủ nhiệm|lãnh đạo) "
_GROUP = compile_pattern(r"(?P<table>[a-z]+)_(?P<row>[0-9]+)")
_ASSEMBLY_TERM = compile_pattern(r"(?<=^(?:UBTV)?QH)[0-9]{1,2}$")
_CENTRE = "TW"
_NO_MINISTRIES = frozenset({"CP", "TTg", "CTN", "UBTVQH", "QH", "HĐBT", "TLĐ"})


class Issuer(NamedTuple):
    """Who issued a document, as the text says."""

    start: int
    end: int
    code: str | None
    """The code at the end of the symbol; null where several are in use."""
    name: str | None
    """The canonical name; null where the text alone tells it (Tỉnh ủy, UBND)."""


@dataclass(frozen=True)
class Form:
    """A form of state symbols that can be composed from kind, number and issuer."""

    issuers: frozenset[str]
    kinds: frozenset[str]
    year: str | None
    """Where the year in the symbol may come from: "written" with the number, or "dated" by
    the day of issue; null for symbols without a year."""
    above: int
    since: int


@cache
def party_codes() -> frozenset[str]:
    """Return the codes that end symbols of the Party's form.

    >>> {"TW", "UBKTTU", "VPTW", "ĐUCA"} <= party_codes()
    True
    """
    tables = _tables()
    organs = ["", *tables["acting"], *tables["organs"]]
    committees = [_CENTRE, *tables["committees"], "ThU"]
    crossed = {organ + committee for organ, committee in product(organs, committees)}
    return frozenset(crossed | set(tables["party"]) | set(tables["party_codes"]))


@cache
def committee_codes() -> tuple[str, ...]:
    """Return the codes of committees: the centre's and the local ones."""
    return (_CENTRE, *_tables()["committees"])


@cache
def organ_codes() -> tuple[str, ...]:
    """Return the codes of organs, which stand before their committee's."""
    return (*_tables()["organs"], *_tables()["acting"])


@cache
def state_codes() -> frozenset[str]:
    """Return the codes that end symbols of the state's form.

    >>> {"CP", "TTg", "BGDĐT", "UBND"} <= state_codes()
    True
    """
    tables = _tables()
    return frozenset({*tables["state"], *tables["councils"]})


@cache
def council_codes() -> frozenset[str]:
    """Return the codes of bodies that every unit has: UBND, HĐND."""
    return frozenset(_tables()["councils"])


@lru_cache(maxsize=1024)
def name_of_code(code: str) -> str | None:
    """Return the name of the one body that a code stands for.

    >>> name_of_code("TTg"), name_of_code("UBKTTW"), name_of_code("TU")
    ('Thủ tướng Chính phủ', 'Ủy ban Kiểm tra Trung ương', None)
    >>> name_of_code("QH15")
    'Quốc hội'
    """
    tables = _tables()
    code = _ASSEMBLY_TERM.sub("", code)
    for table in ("party", "state"):
        if code in tables[table]:
            return str(tables[table][code][0])
    organ = tables["organs"].get(code.removesuffix(_CENTRE)) if code.endswith(_CENTRE) else None
    return f"{organ} Trung ương" if organ else None


@cache
def forms() -> tuple[Form, ...]:
    """Return the symbols that number, kind and issuer alone make certain."""
    tables = _tables()
    ministries = frozenset(tables["state"]) - _NO_MINISTRIES
    return tuple(
        Form(
            frozenset(entry["issuers"]) | (ministries if "*" in entry["issuers"] else frozenset()),
            frozenset(entry["kinds"]),
            entry.get("year"),
            entry.get("above", 0),
            entry["since"],
        )
        for entry in tables["form"]
    )


@lru_cache(maxsize=1024)
def term_of(day: date) -> str | None:
    """Return the term of the Party congress that a day lies in.

    >>> term_of(date(2025, 5, 16)), term_of(date(2016, 5, 15))
    ('XIII', 'XII')
    """
    closed = [term for term, since in _tables()["terms"].items() if since <= day]
    return closed[-1] if closed else None


def assembly_of(year: int) -> str | None:
    """Return the number of the National Assembly's term that a whole year lies in.

    >>> assembly_of(2018), assembly_of(2021)
    ('14', None)
    """
    terms: dict[str, list[int]] = _tables()["assemblies"]
    return next((number for number, years in terms.items() if year in years), None)


def issuer_at(norm: str, at: int) -> Issuer | None:
    """Read the issuer whose words begin at `at`; null if none does.

    >>> issuer_at("của Ban Bí thư Trung ương Đảng về", 4).code
    'TW'
    """
    match = _pattern().match(norm, at)
    return Issuer(*match.span(), *_told_by(match[0])) if match else None


def last_issuer(norm: str, start: int, end: int) -> Issuer | None:
    """Read the last issuer named between two offsets; null if there is none."""
    matches = list(_pattern().finditer(norm, start, end))
    return Issuer(*matches[-1].span(), *_told_by(matches[-1][0])) if matches else None


def may_be_centre(lower: str, at: int) -> bool:
    """Whether words for the centre of the Party may begin at a place: no pattern is tried.

    >>> may_be_centre("ban bí thư", 0), may_be_centre("tỉnh ủy", 0)
    (True, False)
    """
    return lower.startswith(_centre_beginnings(), at)


@cache
def _centre_beginnings() -> tuple[str, ...]:
    rows = _tables()["central"].values()
    return tuple({one.lower() for row in rows for words in row for one in beginnings(words)})


@lru_cache(maxsize=1024)
def _told_by(words: str) -> tuple[str | None, str | None]:
    """Return the code and the name that the words of an issuer tell: no word around them does."""
    code: str | None = ""
    name: str | None = None
    match = _pattern().fullmatch(words)
    for group, part in match.groupdict().items() if match else ():
        if part is None or not (key := _GROUP.fullmatch(group)):
            continue
        table, row = key["table"], int(key["row"])
        if table == "uncoded":
            code = None
        elif table == "central":
            code, name = _CENTRE, list(_tables()["central"])[row]
        else:
            code = (code or "") + _code(table, row)
    return code, name or (name_of_code(code) if code else None)


def _code(table: str, row: int) -> str:
    tables = _tables()
    codes = [_CENTRE, *tables["committees"]] if table == "of" else list(tables[table])
    return str(codes[row])


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files(PACKAGE).joinpath("symbols.toml").read_text("utf-8"))


@cache
def _pattern() -> regex.Pattern[str]:
    """Issuers as texts name them; a group `table_row` tells the entry that matched."""
    tables = _tables()
    organs = _groups("organs", tables["organs"].values())
    of = _groups("of", ["Trung ương|TW|T[.]?Ư", *tables["committees"].values()])
    bodies = "|".join(
        (
            _groups("party", map("|".join, tables["party"].values())),
            f"(?:{_HEADED_BY})?(?:{_groups('state', map('|'.join, tables['state'].values()))})",
            _groups("councils", tables["councils"].values()),
            _groups("central", map("|".join, tables["central"].values())),
        )
    )
    local = _groups("committees", tables["committees"].values())
    return compile_pattern(
        rf"(?i)(?<!\p{{L}})(?:(?:{organs}) (?:{of})|{bodies}"
        rf"|(?:{_LEADING})?(?:{local}|(?P<uncoded_0>{tables['uncoded']})))(?!\p{{L}})",
        regex.VERSION1,
    )


def _groups(table: str, rows: Any) -> str:
    """Return an alternation of rows, the longest first, each in a group of its own."""
    longest_first = sorted(enumerate(rows), key=lambda row: -len(row[1]))
    return "|".join(f"(?P<{table}_{at}>{words})" for at, words in longest_first)
