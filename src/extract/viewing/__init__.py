"""Records to look at: self-contained HTML pages that open from disk and ask for nothing."""

from extract.viewing.comparison import write_comparison
from extract.viewing.report import write_report

__all__ = ["write_comparison", "write_report"]
