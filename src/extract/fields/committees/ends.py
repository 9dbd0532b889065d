"""Where a name ends: the gazetteer first, then surnames and the shape of capitals.

"Bí thư Quận ủy quận 7 Võ Khắc Thái", "Thành ủy TPHCM Nguyễn Phước Lộc", "Quận ủy Lê Hoàng Hà
đánh giá", "Huyện ủy Trần Văn Thời": a unit's name is taken when the gazetteer knows it and what
is left behind it is no broken person's name; a name that the gazetteer does not know is a
person's when it opens with a surname, else a unit's as it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.model import Area
from extract.knowledge.units import LEVELS, Level, Unit, unit_index
from extract.knowledge.units.names import load_names
from extract.patterns import compile_pattern
from extract.phrases import word_at
from extract.reading import View

_RUN = compile_pattern(
    r"(?:(\p{Lu}[\p{L}’']*+)(?:[ ](?=\p{Lu})|-(?=\p{Lu})|[ ]-[ ](?=\p{Lu}))?+){1,6}+"
)
_FIGURE = compile_pattern(r"[0-9]{1,2}+(?![\p{L}\p{N}/.,-]*+[0-9])")
_TYPE_ALONE = compile_pattern(
    r"(?P<form>tỉnh|thành phố|tp\.?|quận|huyện|thị xã|tx\.?|xã|phường|thị trấn|đặc khu)"
    r"(?![\p{L}\p{N}]|[ ](?:hội|đoàn|đội)(?!\p{L}))"
)


def capital_run(view: View, at: int) -> list[tuple[int, int]]:
    """Spans of the capitalised words that stand together at an offset.

    >>> from extract.reading import fold
    >>> capital_run(fold("Võ Khắc Thái phát biểu"), 0)
    [(0, 2), (3, 7), (8, 12)]
    """
    if not view.norm[at : at + 1].isupper():
        return []
    match = _RUN.match(view.norm, at)
    return list(match.spans(1)) if match else []


def person_at(view: View, at: int) -> bool:
    """Whether a person's name opens at an offset: a surname and another capitalised word.

    >>> from extract.reading import fold
    >>> person_at(fold("Thái Văn Nguyên"), 0), person_at(fold("Thái Nguyên"), 0)
    (True, False)
    """
    if word_at(view.lower, at) not in lexicon().surnames:
        return False
    run = capital_run(view, at)
    if len(run) < 2 or view.lower[slice(*run[0])] not in lexicon().surnames:
        return False
    known = unit_index().match_at(view.lower, at)
    end = run[-1][1]
    return known is None or (known[0] < end and not view.norm[at:end].isupper())


def area_at(
    view: View,
    at: int,
    *,
    day: date,
    types: Collection[str] | None = None,
    levels: Collection[Level] = LEVELS,
    typed: bool = False,
) -> tuple[int, Area] | None:
    """Return the unit named at an offset and where its name ends; None when none is.

    `types` and `levels` restrict; with `typed` the type has to be written. A type alone
    ("xã", "TP") gives an area without a name.
    """
    named = named_area_at(view, at, day=day, types=types, levels=levels, typed=typed)
    return named or _type_alone(view, at, types)


def named_area_at(
    view: View,
    at: int,
    *,
    day: date,
    types: Collection[str] | None = None,
    levels: Collection[Level] = LEVELS,
    typed: bool = False,
) -> tuple[int, Area] | None:
    """Return the unit named at an offset, as `area_at` does, but no type alone."""
    written = load_names().type_at(view.lower, at)
    if written is None and typed:
        return None
    name_at = written[1] if written else at
    if (written and types and written[0] not in types) or not _is_name(view, name_at):
        return None
    known = _known(view, at, name_at, day, types, levels)
    return known or (_unknown(view, name_at, written[0]) if written else None)


def _is_name(view: View, at: int) -> bool:
    return at < view.length and (view.norm[at].isupper() or view.norm[at].isdigit())


def _known(
    view: View,
    at: int,
    name_at: int,
    day: date,
    types: Collection[str] | None,
    levels: Collection[Level],
) -> tuple[int, Area] | None:
    for end, units in unit_index().matches_at(
        view.lower, at, levels=levels, types=types, as_of=day
    ):
        if _breaks_a_person(view, name_at, end):
            continue
        if name_at > at and _begins_a_longer(view, name_at, end, units):
            return None
        return end, _area_of(units, is_typed=name_at > at)
    return None


def _begins_a_longer(view: View, at: int, end: int, units: Sequence[Unit]) -> bool:
    """Whether a commune's name has a word more than the gazetteer knows: "xã Thanh Lãng"."""
    whole = view.norm[at : unknown_end(view, at)]
    if whole[end - at :].count(" ") != 1 or whole.isupper():
        return False
    if any(unit.level != "commune" for unit in units):
        return False
    return not (
        lexicon().title.match(view.lower, end + 1) or lexicon().post_at(view.lower, end + 1)
    )


def _area_of(units: Sequence[Unit], is_typed: bool) -> Area:
    """Return the area of a name; a name without a type that a province shares is the province's."""
    provinces = [unit for unit in units if unit.level == "province"]
    if provinces and not is_typed:
        units = provinces
    types = {unit.type for unit in units}
    return Area(units[0].type if len(types) == 1 else "", units[0].name, tuple(units), is_typed)


def _breaks_a_person(view: View, at: int, end: int) -> bool:
    """Whether the name ends inside a person's: "Quận ủy Hoàng Mai Anh", not "… Hoàng Mai"."""
    if word_at(view.lower, at) not in lexicon().surnames:
        return False
    run = capital_run(view, at)
    rest = [span for span in run if span[0] >= end]
    if view.norm[at:end].isupper() and view.norm[at:end] not in ("", view.norm[at:end].lower()):
        return False
    return (
        len(rest) == 1
        and view.lower[slice(*run[0])] in lexicon().surnames
        and view.lower[slice(*rest[0])] not in lexicon().openers
    )


def _unknown(view: View, at: int, written: str) -> tuple[int, Area] | None:
    """Return a name that the gazetteer does not know, behind a written type."""
    if figure := _FIGURE.match(view.norm, at):
        return figure.end(), Area(written, figure[0].lstrip("0") or figure[0])
    end = unknown_end(view, at)
    return (end, Area(written, view.norm[at:end])) if end > at else None


def unknown_end(view: View, at: int) -> int:
    """Where a name of capitals ends that the gazetteer does not know; `at` for a person's."""
    run = capital_run(view, at)
    if not run or person_at(view, at):
        return at
    end = run[0][1]
    for start, stop in run[1:4]:
        if person_at(view, start) or view.lower[start:stop] in lexicon().openers:
            break
        end = stop
    return end


def former_area(view: View, at: int, type_: str) -> tuple[int, Area] | None:
    """Return a unit that the gazetteer knows with another type: "Tỉnh ủy Sơn Tây"."""
    if _is_name(view, at):
        for end, units in unit_index().matches_at(view.lower, at):
            if not _breaks_a_person(view, at, end):
                return end, Area(type_, units[0].name)
    return None


def _type_alone(view: View, at: int, types: Collection[str] | None) -> tuple[int, Area] | None:
    match = _TYPE_ALONE.match(view.lower, at)
    if not match:
        return None
    kind = load_names().type_of[match["form"].rstrip(".")]
    if types and kind not in types:
        return None
    end = match.end() - match["form"].endswith(".")
    return end, Area(kind, "")
