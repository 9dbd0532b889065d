"""Papers and agencies of the whole country."""

from __future__ import annotations

from .pieces import (
    AUTHOR,
    BOLD_HEADING,
    COMMENTS,
    LONG,
    PLAIN,
    RELATED,
    SAPO,
    TABLED,
    TEASERS,
    TITLE,
    Paper,
    body,
    linked,
    og,
    page,
)


def vnexpress() -> Paper:
    how = PLAIN | {
        "p": "<p class='Normal'>{}</p>".format,
        "h": "<p class='Normal'><strong>{}</strong></p>".format,
        "figure": (
            "<figure itemprop='associatedMedia image' class='tplCaption'><meta itemprop='url' content='x'>"
            "<div class='fig-picture'><picture><img alt='{0}' data-src='a.jpg'></picture></div>"
            "<figcaption itemprop='description'><p class='Image'>{0}. Ảnh: <em>Thu Hà</em></p></figcaption></figure>"
        ).format,
        "related": "<ul class='list-news' data-campaign='Box-Related'><li><a href='/b.html'>{}</a></li></ul>".format,
    }  # fmt: skip
    main = (
        "<section class='section page-detail top-detail'><div class='container'><div class='social_pin'><ul "
        "class='social_left'><li><a>Facebook</a></li></ul></div><div class='sidebar-1'><div class='header-content'>"
        "<ul class='breadcrumb'><li><a>Thời sự</a></li></ul><span class='date'>Thứ sáu, 24/5/2024, 17:05 (GMT+7)</span>"
        f"</div><h1 class='title-detail'>{TITLE} </h1><div class='topbar-sticky'><h2 class='title'><span>{TITLE}</span>"
        f"</h2></div><p class='description'>{SAPO}</p><article class='fck_detail '>{body(LONG, how)}"
        f"<p class='Normal' style='text-align:right;'><strong>{AUTHOR}</strong></p></article>"
        f"<div id='box_comment_vne' class='box_comment'>{COMMENTS}</div></div><div class='sidebar-2'>{TEASERS}</div>"
        "</div></section>"
    )  # fmt: skip
    head = (
        og()
        + linked(author="VnExpress").replace("Báo Thử", "Báo VnExpress")
        + "<meta name='pubdate' content='2024-05-24T17:05:00+07:00'>"
    )
    return Paper(page(head, main), LONG)


def tuoitre() -> Paper:
    how = PLAIN | {
        "figure": (
            "<div class='VCSortableInPreviewMode' type='Photo'><div><img src='a.jpg'></div><div class='PhotoCMS_Caption'>"
            "<p data-placeholder='Nhập chú thích ảnh'>{} - Ảnh: THU HÀ</p></div></div>"
        ).format,
        "related": (
            "<div class='VCSortableInPreviewMode' type='RelatedOneNews'><a href='/b.htm' class='VCObjectBoxRelatedNewsItem'>"
            "<span class='title'>{0}</span></a><span class='VCObjectBoxRelatedNewsItemSapo'>ĐỌC NGAY</span></div>"
        ).format,
        "quote": "<div class='VCSortableInPreviewMode' type='quote'><p>{}</p></div>".format,
    }  # fmt: skip
    main = (
        "<div class='detail__page'><div class='detail-top'><div class='detail-cate'><a>Thời sự</a></div><div class='detail-time'>"
        f"<div data-role='publishdate'>24/05/2024 17:05 GMT+7</div></div></div><h1 class='detail-title article-title' "
        f"data-role='title'>{TITLE}</h1><div class='detail-author' data-role='author'><div class='author-info'><a "
        f"class='name' title='{AUTHOR}'>{AUTHOR}</a></div></div><h2 class='detail-sapo' data-role='sapo'>{SAPO}</h2>"
        "<div class='detail-cmain'><div class='detail-content afcbc-body' data-role='content' itemprop='articleBody'>"
        f"{body(LONG, how)}</div><div class='detail-tab'><a>Trở lại chủ đề</a></div><div class='detail-author-bot' "
        f"data-role='author'><a class='name'>{AUTHOR.upper()}</a></div></div></div>{COMMENTS}"
        f"<div class='box-category-middle'><h3>Tin cùng chuyên mục</h3>{TEASERS}</div>"
    )  # fmt: skip
    head = og(**{"article:published_time": "2024-05-24T17:05:00"}) + linked(
        author="TUOI TRE ONLINE"
    )
    head = head.replace("TUOI TRE ONLINE", "Báo Thử")
    return Paper(page(head, main), LONG)


def chinhphu() -> Paper:
    how = PLAIN | {"figure": (
        "<div class='VCSortableInPreviewMode active' type='Photo' style=''><div><img src='a.jpg' alt='{0} - Ảnh 1.'>"
        "</div><div class='PhotoCMS_Caption'><p>{0} - Ảnh: VGP/TH</p></div></div>").format}  # fmt: skip
    main = (
        "<div class='detail-container'><div class='detail-mcontent'><div class='detail-head'><h1 class='detail-title' "
        f"data-role='title'>{TITLE}</h1><div class='detail-time'>24/05/2024  17:05</div></div><h2 class='detail-sapo' "
        f"data-role='sapo'>(Chinhphu.vn) - {SAPO}</h2><div class='detail-content clearfix' data-role='content'>"
        f"{body(LONG, how)}<p style='text-align:right'><b>{AUTHOR}</b></p></div></div></div>"
        f"<div class='box-detail-tag'><a>Chỉ thị</a></div><div class='box-stream'>{TEASERS}</div>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, sapo=f"(Chinhphu.vn) - {SAPO}")


def vtv() -> Paper:
    main = (
        "<div class='left_cate'><div class='noidung'><h1 class='title_detail'>"
        f"{TITLE}</h1><p class='news-info'><span class='author'>{AUTHOR}</span><span class='time'>Thứ sáu, ngày 24/05/2024 "
        f"17:05 GMT+7</span></p><h2 class='sapo'>VTV.vn - {SAPO}</h2><div class='ta-justify' id='entry-body'>"
        f"{body(TABLED, BOLD_HEADING)}</div><div class='tinlienquan clearfix'><ul><li><a>{RELATED}</a></li></ul></div>"
        "<div class='news_keyword'><span>Từ khóa:</span> <a>chỉ thị 05</a>, <a>huyện ủy</a></div></div></div>"
    )  # fmt: skip
    return Paper(page(og(), main), TABLED, sapo=f"VTV.vn - {SAPO}")


def dantri() -> Paper:
    how = PLAIN | {
        "figure": "<figure class='image align-center'><img alt='{0}'><figcaption><p>{0} (Ảnh: Thu Hà).</p></figcaption></figure>".format,
        "related": "<div class='article-related'><p>>> <a href='/b.htm'>{}</a></p></div>".format,
    }
    main = (
        "<main><article class='singular-container'><h1 class='title-page detail'>"
        f"{TITLE}</h1><div class='author-wrap'><div class='author-meta'><div class='author-name'><a><b>{AUTHOR}</b></a></div>"
        "<time class='author-time' datetime='2024-05-24 17:05'>Thứ sáu, 24/05/2024 - 17:05</time></div></div>"
        f"<h2 class='singular-sapo'>(Dân trí) - {SAPO}</h2><div class='singular-content'>{body(LONG, how)}</div></article>"
        f"<div class='tags-wrap'><a>Chỉ thị 05</a></div>{COMMENTS}<section class='article-list'>{TEASERS}</section></main>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, sapo=f"(Dân trí) - {SAPO}")


def vietnamnet() -> Paper:
    how = PLAIN | {
        "figure": "<figure class='image vnn-content-image'><picture><img></picture><figcaption>{}. Ảnh: T.H</figcaption></figure>".format,
        "related": "<div class='insert-wiki-content'><article class='article-relate'><a href='/b.html' title='{0}'>{0}</a></article></div>".format,
    }
    main = (
        "<div class='content-detail'><div class='bread-crumb-detail'><ul><li><a>Chính trị</a></li></ul><div "
        "class='bread-crumb-detail__time'>Thứ Sáu, 24/05/2024 - 17:05</div></div>"
        f"<h1 class='content-detail-title'>{TITLE}</h1><div class='article-detail-author-wrapper'><div "
        f"class='article-detail-author'><p class='article-detail-author__info'><span class='name'><a>{AUTHOR}</a></span></p>"
        f"</div></div><h2 class='content-detail-sapo sm-sapo-mb-0'>{SAPO}</h2><div class='maincontent main-content' "
        f"id='maincontent'>{body(LONG, how)}</div><div class='vnn-share-social'><a>Copy link</a></div></div>{COMMENTS}"
        f"<div class='feature-box'>{TEASERS}</div>"
    )  # fmt: skip
    return Paper(page(og() + linked(author="VietNamNet News", published="2024-05-24T17:05:00.000+07:00"), main),
                 LONG, authors=["VietNamNet News"])  # fmt: skip


def hemera(sapo: str = SAPO, time: str = "24/05/2024 17:05", signed: str = "MINH CHÂU") -> Paper:
    how = PLAIN | {
        "h": "<h3>{}</h3>".format,
        "figure": (
            "<table class='picture' align='center'><tbody><tr><td class='pic'><img alt='{0}' src='a.jpg'></td></tr><tr>"
            "<td class='caption'><p>{0}. Ảnh: THU HÀ</p></td></tr></tbody></table>"
        ).format,
        "related": "<div class='article__related cms-relate'><article class='story'><h2 class='story__heading'><a>{}</a></h2></article></div>".format,
    }  # fmt: skip
    main = (
        "<div class='main-wrap'><div class='main-col content-col'><div class='breadcrumb'><a>Chính trị</a></div>"
        f"<article class='article'><header class='article__header'><h1 class='article__title cms-title'>{TITLE}</h1>"
        f"<div class='article__meta'><time class='time' datetime='2024-05-24T17:05:00+0700' data-time='1716545100'>{time}</time>"
        f"<a class='google-news'>Theo dõi trên Google News</a></div></header><div class='article__sapo cms-desc'>{sapo}</div>"
        f"<div class='article__audio'>Nghe đọc bài 0:00 / 3:20</div><div class='article__body zce-content-body cms-body' "
        f"itemprop='articleBody'>{body(LONG, how)}<div class='article__author'><strong>{signed}</strong></div></div>"
        f"<div class='article__tag'><h3>Từ khóa:</h3><a>#Chỉ thị 05</a></div></article></div><div class='sidebar'>{TEASERS}"
        f"</div></div>{COMMENTS}"
    )  # fmt: skip
    return Paper(page(og() + linked(author=AUTHOR), main), LONG, sapo=sapo)


def hemera_without_json() -> Paper:
    made = hemera(sapo=f"Kinhtedothi - {SAPO}")
    return Paper(
        made.html.replace(linked(author=AUTHOR), ""), LONG, sapo=made.sapo, authors=["MINH CHÂU"]
    )


def vov() -> Paper:
    how = PLAIN | {
        "figure": (
            "<article class='align-center embedded-entity'><div class='image'><img src='a.jpg'></div>"
            "<div class='media__caption'>{}</div></article>"
        ).format,
        "related": "<div class='embed-article related-embedded'><a href='/b.vov'>{}</a></div>".format,
    }  # fmt: skip
    main = (
        f"<div class='col-md-8 content'><div class='row article-title'><h1>{TITLE}</h1></div><div class='row'><div "
        "class='article-date col'>Thứ Sáu, 17:05, 24/05/2024</div></div><div class='row article-summary'><div class='col'>"
        f"VOV.VN - {SAPO}</div></div><div class='row article-content'><div class='col text-long'>{body(LONG, how)}</div></div>"
        f"<div class='row article-author'><span class='author-name'>{AUTHOR}/VOV</span></div><div class='row article-tags'>"
        f"<span>Tag:</span><a>Chỉ thị 05</a></div></div>{COMMENTS}<aside>{TEASERS}</aside>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, sapo=f"VOV.VN - {SAPO}", authors=[AUTHOR])


def laodong() -> Paper:
    how = PLAIN | {
        "figure": "<figure class='insert-center-image'><img src='a.jpg'><figcaption>{}. Ảnh: Thu Hà</figcaption></figure>".format
    }
    main = (
        f"<div class='article-content-left'><div class='title'><h1>{TITLE}</h1></div><div class='m-bottom'><span "
        f"class='author'>{AUTHOR}</span> <span class='time'>Thứ sáu, 24/05/2024 17:05 (GMT+7)</span></div><div class='art-header'>"
        f"<div class='chappeau'>{SAPO}</div></div><div class='art-body'>{body(LONG, how)}</div><div class='list-tag'>"
        f"<a>công đoàn</a></div><div class='lst-relate'><a>{RELATED}</a></div></div>{COMMENTS}"
    )  # fmt: skip
    return Paper(page(og(), main), LONG)


def agency() -> Paper:
    main = (
        f"<div class='detail-main'><h1 class='detail-title'>{TITLE}</h1><div class='date'>Thứ Sáu, 24/05/2024 17:05 | <a>Chính trị</a>"
        f"</div><h2 class='sapo'>{SAPO}</h2><div class='contents'>{body(LONG, BOLD_HEADING)}<div class='author'>{AUTHOR} (TTXVN)"
        f"</div></div><div class='links'><span>Chia sẻ:</span><a>Facebook</a></div><div class='keysword'><b>Từ khóa:</b> <a>Đảng</a></div>"
        f"</div>{COMMENTS}<div class='bnews'>{TEASERS}</div>"
    )  # fmt: skip
    return Paper(page(og(), main), LONG, authors=[AUTHOR])


def police_paper() -> Paper:
    how = PLAIN | {
        "figure": "<table><tr><td><img src='a.jpg'></td></tr><tr><td><em>{}.</em></td></tr></table>".format
    }
    main = (
        f"<div class='detail-content'><div class='box-title-detail entry-title'>{TITLE}</div><div class='box-date timepost'>"
        f"Thứ Sáu, 24/05/2024, 17:05</div><div class='box-des-detail this-one'><p>{SAPO}</p></div><div class='detail-content-body'>"
        f"{body(LONG, how)}</div><div class='box-author uk-text-right'><strong>{AUTHOR}</strong></div></div>"
    )
    return Paper(page(og(), main), LONG)
