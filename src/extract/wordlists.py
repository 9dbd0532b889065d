"""Word lists that several rooms share: one TOML file a subject in `knowledge/data/words`.

A list is a TOML list, or a string of words parted by commas or, where each is one syllable, by
spaces; folded and lower-cased. `subject.name` names it: "surnames.common".
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from extract.patterns import alternation

Form = Literal["lower", "capital", "title"]
"""How words are written: as listed, with the first letter or every syllable's large."""
SURNAMES = ("surnames.common", "surnames.frequent", "surnames.rare", "surnames.weak")
"""Family names, from those that tell most about where a person's name begins."""
OPENING = (
    "institutions.state", "institutions.bloc", "institutions.central", "institutions.forces",
    "institutions.grassroots",
)  # fmt: skip
"""Words that an institution's name begins with, by the level of its committee."""
INSTITUTIONS = (*OPENING, "institutions.kinds", "institutions.fields")
"""Words of institutions' names that are no verbs."""


class WordListError(ValueError):
    """A word list that does not exist: names it and those that do."""


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list, in the order of its file; raises `WordListError`.

    >>> word_list("surnames.common")[:3]
    ('nguyễn', 'trần', 'lê')
    """
    subject, _, part = name.partition(".")
    try:
        return tuple(listed(_subject(subject)[part]))
    except (KeyError, FileNotFoundError):
        raise WordListError(f"there is no word list {name!r} in knowledge/data/words") from None


@cache
def _subject(name: str) -> dict[str, str | list[str]]:
    source = files("extract").joinpath("knowledge", "data", "words", f"{name}.toml")
    return tomllib.loads(source.read_text("utf-8"))


def listed(entry: str | list[str]) -> list[str]:
    """Read a list: parted by commas, or by spaces where there is none.

    >>> listed("bí thư, chủ tịch"), listed("lê lý")
    (['bí thư', 'chủ tịch'], ['lê', 'lý'])
    """
    if isinstance(entry, list):
        return entry
    if "," not in entry:
        return entry.split()
    return [" ".join(phrase.split()) for phrase in entry.split(",")]


def word_pattern(names: Iterable[str], *, form: Form = "lower", phrases: bool = False) -> str:
    """Return a pattern of the words of lists, in a form of writing.

    With `phrases` those of one syllable are left out.

    >>> import regex
    >>> bool(regex.fullmatch(word_pattern(["surnames.common"], form="capital"), "Nguyễn"))
    True
    """
    words = [word for name in names for word in word_list(name) if not phrases or " " in word]
    return alternation(map(_FORMS[form], words))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


_FORMS: dict[Form, Callable[[str], str]] = {
    "lower": str,
    "capital": _capital,
    "title": lambda word: " ".join(map(_capital, word.split())),
}
