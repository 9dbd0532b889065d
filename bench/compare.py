"""`python -m bench.compare BEFORE.json AFTER.json`: two runs side by side, as Markdown.

Times are compared as times of the baseline of the same run: a slower machine slows both.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.table import number

NOISE = 0.1
"""Changes of less than this are not marked."""


def main() -> None:
    """Print the comparison."""
    asked = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    asked.add_argument("before", type=Path)
    asked.add_argument("after", type=Path)
    options = asked.parse_args()
    before, after = (
        json.loads(path.read_text("utf-8")) for path in (options.before, options.after)
    )
    print("\n".join(table(before, after)))


def table(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a Markdown table: a figure before and after, and how it changed.

    >>> row = {"section": "s", "figure": "f", "unit": "µs", "named": "x"}
    >>> runs = [{"rows": [row | {"ours": n, "baseline": 50.0}]} for n in (10.0, 5.0)]
    >>> list(table(*runs))[-1]
    '| f | µs | 10 | 5 | x: 50 | -50 % ★ |'
    """
    yield "| figure | unit | before | after | baseline | change |"
    yield "|---|---|--:|--:|---|--:|"
    known = {_name(row): row for row in before["rows"]}
    for row in after["rows"]:
        old = known.get(_name(row))
        shown = (
            row["figure"],
            row["unit"],
            number(old["ours"]) if old else "",
            number(row["ours"]),
        )
        baseline = f"{row['named']}: {number(row['baseline'])}" if row["named"] else ""
        yield f"| {' | '.join((*shown, baseline, _change(old, row)))} |"


def _name(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["section"], row["figure"], row["named"]


def _change(old: dict[str, Any] | None, new: dict[str, Any]) -> str:
    """Say how the figure changed, measured in baselines where there is one."""
    if not old or not old["ours"]:
        return "new"
    change = _in_baselines(new) / _in_baselines(old) - 1
    return f"{change:+.0%}".replace("%", " %") + (" ★" if abs(change) > NOISE else "")


def _in_baselines(row: dict[str, Any]) -> float:
    ours: float = row["ours"]
    return ours / row["baseline"] if row["baseline"] else ours


if __name__ == "__main__":
    main()
