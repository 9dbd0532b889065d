"""The registry of Party and State documents: who issued what, when, and what it replaced.

The facts are the TOML files in `data/documents/`, one `[[document]]` each, written for
people; `registry.json` beside them is their compact copy, made by
`scripts/build_registry.py` and read in a tenth of the time. A user adds or corrects
documents in a TOML file of the same form, which the environment variable
`EXTRACT_DOCUMENTS` names for every command and process.

Symbols are not unique — every term of the Party counts anew — so each look-up answers
with a list, newest first; topic words and the article's date decide.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, get_args

from extract.language import mark
from extract.patterns import compile_pattern
from extract.reading.fold import fold
from extract.record import DocumentType
from extract.rules import OWN_DOCUMENTS

K = TypeVar("K")

_NUMBER = compile_pattern(
    r"0*+(?P<number>[0-9]++)(?P<letter>[a-zđ]?+)(?:/(?P<year>[0-9]{4})(?![0-9]))?+"
)
_ISSUER = compile_pattern(r"[^-/]++$")
_TERM_DIGITS = "0123456789"
_PUNCTUATION = compile_pattern(r"[,.;:()\"'–-]+")
_YEAR_WORD = compile_pattern(r"\bnăm (?=[0-9]{4}\b)")
_TYPES = frozenset(get_args(DocumentType))
_ONE_CODE = ({"decision", "regulation"},)
_NAMED_BY_TITLE = frozenset({"law", "constitution"})
_LISTS = ("names", "topics", "amends", "replaces", "continues")
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "id": (str, type(None)), "issuer": str, "title": str, "source": str, "issued": date,
    "term": (str, type(None)), "session": (int, type(None)), "prominent": bool,
}  # fmt: skip


class DocumentError(ValueError):
    """A registry file that cannot be read: names the file, the entry and the fault."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of Party or State.

    >>> directive = Document(id="05-CT/TW", type="directive", issuer="Bộ Chính trị",
    ...     issued=date(2016, 5, 15), title="…", source="…")
    >>> directive.number, directive.issuer_code, directive.reference
    ('5', 'TW', '05-CT/TW@2016-05-15')
    """

    id: str | None
    """Canonical symbol; null where it has none."""
    type: DocumentType
    """Its kind, as in the record."""
    issuer: str
    """Who issued it, canonical."""
    issued: date
    """The day of issue."""
    title: str
    """Short title, without "về"."""
    source: str
    """Where number, date and issuer are from."""
    term: str | None = None
    """Term of the Party congress, a Roman number; null for documents of the state."""
    session: int | None = None
    """Number of the Central Committee's session that it comes from."""
    names: tuple[str, ...] = ()
    """Other names by which only this document goes."""
    topics: tuple[str, ...] = ()
    """Lower-case words that tell it from another document of the same number."""
    prominent: bool = False
    """Whether papers name it by kind and number alone ("Chỉ thị 05")."""
    amends: tuple[str, ...] = ()
    """References (`id` or `id@date`) to what it changes."""
    replaces: tuple[str, ...] = ()
    """References to what it puts out of force."""
    continues: tuple[str, ...] = ()
    """References to what it carries on or reviews."""

    @property
    def number(self) -> str | None:
        """The number without leading zeros, with its letter: "5", "30c"."""
        match = _NUMBER.match(self.id or "")
        return match["number"] + match["letter"] if match else None

    @property
    def issuer_code(self) -> str | None:
        """The end of the symbol: "TW", "TTg", "QH15"."""
        match = _ISSUER.search(self.id or "")
        return match[0] if match else None

    @property
    def reference(self) -> str:
        """The id with the day of issue: what names this document and no other."""
        return f"{self.id or self.title}@{self.issued.isoformat()}"

    def bears(self, reference: str) -> bool:
        """Tell whether a reference (`id` or `id@date`) means this document."""
        return reference in (self.id, self.reference)


class DocumentRegistry:
    """Documents and the ways to look them up.

    >>> registry = load_registry()
    >>> [document.id for document in registry.by_name("Luật Đất đai năm 2024")]
    ['31/2024/QH15']
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(sorted(documents, key=_order))
        """All of them, in the order of issue, then id."""

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def by_id(self, document_id: str, as_of: date | None = None) -> list[Document]:
        """Return the documents of a canonical id, newest first.

        >>> [d.issued.year for d in load_registry().by_id("18-NQ/TW", date(2025, 1, 1))]
        [2022, 2017]
        """
        return _known(self._ids.get(document_id, ()), as_of)

    def candidates(
        self,
        type: DocumentType,  # noqa: A002 - the record's own word
        number: int | str,
        issuer_code: str | None = None,
        as_of: date | None = None,
    ) -> list[Document]:
        """Return the documents of a type and number, newest first.

        Decisions and regulations share the code QĐ, and papers mix the two words: either
        finds both. `number` may carry the year ("98/2023"); `issuer_code` is the end of
        the symbol, with or without the National Assembly's term ("TW", "QH", "QH15").

        >>> registry = load_registry()
        >>> [d.id for d in registry.candidates("directive", 5, "TW", date(2020, 1, 1))]
        ['05-CT/TW']
        >>> [d.id for d in registry.candidates("decree", "98/2023")]
        ['98/2023/NĐ-CP']
        """
        wanted = _NUMBER.fullmatch(str(number))
        if wanted is None:
            return []
        same = self._numbers.get((_family(type), wanted["number"] + wanted["letter"]), ())
        fit = (d for d in same if _has_year(d, wanted["year"]) and _is_from(d, issuer_code))
        return _known(fit, as_of)

    def by_name(self, name: str, as_of: date | None = None) -> list[Document]:
        """Return the documents of a name in any spelling, newest first.

        A law without a year gives all laws of that title: the first is the one in force.

        >>> [d.id for d in load_registry().by_name("luật thi đua khen thưởng", date(2020, 1, 1))]
        ['15/2003/QH11']
        """
        return _known(self._names.get(name_key(name), ()), as_of)

    def by_session(self, session: int, term: str, as_of: date | None = None) -> list[Document]:
        """Return what a session of the Central Committee issued, newest first.

        >>> [d.id for d in load_registry().by_session(9, "XI")]
        ['33-NQ/TW']
        """
        return _known(self._sessions.get((session, term), ()), as_of)

    def search(self, words: str = "", issued: date | None = None) -> list[Document]:
        """Return the documents whose id, title, names, topics or issuer have all the words.

        With a day, only those issued on it. The one whose id is given comes first, then the
        newest.

        >>> [d.id for d in load_registry().search("nghề nông thôn", date(2024, 7, 10))]
        ['37-CT/TW']
        """
        wanted = set(name_key(words).split())
        found = (document for document, text in self._texts if wanted <= text)
        on_day = _known((d for d in found if issued in (None, d.issued)), None)
        return sorted(on_day, key=lambda d: not d.id or d.id.lower() not in words.lower())

    def replaced_by(self, document: Document) -> list[Document]:
        """Return what put a document out of force, newest first.

        >>> registry = load_registry()
        >>> [d.id for d in registry.replaced_by(registry.by_id("205-QĐ/TW")[0])]
        ['114-QĐ/TW']
        """
        return self._that(document, lambda later: later.replaces)

    def amended_by(self, document: Document) -> list[Document]:
        """Return what changed a document, newest first."""
        return self._that(document, lambda later: later.amends)

    def continued_by(self, document: Document) -> list[Document]:
        """Return what carries a document on or reviews it, newest first."""
        return self._that(document, lambda later: later.continues)

    def _that(
        self, document: Document, relation: Callable[[Document], tuple[str, ...]]
    ) -> list[Document]:
        later = (d for d in self.documents if any(map(document.bears, relation(d))))
        return _known((d for d in later if d.issued >= document.issued), None)

    @cached_property
    def _ids(self) -> Mapping[str | None, list[Document]]:
        return _grouped((d.id, d) for d in self.documents)

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, str | None], list[Document]]:
        return _grouped(((_family(d.type), d.number), d) for d in self.documents)

    @cached_property
    def _names(self) -> Mapping[str, list[Document]]:
        return _grouped((name_key(name), d) for d in self.documents for name in _all_names(d))

    @cached_property
    def _sessions(self) -> Mapping[tuple[int | None, str | None], list[Document]]:
        return _grouped(((d.session, d.term), d) for d in self.documents if d.session)

    @cached_property
    def _texts(self) -> list[tuple[Document, frozenset[str]]]:
        return [(d, frozenset(name_key(" ".join(_words(d))).split())) for d in self.documents]


def load_registry(extra: Path | None = None) -> DocumentRegistry:
    """Load the registry, with the user's own file: `extra`, else `EXTRACT_DOCUMENTS` (cached).

    An entry of the own file with the id and day of one of ours takes its place. Raises
    `DocumentError` when the file is broken, `OSError` when it cannot be read.
    """
    named = os.environ.get(OWN_DOCUMENTS)
    return _registry(extra or (Path(named) if named else None))


@cache
def _registry(extra: Path | None) -> DocumentRegistry:
    built = files("extract.knowledge") / "data" / "documents" / "registry.json"
    documents = {d.reference: d for d in expand(built.read_text("utf-8"))}
    if extra is not None:
        own = parse_documents(extra.read_text("utf-8"), extra.name)
        documents |= {d.reference: d for d in own}
    return DocumentRegistry(documents.values())


def parse_documents(source: str, name: str = "documents") -> tuple[Document, ...]:
    """Read the documents of a TOML text, in its order.

    Raises `DocumentError` when the TOML is broken, or an entry lacks a key, has an unknown
    one, or a value of the wrong kind.
    """
    try:
        tables = tomllib.loads(source)
    except tomllib.TOMLDecodeError as fault:
        raise DocumentError(f"{name}: {fault}") from fault
    return tuple(_document(entry, name) for entry in tables.get("document", ()))


def compact(documents: Iterable[Document]) -> str:
    """Write documents as JSON, one to a line: the form `expand` reads."""
    rows = (json.dumps(_row(d), ensure_ascii=False) for d in sorted(documents, key=_order))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def expand(text: str) -> Iterator[Document]:
    """Read the documents that `compact` wrote.

    >>> law = Document("31/2024/QH15", "law", "Quốc hội", date(2024, 1, 18), "Luật Đất đai", "…")
    >>> list(expand(compact([law]))) == [law]
    True
    """
    for row in json.loads(text):
        values: Iterator[Any] = (
            tuple(value) if isinstance(value, list) else value for value in row
        )
        identity, kind, issuer, issued, *others = values
        yield Document(identity, kind, issuer, date.fromisoformat(issued), *others)


def name_key(name: str) -> str:
    """Fold a name for comparison: case, tone marks, punctuation, "năm" before a year.

    >>> name_key("Luật Thi đua, Khen thưởng năm 2022")
    'luật thi đua khen thưởng 2022'
    """
    plain = _PUNCTUATION.sub(" ", fold(name).lower)
    return " ".join(_YEAR_WORD.sub("", plain).split())


def _document(entry: Mapping[str, Any], name: str) -> Document:
    label = f"{name}: {entry.get('id') or entry.get('title')!r}"
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    try:
        document = Document(**({"id": None} | values))
    except TypeError as error:
        raise DocumentError(f"{label}: {error}") from error
    if fault := next(_faults(document), None):
        raise DocumentError(f"{label}: {fault}")
    return document


def _faults(document: Document) -> Iterator[str]:
    for key, kind in _KINDS.items():
        if not isinstance(getattr(document, key), kind):
            yield mark(f"{key} is of the wrong kind (days stand without quotes: 2016-05-15)")
    for key in _LISTS:
        values = getattr(document, key)
        if not (isinstance(values, tuple) and all(isinstance(value, str) for value in values)):
            yield mark(f"{key} is no list of texts")
    if document.type not in _TYPES:
        yield mark(f"{document.type!r} is no type of document")
    if document.id is not None and document.number is None:
        yield mark("an id begins with its number")


def _row(document: Document) -> list[Any]:
    values = (getattr(document, field.name) for field in fields(Document))
    return [value.isoformat() if isinstance(value, date) else value for value in values]


def _order(document: Document) -> tuple[date, str, str]:
    return document.issued, document.id or "", document.title


def _known(documents: Iterable[Document], as_of: date | None) -> list[Document]:
    known = [d for d in documents if as_of is None or d.issued <= as_of]
    return sorted(known, key=_order, reverse=True) if len(known) > 1 else known


def _family(kind: str) -> str:
    return next((min(family) for family in _ONE_CODE if kind in family), kind)


def _has_year(document: Document, year: str | None) -> bool:
    match = _NUMBER.match(document.id or "")
    return year is None or (match is not None and match["year"] == year)


def _is_from(document: Document, issuer_code: str | None) -> bool:
    code = document.issuer_code or ""
    return issuer_code in (None, code, code.rstrip(_TERM_DIGITS))


def _all_names(document: Document) -> Iterator[str]:
    yield from document.names
    if document.type in _NAMED_BY_TITLE:
        yield document.title
        yield f"{document.title} {document.issued.year}"


def _words(document: Document) -> Iterator[str]:
    yield from (document.id or "", document.title, document.issuer, f"khóa {document.term or ''}")
    yield from document.names
    yield from document.topics


def _grouped(pairs: Iterable[tuple[K, Document]]) -> dict[K, list[Document]]:
    groups: defaultdict[K, list[Document]] = defaultdict(list)
    for key, document in pairs:
        groups[key].append(document)
    return dict(groups)
