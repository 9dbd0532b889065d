"""spaCy components: each field as a pipe of its own, in a pipeline of ours or of yours.

`blank()` makes a Vietnamese pipeline that needs no pyvi: tokens are syllables, numbers and
signs, so that every mention falls on token boundaries. The components are registered as
factories by entry points; each writes `doc.spans[<field>]` and the typed extensions
`span._.mention` (the record's mention) and `doc._.record`. `extract_words` adds underthesea's
words and tags as `doc.spans["words"]`: the fields themselves do without them, since they
decided nothing that units, names and shapes had not decided, and cost a second to load.

>>> nlp = blank()
>>> _ = nlp.add_pipe("extract_documents")
>>> doc = nlp("Quận ủy quán triệt Chỉ thị số 05-CT/TW.")
>>> [(span.text, span._.mention.id) for span in doc.spans["documents"]]
[('Chỉ thị số 05-CT/TW', '05-CT/TW')]

Records that are there already become documents with `doc_of`, and a `.spacy` file with
`docbin`.
"""

from extract.spacy.components import FACTORIES, make_factories
from extract.spacy.documents import doc_of, docbin
from extract.spacy.language import Vietnamese, blank

__all__ = ["FACTORIES", "Vietnamese", "blank", "doc_of", "docbin", "make_factories"]
