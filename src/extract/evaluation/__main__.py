"""Evaluate the extractor on gold: python -m extract.evaluation --gold DIR [--misses]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from extract.evaluation import GoldError, evaluate, load_gold
from extract.evaluation.console import render_errors, render_table
from extract.evaluation.scores import ALL_FIELDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Extract every gold article, compare, print the figures."""
    from rich.console import Console

    from extract.pipeline import extract

    options = _parser().parse_args(arguments)
    try:
        gold = load_gold(options.gold, options.corpus)
    except GoldError as fault:
        print(fault, file=sys.stderr)
        return 2
    report = evaluate((extract(one.article) for one in gold), gold, options.fields.split(","))
    if options.json:
        print(report.to_json())
        return 0
    console = Console()
    if options.misses:
        render_errors(report.errors, console)
    render_table(report, console)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract.evaluation", description=__doc__)
    parser.add_argument("--gold", default="gold", help="folder of gold files")
    parser.add_argument("--corpus", help="folder of texts, for gold files without text")
    parser.add_argument("--fields", default=",".join(ALL_FIELDS), help="comma-separated")
    parser.add_argument("--misses", action="store_true", help="list every error")
    parser.add_argument("--json", action="store_true", help="write the whole report as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
