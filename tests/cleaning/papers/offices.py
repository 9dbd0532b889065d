"""Content systems of Party committees, offices and papers of provinces: few names, old tables."""

from __future__ import annotations

from .pieces import (
    AUTHOR,
    CAPTION,
    LONG,
    PLAIN,
    RELATED,
    SAPO,
    SHORT,
    TEASERS,
    TITLE,
    Paper,
    og,
    page,
)
from .pieces import body as written

TOLD = f"<meta name='description' content='{SAPO}'>"
OTHERS = "".join(
    f"<li><a href='/{n}'>{RELATED} {n}</a> <span>(2{n}/05/2024)</span></li>" for n in range(6)
)
LINES = [text for kind, text in SHORT if kind == "p"]


def vnpt() -> Paper:
    main = (
        f"<div class='portlet'><div class='Article-Detail'><div class='title-detail'><h3 class='ArticleHeader'>{TITLE}</h3></div>"
        "<div class='sub-info'><span class='PostDate'>24/05/2024 17:05:00</span> <span class='views'>Xem cỡ chữ <a>A</a> <a>A</a>"
        f"</span> <div class='readspeaker'>Đọc bài viết</div></div><div class='ArticleLead'>{SAPO}</div><div id='divArticle' "
        f"class='ArticleContent'>{written(LONG)}</div><div class='ArticleAuthor'><p>{AUTHOR}</p></div></div><div class='OtherNews'>"
        f"<div class='tit'>Các tin khác</div><ul>{OTHERS}</ul></div></div>"
    )  # fmt: skip
    return Paper(page(TOLD, main), LONG)


def tables_of_a_committee() -> Paper:
    main = (
        "<table width='100%'><tr><td class='tdleft'><ul><li><a>Giới thiệu</a></li></ul></td><td><div class='duongdan'><a>Trang chủ</a>"
        f" &gt; <a>Tin tức</a></div><table><tr><td class='tieudebaiviet'>{TITLE}</td></tr><tr><td class='ngaydang'>Ngày đăng: "
        f"24/05/2024 - 17:05 | Lượt xem: 1.025</td></tr><tr><td class='trichdan'>{SAPO}</td></tr><tr><td class='noidung'>"
        f"{written(LONG)}<p style='text-align:right'><b>{AUTHOR}</b></p></td></tr><tr><td><b>CÁC TIN KHÁC</b><ul>{OTHERS}</ul>"
        f"</td></tr></table></td><td class='tdright'>{TEASERS}</td></tr></table>"
    )  # fmt: skip
    return Paper(page(TOLD, main), LONG)


def sharepoint_in_boxes() -> Paper:
    boxes = "<div><br></div>".join(f"<div>{line}</div>" for line in LINES)
    main = (
        "<form id='aspnetForm'><div id='ctl00_PlaceHolderMain'><div class='tintuc-chitiet'><h2><span id='ctl00_m_g_ctl00_lbTieuDe'>"
        f"{TITLE}</span></h2><p class='thoigian'><span id='lbNgay'>24/05/2024 17:05</span></p><p class='gioithieu'><b>"
        f"<span id='lbGioiThieu'>{SAPO}</span></b></p><div id='lbNoiDung'>{boxes}</div><div class='nguon'><i>Nguồn: Ban Tuyên giáo</i>"
        f"</div></div><div class='tinlienquan'><h3>Tin liên quan</h3><ul>{OTHERS}</ul></div></div></form>"
    )  # fmt: skip
    return Paper(page(TOLD, main), SHORT, authors=[])


def joomla() -> Paper:
    main = (
        f"<div class='item-page' itemscope><div class='page-header'><h2 itemprop='headline'>{TITLE}</h2></div><dl class='article-info "
        "muted'><dt class='article-info-term'>Chi tiết</dt><dd class='published'><time datetime='2024-05-24T17:05:00+07:00' "
        "itemprop='datePublished'>Được đăng: 24 Tháng 5 2024</time></dd><dd class='hits'>Lượt xem: 1025</dd></dl><div "
        f"itemprop='articleBody'><p><strong>{SAPO}</strong></p>{written(LONG)}</div><ul class='pager pagenav'><li><a>Trang trước</a>"
        "</li></ul></div>"
    )  # fmt: skip
    return Paper(page("", main), LONG, authors=[])


def onecms() -> Paper:
    main = (
        f"<div class='c-detail-head'><h1 class='c-detail-head__title'>{TITLE}</h1><span class='c-detail-head__time'>24-05-2024 17:05"
        f"</span> <span class='c-detail-head__author'>{AUTHOR}</span></div><p class='sc-longform-header-sapo'>{SAPO}</p><article "
        f"class='entry'>{written(LONG)}<div class='c-box'><div class='c-box__title'>Đọc tiếp</div><a href='/x'>{RELATED}</a></div>"
        "</article><div class='c-author-page'>Theo Báo Thử</div>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG)


def lines_and_breaks() -> Paper:
    main = (
        f"<h1 class='post-title'>{TITLE}</h1><div class='lr-post-info'><span>Chính trị</span> <span>17:05' - 24/05/2024</span></div>"
        f"<div class='lr-summary-post'>{SAPO}</div><div class='lr-ct'>{LINES[0]}<br><div class='insertImage'><img src=a><span>"
        f"{CAPTION}. Ảnh: TTXVN</span></div>{'<br><br>'.join(LINES[1:])}</div><div class='lr-author'>{AUTHOR}/TTXVN</div>"
    )  # fmt: skip
    return Paper(page(TOLD, main), SHORT)


def fonts() -> Paper:
    main = (
        f"<div align=center><font size=4 color=red><b>{TITLE}</b></font></div><div align=right><i>Cập nhật: 24/05/2024 17:05</i></div>"
        f"<font face=arial><b>{SAPO}</b><br><br>{'<br>'.join(LINES)}</font>{TEASERS}"
    )  # fmt: skip
    return Paper(page(TOLD, main), SHORT, authors=[])


def note_under_the_picture() -> Paper:
    how = PLAIN | {"figure": "<div class='image'><img src='a.jpg'><div class='note'>{}.</div></div>".format}  # fmt: skip
    main = (
        f"<div class='news-detail'><div class='category'>Xây dựng Đảng</div><h1>{TITLE}</h1><div class='info'><span>{AUTHOR}</span>"
        f"<span> - </span><span>24/05/2024 17:05</span></div><div class='chappeau'><p>{SAPO}</p></div><div class='content'>"
        f"{written(LONG, how)}<p style='text-align:right'><b>Ban Tuyên giáo Huyện ủy</b></p></div></div>"
    )  # fmt: skip
    return Paper(page(TOLD, main), LONG, authors=["Ban Tuyên giáo Huyện ủy"])
