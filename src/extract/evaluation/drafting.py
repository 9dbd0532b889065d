"""A gold file to be filled in: the article, and no labels yet."""

from __future__ import annotations

import json

from extract.evaluation.gold import GoldArticle, Labels
from extract.record import Article


def new_labels(article: Article, *, with_text: bool = True) -> Labels:
    """Return labels without a mention for an article.

    Without the text, the file is for a corpus that holds it.
    """
    known = article.model_dump(exclude=None if with_text else {"text"})
    return Labels(
        article=GoldArticle(**known),
        dates=[],
        committees=[],
        documents=[],
        awards=[],
        people=[],
        events=[],
    )


def write_labels(labels: Labels) -> str:
    """Write labels as they stand in a gold file: what was not stated is left out.

    >>> text = write_labels(new_labels(Article(id="a", text="Sáng 16/5")))
    >>> json.loads(text)["article"]["text"]
    'Sáng 16/5'
    """
    content = labels.model_dump(mode="json", exclude_unset=True)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
