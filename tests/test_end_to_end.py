"""The whole path on the corpus: a page served over HTTP tells the same events as its text."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from extract.cleaning import clean_page
from extract.fetching import fetch_page
from extract.pipeline import extract
from extract.record import Record
from extract.sources import Input, load, walk

from .web_server import Web

ROOT = Path(__file__).parents[1]
MANIFEST = json.loads((ROOT / "corpus/manifest.json").read_text("utf-8"))
REAL = [entry for entry in MANIFEST if entry["kind"] == "real"]
LINKS = "".join(
    f"<li><a href='/{n}.html'>Quận ủy biểu dương {n} tập thể sáng {n}/3</a></li>"
    for n in range(2, 22)
)
_FURNITURE = ("print", "chia sẻ", "tin ", "cập nhật", "link ", "lưu ý", "gửi file", "quay lên")


def page_of(entry: dict[str, Any]) -> str:
    """Put an article of the corpus where a paper puts it: headline, body, links all around."""
    text = (ROOT / "corpus" / entry["file"]).read_text("utf-8")
    title = entry["title"] or ""
    lines = [line.strip() for line in text.split("\n")]
    kept = [x for x in lines if x and x != title and not x.lower().startswith(_FURNITURE)]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in kept)
    published = entry["published_at"] or ""
    meta = f"<meta property='article:published_time' content='{published}'>" if published else ""
    return (
        f"<html lang='vi'><head><meta charset='utf-8'><title>{title}</title>{meta}</head><body>"
        f"<header><nav><ul>{LINKS}</ul></nav></header><main><h1>{html.escape(title)}</h1>"
        f"<article class='content'>{body}</article></main>"
        f"<div class='related-news'><h3>Tin liên quan</h3><ul>{LINKS}</ul></div>"
        f"<footer><p>Bản quyền thuộc về báo. Liên hệ quảng cáo: 0900 000 000</p></footer>"
        "</body></html>"
    )


def told(record: Record) -> list[tuple[Any, ...]]:
    return [
        (
            event.type, event.date, event.committee, sorted(event.documents),
            sorted((record.awards[i].count, record.awards[i].recipient) for i in event.awards),
        )
        for event in record.events
    ]  # fmt: skip


@pytest.mark.parametrize("entry", REAL, ids=lambda entry: entry["id"][:3])
def test_a_served_page_tells_the_same_events_as_its_text(entry: dict[str, Any], web: Web) -> None:
    web.pages["/bai.html"] = page_of(entry).encode()
    (item,) = (i for i in walk([str(ROOT / "corpus")]) if isinstance(i, Input)
               and i.known.get("id") == entry["id"])  # fmt: skip
    from_text = extract(load(item))
    from_page = extract(clean_page(fetch_page(web("/bai.html"), allow_private=True)))
    assert told(from_page) == told(from_text)
