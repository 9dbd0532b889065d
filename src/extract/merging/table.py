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


def merged_table(events: Sequence[MergedEvent]) -> Table:
    """Lay out merged events as a table; a disputed slot shows every value, in yellow.

    The figures in brackets name the sources, in the order of the first column.
    """
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name, style in (
        (say("Sources"), "dim"), (say("Date"), "cyan"), (say("Event"), ""),
        (say("Held by"), "bold"), (say("Documents"), "magenta"), (say("Honoured"), "green"),
        (say("Who tells what"), "yellow"),
    ):  # fmt: skip
        table.add_column(name, style=style, overflow="fold")
    for event in events:
        table.add_row(*_cells(event))
    return table


def _cells(event: MergedEvent) -> Iterator[str]:
    from rich.markup import escape

    yield escape("\n".join(_sources(event)))
    yield _slot(event, "date", say_time)
    yield _slot(event, "type", type_names().__getitem__)
    yield _slot(event, "committee")
    yield escape("\n".join(event.documents)) or _NONE
    kinds = {code: say(name) for code, name in names.RECIPIENTS.items()}
    yield escape("\n".join(honoured(award, kinds) for award in event.awards)) or _NONE
    yield escape("\n".join(disagreements(event, kinds)))


def _sources(event: MergedEvent) -> Iterator[str]:
    for number, source in enumerate(event.sources, 1):
        yield f"[{number}] {source.site or ''} {source.id}".replace("  ", " ")
        headline = source.title or source.opening
        if headline:
            yield "    " + shorten(headline, _WIDEST_HEADLINE, placeholder="…")


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
