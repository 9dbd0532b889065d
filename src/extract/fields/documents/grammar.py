"""The kinds of documents: their words, types and codes, read from `symbols.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extract.beginnings import wordings
from extract.patterns import compile_pattern
from extract.record import DocumentType
from extract.rules import expand, load_rulebook

PACKAGE = "extract.fields.documents"
_TAIL = 3


@dataclass(frozen=True)
class Kind:
    """A kind of document: its words, its type in the record, its codes in symbols."""

    name: str
    type: DocumentType
    codes: tuple[str, ...]
    words: regex.Pattern[str]
    registered: bool = True
    """Whether the registry knows such documents at all."""
    cited: tuple[str, ...] = ()
    """Where a number after the words is a document's: see `symbols.toml`."""


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of document, the usual bearer of a code first.

    >>> [kind.name for kind in kinds() if kind.type == "circular"]
    ['Thông tư', 'Thông tri']
    """
    book = load_rulebook(PACKAGE)
    return tuple(
        Kind(
            name=entry["name"],
            type=entry["type"],
            codes=tuple(entry["codes"]),
            words=compile_pattern(f"(?i)(?:{_glued(entry['words'])})"),
            registered=entry.get("registered", True),
            cited=tuple(entry["cited"]),
        )
        for entry in book.tables["kinds"].values()
    )


def _glued(words: str) -> str:
    """Let the spaces of a pattern be lost: "Nghịquyết"."""
    return expand(words.replace(" ", "[ ]*+"), {})


@lru_cache(maxsize=1024)
def kind_of_head(head: str) -> Kind | None:
    """Return the kind that words before a number name, written out or as a code.

    >>> kind_of_head("thông báo kết luận").name, kind_of_head("NQ").name
    ('Thông báo', 'Nghị quyết')
    """
    for kind in kinds():
        if head in kind.codes or kind.words.fullmatch(head):
            return kind
    return None


@lru_cache(maxsize=1024)
def kind_of_code(code: str) -> Kind | None:
    """Return the kind that a code stands for; QĐ is read as Quyết định.

    >>> kind_of_code("KL").name, kind_of_code("UBND")
    ('Kết luận', None)
    """
    return next((kind for kind in kinds() if code in kind.codes), None)


def kind_named(name: str) -> Kind:
    """Return the kind of a name as it stands in the data; `KeyError` if there is none.

    >>> kind_named("Công văn").type
    'letter'
    """
    return {kind.name: kind for kind in kinds()}[name]


def may_end_head(lower: str) -> bool:
    """Whether a text ends as the words and codes do behind which a number stands.

    >>> may_end_head("thực hiện nghị quyết"), may_end_head("các nq"), may_end_head("tại quận")
    (True, True, False)
    """
    tails, words = _tails()
    return (lower[-_TAIL:] in tails or lower[-2:] in tails) and lower.endswith(words)


def may_begin_code(letters: str) -> bool:
    """Whether the code of a kind begins with two letters, small or capital.

    >>> may_begin_code("nq"), may_begin_code("và")
    (True, False)
    """
    return letters.upper() in _code_beginnings()


@cache
def _code_beginnings() -> frozenset[str]:
    return frozenset(code[:2].upper() for kind in kinds() for code in kind.codes)


@cache
def _tails() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the last letters of heads, which are looked up at once, and their last words."""
    book = load_rulebook(PACKAGE)
    heads = [entry["words"] for entry in book.tables["kinds"].values()]
    sources = [*heads, book.fragments["heads"], book.fragments["so_word"]]
    ends = {one.lower() for source in sources for one in wordings(source)}
    words = {one.rpartition(" ")[2] for one in ends}
    return frozenset(one[-_TAIL:] for one in ends), tuple(sorted(words))
