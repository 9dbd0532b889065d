"""The gate's memory: floors, fingerprints of gold and corpus, known errors, allowances.

It is written by `renew` alone. A seal over its content shows when it was edited by hand:
a floor cannot be lowered without a reason that stays in the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from math import floor
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from extract.evaluation.changes import labels_of
from extract.evaluation.gold import GoldError, gold_paths, read_json
from extract.evaluation.report import Report
from extract.evaluation.tally import Tally, total
from extract.language import mark
from extract.record import Model

NAME = "baseline.json"
GATED = (
    "dates", "committees", "documents", "awards", "people", "events.slots", "events.strict",
)  # fmt: skip
SPLITS = ("all", "real", "constructed")
_DECIMALS = 10**4

Floors = dict[str, dict[str, float]]


class Fingerprint(Model):
    """What a folder holds."""

    files: int
    """How many files."""
    sha256: str
    """Digest over their names and bytes."""


class Allowance(Model):
    """A regression that was let through, and why."""

    why: str
    """The reason given."""
    lowered: dict[str, tuple[float, float]]
    """Per floor (`real.dates`): what it was and what it became."""


class Baseline(Model):
    """The figures that may not be fallen short of, and what they were measured on."""

    schema_version: Literal["1.0"] = "1.0"
    """Version of this file's shape."""
    rules_version: str | None
    """Version of the rules that reached the floors."""
    gold: Fingerprint
    """The gold files, the baseline left out."""
    corpus: Fingerprint | None
    """The corpus; null where the gold files carry their texts."""
    floors: Floors
    """Least F1 per split and field, cut to four decimals."""
    errors: dict[str, list[str]]
    """Per article, the errors that were there when the floors were set."""
    allowances: list[Allowance] = Field(default_factory=list)
    """Regressions let through, oldest first."""
    seal: str = ""
    """Digest of everything else: shows that nobody edited the file by hand."""

    def sealed(self) -> Baseline:
        """Return the same baseline with its seal."""
        return self.model_copy(update={"seal": self._digest()})

    @property
    def is_sealed(self) -> bool:
        """Whether the seal is that of the content."""
        return self.seal == self._digest()

    def _digest(self) -> str:
        content = self.model_dump(mode="json", exclude={"seal"})
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


class GateRefusalError(Exception):
    """A floor would be lowered and nobody said why."""


def fingerprint(paths: Sequence[Path]) -> Fingerprint:
    """Take the fingerprint of files, by name and content, whatever their order."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return Fingerprint(files=len(paths), sha256=digest.hexdigest())


def fingerprints(gold: Path, corpus: Path | None) -> tuple[Fingerprint, Fingerprint | None]:
    """Take the fingerprints of a gold folder and of the corpus it labels, if there is one."""
    texts = [path for path in corpus.iterdir() if path.is_file()] if corpus else None
    return fingerprint(gold_paths(gold)), None if texts is None else fingerprint(texts)


def load_baseline(gold: Path) -> Baseline | None:
    """Read a gold folder's baseline, or nothing where there is none; raises `GoldError`."""
    path = gold / NAME
    if not path.exists():
        return None
    try:
        return Baseline.model_validate(read_json(path))
    except ValidationError as fault:
        raise GoldError(f"{path}: {fault}") from fault


def figures(report: Report, split: str) -> dict[str, float]:
    """Return the F1 of every gated field over one split, cut to four decimals."""
    articles = [one for one in report.articles if split in ("all", one.split)]
    found = {}
    for name in GATED:
        counts = [one.scores[name] for one in articles if name in one.scores]
        f1 = total([Tally(one.right, one.predicted, one.gold) for one in counts]).f1
        if f1 is not None:
            found[name] = floor(f1 * _DECIMALS) / _DECIMALS
    return found


def renew(
    report: Report,
    old: Baseline | None,
    gold: Path,
    corpus: Path | None = None,
    why: str | None = None,
) -> Baseline:
    """Make the baseline that holds what a report reached.

    Raises `GateRefusalError` when a floor of the old one would be lowered and no reason is given.
    """
    floors = {split: found for split in SPLITS if (found := figures(report, split))}
    lowered = _lowered(old.floors, floors) if old else {}
    if lowered and not why:
        raise GateRefusalError(_refusal(lowered))
    allowances = old.allowances if old else []
    if lowered and why:
        allowances = [*allowances, Allowance(why=why, lowered=lowered)]
    prints = fingerprints(gold, corpus)
    return Baseline(
        rules_version=report.rules_version,
        gold=prints[0],
        corpus=prints[1],
        floors=floors,
        errors={one.id: labels_of(one.errors) for one in report.articles},
        allowances=allowances,
    ).sealed()


def write_baseline(baseline: Baseline, gold: Path) -> Path:
    """Write the baseline into its gold folder; return the path."""
    path = gold / NAME
    path.write_text(baseline.model_dump_json(indent=2) + "\n", "utf-8")
    return path


def _lowered(old: Floors, new: Floors) -> dict[str, tuple[float, float]]:
    """Return the floors that fall; one that is no longer measured falls to zero."""
    return {
        f"{split}.{field}": (figure, now)
        for split, fields in old.items()
        for field, figure in fields.items()
        if (now := new.get(split, {}).get(field, 0.0)) < figure
    }


def _refusal(lowered: dict[str, tuple[float, float]]) -> str:
    listed = ", ".join(mark(f"{name} from {old} to {new}") for name, (old, new) in lowered.items())
    return mark(f'this would lower {listed}; say why with --allow-regression "why", or mend it')
