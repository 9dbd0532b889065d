"""What a run of the benchmarks gives: rows with a baseline beside each, series for the plot."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

_BASELINES = ("trafilatura", "dateparser", "underthesea", "spacy")


@dataclass(frozen=True)
class Row:
    """One figure beside its baseline of the same run."""

    section: str
    figure: str
    unit: str
    ours: float
    baseline: float | None = None
    named: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the baseline's figure is ours."""
        return self.baseline / self.ours if self.baseline is not None and self.ours else None


@dataclass(frozen=True)
class Series:
    """One line of the plot."""

    panel: str
    name: str
    x: Sequence[float]
    y: Sequence[float]


@dataclass
class Results:
    """All that one run measured."""

    rows: list[Row] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Write them as JSON, with the machine and the versions they were measured on."""
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [asdict(row) | {"ratio": row.ratio} for row in self.rows]
        told = {"about": about(), "rows": rows, "series": [asdict(one) for one in self.series]}
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")

    def show(self) -> None:
        """Print one table."""
        from rich.table import Table

        from extract.writing.tables import plain_console

        table = Table(box=None, padding=(0, 2, 0, 0))
        for column in ("figure", "unit", "ours", "baseline", "which", "baseline / ours"):
            table.add_column(column, justify="right" if column in _RIGHT else "left")
        section = ""
        for row in self.rows:
            if row.section != section:
                table.add_section()
                table.add_row(f"[bold]{row.section}[/bold]")
                section = row.section
            table.add_row(*_cells(row))
        plain_console(sys.stdout).print(table)


_RIGHT = ("ours", "baseline", "baseline / ours")


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:,.2f}"
    return (f"  {row.figure}", row.unit, number(row.ours), number(row.baseline), row.named, ratio)


def number(value: float | None) -> str:
    """Write a figure with as many digits as it bears."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def about() -> dict[str, Any]:
    """Tell what was measured where."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "load": os.getloadavg()[0],
        "versions": {name: version(name) for name in ("extract-vn", *_BASELINES)},
    }
