"""A reading: one article with everything the rooms need to look at it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from extract.once import once
from extract.patterns import compile_pattern
from extract.reading.fold import View, fold
from extract.reading.furniture import Furniture, find_furniture
from extract.reading.sentences import Sentence, split
from extract.reading.words import Word, tag_words
from extract.record import Article, Span

_FIGURE = compile_pattern("[0-9]+")


class Reading:
    """One article being read. All offsets in the rooms are offsets into `view`.

    >>> reading = Reading(Article(id="a", text="Quận ủy họp. Sáng 16/5, Quận uỷ tổng kết."))
    >>> reading.lower[24:31], reading.surface(24, 31)
    ('quận ủy', 'Quận uỷ')
    """

    def __init__(self, article: Article, view: View | None = None) -> None:
        """Fold the text of the article, unless its view is known."""
        self.article = article
        self.view: View = view or fold(article.text)
        self.norm = self.view.norm
        self.lower = self.view.lower

    def surface(self, start: int, end: int) -> str:
        """Return the source text of a view span."""
        if not self.view.is_aligned:
            start, end = self.view.source_span(start, end)
        return self.article.text[start:end]

    @once
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        return split(self.norm)

    @once
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds a view offset (the one before, between two sentences)."""
        if not self.sentences:
            return Sentence(0, 0, 0)
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    @once
    def figures(self) -> list[Span]:
        """Where digits stand in a row."""
        return [match.span() for match in _FIGURE.finditer(self.norm)]

    @once
    def furniture(self) -> Furniture:
        """The stretches that came with the page and are not the article."""
        return find_furniture(self.norm, self.lower)

    @once
    def published(self) -> date | None:
        """The day of publication; null when unknown or unreadable."""
        try:
            return date.fromisoformat((self.article.published_at or "")[:10])
        except ValueError:
            return None

    @once
    def title(self) -> View:
        """The title, folded; empty where the input has none."""
        return fold(self.article.title or "")

    def words(self, sentence: Sentence) -> tuple[Word, ...]:
        """Tag the words of a sentence, offsets into the sentence. Costly: see `words`."""
        return tag_words(self.norm[sentence.start : sentence.end])
