"""What others would use: the baselines, each as short as its users write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from extract.record import (
    Article,
    AwardMention,
    CommitteeMention,
    DateMention,
    DocumentMention,
    Record,
)  # fmt: skip

_DATE = re.compile(r"(?:[Nn]gày )?(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_COMMITTEE = re.compile(
    r"(?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng) ủy(?: [A-ZĐÀ-Ỹ]\w+| \d+)*|Bộ Chính trị|Ban Bí thư"
)
_DOCUMENT = re.compile(r"\d+[-/][A-ZĐ]{2,}[-/][A-ZĐ]{2,}")
_AWARD = re.compile(r"(\d[\d.]*) (tập thể|cá nhân|đơn vị|đảng viên|hộ)")
_ORGANISATION = ("ủy", "Đảng", "Bộ Chính trị", "Ban ")


def naive_patterns(article: Article) -> Record:
    """Read four fields with the patterns of a ten-minute script."""
    text = article.text
    return Record(
        article=article,
        dates=[
            DateMention(
                **_span(m), kind="date", value=f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}"
            )
            for m in _DATE.finditer(text)
        ],
        committees=[CommitteeMention(**_span(m), name=m[0]) for m in _COMMITTEE.finditer(text)],
        documents=[
            DocumentMention(**_span(m), id=m[0], type="other") for m in _DOCUMENT.finditer(text)
        ],
        awards=[
            AwardMention(
                **_span(m), count=int(m[1].replace(".", "")), recipient=_recipient(m[2])
            )
            for m in _AWARD.finditer(text)
        ],
    )  # fmt: skip


def _span(match: re.Match[str]) -> dict[str, Any]:
    return {"start": match.start(), "end": match.end(), "text": match[0]}


def _recipient(noun: str) -> Any:
    kinds = {"cá nhân": "individual", "đảng viên": "party_member", "hộ": "household"}
    return kinds.get(noun, "collective")


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


@cache
def _ruler() -> Any:
    import spacy

    nlp = spacy.blank("xx")
    heads = ("tỉnh", "thành", "quận", "huyện", "thị", "đảng")
    counted = ("tập", "cá", "đơn", "đảng", "hộ")
    patterns = [
        {"label": "DATE", "pattern": [{"TEXT": {"REGEX": r"^\d{1,2}[/-]\d{1,2}([/-]\d{4})?$"}}]},
        {"label": "DOCUMENT", "pattern": [{"TEXT": {"REGEX": r"^\d+-[A-ZĐ]{2,}(/[A-ZĐ]{2,})?$"}}]},
        *(
            {
                "label": "COMMITTEE",
                "pattern": [{"LOWER": head}, {"LOWER": "ủy"}, {"IS_TITLE": True, "OP": "+"}],
            }
            for head in heads
        ),
        *(
            {"label": "AWARD", "pattern": [{"LIKE_NUM": True}, {"LOWER": noun}, {"OP": "?"}]}
            for noun in counted
        ),
    ]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    return nlp


def entity_ruler(article: Article) -> Any:
    """Find four fields by spaCy's EntityRuler over a blank pipeline."""
    return _ruler()(article.text)
