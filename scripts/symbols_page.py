"""Write docs/reference/symbols.md anew from the grammar of symbols (`symbols.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from extract.fields.documents.grammar import kinds
from extract.fields.documents.issuers import (
    Form,
    committee_codes,
    council_codes,
    forms,
    name_of_code,
    organ_codes,
    party_codes,
    state_codes,
)
from extract.fields.documents.value import canonical_id

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "symbols.md"

SPELLINGS = [
    "34/CT-TW", "03-CT/T.Ư", "05 - CT/Tw", "5–CT / TW", "05 CTTW", "O5-CT/TW", "05-TW/CT",
    "144-QÐ/TW", "12-CTR/TU", "116 / NĐ - CP", "1847/QĐ-TTG", "45/2016/QĐ-ƯBND",
]  # fmt: skip
CITED = {
    "so": "after “số”",
    "firm": "a number alone",
    "capital": "a number, with a capital",
    "loose": "a number, where the text goes on as after a document",
    "common": "a number before its issuer or date",
    "symbol": "only in a whole symbol",
}


def page() -> str:
    """Describe kinds, issuers and spellings, as the pattern and the validator know them."""
    return "\n".join(
        [
            _HEAD,
            "## Kinds\n",
            _table(["kind", "type", "codes", "read as a document"], _kinds()),
            "## Issuers of the Party\n",
            "An organ's code stands before its committee's: BTC + TU is BTCTU.\n",
            _table(["code", "body"], _named(committee_codes(), organ_codes())),
            "Further codes of the Party's form: " + _codes(_further()) + "\n",
            "## Issuers of the state\n",
            _table(["code", "body"], _of_state()),
            "## Ids that are composed\n",
            "A bare number becomes an id where kind, number and issuer make only one possible.\n",
            _table(["kinds", "issuers", "year", "number above", "since"], map(_form, forms())),
            "## Spellings\n",
            _table(["written", "id"], [(_codes([one]), _codes([_id(one)])) for one in SPELLINGS]),
        ]
    )  # fmt: skip


def _kinds() -> Iterable[Sequence[str]]:
    for kind in kinds():
        cited = "; ".join(CITED[how] for how in kind.cited) or "by name only"
        yield kind.name, f"`{kind.type}`", _codes(kind.codes), cited


def _named(committees: Iterable[str], organs: Iterable[str]) -> Iterable[Sequence[str]]:
    yield from ((code, _BODIES.get(code, name_of_code(code) or "")) for code in committees)
    for code in organs:
        name = (name_of_code(f"{code}TW") or "").removesuffix(" Trung ương")
        yield f"{code}…", name or _BODIES[code]


def _of_state() -> Iterable[Sequence[str]]:
    for code in sorted(state_codes() | council_codes()):
        yield code, name_of_code(code) or "of the unit that the text names"


def _id(written: str) -> str:
    return canonical_id(written) or ""


def _further() -> list[str]:
    bases = (*committee_codes(), "ThU")
    crossed = {organ + base for organ in ("", *organ_codes()) for base in bases} - {"ThU"}
    return sorted(code for code in party_codes() - crossed if len(code) > 1)


def _form(form: Form) -> Sequence[str]:
    issuers = sorted(form.issuers)
    shown = _codes(issuers) if len(issuers) < 6 else f"{len(issuers)} ministries and bodies"
    year = {"written": "as written", "dated": "of issue", None: "none"}[form.year]
    return _codes(sorted(form.kinds)), shown, year, str(form.above or ""), str(form.since)


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


_BODIES = {
    "TW": "the Politburo, the Secretariat, the Central Committee",
    "TU": "Tỉnh ủy, Thành ủy",
    "HU": "Huyện ủy",
    "QU": "Quận ủy",
    "ĐUK": "Đảng ủy Khối",
    "ĐU": "Đảng ủy",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "BCĐ": "Ban Chỉ đạo",
    "TT": "Thường trực",
}
_HEAD = """# Symbols of documents

Made from `src/extract/fields/documents/symbols.toml` by `make symbols`: the same data that the
patterns, the validator of ids and the composer of ids are made of. Kinds and issuers combine
freely: `05-CT/TW` is number-KIND/ISSUER, the Party's form; `1847/QĐ-TTg` and `98/2023/NĐ-CP` are
the state's. A combination in no list is read by its structure.
"""

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
