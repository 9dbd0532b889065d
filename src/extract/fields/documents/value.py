"""Symbols: the number and codes of a document as written, and the one id they fold into."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extract.fields.documents.grammar import Kind, kind_of_code, kinds
from extract.fields.documents.issuers import committee_codes, party_codes, state_codes
from extract.once import once
from extract.patterns import compile_pattern
from extract.reading import canonical

_NUMBER = compile_pattern(r"(?P<number>[OoIl]?[0-9]{1,6}[OoIl]?(?:[a-zđA-ZĐ](?![\p{L}]))?)")
_PART = compile_pattern(r"(?P<sep>\s*[-/]\s*|\s*)(?P<part>T\.\s?[ƯW]\.?|[\p{L}\p{N}&]+)")
_YEAR = compile_pattern(r"(?:19|20)[0-9]{2}")
_DIGITS = str.maketrans("OoIl", "0011")
_BETWEEN_LETTERS = compile_pattern(r"[.\s]")
_ASSEMBLY = compile_pattern(r"(?:QH|UBTVQH)[0-9]{1,2}")


@dataclass(frozen=True)
class Symbol:
    """A symbol taken apart: 98/2023/NĐ-CP is 98, 2023, (NĐ, CP)."""

    number: str
    """As issued: two digits at least, a letter where there is one (30a)."""
    year: str | None
    codes: tuple[str, ...]
    """Type and issuer, or the issuer and its unit, or QH and the term."""
    is_party: bool = False
    """Whether it is of the Party's form: number-TYPE/ISSUER."""

    @once
    def kind(self) -> Kind | None:
        """The kind its type code names."""
        return kind_of_code(self.codes[0]) if self.codes else None

    @once
    def issuer(self) -> str | None:
        """The code of the issuer; null when only a type is written (05-CT)."""
        if self.kind is None:
            return self.codes[0] if self.codes else None
        return self.codes[1] if len(self.codes) > 1 else None

    @property
    def is_complete(self) -> bool:
        """Whether number, issuer and, where there is one, type are all there."""
        return self.issuer is not None

    @once
    def id(self) -> str | None:
        """The canonical id; null while the issuer is missing.

        >>> parse_symbol("34/CT-TƯ").id, parse_symbol("116 / NĐ - CP").id
        ('34-CT/TW', '116/NĐ-CP')
        """
        if not self.is_complete:
            return None
        if self.is_party and self.year is None and len(self.codes) > 1:
            return f"{self.number}-{self.codes[0]}/{'-'.join(self.codes[1:])}"
        return "/".join(filter(None, (self.number, self.year, "-".join(self.codes))))


@lru_cache(maxsize=4096)
def parse_symbol(text: str) -> Symbol | None:
    """Take a symbol apart, whatever its spaces, dashes and spelling; null if it is none.

    >>> parse_symbol("05 - CT/Tw").id, parse_symbol("5–CT / T.Ư").id, parse_symbol("05 CTTW").id
    ('05-CT/TW', '05-CT/TW', '05-CT/TW')
    >>> parse_symbol("423/UBND-TKBT").id, parse_symbol("06/2022/QH15").id
    ('423/UBND-TKBT', '06/2022/QH15')
    """
    folded = canonical(unicodedata.normalize("NFC", text)).strip()
    head = _NUMBER.match(folded)
    if not head:
        return None
    parts = [(match["sep"].strip(), match["part"]) for match in _PART.finditer(folded, head.end())]
    year = parts.pop(0)[1] if parts and _YEAR.fullmatch(parts[0][1]) else None
    codes = _codes([part for _, part in parts])
    separators = "".join(sep for sep, _ in parts)
    return Symbol(pad(head["number"].translate(_DIGITS)), year, codes, _is_party(codes, separators))


def canonical_id(text: str) -> str | None:
    """Return the id that a symbol folds into; null if it is none or not complete.

    >>> canonical_id("03-CT/T.Ư"), canonical_id("05-CT"), canonical_id("hôm nay")
    ('03-CT/TW', None, None)
    """
    symbol = parse_symbol(text)
    return symbol.id if symbol else None


def pad(number: str) -> str:
    """Give a number the two digits it is issued with.

    >>> pad("5"), pad("05"), pad("144"), pad("30a")
    ('05', '05', '144', '30a')
    """
    return number.zfill(2)


def _codes(parts: list[str]) -> tuple[str, ...]:
    codes = [_spelling(part) for part in parts]
    if len(codes) == 1 and (glued := _glued().fullmatch(codes[0])):
        return glued["type"], glued["issuer"]
    if len(codes) == 2 and codes[0] in committee_codes() and kind_of_code(codes[1]):
        codes.reverse()
    return tuple(codes)


@cache
def _glued() -> regex.Pattern[str]:
    """Return the pattern of a type and an issuer written as one word: CTTW, NQTU."""
    types = "|".join(sorted(_type_codes(), key=len, reverse=True))
    return compile_pattern(f"(?P<type>{types})(?P<issuer>{'|'.join(committee_codes())})")


@cache
def _type_codes() -> frozenset[str]:
    return frozenset(code for kind in kinds() for code in kind.codes)


@cache
def _spellings() -> dict[str, str]:
    """Return the codes with small letters by their capitals: TTG is TTg."""
    codes = _type_codes() | party_codes() | state_codes()
    return {code.upper(): code for code in codes if code != code.upper()}


def _spelling(code: str) -> str:
    """Return the usual spelling of a code: T.Ư and Tw are TW, ƯBND is UBND."""
    plain = _BETWEEN_LETTERS.sub("", code)
    if plain.isupper() or plain.islower() or plain.upper() in _spellings() or plain == "Tw":
        plain = plain.upper()
    if plain.endswith("TƯ"):
        plain = f"{plain[:-1]}W"
    if plain.startswith("ƯB"):
        plain = f"U{plain[1:]}"
    return _spellings().get(plain, plain)


def _is_party(codes: tuple[str, ...], separators: str) -> bool:
    """Whether a symbol is of the Party's form: by its issuer, else by its first separator."""
    if len(codes) < 2 or codes[1] in state_codes() or _ASSEMBLY.fullmatch(codes[0]):
        return False
    return codes[1] in party_codes() or separators.startswith("-/") or separators == "/"
