"""References that share a head share what stands once beside them all: issuer, date, codes."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.documents.citation import Citation
from extract.fields.documents.context import Context
from extract.fields.documents.value import Symbol


def share_codes(citations: Sequence[Citation]) -> list[Citation]:
    """Give bare numbers the codes written once: "số 18, 19-NQ/TW", "57-NQ/TW và 59"."""
    if not any(citation.follows for citation in citations):
        return list(citations)
    shared: list[Citation] = []
    for group in _groups(citations):
        codes = next((codes for one in group if (codes := _party_codes(one))), None)
        shared.extend(_with_codes(one, codes) if codes else one for one in group)
    return shared


def share_contexts(citations: Sequence[Citation], contexts: Sequence[Context]) -> list[Context]:
    """Give each reference of a group the issuer, date and term that follow the group."""
    shared = list(contexts)
    for at in range(len(citations) - 2, -1, -1):
        if citations[at + 1].follows:
            own, after = shared[at], shared[at + 1]
            shared[at] = own._replace(
                issuer=own.issuer or after.issuer,
                issued=own.issued or after.issued,
                term=own.term or after.term,
            )
    return shared


def _groups(citations: Sequence[Citation]) -> list[list[Citation]]:
    groups: list[list[Citation]] = []
    for citation in citations:
        if citation.follows and groups:
            groups[-1].append(citation)
        else:
            groups.append([citation])
    return groups


def _party_codes(citation: Citation) -> tuple[str, ...] | None:
    written = citation.written
    return written.codes if written and written.is_party and written.is_complete else None


def _with_codes(citation: Citation, codes: tuple[str, ...]) -> Citation:
    written = citation.written
    if written is None or written.codes or written.year:
        return citation
    return citation._replace(written=Symbol(written.number, None, codes, is_party=True))
