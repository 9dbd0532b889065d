"""Events as rows of a spreadsheet: stable columns, one row per event."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from extract.record import AwardMention, Event, Record

COLUMNS = (
    "article_id", "url", "site", "title", "published_at", "event_id", "type", "date",
    "committee", "place", "documents", "collectives", "individuals", "awards", "evidence",
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def event_rows(record: Record) -> Iterator[tuple[str, ...]]:
    """Yield one row per event, in the order of `COLUMNS`.

    `collectives` and `individuals` are sums of the counts given at the event, left empty
    when one of them is approximate or a total beside its parts: see `awards` for each.
    """
    article = record.article
    for event in record.events:
        awards = [record.awards[index] for index in event.awards]
        yield (
            article.id, article.url or "", article.site or "", article.title or "",
            article.published_at or "", event.id, event.type, event.date or "",
            event.committee or "", event.place or "", "; ".join(event.documents),
            honoured(awards, "collective"), honoured(awards, "individual"),
            "; ".join(award.text for award in awards), _evidence(record, event),
        )  # fmt: skip


def honoured(awards: Sequence[AwardMention], recipient: str) -> str:
    """Sum the exact counts of one kind of recipient; empty where there is none to sum."""
    counts = [award for award in awards if award.recipient == recipient and not award.total]
    if not counts or any(award.approx for award in counts):
        return ""
    return str(sum(award.count for award in counts))


def csv_line(cells: Sequence[str]) -> str:
    r"""Write one row; a cell that a spreadsheet would take for a formula is quoted.

    >>> csv_line(["=1+1", "Quận ủy, Quận 7"])
    '\'=1+1,"Quận ủy, Quận 7"\r\n'
    """
    out = io.StringIO()
    safe = ["'" + cell if cell.startswith(_FORMULA_STARTS) else cell for cell in cells]
    csv.writer(out).writerow(safe)
    return out.getvalue()


def _evidence(record: Record, event: Event) -> str:
    text = record.article.text
    return " … ".join(" ".join(text[start:end].split()) for start, end in event.evidence)
