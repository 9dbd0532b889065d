"""The gate: fails when accuracy fell, and when what it is measured on changed unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from extract.evaluation.baseline import NAME, Baseline, figures, fingerprints
from extract.evaluation.changes import group, labels_of, new_in
from extract.evaluation.report import Report
from extract.language import mark
from extract.record import Model


class Failure(Model):
    """One reason why the gate stays shut."""

    message: str
    """What is wrong, in plain words."""
    field: str | None = None
    """The field whose figure fell."""
    lost: dict[str, list[str]] = Field(default_factory=dict)
    """Per article, the errors that were not there when the baseline was set."""

    def __str__(self) -> str:
        lines = [self.message]
        for article, errors in self.lost.items():
            lines += [f"  {article}: {error}" for error in errors]
        return "\n".join(lines)


def gate(
    report: Report, baseline: Baseline | None, gold: Path, corpus: Path | None = None
) -> list[Failure]:
    """List the reasons why a report may not pass; an empty list opens the gate.

    It stays shut when there is no baseline or it was edited by hand, when gold or corpus are
    not the ones it was set on, when a field is under its floor, and when articles got worse
    without others getting better by as much.
    """
    if baseline is None:
        return [Failure(message=mark(f"{gold} has no {NAME}; make it with --update"))]
    losses = [*_fallen(report, baseline), *_worse_articles(report, baseline)]
    return [
        *_changed_ground(baseline, gold, corpus),
        *_name_lost(losses, _lost(report, baseline)),
    ]


def _changed_ground(baseline: Baseline, gold: Path, corpus: Path | None) -> Iterator[Failure]:
    if not baseline.is_sealed:
        yield Failure(message=mark(f"{NAME} was edited by hand; floors move by --update alone"))
    found = zip(("gold", "corpus"), fingerprints(gold, corpus), strict=True)
    for (name, now), then in zip(found, (baseline.gold, baseline.corpus), strict=True):
        if now != then:
            before, after = (one.files if one else 0 for one in (then, now))
            yield Failure(
                message=mark(
                    f"{name} is not what the baseline was set on "
                    f"({before} files then, {after} now); look at the change, then --update"
                )
            )


def _fallen(report: Report, baseline: Baseline) -> Iterator[Failure]:
    for split, floors in baseline.floors.items():
        reached = figures(report, split)
        for field, floor in floors.items():
            now = reached.get(field)
            if now is None or now < floor:
                yield Failure(message=_fall(field, split, now, floor), field=field)


def _fall(field: str, split: str, now: float | None, floor: float) -> str:
    if now is None:
        return mark(f"{field} ({split}) was not measured, floor {floor:.4f}")
    return mark(f"{field} ({split}): F1 {now:.4f}, floor {floor:.4f}")


def _worse_articles(report: Report, baseline: Baseline) -> Iterator[Failure]:
    now = {one.id: len(labels_of(one.errors)) for one in report.articles}
    change = {id_: now[id_] - len(baseline.errors[id_]) for id_ in now if id_ in baseline.errors}
    if sum(change.values()) > 0:
        listed = ", ".join(f"{id_} (+{more})" for id_, more in change.items() if more > 0)
        yield Failure(
            message=mark(f"articles got worse without others getting better by as much: {listed}")
        )


def _lost(report: Report, baseline: Baseline) -> dict[str, list[str]]:
    """Return the new errors of each article that has any."""
    found = {
        one.id: new_in(labels_of(one.errors), baseline.errors.get(one.id, []))
        for one in report.articles
    }
    return {article: errors for article, errors in found.items() if errors}


def _name_lost(failures: list[Failure], lost: dict[str, list[str]]) -> Iterator[Failure]:
    """Name under each failure the new errors of its field, each once in the whole list."""
    unnamed = {_field(error) for errors in lost.values() for error in errors}
    for failure in failures:
        about = unnamed & {group(failure.field)} if failure.field else set(unnamed)
        unnamed -= about
        yield failure.model_copy(update={"lost": _of_fields(lost, about)})


def _of_fields(lost: dict[str, list[str]], fields: set[str]) -> dict[str, list[str]]:
    """Keep the errors of some fields, and the articles that have any."""
    some = {
        article: [error for error in errors if _field(error) in fields]
        for article, errors in lost.items()
    }
    return {article: errors for article, errors in some.items() if errors}


def _field(error: str) -> str:
    """Return the field that an error's name begins with."""
    return group(error.split()[0])
