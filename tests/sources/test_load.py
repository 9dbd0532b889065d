"""From one input to one article: ids, NFC, encodings, what is no Vietnamese article."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from extract.errors import SourceError
from extract.sources import Input, load

SENTENCE = "Sáng 16/5, Quận ủy tổ chức hội nghị tổng kết công tác năm."


def text(content: bytes, **known: Any) -> Input:
    return Input("a.txt", "text", content, known)


def test_text_is_kept_whole_and_nfc() -> None:
    given = f"  Tiêu đề\r\n\r\n{SENTENCE}\u200b \n"
    article = load(text(unicodedata.normalize("NFD", given).encode()))
    assert article.text == unicodedata.normalize("NFC", given)


def test_same_input_same_id_and_the_callers_own_id_wins() -> None:
    assert load(text(SENTENCE.encode())).id == load(text(SENTENCE.encode())).id
    assert load(text(SENTENCE.encode())).id != load(text(SENTENCE.encode() + b".")).id
    assert load(Input("a:1", "article", {"id": "x7", "text": SENTENCE})).id == "x7"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_are_read(encoding: str) -> None:
    assert load(text(SENTENCE.encode(encoding))).text == SENTENCE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n 12/5 \n", "empty"),
        (b"PK\x03\x04\0\0\0\0", "binary"),
        ("Quận ủy họp".encode("windows-1258", errors="replace") + b"\xff", "unreadable_encoding"),
        (b"The committee met on Friday to review the year. " * 8, "not_vietnamese"),
    ],
)
def test_what_is_no_article_is_told(content: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        load(text(content))
    assert caught.value.code == code
    assert caught.value.source == "a.txt"
    assert caught.value.hint


def test_publication_date_is_supplied_only_where_there_is_none() -> None:
    own = Input("a:1", "article", {"text": SENTENCE, "published_at": "2024-01-02"})
    assert load(own, published="2025-05-16").published_at == "2024-01-02"
    assert load(text(SENTENCE.encode()), published="2025-05-16").published_at == "2025-05-16"


@pytest.mark.parametrize(
    ("data", "fault"),
    [({}, '"text" or "html"'), ({"text": 5}, "text"), ({"text": "a", "authors": "b"}, "authors")],
)
def test_bad_article_object_names_the_key(data: dict[str, Any], fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        load(Input("a.jsonl:3", "article", data))


def test_unknown_keys_pass() -> None:
    assert load(Input("a:1", "article", {"text": SENTENCE, "source": "crawl"})).text == SENTENCE
