"""What others would use: the baselines, each as short as its users write it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.record import Article, CommitteeMention, DateMention, DocumentMention, Record

_DOCUMENT = re.compile(r"\d+[-/][A-ZĐ]{2,}[-/][A-ZĐ]{2,}")
_ORGANISATION = ("ủy", "Đảng", "Bộ Chính trị", "Ban ")


def regex_documents(article: Article) -> Record:
    """Find documents by the one-line pattern that scripts use."""
    found = [
        DocumentMention(start=m.start(), end=m.end(), text=m[0], id=m[0], type="other")
        for m in _DOCUMENT.finditer(article.text)
    ]
    return Record(article=article, documents=found)


def dateparser_dates(article: Article) -> Record:
    """Find dates by dateparser's search, day before month, Vietnamese."""
    from dateparser.search import search_dates

    text = article.text
    settings = {"DATE_ORDER": "DMY"}
    found, at = [], 0
    for words, moment in search_dates(text, languages=["vi"], settings=settings) or []:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        value = moment.date().isoformat()
        found.append(DateMention(start=start, end=at, text=words, kind="date", value=value))
    return Record(article=article, dates=found)


def underthesea_committees(article: Article) -> Record:
    """Find committees as the organisations of underthesea's ner that sound like one."""
    from underthesea import ner

    found, at = [], 0
    for words in _organisations(ner(article.text)):
        start = article.text.find(words, at)
        if start >= 0 and any(part in words for part in _ORGANISATION):
            at = start + len(words)
            found.append(CommitteeMention(start=start, end=at, text=words, name=words))
    return Record(article=article, committees=found)


def _organisations(tagged: Iterable[tuple[str, str, str, str]]) -> list[str]:
    names: list[list[str]] = []
    for word, _, _, label in tagged:
        if label == "B-ORG":
            names.append([word])
        elif label == "I-ORG" and names:
            names[-1].append(word)
    return [" ".join(name) for name in names]
