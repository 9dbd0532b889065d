"""The gold linter: every fault of a folder of gold files, each with its file and place.

What one file must satisfy is in `checks`; here is what needs the folder or the corpus.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from extract.evaluation.checks import check_labels
from extract.evaluation.gold import (
    Gold,
    GoldError,
    Labels,
    ManifestEntry,
    gold_paths,
    join,
    load_manifest,
    read_json,
    text_of,
)
from extract.language import mark
from extract.record import Model

_SHINGLE = 5
_SAME = 0.5


class Problem(Model):
    """One fault in gold or corpus."""

    path: str
    """The file."""
    place: str = ""
    """Where in it: `dates[3].value`; empty for the file as a whole."""
    message: str
    """What is wrong."""

    def __str__(self) -> str:
        return f"{self.path}: {self.place + ': ' if self.place else ''}{self.message}"


def lint_gold(folder: Path | str, corpus: Path | str | None = None) -> list[Problem]:
    """List every fault of a folder of gold files and of the corpus they label.

    Offsets, surfaces, normal form, value syntax, enums, ids, indices, order, overlaps,
    the manifest's digests, and articles that occur twice. An empty list means all is well.
    """
    folder, texts = Path(folder), Path(corpus) if corpus else None
    manifest: dict[str, ManifestEntry] = {}
    problems: list[Problem] = []
    if texts:
        try:
            manifest = load_manifest(texts)
        except GoldError as fault:
            problems.append(Problem(path=str(texts / "manifest.json"), message=str(fault)))
        problems += _corpus_problems(texts, manifest)
    loaded: list[Gold] = []
    for path in gold_paths(folder):
        problems += _file_problems(path, texts, manifest, loaded)
    return problems + list(_repeats(loaded))


def _file_problems(
    path: Path, corpus: Path | None, manifest: dict[str, ManifestEntry], loaded: list[Gold]
) -> list[Problem]:
    """Check one gold file; what can be read of it is added to `loaded`."""
    try:
        labels = Labels.model_validate(read_json(path))
        text = text_of(labels, corpus, manifest)
    except ValidationError as fault:
        return [_shape_problem(path, error) for error in fault.errors()]
    except GoldError as fault:
        return [Problem(path=str(path), message=str(fault))]
    loaded.append(join(labels, manifest.get(labels.article.id), text, path))
    return [
        Problem(path=str(path), place=place, message=message)
        for place, message in check_labels(labels, text)
    ]


def _shape_problem(path: Path, error: ErrorDetails) -> Problem:
    place = ".".join(map(str, error["loc"]))
    return Problem(path=str(path), place=place, message=error["msg"])


def _corpus_problems(corpus: Path, manifest: dict[str, ManifestEntry]) -> Iterator[Problem]:
    """Check that the manifest and the files of a corpus agree."""
    for entry in manifest.values():
        path = corpus / entry.file
        if not path.is_file():
            yield Problem(
                path=str(path), message=mark("the manifest names it, and it is not there")
            )
        elif hashlib.sha256(path.read_bytes()).hexdigest() != entry.sha256:
            yield Problem(
                path=str(path), message=mark("is not the file whose sha256 is in the manifest")
            )
    listed = {entry.file for entry in manifest.values()} | {"manifest.json"}
    for path in sorted(corpus.iterdir()):
        if path.is_file() and path.name not in listed:
            yield Problem(path=str(path), message=mark("is not in the manifest"))


def _repeats(loaded: Sequence[Gold]) -> Iterator[Problem]:
    """Find articles labelled twice and near-copies of each other across splits."""
    shingles = [_shingles(gold.article.text) for gold in loaded]
    for (one, words), (other, other_words) in combinations(zip(loaded, shingles, strict=True), 2):
        if one.article.id == other.article.id:
            yield Problem(path=str(other.path), message=mark(f"labels the article of {one.path}"))
        elif _alike(words, other_words):
            yield Problem(
                path=str(other.path), message=mark(f"its text is nearly that of {one.path}")
            )


def _shingles(text: str) -> set[int]:
    words = text.casefold().split()
    return {hash(tuple(words[at : at + _SHINGLE])) for at in range(len(words) - _SHINGLE + 1)}


def _alike(one: set[int], other: set[int]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) >= _SAME * smaller
