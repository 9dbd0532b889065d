"""Symbols: every spelling folds into one id, and every id that can be made reads back as itself."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.documents import canonical_id, parse_symbol
from extract.fields.documents.grammar import Kind, kind_of_code, kind_of_head, kinds
from extract.fields.documents.issuers import party_codes, state_codes
from extract.fields.documents.value import Symbol
from extract.knowledge.documents import load_registry

SPELLINGS = [
    ("05-CT/TW", "05-CT/TW"),
    ("34/CT-TW", "34-CT/TW"),
    ("34/CT/TW", "34-CT/TW"),
    ("34-CT-TW", "34-CT/TW"),
    ("03-CT/TƯ", "03-CT/TW"),
    ("03-CT/T.Ư", "03-CT/TW"),
    ("03-CT/T. Ư", "03-CT/TW"),
    ("05 - CT/TW", "05-CT/TW"),
    ("05–CT/TW", "05-CT/TW"),
    ("05\u2011CT/TW", "05-CT/TW"),
    ("05\u2212CT/TW", "05-CT/TW"),
    ("05 CT/TW", "05-CT/TW"),
    ("05CT/TW", "05-CT/TW"),
    ("5-CT/TW", "05-CT/TW"),
    ("05-CT/Tw", "05-CT/TW"),
    ("05-ct/tw", "05-CT/TW"),
    ("03/CTTW", "03-CT/TW"),
    ("O5-CT/TW", "05-CT/TW"),
    ("05-CT\n/TW", "05-CT/TW"),
    ("144-QÐ/TW", "144-QĐ/TW"),
    ("08-QĐI/TW", "08-QĐi/TW"),
    ("12-CTR/TU", "12-CTr/TU"),
    ("12-Ctr/TU", "12-CTr/TU"),
    ("10-TTR/TU", "10-TTr/TU"),
    ("292-TB/UBKTTƯ", "292-TB/UBKTTW"),
    ("352/QĐ-HU", "352-QĐ/HU"),
    ("123-KH/TU-BTG", "123-KH/TU-BTG"),
    ("942 - TTr / BCSĐCP", "942-TTr/BCSĐCP"),
    ("34 - TTr / TCCS", "34-TTr/TCCS"),
    ("01-BC/XYZ", "01-BC/XYZ"),
    ("116 / NĐ - CP", "116/NĐ-CP"),
    ("98-2023-NĐ-CP", "98/2023/NĐ-CP"),
    ("30A/2008/NQ-CP", "30A/2008/NQ-CP"),
    ("1847/QĐ-TTG", "1847/QĐ-TTg"),
    ("1847-QĐ/TTg", "1847/QĐ-TTg"),
    ("5496/QĐ-BYT", "5496/QĐ-BYT"),
    ("45/2016/QĐ-ƯBND", "45/2016/QĐ-UBND"),
    ("423/UBND-TKBT", "423/UBND-TKBT"),
    ("6/2022/QH15", "06/2022/QH15"),
    ("10/2012/TTLT-BCA-BQP", "10/2012/TTLT-BCA-BQP"),
    ("64-CP", "64/CP"),
    ("3636/QĐ-TCCB", "3636/QĐ-TCCB"),
    ("05-CT", None),
    ("05", None),
    ("Chỉ thị", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "wanted"), SPELLINGS)
def test_spelling_folds_into_one_id(written: str, wanted: str | None) -> None:
    assert canonical_id(written) == wanted


@pytest.mark.parametrize(("written", "wanted"), SPELLINGS)
def test_source_in_nfd_gives_the_same_id(written: str, wanted: str | None) -> None:
    assert canonical_id(unicodedata.normalize("NFD", written)) == wanted


numbers = st.integers(1, 9999).map(lambda number: f"{number:02}")
years = st.integers(1945, 2035).map(str)
kind_codes = st.sampled_from(sorted({code for kind in kinds() for code in kind.codes}))
spaces = st.sampled_from(["", " ", "\u00a0"])
dashes = st.sampled_from("-–‑−/")


@given(numbers, kind_codes, st.sampled_from(sorted(party_codes())))
def test_party_ids_read_back_as_themselves(number: str, kind: str, issuer: str) -> None:
    made = Symbol(number, None, (kind, issuer), is_party=True).id
    assert made == f"{number}-{kind}/{issuer}"
    assert canonical_id(made) == made


@given(numbers, st.none() | years, kind_codes, st.sampled_from(sorted(state_codes())))
def test_state_ids_read_back_as_themselves(
    number: str, year: str | None, kind: str, issuer: str
) -> None:
    made = Symbol(number, year, (kind, issuer)).id
    assert made is not None
    assert canonical_id(made) == made


@given(numbers, kind_codes, st.sampled_from(sorted(party_codes())), dashes, dashes, spaces, spaces)
def test_spaces_and_signs_do_not_matter(
    number: str, kind: str, issuer: str, one: str, two: str, before: str, after: str
) -> None:
    written = f"{number}{before}{one}{after}{kind}{before}{two}{after}{issuer}"
    assert canonical_id(written) == f"{number}-{kind}/{issuer}"


@given(st.text(max_size=30))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    symbol = parse_symbol(text)
    assert symbol is None or symbol.number


@given(st.text(alphabet="0123456789-/ ABCĐƯgirTW", max_size=20))
def test_an_id_is_a_fixed_point(text: str) -> None:
    made = canonical_id(text)
    assert made is None or canonical_id(made) == made


def test_ids_of_the_registry_are_canonical() -> None:
    ids = [document.id for document in load_registry() if document.id]
    assert ids
    assert [one for one in ids if canonical_id(one) != one] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_kind_is_found_by_its_name_in_any_case(kind: Kind) -> None:
    assert kind_of_head(kind.name) == kind
    assert kind_of_head(kind.name.upper()) == kind


def test_code_of_two_kinds_is_read_as_the_usual_one() -> None:
    bearers = {
        code: [kind.name for kind in kinds() if code in kind.codes]
        for code in {code for kind in kinds() for code in kind.codes}
    }
    shared = {code: names for code, names in bearers.items() if len(names) > 1}
    assert shared == {
        "KL": ["Kết luận", "Kết luận thanh tra"],
        "QĐ": ["Quyết định", "Quy định"],
        "TT": ["Thông tư", "Thông tri"],
    }
    read = {code: kind.name for code in bearers if (kind := kind_of_code(code))}
    assert read == {code: names[0] for code, names in bearers.items()}


def test_no_code_is_of_the_party_and_of_the_state() -> None:
    assert not party_codes() & state_codes()


def test_organs_are_crossed_with_committees() -> None:
    crossed = {o + c for o, c in product(("BTC", "UBKT", "VP"), ("TW", "TU", "HU", "QU", "ĐU"))}
    assert crossed <= party_codes()
