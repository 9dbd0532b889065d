"""A reference on its way to an id: the citation, what stands beside it, what is known."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extract.fields.documents.citation import Citation
from extract.fields.documents.context import Context

Source = Literal["text", "article", "registry"]


class Reference(NamedTuple):
    """A citation with what stands beside it and what is known of its id."""

    citation: Citation
    context: Context
    id: str | None = None
    source: Source | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def lacks_year(self) -> bool:
        """Whether it is a decree written without the year that its symbol has: 100/NĐ-CP."""
        written = self.citation.written
        is_decree = self.citation.kind.name == "Nghị định"
        return bool(is_decree and written and written.year is None and self.source == "text")
