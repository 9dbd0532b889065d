"""Tables: those that hold data are read row by row, those that lay out a page are boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LONGEST_CELL = 300
_LAYOUT = ("table", "h1", "h2", "form", "ul", "img", "iframe", "div")
_BETWEEN = " | "


def is_data_table(table: Any) -> bool:
    """Whether a table holds data: at least two rows of two short cells, nothing laid out in it.

    >>> from lxml import html
    >>> is_data_table(html.fromstring("<table><tr><td>Quận<td>12<tr><td>Huyện<td>5</table>"))
    True
    >>> is_data_table(html.fromstring("<table><tr><td>menu<td><h1>Quận ủy</h1></table>"))
    False
    """
    if any(table.find(f".//{tag}") is not None for tag in _LAYOUT):
        return False
    cells = [list(_cells(row)) for row in table.iter("tr")]
    wide = [row for row in cells if sum(bool(cell) for cell in row) > 1]
    return len(wide) > 1 and all(len(cell) <= _LONGEST_CELL for row in wide for cell in row)


def rows(table: Any) -> Iterator[tuple[Any, str]]:
    """Yield the rows that hold text: the element, and its cells as one line."""
    for row in table.iter("tr"):
        cells = [cell for cell in _cells(row) if cell]
        if cells:
            yield row, _BETWEEN.join(cells)


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iterchildren("td", "th"):
        yield " ".join(" ".join(cell.itertext()).split())
