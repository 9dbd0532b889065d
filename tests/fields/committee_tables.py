"""The challenge tables of committees: sentences with their mentions marked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import regex

from extract.record import Article

FOLDER = Path(__file__).parent / "data"
_MARK = regex.compile(r"⟦([^⟦⟧→]++)→([^⟦⟧→]++)⟧")


class Expected(NamedTuple):
    """A mention as a table marks it."""

    start: int
    text: str
    name: str | None
    level: str
    organ: str | None


@dataclass(frozen=True)
class Case:
    """One passage of a family and what it must be read as."""

    family: str
    article: Article
    mentions: tuple[Expected, ...]


def cases(table: str) -> list[Case]:
    """Every case of a table, in order."""
    families = tomllib.loads((FOLDER / f"committees_{table}.toml").read_text("utf-8"))["family"]
    return [_case(family, marked) for family in families for marked in family["cases"]]


def _case(family: dict[str, str], marked: str) -> Case:
    plain, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[last : match.start()]
        mentions.append(_expected(len(plain), match[1], match[2].split("|")))
        plain += match[1]
        last = match.end()
    article = Article(
        id="case",
        text=plain + marked[last:],
        title=family.get("title"),
        site=family.get("site"),
        published_at=family.get("published"),
    )
    return Case(family["name"], article, tuple(mentions))


def _expected(start: int, text: str, values: list[str]) -> Expected:
    name, level, *organ = values
    return Expected(
        start, text, None if name == "∅" else name.casefold(), level, organ[0] if organ else None
    )
