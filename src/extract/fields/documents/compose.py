"""Ids that are certain without being written: kind, number and issuer make the symbol."""

from __future__ import annotations

from extract.fields.documents.citation import Citation
from extract.fields.documents.context import Context
from extract.fields.documents.grammar import Kind
from extract.fields.documents.issuers import Form, assembly_of, forms, party_codes
from extract.fields.documents.value import Symbol
from extract.patterns import compile_pattern

_YEAR = compile_pattern(r"(?P<year>(?:19|20)[0-9]{2})")
_DIGITS = compile_pattern(r"[0-9]+")
# Kinds that the Party does not issue, or whose name says nothing of the code.
_ASSEMBLY = frozenset({"QH", "UBTVQH"})
_NOT_OF_THE_PARTY = frozenset({"Nghị định", "Thông tư", "Luật", "Pháp lệnh", "Văn bản", "Lệnh"})


def compose(citation: Citation, context: Context, published: int | None) -> str | None:
    """Return the id that the text beside a bare number makes certain; null if it does not.

    `published` is the year of the article. "Nghị quyết 07 của Huyện ủy" is 07-NQ/HU,
    "Nghị quyết 128 của Chính phủ" is 128/NQ-CP; "Quyết định 09 của UBND tỉnh" may or may
    not have its year in the symbol, and is null.
    """
    written = citation.written
    if written is None:
        return None
    if assembly := _assembly_code(citation, context):
        return Symbol(written.number, written.year, (assembly,)).id
    if not citation.kind.codes:
        return None
    code = written.codes[0] if written.codes else citation.kind.codes[0]
    issuer = context.issuer.code if context.issuer else None
    if citation.kind.name == "Nghị định" and issuer is None:
        issuer = "CP"
    if issuer is None:
        return None
    if issuer in party_codes():
        return _of_the_party(citation.kind, written, code, issuer)
    return _of_the_state(written, code, issuer, year_of(citation, context), published)


def year_of(citation: Citation, context: Context) -> str | None:
    """Return the year of issue: from the symbol, the name, or the date beside it."""
    if citation.written and citation.written.year:
        return citation.written.year
    dated = _YEAR.match(context.issued or "")
    return citation.year or (dated["year"] if dated else None)


def _assembly_code(citation: Citation, context: Context) -> str | None:
    """Return QH15, UBTVQH15 for what the Assembly passed in a year that is written."""
    issuer = context.issuer.code if context.issuer else None
    body = "QH" if citation.kind.name == "Luật" and issuer is None else issuer
    year = citation.written.year if citation.written else None
    if body not in _ASSEMBLY or year is None:
        return None
    term = assembly_of(int(year))
    return f"{body}{term}" if term else None


def _of_the_party(kind: Kind, written: Symbol, code: str, issuer: str) -> str | None:
    if kind.name in _NOT_OF_THE_PARTY or written.year:
        return None
    return Symbol(written.number, None, (code, issuer), is_party=True).id


def _of_the_state(
    written: Symbol, code: str, issuer: str, year: str | None, published: int | None
) -> str | None:
    for form in forms():
        if issuer in form.issuers and code in form.kinds and _fits(form, written, year, published):
            return Symbol(written.number, year if form.year else None, (code, issuer)).id
    return None


def _fits(form: Form, written: Symbol, year: str | None, published: int | None) -> bool:
    """Whether number and time are those of a form."""
    if form.year:
        known = written.year if form.year == "written" else year
        return known is not None and int(known) >= form.since
    digits = _DIGITS.match(written.number)
    when = int(year) if year else published
    is_late = when is None or when >= form.since
    return written.year is None and is_late and digits is not None and int(digits[0]) > form.above
