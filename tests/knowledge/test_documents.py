"""The registry of documents: its facts hold together, its look-ups answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.documents.grammar import kind_of_code
from extract.knowledge.documents import (
    Document,
    DocumentError,
    DocumentRegistry,
    compact,
    expand,
    load_registry,
    name_key,
    parse_documents,
)

FOLDER = files("extract.knowledge") / "data" / "documents"
FILES = {
    path.name: parse_documents(path.read_text("utf-8"), path.name)
    for path in FOLDER.iterdir()
    if path.name.endswith(".toml")
}
ALL = [document for documents in FILES.values() for document in documents]

PARTY_SYMBOL = regex.compile(r"[0-9]{2,5}-(?:NQ|CT|KL|QĐ|QĐi|HD|TB|TT|QC|KH)/(?:[A-ZĐ]*TW|HNTW)")
STATE_SYMBOL = regex.compile(
    r"[0-9]{2,4}[a-z]?/(?:[12][0-9]{3}/)?"
    r"(?:(?:NĐ|NQ)-CP|(?:QĐ|CT|CĐ)-TTg|QH[0-9]{1,2}|(?:PL-|NQ-)?UBTVQH[0-9]{2})"
)
TERMS = {
    "VII": ("1991-06-27", "1996-07-01"), "VIII": ("1996-07-01", "2001-04-22"),
    "IX": ("2001-04-22", "2006-04-25"), "X": ("2006-04-25", "2011-01-19"),
    "XI": ("2011-01-19", "2016-01-28"), "XII": ("2016-01-28", "2021-02-01"),
    "XIII": ("2021-02-01", "2026-01-23"), "XIV": ("2026-01-23", "2031-12-31"),
}  # fmt: skip
# Numbers given out of turn: this one was given twice, as both are cited (2021 and 2022).
OUT_OF_TURN = {("12-KL/TW", "14-KL/TW")}


@pytest.fixture(scope="module")
def registry() -> DocumentRegistry:
    return load_registry()


def test_the_registry_is_as_large_as_promised(registry: DocumentRegistry) -> None:
    assert len(registry) >= 300


def test_the_compact_copy_is_fresh() -> None:
    assert (FOLDER / "registry.json").read_text("utf-8") == compact(ALL)


@pytest.mark.parametrize("name", sorted(FILES))
def test_entries_stand_in_canonical_order(name: str) -> None:
    keys = [(d.issued, d.id or "", d.title) for d in FILES[name]]
    assert keys == sorted(keys)


def test_no_document_stands_twice() -> None:
    assert [key for key, n in Counter(d.reference for d in ALL).items() if n > 1] == []


def test_symbols_follow_the_grammar() -> None:
    grammars = [(d, PARTY_SYMBOL if d.term else STATE_SYMBOL) for d in ALL if d.id]
    assert [d.reference for d, grammar in grammars if not grammar.fullmatch(d.id or "")] == []


def test_types_agree_with_the_codes_of_symbols() -> None:
    codes = [(d, (d.id or "").split("-")[1].split("/")[0]) for d in ALL if d.id and d.term]
    kinds = [(d, kind_of_code(code)) for d, code in codes]
    others = [(d, kind) for d, kind in kinds if kind is None or kind.type != d.type]
    assert [d.reference for d, kind in others if kind is None or kind.name != "Quyết định"] == []
    assert {d.type for d, _ in others} == {"regulation"}


def test_party_documents_fall_within_their_term() -> None:
    outside = [
        d.reference
        for d in ALL
        if d.term and not TERMS[d.term][0] <= d.issued.isoformat() < TERMS[d.term][1]
    ]
    assert outside == []


def test_the_year_of_a_state_symbol_is_the_year_of_issue() -> None:
    years = [(d, regex.search(r"/([12][0-9]{3})/", d.id or "")) for d in ALL]
    assert [d.reference for d, year in years if year and int(year[1]) != d.issued.year] == []


def numbered(documents: list[Document]) -> Iterator[tuple[Document, Document]]:
    """Neighbours in one series of one term, by number."""
    series: dict[tuple[str | None, str], list[Document]] = {}
    for d in documents:
        if d.id and d.id.endswith("/TW"):
            series.setdefault((d.term, d.id.split("-")[1]), []).append(d)
    for members in series.values():
        yield from pairwise(sorted(members, key=lambda d: (int(d.number or 0), d.issued)))


def test_within_a_term_numbers_rise_with_the_days() -> None:
    wrong = {(a.id, b.id) for a, b in numbered(ALL) if a.issued > b.issued}
    assert wrong == OUT_OF_TURN


def test_relations_point_to_one_earlier_document() -> None:
    for d in ALL:
        for reference in (*d.amends, *d.replaces, *d.continues):
            meant = [other for other in ALL if other.bears(reference)]
            assert len(meant) == 1, (d.reference, reference)
            assert meant[0].issued <= d.issued, (d.reference, reference)


def test_names_belong_to_one_document_each() -> None:
    by_name = Counter((name_key(name), d.issuer == "Quốc hội") for d in ALL for name in d.names)
    assert [name for (name, state), n in by_name.items() if n > 1 and not state] == []


def test_topics_are_lower_case_and_tell_documents_of_one_number_apart(
    registry: DocumentRegistry,
) -> None:
    assert [t for d in ALL for t in d.topics if t != t.lower()] == []
    apparatus, land = registry.by_id("18-NQ/TW")[::-1]
    assert not set(apparatus.topics) & set(land.topics)


def test_one_document_of_a_number_and_term_is_prominent_at_most() -> None:
    keys = Counter((d.type, d.id, d.term) for d in ALL if d.prominent and d.term)
    assert [key for key, n in keys.items() if n > 1] == []


def test_every_entry_names_its_source_and_topics() -> None:
    assert [d.reference for d in ALL if not (d.source.strip() and d.topics and d.title)] == []


@pytest.mark.parametrize(
    ("kind", "number", "code", "as_of", "expected"),
    [
        ("directive", 5, "TW", "2020-01-01", ["05-CT/TW"]),
        ("directive", "05", None, "2020-01-01", ["05-CT/TW"]),
        ("directive", 5, "TU", None, []),
        ("directive", 5, "TW", "2016-05-14", []),
        ("conclusion", 1, "TW", "2021-12-31", ["01-KL/TW", "01-KL/TW"]),
        ("regulation", 205, "TW", None, ["205-QĐ/TW"]),
        ("decision", 205, "TW", None, ["205-QĐ/TW"]),
        ("decree", "98/2023", "CP", None, ["98/2023/NĐ-CP"]),
        ("decree", 100, "CP", "2020-01-01", ["100/2019/NĐ-CP"]),
        ("directive", 16, "TTg", "2021-06-01", ["16/CT-TTg", "16/CT-TTg"]),
        ("law", "06/2022", "QH", None, ["06/2022/QH15"]),
        ("law", "06/2022", "QH15", None, ["06/2022/QH15"]),
        ("law", "06/2022", "QH14", None, []),
        ("resolution", "30c", "CP", None, ["30c/NQ-CP"]),
        ("resolution", "1.234", None, None, []),
        ("letter", 5, "TW", None, []),
    ],
)
def test_candidates(
    registry: DocumentRegistry,
    kind: str,
    number: int | str,
    code: str | None,
    as_of: str | None,
    expected: list[str],
) -> None:
    day = date.fromisoformat(as_of) if as_of else None
    assert [d.id for d in registry.candidates(kind, number, code, day)] == expected  # type: ignore[arg-type]


def test_candidates_come_newest_first(registry: DocumentRegistry) -> None:
    days = [d.issued for d in registry.candidates("resolution", 18, "TW")]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1


@pytest.mark.parametrize(
    ("name", "as_of", "expected"),
    [
        ("Luật Đất đai năm 2024", None, "31/2024/QH15"),
        ("Luật Đất đai 2013", None, "45/2013/QH13"),
        ("luật đất đai", "2020-01-01", "45/2013/QH13"),
        ("Luật Thi đua, khen thưởng năm 2022", None, "06/2022/QH15"),
        ("Luật Thi đua - Khen thưởng", "2010-01-01", "15/2003/QH11"),
        ("Luật Phòng chống tham nhũng năm 2018", None, "36/2018/QH14"),
        ("Bộ luật Hình sự 2015", None, "100/2015/QH13"),
        ("Nghị quyết Trung ương 4 khoá XII", None, "04-NQ/TW"),
        ("Nghị quyết Trung ương 4, khóa XI", None, "12-NQ/TW"),
        ("Nghị quyết Trung ương 5 khóa VIII", None, "03-NQ/TW"),
        ("Đề án 06", None, "06/QĐ-TTg"),
    ],
)
def test_names(registry: DocumentRegistry, name: str, as_of: str | None, expected: str) -> None:
    day = date.fromisoformat(as_of) if as_of else None
    assert registry.by_name(name, day)[0].id == expected


@pytest.mark.parametrize(
    ("name", "issued"),
    [
        ("Hiến pháp", "2013-11-28"),
        ("Hiến pháp năm 1992", "1992-04-15"),
        ("Hiến pháp 2013", "2013-11-28"),
        ("Điều lệ Đảng", "2011-01-19"),
    ],
)
def test_documents_without_a_number(registry: DocumentRegistry, name: str, issued: str) -> None:
    found = registry.by_name(name)[0]
    assert (found.id, found.issued.isoformat()) == (None, issued)


@pytest.mark.parametrize("name", ["Luật Đất đai năm 2010", "Nghị quyết Trung ương 6 khóa XII", ""])
def test_names_that_nothing_or_several_bear(registry: DocumentRegistry, name: str) -> None:
    assert registry.by_name(name) == []


def test_what_a_session_issued(registry: DocumentRegistry) -> None:
    found = [d.id for d in registry.by_session(6, "XII")]
    assert found == ["21-NQ/TW", "20-NQ/TW", "19-NQ/TW", "18-NQ/TW"]
    assert registry.by_session(6, "XII", date(2017, 1, 1)) == []


def test_search_by_number_words_and_day(registry: DocumentRegistry) -> None:
    assert [d.id for d in registry.search("05-CT/TW Hồ Chí Minh")] == ["05-CT/TW", "01-KL/TW"]
    assert [d.id for d in registry.search("nêu gương", date(2012, 6, 7))] == ["101-QĐ/TW"]
    assert registry.search("nêu gương", date(1990, 1, 1)) == []


@pytest.mark.parametrize(
    ("replaced", "by"),
    [
        ("205-QĐ/TW", "114-QĐ/TW"),
        ("47-QĐ/TW", "37-QĐ/TW"),
        ("98/2023/NĐ-CP", "152/2025/NĐ-CP"),
        ("45/2013/QH13", "31/2024/QH15"),
        ("15/2003/QH11", "06/2022/QH15"),
    ],
)
def test_what_replaced_it(registry: DocumentRegistry, replaced: str, by: str) -> None:
    assert [d.id for d in registry.replaced_by(registry.by_id(replaced)[-1])] == [by]


def test_what_amended_and_continued_it(registry: DocumentRegistry) -> None:
    law, directive = registry.by_id("15/2003/QH11")[0], registry.by_id("05-CT/TW")[-1]
    assert [d.id for d in registry.amended_by(law)] == ["39/2013/QH13", "47/2005/QH11"]
    assert [d.reference for d in registry.continued_by(directive)] == ["01-KL/TW@2021-05-18"]


OWN = """
[[document]]
id = "{id}"
type = "directive"
issuer = "Bộ Chính trị"
issued = 2016-05-15
title = "Của tôi"
source = "sổ tay"
"""


def test_a_user_adds_and_corrects(tmp_path: Path, registry: DocumentRegistry) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN.format(id="05-CT/TW") + OWN.format(id="999-CT/TW"), "utf-8")
    extended = load_registry(own)
    assert len(extended) == len(registry) + 1
    assert extended.by_id("05-CT/TW")[-1].title == "Của tôi"
    assert extended.candidates("directive", 999)[0].source == "sổ tay"


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ('issuer = "Bộ Chính trị"\n', "", "issuer"),
        ("issued = 2016-05-15", 'issued = "2016-05-15"', "issued is of the wrong kind"),
        ("issued = 2016-05-15", "issued = 2016-02-30", "own.toml"),
        ('type = "directive"', 'type = "chỉ thị"', "no type of document"),
        ('id = "05-CT/TW"', 'id = "CT/TW"', "begins with its number"),
        ('title = "Của tôi"', 'title = "Của tôi"\ncolour = "red"', "colour"),
        ('title = "Của tôi"', 'title = "Của tôi"\nnames = "một"', "names is no list"),
    ],
)
def test_broken_entries_are_named(written: str, instead: str, fault: str) -> None:
    source = OWN.format(id="05-CT/TW")
    assert written in source
    with pytest.raises(DocumentError, match=fault):
        parse_documents(source.replace(written, instead), "own.toml")


TEXT = st.text(max_size=20)
DOCUMENTS = st.builds(
    Document,
    id=st.none() | st.from_regex(r"\A[0-9]{2}-CT/TW\Z"),
    type=st.sampled_from(["directive", "law", "decision"]),
    issuer=TEXT,
    issued=st.dates(),
    title=TEXT,
    source=TEXT,
    term=st.none() | st.just("XII"),
    session=st.none() | st.integers(1, 20),
    names=st.lists(TEXT, max_size=2).map(tuple),
    replaces=st.lists(st.just("05-CT/TW"), max_size=1).map(tuple),
)


@given(st.lists(DOCUMENTS, max_size=4))
def test_the_compact_form_loses_nothing(documents: list[Document]) -> None:
    assert Counter(expand(compact(documents))) == Counter(documents)


@given(st.text(max_size=60))
def test_name_keys_are_stable(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.text(max_size=60), st.none() | st.dates())
def test_look_ups_never_fail(text: str, day: date | None) -> None:
    registry = load_registry()
    registry.by_id(text, day)
    registry.by_name(text, day)
    registry.candidates("resolution", text, text, day)
    registry.search(text, day)
