"""A small labelled article and its perfect record, for the tests of evaluation."""

from __future__ import annotations

from typing import Any

from extract.evaluation.gold import Gold, Labels
from extract.record import Article, Record

TEXT = (
    "Sáng 16/5/2025, Quận ủy Hải Yên tổ chức hội nghị sơ kết thực hiện Chỉ thị 05-CT/TW "
    "giai đoạn 2021-2025. Dịp này, Ban Thường vụ Quận ủy biểu dương 32 tập thể và 49 cá nhân.\n"
    "Chiều 17/5/2025, Đảng ủy Phường Bến Sỏi mở hội thi kể chuyện, trao 3 giải nhất. "
    "Đồng chí Phan Thị Mơ phát biểu."
)

MENTIONS: dict[str, list[dict[str, Any]]] = {
    "dates": [
        {"text": "Sáng 16/5/2025", "kind": "date", "value": "2025-05-16"},
        {"text": "giai đoạn 2021-2025", "kind": "interval", "value": "2021/2025"},
        {"text": "Chiều 17/5/2025", "kind": "date", "value": "2025-05-17"},
    ],
    "committees": [
        {"text": "Quận ủy Hải Yên", "name": "Quận ủy Hải Yên", "level": "district"},
        {"text": "Ban Thường vụ Quận ủy", "name": "Quận ủy Hải Yên", "level": "district"},
        {"text": "Đảng ủy Phường Bến Sỏi", "name": "Đảng ủy Phường Bến Sỏi", "level": "commune"},
    ],
    "documents": [
        {
            "text": "Chỉ thị 05-CT/TW",
            "id": "05-CT/TW",
            "type": "directive",
            "issued": "2016-05-15",
        }
    ],
    "awards": [
        {"text": "32 tập thể", "count": 32, "recipient": "collective", "cumulative": False},
        {"text": "49 cá nhân", "count": 49, "recipient": "individual", "cumulative": False},
        {"text": "3 giải nhất", "count": 3, "recipient": "prize", "cumulative": False},
    ],
    "people": [{"text": "Phan Thị Mơ", "name": "Phan Thị Mơ", "roles": []}],
}

EVENTS: list[dict[str, Any]] = [
    {
        "id": "e1",
        "type": "interim_review",
        "date": "2025-05-16",
        "committee": "Quận ủy Hải Yên",
        "documents": ["05-CT/TW"],
        "awards": [0, 1],
        "evidence": [(0, 104)],
    },
    {
        "id": "e2",
        "type": "contest",
        "date": "2025-05-17",
        "committee": "Đảng ủy Phường Bến Sỏi",
        "documents": [],
        "awards": [2],
        "evidence": [(173, 251)],
    },
]


def place(text: str, words: str, after: int = 0) -> dict[str, Any]:
    start = text.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


def mentions() -> dict[str, list[dict[str, Any]]]:
    """Every mention of the sample with its place, as plain data that a test may change."""
    return {
        field: [mention | place(TEXT, mention["text"]) for mention in listed]
        for field, listed in MENTIONS.items()
    }


def content() -> dict[str, Any]:
    return mentions() | {"events": [dict(event) for event in EVENTS]}


def make_gold(id_: str = "a", split: str = "real", **changed: Any) -> Gold:
    article = Article(id=id_, text=TEXT)
    labels = Labels.model_validate({"article": {"id": id_}} | content() | changed)
    return Gold(article, labels, split)  # type: ignore[arg-type]


def make_record(id_: str = "a", **changed: Any) -> Record:
    article = {"id": id_, "text": TEXT}
    return Record.model_validate({"article": article, "rules_version": "r"} | content() | changed)


def altered(field: str, index: int, **changed: Any) -> dict[str, Any]:
    """One field of the sample with one mention changed, as a keyword for `make_*`."""
    listed = content()[field]
    listed[index] = listed[index] | changed
    return {field: listed}
