"""What came with the page and is not the article: lists of links, buttons, stamps."""

from __future__ import annotations

import pytest

from extract.reading import fold
from extract.reading.furniture import find_furniture

# ⟦…⟧ marks what is furniture.
TABLE = [
    "Quận ủy họp.\n⟦Tin liên quan⟧\n⟦Giữ lửa theo gương Bác⟧\nHội nghị thành công tốt đẹp.",
    "⟦Tin liên quan : Quận ủy tổng kết công tác năm⟧",
    "Hội nghị bế mạc. ⟦Tin liên quan: Quận ủy tổng kết công tác năm 2023⟧",
    "Hội nghị bế mạc.\n>> ⟦Xem thêm: Gương sáng ở cơ sở⟧\nDịp này, 5 tập thể được khen.",
    "⟦Bài viết cùng chuyên mục: Dân vận khéo⟧\nSáng 5/6, Quận ủy họp.",
    "Tin liên quan đến vụ việc đã được xác minh.",
    "Ông cho xem thêm: ba bức ảnh cũ.",
    "⟦Chia sẻ Zalo⟧\nSáng 5/6, Quận ủy họp.",
    "⟦21:53 19/05/2023⟧\nSáng 19/5, Quận ủy họp.",
]


@pytest.mark.parametrize("marked", TABLE)
def test_table(marked: str) -> None:
    pieces = marked.replace("⟧", "⟦").split("⟦")
    norm = fold("".join(pieces)).norm
    found = find_furniture(norm, norm.lower())
    told = [norm[start:end] for start, end in zip(*found, strict=True)]
    assert told == pieces[1::2]


def test_a_long_article_on_one_line_is_no_list_of_links() -> None:
    norm = "Xem thêm: " + "Quận ủy họp sáng nay. " * 40
    assert not find_furniture(norm, norm.lower()).covers(500)
