"""Sentences that are kept in English and shown in the language of who reads them.

A record's warnings, the reasons of failures and what a store remembers have one form, English,
so that the same input gives the same bytes everywhere. To show one, the catalogue's sentence
that it was made from is found again, with what was filled in:

    "70 of 60 is 116.7 %, not 85 %"  ←  "{part} of {whole} is {share} %, not {percent} %"
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from extract.language.catalogue import LANGUAGES, catalogue
from extract.language.voice import spoken

_FIELD = re.compile(r"\{(\w+)\}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DECIMAL = re.compile(r"\d+\.\d+")
_LEAST_LETTERS = 4
"""Letters a sentence must have beside what is filled in: else it is told from nothing."""


def mark(text: str) -> str:
    """Mark an English sentence, an f-string as a rule, that is kept now and shown by `retell`.

    `make words` takes every sentence marked into the catalogue; the sentence stays as it is.

    >>> mark("a day of every year")
    'a day of every year'
    """
    return text


def retell(text: str, language: str | None = None) -> str:
    """Say a kept English sentence in a language (the one spoken); what is unknown stays.

    >>> retell("there is no such file", "vi")
    'không có tệp này'
    >>> retell("there is no such file", "en")
    'there is no such file'
    """
    language = language or spoken()
    if not text or language == "en":
        return text
    known = catalogue(language, "messages").gettext(text)
    if known != text:
        return known
    told = _retold(text, language)
    if told != text:
        return told
    about, _, rest = text.partition(": ")
    return f"{retell(about, language)}: {retell(rest, language)}" if rest else text


def in_every_language(text: str) -> dict[str, str]:
    """Say a kept sentence in every language, for pages whose reader chooses.

    >>> in_every_language("Warnings")
    {'en': 'Warnings', 'vi': 'Cảnh báo'}
    """
    return {language: retell(text, language) for language in LANGUAGES}


def _retold(text: str, language: str) -> str:
    for template, parts, fields in _templates(language):
        values = _values(text, parts)
        if values is not None:
            said = catalogue(language, "messages").gettext(template)
            filled = (_shown(value, language) for value in values)
            return said.format(**dict(zip(fields, filled, strict=True)))
    return text


@cache
def _templates(language: str) -> list[tuple[str, list[str], list[str]]]:
    """List the sentences that are filled in, cut at their fields, the most telling first."""
    found = []
    for key in chain.from_iterable(_keys(language, domain) for domain in ("messages", "pages")):
        if isinstance(key, str) and (fields := _FIELD.findall(key)):
            parts = _FIELD.split(key)[::2]
            if sum(map(str.isalpha, "".join(parts))) >= _LEAST_LETTERS:
                found.append((key, parts, fields))
    return sorted(found, key=lambda one: -len("".join(one[1])))


def _keys(language: str, domain: str) -> Iterable[object]:
    return getattr(catalogue(language, domain), "_catalog", {})


def _values(text: str, parts: list[str]) -> list[str] | None:
    """Read what was filled in between the parts of a sentence; None when they do not fit.

    >>> _values("70 of 60 is more", ["", " of ", " is more"])
    ['70', '60']
    """
    first, *between, last = parts
    end = len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last) and len(first) <= end):
        return None
    values, at = [], len(first)
    for part in between:
        found = text.find(part, at, end)
        if found < 0:
            return None
        values.append(text[at:found])
        at = found + len(part)
    values.append(text[at:end])
    return values if all(values) else None


def _shown(value: str, language: str) -> str:
    """Write a value as the language writes it: days, decimals, a sentence within the sentence."""
    if _DAY.fullmatch(value):
        return "/".join(part.lstrip("0") for part in reversed(value.split("-")))
    if _DECIMAL.fullmatch(value):
        return value.replace(".", ",")
    return retell(value, language) if " " in value else value
