"""Names of administrative units: however written, in texts, and of papers' provinces."""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.knowledge.units import LEVELS, UPPER, Unit, province_of_site, unit_index
from extract.knowledge.units.names import load_names
from extract.knowledge.units.table import Tables, data_file
from extract.reading.fold import fold

INDEX = unit_index()
TABLES = Tables(load_names().abbreviations)
CODED = [unit for unit in [*TABLES.upper.all(), *TABLES.communes.all()] if unit.code]


def names(units: list[Unit]) -> list[str]:
    return [unit.full_name for unit in units]


def test_keys_of_the_tables_are_those_that_texts_are_read_with():
    for table in (TABLES.upper, TABLES.communes):
        for unit in table.all():
            key = load_names().key(unit.name)
            assert unit in table.bearing(key)


def test_other_names_stand_beside_the_right_codes():
    for alias in load_names().table["alias"]:
        assert names(TABLES.versions(alias["code"]))[-1] == alias["of"]


# ── names in the wild ─────────────────────────────────────────────────────────────────────

WRITTEN = [
    *[(name, "79") for name in (
        "TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "Tp.HCM", "TP . HCM", "T.P Hồ Chí Minh",
        "TP. Hồ Chí Minh", "thành phố Hồ Chí Minh", "THÀNH PHỐ HỒ CHÍ MINH", "Sài Gòn",
        "HCM", "TP.Hồ Chí Minh", "Hồ Chí Minh",
    )],
    *[(name, "778") for name in (
        "Q.7", "Q7", "Q. 7", "q.7", "quận 7", "Quận 7", "QUẬN 7", "Quận 07", "quận7", "Q . 7",
    )],
    *[(name, "724") for name in (
        "TP.Dĩ An", "TP Dĩ An", "TPDĩ An", "TX. Dĩ An", "TX Dĩ An", "thị xã Dĩ An", "H.Dĩ An",
        "Dĩ  An", "DĨ AN", "tp dĩ an",
    )],
    *[(name, "77") for name in (
        "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "BR-VT", "BR - VT",
        "tỉnh BRVT", "Bà Rịa Vũng Tàu",
    )],
    *[(name, "46") for name in (
        "Thừa Thiên Huế", "Thừa Thiên - Huế", "TT-Huế", "TT Huế", "tỉnh Thừa Thiên-Huế",
    )],
    *[(name, "66") for name in (
        "Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "Đak Lak", "Dak Lak", "Daklak", "ĐẮK LẮK",
    )],
    *[(name, "582") for name in ("Phan Rang - Tháp Chàm", "Phan Rang-Tháp Chàm", "Phan Rang")],
    *[(name, "17") for name in ("tỉnh Hoà Bình", "tỉnh Hòa Bình")],
    *[(name, "06") for name in ("Bắc Kạn", "Bắc Cạn", "tỉnh Bắc Cạn")],
    *[(name, "540") for name in ("Quy Nhơn", "Qui Nhơn", "TP.Quy Nhơn")],
    *[(name, "643") for name in ("Buôn Ma Thuột", "Buôn Mê Thuột", "TP.Buôn Ma Thuột")],
    *[(name, "718") for name in ("Thủ Dầu Một", "Thủ Dầu 1", "Tp. Thủ Dầu Một")],
    *[(name, "652") for name in ("M'Đrắk", "M’Đrắk", "MĐrắk", "M'Drắk")],
    *[(name, "666") for name in ("Đắk R'lấp", "Đăk R’Lấp", "Đắk Rlấp")],
    *[(name, "536") for name in ("huyện đảo Lý Sơn", "Lý Sơn")],
    *[(name, "311") for name in ("Thủy Nguyên", "Thuỷ Nguyên", "huyện Thuỷ Nguyên")],
]  # fmt: skip


@pytest.mark.parametrize(("written", "code"), WRITTEN)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_however_it_is_written(written, code, form):
    found = [
        unit
        for level in UPPER
        for unit in INDEX.lookup(unicodedata.normalize(form, written), level=level)
    ]
    assert code in {unit.code for unit in found}, found


def test_d_and_đ_are_kept_apart():
    assert INDEX.lookup("Di An") == []
    assert INDEX.lookup("Dống Đa", level="district") == []


def test_restrictions_of_a_lookup():
    assert len(INDEX.lookup("Châu Thành", level="district", as_of=date(2020, 1, 1))) == 10
    assert names(
        INDEX.lookup("Châu Thành", level="district", province="Kiên Giang", as_of=date(2020, 1, 1))
    ) == ["Huyện Châu Thành"]
    assert {unit.type for unit in INDEX.lookup("Tây Hồ", type="Q.")} == {"Quận"}
    assert INDEX.lookup("Tây Hồ", level="district", as_of=date(2025, 7, 1)) == []
    assert names(INDEX.lookup("Tây Hồ", as_of=date(2025, 7, 1))) == ["Phường Tây Hồ", "Xã Tây Hồ"]


def test_a_province_is_followed_to_the_one_that_took_it_over():
    found = INDEX.lookup("Dĩ An", province="Bình Dương", as_of=date(2025, 9, 2))
    assert [unit.code for unit in found] == ["25942"]
    assert INDEX.lookup("Dĩ An", province="TP.HCM", as_of=date(2024, 9, 2)) == []
    assert len(INDEX.lookup("Lào Cai", level="district", province="10")) == 2


# ── names in a text ───────────────────────────────────────────────────────────────────────

# (text, ⟦the name⟧ as it is to be read at ⟦, its units or None, levels, as of)
MATCHES = [
    ("quận ủy ⟦phúc thọ⟧ tổ chức", ["Huyện Phúc Thọ"], UPPER, "2023-05-19"),
    ("quận ủy ⟦quận 7⟧ võ khắc thái", ["Quận 7"], UPPER, "2023-05-19"),
    ("quận ủy ⟦q.7⟧ tổ chức", ["Quận 7"], UPPER, "2023-05-19"),
    ("quận ủy ⟦7⟧ tổ chức", ["Quận 7"], ["district"], "2023-05-19"),
    ("đảng ủy ⟦⟧7 xã", None, LEVELS, "2023-05-19"),
    ("thành ủy ⟦tp.hcm⟧ họp", ["Thành phố Hồ Chí Minh"], UPPER, "2023-05-19"),
    ("thành ủy ⟦tphcm⟧ nguyễn phước lộc", ["Thành phố Hồ Chí Minh"], UPPER, "2023-05-19"),
    ("thành ủy ⟦thành phố hồ chí minh⟧.", ["Thành phố Hồ Chí Minh"], UPPER, "2023-05-19"),
    ("tỉnh ủy ⟦bà rịa - vũng tàu⟧ họp", ["Tỉnh Bà Rịa - Vũng Tàu"], UPPER, "2023-05-19"),
    ("tỉnh ủy ⟦quảng nam - đà nẵng⟧ cũ", ["Tỉnh Quảng Nam - Đà Nẵng"], UPPER, "2023-05-19"),
    ("quận ủy ⟦⟧lê hoàng hà đánh giá", None, UPPER, "2023-05-19"),
    ("quận ủy ⟦tây hồ⟧, ba đình", ["Quận Tây Hồ"], UPPER, "2023-05-19"),
    ("quận ủy ⟦tây hồ⟧.\nba đình", ["Quận Tây Hồ"], UPPER, "2023-05-19"),
    ("quận ủy ⟦tây hồ⟧\nba đình", ["Quận Tây Hồ"], UPPER, "2023-05-19"),
    ("đảng ủy ⟦phường tân bình⟧ đông", None, ["district"], "2023-05-19"),
    ("thị ủy ⟦tân uyên⟧ họp", ["Thị xã Tân Uyên", "Huyện Tân Uyên"], UPPER, "2020-05-19"),
    ("huyện ủy ⟦huyện tân uyên⟧ họp", ["Huyện Tân Uyên"], UPPER, "2020-05-19"),
    ("quận ủy ⟦thủ đức⟧ họp", ["Quận Thủ Đức"], UPPER, "2020-05-19"),
    ("thành ủy ⟦thủ đức⟧ họp", ["Thành phố Thủ Đức"], UPPER, "2021-05-19"),
    ("thành ủy ⟦huế⟧ họp", ["Thành phố Huế"], UPPER, "2021-05-19"),
    ("xã ⟦tân bình thạnh⟧ họp", ["Xã Tân Bình Thạnh"], LEVELS, "2021-05-19"),
    ("đảng ủy ⟦p.12⟧ họp", None, UPPER, "2021-05-19"),
    ("đảng bộ ⟦đặc khu phú quốc⟧ họp", ["Đặc khu Phú Quốc"], LEVELS, "2025-09-02"),
    ("huyện ủy ⟦cư m'gar⟧ họp", ["Huyện Cư M'gar"], UPPER, "2021-05-19"),
]


@pytest.mark.parametrize(("marked", "expected", "levels", "day"), MATCHES)
def test_the_longest_name_at_a_place(marked, expected, levels, day):
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = INDEX.match_at(text, start, levels=levels, as_of=date.fromisoformat(day))
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (text[start : found[0]], sorted(names(found[1]))) == (
            text[start:end], sorted(expected),
        )  # fmt: skip


def test_types_restrict_and_choose_the_version_of_that_type():
    day = date(2021, 6, 1)
    [(end, units)] = INDEX.matches_at("thủ đức họp", 0, types={"Quận"}, as_of=day)
    assert (end, names(units)) == (7, ["Quận Thủ Đức"])
    assert not units[0].valid_on(day)
    assert INDEX.match_at("thành phố thủ đức", 0, types={"Quận"}, as_of=day) is None


def test_shorter_readings_come_after_longer_ones():
    readings = INDEX.matches_at("châu thành a họp", 0, levels=["district"], as_of=date(2021, 1, 1))
    assert [end for end, _ in readings] == [12, 10]


def test_without_a_day_each_unit_is_given_once_in_its_last_version():
    _, units = INDEX.match_at("dĩ an", 0)
    assert names(units) == ["Thành phố Dĩ An"]


def test_a_unit_of_another_time_is_the_nearest():
    _, units = INDEX.match_at("dĩ an", 0, as_of=date(2026, 1, 1))
    assert names(units) == ["Thành phố Dĩ An"]
    _, units = INDEX.match_at("nậm pồ", 0, as_of=date(2010, 1, 1))
    assert names(units) == ["Huyện Nậm Pồ"]
    assert not units[0].valid_on(date(2010, 1, 1))


SCANS = [
    ("Đoàn thăm huyện Phúc Thọ và quận Tây Hồ của Hà Nội.",
     ["huyện Phúc Thọ", "quận Tây Hồ", "Hà Nội"]),
    ("Tin từ TP.HCM, TPThủ Đức và Q.7 cho biết.", ["TP.HCM", "TPThủ Đức", "Q.7"]),
    ("Tấm gương Hồ Chí Minh soi sáng xã hội, thành tích của thị trường.", []),
    ("Bà Nguyễn Thanh Hà và ông Lê Văn Hòa Bình có mặt.", []),
    ("HỘI NGHỊ QUẬN TÂY HỒ", ["QUẬN TÂY HỒ"]),
    ("Xã Đạo Lý thuộc Lý Nhân.", ["Xã Đạo Lý", "Lý Nhân"]),
    ("Bắc Sơn là tên nhiều nơi; phường Bắc Sơn thì rõ.", ["Bắc Sơn", "phường Bắc Sơn"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SCANS)
def test_names_anywhere_in_a_text(text, expected):
    found = INDEX.scan(fold(text), levels=LEVELS, as_of=date(2023, 5, 19))
    assert [text[start:end] for start, end, _ in found] == expected


SYLLABLES = st.sampled_from(
    ["quận", "huyện", "tp.", "tx", "q.7", "tp.hcm", "tây", "hồ", "Tây", "Hồ", "dĩ", "an", "Thủ Đức",
     "phan rang", "-", "tháp", "chàm", "7", "07", ".", ",", "\n", "'", "đ", "chí", "minh", "xã",
     "hội", "Xã", "ủy", "uỷ", "Đắk", "R'lấp"]
)  # fmt: skip


@given(st.lists(SYLLABLES, max_size=12).map(" ".join) | st.text(max_size=40))
def test_readings_stay_in_the_text_and_end_with_a_word(text):
    view = fold(text)
    for at in range(view.length):
        for end, units in INDEX.matches_at(view.lower, at, levels=LEVELS):
            assert at < end <= view.length
            assert units
            before, after = view.lower[end - 1], view.lower[end : end + 1]
            assert before.isalnum()
            assert not (before.isalpha() and after.isalpha())


@given(st.text(max_size=60))
def test_a_scan_gives_spans_in_order_and_apart(text):
    ends = [0]
    for start, end, units in INDEX.scan(fold(text), levels=LEVELS):
        assert ends[-1] <= start < end
        assert units
        ends.append(end)


@given(st.sampled_from(CODED))
def test_every_unit_is_found_by_its_full_name_in_either_normal_form(unit):
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, unit.full_name)
        assert unit in INDEX.lookup(written, level=unit.level)


# ── sites ─────────────────────────────────────────────────────────────────────────────────

SITES = [
    ("hanoimoi.vn", "Hà Nội"),
    ("https://kinhtedothi.vn/bai-viet.html", "Hà Nội"),
    ("www.sggp.org.vn", "Hồ Chí Minh"),
    ("baobinhduong.vn", "Bình Dương"),
    ("dian.binhduong.gov.vn", "Bình Dương"),
    ("baria-vungtau.gov.vn", "Bà Rịa - Vũng Tàu"),
    ("Báo Bình Dương", "Bình Dương"),
    ("Kinh tế & Đô thị", "Hà Nội"),
    ("Sài Gòn Giải Phóng", "Hồ Chí Minh"),
    ("baoapbac.vn", "Tiền Giang"),
    ("tuoitre.vn", None),
    ("chinhphu.vn", None),
    ("Báo Nhân Dân", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("site", "province"), SITES)
def test_the_province_of_a_site(site, province):
    assert province_of_site(site) == province


def test_every_province_of_before_july_2025_has_a_paper():
    papers = tomllib.loads(data_file("sites.toml").read_text("utf-8"))["hosts"]
    standing = [u for u in CODED if u.level == "province" and u.valid_on(date(2024, 12, 31))]
    assert sorted(papers) == sorted(unit.name for unit in standing)
