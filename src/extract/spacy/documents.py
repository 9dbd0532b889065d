"""Records as spaCy documents: alone, or many of them in a DocBin (a `.spacy` file)."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extract.record import Record
from extract.spacy.components import fill
from extract.spacy.language import blank


def doc_of(record: Record, nlp: Language | None = None) -> Doc:
    """Return the document of a record, tokenized by `nlp` (else into syllables).

    Nothing is read anew: spans of every field and of events come from the record. Where a
    tokenizer cuts elsewhere than a mention does, its span grows to whole tokens.

    >>> from extract import Article, extract
    >>> record = extract(Article(id="a", text="Quận ủy Tây Hồ họp ngày 16/5/2025."))
    >>> doc = doc_of(record)
    >>> [(span.text, span._.mention.value) for span in doc.spans["dates"]]
    [('ngày 16/5/2025', '2025-05-16')]
    """
    return fill((nlp or blank()).make_doc(record.article.text), record)


def docbin(records: Iterable[Record], nlp: Language | None = None) -> DocBin:
    """Put records into a DocBin, which `to_disk("articles.spacy")` writes.

    Spans, labels and records come back with `get_docs(nlp.vocab)` once `extract.spacy` is
    imported.

    >>> from extract import Article, extract
    >>> record = extract(Article(id="a", text="Quận ủy Tây Hồ họp ngày 16/5/2025."))
    >>> (doc,) = DocBin().from_bytes(docbin([record]).to_bytes()).get_docs(blank().vocab)
    >>> doc._.record == record
    True
    """
    pipeline = nlp or blank()
    return DocBin(docs=[doc_of(one, pipeline) for one in records], store_user_data=True)
