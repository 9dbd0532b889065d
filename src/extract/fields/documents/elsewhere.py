"""What an article says of a document in other places than the one at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.fields.documents.context import Context, is_day
from extract.fields.documents.issuers import Issuer
from extract.fields.documents.reference import Reference
from extract.record import DocumentType

# Papers call the same document Quyết định and Quy định: both have the code QĐ.
_ONE_CODE = frozenset({"decision", "regulation"})

Key = tuple[str, str]


class _Saying(NamedTuple):
    """What one place says, without where it stands: many places say the same."""

    id: str | None
    year: str | None
    code: str | None
    term: str | None
    issued: str | None


@dataclass
class _OfId:
    """What all places say of one id."""

    terms: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    issuers: dict[str, Issuer] = field(default_factory=dict)
    headed: DocumentType | None = None


class Elsewhere:
    """Everything that the references of one article say, found by number, name and session."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._sayings: dict[Key, dict[_Saying, Context]] = {}
        self._ids: dict[str, _OfId] = {}
        for reference in references:
            self._add(reference)

    def ids(self, reference: Reference) -> list[str]:
        """Return the ids of the references that can be to the same document."""
        return sorted({saying.id for saying, _ in self._peers(reference) if saying.id})

    def contexts(self, reference: Reference) -> list[Context]:
        """Return what is said beside the references that can be to the same document."""
        return [context for _, context in self._peers(reference)]

    def pooled(self, reference: Reference) -> Context:
        """Add what is said of the same id in other places, where it is one thing only."""
        own = reference.context
        same = self._ids.get(reference.id or "")
        if same is None or len(same.terms) > 1 or len(same.days) > 1:
            return own
        issuers = list(same.issuers.values())
        return own._replace(
            term=own.term or next(iter(same.terms), None),
            issued=own.issued or next(iter(same.days), None),
            issuer=own.issuer or (issuers[0] if len(issuers) == 1 else None),
        )

    def headed_type(self, document_id: str) -> DocumentType | None:
        """Return the type that the words before the first headed reference give."""
        return self._ids[document_id].headed if document_id in self._ids else None

    def _add(self, reference: Reference) -> None:
        saying = _saying(reference)
        for key in _keys(reference):
            self._sayings.setdefault(key, {}).setdefault(saying, reference.context)
        if reference.id is not None:
            self._add_id(self._ids.setdefault(reference.id, _OfId()), reference)

    def _add_id(self, same: _OfId, reference: Reference) -> None:
        context = reference.context
        if context.term:
            same.terms.add(context.term)
        if context.issued and is_day(context.issued):
            same.days.add(context.issued)
        if context.issuer and context.issuer.name:
            same.issuers.setdefault(context.issuer.name, context.issuer)
        if same.headed is None and reference.citation.is_headed:
            same.headed = reference.citation.kind.type

    def _peers(self, reference: Reference) -> list[tuple[_Saying, Context]]:
        own = _saying(reference)
        said = self._sayings.get(_keys(reference)[0], {})
        return [(other, context) for other, context in said.items() if _compatible(own, other)]


def _saying(reference: Reference) -> _Saying:
    citation, context = reference.citation, reference.context
    written_year = citation.written.year if citation.written else None
    return _Saying(
        id=None if reference.lacks_year else reference.id,
        year=written_year or citation.year,
        code=context.issuer.code if context.issuer else None,
        term=context.term,
        issued=context.issued,
    )


def _keys(reference: Reference) -> list[Key]:
    """Return what makes two references candidates for one document."""
    citation = reference.citation
    kind = "decision" if citation.kind.type in _ONE_CODE else citation.kind.type
    numbers = [(kind, citation.written.number.lstrip("0").lower())] if citation.written else []
    names = [("name", citation.name)] if citation.name else []
    sessions = [(kind, f"session {citation.session}")] if citation.session is not None else []
    return [*names, *numbers, *sessions]


def _compatible(one: _Saying, other: _Saying) -> bool:
    """Whether year, issuer, term and date do not speak against each other."""
    return (
        _agree(one.year, other.year)
        and _agree(one.code, other.code)
        and _agree(one.term, other.term)
        and _agree(one.issued and one.issued[:4], other.issued and other.issued[:4])
    )


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other
