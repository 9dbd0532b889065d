"""The shell: everything inside the file, nothing out of the data."""

from __future__ import annotations

import json

import pytest
import regex

from extract.pages import Layout, fill_page, page_pieces

REPORT = Layout("extract.viewing", "report", ("overview.js",), charts=True)
ACCURACY = Layout("extract.evaluation", "page", ("page.js",))
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "/*SCRIPT*/ /*PARTS*/ /*DATA*/",
    "<img src=x onerror=alert(1)>",
    "\u2028 \x00 \\u003c \\",
]


def embedded(page: str, name: str) -> object:
    found = regex.search(rf'id="{name}" type="application/json">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("layout", [REPORT, ACCURACY], ids=["report", "accuracy"])
def test_a_page_asks_for_nothing_outside_itself(layout: Layout) -> None:
    page = fill_page(layout, "title", {})
    assert not regex.search(r"(?:src|href)\s*=\s*[\"'](?!#)", page.split("<script")[0])
    assert not regex.search(r"url\((?!data:)", page.split("<script")[0])
    assert "default-src 'none'" in page
    assert not regex.search(r"/\*[A-Z]+\*/", page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_data(text: str) -> None:
    calm = fill_page(REPORT, "title", {"text": ""})
    page = fill_page(REPORT, "title", {"text": text})
    assert page.count("<script") == calm.count("<script")
    assert page.count("</script") == calm.count("</script")
    assert embedded(page, "data") == {"text": text}


def test_title_is_escaped() -> None:
    assert "<title>a &lt;b&gt; &amp; c</title>" in fill_page(ACCURACY, "a <b> & c", {})


def test_parts_stand_behind_the_scripts_and_are_not_kept_in_memory() -> None:
    asked = []

    def parts() -> object:
        for number in range(3):
            asked.append(number)
            yield {"text": f"</script>{number}"}

    pieces = page_pieces(REPORT, "title", {}, parts())
    head = next(pieces)
    assert asked == []
    assert "</script>\n" in head
    assert '<script type="application/json" id="part-0">{"text":"\\u003c/script>0"}' in next(pieces)
    assert asked == [0]
    assert "".join(pieces).rstrip().endswith("</html>")


def test_words_of_both_languages_travel_in_the_page() -> None:
    words = embedded(fill_page(REPORT, "title", {}), "words")
    assert words["vi"]["Download CSV"] == "Tải CSV"  # type: ignore[index]
    assert words["en"] == {}  # type: ignore[index]


@pytest.mark.parametrize("language", ["vi", "en", None])
def test_language_to_open_in(language: str | None) -> None:
    page = fill_page(REPORT, "title", {}, language)  # type: ignore[arg-type]
    assert f'data-language="{language or ""}"' in page
