"""The registry as a reference sees it: which known document can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from extract.fields.documents.citation import Citation
from extract.fields.documents.compose import year_of
from extract.fields.documents.context import Context, is_day
from extract.knowledge.documents import Document, DocumentRegistry, name_key
from extract.once import once
from extract.patterns import compile_pattern

# Numbers of these kinds are few and well known; of others there are hundreds every year.
_WELL_KNOWN = frozenset({"resolution", "directive", "conclusion", "regulation"})
# The city and the union bear the name of the man whose example is studied.
_NOT_HIM = compile_pattern(r"hồ chí minh(?<=(?:thành phố|tp[.]?|cộng sản|tncs) hồ chí minh)")
# Pairs of words that stand in the titles of every second document.
_SAY_NOTHING = frozenset(
    (pair.split()[0], pair.split()[1])
    for pair in (
        "tăng cường", "nâng cao", "đẩy mạnh", "tiếp tục", "thực hiện", "một số", "công tác",
        "lãnh đạo", "sự lãnh", "của đảng", "đối với", "trong tình", "tình hình", "hình mới",
        "hiệu quả", "chất lượng", "giải pháp", "nhiệm vụ", "giai đoạn", "quy định", "hiệu lực",
        "cường sự", "mạnh thực", "tục thực", "tục đẩy", "đến năm", "tầm nhìn", "năm 2030",
    )
)  # fmt: skip
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

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._weights: dict[str, int] = {}

    @once
    def _text(self) -> str:
        return _NOT_HIM.sub(" ", self._lower)

    def weight(self, topic: str) -> int:
        """Return how much a lower-case topic tells, being in the text: more, the longer it is."""
        if topic not in self._weights:
            self._weights[topic] = (topic.count(" ") + 1) ** 2 if topic in self._text else 0
        return self._weights[topic]

    def names(self, document: Document) -> bool:
        """Whether any topic of a document stands in the text."""
        return any(self.weight(topic) for topic in document.topics)


def by_topic(documents: Sequence[Document], *texts: Subjects) -> list[Document]:
    """Keep the documents whose topics the first text that names any of them names best."""
    for text in texts:
        scores = [sum(map(text.weight, document.topics)) for document in documents]
        best = max(scores, default=0)
        if best:
            return [d for d, score in zip(documents, scores, strict=True) if score == best]
    return list(documents)


def is_on(document: Document, subject: str) -> bool:
    """Whether the subject that a text states can be a document's: two words in a row are shared.

    >>> from extract.knowledge.documents import load_registry
    >>> directive = load_registry().by_id("05-CT/TW")[0]
    >>> is_on(directive, "học tập, làm theo Bác"), is_on(directive, "phòng, chống dịch bệnh")
    (True, False)
    """
    return bool(_pairs(subject) & _pairs(" | ".join((document.title, *document.topics))))


def _pairs(text: str) -> set[tuple[str, str]]:
    words = name_key(text).split()
    return set(pairwise(words)) - _SAY_NOTHING


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
    if written is None or not citation.kind.registered:
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
