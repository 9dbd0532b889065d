"""Pages in every charset that Vietnam wrote in, declared rightly, wrongly or not at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cleaning import clean_page
from extract.cleaning.charset import decode_page
from extract.cleaning.legacy import from_tcvn3, from_vni, read_legacy
from extract.fetching import Page

from .papers import PAPERS

WINDOWS_TONES = "\u0300\u0301\u0303\u0309\u0323"
VNI_MARKS = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å",
    "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0301": "é",
    "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip
VNI_WHOLE = {
    "đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î",
}  # fmt: skip
LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ "
)
FROM_TCVN3 = {
    from_tcvn3(chr(code)): chr(code)
    for code in range(0xA1, 0x100)
    if from_tcvn3(chr(code)) != chr(code)
}


def windows(text: str) -> bytes:
    """Write in windows-1258: hats composed, tones apart."""
    pieces: list[str] = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in WINDOWS_TONES)
        rest = "".join(mark for mark in parts if mark not in WINDOWS_TONES)
        pieces.append(unicodedata.normalize("NFC", rest) + tone)
    return "".join(pieces).encode("cp1258", "xmlcharrefreplace")


def tcvn3(text: str) -> str:
    return "".join(FROM_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    return "".join(map(_vni_letter, text))


def _vni_letter(letter: str) -> str:
    lower = letter.lower()
    if lower in VNI_WHOLE:
        written = VNI_WHOLE[lower]
    else:
        parts = unicodedata.normalize("NFD", lower)
        if parts[0] in "ou" and "\u031b" in parts:
            written = VNI_WHOLE["ơ" if parts[0] == "o" else "ư"] + VNI_MARKS.get(
                parts.replace("\u031b", "")[1:], ""
            )
        else:
            order = sorted(parts[1:], key=lambda mark: mark in WINDOWS_TONES)
            written = parts[0] + VNI_MARKS.get("".join(order), "")
    return written.upper() if letter.isupper() else written


PAPER = PAPERS["tables of 2005"]()
PLAIN = PAPER.html.replace("“", '"').replace("”", '"')
EXPECTED = [line.replace("“", '"').replace("”", '"') for line in PAPER.segments]


def declaring(charset: str) -> str:
    return PLAIN.replace("charset='utf-8'", f"charset='{charset}'")


@pytest.mark.parametrize(
    ("content", "header"),
    [
        (PLAIN.encode(), "text/html"),
        (declaring("iso-8859-1").encode(), "text/html; charset=iso-8859-1"),
        (declaring("windows-1252").encode(), None),
        (unicodedata.normalize("NFD", PLAIN).encode(), None),
        (PLAIN.encode("utf-16"), None),
        (windows(declaring("windows-1258")), None),
        (windows(PLAIN), "text/html; charset=utf-8"),
        (windows(declaring("no-such-charset")), None),
        (tcvn3(PLAIN).encode("latin-1"), None),
        (tcvn3(PLAIN).encode("latin-1"), "text/html; charset=windows-1252"),
        (tcvn3(PLAIN).encode(), "text/html; charset=utf-8"),
        (tcvn3(PLAIN).encode("ascii", "xmlcharrefreplace"), None),
        (vni(PLAIN).encode("latin-1"), "text/html; charset=x-user-defined"),
        (vni(PLAIN).encode(), "text/html; charset=utf-8"),
        (vni(PLAIN).encode("ascii", "xmlcharrefreplace"), None),
    ],
    ids=[
        "utf-8", "utf-8 said latin-1", "utf-8 meta windows-1252", "NFD", "utf-16", "windows-1258",
        "windows-1258 said utf-8", "windows-1258 said nonsense", "TCVN3", "TCVN3 said western",
        "TCVN3 in utf-8", "TCVN3 as entities", "VNI", "VNI in utf-8", "VNI as entities",
    ],
)  # fmt: skip
def test_a_page_is_the_same_in_every_charset(content: bytes, header: str | None) -> None:
    article = clean_page(Page(content, "a.html", None, header))
    assert article.text.split("\n") == EXPECTED
    assert article.title == PAPER.title
    assert article.published_at == PAPER.published


def test_a_few_broken_bytes_do_not_make_a_page_something_else() -> None:
    content = PLAIN.encode() + b"\xff\xfe broken"
    assert "Huyện ủy Sông Hồng" in decode_page(content)


@given(text=st.text(LETTERS, max_size=60))
def test_tcvn3_comes_back(text: str) -> None:
    assert from_tcvn3(tcvn3(text)) == text


WORDS = (
    "đảng bộ phường phú thượng quận ủy khỏe hòa người mười thị trấn nghĩa kỷ niệm quý tỷ lệ ỷ lại "
    "vĩnh yên được hưởng"
)


@given(words=st.lists(st.sampled_from(WORDS.split()), max_size=12))
def test_vni_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    assert unicodedata.normalize("NFC", from_vni(vni(text))) == text
    assert unicodedata.normalize("NFC", from_vni(vni(text.upper()))) == text.upper()


@pytest.mark.parametrize("text", ["Café à la crème, déjà vu", "Ảnh: AFP", "", "plain"])
def test_other_text_is_left_alone(text: str) -> None:
    assert read_legacy(text) == text


@pytest.mark.parametrize("script", ["", "x" * 100_000])
def test_text_behind_long_scripts_is_left_alone(script: str) -> None:
    text = script + " của các cấp và được những người với một ñaûng" * 12
    assert read_legacy(text) == text
