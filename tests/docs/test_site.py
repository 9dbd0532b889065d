"""The site builds offline with warnings as errors; its made pages hold what they should."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from extract.record import MENTION_FIELDS

from .pages import PAGES, name_of


def test_record_page_tells_every_field(site: Path) -> None:
    page = (site / "reference" / "record" / "index.html").read_text("utf-8")
    assert all(f"<code>{field}</code>" in page for field in (*MENTION_FIELDS, "events", "warnings"))


def test_rules_page_names_rules_with_examples(site: Path) -> None:
    page = (site / "reference" / "rules" / "index.html").read_text("utf-8")
    assert page.count("<dt>") > 150
    assert "<code>dates.days</code>" in page


def test_command_page_names_every_command(site: Path) -> None:
    from extract.cli.main import group

    page = (site / "reference" / "cli" / "index.html").read_text("utf-8")
    for name in group.list_commands(None):  # type: ignore[arg-type]
        assert f'id="extract-{name}"' in page


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = regex.findall(
            r'<(?:script|img|iframe)[^>]+src="(https?:[^"]+)"|<link[^>]+rel="stylesheet"[^>]+href="(https?:[^"]+)"',
            page.read_text("utf-8"),
        )
        assert loaded == [], page


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_local_links_lead_somewhere(page: Path) -> None:
    made = {"record.md", "rules.md"}
    for link in regex.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / link).exists() or Path(link).name in made, link
