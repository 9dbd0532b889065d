"""A record in a notebook: its events, and its text with coloured spans, as still HTML.

Notebooks keep what a cell shows, so there is no script in it, and every word of the article
is escaped. Colours are tints that lie well on light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from extract.language import names, retell, say, say_time
from extract.pages import opening
from extract.record import Event, Record
from extract.viewing.labels import labels_of
from extract.viewing.segments import cut

_HUES = {
    "dates": "#2f80d0", "committees": "#d0483c", "documents": "#8458cf", "awards": "#2f9e5c",
    "people": "#b58a1b",
}  # fmt: skip
_SLOTS = ("date", "committee", "documents", "awards", "place", "period")
_STYLE = "".join(
    [
        ".extract-record{max-width:60rem;line-height:1.6}",
        ".extract-record table{border-collapse:collapse;margin:.6em 0}",
        ".extract-record td,.extract-record th{text-align:left;vertical-align:top;",
        "padding:.25em .8em .25em 0;border:0;background:none}",
        ".extract-record p{white-space:pre-wrap}",
        ".extract-record mark{color:inherit;border-radius:.15em;padding:0 .1em}",
        *(
            f".extract-record .{field}{{background:{hue}2b;box-shadow:inset 0 -2px {hue}}}"
            for field, hue in _HUES.items()
        ),
        ".extract-record .open{background:none;box-shadow:none;outline:1.5px dashed #b58a1b}",
    ]
)


def record_html(record: Record) -> str:
    """Draw a record: headline, a row for each event, warnings, and the text to unfold.

    >>> from extract.record import Article
    >>> html = record_html(Record(article=Article(id="a", text="<b>x</b>")))
    >>> "<b>x" in html, "&lt;b&gt;x&lt;/b&gt;" in html
    (False, True)
    """
    return "".join(
        [f"<style>{_STYLE}</style><div class='extract-record'>", *_parts(record), "</div>"]
    )


def _parts(record: Record) -> Iterator[str]:
    article = record.article
    about = " · ".join(filter(None, (article.site, article.published_at, article.id)))
    yield f"<strong>{escape(article.title or opening(article.text))}</strong>"
    yield f"<br><small>{escape(about)}</small>"
    yield _events(record)
    for warning in record.warnings:
        told = f"{say(names.WARNINGS[warning.code])} {retell(warning.message)}"
        yield f"<div>⚠ {escape(told)}</div>"
    counts = ", ".join(
        f"{len(getattr(record, field))} {say(name)}" for field, name in names.FIELDS.items()
    )
    yield f"<details><summary>{escape(counts)}</summary>{_text(record)}</details>"


def _events(record: Record) -> str:
    if not record.events:
        return f"<div><em>{escape(say('The article reports no event.'))}</em></div>"
    heads = "".join(f"<th>{escape(say(names.SLOTS[slot]))}</th>" for slot in ("type", *_SLOTS))
    rows = "".join(f"<tr>{_cells(record, event)}</tr>" for event in record.events)
    return f"<table><tr>{heads}</tr>{rows}</table>"


def _cells(record: Record, event: Event) -> str:
    shown = [[say(names.EVENT_TYPES[event.type])], *(_told(record, event, slot) for slot in _SLOTS)]
    return "".join(f"<td>{'<br>'.join(map(escape, cell)) or '–'}</td>" for cell in shown)


def _told(record: Record, event: Event, slot: str) -> list[str]:
    if slot == "awards":
        return [" ".join(record.awards[index].text.split()) for index in event.awards]
    value = getattr(event, slot)
    if slot in ("date", "period"):
        return [say_time(value)] if value else []
    return list(value) if isinstance(value, list) else [value] if value else []


def _text(record: Record) -> str:
    labels = labels_of(record)
    runs = cut(record.article.text, [(label["start"], label["end"]) for label in labels])
    return (
        f"<p>{''.join(_run(text, [labels[n] for n in covering]) for text, covering, _ in runs)}</p>"
    )


def _run(text: str, labels: list[dict[str, object]]) -> str:
    drawn = escape(text)
    for label in reversed(labels):
        told = say("left open") if label["value"] is None else str(label["value"])
        kind = f"{label['field']} open" if label["open"] else label["field"]
        drawn = f"<mark class='{kind}' title='{escape(told)}'>{drawn}</mark>"
    return drawn
