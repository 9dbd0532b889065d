"""The contract as JSON Schema 2020-12, made from the models: record, gold, input article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from extract.evaluation.gold import Labels
from extract.record import SCHEMA_VERSION, Record
from extract.sources.inputs import InputArticle

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT_OR_HTML = [
    {"properties": {name: {"type": "string"}}, "required": [name]} for name in ("text", "html")
]


def build() -> dict[str, dict[str, Any]]:
    """Return the schemas by name: what comes out, how gold is labelled, what goes in.

    >>> sorted(build())
    ['article', 'gold', 'record']
    """
    return {
        "record": _schema("record", "Record", Record, "serialization"),
        "gold": _schema("gold", "Gold file", Labels, "validation"),
        "article": _schema("article", "Input article", InputArticle, "validation")
        | {"anyOf": _TEXT_OR_HTML},
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write each schema to `<name>.schema.json` in a folder, made if absent; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in build().items():
        paths.append(folder / f"{name}.schema.json")
        paths[-1].write_text(render(schema), "utf-8")
    return paths


def render(schema: dict[str, Any]) -> str:
    """Write a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(
    name: str, title: str, model: type[BaseModel], mode: Literal["validation", "serialization"]
) -> dict[str, Any]:
    """Make one schema; output lists every field as present, input only what is required."""
    head = {
        "$schema": _DIALECT,
        "$id": f"urn:extract-vn:schema:{name}:{SCHEMA_VERSION}",
        "title": title,
    }
    body = model.model_json_schema(mode=mode)
    return head | {key: value for key, value in body.items() if key != "title"}
