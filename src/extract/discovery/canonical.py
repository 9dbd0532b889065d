"""One address for one article: no tracking, no AMP, print or mobile variants."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

import regex

_TRACKING = regex.compile(
    r"^(?:gidzl|zarsrc|zalo\w*|fb\w*id|mibextid|_gl|at_\w+|share\w*|vn_\w+|vca|vip|cm_\w+|_ga"
    r"|zclid|ttclid|spm|from|ref|src|comment_?id)$"
)
_VARIANT = regex.compile(
    r"^(?:amp|print|in|view|outputType|m|mobile|is_?amp|type)$", regex.IGNORECASE
)
_VARIANT_VALUE = regex.compile(r"^(?:1|true|amp|print|mobile|full)?$", regex.IGNORECASE)
_VARIANT_HOST = regex.compile(r"^(?:www|amp|m|mobile|wap|print)\.(?=[^.]+\.)")
_VARIANT_PATH = regex.compile(
    r"^/(?:amp|print|mobile|m)(?=/)|/(?:amp|print|in-bai|in-trang)/?$|\.amp$|(?<=\.html?)/amp/?$"
    r"|[-_.](?:amp|print)(?=\.\w+$)|\.amp(?=\.\w+$)"
)


def canonical(url: str) -> str | None:
    """Return the address of an article as it is kept: no fragment, no tracking parameters.

    Null for what is no http(s) address.

    >>> canonical("https://BAO.vn:443/bai-a1.html?utm_source=zalo&gidzl=x&id=7#binh-luan")
    'https://bao.vn/bai-a1.html?id=7'
    """
    from courlan import clean_url

    cleaned = clean_url(url)
    if not cleaned or not cleaned.startswith(("http://", "https://")):
        return None
    parts = urlsplit(cleaned)
    query = urlencode([pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])])
    return urlunsplit(parts._replace(query=query, fragment=""))


def article_key(url: str) -> str:
    """Return what the variants of one article have in common.

    >>> variants = ["https://bao.vn/bai-a1.html", "http://m.bao.vn/bai-a1.html?amp=1",
    ...     "https://www.bao.vn/amp/bai-a1.html", "https://bao.vn/bai-a1.html/print/"]
    >>> {article_key(url) for url in variants}
    {'bao.vn/bai-a1.html'}
    """
    parts = urlsplit(url)
    host = _VARIANT_HOST.sub("", parts.netloc.lower())
    path = _VARIANT_PATH.sub("", parts.path).rstrip("/")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _is_variant(pair)))
    return host + path + (f"?{query}" if query else "")


def is_variant(url: str) -> bool:
    """Whether an address is the AMP, print or mobile variant of an article."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    return bool(
        _VARIANT_HOST.match(host)
        or _VARIANT_PATH.search(parts.path)
        or any(_is_variant(pair) for pair in parse_qsl(parts.query, keep_blank_values=True))
    )


def site_of(parts: SplitResult) -> str:
    """Return the host without the names of its variants.

    >>> site_of(urlsplit("https://m.bao.vn/a"))
    'bao.vn'
    """
    return _VARIANT_HOST.sub("", parts.netloc.lower())


def _is_variant(pair: tuple[str, str]) -> bool:
    return bool(_VARIANT.match(pair[0]) and _VARIANT_VALUE.match(pair[1]))
