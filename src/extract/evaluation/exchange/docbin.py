"""spaCy's DocBin: one Doc per article, one span group per field.

Tokens are single code points, so that every offset is a token boundary whatever tokenizer
reads the file later; attributes and events travel in the Doc's user data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.evaluation.exchange.spans import Span, put_together, take_apart
from extract.evaluation.gold import Gold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_KEY = "extract_gold"


def to_docbin(gold: Iterable[Gold]) -> bytes:
    """Write the bytes of a .spacy file."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = [_doc(one, vocab) for one in gold]
    written: bytes = DocBin(docs=docs, store_user_data=True).to_bytes()
    return written


def from_docbin(content: bytes) -> list[Gold]:
    """Read a .spacy file back; raises `GoldError`."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    docs = DocBin().from_bytes(content).get_docs(Vocab())
    return [_gold(doc) for doc in docs]


def _doc(gold: Gold, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc

    spans, rest = take_apart(gold)
    letters = list(gold.article.text)
    doc = Doc(vocab, words=letters, spaces=[False] * len(letters))
    for field in rest["labelled"]:
        doc.spans[field] = [
            doc.char_span(span.start, span.end, label=field)
            for span in spans
            if span.field == field
        ]
    attributes = {f"{s.field}-{s.start}-{s.end}": s.attributes for s in spans}
    doc.user_data[_KEY] = json.dumps({"attributes": attributes, "rest": rest})
    return doc


def _gold(doc: Doc) -> Gold:
    known = json.loads(doc.user_data[_KEY])
    spans = [
        Span(span.start_char, span.end_char, field, _attributes(known, field, span))
        for field, group in doc.spans.items()
        for span in group
    ]
    return put_together(spans, known["rest"])


def _attributes(
    known: dict[str, dict[str, object]], field: str, span: object
) -> dict[str, object] | None:
    key = f"{field}-{span.start_char}-{span.end_char}"  # type: ignore[attr-defined]
    found = known["attributes"].get(key)
    return found if isinstance(found, dict) else None
