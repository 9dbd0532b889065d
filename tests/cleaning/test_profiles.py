"""Site profiles: selectors put right what the general way gets wrong, on their site only."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cleaning.page import read_page
from extract.cleaning.profiles import load_profiles, parse_profiles, profile_of
from extract.errors import SourceError
from extract.fetching import Page
from extract.record import Article

from .papers.pieces import LONG, SAPO, TITLE, body

# What no general rule can know: the headline in a picture's caption, a promotion that reads like
# the article, the time in another language, the standfirst at the end.
HTML = (
    f"<html><body><div class='x1'>{TITLE}</div><div class='x2'>Mời bạn đọc dài hạn báo giấy giá "
    f"ưu đãi trong cả năm nay, giao tận nhà tại các tỉnh.</div><div class='x3'>{body(LONG)}</div>"
    f"<div class='x4'>{SAPO}</div><div class='x5' title='2024-05-24'>24 May 2024 17:05</div>"
    "<div class='x6'>bút danh: Người Sông Hồng</div></body></html>"
)
PROFILE = """
[[site]]
hosts = ["bao-la.vn"]
comment = "No part has a name, the time is in English, the standfirst at the foot."
body = "div.x3"
standfirst = "div.x4"
title = "div.x1"
published = "time, meta[name=x]"
authors = "div.x6"
drop = ["div.x2"]
"""


def clean(url: str) -> Article:
    return read_page(Page(HTML.encode(), "a.html", url)).article


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "sites.toml"
    file.write_text(PROFILE, "utf-8")
    monkeypatch.setenv("EXTRACT_PROFILES", str(file))
    return file


def test_without_its_profile_the_page_comes_out_wrong() -> None:
    assert clean("https://bao-la.vn/a").title != TITLE


@pytest.mark.parametrize("host", ["bao-la.vn", "www.bao-la.vn", "m.bao-la.vn"])
def test_with_its_profile_it_comes_out_right(own: Path, host: str) -> None:
    article = clean(f"https://{host}/a")
    assert article.title == TITLE
    assert "báo giấy" not in article.text
    assert article.text.startswith(LONG[0][1])
    assert article.authors == ["bút danh: Người Sông Hồng"]


def test_other_sites_are_left_alone(own: Path) -> None:
    assert profile_of("https://khongbao-la.vn/a") is None
    assert clean("https://bao.vn/a").title != TITLE


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[[site]]\nhosts = ['a.vn']", "comment"),
        ("[[site]]\nhosts = ['a.vn']\ncomment = 'x'\nbody = 'div['", "CSS selector"),
        ("[[site]]\nhosts = ['a.vn']\ncomment = 'x'\nbodies = 'div'", "bodies"),
        ("[[site]", "no file of site profiles"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, source: str, told: str) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(source, "utf-8")
    with pytest.raises(SourceError, match=told) as caught:
        load_profiles(str(file))
    assert caught.value.source == str(file)


def test_a_profile_needs_only_hosts_and_a_comment() -> None:
    (profile,) = parse_profiles("[[site]]\nhosts = ['a.vn']\ncomment = 'x'\n")
    assert profile.body is None
