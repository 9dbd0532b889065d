"""The schemas say what the models say, and real files pass them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extract.pipeline import extract
from extract.record import Article
from extract.schemas import build, render, write_schemas

ROOT = Path(__file__).parents[1]
SCHEMAS = build()


@pytest.mark.parametrize("name", SCHEMAS)
def test_file_is_fresh(name: str) -> None:
    file = ROOT / "schemas" / f"{name}.schema.json"
    assert file.read_text("utf-8") == render(SCHEMAS[name]), "run: make schemas"


def test_no_schema_file_is_left_over() -> None:
    files = {path.name for path in (ROOT / "schemas").glob("*.json")}
    assert files == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_schema_of_the_2020_dialect(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"].endswith("2020-12/schema")
    assert SCHEMAS[name]["$id"].startswith("urn:extract-vn:schema:")


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place in (schema, *schema.get("$defs", {}).values()):
        for name, entry in place.get("properties", {}).items():
            yield f"{place.get('title')}.{name}", entry


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    bare = [
        place
        for place, entry in properties(SCHEMAS[name])
        if "description" not in entry and "$ref" not in entry and "$ref" not in str(entry)
    ]
    assert bare == []


def test_a_record_passes() -> None:
    record = extract(Article(id="a", text="Ngày 16/5/2025, Quận ủy Tây Hồ họp tổng kết."))
    Draft202012Validator(SCHEMAS["record"]).validate(record.model_dump(mode="json"))


@pytest.mark.parametrize("path", sorted((ROOT / "gold").glob("[0-9]*.json")), ids=lambda p: p.stem)
def test_gold_files_pass(path: Path) -> None:
    Draft202012Validator(SCHEMAS["gold"]).validate(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("article", "passes"),
    [
        ({"text": "Sáng 16/5, Quận ủy họp."}, True),
        ({"html": "<p>Sáng 16/5</p>", "url": "https://a.vn/b"}, True),
        ({"text": "Sáng 16/5", "unheard_of": 1}, True),
        ({"title": "Sáng 16/5"}, False),
        ({"text": None}, False),
        ({"text": "a", "authors": "PV"}, False),
    ],
)
def test_input_articles(article: dict[str, Any], passes: bool) -> None:
    assert Draft202012Validator(SCHEMAS["article"]).is_valid(article) is passes


@pytest.mark.parametrize(
    ("change", "passes"),
    [
        ({}, True),
        ({"events": None}, False),
        ({"unheard_of": []}, False),
        ({"dates": [{"start": 0, "end": 1, "text": "a", "kind": "moment", "value": None}]}, False),
    ],
)
def test_gold_shape(change: dict[str, Any], passes: bool) -> None:
    lists: dict[str, Any] = {
        name: [] for name in ("dates", "committees", "documents", "awards", "events")
    }
    gold = {"article": {"id": "a", "text": "a"}} | lists | change
    assert Draft202012Validator(SCHEMAS["gold"]).is_valid(gold) is passes


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path / "new")
    assert sorted(path.name for path in paths) == sorted(f"{n}.schema.json" for n in SCHEMAS)
    assert all(json.loads(path.read_text("utf-8")) for path in paths)
