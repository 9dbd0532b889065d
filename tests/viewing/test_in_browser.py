"""The report as a reader uses it, in headless Chromium: open, filter, click, look, download."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.record import Article, Finding, Record
from extract.viewing import write_report

from ..web_server import Web
from .browser import PHONE, Reader, needs_chromium
from .records import TEXT, article, many, one_record

pytestmark = needs_chromium
MakeReader = Callable[..., Reader]
SCREENSHOTS = os.environ.get("SCREENSHOTS")


def rows(page: Any) -> list[str]:
    return page.locator("#events tbody tr").all_inner_texts()


def figures(page: Any) -> dict[str, str]:
    names, counts = page.locator("#figures dt"), page.locator("#figures dd")
    return dict(zip(names.all_inner_texts(), counts.all_inner_texts(), strict=True))


def in_view(node: Any) -> bool:
    return node.evaluate(
        "n => { const b = n.getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight; }"
    )


def headline(records: list[Record], language: str) -> str:
    events, articles = sum(len(one.events) for one in records), len(records)
    if language == "vi":
        return f"{events} sự kiện trong {articles} bài báo"
    return f"{events} events in {articles} articles"


def test_open_filter_click_an_event_and_see_its_span(
    reader: MakeReader, report: Path, corpus: list[Record]
) -> None:
    page = reader().open(report)
    assert page.locator("#headline").inner_text() == headline(corpus, "vi")
    everything = figures(page)["sự kiện"]
    page.fill("#search", "tay ho 2025")
    assert len(rows(page)) == 1
    assert "Quận ủy Tây Hồ" in rows(page)[0]
    assert everything == str(sum(len(one.events) for one in corpus))
    assert figures(page)["sự kiện"] == "1"
    page.click("#events tbody tr")
    page.click("#cards .slot.awards >> nth=0")
    target = page.locator("#text .target").first
    assert target.inner_text() == page.locator("#cards .slot.awards >> nth=0").inner_text()
    assert in_view(target)
    assert "15 tập thể" in page.locator("#text .lit").all_inner_texts()


def test_filters_combine_and_charts_follow(reader: MakeReader, report: Path) -> None:
    page = reader().open(report)
    bars = timeline_bars(page)
    page.select_option("#type", "congress")
    page.select_option("#year", "2025")
    kinds = page.locator("#events .kind").all_inner_texts()
    assert set(kinds) == {"đại hội"}
    assert 0 < timeline_bars(page) < bars
    page.click("#clear")
    assert timeline_bars(page) == bars


def timeline_bars(page: Any) -> int:
    """Count the bars, once the charts have followed: they are drawn after the next paint."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    page.wait_for_selector("#timeline svg")
    return page.locator("#timeline [data-mark=rect] rect").count()


def test_a_click_on_a_bar_filters(reader: MakeReader, report: Path) -> None:
    page = reader().open(report)
    page.locator("#by-year [data-mark=bar] rect").first.click()
    year = page.input_value("#year")
    assert year
    assert all(year in row for row in rows(page))
    page.click("#clear")
    page.locator("#by-committee [data-mark=bar] rect").first.click()
    assert 0 < len(rows(page)) < 4
    assert all(page.input_value("#search").strip('"') in row for row in rows(page))


def test_columns_sort_numbers_as_numbers(reader: MakeReader, report: Path) -> None:
    page = reader().open(report)
    page.click("#events thead button >> nth=5")
    assert page.get_attribute("#events th >> nth=5", "aria-sort") == "descending"
    cells = page.locator("#events tbody tr td:nth-child(6)").all_inner_texts()
    counts = [int(cell.replace(".", "")) for cell in cells if cell != "–"]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) > 10


def test_csv_holds_what_is_shown(reader: MakeReader, report: Path) -> None:
    page = reader().open(report)
    page.select_option("#type", "final_review")
    with page.expect_download() as waiting:
        page.click("#download")
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == len(rows(page)) > 3
    assert {line["type"] for line in lines} == {"final_review"}
    assert lines[0]["committee"]


def test_legend_turns_a_field_off_and_on(reader: MakeReader, report: Path) -> None:
    page = reader().open(report, "#1")
    mark = page.locator("#text mark.committees").first
    shadow = "n => getComputedStyle(n).boxShadow"
    assert mark.evaluate(shadow) != "none"
    page.click("#legend .committees")
    assert mark.evaluate(shadow) == "none"
    assert page.get_attribute("#legend .committees", "aria-pressed") == "false"
    page.click("#legend .committees")
    assert mark.evaluate(shadow) != "none"


def test_a_mention_tells_its_value_and_how_it_was_resolved(
    reader: MakeReader, report: Path
) -> None:
    page = reader().open(report, "#1")
    page.locator("#text mark.dates", has_text="Sáng 16/5").first.focus()
    told = page.locator("#tip").inner_text()
    assert "16/5/2023" in told
    assert "bổ sung từ ngày đăng" in told
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()


def test_open_mentions_and_warnings_are_seen_and_told(reader: MakeReader, tmp_path: Path) -> None:
    warning = Finding(code="total_mismatch", message="70 is not 71", spans=[(0, 8)])
    record = one_record().model_copy(update={"warnings": [warning]})
    write_report([record], tmp_path / "r.html")
    page = reader().open(tmp_path / "r.html", "#0")
    mark = page.locator("#text mark.left-open")
    assert mark.inner_text().startswith("Luật Đất đai")
    assert mark.evaluate("n => getComputedStyle(n).outlineStyle") == "dashed"
    notes = page.locator("#cards .notes").all_inner_texts()
    assert "Số tổng không bằng tổng các phần." in notes[0]
    assert "chỉ tên luật thì không biết luật năm nào" in notes[1]
    page.click("#cards .notes .slot >> nth=1")
    assert in_view(page.locator("#text .target").first)


def test_keys_alone_lead_through(reader: MakeReader, report: Path) -> None:
    page = reader().open(report)
    page.keyboard.press("/")
    page.keyboard.type('"quan uy quan 11"')
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "type"
    page.focus("#events a.open")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-e1.current")
    page.keyboard.press("j")
    page.wait_for_selector("#card-e2.current")
    page.keyboard.press("]")
    page.wait_for_function("location.hash.startsWith('#2')")
    page.keyboard.press("Escape")
    page.wait_for_selector("#overview")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_both_languages_and_both_colours(
    reader: MakeReader, report: Path, corpus: list[Record]
) -> None:
    page = reader(locale="en-GB").open(report)
    assert page.locator("#headline").inner_text() == headline(corpus, "en")
    page.click("#language")
    assert page.locator("#headline").inner_text() == headline(corpus, "vi")
    assert page.get_attribute("html", "lang") == "vi"
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("#colours")
    dark = page.evaluate(ground)
    assert light != dark
    assert reader(color_scheme="dark").open(report).evaluate(ground) == dark


HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


def test_hostile_text_stays_text(reader: MakeReader, tmp_path: Path) -> None:
    known = {"title": HOSTILE, "site": HOSTILE, "url": "javascript:alert(3)", "id": HOSTILE}
    record = one_record()
    hostile = Article(**known, text=TEXT + HOSTILE)
    write_report(
        [record.model_copy(update={"article": hostile})], tmp_path / "r.html", title=HOSTILE
    )
    page = reader().open(tmp_path / "r.html")
    assert HOSTILE in page.locator("#headline").inner_text()
    page.click("#events tbody tr")
    page.wait_for_selector("#text")
    assert HOSTILE in page.locator("#text").inner_text()
    assert page.locator("img, a[href^=javascript]").count() == 0


def test_a_report_of_nothing_says_so(reader: MakeReader, tmp_path: Path) -> None:
    write_report([], tmp_path / "r.html")
    page = reader().open(tmp_path / "r.html")
    assert page.locator("#headline").inner_text() == "0 sự kiện trong 0 bài báo"
    assert page.locator("#charts .empty").count() == 4


@pytest.mark.parametrize("at", ["", "#1/e1", "#33"])
def test_nothing_runs_off_a_phone(reader: MakeReader, report: Path, at: str) -> None:
    page = reader(viewport=PHONE).open(report, at)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_thousand_articles_are_there_within_a_second(
    reader: MakeReader, corpus: list[Record], tmp_path: Path
) -> None:
    write_report(many(corpus, 1000), tmp_path / "many.html")
    page = tmp_path / "many.html"
    assert any(first_view(reader(), page) < 1 for _ in range(5))  # what else runs may be in the way


def test_all_rows_of_a_thousand_articles_come_when_asked_for(
    reader: MakeReader, corpus: list[Record], tmp_path: Path
) -> None:
    records = many(corpus, 1000)
    write_report(records, tmp_path / "many.html")
    page = reader().open(tmp_path / "many.html")
    assert len(rows(page)) == 40
    page.click("#more")
    count = sum(len(one.events) for one in records)
    page.wait_for_selector(f"#events tbody tr:nth-child({count})")
    assert page.locator("#events tbody tr").count() == count


def first_view(reader: Reader, page: Path) -> float:
    """Return the seconds until headline, figures, table and charts stood and were painted."""
    reader.page.goto(page.as_uri(), wait_until="load")
    assert reader.page.locator("#part-999").count() == 1
    reader.page.wait_for_selector("#by-year svg")
    times = [
        reader.page.evaluate(f"performance.getEntriesByName('{name}')[0].startTime")
        for name in ("drawn", "charted", "first-contentful-paint")
    ]
    return max(times) / 1000


def test_the_way_back_leads_to_where_one_was(reader: MakeReader, report: Path) -> None:
    page = reader().open(report)
    page.fill("#search", "quan uy")
    row = page.locator("#events tbody tr").nth(4)
    row.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    row.click()
    page.wait_for_selector("#cards .card")
    page.go_back()
    page.wait_for_selector("#overview")
    assert page.input_value("#search") == "quan uy"
    assert abs(page.evaluate("scrollY") - before) < 5


def test_link_opens_the_original_at_the_sentence(browser: Any, tmp_path: Path, web: Web) -> None:
    filler = "".join(f"<p>Đoạn đệm thứ {n}.</p>" for n in range(200))
    sentence = TEXT.split("\n")[1]
    body = f"<meta charset=utf-8>{filler}<p>{sentence}</p>{filler}"
    web.pages["/bai.html"] = f"<!doctype html><html>{body}</html>".encode()
    from extract.pipeline import extract

    write_report([extract(article(url=web("/bai.html")))], tmp_path / "r.html")
    reader = Reader(browser)
    page = reader.open(tmp_path / "r.html", "#0")
    with reader.context.expect_page() as opened:
        page.click("#cards blockquote a.away >> nth=0")
    original = opened.value
    original.wait_for_function("scrollY > 500")
    reader.close()


def test_side_by_side_shows_misses_first(reader: MakeReader, comparison: Path) -> None:
    page = reader().open(comparison)
    kinds = page.locator("#list .what b").all_inner_texts()
    assert kinds[0] == "bỏ sót"
    assert kinds == sorted(kinds, key=lambda kind: kind != "bỏ sót")
    page.fill("#search", "Quận ủy Quận 11 so ket")
    page.click("#list button >> nth=0")
    page.wait_for_selector("#sides")
    assert page.locator("#pairs .missed").count() == 1
    assert page.locator("#sides mark[data-side=gold].missed").count() >= 1
    assert page.locator("#sides mark[data-side=said].missed").count() == 0
    assert page.locator("#here [aria-current=true]").count() == 1


def test_side_by_side_paragraphs_stand_level(reader: MakeReader, comparison: Path) -> None:
    page = reader().open(comparison, "#1")
    tops = page.locator("#sides p:not(.blank)").evaluate_all("n => n.map(p => p.offsetTop)")
    assert tops[0::2] == tops[1::2]
    assert len(tops) > 20


def test_side_by_side_fits_a_phone(reader: MakeReader, comparison: Path) -> None:
    page = reader(viewport=PHONE).open(comparison, "#1")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("#sides p.same").first.is_hidden()


def test_accuracy_page_opens(reader: MakeReader, accuracy: Path) -> None:
    page = reader().open(accuracy)
    assert page.locator("h1").inner_text() == "Bản ghi đúng đến đâu"
    page.click("#errors button >> nth=0")
    assert page.locator("#text mark.current").is_visible()
    assert "máy đọc" in page.locator("#errors button").first.inner_text()
    page.click("#language")
    assert page.locator("h1").inner_text() == "How right the records are"
    assert "got" in page.locator("#errors button").first.inner_text()


PICTURES = {
    "report-overview": ("report", "", {}),
    "report-overview-dark": ("report", "", {"color_scheme": "dark"}),
    "report-article": ("report", "#5/e1", {}),
    "report-phone": ("report", "", {"viewport": PHONE}),
    "report-article-phone": ("report", "#5", {"viewport": PHONE}),
    "side-by-side": ("comparison", "#5", {"viewport": {"width": 1360, "height": 1100}}),
    "accuracy": ("accuracy", "", {}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(
    name: str, reader: MakeReader, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Take the pictures of the documentation; `make pictures` keeps them in docs/images."""
    fixture, at, context = PICTURES[name]
    page = reader(**context).open(request.getfixturevalue(fixture), at)
    page.evaluate("document.fonts.ready")
    if name in ("report-overview", "report-overview-dark", "report-phone"):
        page.wait_for_selector("#by-year svg")
    picture = Path(SCREENSHOTS or tmp_path) / f"{name}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 10_000
