"""What holds of dates on any text: no crash, sound spans, one normal form, linear cost."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.dates import read_dates
from extract.fields.dates.find import find
from extract.fields.dates.point import Point
from extract.reading import Reading
from extract.record import Article, DateMention
from extract.rules import Rule, load_rulebook

BOOK = load_rulebook("extract.fields.dates")
CUES = load_rulebook("extract.fields.dates", "cues.toml")

WORDS = (
    "ngày tháng năm quý từ đến và hôm nay qua cùng sáng chiều đầu cuối khoảng giai đoạn nhiệm kỳ "
    "vừa thứ hai mùng tết 1 3 16 31 5 05 12 2024 1999 24 2023 / - . , ; ( ) h : % Quận"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map(" ".join)
TIGHT = st.lists(PIECES, max_size=40).map("".join)
PUBLISHED = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(str)
EDTF = regex.compile(
    r"(?:\d{4}|XXXX|XX\d{2})(?:-(?:\d{2}|XX)(?:-\d{2})?)?~?"
    r"(?:/(?:\.\.|(?:\d{4}|XXXX|XX\d{2})(?:-\d{2}(?:-\d{2})?)?~?))?"
)


def read(text: str, published: str | None = None) -> list[DateMention]:
    return read_dates(Reading(Article(id="a", text=text, published_at=published)), [])


@settings(max_examples=300, deadline=None)
@given(TEXTS | TIGHT | st.text(max_size=80), PUBLISHED)
def test_any_text_gives_sound_mentions(text: str, published: str | None) -> None:
    reading = Reading(Article(id="a", text=unicodedata.normalize("NFC", text)))
    found = read_dates(reading, [])
    for mention in found:
        assert mention.text == reading.surface(mention.start, mention.end)
        assert mention.text.strip() == mention.text != ""
        assert (mention.value is None) <= (mention.reason is not None)
    for left, right in pairwise(found):
        assert left.end <= right.start


@settings(max_examples=300, deadline=None)
@given(TEXTS | TIGHT, PUBLISHED)
def test_values_are_edtf(text: str, published: str | None) -> None:
    for mention in read(text, published):
        if mention.kind != "duration" and mention.value is not None:
            assert EDTF.fullmatch(mention.value), mention


@settings(max_examples=100, deadline=None)
@given(TEXTS, PUBLISHED)
def test_decomposed_text_reads_alike_once_composed(text: str, published: str | None) -> None:
    composed = unicodedata.normalize("NFC", text)
    again = unicodedata.normalize("NFC", unicodedata.normalize("NFD", composed))
    assert [m.value for m in read(composed, published)] == [m.value for m in read(again, published)]


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from("/-."))
def test_a_full_date_reads_back(day: date, sign: str) -> None:
    text = f"Họp ngày {day.day}{sign}{day.month}{sign}{day.year}."
    assert [mention.value for mention in read(text)] == [day.isoformat()]


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(-40, 40))
def test_a_bare_day_near_publication_takes_the_nearest_year(published: date, gap: int) -> None:
    day = published + timedelta(days=gap)
    (mention,) = read(f"Ngày {day.day}/{day.month}, xã họp.", published.isoformat())
    assert mention.value == day.isoformat()


@given(
    st.builds(
        Point,
        year=st.none() | st.integers(1000, 2999),
        month=st.none() | st.integers(1, 12),
        day=st.none() | st.integers(1, 31),
        quarter=st.none(),
        approximate=st.booleans(),
        short_year=st.none() | st.integers(0, 99),
    )
)
def test_points_spell_themselves_in_edtf(point: Point) -> None:
    assert EDTF.fullmatch(point.edtf)
    span = point.span()
    assert span is None or span[0] <= span[1]


@pytest.mark.parametrize("rule", list(BOOK), ids=lambda rule: rule.id)
def test_every_rule_is_reached_from_the_text(rule: Rule) -> None:
    for example in rule.examples:
        head, marked, tail = regex.split("[⟦⟧]", example)
        reading = Reading(Article(id="a", text=f"{head}{marked}{tail}"))
        spans = [hit.match.span() for hit in find(reading, [])]
        assert (len(head), len(head) + len(marked)) in spans, example


def repeated(bit: str, size: int) -> str:
    return (bit * (size // len(bit) + 1))[:size]


def in_proportion(cost: Callable[[str], float], bit: str) -> bool:
    """Whether ten times the text costs about ten times as much; a slow machine may try again."""
    for _ in range(4):
        short, long = (cost(repeated(bit, size)) for size in (10_000, 100_000))
        if long < 30 * short + 0.05:
            return True
    return False


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("rule", [*BOOK, *CUES], ids=lambda rule: rule.id)
def test_every_pattern_is_linear(rule: Rule) -> None:
    plain = regex.sub("[⟦⟧]", "", rule.examples[0]).lower()

    def cost(text: str) -> float:
        return seconds(lambda: list(rule.pattern.finditer(text)))

    for bit in (plain, plain[: len(plain) * 2 // 3] + " ", rule.near_misses[0].lower(), " ", "1"):
        assert in_proportion(cost, bit), bit


@pytest.mark.parametrize(
    "bit",
    [
        *(" ", "1", "a", "(", "1/", "1.", "1-", '"', "\n", "ngày ", "từ ", "và ", "       1"),
        *("16/5 ", "ngày 16/5, ", "từ ngày 1, 2, 3 và ", "12/5-", "năm 20 ", "cùng ngày "),
        *("sáng nay ", "tháng 5 ", "quý 2 năm ", "ngày 35/7/2020 ", "(2015 - ", "lễ 2/9 "),
        "ngày 5/6/2020 và 7/8 ",
    ],
)
def test_reading_dates_is_linear(bit: str) -> None:
    def cost(text: str) -> float:
        reading = Reading(Article(id="a", text=text))
        _ = reading.sentences
        return seconds(lambda: read_dates(reading, []))

    assert in_proportion(cost, bit)
