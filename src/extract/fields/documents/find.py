"""Find references to documents on characters: symbols, numbers after a kind, sessions, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from extract.fields.documents.citation import Citation
from extract.fields.documents.grammar import (
    PACKAGE,
    Kind,
    kind_named,
    kind_of_head,
    may_begin_code,
    may_end_head,
)
from extract.fields.documents.issuers import party_codes, state_codes
from extract.fields.documents.named import find_named
from extract.fields.documents.sessions import find_sessions
from extract.fields.documents.value import Symbol, parse_symbol
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.rules import Rule, load_rulebook

_NUMBERED = ("documents.symbol", "documents.number", "documents.loose_number")
_ASSEMBLY = compile_pattern(r"(?:QH|UBTVQH)[0-9]{1,2}")
_CONTRACT = compile_pattern(
    r"(?i)(?:hợp đồng|hóa đơn|giấy phép|chứng chỉ|giấy chứng nhận|GPQC)[^.;\n]{0,40}+$"
)
_YEAR_LIKE = compile_pattern(r"(?:19[3-9]|20[0-3])[0-9]")
_OF_ISSUER = compile_pattern(r"[ ]của[ ]")
_OPENING = compile_pattern(r'[(":]')
_FEW = 4
_SMALL = compile_pattern(r"[\p{Ll} ]+")
_LONGEST_LOOK_BACK = 60
_LONGEST = 300
_GLANCE = 12
_OPENING_SIGNS = ' \n(:".'
_SEPARATING = " \n-/"
_LIKE_DIGITS = "OoIl"
_DIGITS = "0123456789"
_ENDING = frozenset(("", *'.,;:!?)%"'))
_INSIDE = ".,/-"
_CENTURIES = ("19", "20")


def find_citations(reading: Reading) -> list[Citation]:
    """Find the references of an article, in order, none overlapping another."""
    found = [*_numbered(reading), *find_sessions(reading), *find_named(reading)]
    return _without_overlaps(_joined(found, reading.norm))


def _numbered(reading: Reading) -> list[Citation]:
    """Find what has a number: symbols first, then bare numbers, then those that share a head."""
    found: dict[int, Citation] = {}
    read_to = dict.fromkeys(_NUMBERED, 0)
    norm = reading.norm
    for at, end in reading.figures:
        for rule in _rules_at(reading, at, end):
            if at < read_to[rule.id] or not (match := rule.pattern.match(norm, at, at + _LONGEST)):
                continue
            read_to[rule.id] = match.end()
            if citation := _read(rule, match, norm):
                found[at] = citation
                break
    return _with_further(found, norm)


def _rules_at(reading: Reading, start: int, end: int) -> Sequence[Rule]:
    """Return the rules that may read the figures at a place, by a glance at what is beside them."""
    norm, lower = reading.norm, reading.lower
    if start > 1 and norm[start - 1] in _INSIDE and norm[start - 2] in _DIGITS:
        return ()  # the end of a longer number: see `first_digit` in the rules
    is_headed = may_end_head(lower[max(0, start - _GLANCE) : start].rstrip(_OPENING_SIGNS))
    if _may_have_code(norm, end):
        return _numbered_rules() if is_headed else _numbered_rules()[:1]
    return _numbered_rules()[1:] if is_headed else ()


@cache
def _numbered_rules() -> tuple[Rule, ...]:
    """Return the rule for a number with its symbol, then those for a number without."""
    book = load_rulebook(PACKAGE)
    return tuple(book[rule_id] for rule_id in _NUMBERED)


def _may_have_code(norm: str, end: int) -> bool:
    """Whether a code or a year may follow figures: "05-CT/TW", "19 KL", "30a/2008/NQ-CP"."""
    if norm[end : end + 1] in _ENDING or (norm[end] == " " and norm[end + 1 : end + 2].islower()):
        return False
    near = norm[end : end + 2 * _GLANCE].lstrip(_LIKE_DIGITS)
    if near[:1].isalpha() and not near[1:2].isalpha():
        near = near[1:]
    behind = near.lstrip(_SEPARATING)
    if behind.startswith(_CENTURIES):
        return _may_be_code(behind[len("2023") :].lstrip(_SEPARATING))
    if behind[:1].islower() and near[: len(near) - len(behind)].isspace():
        return False
    return _may_be_code(behind)


def _may_be_code(text: str) -> bool:
    """Whether a text begins as codes do: two capitals, "Tr", or the small letters of a kind's."""
    first, second = text[:1], text[1:2]
    if first.isupper():
        return not second.islower() or (first == "T" and not text[2:3].islower())
    return first.islower() and may_begin_code(first + second)


def _with_further(found: dict[int, Citation], norm: str) -> list[Citation]:
    """Add the references that share a head; what shares one no longer stands for itself."""
    chained: dict[int, Citation] = {}
    for at, citation in sorted(found.items()):
        if at in chained:
            continue
        chained[at] = citation
        for further in _further(citation, norm):
            chained[further.number_at] = further
    return list(chained.values())


def _read(rule: Rule, match: regex.Match[str], norm: str) -> Citation | None:
    symbol = parse_symbol(match["symbol"])
    if symbol is None or _is_year(match, norm):
        return None
    head = _head(match, symbol)
    symbol = _with_head_code(symbol, head)
    kind = _kind(symbol, head)
    if kind is None or not _is_document(symbol, head, match, norm):
        return None
    span = match.span("symbol")
    start = _start(match, head)
    return Citation(start, span[1], span, rule.id, kind, symbol, is_headed=kind is head)


def _head(match: regex.Match[str], symbol: Symbol) -> Kind | None:
    """Return the kind that the words before the number name, if they belong to it.

    Other words may stand between ("Kế hoạch thu hồi đất số 17/KH-UBND"): they must be few
    and small, and the code must be of that kind or of none.
    """
    head = kind_of_head(match["head"].strip()) if match["head"] else None
    between = _group(match, "infix")
    if head is None or not between or symbol.codes[0] in head.codes:
        return head if not between or _SMALL.fullmatch(between) else None
    is_short = between.count(" ") <= _FEW and _SMALL.fullmatch(between)
    if symbol.kind or not is_short or _CONTRACT.search(between):
        return None
    return head


def _with_head_code(symbol: Symbol, head: Kind | None) -> Symbol:
    """Give a Party symbol without type code the code of its head: Chỉ thị 05/TW, CT05/TW."""
    if head is None or not head.codes or len(symbol.codes) != 1 or symbol.year:
        return symbol
    if symbol.codes[0] not in party_codes():
        return symbol
    return replace(symbol, codes=(head.codes[0], symbol.codes[0]), is_party=True)


def _is_year(match: regex.Match[str], norm: str) -> bool:
    """Whether a bare number is a year rather than a document's number."""
    return (
        match["symbol"].startswith(_CENTURIES)
        and _group(match, "so") is None
        and bool(_YEAR_LIKE.fullmatch(match["symbol"]))
        and not _OF_ISSUER.match(norm, match.end())
    )


def _kind(symbol: Symbol, head: Kind | None) -> Kind | None:
    """Return the kind: the head decides, unless it is a word for any document."""
    by_code = symbol.kind or _kind_without_code(symbol)
    if head is None or (head.name == "Văn bản" and by_code):
        return by_code
    if head.name == "Thông báo" and by_code and by_code.name == "Kết luận":
        return by_code
    return head


def _kind_without_code(symbol: Symbol) -> Kind | None:
    """Return the kind of a symbol without type code: a law of the Assembly, a letter."""
    if not symbol.codes:
        return None
    if symbol.year and _ASSEMBLY.fullmatch(symbol.codes[0]):
        return kind_named("Luật" if symbol.codes[0].startswith("QH") else "Nghị quyết")
    return kind_named("Công văn") if len(symbol.codes) > 1 else None


def _is_document(symbol: Symbol, head: Kind | None, match: regex.Match[str], norm: str) -> bool:
    """Whether number and codes can be nothing but a document; `head` stands right before."""
    if head is not None:
        alone = symbol.codes[0] if len(symbol.codes) == 1 else None
        return alone is None or (len(alone) > 1 and (not symbol.kind or alone in head.codes))
    if _CONTRACT.search(norm, max(0, match.start() - _LONGEST_LOOK_BACK), match.start()):
        return False
    if len(symbol.codes) < 2:
        return bool(symbol.year and symbol.codes and _ASSEMBLY.fullmatch(symbol.codes[0]))
    return symbol.kind is not None or symbol.codes[0] in state_codes()


def _start(match: regex.Match[str], head: Kind | None) -> int:
    """Return where the mention starts: at the head, at "số", or at the number."""
    so = match.start("so") if _group(match, "so") else match.start("symbol")
    if head is None or _OPENING.search(match.string, match.end("head"), so):
        return so
    return match.start("head")


def _group(match: regex.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _further(first: Citation, norm: str) -> Iterator[Citation]:
    """Yield the references that share the head of a numbered one."""
    rule = load_rulebook(PACKAGE)["documents.shared_number"]
    at = first.end
    while match := rule.pattern.match(norm, at):
        symbol = parse_symbol(match["symbol"])
        if symbol is None:
            return
        start = match.start("so") if match["so"] else match.start("symbol")
        kind = first.kind if not symbol.kind or symbol.codes[0] in first.kind.codes else symbol.kind
        span = match.span("symbol")
        yield Citation(start, match.end(), span, rule.id, kind, symbol, follows=True)
        at = match.end()


def _joined(found: list[Citation], norm: str) -> list[Citation]:
    """Join the name of a law with its number: Luật Dược số 105/2016/QH13."""
    names = {one.end: one for one in found if one.name}
    if not names:
        return found
    joined = []
    for citation in found:
        law = (
            names.get(citation.start - 1)
            if norm[citation.start - 1 : citation.start] == " "
            else None
        )
        if law and citation.written and citation.kind.type == "law":
            joined.append(citation._replace(start=law.start, name=law.name, year=law.year))
        else:
            joined.append(citation)
    return joined


def _without_overlaps(found: list[Citation]) -> list[Citation]:
    """Keep the longer of two references that overlap."""
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
        elif citation.end - citation.start > kept[-1].end - kept[-1].start:
            kept[-1] = citation
    return kept
