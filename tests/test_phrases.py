import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.phrases import Phrases

_PHRASES = ["y", "y tế", "y tế dự phòng", "y, dược", "xây dựng", "gd & đt", "bộ môn", "bộ"]
_LONGEST_FIRST = sorted(map(regex.escape, _PHRASES), key=len, reverse=True)
_PATTERN = regex.compile(rf"(?:{'|'.join(_LONGEST_FIRST)})(?![\p{{L}}\p{{N}}])")


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("y tế dự phòng", None, "y tế dự phòng"),
        ("y tế dự thảo", None, "y tế"),
        ("y tế2", None, "y"),
        ("gd & đt, sở", None, "gd & đt"),
        ("gd và đt", None, None),
        ("bộ môn", 4, "bộ"),
        ("bộ môn", 2, "bộ"),
        ("bộ môn", 1, None),
        ("bộtộc", None, None),
        (" y tế", None, None),
        ("", None, None),
    ],
)
def test_the_longest_phrase_at_a_place(text: str, limit: int | None, expected: str | None) -> None:
    end = Phrases(_PHRASES).end_at(text, 0, limit)
    assert (None if end is None else text[:end]) == expected


@given(st.lists(st.sampled_from([*_PHRASES, " ", ",", "7", "tế", "dự"])).map("".join), st.data())
def test_finds_what_a_pattern_of_all_phrases_finds(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    limit = data.draw(st.integers(at, len(text)))
    match = _PATTERN.match(text, at, limit)
    assert Phrases(_PHRASES).end_at(text, at, limit) == (match.end() if match else None)


@given(st.lists(st.sampled_from([*_PHRASES, " ", ",", "7", "tế", "dự"])).map("".join))
def test_finds_all_phrases_of_a_text(text: str) -> None:
    at_each = [(at, Phrases(_PHRASES).end_at(text, at)) for at in range(len(text))]
    expected = [(at, end) for at, end in at_each if end and not (at and text[at - 1].isalnum())]
    assert Phrases(_PHRASES).find_in(text) == expected
