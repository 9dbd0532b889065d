"""Which pages of a large archive are wanted: papers by their hosts, pages in Vietnamese.

News crawls (CC-NEWS) hold every language and every site: most pages must be passed over at
the least cost, before they are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from extract.fetching import Page

_DECLARED = re.compile(rb"""<html[^>]{0,500}\blang\s*=\s*["']?vi\b""", re.IGNORECASE)
_LETTERS = re.compile(
    rb"\xe1[\xba\xbb][\x80-\xbf]"  # U+1E80–1EFF in UTF-8: letters with two marks
    rb"|\xc6[\xa0\xa1\xaf\xb0]|\xc4[\x90\x91]"  # ơ ư đ
    rb"|&#(?:78[4-9]\d|79[0-2]\d|432|417|273);",  # the same as entities
)
_ENOUGH = 40
_HEAD = 4096


@dataclass(frozen=True)
class PageFilter:
    """The pages of archives that are wanted; the others are passed over without a word.

    >>> papers = PageFilter(hosts=frozenset({"bao.vn"}))
    >>> papers.wants_address("https://www.bao.vn/a.html"), papers.wants_address("https://hebao.vn/")
    (True, False)
    """

    hosts: frozenset[str] = frozenset()
    """Hosts whose pages, and whose sub-domains' pages, are wanted; none: of every host."""
    vietnamese: bool = False
    """Whether only pages that look Vietnamese are wanted."""

    def wants_address(self, url: str) -> bool:
        """Whether a page may be wanted, by its address alone."""
        if not self.hosts:
            return True
        parts = (urlsplit(url).hostname or "").split(".")
        return any(".".join(parts[at:]) in self.hosts for at in range(len(parts)))

    def wants(self, page: Page) -> bool:
        """Whether a page is wanted, by its bytes."""
        return not self.vietnamese or looks_vietnamese(page.content)


def looks_vietnamese(content: bytes) -> bool:
    """Tell from the bytes of a page, unparsed: declared so, or with enough of its letters.

    >>> looks_vietnamese("Quận ủy tổ chức hội nghị. ".encode() * 10)
    True
    >>> looks_vietnamese(b"The committee met on Friday. " * 99)
    False
    """
    if _DECLARED.search(content, 0, _HEAD):
        return True
    letters = _LETTERS.finditer(content)
    return sum(1 for _, _ in zip(range(_ENOUGH), letters, strict=False)) == _ENOUGH


def read_hosts(lines: Iterable[str]) -> frozenset[str]:
    """Read a list of hosts, one a line; `#` opens a comment, `www.` does not matter.

    >>> sorted(read_hosts(["# papers", "www.bao.vn", "", "Tin.VN  # daily"]))
    ['bao.vn', 'tin.vn']
    """
    hosts = (line.partition("#")[0].strip().lower().removeprefix("www.") for line in lines)
    return frozenset(host for host in hosts if host)
