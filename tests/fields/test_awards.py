"""Awards: attributes, and what holds for every text; passages: see tests/challenge."""

from __future__ import annotations

import time
from itertools import pairwise
from unicodedata import normalize

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.awards import read_awards
from extract.fields.awards.counts import PACKAGE
from extract.fields.awards.passages import trigger_offsets
from extract.fields.mentions import Body, Mentions
from extract.fields.numbers import read_quantity
from extract.reading import Reading, fold
from extract.record import Article, AwardMention, CommitteeMention, DateMention
from extract.rules import load_rulebook


def awards_of(text: str, mentions: Mentions | None = None) -> list[AwardMention]:
    return read_awards(Reading(Article(id="t", text=text)), mentions or Mentions())


# Attributes that rest on the other rooms.


def committee(text: str, name: str, part: str) -> CommitteeMention:
    start = text.index(part)
    return CommitteeMention(start=start, end=start + len(part), text=part, name=name)


def body(text: str, name: str, part: str) -> Body:
    start = text.index(part)
    return Body(start, start + len(part), name, "bodies.test")


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Huyện ủy Sơn Khê khen thưởng 5 tập thể.", ["Huyện ủy Sơn Khê"]),
        ("Đồng chí Bí thư Huyện ủy Sơn Khê biểu dương 5 tập thể.", ["Huyện ủy Sơn Khê"]),
        ("5 tập thể được Huyện ủy Sơn Khê tặng Giấy khen.", ["Huyện ủy Sơn Khê"]),
        ("5 tập thể được tặng Giấy khen của Huyện ủy Sơn Khê.", ["Huyện ủy Sơn Khê"]),
        ("Trao Giấy khen của Ban Thường vụ Huyện ủy Sơn Khê cho 5 tập thể.", ["Huyện ủy Sơn Khê"]),
        ("5 tập thể của Huyện ủy Sơn Khê được tặng Giấy khen.", [None]),
        ("Đảng bộ thuộc Huyện ủy Sơn Khê khen thưởng 5 tập thể.", [None]),
        ("Khen thưởng 5 tập thể. Huyện ủy Sơn Khê họp.", [None]),
        (
            "Theo Quyết định số 7 của Huyện ủy Sơn Khê, 5 cá nhân được khen thưởng.",
            ["Huyện ủy Sơn Khê"],
        ),
        ("Huyện ủy Sơn Khê trao Huân chương Lao động hạng Ba cho 5 cá nhân.", [None]),
        ("3 hộ được Huyện ủy Sơn Khê biểu dương; 2 hộ được tôn vinh.", ["Huyện ủy Sơn Khê", None]),
    ],
)
def test_giver(text: str, givers: list[str | None]) -> None:
    mentions = Mentions(committees=[committee(text, "Huyện ủy Sơn Khê", "Huyện ủy Sơn Khê")])
    assert [award.giver for award in awards_of(text, mentions)] == givers


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Chủ tịch UBND tỉnh tặng Bằng khen cho 5 cá nhân.", "Chủ tịch UBND Tỉnh A"),
        ("5 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen.", "Chủ tịch UBND Tỉnh A"),
        ("Bằng khen của Chủ tịch UBND tỉnh: 5 cá nhân", "Chủ tịch UBND Tỉnh A"),
        ("Phó Chủ tịch UBND tỉnh tặng Bằng khen cho 5 cá nhân.", "UBND Tỉnh A"),
        ("Chủ tịch UBND tỉnh trao Huân chương Lao động cho 5 cá nhân.", None),
        ('UBND tỉnh trao danh hiệu "Anh hùng Lao động" cho 5 cá nhân.', None),
        ("UBND tỉnh trao Huy hiệu 50 năm tuổi Đảng cho 5 đảng viên.", None),
        ("UBND tỉnh trao Huy hiệu Bác Hồ cho 5 chiến sĩ.", "UBND Tỉnh A"),
    ],
)
def test_giver_that_is_a_state_body(text: str, giver: str | None) -> None:
    mentions = Mentions(bodies=[body(text, "UBND Tỉnh A", "UBND tỉnh")])
    assert [award.giver for award in awards_of(text, mentions)] == [giver]


@pytest.mark.parametrize("authority", ["Thừa ủy quyền của", "Thừa lệnh", "Thay mặt"])
def test_giver_on_whose_authority(authority: str) -> None:
    text = f"{authority} Chủ tịch nước, lãnh đạo tỉnh trao Huân chương cho 5 cá nhân."
    mentions = Mentions(bodies=[body(text, "Chủ tịch nước", "Chủ tịch nước")])
    assert [award.giver for award in awards_of(text, mentions)] == ["Chủ tịch nước"]


def test_each_clause_has_its_giver() -> None:
    text = "UBND tỉnh tặng Bằng khen cho 5 cá nhân; Công an huyện tặng Giấy khen cho 7 cá nhân."
    mentions = Mentions(
        bodies=[body(text, "UBND Tỉnh A", "UBND tỉnh"), body(text, "Công an B", "Công an huyện")]
    )
    assert [award.giver for award in awards_of(text, mentions)] == ["UBND Tỉnh A", "Công an B"]


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("Qua 10 năm, quận đã khen thưởng 598 tập thể.", "10 năm", "P10Y"),
        (
            "Giai đoạn 2016-2021, quận đã khen thưởng 598 tập thể.",
            "Giai đoạn 2016-2021",
            "2016/2021",
        ),
        ("Năm 2024, quận khen thưởng 598 tập thể.", "Năm 2024", "2024"),
    ],
)
def test_period_is_what_the_dates_room_read(text: str, part: str, value: str) -> None:
    start = text.index(part)
    date = DateMention(start=start, end=start + len(part), text=part, kind="duration", value=value)
    (award,) = awards_of(text, Mentions(dates=[date]))
    assert (award.cumulative, award.period) == (True, value)


def test_no_count_begins_inside_a_date_or_a_name() -> None:
    text = "Quận ủy Quận 11 tập thể lao động giỏi được tặng Cờ thi đua."
    mention = committee(text, "Quận ủy Quận 11", "Quận ủy Quận 11")
    assert awards_of(text, Mentions(committees=[mention])) == []


def test_related_links_are_no_awards() -> None:
    text = "Hội nghị kết thúc lúc 11 giờ.\nTin liên quan\nKhen thưởng 50 tập thể xuất sắc"
    assert awards_of(text) == []


def test_a_count_named_again_without_its_honour() -> None:
    text = (
        "Có 1.188 nhà giáo được phong tặng danh hiệu Nhà giáo ưu tú. "
        "1.188 nhà giáo được trao tặng lần này đến từ mọi miền. 20 cán bộ được trao tặng."
    )
    assert [award.count for award in awards_of(text)] == [1188, 1188]


def test_offsets_speak_of_the_view_and_text_of_the_source() -> None:
    text = "Khen thưởng 5\u00a0tập\u200b thể và 7 cá nhân."
    awards = awards_of(text)
    assert [award.text for award in awards] == ["5\u00a0tập\u200b thể", "7 cá nhân"]


def test_every_award_names_its_rule() -> None:
    text = "Khen thưởng 5 tập thể. Đoàn có 3 HCV, 2 HCB. Giấy khen cho 4 cá nhân."
    rules = [award.rule for award in awards_of(text)]
    assert rules == [
        "awards.act.commend",
        "awards.tally",
        "awards.tally",
        "awards.form.certificate",
    ]


# What holds for every text.

FRAGMENTS = st.sampled_from(
    [
        "khen thưởng", "tặng", "Bằng khen", "cho", "được", "nhận", "đoạt", "giải Nhất", "HCV", ";",
        ",", "và", "trong đó", "gồm", "tập thể", "cá nhân", "hộ", "Huy hiệu 30 năm tuổi Đảng", ":",
        "hơn", "hai mươi mốt", "một trăm", "5", "1.666", "12/15", "năm", "2024", "sẽ", "đã", "quà",
        "tham gia", "có thành tích", "đề nghị", "(", ")", '"', "\n- ", ". ", "Tập thể: 05", "vàng",
    ]
)  # fmt: skip
PASSAGES = st.lists(FRAGMENTS, max_size=30).map(" ".join)


@pytest.mark.parametrize(
    "act", [rule for rule in load_rulebook(PACKAGE) if rule.attributes["role"] == "act"]
)
def test_a_sentence_with_an_act_of_honouring_is_looked_at(act) -> None:
    for example in act.examples:
        assert trigger_offsets(example.replace("⟦", "").replace("⟧", "").lower())


def test_what_only_begins_like_an_honour_is_not_looked_at() -> None:
    text = "bình dương trao đổi giải pháp để giải quyết đơn của 5 cá nhân, giải thích"
    assert not trigger_offsets(text)
    assert trigger_offsets(f"{text}, trao giải ba") == [len(text) + 7, len(text) + 2]


@settings(max_examples=300)
@given(PASSAGES)
def test_every_count_stands_in_its_text(text: str) -> None:
    """No invented number: the words at the offsets read as the count."""
    text = fold(normalize("NFC", text)).norm
    for award in awards_of(text):
        assert text[award.start : award.end] == award.text
        numbers = regex.findall(r"[\p{L}\d.,]+", award.text.lower())
        readings = {
            quantity.value
            for start in range(len(numbers))
            for end in range(start + 1, len(numbers) + 1)
            if (quantity := read_quantity(" ".join(numbers[start:end])))
        }
        assert award.count in readings


@given(PASSAGES)
def test_awards_are_in_order_and_apart(text: str) -> None:
    awards = awards_of(normalize("NFC", text))
    assert all(a.end <= b.start for a, b in pairwise(awards))


@given(st.text(max_size=200))
def test_never_crashes(text: str) -> None:
    awards_of(normalize("NFC", text))


@given(PASSAGES)
def test_old_tone_marks_and_spaces_change_nothing(text: str) -> None:
    text = normalize("NFC", text)
    wild = text.replace("Bằng khen", "Bằng\u00a0khen").replace("giải", "gi\u1ea3i")
    read = [(a.count, a.recipient) for a in awards_of(text)]
    assert [(a.count, a.recipient) for a in awards_of(wild)] == read


def test_decomposed_text_reads_alike_once_composed() -> None:
    text = "Quận ủy khen thưởng 15 tập thể và hơn một trăm linh năm cá nhân."
    decomposed = normalize("NFD", text)
    assert awards_of(normalize("NFC", decomposed)) == awards_of(text)


@pytest.mark.parametrize(
    "unit",
    [
        "khen thưởng 5 tập thể, ",
        "tặng Bằng khen cho ",
        "5 tập thể và 7 cá nhân ",
        "Tập thể: ",
        "1 666 ",
        "một trăm ",
        '"',
        "(",
        "huy hiệu 30, 40, ",
        "đề nghị xét ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Ten times the text takes at most some twenty times the time."""

    def seconds(times: int) -> float:
        readings = [Reading(Article(id="t", text=unit * times)) for _ in range(3)]
        best = float("inf")
        for reading in readings:
            _ = reading.sentences
            start = time.process_time()
            read_awards(reading, Mentions())
            best = min(best, time.process_time() - start)
        return best

    assert seconds(2000) < 20 * seconds(200) + 0.02
