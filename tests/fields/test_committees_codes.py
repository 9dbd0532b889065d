"""The statistical code of a committee's unit: shared names, other days, wild spellings.

Each passage was written for this table; codes are those of the Statistics Office's catalogue.
"""

from __future__ import annotations

import pytest

from extract.fields.committees import read_committees
from extract.reading import Reading
from extract.record import Article

# text, day of publication, what else is known of the article, mention, code of its unit
CASES = [
    (
        "Quận ủy Bình Thạnh tổ chức hội nghị tổng kết.",
        "2023-12-20",
        {},
        "Quận ủy Bình Thạnh",
        "765",
    ),
    ("Huyện ủy Trảng Bom họp.", "2022-03-01", {}, "Huyện ủy Trảng Bom", "737"),
    ("Thị ủy Hồng Lĩnh họp.", "2024-03-01", {}, "Thị ủy Hồng Lĩnh", "437"),
    ("Thành ủy Biên Hòa họp.", "2024-03-01", {}, "Thành ủy Biên Hòa", "731"),
    ("Huyện ủy Hóc Môn và Thành ủy Thủ Đức ký kết.", "2022-06-01", {}, "Huyện ủy Hóc Môn", "784"),
    ("Huyện ủy Hóc Môn và Thành ủy Thủ Đức ký kết.", "2022-06-01", {}, "Thành ủy Thủ Đức", "769"),
    ("Huyện ủy Châu Thành (Trà Vinh) họp.", "2023-05-01", {}, "Huyện ủy Châu Thành", "847"),
    (
        "Tại tỉnh Kiên Giang, Huyện ủy Châu Thành sơ kết một năm.",
        "2023-05-01",
        {},
        "Huyện ủy Châu Thành",
        "905",
    ),
    (
        "Tỉnh ủy An Giang kiểm tra. Huyện ủy Châu Thành báo cáo.",
        "2023-05-01",
        {},
        "Huyện ủy Châu Thành",
        "892",
    ),
    (
        "Huyện ủy Châu Thành họp.",
        "2023-05-01",
        {"title": "Sóc Trăng: Huyện Châu Thành sơ kết"},
        "Huyện ủy Châu Thành",
        "942",
    ),
    (
        "Huyện ủy Châu Thành họp.",
        "2023-05-01",
        {"site": "baodongthap.vn"},
        "Huyện ủy Châu Thành",
        "877",
    ),
    ("Huyện ủy Phú Tân (Cà Mau) họp.", "2023-05-01", {}, "Huyện ủy Phú Tân", "972"),
    ("Huyện ủy Phú Tân, tỉnh An Giang họp.", "2023-05-01", {}, "Huyện ủy Phú Tân", "888"),
    ("Huyện ủy Vĩnh Thạnh, tỉnh Bình Định họp.", "2023-05-01", {}, "Huyện ủy Vĩnh Thạnh", "546"),
    ("Huyện ủy Vĩnh Thạnh (TP Cần Thơ) họp.", "2023-05-01", {}, "Huyện ủy Vĩnh Thạnh", "924"),
    ("Huyện ủy Tam Nông của tỉnh Phú Thọ họp.", "2023-05-01", {}, "Huyện ủy Tam Nông", "236"),
    ("Ở Đồng Tháp, Huyện ủy Tam Nông họp.", "2023-05-01", {}, "Huyện ủy Tam Nông", "871"),
    ("Huyện ủy Mỹ Lộc, tỉnh Nam Định họp.", "2023-05-01", {}, "Huyện ủy Mỹ Lộc", "358"),
    ("Huyện ủy Kỳ Sơn (Nghệ An) họp.", "2019-05-01", {}, "Huyện ủy Kỳ Sơn", "417"),
    ("Huyện ủy Kỳ Sơn, tỉnh Hòa Bình họp.", "2019-05-01", {}, "Huyện ủy Kỳ Sơn", "151"),
    ("Huyện ủy Long Mỹ, tỉnh Hậu Giang họp.", "2023-05-01", {}, "Huyện ủy Long Mỹ", "936"),
    ("Thị ủy Long Mỹ, tỉnh Hậu Giang họp.", "2023-05-01", {}, "Thị ủy Long Mỹ", "937"),
    ("Huyện ủy Cao Lãnh, Đồng Tháp họp.", "2023-05-01", {}, "Huyện ủy Cao Lãnh", "873"),
    ("Thành ủy Cao Lãnh họp.", "2023-05-01", {}, "Thành ủy Cao Lãnh", "866"),
    ("Quận ủy quận 1 và Quận ủy quận 3 ký kết.", "2023-05-01", {}, "Quận ủy quận 1", "760"),
    ("Quận ủy quận 1 và Quận ủy quận 3 ký kết.", "2023-05-01", {}, "Quận ủy quận 3", "770"),
    ("Quận ủy Ngô Quyền, TP Hải Phòng họp.", "2023-05-01", {}, "Quận ủy Ngô Quyền", "304"),
    ("Huyện ủy Hòa Bình, tỉnh Bạc Liêu họp.", "2023-05-01", {}, "Huyện ủy Hòa Bình", "961"),
    ("Thành ủy Hòa Bình họp.", "2023-05-01", {}, "Thành ủy Hòa Bình", "148"),
    ("Huyện ủy An Phú họp.", "2023-05-01", {}, "Huyện ủy An Phú", "886"),
    ("Tỉnh ủy Hà Tây họp.", "2007-05-01", {}, "Tỉnh ủy Hà Tây", "28"),
    ("Huyện ủy Từ Liêm họp.", "2013-05-01", {}, "Huyện ủy Từ Liêm", "019"),
    ("Quận ủy Nam Từ Liêm họp.", "2015-05-01", {}, "Quận ủy Nam Từ Liêm", "019"),
    ("Quận ủy quận 9 họp.", "2020-05-01", {}, "Quận ủy quận 9", "763"),
    ("Huyện ủy Phú Quốc họp.", "2020-05-01", {}, "Huyện ủy Phú Quốc", "911"),
    ("Thành ủy Phú Quốc họp.", "2023-05-01", {}, "Thành ủy Phú Quốc", "911"),
    ("Đảng ủy đặc khu Phú Quốc họp.", "2025-09-01", {}, "Đảng ủy đặc khu Phú Quốc", "31078"),
    ("Huyện ủy Thủy Nguyên họp.", "2023-05-01", {}, "Huyện ủy Thủy Nguyên", "311"),
    ("Tỉnh ủy Thừa Thiên Huế họp.", "2023-05-01", {}, "Tỉnh ủy Thừa Thiên Huế", "46"),
    ("Thành ủy Huế họp.", "2025-03-01", {}, "Thành ủy Huế", "46"),
    ("Tỉnh ủy Hà Giang họp.", "2025-03-01", {}, "Tỉnh ủy Hà Giang", "02"),
    ("Tỉnh ủy Tuyên Quang họp.", "2025-09-01", {}, "Tỉnh ủy Tuyên Quang", "08"),
    ("Tỉnh ủy Lào Cai họp.", "2025-09-01", {}, "Tỉnh ủy Lào Cai", "15"),
    ("Tỉnh ủy Yên Bái họp.", "2025-05-01", {}, "Tỉnh ủy Yên Bái", "15"),
    ("Thành ủy Đồng Nai họp.", "2026-06-01", {}, "Thành ủy Đồng Nai", "75"),
    ("Đảng ủy phường Bến Nghé, quận 1 họp.", "2023-05-01", {}, "Đảng ủy phường Bến Nghé", "26740"),
    ("Đảng ủy phường 5, quận Gò Vấp họp.", "2023-05-01", {}, "Đảng ủy phường 5", "26887"),
    ("Đảng ủy phường 5, quận 8, TP.HCM họp.", "2023-05-01", {}, "Đảng ủy phường 5", "27418"),
    (
        "Đảng ủy phường 5, TP Mỹ Tho, tỉnh Tiền Giang họp.",
        "2023-05-01",
        {},
        "Đảng ủy phường 5",
        "28249",
    ),
    (
        "Quận ủy Phú Nhuận biểu dương Đảng ủy phường 7.",
        "2023-05-01",
        {},
        "Đảng ủy phường 7",
        "27052",
    ),
    ("Đảng ủy xã Tân Hưng (huyện Bàu Bàng) họp.", "2023-05-01", {}, "Đảng ủy xã Tân Hưng", "25825"),
    ("Đảng ủy xã Tân Hưng, huyện Cái Bè họp.", "2023-05-01", {}, "Đảng ủy xã Tân Hưng", "28417"),
    (
        "Huyện ủy Lạc Sơn họp. Đảng ủy xã Quý Hòa báo cáo.",
        "2023-05-01",
        {},
        "Đảng ủy xã Quý Hòa",
        "05269",
    ),
    ("Đảng ủy thị trấn Củ Chi họp.", "2023-05-01", {}, "Đảng ủy thị trấn Củ Chi", "27496"),
    (
        "Đảng ủy xã Hòa Bình, huyện Chợ Mới, tỉnh An Giang họp.",
        "2023-05-01",
        {},
        "Đảng ủy xã Hòa Bình",
        "30676",
    ),
    (
        "Đảng bộ phường Quang Trung, thành phố Thái Bình họp.",
        "2023-05-01",
        {},
        "Đảng bộ phường Quang Trung",
        "12445",
    ),
    (
        "Đảng bộ phường Quang Trung, quận Đống Đa họp.",
        "2023-05-01",
        {},
        "Đảng bộ phường Quang Trung",
        "00214",
    ),
    (
        "Đảng bộ phường Quang Trung (TP Uông Bí) họp.",
        "2023-05-01",
        {},
        "Đảng bộ phường Quang Trung",
        "06817",
    ),
    ("Đảng ủy phường Tây Hồ họp.", "2025-09-01", {}, "Đảng ủy phường Tây Hồ", "00103"),
    ("Đảng ủy phường Dĩ An, TP.HCM họp.", "2025-09-01", {}, "Đảng ủy phường Dĩ An", "25942"),
    (
        "Đảng ủy xã Châu Thành, tỉnh An Giang họp.",
        "2025-09-01",
        {},
        "Đảng ủy xã Châu Thành",
        "30880",
    ),
    (
        "Đảng ủy xã Châu Thành, tỉnh Tây Ninh họp.",
        "2025-09-01",
        {},
        "Đảng ủy xã Châu Thành",
        "25585",
    ),
    ("Đảng ủy xã Châu Thành (Đồng Tháp) họp.", "2025-09-01", {}, "Đảng ủy xã Châu Thành", "28519"),
    (
        "Thành ủy Cần Thơ làm việc với Đảng ủy xã Châu Thành.",
        "2025-09-01",
        {},
        "Đảng ủy xã Châu Thành",
        "31366",
    ),
    (
        "Đảng ủy phường Bình Thạnh họp.",
        "2025-09-01",
        {"site": "sggp.org.vn"},
        "Đảng ủy phường Bình Thạnh",
        "26929",
    ),
    (
        "Đảng ủy phường Hồng Gai, tỉnh Quảng Ninh họp.",
        "2025-09-01",
        {},
        "Đảng ủy phường Hồng Gai",
        "06685",
    ),
    ("Đảng ủy phường Ninh Kiều họp.", "2025-09-01", {}, "Đảng ủy phường Ninh Kiều", "31135"),
    (
        "Đảng ủy phường Quang Trung, tỉnh Thanh Hóa họp.",
        "2025-09-01",
        {},
        "Đảng ủy phường Quang Trung",
        "14818",
    ),
    ("Đảng ủy xã Hòa Bình, tỉnh Vĩnh Long họp.", "2025-09-01", {}, "Đảng ủy xã Hòa Bình", "29830"),
    ("Đảng ủy đặc khu Côn Đảo họp.", "2025-09-01", {}, "Đảng ủy đặc khu Côn Đảo", "26732"),
    (
        "Đảng ủy phường Thủ Dầu Một, TP.HCM họp.",
        "2025-09-01",
        {},
        "Đảng ủy phường Thủ Dầu Một",
        "25747",
    ),
    (
        "Đảng ủy phường Vũng Tàu và Đảng ủy phường Bà Rịa họp.",
        "2025-09-01",
        {},
        "Đảng ủy phường Vũng Tàu",
        "26506",
    ),
    (
        "Đảng ủy phường Vũng Tàu và Đảng ủy phường Bà Rịa họp.",
        "2025-09-01",
        {},
        "Đảng ủy phường Bà Rịa",
        "26560",
    ),
    ("Đảng ủy xã Đông Anh, Hà Nội họp.", "2025-09-01", {}, "Đảng ủy xã Đông Anh", "00454"),
    (
        "Đảng ủy xã Thanh Trì họp.",
        "2025-09-01",
        {"site": "hanoimoi.vn"},
        "Đảng ủy xã Thanh Trì",
        "00640",
    ),
    (
        "Quận ủy Tân Bình họp. Ban Thường vụ Quận ủy thống nhất.",
        "2023-05-01",
        {},
        "Ban Thường vụ Quận ủy",
        "766",
    ),
    (
        "Huyện ủy Châu Thành, tỉnh Bến Tre họp. Sau đó Huyện ủy kết luận.",
        "2023-05-01",
        {},
        "Huyện ủy",
        "831",
    ),
    (
        "Đảng bộ huyện Châu Thành (Long An) họp. Ban Chấp hành Đảng bộ huyện thông qua.",
        "2023-05-01",
        {},
        "Ban Chấp hành Đảng bộ huyện",
        "808",
    ),
    (
        "Thành ủy TP.HCM họp. Thường trực Thành ủy giao.",
        "2023-05-01",
        {},
        "Thường trực Thành ủy",
        "79",
    ),
    (
        "Đảng ủy Công an huyện Châu Thành, tỉnh Tây Ninh họp.",
        "2023-05-01",
        {},
        "Đảng ủy Công an huyện Châu Thành",
        "708",
    ),
    (
        "Đảng ủy Khối các cơ quan tỉnh Sóc Trăng họp.",
        "2023-05-01",
        {},
        "Đảng ủy Khối các cơ quan tỉnh Sóc Trăng",
        "94",
    ),
    ("Đảng ủy UBND tỉnh Phú Thọ họp.", "2025-09-01", {}, "Đảng ủy UBND tỉnh Phú Thọ", "25"),
    ("QUẬN ỦY TÂY HỒ TỔNG KẾT", "2023-05-01", {}, "QUẬN ỦY TÂY HỒ", "003"),
    ("Quận uỷ Q.7 họp.", "2023-05-01", {}, "Quận uỷ Q.7", "778"),
    ("Thành uỷ TPHCM họp.", "2023-05-01", {}, "Thành uỷ TPHCM", "79"),
    (
        "Thành ủy Phan Rang – Tháp Chàm họp.",
        "2023-05-01",
        {},
        "Thành ủy Phan Rang – Tháp Chàm",
        "582",
    ),
    ("Tỉnh ủy Đắc Lắc họp.", "2023-05-01", {}, "Tỉnh ủy Đắc Lắc", "66"),
    ("Tỉnh ủy Bà Rịa-Vũng Tàu họp.", "2023-05-01", {}, "Tỉnh ủy Bà Rịa-Vũng Tàu", "77"),
    ("Huyện ủy Ia H'Drai họp.", "2023-05-01", {}, "Huyện ủy Ia H'Drai", "618"),
    ("Đảng ủy P. Bến Thành, Q.1 họp.", "2023-05-01", {}, "Đảng ủy P. Bến Thành", "26743"),
    ("Đảng ủy xã Cư Êbur, TP. Buôn Ma Thuột họp.", "2023-05-01", {}, "Đảng ủy xã Cư Êbur", "24160"),
]
OPEN = [
    ("Huyện ủy Châu Thành họp.", "2023-05-01"),
    ("Huyện ủy Bảo Lâm họp.", "2023-05-01"),
    ("Đảng ủy phường Tân Phú họp.", "2023-05-01"),
    ("Đảng ủy xã Châu Thành họp.", "2025-09-01"),
]


def codes(text: str, day: str, **more: str) -> dict[str, str | None]:
    found = read_committees(Reading(Article(id="a", text=text, published_at=day, **more)))
    return {one.text: one.unit.code if one.unit else None for one in found}


@pytest.mark.parametrize(("text", "day", "more", "mention", "code"), CASES)
def test_code(text: str, day: str, more: dict[str, str], mention: str, code: str) -> None:
    assert codes(text, day, **more).get(mention) == code


@pytest.mark.parametrize(("text", "day"), OPEN)
def test_what_nothing_decides_stays_open(text: str, day: str) -> None:
    assert set(codes(text, day).values()) == {None}
