"""People: what holds for any text; passages by family: see tests/challenge."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.committees import read_committees
from extract.fields.people import read_people
from extract.reading import Reading
from extract.record import Article, PersonMention


def people(text: str) -> list[PersonMention]:
    """The people of a text with its committees, in view offsets."""
    reading = Reading(Article(id="a", text=unicodedata.normalize("NFC", text)))
    return read_people(reading, read_committees(reading))


# ── what holds for any text ───────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        "Bí thư Quận ủy", "đồng chí", "ông", "Bà", "TS.", "Nguyễn Văn An", "Lê Hà", "H'Yim Kđoh",
        "TP.HCM", "Trường THPT", "NGUYỄN", "Chủ tịch UBND tỉnh", "Hồ Chí Minh", "giữ chức", "và",
        "cho biết", "các", "Ảnh:", "Đắk Lắk", "Y", "7", ",", " - ", ".", ":", ";", "(", ")", "\n",
        "\u200b",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.text(alphabet=st.sampled_from("aA .,-(:\nĐđàÀ\u0300\u200b'_"), max_size=60),
)


@given(TEXTS)
@settings(max_examples=300)
def test_offsets_hold_and_mentions_stand_in_order(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    reading = Reading(Article(id="a", text=text))
    found = read_people(reading, [])
    for one in found:
        assert 0 <= one.start < one.end <= len(reading.norm)
        assert one.text == reading.surface(one.start, one.end)
        assert one.name
        assert one.name == one.name.strip()
        assert all(role == " ".join(role.split()) != "" for role in one.roles)
    spans = [(one.start, one.end) for one in found]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(TEXTS)
@settings(max_examples=100)
def test_decomposed_text_reads_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))
    assert people(composed) == people(decomposed)


@given(st.lists(PIECES, max_size=20).map(" ".join))
@settings(max_examples=100)
def test_mentions_of_one_name_share_their_roles(text: str) -> None:
    roles: dict[str, set[tuple[str, ...]]] = {}
    for one in people(text):
        roles.setdefault(one.name, set()).add(tuple(one.roles))
    assert all(len(variants) == 1 for variants in roles.values())


def test_committee_is_that_of_the_first_party_role() -> None:
    text = "Ông Lê An - Giám đốc Sở Y tế, Bí thư Đảng ủy Sở Y tế, Phó Bí thư Quận ủy Tây Hồ - dự."
    [one] = people(text)
    assert one.committee == "Đảng ủy Sở Y tế"


def test_short_name_of_nobody_known_says_so() -> None:
    [one] = people("Hôm ấy, chỉ có ông Rớt ra đồng.")
    assert (one.name, one.reason) == ("Rớt", "no full name in the article")


def test_furniture_is_left_out() -> None:
    assert people("Tin liên quan\nNgôi nhà mới của bà Lộc\nQuận ủy họp sáng nay.") == []


UNITS = [
    "Nguyễn ",
    "Bí thư Quận ủy, Chủ tịch UBND ",
    "ông Lê An, ",
    "Lê Văn An, ",
    "Phó Giám đốc Sở Y tế và ",
    "đồng chí ",
    "(Đảng ủy ",
    "gồm: ",
    "Ảnh: - ",
    "Lê Văn An (",
    "Bí thư xã hội nông thôn ",
    "Chủ tịch Sở Y Tế Hà Nội Lê ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        reading = Reading(Article(id="a", text=unit * times + "Lê Văn An"))
        assert reading.furniture is not None
        start = time.process_time()
        read_people(reading, [])
        return time.process_time() - start

    seconds(10)
    once = min(seconds(100) for _ in range(3))
    assert min(seconds(800) for _ in range(3)) < 24 * max(once, 0.0005)
