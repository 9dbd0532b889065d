from hypothesis import given
from hypothesis import strategies as st

from extract.scanning import Scanner
from extract.sweep import Sweep

_LISTS = (
    ([("khen(?: thưởng)?", 1), ("thi(?!ếu)|thư", 2)], False),
    ([("thưởng|bí[ ]?thư", 3)], True),
    ([(r"\d+ (?:bí|ban)", 4)], True),
)
_WORDS = st.sampled_from(["khen", " ", "thưởng", "bí", "thư", "ban", "thi", "ếu", "5", "đua", "x"])
_TEXTS = st.lists(_WORDS, max_size=25).map("".join)


def _scanners() -> list[Scanner[int]]:
    return [Scanner(patterns, whole_words=whole) for patterns, whole in _LISTS]


@given(_TEXTS, st.integers(0, 20), st.none() | st.integers(0, 60))
def test_a_scanner_finds_in_a_sweep_what_it_finds_alone(
    text: str, start: int, end: int | None
) -> None:
    swept = _scanners()
    sweep = Sweep(swept[0])
    sweep.places(text)
    sweep.join(*swept[1:])
    for alone, together in zip(_scanners(), swept, strict=True):
        for stretch in ((text, start, end), (text, 0, None), (text[1:], start, end)):
            found = [(hit.value, hit.match.span()) for hit in alone.finditer(*stretch)]
            assert [(hit.value, hit.match.span()) for hit in together.finditer(*stretch)] == found
        assert together.stands_in(text, start, 40) == bool(together.places(text, start, 40))
