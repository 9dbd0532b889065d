"""What stands for a headline where an article has none."""

from __future__ import annotations

_SHORT_LINE = 30
_LONGEST = 120


def opening(text: str) -> str:
    r"""Take the first line that is long enough to be the article's own.

    >>> opening("In\nGửi\nQuận ủy Tây Hồ tổng kết 5 năm thi đua")
    'Quận ủy Tây Hồ tổng kết 5 năm thi đua'
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return next((line for line in lines if len(line) > _SHORT_LINE), " ".join(lines))[:_LONGEST]
