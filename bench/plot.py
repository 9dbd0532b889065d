"""The plot of a run: cost beside baselines, growth, and processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.table import Results

_OURS, _THEIRS = "#0b6e4f", "#9aa5b1"


def draw(results: Results, path: Path) -> None:
    """Draw the figures of a run as SVG, the same bytes for the same figures."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    figure, panels = pyplot.subplots(1, 3, figsize=(12, 3.4), layout="constrained")
    _costs(panels[0], results)
    _growth(panels[1], results)
    _jobs(panels[2], results)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def _costs(panel: Any, results: Results) -> None:
    """Draw text to record beside what others take for a part of it."""
    rows = [row for row in results.rows if row.figure == "text to record, real" and row.named]
    if not rows:
        return
    names = ["text to record, all fields", *(row.named for row in rows)]
    costs = [rows[0].ours, *(row.baseline or 0 for row in rows)]
    panel.barh(names, costs, color=[_OURS, *[_THEIRS] * len(rows)])
    panel.set_xscale("log")
    panel.invert_yaxis()
    panel.set_title("µs per 1,000 characters")


def _growth(panel: Any, results: Results) -> None:
    names = {"length": "one article, so many times as long", "size": "so many times 10 articles"}
    for one in results.series:
        if one.panel in names:
            panel.plot(one.x, one.y, marker="o", label=names[one.panel])
            panel.legend()
    panel.set_xscale("log")
    panel.set_ylim(bottom=0)
    panel.set_title("µs per 1,000 characters as the work grows")


def _jobs(panel: Any, results: Results) -> None:
    for one in results.series:
        if one.panel == "jobs":
            panel.plot(one.x, one.y, marker="o", color=_OURS, label="measured")
            panel.plot(one.x, [one.y[0] * n for n in one.x], "--", color=_THEIRS, label="ideal")
            panel.set_xticks(list(one.x))
            panel.legend()
    panel.set_ylim(bottom=0)
    panel.set_title("articles per second, by processes")
