"""Content systems of portals, old pages, and pages drawn by a script."""

from __future__ import annotations

import json

from .pieces import (
    AUTHOR,
    COMMENTS,
    LONG,
    MENU,
    PLAIN,
    RELATED,
    SAPO,
    SHORT,
    TABLED,
    TEASERS,
    TITLE,
    Paper,
    body,
    linked,
    og,
    page,
)


def sharepoint() -> Paper:
    lines = "<br><br>".join(text for kind, text in SHORT if kind == "p")
    main = (
        "<form id='aspnetForm' method='post'><input type='hidden' name='__VIEWSTATE' value='abc'><div id='s4-workspace'><table "
        "width='100%'><tr><td class='left'><ul><li><a>Giới thiệu</a></li></ul></td><td class='mid'><div class='news-title'>"
        f"<span id='ctl00_lblTitle'>{TITLE}</span></div><div class='news-date'>(17:05 | 24/05/2024)</div><div "
        f"class='news-summary'>{SAPO}</div><div class='ms-rtestate-field'>{lines}</div><div class='news-other'>"
        f"<b>Tin cùng chuyên mục</b><ul><li><a>{RELATED}</a> (20/05/2024)</li></ul></div></td></tr></table></div></form>"
    )  # fmt: skip
    return Paper(page("", main, title=TITLE), SHORT, authors=[])


def dotnetnuke() -> Paper:
    main = (
        "<form method='post' action='/tin' id='Form'><div class='DnnModule'><div class='CMSArticle'><h1 "
        f"class='cms-title'>{TITLE}</h1><div class='cms-info'><label>Ngày đăng</label> 24/05/2024 - 17:05:00 | <b>{AUTHOR}</b></div>"
        f"<div class='ArticleSummary'>{SAPO}</div><div class='ArticleBody Normal'>{body(LONG)}</div></div></div><div "
        f"class='OtherArticles'><span>Các tin đã đưa</span><ul><li><a>{RELATED}</a></li></ul></div></form>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, authors=[])


def nukeviet() -> Paper:
    how = PLAIN | {
        "figure": "<div class='image-center'><img src='a.jpg'><br /><em>{}</em></div>".format
    }
    main = (
        "<div class='news_column panel panel-default'><div class='panel-body'><h1 class='title margin-bottom-lg'>"
        f"{TITLE}</h1><div class='row margin-bottom-lg'><div class='col-md-12'><span class='h5'>Thứ sáu - 24/05/2024 17:05</span>"
        "</div><div class='col-md-12'><ul class='list-inline text-right'><li><a>In ra</a></li></ul></div></div><div class='clearfix'>"
        f"<div class='hometext m-bottom'>{SAPO}</div></div><div id='news-bodyhtml' class='bodytext margin-bottom-lg'>"
        f"{body(LONG, how)}</div><div class='margin-bottom-lg'><p class='h5 text-right'><strong>Tác giả bài viết: </strong>{AUTHOR}"
        "</p></div></div></div><div class='news_column'><div class='panel-body'><form id='form3B'><div class='h5'>Tổng số điểm của "
        "bài viết là: 5 trong 1 đánh giá</div></form></div></div><div class='news_column related'><p class='h3'><strong>Những tin "
        f"mới hơn</strong></p><ul><li><a>{RELATED}</a> <em>(25/05/2024)</em></li></ul></div>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG)


def liferay() -> Paper:
    main = (
        "<div class='portlet-body'><div class='asset-full-content'><h2 class='header-title'>"
        f"{TITLE}</h2><div class='lfr-meta'><span class='metadata-publish-date'>24/05/2024 | 17:05 PM</span></div>"
        f"<div class='journal-content-article'><p><b>{SAPO}</b></p>{body(TABLED)}</div></div></div>"
        f"<div class='portlet-asset-publisher'><h3>Tin liên quan</h3>{TEASERS}</div>"
    )
    return Paper(
        page("<meta property='og:title' content='" + TITLE + "'>", main), TABLED, authors=[]
    )


def wordpress() -> Paper:
    main = (
        "<main class='site-main'><article id='post-5' class='post type-post status-publish hentry'><header class='entry-header'>"
        f"<h1 class='entry-title'>{TITLE}</h1><div class='entry-meta'><span class='posted-on'><time class='entry-date published' "
        "datetime='2024-05-24T17:05:00+07:00'>24 Tháng Năm, 2024</time><time class='updated' datetime='2024-05-26T08:00:00+07:00'>"
        f"26 Tháng Năm, 2024</time></span> <span class='byline author vcard'><a>{AUTHOR}</a></span></div></header><div "
        f"class='entry-content'><p><em>{SAPO}</em></p>{body(LONG)}<div class='sharedaddy'><h3>Chia sẻ</h3></div></div>"
        f"<footer class='entry-footer'><span class='tags-links'><a>Chỉ thị</a></span></footer></article>{COMMENTS}</main>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG)


def old_tables() -> Paper:
    how = {
        "p": "<P align=justify><FONT face=Arial size=2>{}</FONT></P>".format,
        "h": "<P align=justify><B><FONT face=Arial size=2>{}</FONT></B></P>".format,
        "ul": lambda text: "".join(f"<P>{item}</P>" for item in text.split("|")),
        "quote": "<P align=justify>{}</P>".format,
        "figure": "<TABLE width=300 align=right><TR><TD><IMG src='a.jpg'></TD></TR><TR><TD align=center><I>{}</I></TD></TR></TABLE>".format,
        "related": "<P>&gt;&gt; <A href='b.html'>{}</A></P>".format,
    }  # fmt: skip
    main = (
        "<TABLE width=980 align=center><TR><TD class=menu><A>Trang chủ</A></TD><TD>Thứ bảy, 01/06/2024, 08:00</TD></TR></TABLE>"
        "<TABLE width=980 align=center><TR><TD width=600 valign=top><DIV class=PTitle>"
        f"{TITLE}</DIV><SPAN class=PDate>17:05' 24/05/2024 (GMT+7)</SPAN><DIV class=PHead>{SAPO}</DIV>"
        f"<DIV class=PContent>{body(LONG, how)}<P align=right><B>{AUTHOR}</B></P></DIV></TD><TD width=300>{TEASERS}</TD></TR></TABLE>"
    )  # fmt: skip
    head = f"<meta name='description' content='{SAPO}'>"
    return Paper(page(head, main, title=f"Báo Thử - {TITLE}"), LONG)


def greenwich_by_mistake() -> Paper:
    main = (
        f"<div class='post'><h1>{TITLE}</h1><div class='meta'>24/05/2024 17:05</div><div class='sapo'>{SAPO}</div>"
        f"<div class='post-body'>{body(LONG)}</div></div>"
    )
    return Paper(
        page(og(**{"article:published_time": "2024-05-24T17:05:00Z"}), main), LONG, authors=[]
    )


def american_meta() -> Paper:
    main = f"<div class='post'><h1>{TITLE}</h1><div class='sapo'>{SAPO}</div><div class='post-body'>{body(LONG)}</div></div>"
    head = og(**{"article:published_time": "5/24/2024 5:05:00 PM"})
    return Paper(page(head, main), LONG, authors=[])


def amp() -> Paper:
    how = PLAIN | {
        "figure": "<figure><amp-img src='a.jpg'></amp-img><figcaption>{}</figcaption></figure>".format
    }
    main = (
        f"<article class='amp-wp-article'><h1 class='amp-wp-title'>{TITLE}</h1><p class='amp-wp-byline'>{AUTHOR}</p><p class='sapo'>"
        f"{SAPO}</p><div class='amp-wp-article-content'>{body(LONG, how)}</div></article><amp-sidebar><ul>{MENU}</ul></amp-sidebar>"
    )
    return Paper(page(og() + linked(), main), LONG)


def lazy_json() -> Paper:
    text = "\n".join([SAPO, *(text for kind, text in LONG if kind == "p")])
    main = "<div id='__next'><div class='skeleton loading'></div></div>"
    items = [item for item in LONG if item[0] == "p"]
    return Paper(page(og() + linked(articleBody=text), main), items)


def next_data() -> Paper:
    data = {"props": {"pageProps": {"menu": ["a"] * 9, "article": {
        "title": TITLE, "description": SAPO, "content": f"<p><b>{SAPO}</b></p>" + body(LONG), "other": [RELATED] * 5}}}}  # fmt: skip
    main = f"<div id='__next'></div><script id='__NEXT_DATA__' type='application/json'>{json.dumps(data)}</script>"
    return Paper(page(og() + linked(), main), LONG)
