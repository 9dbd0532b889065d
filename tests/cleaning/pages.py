"""Constructed pages: one article of our own in the markup of many kinds of paper."""

from __future__ import annotations

TITLE = "Quận ủy Bình Minh sơ kết 3 năm thực hiện Kết luận số 01-KL/TW"
SAPO = (
    "Sáng 24-5, Quận ủy Bình Minh tổ chức hội nghị sơ kết 3 năm thực hiện Kết luận số 01-KL/TW "
    "của Bộ Chính trị, biểu dương 30 tập thể và 45 cá nhân."
)
FIRST = (
    "Phát biểu khai mạc hội nghị, đồng chí Nguyễn Văn Bình, Bí thư Quận ủy, cho biết việc học "
    "tập và làm theo Bác đã trở thành nền nếp ở nhiều cơ quan, đơn vị trên địa bàn quận."
)
HEADING = "Nhiều mô hình hay từ cơ sở"
SECOND = (
    "Các chi bộ đã đăng ký hơn 200 việc làm cụ thể, trong đó có nhiều việc giúp người dân giảm "
    "thời gian làm thủ tục hành chính và giữ gìn vệ sinh đường phố."
)
THIRD = (
    "Dịp này, Ban Thường vụ Quận ủy đã trao Giấy khen cho 30 tập thể và 45 cá nhân có thành tích "
    "xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh."
)
CAPTION = "Lãnh đạo quận trao Giấy khen cho các tập thể tiêu biểu. Ảnh: Minh Anh"
RELATED = "Khởi công trường học mới tại phường ven sông vào ngày 01/02/2020"
AUTHOR = "Trần Thu Hà"

_MENU = "<ul>" + "".join(f"<li><a href='/{n}'>Mục {n}</a></li>" for n in range(12)) + "</ul>"
_LINKS = "".join(f"<li><a href='/t{n}.html'>{RELATED} số {n}</a></li>" for n in range(6))
_COMMENT = "<p>Bạn đọc gửi lúc 11:00 26/05/2024: Bài viết rất hay, cảm ơn tòa soạn!</p>"
_FOOT = "<p>Cơ quan chủ quản: Báo Thử Nghiệm. Tổng biên tập: Ông A. Giấy phép số 12/GP-BTTTT.</p>"


def page(head: str, body: str, clock: str = "Chủ nhật, 01/12/2024, 09:30") -> str:
    """Put an article's markup among what stands around it on a paper's page."""
    return (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{TITLE} | Báo Thử</title>"
        f"{head}</head><body><header><div class='clock'>{clock}</div><nav>{_MENU}</nav></header>"
        f"{body}<div class='related-news'><h3>Tin liên quan</h3><ul>{_LINKS}</ul>"
        f"<span class='date'>01/02/2020</span></div><div class='comments'>{_COMMENT}</div>"
        f"<footer>{_FOOT}</footer></body></html>"
    )


def paragraphs(sub: str = f"<h2>{HEADING}</h2>") -> str:
    figure = f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
    return f"<p>{FIRST}</p>{figure}{sub}<p>{SECOND}</p><p>{THIRD}</p>"


JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"x","datePublished":"2024-05-24T17:05:00+07:00","author":{"@type":"Person",'
    f'"name":"{AUTHOR}"}},"publisher":{{"@type":"Organization","name":"Báo Thử"}}}}</script>'
)
OG = f"<meta property='og:site_name' content='Báo Thử'><meta name='description' content='{SAPO}'>"

# name → (html, published, has an author)
PAGES: dict[str, tuple[str, str | None, bool]] = {
    "json-ld, h1 and sapo as h2": (
        page(
            JSON_LD + OG,
            f"<main><h1 class='title-detail'>{TITLE}</h1><h2 class='sapo'>{SAPO}</h2>"
            f"<article class='content'>{paragraphs()}<p class='author'>{AUTHOR}</p></article></main>",
        ),
        "2024-05-24T17:05:00+07:00",
        True,
    ),
    "meta time, lead paragraph, headings in bold": (
        page(
            OG + "<meta property='article:published_time' content='2024-05-24T10:05:00Z'>",
            f"<div id='main'><h1>{TITLE}</h1><p class='lead'><strong>{SAPO}</strong></p>"
            f"<div class='detail-content'>{paragraphs(f'<p><strong>{HEADING}</strong></p>')}</div></div>",
        ),
        "2024-05-24T17:05:00+07:00",
        False,
    ),
    "visible time under the headline": (
        page(
            OG,
            f"<div class='detail'><h1>{TITLE}</h1><div class='author-info'><span class='author-name'>"
            f"{AUTHOR}</span></div><span class='detail-time'>Thứ Sáu, 24/05/2024, 17:05 (GMT+7)</span>"
            f"<div class='chapeau'>{SAPO}</div><div class='body'>{paragraphs()}</div></div>",
        ),
        "2024-05-24T17:05:00+07:00",
        True,
    ),
    "time element, sapo told only by the description": (
        page(
            OG,
            f"<article><h1>{TITLE}</h1><time datetime='2024-05-24T17:05+07:00'>24/5</time>"
            f"<p><b>{SAPO}</b></p>{paragraphs()}</article>",
        ),
        "2024-05-24T17:05:00+07:00",
        False,
    ),
    "old portal: tables, time above the headline": (
        page(
            "",
            f"<table><tr><td><div class='post-date'>24-05-2024 | 17:05:30</div><h1>{TITLE}</h1>"
            f"<div class='summary'>{SAPO}</div><div class='noidung'>{paragraphs()}</div></td></tr></table>",
        ),
        "2024-05-24T17:05:30+07:00",
        False,
    ),
    "graph in json-ld, date without time": (
        page(
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],'
            '"datePublished":"2024-05-24","author":[{"name":"Báo Thử"}]}]}</script>' + OG,
            f"<section><h1>{TITLE}</h1><div class='singular-sapo'>{SAPO}</div>"
            f"<div class='singular-content'>{paragraphs(f'<h3>{HEADING}</h3>')}</div></section>",
        ),
        "2024-05-24",
        False,
    ),
    "no date of its own": (
        page(
            OG,
            f"<article><h1>{TITLE}</h1><div class='sapo'>{SAPO}</div>{paragraphs()}</article>",
        ),
        None,
        False,
    ),
    "broken json-ld, morning time with AM": (
        page(
            '<script type="application/ld+json">{"@type":"NewsArticle", broken</script>' + OG,
            f"<div class='news'><h1>{TITLE}</h1><p class='time'>24/05/2024 - 10:20 AM</p>"
            f"<div class='article-summary'><p>{SAPO}</p></div><div class='text'>{paragraphs()}</div></div>",
        ),
        "2024-05-24T10:20:00+07:00",
        False,
    ),
}
