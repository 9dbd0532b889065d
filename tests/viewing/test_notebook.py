"""A record as a notebook draws it: events, spans, nothing of the article's own markup."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser

from extract.record import Article, Record

from .records import TEXT, one_record


class Reading(HTMLParser):
    """What a reader sees, and which tags there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        self.style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.style = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self.style else data


def test_events_and_text_are_shown_and_hostile_text_stays_text() -> None:
    seen = Reading(one_record()._repr_html_())
    assert TEXT in seen.text
    assert "Quận ủy Quận 7" in seen.text
    assert "interim review" in seen.text
    assert not seen.tags & {"script", "img", "a", "iframe"}


def test_a_hostile_title_and_attribute() -> None:
    title = "'><img src=x onerror=alert(1)>"
    record = Record(article=Article(id=title, title=title, text="x"))
    assert "img" not in Reading(record._repr_html_()).tags
    assert title in Reading(record._repr_html_()).text


def test_the_contract_itself_loads_nothing_to_show() -> None:
    code = "import sys, extract.record; print([m for m in sys.modules if 'viewing' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
