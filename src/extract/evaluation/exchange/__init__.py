"""Gold in the formats of the tools that labellers use, there and back without loss.

Each format shows the spans in its own terms and carries the rest of the labels beside them,
so that what the tool cannot show is not lost on the way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from extract.evaluation.exchange.docbin import from_docbin, to_docbin
from extract.evaluation.exchange.doccano import from_doccano, to_doccano
from extract.evaluation.exchange.label_studio import from_label_studio, to_label_studio
from extract.evaluation.gold import Gold, GoldError

__all__ = [
    "FORMATS",
    "Format",
    "format_of",
    "from_docbin",
    "from_doccano",
    "from_label_studio",
    "read_exchange",
    "to_docbin",
    "to_doccano",
    "to_label_studio",
]


class Format(NamedTuple):
    """A tool's format: how its files end, and how gold is written to and read from bytes."""

    suffix: str
    write: Callable[[Iterable[Gold]], bytes]
    read: Callable[[bytes], list[Gold]]


FORMATS = {
    "label-studio": Format(
        ".json",
        lambda gold: json.dumps(to_label_studio(gold), ensure_ascii=False, indent=1).encode(),
        lambda content: from_label_studio(json.loads(content)),
    ),
    "doccano": Format(
        ".jsonl",
        lambda gold: to_doccano(gold).encode(),
        lambda content: from_doccano(content.decode()),
    ),
    "docbin": Format(".spacy", to_docbin, from_docbin),
}


def format_of(path: Path) -> str:
    """Tell a file's format by its ending; raises `GoldError` for an ending of none.

    >>> format_of(Path("labels.jsonl"))
    'doccano'
    """
    for name, one in FORMATS.items():
        if one.suffix == path.suffix:
            return name
    endings = ", ".join(f"{one.suffix} ({name})" for name, one in FORMATS.items())
    raise GoldError(f"{path}: unknown ending; known are {endings}, or name the --format")


def read_exchange(path: Path, name: str | None = None) -> list[Gold]:
    """Read a file of a labelling tool; the format is told by its ending unless it is named.

    Raises `GoldError` naming the file when its format is not known or its content not of it.
    """
    name = name or format_of(path)
    try:
        return FORMATS[name].read(path.read_bytes())
    except GoldError as fault:
        raise GoldError(f"{path}: {fault}") from fault
    except (KeyError, IndexError, TypeError, ValueError) as fault:
        raise GoldError(
            f"{path}: this is no {name} file written by `extract gold export` ({fault!r})"
        ) from fault
