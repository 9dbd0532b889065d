"""What can be handed in: one input before anything is read from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extract.errors import SourceError
from extract.language import mark

if TYPE_CHECKING:
    from extract.fetching.page import Page

InputKind = Literal["text", "html", "article", "url", "page"]


class InputArticle(BaseModel):
    """One line of a JSONL input: an article with its own text, or with its page.

    Keys that are not named here are ignored, so that exports of other tools pass.
    """

    model_config = ConfigDict(extra="ignore", use_attribute_docstrings=True)

    id: str | None = None
    """The caller's own id; derived from the content when absent."""
    text: str | None = None
    """The article's text, kept whole."""
    html: str | None = None
    """The article's page, to be cleaned; used when there is no text."""
    title: str | None = None
    """The headline."""
    published_at: str | None = None
    """Publication: an ISO date or date-time."""
    url: str | None = None
    """Where it was published."""
    site: str | None = None
    """The paper's host or name."""
    authors: list[str] = Field(default_factory=list)
    """Bylines."""

    @model_validator(mode="after")
    def _text_or_html(self) -> InputArticle:
        if self.text is None and self.html is None:
            raise ValueError(mark('an article needs "text" or "html"'))
        return self


@dataclass(frozen=True)
class Input:
    """One thing to read: named as the user named it, its content not yet looked at."""

    name: str
    """For messages: the path, the address, or the file and line."""
    kind: InputKind
    """What `data` holds."""
    data: Any
    """bytes of a text or page, the JSON object of an article, an address, or a fetched page."""
    known: dict[str, Any] = field(default_factory=dict)
    """What a manifest says of it: id, site, url, title, authors, published_at."""
    place: str | None = None
    """Where it stands, when one name may come several times: the captures of an archive."""

    def page(self) -> Page:
        """Return the page to clean; raises `SourceError` for what is none."""
        from extract.fetching.page import Page

        if self.kind == "page" and isinstance(self.data, Page):
            return self.data
        if self.kind == "html":
            return Page(self.data, self.name, self.known.get("url"))
        raise SourceError(self.name, "not_html", "this is no page", "give an address or .html")


def content_key(item: Input, published: str | None = None, provenance: bool = False) -> str:
    """Digest what a record is made from: the content, what is known of it, how it is told.

    >>> one, other = (Input(name, "text", b"Qu...") for name in ("a.txt", "b.txt"))
    >>> content_key(one) == content_key(other), content_key(one) == content_key(one, "2025-05-16")
    (True, False)
    """
    from extract.fetching.page import Page

    about: list[Any] = [item.kind, item.known, published, provenance]
    data = item.data
    if isinstance(data, Page):
        about += [data.url, data.content_type]
        data = data.content
    digest = hashlib.sha256(data if isinstance(data, bytes) else _plain(data))
    digest.update(_plain(about))
    return digest.hexdigest()[:32]


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
