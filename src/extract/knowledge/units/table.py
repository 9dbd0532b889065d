"""The tables of units as files: read whole, turned into units one by one when asked for.

A row is tab-separated: code, type (abbreviated), name, parent, valid_from, valid_to,
successors, act that established, act that ended, keys (empty: the lower-cased name).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from extract.knowledge.units.model import Level, Unit

_LEVEL_OF_CODE: dict[int, Level] = {0: "province", 2: "province", 3: "district", 5: "commune"}


def data_file(name: str) -> Traversable:
    """Find a file of the units' data folder."""
    return files("extract.knowledge").joinpath("data", "units", name)


@dataclass(frozen=True)
class Table:
    """The rows of one file, found by key and by code."""

    rows: list[list[str]]
    types: Mapping[str, str]

    @classmethod
    def read(cls, name: str, types: Mapping[str, str]) -> Table:
        """Read a table; lines that begin with # are its provenance."""
        lines = data_file(name).read_text("utf-8").splitlines()
        return cls([line.split("\t") for line in lines if line[0] != "#"], types)

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """Row numbers of the units that bear a name."""
        index: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            for key in row[9].split("|") if row[9] else (row[2].lower(),):
                index.setdefault(key, []).append(number)
        return index

    @cached_property
    def by_code(self) -> dict[str, list[int]]:
        """Row numbers of the versions of a code, in order of time."""
        index: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            index.setdefault(row[0], []).append(number)
        return index

    @cached_property
    def _units(self) -> dict[int, Unit]:
        return {}

    def unit(self, number: int) -> Unit:
        """Make the unit of a row."""
        if (unit := self._units.get(number)) is None:
            unit = self._units[number] = _unit(self.rows[number], self.types)
        return unit

    def bearing(self, key: str) -> list[Unit]:
        """Give every version of every unit that bears a name."""
        return [self.unit(number) for number in self.by_key.get(key, ())]

    def coded(self, code: str) -> list[Unit]:
        """Give every version of a code, in order of time."""
        return [self.unit(number) for number in self.by_code.get(code, ())]

    def all(self) -> list[Unit]:
        """Give every unit of the table."""
        return [self.unit(number) for number in range(len(self.rows))]


class Tables:
    """Both tables: provinces and districts at once, communes when first asked for."""

    def __init__(self, types: Mapping[str, str]) -> None:
        self._types = types
        self.upper = Table.read("provinces_districts.tsv", types)

    @cached_property
    def communes(self) -> Table:
        """The communes, some fifteen thousand versions of them."""
        return Table.read("communes.tsv", self._types)

    def of(self, levels: Collection[Level]) -> tuple[Table, ...]:
        """Give the tables that hold units of these levels."""
        if "commune" not in levels:
            return (self.upper,)
        return (self.communes,) if set(levels) == {"commune"} else (self.upper, self.communes)

    def versions(self, code: str | None) -> list[Unit]:
        """Give every version of a code, in order of time."""
        if code is None:
            return []
        return (self.communes if len(code) == 5 else self.upper).coded(code)


def _unit(row: list[str], types: Mapping[str, str]) -> Unit:
    code, kind, name, parent, since, until, successors, established, ended, _ = row
    return Unit(
        code=code or None,
        type=types[kind],
        name=name,
        level=_LEVEL_OF_CODE[len(code)],
        parent=parent or None,
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
        successors=tuple(successors.split()),
        established_by=established or None,
        ended_by=ended or None,
    )
