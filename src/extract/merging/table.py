"""Merged events for a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from extract.language import names, retell, say, say_time
from extract.merging.model import MergedEvent
from extract.merging.rows import disagreements, honoured
from extract.writing.tables import type_names

if TYPE_CHECKING:
    from rich.table import Table

_NONE = "—"
_WIDEST_HEADLINE = 40
_PLAIN = 160
_PREFIX = 12
_NARROW = 110
"""Columns under which the sources stand below who held the event."""


def merged_table(events: Sequence[MergedEvent], width: int = _PLAIN) -> Table:
    """Lay out merged events as a table; a disputed slot shows every value, in yellow.

    The figures in brackets name the sources. In a narrow terminal the sources stand below who
    held the event; who tells what has a column where sources disagree.
    """
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    columns = [
        (say("Date"), "cyan"), (say("Event"), ""), (say("Held by"), "bold"),
        (say("Documents"), "magenta"), (say("Honoured"), "green"), (say("Sources"), "dim"),
    ]  # fmt: skip
    if is_narrow := width < _NARROW:
        columns.pop()
    if is_disputed := any(event.disputed for event in events):
        columns.append((say("Who tells what"), "yellow"))
    for name, style in columns:
        table.add_column(name, style=style, overflow="fold")
    for event in events:
        cells = [*_cells(event), _sources(event, is_narrow)]
        if is_narrow:
            cells[2] += f"\n[not bold dim]{cells.pop()}[/]"
        table.add_row(*cells, *([_disagreements(event)] if is_disputed else []))
    return table


def _cells(event: MergedEvent) -> Iterator[str]:
    from rich.markup import escape

    yield _slot(event, "date", say_time)
    yield _slot(event, "type", type_names().__getitem__)
    yield _slot(event, "committee")
    yield escape("\n".join(event.documents)) or _NONE
    yield escape("\n".join(honoured(award, _kinds()) for award in event.awards)) or _NONE


def _kinds() -> dict[str, str]:
    return {code: say(name) for code, name in names.RECIPIENTS.items()}


def _disagreements(event: MergedEvent) -> str:
    from rich.markup import escape

    return escape("\n".join(disagreements(event, _kinds())))


def _sources(event: MergedEvent, is_narrow: bool) -> str:
    """Name the sources, each with its headline; in a narrow column ids by their beginning."""
    from rich.markup import escape

    lines = []
    for number, source in enumerate(event.sources, 1):
        article, _, own = source.id.rpartition("#")
        id_ = f"{article[:_PREFIX]}#{own}" if is_narrow else source.id
        lines.append(" ".join(filter(None, (f"[{number}]", source.site, id_))))
        headline = source.title or source.opening
        if headline:
            lines.append(shorten(headline, _WIDEST_HEADLINE, placeholder="…"))
    return escape("\n".join(lines))


def _slot(event: MergedEvent, slot: str, said: Callable[[str], str] = str) -> str:
    """Show a slot: the agreed value, or all that are told."""
    from rich.markup import escape

    agreed: str | None = getattr(event, slot)
    told = [claim.value for name, some in event.claims.items() if name == slot for claim in some]
    values = [agreed] if agreed else told
    shown = escape(" ≠ ".join(map(said, values))) or _NONE
    return f"[yellow]{shown}[/yellow]" if slot in event.disputed else shown


def possible_lines(events: Sequence[MergedEvent]) -> Iterator[str]:
    """Say once for each two merged events that may be one why, and why they were not joined."""
    told: set[frozenset[str]] = set()
    for event in events:
        for other in event.possible:
            pair = frozenset((event.id, other.event))
            if pair not in told:
                told.add(pair)
                grounds = _said(other.grounds, ", ") or say("little in common")
                doubts = _said(other.reason.split("; "), "; ")
                pair_ = f"{event.id} ~ {other.event}"
                yield f"{pair_}: {say('{grounds}; but {doubts}', grounds=grounds, doubts=doubts)}"


def _said(reasons: Iterable[str], between: str) -> str:
    """Say reasons, each of which may be several joined by commas."""
    return between.join(", ".join(map(retell, reason.split(", "))) for reason in reasons)
