"""Resolve references: from themselves, from the article, from the registry, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.fields.documents import known
from extract.fields.documents.citation import Citation
from extract.fields.documents.compose import compose, year_of
from extract.fields.documents.context import Context, Surroundings, is_day
from extract.fields.documents.elsewhere import Elsewhere
from extract.fields.documents.find import find_citations
from extract.fields.documents.groups import share_codes, share_contexts
from extract.fields.documents.issuers import name_of_code, term_of
from extract.fields.documents.reference import Reference, Source
from extract.fields.documents.value import parse_symbol
from extract.knowledge.documents import Document, load_registry
from extract.once import once
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import Article, DocumentMention, DocumentType

_YEARLY = compile_pattern(r"[0-9]+[a-z]?/[0-9]{4}/")
_NEAR = 400
# Its code is QĐ or QĐi: what is registered goes before what is composed.
_EITHER_CODE = "Quy định"
_UNKNOWN = "neither the issuer is written nor a document of this number and date known"
_SEVERAL = "several documents may be meant"
_UNNUMBERED = "the resolution of a congress has no number"
_UNNAMED = "a name alone does not tell the year of the law"


class Resolver:
    """Resolves the references of one article."""

    def __init__(self, reading: Reading, surroundings: Surroundings) -> None:
        self._reading = reading
        self._surroundings = surroundings
        self._published = reading.published
        self._registry = load_registry()

    def resolve(self, citations: Sequence[Citation]) -> list[DocumentMention]:
        """Give each citation its id, or the candidates and the reason why it has none."""
        resolved = self._read(citations, self._surroundings)
        if not all(map(_is_settled, resolved)):
            is_known = all(reference.id for reference in resolved)
            said = Elsewhere(resolved if is_known else [*resolved, *self._of_title()])
            resolved = [self._completed(reference, said) for reference in resolved]
        told = Elsewhere(resolved)
        return [self._mention(reference, told) for reference in resolved]

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
            return Reference(citation, context, written, "text")
        composed = compose(citation, context, self._published.year if self._published else None)
        if composed:
            registered = self._registered(reference, composed)
            source: Source = "text" if registered == composed else "registry"
            return reference._replace(id=registered, source=source)
        is_dated_law = citation.name is not None and year_of(citation, context) is not None
        is_session = citation.session is not None and context.term is not None
        return self._from_registry(reference) if is_dated_law or is_session else reference

    def _registered(self, reference: Reference, composed: str) -> str:
        """Return the one registered id where the code that a kind has is not the only one."""
        if reference.citation.kind.name != _EITHER_CODE:
            return composed
        return self._from_registry(reference).id or composed

    def _completed(self, reference: Reference, said: Elsewhere) -> Reference:
        """Look for the id in the rest of the article, then in the registry."""
        if _is_settled(reference):
            return reference
        found = said.ids(reference)
        if len(found) == 1:
            return reference._replace(id=found[0], source="article")
        if reference.id is not None:
            return reference
        if found:
            return reference._replace(candidates=tuple(found), reason=_SEVERAL)
        return self._from_registry(reference, said.contexts(reference))

    def _from_registry(self, reference: Reference, said: Iterable[Context] = ()) -> Reference:
        citation, context = reference.citation, reference.context
        documents = known.candidates(citation, context, self._registry, self._published)
        documents = [d for d in documents if all(known.agrees(d, other) for other in said)]
        told = self._on_topic(documents, reference)
        found = known.ids(told)
        if len(found) == 1 and (told != documents or self._is_enough(reference, told[0])):
            return reference._replace(id=found[0], source="registry")
        reason = _reason(citation, documents)
        return reference._replace(candidates=tuple(known.ids(documents)), reason=reason)

    def _is_enough(self, reference: Reference, document: Document) -> bool:
        """Whether the only document of a number is meant, by what is said of the subject."""
        if self._near(reference).names(document):
            return True
        subject = reference.context.title
        if subject is not None and reference.citation.written:
            return known.is_on(document, subject)
        return not known.needs_topic(reference.citation, reference.context)

    def _on_topic(self, documents: list[Document], reference: Reference) -> list[Document]:
        """Keep the documents on the topic that the sentence tells, or else the article."""
        if len(documents) < 2:
            return documents
        return known.by_topic(documents, self._near(reference), self._whole)

    def _near(self, reference: Reference) -> known.Subjects:
        """Return the sentence around a reference, where words on the subject are looked for."""
        citation = reference.citation
        sentence = self._reading.sentence_at(citation.start)
        start = max(sentence.start, citation.start - _NEAR)
        end = min(sentence.end, citation.end + _NEAR)
        return known.Subjects(self._reading.lower[start:end])

    @once
    def _whole(self) -> known.Subjects:
        return known.Subjects(f"{self._reading.title.lower}\n{self._reading.lower}")

    def _mention(self, reference: Reference, told: Elsewhere) -> DocumentMention:
        citation = reference.citation
        context = told.pooled(reference)
        document = self._document(reference, context)
        day = context.issued if context.issued and is_day(context.issued) else None
        return DocumentMention(
            start=citation.start,
            end=citation.end,
            text=self._reading.surface(citation.start, citation.end),
            rule=citation.rule,
            reason=None if reference.id else reference.reason,
            id=reference.id,
            type=_type(reference, document, told),
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
        told = self._on_topic(agreeing, reference)
        is_known = len(documents) == 1 and documents[0].prominent
        certain = told and (is_known or self._is_certain(context, told[0]))
        return told[0] if certain else None

    def _is_certain(self, context: Context, document: Document) -> bool:
        """Whether it is this document: symbols without a year are given anew every term."""
        return (
            _YEARLY.match(document.id or "") is not None
            or context.term is not None
            or (context.issued is not None and is_day(context.issued))
            or (self._published is not None and term_of(self._published) == document.term)
            or self._whole.names(document)
        )


def _is_settled(reference: Reference) -> bool:
    """Whether nothing is left to look for elsewhere."""
    return reference.id is not None and not reference.lacks_year


def _reason(citation: Citation, documents: Sequence[Document]) -> str:
    """Say why a reference has no id, these documents being possible."""
    if citation.name:
        return _UNNUMBERED if citation.kind.type == "resolution" else _UNNAMED
    return _SEVERAL if documents else _UNKNOWN


def _is_whole(citation: Citation) -> bool:
    """Whether the symbol is the document's own: "Đề án 06/CP" only names the issuer."""
    written = citation.written
    return citation.kind.type != "scheme" or bool(written and written.kind)


def _issuer(reference: Reference, context: Context, document: Document | None) -> str | None:
    """Return the issuer: from the text, the registry, or the code that only one body has."""
    if context.issuer and context.issuer.name:
        return context.issuer.name
    if document:
        return document.issuer
    symbol = parse_symbol(reference.id) if reference.id else None
    return name_of_code(symbol.issuer) if symbol and symbol.issuer else None


def _type(reference: Reference, document: Document | None, told: Elsewhere) -> DocumentType:
    """Return the type: by the head, else by a headed reference to it, else by the registry."""
    citation = reference.citation
    if citation.is_headed or reference.id is None:
        return citation.kind.type
    by_registry = document.type if document else citation.kind.type
    return told.headed_type(reference.id) or by_registry
