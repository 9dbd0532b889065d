"""Write the compact copy of the registry of documents from its TOML files.

Run it after any change in src/extract/knowledge/data/documents/*.toml; a test tells
when the copy is stale.
"""

from __future__ import annotations

from pathlib import Path

from extract.knowledge.documents import compact, parse_documents

FOLDER = Path(__file__).parents[1] / "src" / "extract" / "knowledge" / "data" / "documents"


def main() -> None:
    """Read every TOML file of the registry and write registry.json beside them."""
    sources = sorted(FOLDER.glob("*.toml"))
    documents = [d for path in sources for d in parse_documents(path.read_text("utf-8"), path.name)]
    (FOLDER / "registry.json").write_text(compact(documents), "utf-8")


if __name__ == "__main__":
    main()
