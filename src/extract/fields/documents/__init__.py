"""Documents: every reference to a document of Party or State, with its canonical id."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.documents.citation import Citation
from extract.fields.documents.context import Surroundings
from extract.fields.documents.find import find_citations
from extract.fields.documents.resolve import Resolver
from extract.fields.documents.value import canonical_id, parse_symbol
from extract.reading import Reading
from extract.record import CommitteeMention, DateMention, DocumentMention

__all__ = ["Citation", "canonical_id", "find_documents", "parse_symbol", "resolve_documents"]


def find_documents(reading: Reading) -> list[Citation]:
    """Find the document references of an article, in order, none overlapping another.

    >>> from extract.record import Article
    >>> text = "thực hiện Chỉ thị 05/Kết luận 01 và Nghị quyết số 18-NQ/TW, 19-NQ/TW"
    >>> found = find_documents(Reading(Article(id="a", text=text)))
    >>> [text[citation.start:citation.end] for citation in found]
    ['Chỉ thị 05', 'Kết luận 01', 'Nghị quyết số 18-NQ/TW', '19-NQ/TW']
    """
    return find_citations(reading)


def resolve_documents(
    reading: Reading,
    citations: Sequence[Citation],
    dates: Sequence[DateMention],
    committees: Sequence[CommitteeMention],
) -> list[DocumentMention]:
    """Give each reference its id: from itself, the article, or the registry.

    Where none of them settles it the id is null, with the candidates and the reason.

    >>> from extract.record import Article
    >>> reading = Reading(Article(id="a", text="Quy định 144 của Bộ Chính trị"))
    >>> mention = resolve_documents(reading, find_documents(reading), [], [])[0]
    >>> mention.id, mention.type, mention.issuer
    ('144-QĐ/TW', 'regulation', 'Bộ Chính trị')
    """
    if not citations:
        return []
    return Resolver(reading, Surroundings(reading, dates, committees)).resolve(citations)
