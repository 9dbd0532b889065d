"""`extract schema`: the contract as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

from extract.language import say


@click.command("schema", epilog="\b\nExample:\n  extract schema record > record.schema.json")
@click.argument("name", required=False)
@click.option("--write", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="Write every schema into FOLDER.")  # fmt: skip
def command(name: str | None, write: Path | None) -> None:
    """Print the JSON Schema NAME (record, gold, article), or write all of them."""
    from extract.schemas import build, write_schemas

    schemas = build()
    if write:
        write_schemas(write)
    elif name in schemas:
        click.echo(json.dumps(schemas[name], ensure_ascii=False, indent=1))
    else:
        raise click.UsageError(say("name one of: {names}", names=", ".join(schemas)))
