"""From the bytes of a page to its text, whatever charset it declares."""

from __future__ import annotations

import codecs
import unicodedata

import regex

from extract.cleaning.legacy import read_legacy, vietnamese_score

_META = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)
_HEADER = regex.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_WINDOWS = "windows-1258"
_WESTERN = "latin-1"
"""What the fonts of the 1990s took their letters from."""


def decode_page(content: bytes, content_type: str | None = None) -> str:
    """Decode a page: its mark, UTF-8 when it is, else the reading that is most Vietnamese.

    UTF-8 is tried before what is declared: other bytes are hardly ever valid UTF-8, while
    pages often declare the wrong charset. Text made for TCVN3 or VNI fonts is read as such.
    The result is NFC (windows-1258 writes tone marks as characters of their own).

    >>> decode_page("Quận ủy".encode("windows-1258", "xmlcharrefreplace")[:3], "text/html")
    'Qu&'
    >>> decode_page("Đảng bộ".encode(), "text/html; charset=iso-8859-1")
    'Đảng bộ'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _nfc(content.decode(encoding, "replace"))
    try:
        return _nfc(read_legacy(content.decode()))
    except UnicodeDecodeError:
        return _nfc(_read_bytes(content, content_type))


def _read_bytes(content: bytes, content_type: str | None) -> str:
    """Read bytes that are not UTF-8; a few broken bytes do not make a page something else."""
    if content.decode("utf-8", "replace").count("\ufffd") * 200 < len(content):
        return content.decode("utf-8", "replace")
    readings = [
        content.decode(encoding, "replace")
        for encoding in (*_declared(content, content_type), _WINDOWS)
    ]
    readings.append(read_legacy(content.decode(_WESTERN)))
    return max(readings, key=lambda text: vietnamese_score(_nfc(text)))


def _declared(content: bytes, content_type: str | None) -> list[str]:
    header = _HEADER.search(content_type or "")
    meta = _META.search(content[:_HEAD])
    named = [header[1] if header else "", meta[1].decode("ascii", "replace") if meta else ""]
    return [name for name in named if name and _is_known(name) and "utf" not in name.lower()]


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name).name not in ("undefined", "idna", "punycode", "hex", "base64")
    except LookupError:
        return False


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
