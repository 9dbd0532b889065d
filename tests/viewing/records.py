"""Articles made for the report's tests, in our own words, and a large set of them."""

from __future__ import annotations

import json
from pathlib import Path

from extract.pipeline import extract
from extract.record import Article, Record
from extract.writing.load import read_records

ROOT = Path(__file__).parents[2]
TEXT = (
    "Quận ủy Quận 7 sơ kết 3 năm\n"
    "Ngày 24-5-2024, Quận ủy Quận 7 tổ chức hội nghị sơ kết 3 năm thực hiện Kết luận số 01-KL/TW. "
    "Dịp này, Quận ủy khen thưởng 70 tập thể và 78 cá nhân. 👍\n"
    "Luật Đất đai được nhắc lại tại đây. <script>alert('xin chào')</script>"
)


def article(number: int = 0, **known: object) -> Article:
    fields = {
        "id": f"a{number}", "title": "Quận 7 sơ kết", "site": "bao.example",
        "url": f"https://bao.example/{number}.html", "published_at": "2024-05-24",
    }  # fmt: skip
    return Article(**(fields | known), text=TEXT)  # type: ignore[arg-type]


def one_record() -> Record:
    return extract(article())


def corpus_records(path: Path) -> list[Record]:
    """Return the records of the project's corpus, with what its manifest knows."""
    from extract.sources import Input, load, walk

    items = [item for item in walk([str(ROOT / "corpus")]) if isinstance(item, Input)]
    path.write_text("\n".join(extract(load(item)).model_dump_json() for item in items), "utf-8")
    return list(read_records(path))


def many(records: list[Record], count: int) -> list[Record]:
    """Repeat records under ids of their own."""
    made = []
    for number in range(count):
        content = json.loads(records[number % len(records)].model_dump_json())
        content["article"]["id"] = f"{content['article']['id']}-{number}"
        made.append(Record.model_validate(content))
    return made
