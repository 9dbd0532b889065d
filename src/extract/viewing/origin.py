"""Links to the original article at a sentence (text fragments, WICG)."""

from __future__ import annotations

from urllib.parse import quote, urldefrag, urlsplit

_SHORT = 10
"""Words up to which a sentence stands in the link whole."""
_ENDS = 5
"""Words from each end of a longer one: a range survives markup and line breaks inside it."""


def link_to(url: str | None, sentence: str) -> str | None:
    """Return the address of an article at one of its sentences; None where it has none.

    Browsers that know text fragments scroll there and mark it; others open the article.
    Addresses other than http(s) are not turned into links.

    >>> link_to("https://bao.vn/a.html#top", "Ngày 24-5, Quận ủy họp.")
    'https://bao.vn/a.html#:~:text=Ng%C3%A0y%2024%2D5%2C%20Qu%E1%BA%ADn%20%E1%BB%A7y%20h%E1%BB%8Dp.'
    >>> link_to("javascript:alert(1)", "Ngày 24-5") is None
    True
    """
    address = web_address(url)
    if address is None:
        return None
    words = sentence.split()
    if not words:
        return address
    pieces = [words] if len(words) <= _SHORT else [words[:_ENDS], words[-_ENDS:]]
    return f"{urldefrag(address).url}#:~:text={','.join(_encoded(piece) for piece in pieces)}"


def web_address(url: str | None) -> str | None:
    """Return an http(s) address as it is, and None for any other."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _encoded(words: list[str]) -> str:
    # A dash, comma or ampersand has a meaning inside a text fragment.
    return quote(" ".join(words), safe="").replace("-", "%2D")
