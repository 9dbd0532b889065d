"""The report's data: runs rebuild the text, slots lead to their places, totals are honest."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.record import Article, AwardMention, DateMention, Event, Record
from extract.viewing import write_report
from extract.viewing.article import article_data
from extract.viewing.labels import label_of
from extract.viewing.origin import link_to
from extract.viewing.overview import event_lines
from extract.viewing.report import overview_data
from extract.viewing.segments import cut

from .records import TEXT, one_record

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple))


@given(st.text(max_size=40), spans)
def test_runs_rebuild_the_text_and_say_what_covers_them(text: str, places: list) -> None:
    places = [(start, end) for start, end in places if end <= len(text)]
    runs = cut(text, places)
    assert "".join(run for run, _, _ in runs) == text
    for run, covering, start in runs:
        assert text[start : start + len(run)] == run
        inside = {n for n, (a, b) in enumerate(places) if a <= start and start + len(run) <= b}
        assert not run or set(covering) == inside


def test_every_value_of_an_event_leads_to_its_place_and_sentence() -> None:
    (event,) = article_data(one_record())["events"]
    values = {slot["name"]: slot["values"] for slot in event["slots"]}
    assert [value["text"] for value in values["documents"]] == ["01-KL/TW"]
    assert [value["text"] for value in values["awards"]] == ["70 tập thể", "78 cá nhân"]
    for value in (one for listed in values.values() for one in listed if one["span"]):
        (start, end), (first, last) = value["span"], value["sentence"]
        assert first <= start < end <= last
        assert TEXT[first:last].count("\n") == 0
        assert value["link"].startswith("https://bao.example/0.html#:~:text=")


def test_spans_to_light_up_are_ends_of_runs() -> None:
    data = article_data(one_record())
    ends = {start for _, _, start in data["runs"]} | {len(TEXT)}
    (event,) = data["events"]
    for one in [*event["evidence"], *event["slots"][0]["values"]]:
        assert set(one["span"]) <= ends


def test_a_mention_without_value_is_open_and_says_why() -> None:
    date = DateMention(start=0, end=3, text="24/", kind="date", value=None, reason="unclear")
    label = label_of("dates", date)
    assert (label["open"], label["value"], label["reason"]) == (True, None, "unclear")


def test_page_holds_every_article_and_no_markup_of_theirs(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert write_report([one_record(), one_record()], page) == 2
    html = page.read_text("utf-8")
    assert [f'id="part-{n}"' in html for n in range(3)] == [True, True, False]
    assert "<script>alert('xin" not in html
    assert "\\u003cscript>alert('xin" in html


def test_same_records_give_the_same_page(tmp_path: Path) -> None:
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        write_report([one_record()], page)
    assert pages[0].read_bytes() == pages[1].read_bytes()


@pytest.mark.parametrize(
    ("awards", "sums"),
    [
        ([("70 tập thể", 70, "collective", {})], (70, None)),
        ([("70 tập thể", 70, "collective", {}), ("78 cá nhân", 78, "individual", {})], (70, 78)),
        ([("70 tập thể", 70, "collective", {"approx": "at_least"})], (None, None)),
        ([("70 tập thể", 70, "collective", {"total": True})], (None, None)),
        ([], (None, None)),
    ],
)
def test_only_exact_counts_are_summed(awards: list, sums: tuple) -> None:
    text = "70 tập thể và 78 cá nhân"
    mentions = [
        AwardMention(start=text.index(t), end=text.index(t) + len(t), text=t, count=c,
                     recipient=r, **more)
        for t, c, r, more in awards
    ]  # fmt: skip
    event = Event(id="e1", type="meeting", awards=list(range(len(mentions))))
    record = Record(article=Article(id="a", text=text), awards=mentions, events=[event])
    (line,) = event_lines(record, 0)
    assert (line["collectives"], line["individuals"]) == sums


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("Có 45/60 chi bộ (đạt 80%) tham gia.", "45 trên 60 là 75,0 %, không phải 80 %"),
        (
            "Hội nghị diễn ra ngày 31/6/2024 tại Quận ủy Quận 7.",
            "trong lịch không có “ngày 31/6/2024”",
        ),
        (
            "Ngày 24-5-2024, Quận ủy Quận 7 tổ chức hội nghị khen thưởng 10 tập thể, "
            "trong đó có 12 tập thể xuất sắc.",
            "“12 tập thể” được kể là một phần của “10 tập thể”, vốn ít hơn",
        ),
    ],
)
def test_what_does_not_add_up_is_told_in_both_languages(text: str, vietnamese: str) -> None:
    from extract.pipeline import extract

    (warning,) = article_data(extract(Article(id="a", text=text)))["warnings"]
    assert warning["message"]["vi"] == vietnamese
    assert warning["message"]["en"] != vietnamese


def test_overview_counts_articles_events_and_doubts() -> None:
    overview = overview_data([one_record()])
    (article,), (event,) = overview["articles"], overview["events"]
    assert (article["events"], event["committee"]) == (1, "Quận ủy Quận 7")
    assert event["province"] == "Thành phố Hồ Chí Minh"
    assert article["open"] == 1  # the law whose year is not said


@pytest.mark.parametrize(
    ("url", "sentence", "link"),
    [
        ("https://b.vn/a", "Một hai ba.", "https://b.vn/a#:~:text=Một hai ba."),
        ("https://b.vn/a#x", "a, b & c-d", "https://b.vn/a#:~:text=a, b & c-d"),
        ("http://b.vn/", " ".join("abcdefghijklm"), "http://b.vn/#:~:text=a b c d e,i j k l m"),
        ("https://b.vn/a", "  ", "https://b.vn/a"),
        ("javascript:alert(1)", "a", None),
        ("data:text/html,x", "a", None),
        ("http://[", "a", None),
        (None, "a", None),
    ],
)  # fmt: skip
def test_link_to_the_original_at_a_sentence(url: str, sentence: str, link: str | None) -> None:
    made = link_to(url, sentence)
    assert (made and unquote(made)) == link
    if made and "#" in made:
        fragment = made.partition("#:~:text=")[2]
        assert regex.fullmatch(r"[\w.~%]*,?[\w.~%]*", fragment)
