"""From one input to one article: decode, clean, check that it can be read at all."""

from __future__ import annotations

import unicodedata
from typing import Any

import regex
from pydantic import ValidationError

from extract.errors import SourceError
from extract.language import mark
from extract.record import Article
from extract.sources.inputs import Input, InputArticle

_LETTERS = regex.compile(r"\p{L}")
_VIETNAMESE = regex.compile(
    r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", regex.IGNORECASE
)
_ENOUGH_LETTERS = 200
_LEAST_VIETNAMESE = 0.02


def load(item: Input, published: str | None = None, allow_private: bool = False) -> Article:
    """Turn one input into an article.

    `published` is used where neither the input nor its text tells the publication date.
    Raises `SourceError` when there is no Vietnamese article in it.

    >>> load(Input("a.txt", "text", "Quận ủy họp.".encode()), published="2025-05-16").published_at
    '2025-05-16'
    """
    article = _CLEANERS[item.kind](item)
    _require_vietnamese(item.name, article.text)
    if published and not article.published_at:
        article = article.model_copy(update={"published_at": published})
    return article


def decode(name: str, data: bytes) -> str:
    """Decode the bytes of a text file: UTF-8, or UTF-16 with its mark.

    Raises `SourceError` for binary data and for other encodings.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise SourceError(name, "binary", "this is no text but binary data", "give text or HTML")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SourceError(
            name, "unreadable_encoding", f"byte {fault.start} is not UTF-8", "save it as UTF-8"
        ) from fault


def _from_text(item: Input) -> Article:
    from extract.cleaning.pasted import read_pasted

    text = unicodedata.normalize("NFC", decode(item.name, item.data))
    return _article(text, read_pasted(text) | item.known)


def _from_html(item: Input) -> Article:
    from extract.cleaning import clean_page

    article = clean_page(item.page())
    return article.model_copy(update=item.known) if item.known else article


def _from_article(item: Input) -> Article:
    try:
        given = InputArticle.model_validate(item.data)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"])) or mark("the object")
        raise SourceError(
            item.name, "bad_input", f"{where}: {first['msg']}", "see schemas/article.schema.json"
        ) from fault
    if given.text is None:
        known = given.model_dump(exclude={"text", "html"}, exclude_defaults=True)
        return _from_html(Input(item.name, "html", (given.html or "").encode(), known))
    return _from_given(given)


def _from_given(given: InputArticle) -> Article:
    from extract.cleaning.pasted import read_pasted

    text = unicodedata.normalize("NFC", given.text or "")
    known = given.model_dump(exclude={"text", "html"}, exclude_defaults=True)
    pasted = read_pasted(text)
    pasted.pop("title", None)
    return _article(text, pasted | known)


def _from_page(item: Input) -> Article:
    from extract.cleaning import clean_page

    return clean_page(item.page())


def _article(text: str, known: dict[str, Any]) -> Article:
    from extract.cleaning.identity import content_id

    known.setdefault("id", content_id(text, known.get("url")))
    return Article(text=text, **known)


def _require_vietnamese(name: str, text: str) -> None:
    letters = len(_LETTERS.findall(text))
    if not letters:
        raise SourceError(name, "empty", "there is no text in it", "check the input")
    vietnamese = len(_VIETNAMESE.findall(text))
    if letters >= _ENOUGH_LETTERS and vietnamese < letters * _LEAST_VIETNAMESE:
        raise SourceError(
            name, "not_vietnamese", "the text is not Vietnamese (or has lost its diacritics)",
            "only Vietnamese articles are read",
        )  # fmt: skip


_CLEANERS = {
    "text": _from_text,
    "html": _from_html,
    "article": _from_article,
    "page": _from_page,
}
