"""Constructed pages in the markup of the papers' content systems, with sentences of our own.

Each template writes one article the way a family of papers does: the class names, the order
of headline, time and standfirst, captions, links in the body, bylines, and what stands around.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

TITLE = "Huyện ủy Sông Hồng sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW"
SAPO = (
    "Sáng 24/5, Ban Thường vụ Huyện ủy Sông Hồng tổ chức hội nghị sơ kết 5 năm thực hiện Chỉ thị "
    "số 05-CT/TW của Bộ Chính trị và biểu dương 25 tập thể, 60 cá nhân tiêu biểu."
)
AUTHOR = "Lê Minh Châu"
PUBLISHED = "2024-05-24T17:05:00+07:00"
CAPTION = "Lãnh đạo Huyện ủy trao Giấy khen cho các tập thể tiêu biểu"
RELATED = "Xã Phú An ra mắt câu lạc bộ đọc sách tại nhà văn hóa"

Item = tuple[str, str]
LONG: list[Item] = [
    ("p", "Dự hội nghị có các đồng chí trong Ban Thường vụ Huyện ủy, lãnh đạo các phòng, ban, "
          "Mặt trận Tổ quốc, các đoàn thể và bí thư cấp ủy của 42 tổ chức cơ sở đảng trực thuộc."),
    ("figure", CAPTION),
    ("p", "Theo báo cáo, 5 năm qua toàn huyện đăng ký 312 mô hình, trong đó 118 mô hình được "
          "nhân rộng, giúp hơn 1.450 hộ có việc làm ổn định."),
    ("related", RELATED),
    ("h", "Những cách làm hay từ cơ sở"),
    ("p", "Kết quả cụ thể như sau:"),
    ("ul", "Khối trường học có 9 tập thể và 21 cá nhân.|Khối xã, thị trấn có 12 tập thể và 30 cá nhân."),
    ("p", "Bà con thôn Đông góp 86 ngày công."),
    ("h", "Còn việc phải làm"),
    ("p", "Hội nghị cũng chỉ ra một số nơi còn làm hình thức, việc kiểm tra chưa thường xuyên và "
          "chậm nhân rộng các gương điển hình trong công nhân, người lao động."),
    ("quote", "“Làm theo Bác phải bắt đầu từ việc nhỏ, làm đến nơi đến chốn”, đồng chí Bí thư "
              "Huyện ủy nhấn mạnh."),
    ("p", "Dịp này, Huyện ủy tặng Giấy khen cho 25 tập thể và 60 cá nhân có thành tích xuất sắc."),
]  # fmt: skip
TABLED: list[Item] = [
    *LONG[:3],
    ("table", "Đơn vị;Tập thể;Cá nhân|Xã Phú An;4;11|Thị trấn Hòa Bình;3;9"),
    *LONG[4:],
]
SHORT: list[Item] = [LONG[0], LONG[1], LONG[2], LONG[-1]]


@dataclass(frozen=True)
class Paper:
    """A page and what must be read from it."""

    html: str
    items: list[Item]
    published: str | None = PUBLISHED
    authors: list[str] = field(default_factory=lambda: [AUTHOR])
    title: str = TITLE
    sapo: str = SAPO

    @property
    def segments(self) -> list[str]:
        told = [self.sapo] if self.sapo else []
        for kind, text in self.items:
            if kind in ("p", "h", "quote"):
                told.append(text)
            elif kind == "ul":
                told.extend(text.split("|"))
            elif kind == "table":
                told.extend(row.replace(";", " | ") for row in text.split("|"))
        return told


Render = dict[str, Callable[[str], str]]


def _ul(text: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in text.split("|")) + "</ul>"


def _table(text: str) -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row.split(";")) for row in text.split("|"))
    return (
        "<table border='1'><tbody>"
        + "".join(f"<tr>{row}</tr>" for row in rows)
        + "</tbody></table>"
    )


PLAIN: Render = {
    "p": "<p>{}</p>".format,
    "h": "<h2>{}</h2>".format,
    "ul": _ul,
    "table": _table,
    "quote": "<blockquote><p>{}</p></blockquote>".format,
    "figure": "<figure><img src='a.jpg' alt=''><figcaption>{}. Ảnh: Thu Hà</figcaption></figure>".format,
    "related": "<div class='related-news'><a href='/b.html'>{}</a></div>".format,
}
BOLD_HEADING: Render = PLAIN | {"h": "<p><strong>{}</strong></p>".format}


def body(items: list[Item], how: Render = PLAIN) -> str:
    return "\n".join(how[kind](text) for kind, text in items)


MENU = "".join(f"<li><a href='/muc-{n}'>Chuyên mục {n}</a></li>" for n in range(15))
TEASERS = "".join(
    f"<article class='story'><h3><a href='/t{n}.html'>{RELATED} lần thứ {n}</a></h3>"
    f"<p class='story__summary'>Trên địa bàn xã có {n} điểm đọc sách mở cửa hằng ngày cho bà con.</p>"
    f"<span class='time'>0{n}/01/2020 08:0{n}</span></article>"
    for n in range(1, 8)
)
COMMENTS = (
    "<section class='comments'><h3>Bình luận (2)</h3><p>Bài viết rất hay, mong huyện có thêm nhiều "
    "mô hình như vậy để bà con học tập và làm theo trong những năm tới.</p><span>10:15 "
    "25/05/2024</span><form><textarea></textarea><button>Gửi bình luận</button></form></section>"
)
FOOT = (
    "<footer><p>Cơ quan chủ quản: Tỉnh ủy. Tổng Biên tập: Nguyễn A. Giấy phép số 99/GP-BTTTT ngày "
    "01/02/2019.</p><p>© Bản quyền thuộc Báo Thử. Ghi rõ nguồn khi phát hành lại.</p></footer>"
)


def page(head: str, main: str, top: str = "", title: str = f"{TITLE} | Báo Thử") -> str:
    return (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{title}</title>{head}"
        "<script>var config = {'a': 1};</script><style>p {color: red}</style></head><body>"
        f"<header class='header'><a class='logo'>Báo Thử</a>{top}<nav><ul>{MENU}</ul></nav></header>"
        f"{main}{FOOT}</body></html>"
    )


def og(**more: str) -> str:
    told = {
        "og:title": TITLE,
        "og:description": SAPO,
        "og:site_name": "Báo Thử",
        "description": SAPO,
    }
    return "".join(
        f'<meta property="{name}" content="{text}">' for name, text in (told | more).items()
    )


def linked(published: str = PUBLISHED, author: str = AUTHOR, **more: str) -> str:
    told = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE,
        "datePublished": published, "author": {"@type": "Person", "name": author},
        "publisher": {"@type": "Organization", "name": "Báo Thử"},
    } | more  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'
