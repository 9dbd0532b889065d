"""The word lists that rooms share: each word stands once, folded and lower-cased."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
import regex

from extract.reading import fold
from extract.wordlists import INSTITUTIONS, SURNAMES, WordListError, word_list, word_pattern

FILES = sorted(files("extract").joinpath("knowledge", "data", "words").iterdir(), key=str)
LISTS = [
    f"{file.name.removesuffix('.toml')}.{part}"
    for file in FILES
    for part in tomllib.loads(file.read_text("utf-8"))
]


@pytest.mark.parametrize("name", LISTS)
def test_words_are_folded_and_stand_once(name: str) -> None:
    words = word_list(name)
    assert len(words) == len(set(words))
    assert all(word == " ".join(fold(word).lower.split()) for word in words)


def test_a_surname_stands_in_one_tier() -> None:
    surnames = [word for tier in SURNAMES for word in word_list(tier)]
    assert len(surnames) == len(set(surnames))


def test_no_field_of_work_is_an_activity() -> None:
    fields = {word for name in INSTITUTIONS[-2:] for word in word_list(name)}
    assert fields.isdisjoint(word_list("institutions.activities"))


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (False, "Sở Điện lực", ["Điện lực"]),
        (False, "tỉnh Điện Biên", ["Điện"]),
        (True, "tỉnh Điện Biên", []),
        (True, "sở điện lực", []),
    ],
)
def test_a_pattern_takes_the_longest_as_it_begins_a_name(
    phrases: bool, text: str, found: list[str]
) -> None:
    pattern = word_pattern(["institutions.fields"], form="capital", phrases=phrases)
    assert regex.findall(pattern, text) == found


@pytest.mark.parametrize("name", ["surnames", "surnames.none", "none.common"])
def test_an_unknown_list_is_named(name: str) -> None:
    with pytest.raises(WordListError, match=name):
        word_list(name)
