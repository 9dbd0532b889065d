"""Bodies outside the Party: canonical names, what is no body, what holds for any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.bodies import find_bodies
from extract.fields.committees import read_committees
from extract.fields.mentions import Body
from extract.reading import Reading
from extract.record import Article

NAMED = [
    # people's committees and councils
    ("UBND thành phố Hà Nội họp", ["UBND Thành phố Hà Nội"]),
    ("UBND TP.HCM họp", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND TPHCM họp", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND TP . Hồ Chí Minh họp", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND quận 7 tổ chức", ["UBND Quận 7"]),
    ("UBND Q.7 tổ chức", ["UBND Quận 7"]),
    ("UBND huyện Củ Chi tổ chức", ["UBND Huyện Củ Chi"]),
    ("UBND thị xã Kỳ Anh tổ chức", ["UBND Thị xã Kỳ Anh"]),
    ("UBND tỉnh Bà Rịa - Vũng Tàu", ["UBND Tỉnh Bà Rịa - Vũng Tàu"]),
    ("UBND xã Bờ Rạng tổ chức", ["UBND Xã Bờ Rạng"]),
    ("Ủy ban nhân dân tỉnh Bình Định ban hành", ["UBND Tỉnh Bình Định"]),
    ("Uỷ ban nhân dân (UBND) tỉnh Lai Châu ban hành", ["UBND Tỉnh Lai Châu"]),
    ("Hội đồng nhân dân thành phố Đà Nẵng họp", ["HĐND Thành phố Đà Nẵng"]),
    ("HĐND tỉnh Sơn La khóa XV", ["HĐND Tỉnh Sơn La"]),
    ("HĐND TP.Cần Thơ khai mạc", ["HĐND Thành phố Cần Thơ"]),
    ("Đoàn ĐBQH tỉnh Nam Định tiếp xúc", ["Đoàn ĐBQH Tỉnh Nam Định"]),
    # several share one unit
    (
        "HĐND, UBND và Ủy ban MTTQ Việt Nam TP Hà Nội tổ chức",
        [
            "HĐND Thành phố Hà Nội",
            "UBND Thành phố Hà Nội",
            "Ủy ban MTTQ Việt Nam Thành phố Hà Nội",
        ],
    ),
    (
        "HĐND, UBND, UBMTTQ Việt Nam huyện Cần Giuộc họp",
        [
            "HĐND Huyện Cần Giuộc",
            "UBND Huyện Cần Giuộc",
            "Ủy ban MTTQ Việt Nam Huyện Cần Giuộc",
        ],
    ),
    # the Front
    ("MTTQ quận 5 phát động", ["MTTQ Quận 5"]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cà Mau", ["Ủy ban MTTQ Việt Nam Tỉnh Cà Mau"]),
    ("Ủy ban T.Ư MTTQ Việt Nam tổ chức", ["Ủy ban Trung ương MTTQ Việt Nam"]),
    # central bodies
    ("Chính phủ họp phiên thường kỳ", ["Chính phủ"]),
    ("Bằng khen của Thủ tướng Chính phủ", ["Thủ tướng Chính phủ"]),
    ("Ủy ban Thường vụ Quốc hội cho ý kiến", ["Ủy ban Thường vụ Quốc hội"]),
    ("Tòa án nhân dân tối cao tổ chức", ["Tòa án nhân dân tối cao"]),
    ("Trung ương Đoàn TNCS Hồ Chí Minh trao giải", ["Trung ương Đoàn"]),
    ("Tổng Liên đoàn Lao động Việt Nam tổ chức", ["Tổng Liên đoàn Lao động Việt Nam"]),
    # ministries
    ("Bộ Quốc phòng trao tặng", ["Bộ Quốc phòng"]),
    ("Bộ Công Thương tổ chức", ["Bộ Công Thương"]),
    ("Bộ Giáo dục và Đào tạo tổ chức", ["Bộ Giáo dục và Đào tạo"]),
    ("bộ GD & ĐT tổ chức", ["Bộ GD&ĐT"]),
    (
        "Bộ Văn hóa, Thể thao và Du lịch tổ chức",
        ["Bộ Văn hóa, Thể thao và Du lịch"],
    ),
    (
        "Bộ Lao động - Thương binh và Xã hội họp",
        ["Bộ Lao động - Thương binh và Xã hội"],
    ),
    ("Bộ Kế hoạch và Đầu tư công bố", ["Bộ Kế hoạch và Đầu tư"]),
    ("Bộ TN&MT, Bộ GTVT phối hợp", ["Bộ TN&MT", "Bộ GTVT"]),
    # departments of a unit
    ("Sở GD-ĐT TP. HCM tổ chức", ["Sở GD-ĐT Thành phố Hồ Chí Minh"]),
    ("Sở GD - ĐT tỉnh Hà Nam tổ chức", ["Sở GD-ĐT Tỉnh Hà Nam"]),
    ("Sở Y tế tỉnh Hà Nam tổ chức", ["Sở Y tế Tỉnh Hà Nam"]),
    ("Sở Công Thương Hà Nội tổ chức", ["Sở Công Thương Hà Nội"]),
    (
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La",
        ["Sở Nông nghiệp và Phát triển nông thôn Tỉnh Sơn La"],
    ),
    ("Cục Thuế tỉnh Tiền Giang", ["Cục Thuế Tỉnh Tiền Giang"]),
    ("Ban Thi đua - Khen thưởng tỉnh Quảng Bình", ["Ban Thi đua - Khen thưởng Tỉnh Quảng Bình"]),
    # forces and courts
    ("Công an tỉnh Phú Thọ tổ chức", ["Công an Tỉnh Phú Thọ"]),
    ("Công an Hà Nội tổ chức", ["Công an Hà Nội"]),
    ("Bộ Chỉ huy quân sự tỉnh Vĩnh Long", ["Bộ Chỉ huy Quân sự Tỉnh Vĩnh Long"]),
    ("Bộ CHQS tỉnh Vĩnh Long", ["Bộ Chỉ huy Quân sự Tỉnh Vĩnh Long"]),
    ("Quân khu 4 tổ chức", ["Quân khu 4"]),
    ("Bộ Tư lệnh Quân khu 7 họp", ["Bộ Tư lệnh Quân khu 7"]),
    ("TAND TP Hà Nội tuyên", ["Tòa án nhân dân Thành phố Hà Nội"]),
    # unions, youth, associations
    ("Thành đoàn Hà Nội tổ chức", ["Thành đoàn Hà Nội"]),
    ("Tỉnh Đoàn Bắc Giang tổ chức", ["Tỉnh đoàn Bắc Giang"]),
    ("Liên đoàn Lao động tỉnh Thái Nguyên", ["Liên đoàn Lao động Tỉnh Thái Nguyên"]),
    ("LĐLĐ TP.HCM tổ chức", ["Liên đoàn Lao động Thành phố Hồ Chí Minh"]),
    ("Hội Luật gia Việt Nam tổ chức", ["Hội Luật gia Việt Nam"]),
    ("Hội Sinh viên TP.Hà Nội tổ chức", ["Hội Sinh viên Thành phố Hà Nội"]),
    ("Hội LHPN tỉnh Trà Vinh tổ chức", ["Hội Liên hiệp Phụ nữ Tỉnh Trà Vinh"]),
    ("Hội Nông dân tỉnh Đồng Tháp họp", ["Hội Nông dân Tỉnh Đồng Tháp"]),
    ("Công đoàn Giáo dục Việt Nam trao", ["Công đoàn Giáo dục Việt Nam"]),
    ("Công đoàn Bộ Y tế tổ chức", ["Công đoàn Bộ Y tế"]),
    (
        "Đoàn Thanh niên Công an tỉnh Quảng Nam tổ chức",
        ["Đoàn Thanh niên Công an Tỉnh Quảng Nam"],
    ),
    ("Đoàn luật sư TP.HCM", ["Đoàn luật sư Thành phố Hồ Chí Minh"]),
    # schools, firms, hospitals, papers
    ("Trường Đại học Vinh tổ chức", ["Trường Đại học Vinh"]),
    ("Trường THPT chuyên Lê Quý Đôn khai giảng", ["Trường THPT chuyên Lê Quý Đôn"]),
    ("Trường Tiểu học Tân Lập 1 (phường", ["Trường Tiểu học Tân Lập 1"]),
    ("Tập đoàn Dầu khí Việt Nam trao", ["Tập đoàn Dầu khí Việt Nam"]),
    ("Bệnh viện Ung bướu đón nhận", ["Bệnh viện Ung bướu"]),
    ("Báo Tuổi Trẻ tổ chức", ["Báo Tuổi Trẻ"]),
]
FROM_THE_ARTICLE = [
    ("UBND TP Đà Nẵng họp. Chủ tịch UBND TP kết luận.", ["UBND Thành phố Đà Nẵng"] * 2),
    ("Tỉnh ủy Gia Lai họp. UBND tỉnh báo cáo.", ["UBND Tỉnh Gia Lai"]),
    ("Quận ủy Tây Hồ họp. UBND quận trao giấy khen.", ["UBND Quận Tây Hồ"]),
    ("Giải cờ tỉnh Gia Lai do Công an tỉnh tổ chức.", ["Công an Tỉnh Gia Lai"]),
    ("UBND tỉnh họp. Công an tỉnh Phú Thọ báo cáo.", ["UBND Tỉnh Phú Thọ", "Công an Tỉnh Phú Thọ"]),
    ("UBND tỉnh Nghệ An và UBND tỉnh Hà Tĩnh ký.", ["UBND Tỉnh Nghệ An", "UBND Tỉnh Hà Tĩnh"]),
    ("UBND quận 7 họp với UBND quận.", ["UBND Quận 7"] * 2),
]
NO_BODY = [
    "cán bộ Hội nghị toàn quốc",
    "Hội nghị của người Việt Nam",
    "Bộ Chính trị họp",
    "Ban Bí thư quyết định",
    "Tỉnh ủy Bình Định họp",
    "Ủy ban Kiểm tra Trung ương họp",
    "Ban Tuyên giáo Thành ủy tổ chức",
    "Hội thảo về biển đảo",
    "đồng bộ Công trình",
    "cơ sở đảng vững mạnh",
    "phong trào thi đua yêu nước",
    "trường học ở xã vùng cao",
    "học bổng của Chính phủ Nhật Bản",
    "Bí thư chi bộ thôn 3",
    "UBND tỉnh ban hành quyết định",
    "công an đã bắt giữ nghi phạm",
]
PIECES = (
    "UBND", "HĐND", "Ủy ban nhân dân", "tỉnh", "TP.", "TP", "quận 7", "huyện", "xã", "Hà Nội",
    "Bình Định", "HCM", "Sở", "Bộ", "GD-ĐT", "Y tế", "Công an", "Hội", "Luật gia", "Việt Nam",
    "Đoàn Thanh niên", "Công đoàn", "Trường", "THPT", "Lê Quý Đôn", "Nguyễn Văn An", "MTTQ",
    "Tỉnh ủy", "Quận ủy", "Ban Chỉ đạo", "và", ",", "-", "&", "(UBND)", ".", "\n", "Chính phủ",
    "\u200b", "\u00a0", "Quân khu", "4", "Tổng công ty", "Báo", "Bệnh viện", "đa khoa",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def find(text: str, published: str | None = None) -> tuple[Reading, list[Body]]:
    reading = Reading(
        Article(id="a", text=unicodedata.normalize("NFC", text), published_at=published)
    )
    return reading, find_bodies(reading, read_committees(reading))


@pytest.mark.parametrize(("text", "names"), [*NAMED, *FROM_THE_ARTICLE])
def test_canonical_names(text: str, names: list[str]) -> None:
    assert [body.name for body in find(text)[1]] == names


@pytest.mark.parametrize("text", NO_BODY)
def test_no_body(text: str) -> None:
    assert find(text)[1] == []


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_machine_made_spaces_do_not_matter(text: str, names: list[str]) -> None:
    assert [body.name for body in find(text.replace(", ", " , "))[1]] == names


@given(st.text(max_size=200) | texts, st.none() | st.just("2025-08-01"))
def test_bodies_lie_in_order_in_any_text(text: str, published: str | None) -> None:
    reading, bodies = find(text, published)
    ends = [0, *(body.end for body in bodies)]
    assert all(end <= body.start < body.end for end, body in zip(ends, bodies, strict=False))
    assert all(body.end <= len(reading.norm) for body in bodies)
    assert all(body.name.strip() == body.name and body.rule for body in bodies)


@given(texts)
def test_bodies_lie_outside_committees(text: str) -> None:
    reading, bodies = find(text)
    committees = read_committees(reading)
    assert not any(one.start <= body.start < one.end for one in committees for body in bodies)


@given(texts)
def test_finding_again_finds_the_same(text: str) -> None:
    assert find(text)[1] == find(text)[1]
