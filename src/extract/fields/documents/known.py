"""The registry as a reference sees it: which known document can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from extract.fields.documents.citation import Citation
from extract.fields.documents.compose import year_of
from extract.fields.documents.context import Context, is_day
from extract.knowledge.documents import Document, DocumentRegistry

# Numbers of these kinds are few and well known; of others there are hundreds every year.
_WELL_KNOWN = frozenset({"resolution", "directive", "conclusion", "regulation"})
_SESSION_KINDS = {"resolution": "Nghị quyết", "conclusion": "Kết luận"}


def candidates(
    citation: Citation, context: Context, registry: DocumentRegistry, as_of: date | None
) -> list[Document]:
    """Return the known documents that a reference may mean, by all that the text says of it."""
    if citation.session is not None:
        found = _of_session(citation, context, registry, as_of)
    elif citation.written is not None:
        found = _of_number(citation, context, registry, as_of)
    else:
        found = _of_name(citation, context, registry, as_of)
    return [document for document in found if agrees(document, context)]


class Subjects:
    """A text in which words on the subjects of documents are looked for, each once.

    >>> from extract.knowledge.documents import load_registry
    >>> text = Subjects("về quản lý và sử dụng đất đai")
    >>> [document.issued.year for document in by_topic(load_registry().by_id("18-NQ/TW"), text)]
    [2022]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}

    def count(self, topic: str) -> int:
        """Return how often a lower-case topic stands in the text."""
        if topic not in self._counts:
            self._counts[topic] = self._text.count(topic)
        return self._counts[topic]

    def names(self, document: Document) -> bool:
        """Whether any topic of a document stands in the text."""
        return any(self.count(topic) for topic in document.topics)


def by_topic(documents: Sequence[Document], *texts: Subjects) -> list[Document]:
    """Keep the documents whose topics the first text that names any of them names most."""
    for text in texts:
        scores = [sum(map(text.count, document.topics)) for document in documents]
        best = max(scores, default=0)
        if best:
            return [d for d, score in zip(documents, scores, strict=True) if score == best]
    return list(documents)


def ids(documents: Iterable[Document]) -> list[str]:
    """Return the ids of documents, each once, in order."""
    return list(dict.fromkeys(document.id for document in documents if document.id))


def needs_topic(citation: Citation, context: Context) -> bool:
    """Whether a number alone says too little, however few documents of it are known."""
    if citation.written is None or citation.kind.type in _WELL_KNOWN:
        return False
    return year_of(citation, context) is None and context.issuer is None


def _of_session(
    citation: Citation, context: Context, registry: DocumentRegistry, as_of: date | None
) -> list[Document]:
    word = _SESSION_KINDS.get(citation.kind.type, "")
    if context.term is None:
        return []
    named = registry.by_name(f"{word} Trung ương {citation.session} khóa {context.term}", as_of)
    found = registry.by_session(citation.session or 0, context.term, as_of)
    return [d for d in named or found if d.type == citation.kind.type]


def _of_number(
    citation: Citation, context: Context, registry: DocumentRegistry, as_of: date | None
) -> list[Document]:
    written = citation.written
    if written is None:
        return []
    named = registry.by_name(f"{citation.kind.name} {written.number}", as_of)
    year = year_of(citation, context) if citation.kind.type in ("decree", "law") else written.year
    number = f"{written.number}/{year}" if year else written.number
    issuer = context.issuer.code if context.issuer else None
    return named or registry.candidates(citation.kind.type, number, issuer, as_of)


def _of_name(
    citation: Citation, context: Context, registry: DocumentRegistry, as_of: date | None
) -> list[Document]:
    """Return the laws of a name: only a law with its year is known by name."""
    year = year_of(citation, context)
    if citation.name is None or year is None:
        return []
    for name in (citation.name, citation.name.replace("luật", "bộ luật", 1)):
        if found := registry.by_name(f"{name} {year}", as_of):
            return found
    return []


def agrees(document: Document, context: Context) -> bool:
    """Whether term and day of issue, where the text says them, are the document's."""
    if context.term and document.term and context.term != document.term:
        return False
    if context.issued and is_day(context.issued):
        return document.issued.isoformat() == context.issued
    return True
