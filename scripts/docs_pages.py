"""Pages of the documentation that are made from the code: the record's fields, the rules.

A hook of mkdocs: the pages exist only in the site, so they are never stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from extract.rules import Rule, read_rulebook
from extract.schemas import build

BOOKS = {
    "Dates": ("extract.fields.dates",),
    "Documents": ("extract.fields.documents",),
    "Committees": ("extract.fields.committees",),
    "Other bodies": ("extract.fields.bodies",),
    "Awards": ("extract.fields.awards",),
    "People": ("extract.fields.people",),
    "Events": ("extract.events",),
    "Checks": ("extract.checking",),
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those that are written by hand."""
    for path, content in pages().items():
        files.append(File.generated(config, path, content=content))
    return files


def pages() -> dict[str, str]:
    """Return the generated pages by path."""
    return {"reference/record.md": record_page(), "reference/rules.md": rules_page()}


def record_page() -> str:
    """Describe the record: one table for each model, from the JSON Schema."""
    schema = build()["record"]
    models = {"Record": schema} | schema["$defs"]
    parts = [_RECORD_HEAD]
    for name, model in models.items():
        if "properties" in model:
            parts += [f"## {name}", model.get("description", "").split("\n\n")[0], _fields(model)]
    return "\n\n".join(parts) + "\n"


def _fields(model: dict[str, Any]) -> str:
    rows = ["| field | type | meaning |", "|---|---|---|"]
    for name, field in model["properties"].items():
        meaning = " ".join(field.get("description", "").split())
        rows.append(f"| `{name}` | {_type(field)} | {_cell(meaning)} |")
    return "\n".join(rows)


def _type(field: dict[str, Any]) -> str:
    """Write a schema's type as a reader would say it."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{one}`" for one in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        inner = field.get("items") or {}
        return f"list of {_type(inner)}" if inner else "list"
    return str(field.get("type", "any"))


def rules_page() -> str:
    """List every rule with what it reads, what it must match and what it must not."""
    parts = [_RULES_HEAD]
    for title, packages in BOOKS.items():
        rules = [rule for package in packages for rule in _rules(package)]
        parts += [f"## {title}", f"{len(rules)} rules.", *map(_rule, rules)]
    return "\n\n".join(parts) + "\n"


def _rules(package: str) -> Iterator[Rule]:
    for file in sorted(files(package).iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield from read_rulebook(files(package), file.name)


def _rule(rule: Rule) -> str:
    lines = [f"`{rule.id}`", f":   {_cell(' '.join(rule.comment.split()))}"]
    for label, texts in (("reads", rule.examples), ("not", rule.near_misses)):
        if texts:
            shown = " · ".join(f"“{_cell(' '.join(text.split()))}”" for text in texts[:4])
            lines += ["", f"    {label}: {shown}"]
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Keep words of a rule or a field from being markup."""
    for sign in "\\|<>*_[]`":
        text = text.replace(sign, f"&#{ord(sign)};")
    return text


_RECORD_HEAD = """# The record, field by field

One JSON object per article. Offsets count Unicode code points in `article.text`, end exclusive,
and `article.text[start:end] == text` holds for every mention. This page is made from the models;
the same as JSON Schema: `extract schema record`."""

_RULES_HEAD = """# Rules

Every rule of the package, from its data files. `extract explain` names the rule behind each
value. ⟦…⟧ marks the whole match. How to add one: [Add a rule](../how-to/add-a-rule.md)."""
