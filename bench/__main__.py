"""`make bench`: one table of figures, each beside its baseline of the same run."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bench.articles import ROOT
from bench.figures import SECTIONS, jobs, log
from bench.table import Results


def main() -> None:
    """Measure, print, and write the figures (JSON) and the plot (SVG)."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--only", action="append", choices=list(SECTIONS), help="only this section")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="up to N processes")
    asked.add_argument("--json", type=Path, default=ROOT / "out" / "bench.json")
    asked.add_argument("--plot", type=Path, default=ROOT / "out" / "bench.svg")
    options = asked.parse_args()
    results = Results()
    for name in options.only or SECTIONS:
        log(f"measuring: {name}")
        section = SECTIONS[name]
        section(results, options.jobs) if section is jobs else section(results)
    results.show()
    results.write(options.json)
    if results.series:
        from bench.plot import draw

        draw(results, options.plot)


if __name__ == "__main__":
    main()
