"""What goes wrong with an input, said so that a person knows what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Literal

ErrorCode = Literal[
    "missing_file", "unknown_kind", "unreadable_encoding", "binary", "bad_json", "bad_input",
    "empty", "not_vietnamese", "bad_url", "private_address", "connection", "timeout",
    "http_status", "too_many_redirects", "too_large", "not_html", "no_article", "robots", "crash",
    "bad_archive", "not_cached", "hang", "missing_package", "paywall",
]  # fmt: skip


@dataclass
class SourceError(Exception):
    """One input that gave no record; the rest of the batch goes on.

    >>> print(SourceError("a.txt", "missing_file", "there is no such file", "check the path"))
    a.txt: there is no such file; check the path
    """

    source: str
    """The input as the user named it (with the line, for one of many in a file)."""
    code: ErrorCode
    """A stable name for the kind of failure."""
    reason: str
    """What went wrong, in plain words."""
    hint: str
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; {self.hint}"

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, ...]]:
        return type(self), (self.source, self.code, self.reason, self.hint)

    def entry(self) -> dict[str, str]:
        """Return the machine-readable form, one line of an errors file."""
        return asdict(self)


def require(package: str, extra: str) -> None:
    """Raise `SourceError` saying what to install when a package of an extra is missing.

    >>> require("json", "parquet")
    """
    if find_spec(package) is None:
        raise SourceError(
            package, "missing_package", "this package is needed here and not installed",
            f"install it: pip install 'extract-vn[{extra}]', or '.[{extra}]' in the "
            "project's folder",
        )  # fmt: skip
