"""Text written for the fonts of the 1990s: TCVN3 (.VnTime) and VNI (VNI-Times).

Such pages hold Western letters that only those fonts showed as Vietnamese, whatever charset
they declare. TCVN3 is the upper half of TCVN 5712-1:1993; VNI writes a tone or hat as a letter
of its own after the vowel. Which one it is, common words tell.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable
from itertools import accumulate, islice

import regex

from extract.patterns import compile_pattern

_UNICODE = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
)  # fmt: skip
_TCVN3 = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
)  # fmt: skip
_FROM_TCVN3 = str.maketrans(_TCVN3, _UNICODE)

_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}


def _vni_pairs() -> dict[str, str]:
    pairs = {vowel + mark: vowel + tone for vowel in "aeouy" for mark, tone in _TONES.items()}
    pairs |= {vowel + mark: _ALONE[vowel] + tone for vowel in "ôö" for mark, tone in _TONES.items()}
    pairs |= {v + mark: f"{v}\u0302{tone}" for v in "aeo" for mark, tone in _HATS.items()}
    pairs |= {"a" + mark: f"a\u0306{tone}" for mark, tone in _BREVES.items()}
    return pairs | _ALONE


_VNI = _vni_pairs()
_VNI_PIECE = compile_pattern(r"[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ñôöæóòî]", regex.IGNORECASE)
_ENTITY = compile_pattern(r"&(?:#(?:1[6-9]\d|2[0-4]\d|25[0-5])|[A-Za-z]{3,8});")
_KEPT_ENTITIES = frozenset(("&nbsp;", "&amp;", "&quot;", "&lt;", "&gt;", "&apos;", "&#160;"))
_WORDS = (
    "của|và|các|được|những|một|với|người|không|đã|đảng|tập|nhân|cấp|ủy|nhà|việc"
    "|này|đến|thực|hiện|về|để|ở|từ"
)
_COMMON = compile_pattern(rf"(?<!\p{{L}})(?:{_WORDS})(?!\p{{L}})", regex.IGNORECASE)
_FREQUENT = tuple(f" {word} " for word in _WORDS.split("|"))
_SAMPLE = 60_000
_ENOUGH = 12


def vietnamese_score(text: str) -> int:
    """Count the common Vietnamese words in a text.

    >>> vietnamese_score("Nghị quyết của Đảng đã được thực hiện"), vietnamese_score("cña §¶ng")
    (6, 0)
    """
    return len(_COMMON.findall(text[:_SAMPLE]))


def from_tcvn3(text: str) -> str:
    """Read text that was written for a TCVN3 font.

    >>> from_tcvn3("§¶ng bé x· Phó Th­îng")
    'Đảng bộ xã Phú Thượng'
    """
    return _letters(text).translate(_FROM_TCVN3)


def from_vni(text: str) -> str:
    """Read text that was written for a VNI font; the result may be decomposed (NFD).

    >>> import unicodedata
    >>> unicodedata.normalize("NFC", from_vni("Ñaûng boä xaõ Phuù Thöôïng"))
    'Đảng bộ xã Phú Thượng'
    """
    return _VNI_PIECE.sub(lambda piece: _vni_letter(piece[0]), _letters(text))


def _vni_letter(piece: str) -> str:
    read = _VNI.get(piece.lower(), piece)
    return read[0].upper() + read[1:] if piece[0].isupper() else read


def _letters(text: str) -> str:
    """Turn entities of Western letters into the letters."""
    return _ENTITY.sub(
        lambda entity: entity[0] if entity[0] in _KEPT_ENTITIES else html.unescape(entity[0]), text
    )


_READINGS: tuple[Callable[[str], str], ...] = (str, from_tcvn3, from_vni)


def read_legacy(text: str) -> str:
    """Return a text as Vietnamese: as it is, or read as TCVN3 or VNI where that is Vietnamese.

    >>> read_legacy("Ban Th­êng vô QuËn ñy tæ chøc héi nghÞ cña c¸c tËp thÓ vµ c¸ nh©n")
    'Ban Thường vụ Quận ủy tổ chức hội nghị của các tập thể và cá nhân'
    """
    if _is_vietnamese(text):
        return text
    sample = text[:_SAMPLE]
    read = max(_READINGS, key=lambda read: vietnamese_score(_composed(read(sample))))
    return read(text)


def _is_vietnamese(text: str) -> bool:
    """Whether enough common words stand in a text, looked for no further than that takes.

    Small and between spaces they are counted, anywhere: many pages begin with 100,000 characters
    of scripts. Else they are looked for at the beginning.
    """
    counts = accumulate(map(text.count, _FREQUENT))
    if any(count >= _ENOUGH for count in counts):
        return True
    return next(islice(_COMMON.finditer(text, 0, _SAMPLE), _ENOUGH - 1, None), None) is not None


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text[:_SAMPLE])
