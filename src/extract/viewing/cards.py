"""One record for a person at a terminal: a card for each event, then what to check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.language import names, retell, say, say_time
from extract.pages import opening
from extract.record import MENTION_FIELDS, Event, Record, Span
from extract.viewing.labels import label_of
from extract.writing.tables import plain_console

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_WIDEST = 100
"""Columns beyond which a card grows no further: longer lines are hard to read."""
_STYLES = {
    "date": "cyan", "committee": "bold", "documents": "magenta", "awards": "green",
}  # fmt: skip
_ALWAYS = ("date", "committee", "documents", "awards")
_WHEN_SAID = ("place", "period", "people")
_TIMES = ("date", "period")


def print_cards(record: Record, stream: object, event: str | None = None) -> None:
    """Print one record: title, a card per event (or the one named), what to check.

    Colours and borders follow the terminal; in a pipe the text is plain.
    """
    console = plain_console(stream)
    width = min(console.width, _WIDEST)
    for part in (*_head(record), *_cards(record, event), *_notes(record)):
        console.print(part, width=width)


def _head(record: Record) -> Iterable[RenderableType]:
    from rich.text import Text

    article = record.article
    yield Text(article.title or opening(article.text), style="bold")
    published = say_time((article.published_at or "")[:10])
    about = (article.site, published, article.url, article.id)
    yield Text(" · ".join(filter(None, about)), style="dim")


def _cards(record: Record, event: str | None) -> Iterable[RenderableType]:
    from rich.text import Text

    shown = [one for one in record.events if event in (None, one.id)]
    yield from (_card(record, one) for one in shown)
    if not shown:
        yield Text(say("The article reports no event."), style="italic")


def _card(record: Record, event: Event) -> RenderableType:
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    name = (
        [Text(event.name[0].upper() + event.name[1:], style="bold"), Text("")] if event.name else []
    )
    quotes = [Text(f"“{_words(record, span)}”", style="dim italic") for span in event.evidence]
    title = Text(f" {event.id} · {say(names.EVENT_TYPES[event.type])} ")
    body = Group(*name, _slots(record, event), *([Text("")] if quotes else []), *quotes)
    return Panel(body, title=title, title_align="left", border_style="red", padding=(0, 1))


def _slots(record: Record, event: Event) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for slot in (*_ALWAYS, *_WHEN_SAID):
        values = _values(record, event, slot)
        if values or slot in _ALWAYS:
            grid.add_row(say(names.SLOTS[slot]), _slot(event, slot, values))
    return grid


def _slot(event: Event, slot: str, values: list[str]) -> Text:
    from rich.text import Text

    if not values:
        return Text(say("the article does not say"), style="dim italic")
    said = Text(" · ".join(values), style=_STYLES.get(slot, ""))
    if slot in event.basis and event.basis[slot].weak:
        said.append(f"  ? {say('read from a weak cue: check it by eye')}", style="yellow")
    return said


def _values(record: Record, event: Event, slot: str) -> list[str]:
    if slot == "awards":
        return [" ".join(record.awards[index].text.split()) for index in event.awards]
    value = getattr(event, slot)
    if slot in _TIMES:
        return [say_time(value)] if value else []
    return list(value) if isinstance(value, list) else [value] if value else []


def _notes(record: Record) -> Iterable[RenderableType]:
    """Yield what does not add up, then what was left open and why."""
    from rich.text import Text

    for warning in record.warnings:
        yield Text(
            f"! {say(names.WARNINGS[warning.code])} {retell(warning.message)}", style="yellow"
        )
    for field in MENTION_FIELDS:
        for mention in getattr(record, field):
            label = label_of(field, mention)
            if label["open"]:
                why = retell(mention.reason or "the text does not settle it")
                options = "; ".join(label["candidates"])
                possible = f" ({say('possible: {names}', names=options)})" if options else ""
                told = f"? “{label['text']}” {say('left open')}: {why}{possible}"
                yield Text(told, style="yellow")


def _words(record: Record, span: Span) -> str:
    return " ".join(record.article.text[slice(*span)].split())
