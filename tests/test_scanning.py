import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.beginnings import ScanError, beginnings
from extract.fields.committees.tokens import rulebook
from extract.scanning import Scanner

_PATTERNS = [
    r"khen(?:[ ]++thưởng)?(?!\p{L})",
    r"(?<!\p{L})(?:ban[ ]*+)?bí[ ]?thư",
    r"thư(?:ởng|[ ]+ký){1,2}+",
    r"[tT]hi(?:ếu|[ ]đua)?+",
]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("tổng kết", ["tổng kết"]),
        ("(?<!vừa )trao(?: tặng)?", ["trao"]),
        ("(?:đón )?nhận|giao", ["giao", "nhận", "đón nhận"]),
        ("(?P<kind>sở|ban)[ ]++y", ["ban  ", "ban y", "sở  ", "sở y"]),
        ("(?:a|b){2}c", ["a", "b"]),
        (r"\bt[.][ ]?ư", ["t. ư", "t.ư"]),
        (r"[Ss]ở(?!\p{L})", ["Sở", "sở"]),
        (r"\(số", ["(số"]),
        (r"ab\p{L}+|a[0-9x]", ["a"]),
        (r"n\d", [f"n{digit}" for digit in range(10)]),
        ("a++b", ["aa", "ab"]),
        (r"h(?=[.])|p(?=\p{L})", ["h.", "p"]),
        ("(?=[ab])a", ["a", "b"]),
    ],
)
def test_the_strings_that_every_match_begins_with(pattern: str, expected: list[str]) -> None:
    assert sorted(beginnings(pattern)) == expected


@pytest.mark.parametrize("pattern", [r"\p{L}+", "(?:a)?", ".b", "(?i:sở)", r"a|\W", "(?=a?)"])
def test_a_match_that_can_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ScanError, match="could begin with anything"):
        beginnings(pattern)


_WORDS = st.sampled_from(
    ["khen", " ", "  ", "thưởng", "bí", "thư", "ban", "ký", "Thi", "ếu", " đua", "t", "x", "."]
)


@given(st.lists(_WORDS, max_size=25).map("".join), st.integers(0, 9), st.integers(0, 60))
def test_a_scanner_finds_what_the_alternation_finds(text: str, start: int, end: int) -> None:
    scanner = Scanner((pattern, number) for number, pattern in enumerate(_PATTERNS))
    together = "|".join(f"(?P<p{number}>{one})" for number, one in enumerate(_PATTERNS))
    plain = regex.compile(together, regex.VERSION1).finditer(text, start, end)
    found = [(match.span(), f"p{number}") for number, match in scanner.finditer(text, start, end)]
    assert found == [(match.span(), match.lastgroup) for match in plain]


@given(st.lists(_WORDS, max_size=9).map("".join))
def test_a_match_is_found_at_its_place(text: str) -> None:
    scanner = Scanner((pattern, number) for number, pattern in enumerate(_PATTERNS))
    found = {hit.match.start(): hit for hit in scanner.finditer(text, overlapped=True)}
    for at in range(len(text) + 1):
        hit = scanner.match(text, at)
        assert (hit and hit.match.span()) == (found[at].match.span() if at in found else None)
        assert scanner.may_match(text, at) or hit is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("khen thưởng", ["khen"]), ("khenx", []), ("xkhen", []), ("12 năm", ["12 năm"]),
     ("112 năm", []), ("a12 năm", ["12 năm"])],
)  # fmt: skip
def test_whole_words_are_not_cut(text: str, expected: list[str]) -> None:
    scanner = Scanner([("khen", 0), (r"\d\d[ ]năm", 0)], whole_words=True)
    assert [match[0] for _, match in scanner.finditer(text)] == expected


@given(st.lists(_WORDS, max_size=25).map("".join))
def test_overlapped_matches_stand_one_at_each_place(text: str) -> None:
    scanner = Scanner((pattern, number) for number, pattern in enumerate(_PATTERNS))
    plain = regex.compile("|".join(_PATTERNS), regex.VERSION1).finditer(text, overlapped=True)
    found = [match.span() for _, match in scanner.finditer(text, overlapped=True)]
    assert found == [match.span() for match in plain]


@pytest.mark.parametrize("rule", [r for r in rulebook() if r.attributes["kind"] != "shape"])
def test_examples_of_rules_begin_with_their_strings(rule) -> None:
    strings = tuple(beginnings(rule.source))
    for example in rule.examples:
        match = rule.pattern.search(example.replace("⟦", "").replace("⟧", "").lower())
        assert match is None or match.string.startswith(strings, match.start())
