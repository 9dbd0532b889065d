"""The extractor: built once, used for many articles, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.pipeline import extract
from extract.record import Article, Record


@dataclass(frozen=True)
class Extractor:
    """Reads articles into records; holds no state, so it pickles and threads may share it.

    >>> extractor = Extractor()
    >>> articles = [Article(id=str(n), text=f"Ngày {n}/5/2025, Quận ủy họp.") for n in (16, 17)]
    >>> [record.dates[0].value for record in extractor.pipe(articles)]
    ['2025-05-16', '2025-05-17']
    """

    def __call__(self, article: Article) -> Record:
        """Read one article."""
        return extract(article)

    def pipe(self, articles: Iterable[Article], processes: int = 1) -> Iterator[Record]:
        """Read many articles, in order, lazily; with several processes the same bytes come out.

        Raises what the first failing article raises; to go on past failures, see
        `extract.processes.map_ordered`, which the command line uses.
        """
        if processes <= 1:
            yield from map(extract, articles)
            return
        from extract.processes import map_ordered

        for result in map_ordered(extract, articles, processes):
            if isinstance(result, Exception):
                raise result
            yield result
