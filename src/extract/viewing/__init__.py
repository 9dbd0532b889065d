"""Records to look at: one self-contained HTML page, no network, opens from disk."""

from extract.viewing.report import write_report

__all__ = ["write_report"]
