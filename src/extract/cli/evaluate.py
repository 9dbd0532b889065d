"""`extract eval`: how right records are, and a gate that CI can hold."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.translation import complain, language_asked
from extract.language import say

if TYPE_CHECKING:
    from extract.evaluation import Change, Failure, Gold, Report
    from extract.record import Record

NOT_REACHED = 1
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "eval",
    epilog="""\
Exit code: 0 measured (and the gate is open), 1 a figure is too low, 2 wrong usage.

\b
Examples:
  extract eval --gold gold --corpus corpus
  extract eval --gold gold --records records.jsonl --min dates=0.95
  extract eval --gold gold --corpus corpus --gate
  extract eval --gold gold --corpus corpus --against HEAD~1
  extract eval --gold gold --corpus corpus --format html -o accuracy.html""",
)
@click.option("--gold", "gold_folder", type=_FOLDER, default=Path("gold"), show_default=True,
              help="Folder of hand-labelled files.")  # fmt: skip
@click.option("--corpus", type=_FOLDER, help="Folder of the texts, where gold has none inside.")
@click.option("--records", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Measure these records instead of extracting anew.")  # fmt: skip
@click.option("--fields", metavar="A,B", help="Only these fields.")
@click.option("--split", type=click.Choice(["all", "real", "constructed"]), default="all",
              show_default=True, help="Only real or only constructed articles.")  # fmt: skip
@click.option("--format", "chosen", default="table", show_default=True,
              type=click.Choice(["table", "markdown", "json", "junit", "html"]))  # fmt: skip
@click.option("-o", "--output", type=_OUT, metavar="FILE", help="Write the report to FILE.")
@click.option("--group", type=click.Choice(["kind", "rule", "field", "article"]), default="field",
              show_default=True, help="How errors are grouped.")  # fmt: skip
@click.option("--worst", type=click.IntRange(1), metavar="N", help="Only the N worst articles.")
@click.option("--no-misses", is_flag=True, help="Figures only.")
@click.option("--min", "minima", multiple=True, metavar="FIELD=F1",
              help="Fail when a field's F1 is lower (may be given several times).")  # fmt: skip
@click.option("--gate", "gated", is_flag=True,
              help="Fail when a figure falls under gold/baseline.json.")  # fmt: skip
@click.option("--update", is_flag=True, help="Renew gold/baseline.json from this run.")
@click.option("--allow-regression", "why", metavar="WHY",
              help="With --update: lower floors, and keep this reason.")  # fmt: skip
@click.option("--against", metavar="RECORDS_OR_REV",
              help="Tell what was gained and lost against records or a git revision.")  # fmt: skip
@click.option(
    "--rules", "by_rule", is_flag=True, help="Tell which rules fired, and how often right."
)
@click.option("--challenge", type=_FOLDER, metavar="DIR",
              help="Score the challenge tables of a folder instead, by family.")  # fmt: skip
def command(**options: Any) -> None:
    """Measure records against hand-labelled gold.

    Prints precision, recall and F1 with counts and 95 % intervals per field, and each miss
    and false alarm with its sentence.
    """
    from extract.evaluation import GateRefusalError, GoldError

    if options["challenge"]:
        sys.exit(_challenge(options["challenge"]))
    try:
        sys.exit(_evaluate(options))
    except (GoldError, GateRefusalError) as fault:
        complain(fault)
        sys.exit(NOT_REACHED if isinstance(fault, GateRefusalError) else 2)


def _evaluate(options: dict[str, Any]) -> int:
    from extract.evaluation import (
        ALL_FIELDS,
        evaluate,
        gate,
        load_baseline,
        load_gold,
        renew,
        retold,
        write_baseline,
    )  # fmt: skip

    folder, corpus = options["gold_folder"], options["corpus"]
    gold = [g for g in load_gold(folder, corpus) if options["split"] in ("all", g.split)]
    fields = options["fields"].split(",") if options["fields"] else ALL_FIELDS
    if unknown := set(fields) - set(ALL_FIELDS):
        listed = ", ".join(sorted(unknown))
        raise click.UsageError(say("--fields: there is no field {listed}", listed=listed))
    report = evaluate(_records(gold, options["records"]), gold, fields)
    baseline = load_baseline(folder)
    failures = gate(report, baseline, folder, corpus) if options["gated"] else []
    changes = _changes(options["against"], report, gold)
    _tell(report, gold, failures, changes, options)
    if options["update"]:
        write_baseline(renew(report, baseline, folder, corpus, options["why"]), folder)
    too_low = [*map(retold, failures), *_under(report, options["minima"])]
    for line in too_low:
        click.echo(f"extract: {line}", err=True)
    return NOT_REACHED if too_low else 0


def _records(gold: list[Gold], path: Path | None) -> list[Record]:
    from extract.pipeline import extract
    from extract.writing.load import read_records

    return list(read_records(path)) if path else [extract(one.article) for one in gold]


def _changes(against: str | None, report: Report, gold: list[Gold]) -> list[Change]:
    if not against:
        return []
    from extract.evaluation import compare_reports, evaluate, records_at
    from extract.writing.load import read_records

    path = Path(against)
    articles = [one.article for one in gold]
    before = (
        list(read_records(path)) if path.exists() else records_at(against, articles, Path.cwd())
    )
    return compare_reports(evaluate(before, gold), report)


def _tell(
    report: Report, gold: list[Gold], failures: list[Failure], changes: list[Change],
    options: dict[str, Any],
) -> None:  # fmt: skip
    from extract.evaluation import to_html, to_junit, to_markdown, write_summary

    write_summary(to_markdown(report, failures, changes))
    writers: dict[str, Callable[[], str]] = {
        "markdown": lambda: to_markdown(report, failures, changes),
        "json": report.to_json,
        "junit": lambda: to_junit(report, failures),
        "html": lambda: to_html(report, gold, failures, changes, language_asked(sys.argv[1:])),
    }
    write = writers.get(options["chosen"])
    if write is None:
        _print(report, changes, options)
    elif options["output"]:
        options["output"].write_text(write(), encoding="utf-8")
    else:
        click.echo(write())


def _print(report: Report, changes: list[Change], options: dict[str, Any]) -> None:
    from extract.evaluation import (
        coverage,
        group_errors,
        group_name,
        render_changes,
        render_coverage,
        render_errors,
        render_table,
        worst,
    )  # fmt: skip
    from extract.writing.tables import plain_console

    console = plain_console(sys.stdout)
    chosen = {a.id for a in worst(report, options["worst"])} if options["worst"] else None
    errors = [e for e in report.errors if chosen is None or e.article in chosen]
    by = options["group"]
    for name, members in [] if options["no_misses"] else group_errors(errors, by):
        heading = f"\n{group_name(name, by)} ({len(members)})"
        console.print(heading, style="bold", markup=False)
        render_errors(members, console)
    render_changes(changes, console)
    if options["by_rule"]:
        render_coverage(coverage(report), console)
    render_table(report, console)


def _under(report: Report, minima: tuple[str, ...]) -> list[str]:
    lines = []
    for minimum in minima:
        field, _, wanted = minimum.partition("=")
        score = report.scores.get(field)
        if score is None:
            raise click.UsageError(say("--min: there is no figure {field!r}", field=field))
        if (score.f1 or 0.0) < float(wanted):
            told = say(
                "{field}: F1 {f1} is under {wanted} (n = {count})",
                field=field, f1=f"{score.f1 or 0:.4f}", wanted=wanted, count=score.gold,
            )  # fmt: skip
            lines.append(told)
    return lines


def _challenge(folder: Path) -> int:
    from extract.evaluation import load_challenge, render_errors, render_families, run_challenge
    from extract.pipeline import extract
    from extract.writing.tables import plain_console

    families = run_challenge(load_challenge(folder), extract)
    console = plain_console(sys.stdout)
    render_families(families, console)
    render_errors([error for one in families for error in one.errors], console)
    return NOT_REACHED if any(one.passed < one.cases for one in families) else 0
