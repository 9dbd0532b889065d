"""Discovery against a real server: feeds, sitemaps and pages, good and broken."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from extract.discovery import Discovery, Link, article_key, canonical, discover
from extract.errors import SourceError

from ..fetching.getting import QUICK
from ..web_server import Answer, Web

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo Thử</title>
<item><title><![CDATA[Quận ủy &amp; Huyện ủy <b>họp</b>]]></title><link>{0}/bai-a1.html?utm_source=rss</link>
<pubDate>Fri, 24 May 2024 17:05:00 +0700</pubDate></item>
<item><title>Tin hai</title><link>/bai-a2.html</link><pubDate>5/23/2024 5:05:00 PM</pubDate></item>
<item><title>Tin ba</title><link>{0}/bai-a3.html#binh-luan</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title><entry><title>Tin một</title>
<link rel="alternate" href="{0}/bai-a1.html"/><updated>2024-05-24T10:05:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="{0}/bai-a1.html"><title>Tin một</title><link>{0}/bai-a1.html</link></item></rdf:RDF>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{0}/bai-a1.html</loc><news:news>
<news:publication_date>2024-05-24T17:05:00+07:00</news:publication_date><news:title>Tin một</news:title></news:news></url>
<url><loc>{0}/bai-a2.html</loc><lastmod>2024-05-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{0}/thang-5.xml.gz</loc><lastmod>2024-05-31</lastmod></sitemap>
<sitemap><loc>{0}/thang-4.xml</loc><lastmod>2024-04-30</lastmod></sitemap>
<sitemap><loc>{0}/index.xml</loc></sitemap><sitemap><loc>{0}/mat-roi.xml</loc><lastmod>2024-05-31</lastmod></sitemap>
</sitemapindex>"""
SECTION = """<html><head><link rel="alternate" type="application/rss+xml" href="/tin.rss"></head><body><nav>
<a href="/">Trang chủ</a><a href="/chinh-tri">Chính trị</a><a href="/video/quan-uy-hop-123456.html">Quận ủy họp sáng nay</a></nav>
<h3><a href="/quan-uy-binh-minh-so-ket-123456.html?gidzl=x">Quận ủy Bình Minh sơ kết</a></h3>
<a href="/amp/quan-uy-binh-minh-so-ket-123456.html">Quận ủy Bình Minh sơ kết</a>
<a href="https://m.bao.example/khac.html">Báo khác đưa tin này trước</a>
<a href="/huyen-uy-song-hong-tong-ket-20240524170512.htm" title="Huyện ủy Sông Hồng tổng kết"><img></a>
<a href="/tag/chi-thi-05-ct-tw.html">Chỉ thị số 05 của Bộ Chính trị</a><a href="#top">Lên đầu trang của báo này</a>
<a href="/tai-lieu/ke-hoach-so-39-cua-huyen-uy.pdf">Toàn văn kế hoạch của Huyện ủy</a></body></html>"""


def find(web: Web, path: str, **wanted: Any) -> list[str]:
    found = discover([web(path)], Discovery(**wanted), limits=QUICK, allow_private=True)
    return [one.code if isinstance(one, SourceError) else one.url[len(web.base) :] for one in found]


def put(web: Web, path: str, text: str, **headers: str) -> None:
    content = text.replace("{0}", web.base).encode()
    body = gzip.compress(content) if path.endswith(".gz") else content
    told = {"Content-Type": "application/xml"} | headers

    def answer(_: dict[str, str]) -> Answer:
        return 200, body, told

    web.answers[path] = answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RSS, ["/bai-a1.html", "/bai-a2.html", "/bai-a3.html"]),
        (ATOM, ["/bai-a1.html"]),
        (RDF, ["/bai-a1.html"]),
        (RSS[:-30], ["/bai-a1.html", "/bai-a2.html"]),
        (RSS.replace("<title>Tin hai", "<title>Tin & hai <b>"), ["/bai-a1.html", "/bai-a2.html", "/bai-a3.html"]),
        ("<rss><channel></channel></rss>", ["empty"]),
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', ["empty"]),
        (SITEMAP, ["/bai-a1.html", "/bai-a2.html"]),
        (SITEMAP.replace("</urlset>", "<url><loc>"), ["/bai-a1.html", "/bai-a2.html"]),
        ("{0}/bai-a1.html\n{0}/bai-a2.html\n", ["/bai-a1.html", "/bai-a2.html"]),
        ("<urlset></urlset>", ["empty"]),
    ],
)  # fmt: skip
def test_feeds_and_sitemaps(web: Web, text: str, expected: list[str]) -> None:
    put(web, "/x", text)
    assert find(web, "/x") == expected


def test_titles_and_dates_come_with_the_links(web: Web) -> None:
    put(web, "/tin.rss", RSS)
    found = list(discover([web("/tin.rss")], limits=QUICK, allow_private=True))
    assert found[:2] == [
        Link(web("/bai-a1.html"), "Quận ủy & Huyện ủy họp", "2024-05-24T17:05:00+07:00", web("/tin.rss")),
        Link(web("/bai-a2.html"), "Tin hai", "2024-05-23T17:05:00+07:00", web("/tin.rss")),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/map.xml.gz", "/map"])
def test_packed_sitemaps(web: Web, path: str) -> None:
    put(web, path, SITEMAP)
    assert find(web, path) == ["/bai-a1.html", "/bai-a2.html"]


def test_an_index_is_followed_as_far_as_it_changed(web: Web) -> None:
    put(web, "/index.xml", INDEX)
    put(web, "/thang-5.xml.gz", SITEMAP)
    put(web, "/thang-4.xml", SITEMAP.replace("bai-a", "cu-"))
    found = find(web, "/index.xml", since="2024-05-10")
    assert sorted(found) == ["/bai-a1.html", "http_status"]
    assert web.asked["/thang-4.xml"] == 0
    assert "/cu-1.html" in find(web, "/index.xml")


def test_a_packed_bomb_is_no_sitemap(web: Web) -> None:
    assert find(web, "/bomb") == ["too_large"]


def test_links_of_a_section_page_that_are_articles_of_the_site(web: Web) -> None:
    put(web, "/chinh-tri", SECTION, **{"Content-Type": "text/html"})
    assert find(web, "/chinh-tri") == [
        "/quan-uy-binh-minh-so-ket-123456.html",
        "/huyen-uy-song-hong-tong-ket-20240524170512.htm",
    ]


def test_feeds_and_sitemaps_of_a_page_are_read_when_asked(web: Web) -> None:
    put(web, "/chinh-tri", SECTION, **{"Content-Type": "text/html"})
    put(web, "/tin.rss", RSS)
    put(web, "/map.xml", SITEMAP)
    web.robots = (200, f"Sitemap: {web('/map.xml')}".encode())
    assert find(web, "/chinh-tri", feeds=True, sitemaps=True)[2:] == [
        "/bai-a1.html", "/bai-a2.html", "/bai-a3.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"since": "2024-05-24"}, ["/bai-a1.html", "/bai-a3.html"]),
        ({"match": "quận ủy"}, ["/bai-a1.html"]),
        ({"match": r"a[23]\.html"}, ["/bai-a2.html", "/bai-a3.html"]),
    ],
)
def test_what_is_wanted(web: Web, wanted: dict[str, str], expected: list[str]) -> None:
    put(web, "/tin.rss", RSS)
    assert find(web, "/tin.rss", **wanted) == expected


@pytest.mark.parametrize("path", ["/404", "/hang", "/reset"])
def test_failures_are_told(web: Web, path: str) -> None:
    assert find(web, path)[0] in ("http_status", "timeout", "connection")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bao.vn/a1.html?utm_medium=zalo&utm_source=x", "https://bao.vn/a1.html"),
        ("https://bao.vn/a1.html?gidzl=abc&zarsrc=30", "https://bao.vn/a1.html"),
        ("https://bao.vn/a1.html?fbclid=abc#comment", "https://bao.vn/a1.html"),
        ("https://bao.vn/tin.aspx?id=5&utm_source=x", "https://bao.vn/tin.aspx?id=5"),
        ("HTTPS://BAO.VN/A1.html", "https://bao.vn/A1.html"),
        ("javascript:void(0)", None),
        ("mailto:a@bao.vn", None),
        ("", None),
    ],
)
def test_canonical(url: str, expected: str | None) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "variant",
    [
        "http://bao.vn/a-1.html", "https://www.bao.vn/a-1.html", "https://m.bao.vn/a-1.html",
        "https://amp.bao.vn/a-1.html", "https://bao.vn/amp/a-1.html", "https://bao.vn/a-1.html?amp=1",
        "https://bao.vn/a-1.html/amp/", "https://bao.vn/a-1.amp.html", "https://bao.vn/a-1.html/print",
        "https://bao.vn/print/a-1.html", "https://bao.vn/a-1.html?print=1",
    ],
)  # fmt: skip
def test_variants_of_one_article_have_one_key(variant: str) -> None:
    assert article_key(variant) == "bao.vn/a-1.html"


def test_different_articles_have_different_keys() -> None:
    urls = ["https://bao.vn/a-1.html", "https://bao.vn/a-2.html", "https://bao.vn/tin?id=1",
            "https://bao.vn/tin?id=2", "https://khac.vn/a-1.html", "https://bao.vn/amp-1.html"]  # fmt: skip
    assert len({article_key(url) for url in urls}) == len(urls)


def test_the_main_address_wins_over_its_variants(web: Web) -> None:
    put(web, "/x", "{0}/amp/bai-a1.html\n{0}/bai-a1.html\n")
    assert find(web, "/x") == ["/bai-a1.html"]


def test_discovery_without_urls_finds_nothing(tmp_path: Path) -> None:
    assert list(discover([])) == []
