"""Resolve references: from themselves, from the article, from the registry, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import regex

from extract.fields.documents import known
from extract.fields.documents.citation import Citation
from extract.fields.documents.compose import compose, year_of
from extract.fields.documents.context import Context, Surroundings
from extract.fields.documents.find import find_citations
from extract.fields.documents.groups import share_codes, share_contexts
from extract.fields.documents.issuers import name_of_code, term_of
from extract.fields.documents.value import parse_symbol, same_number
from extract.knowledge.documents import Document, load_registry
from extract.reading import Reading
from extract.record import Article, DocumentMention, DocumentType

_DAY = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARLY = regex.compile(r"[0-9]+[a-z]?/[0-9]{4}/")
# Papers call the same document Quyết định and Quy định: both have the code QĐ.
_ONE_CODE = frozenset({"decision", "regulation"})
# Its code is QĐ or QĐi: what is registered goes before what is composed.
_EITHER_CODE = "Quy định"
_UNKNOWN = "neither the issuer is written nor a document of this number and date known"
_SEVERAL = "several documents may be meant"
_UNNAMED = "a name alone does not tell the year of the law"

Source = Literal["text", "article", "registry"]


@dataclass(frozen=True)
class Reference:
    """A citation with what stands beside it and what is known of its id."""

    citation: Citation
    context: Context
    id: str | None = None
    source: Source | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None


class Resolver:
    """Resolves the references of one article."""

    def __init__(self, reading: Reading, surroundings: Surroundings) -> None:
        self._reading = reading
        self._surroundings = surroundings
        self._published = reading.published
        self._registry = load_registry()

    def resolve(self, citations: Sequence[Citation]) -> list[DocumentMention]:
        """Give each citation its id, or the candidates and the reason why it has none."""
        own = self._read(citations, self._surroundings)
        is_settled = all(reference.id for reference in own)
        fuller = own if is_settled else [*own, *self._of_title()]
        resolved = [self._completed(reference, fuller) for reference in own]
        return [self._mention(reference, resolved) for reference in resolved]

    def _read(self, citations: Sequence[Citation], surroundings: Surroundings) -> list[Reference]:
        """Read what the references say of themselves."""
        citations = share_codes(citations)
        contexts = share_contexts(citations, [surroundings.read(one) for one in citations])
        return [self._alone(*pair) for pair in zip(citations, contexts, strict=True)]

    def _of_title(self) -> list[Reference]:
        """Read the references of a title that is not part of the text."""
        title = self._reading.article.title
        if not title or self._reading.article.text.startswith(title):
            return []
        reading = Reading(Article(id="title", text=title))
        return self._read(find_citations(reading), Surroundings(reading))

    def _alone(self, citation: Citation, context: Context) -> Reference:
        """Read the id that is written, or certain from what is written beside the number."""
        reference = Reference(citation, context)
        written = citation.written.id if citation.written else None
        if written and _is_whole(citation):
            return replace(reference, id=written, source="text")
        composed = self._composed(reference)
        if composed and citation.kind.name != _EITHER_CODE:
            return replace(reference, id=composed, source="text")
        is_dated_law = citation.name is not None and year_of(citation, context) is not None
        is_session = citation.session is not None and context.term is not None
        if composed or is_dated_law or is_session:
            return self._from_registry(reference, ())
        return reference

    def _composed(self, reference: Reference) -> str | None:
        year = self._published.year if self._published else None
        return compose(reference.citation, reference.context, year)

    def _completed(self, reference: Reference, fuller: Sequence[Reference]) -> Reference:
        """Look for the id in the rest of the article, then in the registry."""
        if reference.id is not None and not _lacks_year(reference):
            return reference
        peers = [other for other in fuller if _may_be_one(reference, other)]
        found = sorted({other.id for other in peers if other.id and not _lacks_year(other)})
        if len(found) == 1:
            return replace(reference, id=found[0], source="article")
        if reference.id is not None:
            return reference
        if found:
            return replace(reference, candidates=tuple(found), reason=_SEVERAL)
        return self._from_registry(reference, [other.context for other in peers])

    def _from_registry(self, reference: Reference, peers: Iterable[Context]) -> Reference:
        citation, context = reference.citation, reference.context
        documents = known.candidates(citation, context, self._registry, self._published)
        documents = [d for d in documents if all(known.agrees(d, peer) for peer in peers)]
        told = known.by_topic(documents, *self._texts(reference))
        found = known.ids(told)
        if len(found) == 1 and (told != documents or self._is_enough(reference, told[0])):
            return replace(reference, id=found[0], source="registry")
        if composed := self._composed(reference):
            return replace(reference, id=composed, source="text")
        reason = _UNNAMED if citation.name else _SEVERAL if documents else _UNKNOWN
        return replace(reference, candidates=tuple(known.ids(documents)), reason=reason)

    def _is_enough(self, reference: Reference, document: Document) -> bool:
        """Whether a document is meant without a word on its subject, being the only one."""
        if not known.needs_topic(reference.citation, reference.context):
            return True
        text = self._texts(reference)[0]
        return any(topic in text for topic in document.topics)

    def _texts(self, reference: Reference) -> tuple[str, str]:
        """Return where words on the subject are looked for: the sentence, then the article."""
        sentence = self._reading.sentence_at(reference.citation.start)
        return self._reading.lower[sentence.start : sentence.end], self._article

    @cached_property
    def _article(self) -> str:
        return f"{self._reading.title.lower}\n{self._reading.lower}"

    def _mention(self, reference: Reference, others: Sequence[Reference]) -> DocumentMention:
        citation = reference.citation
        context = _pooled(reference, others)
        document = self._document(reference, context)
        day = context.issued if _DAY.fullmatch(context.issued or "") else None
        return DocumentMention(
            start=citation.start,
            end=citation.end,
            text=self._reading.surface(citation.start, citation.end),
            rule=citation.rule,
            reason=None if reference.id else reference.reason,
            id=reference.id,
            type=_type(reference, document, others),
            issuer=_issuer(reference, context, document),
            issued=day or (document.issued.isoformat() if document else None),
            term=context.term or (document.term if document else None),
            title=context.title or (document.title if document else None),
            resolved_from=reference.source,
            candidates=[] if reference.id else list(reference.candidates),
        )

    def _document(self, reference: Reference, context: Context) -> Document | None:
        """Return the known document of an id, where no other of the same id can be meant."""
        if reference.id is None:
            return None
        documents = self._registry.by_id(reference.id, self._published)
        agreeing = [d for d in documents if known.agrees(d, context)]
        told = known.by_topic(agreeing, *self._texts(reference))
        return told[0] if told and self._is_certain(reference, context, told[0]) else None

    def _is_certain(self, reference: Reference, context: Context, document: Document) -> bool:
        """Whether it is this document: symbols without a year are given anew every term."""
        return (
            _YEARLY.match(document.id or "") is not None
            or context.term is not None
            or _DAY.fullmatch(context.issued or "") is not None
            or (self._published is not None and term_of(self._published) == document.term)
            or any(topic in text for topic in document.topics for text in self._texts(reference))
        )


def _pooled(reference: Reference, others: Sequence[Reference]) -> Context:
    """Add what the text says of the same document elsewhere, where it says one thing only."""
    own = reference.context
    same = [o.context for o in others if reference.id is not None and o.id == reference.id]
    terms = {context.term for context in same} - {None}
    days = {c.issued for c in same if _DAY.fullmatch(c.issued or "")}
    issuers = {c.issuer.name: c.issuer for c in same if c.issuer}
    if len(terms) > 1 or len(days) > 1:
        return own
    return replace(
        own,
        term=own.term or next(iter(terms), None),
        issued=own.issued or next(iter(days), None),
        issuer=own.issuer or (next(iter(issuers.values())) if len(issuers) == 1 else None),
    )


def _issuer(reference: Reference, context: Context, document: Document | None) -> str | None:
    """Return the issuer: from the text, the registry, or the code that only one body has."""
    if context.issuer and context.issuer.name:
        return context.issuer.name
    if document:
        return document.issuer
    symbol = parse_symbol(reference.id) if reference.id else None
    return name_of_code(symbol.issuer) if symbol and symbol.issuer else None


def _is_whole(citation: Citation) -> bool:
    """Whether the symbol is the document's own: "Đề án 06/CP" only names the issuer."""
    written = citation.written
    return citation.kind.type != "scheme" or bool(written and written.kind)


def _may_be_one(reference: Reference, other: Reference) -> bool:
    """Whether two references can be to one document, by what is written of both."""
    one, two = reference.citation, other.citation
    if one.name or two.name:
        return one.name == two.name and (one.year is None or one.year == two.year)
    if one.session is not None or two.session is not None:
        return one.session == two.session and _compatible(reference.context, other.context)
    if one.written is None or two.written is None:
        return False
    years = {one.written.year, two.written.year} - {None}
    return (
        _one_kind(one.kind.type, two.kind.type)
        and same_number(one.written.number, two.written.number)
        and len(years) < 2
        and _compatible(reference.context, other.context)
    )


def _compatible(one: Context, two: Context) -> bool:
    """Whether issuer, term and day do not speak against each other."""
    codes = {context.issuer.code for context in (one, two) if context.issuer} - {None}
    terms = {one.term, two.term} - {None}
    days = {context.issued for context in (one, two)} - {None}
    return len(codes) < 2 and len(terms) < 2 and len({day[:4] for day in days if day}) < 2


def _one_kind(one: DocumentType, two: DocumentType) -> bool:
    return one == two or {one, two} <= _ONE_CODE


def _lacks_year(reference: Reference) -> bool:
    """Whether a decree is written without the year that its symbol has: 100/NĐ-CP."""
    written = reference.citation.written
    is_decree = reference.citation.kind.name == "Nghị định"
    return bool(is_decree and written and written.year is None and reference.source == "text")


def _type(
    reference: Reference, document: Document | None, others: Sequence[Reference]
) -> DocumentType:
    """Return the type: by the head, else by a headed reference to it, else by the registry."""
    citation = reference.citation
    if citation.is_headed or reference.id is None:
        return citation.kind.type
    headed = (o for o in others if o.id == reference.id and o.citation.is_headed)
    if first := next(headed, None):
        return first.citation.kind.type
    return document.type if document else citation.kind.type
