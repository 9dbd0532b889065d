"""From the bytes of a page to its text, whatever charset it declares."""

from __future__ import annotations

import codecs
import unicodedata

import regex

_META = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)
_HEADER = regex.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_LAST_RESORT = "windows-1258"


def decode_page(content: bytes, content_type: str | None = None) -> str:
    """Decode a page: its mark, UTF-8 when it is, what it declares, else windows-1258.

    UTF-8 is tried before what is declared: other bytes are hardly ever valid UTF-8, while
    pages often declare the wrong charset. The result is NFC (windows-1258 writes tone marks
    as characters of their own).

    >>> decode_page("Quận ủy".encode("windows-1258", "xmlcharrefreplace")[:3], "text/html")
    'Qu&'
    >>> decode_page("Đảng bộ".encode(), "text/html; charset=iso-8859-1")
    'Đảng bộ'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _nfc(content.decode(encoding, "replace"))
    for encoding in ("utf-8", *_declared(content, content_type)):
        try:
            return _nfc(content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _nfc(content.decode(_fallback(content), "replace"))


def _declared(content: bytes, content_type: str | None) -> list[str]:
    header = _HEADER.search(content_type or "")
    meta = _META.search(content[:_HEAD])
    named = [header[1] if header else "", meta[1].decode("ascii", "replace") if meta else ""]
    return [name for name in named if name and name.lower() not in ("utf-8", "utf8")]


def _fallback(content: bytes) -> str:
    """UTF-8 with a few broken bytes stays UTF-8; anything else is the old Windows page."""
    broken = content.decode("utf-8", "replace").count("\ufffd")
    return "utf-8" if broken * 200 < len(content) else _LAST_RESORT


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
