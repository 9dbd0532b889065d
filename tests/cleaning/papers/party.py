"""Papers of the Party, of provinces and cities."""

from __future__ import annotations

from .pieces import (
    AUTHOR,
    BOLD_HEADING,
    COMMENTS,
    LONG,
    RELATED,
    SAPO,
    TEASERS,
    TITLE,
    Paper,
    body,
    og,
    page,
)


def hanoimoi() -> Paper:
    how = BOLD_HEADING | {
        "figure": "<table class='imgtable' align='center'><tr><td><img src='a.jpg'></td></tr><tr><td>{}.</td></tr></table>".format,
    }
    main = (
        "<div class='b-maincontent'><div class='sc-longform-header'><h1 class='sc-longform-header-title block-sc-title'>"
        f"{TITLE}</h1><div class='sc-longform-header-meta'><span class='sc-longform-header-author block-sc-author'>{AUTHOR}"
        "</span> <span class='sc-longform-header-date block-sc-publish-time'>17:05 24/05/2024</span></div><div "
        f"class='sc-longform-header-sapo block-sc-sapo'>(HNMO) - {SAPO}</div></div><div class='entry entry-no-padding'>"
        f"{body(LONG, how)}</div></div><div class='c-news-box'>{TEASERS}</div>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, sapo=f"(HNMO) - {SAPO}")


def qdnd() -> Paper:
    how = BOLD_HEADING | {
        "figure": "<table class='contentimg'><tr><td><img src='a.jpg' title='{0}'></td></tr><tr><td class='imagecaption'>{0}.</td></tr></table>".format,
        "quote": "<p style='text-align:justify'>{}</p>".format,
    }
    main = (
        f"<div class='post-detail'><h1 class='post-title'>{TITLE}</h1><div class='post-subinfo'><span class='post-subinfo "
        "post-date'>Thứ sáu, 24/05/2024 - 17:05</span></div><div class='post-action'><a>Chia sẻ</a></div>"
        f"<div class='post-summary'><p>QĐND Online - {SAPO}</p></div><div class='post-content' id='contents' "
        f"itemprop='articleBody'>{body(LONG, how)}<p style='text-align:right;'><strong>{AUTHOR.upper()}</strong></p></div>"
        f"</div><div class='post-related'><h4>Tin, bài liên quan</h4>{TEASERS}</div>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, sapo=f"QĐND Online - {SAPO}", authors=[AUTHOR.upper()])


def party_paper() -> Paper:
    how = BOLD_HEADING | {
        "figure": "<p style='text-align: center;'><img src='a.jpg'></p><p style='text-align: center;'><em>{} (Ảnh: Thu Hà)</em></p>".format,
        "p": "<p style='text-align: justify;'><span style='font-size:16px'>{}</span></p>".format,
        "related": "<p><a href='/b.html'>{}</a></p>".format,
    }
    main = (
        "<div class='detail-post'><div class='post-time'><span>17:05 24/05/2024</span> <a class='print'>print</a></div>"
        f"<h1 class='post-tittle'>{TITLE}</h1><div class='post-summary'><h2><strong>(ĐCSVN) –</strong> {SAPO}</h2></div>"
        f"<div class='post-content'>{body(LONG, how)}<p style='text-align: right;'><strong>{AUTHOR}</strong></p></div></div>"
        f"<div class='news-other'><h3>Các tin khác</h3>{TEASERS}</div>{COMMENTS}"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, sapo=f"(ĐCSVN) – {SAPO}")


def provincial() -> Paper:
    how = BOLD_HEADING | {
        "figure": "<p align='center'><img src='a.jpg' alt=''><br><i>{}</i></p>".format,
        "p": "<p>&nbsp;{}</p>".format,
    }
    main = (
        "<div class='detail'><div class='breadcrumbs'><a>Trang chủ</a> / <a>Chính trị</a></div>"
        f"<h1 class='title'>{TITLE}</h1><div class='ngaycapnhat'>Cập nhật: 24-05-2024 | 17:05:30</div><div id='newscontents'>"
        f"<p><strong>{SAPO}</strong></p>{body(LONG, how)}<p style='text-align: right'><strong>{AUTHOR}</strong></p></div>"
        f"<div class='box-news-other'><p class='tit'>Tin khác</p>{TEASERS}</div></div>"
    )  # fmt: skip
    return Paper(page("", main), LONG, published="2024-05-24T17:05:30+07:00")


def links_above() -> Paper:
    links = "".join(f"<p><a href='/x{n}.html'>{RELATED} số {n}</a></p>" for n in range(3))
    main = (
        f"<div class='news-detail'><h1>{TITLE}</h1><span class='date-post'>24/05/2024 05:05 PM</span><div class='news-lead'>"
        f"{SAPO}</div><div class='content-detail'><div><b>Tin liên quan</b></div>{links}{body(LONG)}</div></div>"
    )
    return Paper(page(og(), main), LONG, authors=[])


def city_party() -> Paper:
    main = (
        f"<div class='ctn-detail'><div class='title-detail'>{TITLE}</div><div class='date-update'>Ngày cập nhật 24/05/2024 , 17:05 "
        f"(GMT+7)</div><div class='content-detail'><p><strong><em>{SAPO}</em></strong></p>{body(LONG, BOLD_HEADING)}"
        f"<p style='text-align:right'><b>{AUTHOR}</b></p><div><b>Ý kiến bạn đọc</b></div><p>Rất đồng tình với cách làm của huyện, mong "
        "các xã đều có mô hình như vậy.</p></div></div>"
    )  # fmt: skip
    return Paper(page(f"<meta property='og:title' content='{TITLE}'>", main), LONG)
