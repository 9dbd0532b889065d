"""Merged events as rows of a spreadsheet: stable columns, disagreements with who tells what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.merging.model import MergedAward, MergedEvent

COLUMNS = (
    "id", "sources", "type", "date", "committee", "name", "place", "period", "documents",
    "people", "honoured", "disputed", "articles", "urls", "possible",
)  # fmt: skip
_CODES: Mapping[str, str] = {}
_NOT_EQUAL = " ≠ "
_APPROX = {"at_least": "≥", "almost": "<", "about": "~"}


def merged_row(event: MergedEvent) -> tuple[str, ...]:
    """Give the cells of one merged event, in the order of `COLUMNS`.

    A slot without an agreed value is empty; `disputed` says who tells what of it.
    """
    return (
        event.id, str(len(event.sources)), event.type or "", event.date or "",
        event.committee or "", event.name or "", event.place or "", event.period or "",
        "; ".join(event.documents), "; ".join(event.people),
        "; ".join(map(honoured, event.awards)), "; ".join(disagreements(event)),
        "; ".join(source.article_id for source in event.sources),
        " ".join(source.url for source in event.sources if source.url),
        "; ".join(f"{one.event} ({one.reason})" for one in event.possible),
    )  # fmt: skip


def honoured(award: MergedAward, names: Mapping[str, str] = _CODES) -> str:
    """Write one count: the agreed number, or all that are told where there is none.

    `names` say the kinds of recipients in words; without them the record's codes stand.

    >>> from extract.merging.model import CountClaim
    >>> one, other = (CountClaim(count=n, sources=[s]) for n, s in ((32, "a#e1"), (33, "b#e1")))
    >>> honoured(MergedAward(recipient="collective", claims=[one, other], disputed=True))
    '32 ≠ 33 collective'
    """
    numbers = [_number(award.count, award.approx)] if award.count is not None else _told(award)
    kind = names.get(award.recipient, award.recipient)
    what = f"{kind} ({award.form})" if award.form else kind
    return f"{_NOT_EQUAL.join(numbers)} {what}"


def _told(award: MergedAward) -> list[str]:
    return [_number(claim.count, claim.approx) for claim in award.claims]


def _number(count: int, approx: str | None) -> str:
    return f"{_APPROX.get(approx or '', '')}{count}"


def disagreements(event: MergedEvent, names: Mapping[str, str] = _CODES) -> Iterator[str]:
    """Say for each disputed slot or count who tells what; sources by their numbers in order."""
    numbers = {source.id: str(at) for at, source in enumerate(event.sources, 1)}
    for slot, told in event.claims.items():
        if slot in event.disputed:
            yield _line(slot, [(claim.value, claim.sources) for claim in told], numbers)
    for award in event.awards:
        if award.disputed:
            told_numbers = zip(_told(award), (claim.sources for claim in award.claims), strict=True)
            kind = names.get(award.recipient, award.recipient)
            yield _line(kind, list(told_numbers), numbers)


def _line(name: str, told: list[tuple[str, list[str]]], numbers: dict[str, str]) -> str:
    values = (f"{value} [{','.join(numbers[one] for one in some)}]" for value, some in told)
    return f"{name}: {_NOT_EQUAL.join(values)}"
