"""What papers do that no family explains: each quirk once, on an otherwise plain page."""

from __future__ import annotations

import json

import pytest

from extract.cleaning import clean_page
from extract.fetching import Page
from extract.record import Article

from .papers.pieces import SAPO, TITLE

FIRST = (
    "Dự hội nghị có các đồng chí trong Ban Thường vụ Huyện ủy và đại biểu của 42 chi bộ trực thuộc."
)
LAST = "Dịp này, Huyện ủy tặng Giấy khen cho 25 tập thể và 60 cá nhân có thành tích xuất sắc."


def clean(
    middle: str = "", head: str = "", top: str = "", title: str = f"<h1>{TITLE}</h1>",
    when: str = "<div>24/05/2024 17:05</div>", sapo: str = f"<p class='sapo'>{SAPO}</p>",
) -> Article:  # fmt: skip
    page = (
        f"<html><head><title>{TITLE} - Báo Thử</title>{head}</head><body>{top}<main>{title}{when}{sapo}"
        f"<div class='c'><p>{FIRST}</p>{middle}<p>{FIRST[:-1]} khác.</p><p>{LAST}</p></div></main></body></html>"
    )
    return clean_page(Page(page.encode(), "a.html", "https://bao.vn/a.html"))


def middle_of(text: str) -> list[str]:
    lines = text.split("\n")
    return lines[lines.index(FIRST) + 1 : lines.index(f"{FIRST[:-1]} khác.")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<figure><img src=a><p>Quang cảnh hội nghị sơ kết</p></figure>", []),
        ("<p><img src=a></p><p>Quang cảnh hội nghị sơ kết tại huyện</p>", []),
        ("<p><img src=a></p><p style='text-align:center'>Quang cảnh hội nghị.</p>", []),
        ("<p><img src=a alt='Các đại biểu dự hội nghị.'></p><p>Các đại biểu dự hội nghị.</p>", []),
        ("<p>Trao Giấy khen cho các tập thể. Ảnh: Thu Hà</p>", []),
        ("<p><img src=a></p><p>Lễ trao giải (Nguồn: TTXVN)</p>", []),
        ("<p>Có 15 tập thể được khen (Nguồn: Huyện ủy).</p>", ["Có 15 tập thể được khen (Nguồn: Huyện ủy)."]),
        ("<p><img src=a></p><p><b>Nhiều mô hình hay</b></p>", ["Nhiều mô hình hay"]),
        ("<p><img src=a></p><p><span style='font-weight:bold'>Mô hình hay</span></p>", ["Mô hình hay"]),
        ("<p><img src=a></p><h3>Nhiều mô hình hay</h3>", ["Nhiều mô hình hay"]),
        ("<div class='image'><img src=a><div class='n'>Quang cảnh hội nghị.</div></div>", []),
        ("<div class='VCSortableInPreviewMode noCaption' type='wrapnote'><p>Toàn huyện có 42 chi bộ.</p></div>", ["Toàn huyện có 42 chi bộ."]),
        ("<p>Theo <a href=x>Nghị quyết 18</a> và <a href=y>Kết luận 01</a>.</p>", ["Theo Nghị quyết 18 và Kết luận 01."]),
        ("<p><img src=a></p><p>- Tập thể: 15 chi bộ</p>", ["- Tập thể: 15 chi bộ"]),
        ("<p>Kết quả:</p><p>- 15 tập thể<br>- 20 cá nhân</p>", ["Kết quả:", "- 15 tập thể", "- 20 cá nhân"]),
        ("<figure class=table><table><tr><td>Xã A<td>5<tr><td>Xã B<td>7</table></figure>", ["Xã A | 5", "Xã B | 7"]),
        ("<table><tr><td><p>Xã A</p><td><p>5</p><tr><td>Xã B<td>7</table>", ["Xã A | 5", "Xã B | 7"]),
        ("<p>Thực hiện <a class='tag' href=x>Chỉ thị 05</a>, huyện có 5 mô hình.</p>", ["Thực hiện Chỉ thị 05, huyện có 5 mô hình."]),
        ("<p><a href=x>Xã Phú An ra mắt câu lạc bộ đọc sách</a></p>", []),
        ("<p>Xem thêm: <a href=x>Xã Phú An ra mắt câu lạc bộ đọc sách</a></p>", []),
        ("<div style='display: none'>Văn bản ẩn của trang, không ai thấy khi đọc.</div>", []),
        ("<p><span>S</span>áng cùng ngày, đoàn dâng hương.</p>", ["Sáng cùng ngày, đoàn dâng hương."]),
        ("<div>Không có thẻ đoạn, chỉ có hộp.</div>", ["Không có thẻ đoạn, chỉ có hộp."]),
        ("<p>Dòng một.<br/>Dòng hai.</p>", ["Dòng một.", "Dòng hai."]),
        ("<p>&nbsp;</p><p>Hai&nbsp;khoảng   trắng.</p>", ["Hai khoảng trắng."]),
        ("<ol><li>Việc thứ nhất</li><li>Việc thứ hai</li></ol>", ["Việc thứ nhất", "Việc thứ hai"]),
        ("<div class='timeline-item'>Ngày 3/2/1930: thành lập Đảng</div>", ["Ngày 3/2/1930: thành lập Đảng"]),
        ("<div class='quang-cao'><p>Mua một tặng một trong tuần này, số lượng có hạn.</p></div>", []),
        ("<p>Tệp đính kèm:</p><ul><li><a href=a.pdf>39-kh.pdf</a></li></ul>", []),
        ("<script>var a = '<p>Không phải bài.</p>'</script><style>p{}</style>", []),
    ],
)  # fmt: skip
def test_the_body(markup: str, expected: list[str]) -> None:
    assert middle_of(clean(markup).text) == expected


@pytest.mark.parametrize(
    "sapo",
    [
        f"<p class='sapo'>{SAPO}</p>",
        f"<h2>{SAPO}</h2>",
        f"<p><strong>{SAPO}</strong></p>",
        f"<div class='sapo'><p>{SAPO}</p></div>",
        f"<div class='sapo'>{SAPO}<ul><li><a href=x>Xã Phú An ra mắt câu lạc bộ</a></li></ul></div>",
        f"<h2 class='sapo'>{SAPO}</h2><p class='sapo-mobile'>{SAPO}</p>",
        f"<p><img src=a></p><p class='sapo'>{SAPO.rstrip('.')}</p>",
        f"<div class='lead'>{SAPO}</div>",
    ],
)
def test_the_standfirst_is_there_once(sapo: str) -> None:
    assert clean(sapo=sapo).text.count(SAPO.rstrip(".")) == 1


@pytest.mark.parametrize(
    ("title", "top"),
    [
        (f"<h1>{TITLE}</h1>", "<h1 class='logo'><a href='/'>Báo Huyện Sông Hồng điện tử</a></h1>"),
        (f"<h2 class='title'>{TITLE}</h2>", "<h1><a href='/'><img>Trang tin Sông Hồng</a></h1>"),
        (f"<div class='t'>{TITLE}</div>", ""),
        (f"<h1>{TITLE.replace(' sơ kết', '<br>sơ kết')}</h1>", ""),
        (f"<h1><a href='/a.html'>{TITLE}</a></h1>", "<div class='topbar-sticky'>Đang đọc</div>"),
    ],
)
def test_the_headline(title: str, top: str) -> None:
    assert clean(title=title, top=top).title == TITLE


def ld(**told: str) -> str:
    return (
        f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle'} | told)}</script>"
    )


@pytest.mark.parametrize(
    ("head", "when", "expected"),
    [
        ("", "<p>Thứ sáu, 24/05/2024</p><p>17:05</p>", "2024-05-24T17:05:00+07:00"),
        ("", "<p>Sửa 25/05/2024 08:00</p><p>24/05/2024 17:05</p>", "2024-05-24T17:05:00+07:00"),
        ("", "<p>Cập nhật: 25/05/2024 08:00</p><p>Đăng: 24/05/2024 17:05</p>", "2024-05-24T17:05:00+07:00"),
        ("", "<p>Cập nhật: 25/05/2024 08:00</p>", "2024-05-25T08:00:00+07:00"),
        ("", "<p>Lê Minh Châu - 24/05/2024 17:05</p>", "2024-05-24T17:05:00+07:00"),
        ("", "<p>Cập nhật: 25/05/2024 08:00 | Xuất bản: 24/05/2024 17:05</p>", "2024-05-24T17:05:00+07:00"),
        ("", "<p class='date'><span>Thứ 6</span><span>24/05/2024</span><span>17:05</span></p>", "2024-05-24T17:05:00+07:00"),
        ("", "<a href=x>24/05/2024 17:05</a>", None),
        ("", "", None),
        (ld(datePublished="2024-05-24"), "<p>24/05/2024 17:05</p>", "2024-05-24T17:05:00+07:00"),
        (ld(datePublished="2024-05-24T00:00:00"), "<p>17:05 24/05/2024</p>", "2024-05-24T17:05:00+07:00"),
        (ld(datePublished="2024-05-24T17:05:00Z"), "<p>17:05 24/05/2024</p>", "2024-05-24T17:05:00+07:00"),
        (ld(datePublished="2024-05-24T10:05:00Z"), "<p>17:05 24/05/2024</p>", "2024-05-24T17:05:00+07:00"),
        (ld(datePublished="2024-05-24T17:05:00"), "<p>Cập nhật 26/05/2024 09:00</p>", "2024-05-24T17:05:00+07:00"),
        (ld(datePublished="0001-01-01T00:00:00"), "<p>24/05/2024 17:05</p>", "2024-05-24T17:05:00+07:00"),
        (ld(headline="Bài khác", datePublished="2020-01-01") + ld(headline=TITLE, datePublished="2024-05-24"),
         "", "2024-05-24"),
    ],
)  # fmt: skip
def test_the_time(head: str, when: str, expected: str | None) -> None:
    assert clean(head=head, when=when).published_at == expected


ARTICLE = '{"@type":"NewsArticle","datePublished":"2024-05-24","author":{"name":"Lê Minh Châu"}'


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE + "}",
        f'[{{"@type": "BreadcrumbList"}}, {ARTICLE}}}]',
        f'{{"@type": "WebSite"}}{ARTICLE}}}',
        f"/* bài viết */ {ARTICLE},}};",
        f"//<![CDATA[\n{ARTICLE}}}\n//]]>",
        f"<!--\n{ARTICLE}}}\n-->",
        '{"@type": "NewsArticle", "headline": "Bài "hay" lắm", ' + ARTICLE.partition(",")[2] + "}",
    ],
)
def test_json_as_papers_write_it(script: str) -> None:
    article = clean(head=f"<script type='application/ld+json'>{script}</script>", when="")
    assert (article.published_at, article.authors) == ("2024-05-24", ["Lê Minh Châu"])


@pytest.mark.parametrize(
    ("signed", "authors"),
    [
        ("<p style='text-align:right'><b>Lê Minh Châu</b></p>", ["Lê Minh Châu"]),
        ("<p><b>Lê Minh Châu - Trần An</b></p>", ["Lê Minh Châu", "Trần An"]),
        ("<p><b>Bài, ảnh: Lê Minh Châu</b></p>", ["Lê Minh Châu"]),
        ("<p>Tác giả: Lê Minh Châu</p><p>Nguồn: Ban biên tập</p>", ["Lê Minh Châu"]),
        ("<p><b>Lê Minh Châu</b> <i>(thực hiện)</i></p>", ["Lê Minh Châu"]),
        ("<p><b>Lê Minh Châu/TTXVN</b></p>", ["Lê Minh Châu"]),
        ("<p style='text-align:right'><b>Ban Tuyên giáo Huyện ủy</b></p>", ["Ban Tuyên giáo Huyện ủy"]),
        ("<p>Nguồn: Báo Thử</p>", []),
    ],
)  # fmt: skip
def test_who_signed(signed: str, authors: list[str]) -> None:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>"
        f"<div class='c'><p>{FIRST}</p><p>{FIRST[:-1]} khác.</p><p>{LAST}</p>{signed}</div></body></html>"
    )
    article = clean_page(Page(page.encode(), "a.html", "https://bao.vn/a.html"))
    assert article.authors == authors
    assert article.text.endswith(LAST)


def test_a_short_article_beside_a_long_menu() -> None:
    menu = "".join(f"<li><a href='/{n}'>Chuyên mục {n}</a></li>" for n in range(40))
    page = (
        f"<html><head><title>{TITLE}</title></head><body><ul>{menu}</ul><h1>{TITLE}</h1><div class='sapo'>{SAPO}</div>"
        f"<div class='c'><p><img src=a></p><p><em>Quang cảnh hội nghị</em></p><p>{LAST}</p></div>"
        "<div>Địa chỉ: 12 Trần Phú. Điện thoại: 024.1234567</div></body></html>"
    )
    assert clean_page(Page(page.encode(), "a.html")).text.split("\n") == [SAPO, LAST]
