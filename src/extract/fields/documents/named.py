"""Documents known by name: laws, the Constitution, the Party's statutes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from extract.fields.documents.anchors import anchored
from extract.fields.documents.citation import Citation
from extract.fields.documents.grammar import PACKAGE, kind_named
from extract.knowledge.documents import load_registry, name_key
from extract.reading import Reading
from extract.rules import expand, load_rulebook

_SYLLABLE = regex.compile(r"(?P<gap>[ ,-]{0,3})(?P<syllable>[\p{L}\p{N}/]+)")
_LONGEST_NAME = 26
_AMENDING = regex.compile(
    r"(?i)sửa đổi(?:,? (?:và )?bổ sung)?(?: một số điều)?(?: của)?(?: các)? "
    r"(?:(?:bộ )?luật|pháp lệnh) "
)
# A law whose name is not on the list: a capital, then a small syllable.
_CAPITAL = regex.compile(
    r"\p{Lu}\p{Ll}+ (?!(?:này|đã|được|quy|có|về|số|của|và|mới|năm|là|sẽ|cũng|nói|do|cho|không|tại)"
    r"(?!\p{L}))\p{Ll}{2,}(?!\p{L})"
)
_ABBREVIATED = {
    "BLHS": "bộ luật hình sự",
    "BLTTHS": "bộ luật tố tụng hình sự",
    "BLDS": "bộ luật dân sự",
    "BLTTDS": "bộ luật tố tụng dân sự",
    "BLLĐ": "bộ luật lao động",
}


def find_named(reading: Reading) -> Iterator[Citation]:
    """Find laws, codes and ordinances, constitutions and statutes by their names."""
    book = load_rulebook(PACKAGE)
    for match in anchored(book["documents.law"], reading):
        yield from _laws(match, reading)
    for match in anchored(book["documents.code"], reading):
        name = _ABBREVIATED[match["name"]]
        yield _law(reading.norm, match.start(), match.end(), name, "documents.code")
    for rule_id in ("documents.constitution", "documents.charter"):
        for match in anchored(book[rule_id], reading):
            year = match.groupdict().get("year")
            name, kind = match[0].lower(), kind_named("Hiến pháp")
            yield Citation(*match.span(), None, rule_id, kind, name=name, year=year)


def _laws(match: regex.Match[str], reading: Reading) -> Iterator[Citation]:
    """Yield the law that a match names, and those that share its head."""
    norm, head = reading.norm, match[0].strip().lower()
    start = match.start()
    if reading.lower.endswith("bộ ", 0, start):
        start, head = start - 3, f"bộ {head}"
    name_at = match.start("name")
    end = _name_end(norm, start, name_at)
    if end is None or _is_foreign(norm, end):
        return
    law = _law(norm, start, end, f"{head} {_full_name(norm[name_at:end])}", "documents.law")
    yield law
    if norm[start].isupper():
        yield from _further(law, head, norm)


def _further(law: Citation, head: str, norm: str) -> Iterator[Citation]:
    rule = load_rulebook(PACKAGE)["documents.shared_law"]
    previous = law
    while match := rule.pattern.match(norm, previous.end):
        start = match.start("name")
        end = _listed_end(norm, start)
        if end is None or not _goes_on().match(norm, end):
            return
        name = f"{head} {_full_name(norm[start:end])}"
        previous = _law(norm, start, end, name, rule.id, follows=True)
        yield previous


def _law(
    norm: str, start: int, end: int, name: str, rule: str, *, follows: bool = False
) -> Citation:
    """Make the citation of a law, with the year that belongs to its name."""
    tail = load_rulebook(PACKAGE)["documents.law_year"].pattern.match(norm, end)
    year = tail["year"] if tail else None
    if tail and tail["amended"] and not year:
        name = f"{name} sửa đổi"
    kind = kind_named("Pháp lệnh" if name.startswith("pháp lệnh") else "Luật")
    end = tail.end() if tail else end
    return Citation(start, end, None, rule, kind, name=name, year=year, follows=follows)


def _name_end(norm: str, head_at: int, at: int) -> int | None:
    """Return where the name at `at` ends, whose head stands at `head_at`; null if it is none."""
    if amending := _AMENDING.match(norm, at):
        return _listed_end(norm, amending.end())
    listed = _listed_end(norm, at)
    is_name = norm[at].isupper() or _is_capital_inside(norm, head_at)
    if listed and (is_name or _is_plain_name(norm[at:listed])):
        return listed
    is_other = norm[head_at].isupper() and not _not_laws().match(norm, at)
    match = _CAPITAL.match(norm, at) if is_other else None
    return match.end() if match else None


def _is_capital_inside(norm: str, at: int) -> bool:
    """Whether a word has a capital that the beginning of a sentence does not explain."""
    before = norm[max(0, at - 4) : at].rstrip(' "-')
    return norm[at].isupper() and before[-1:].isalnum()


def _is_plain_name(name: str) -> bool:
    """Whether a name without capital still is one: of two syllables, and no common phrase."""
    return " " in name and name not in _small("only_capital")


def _listed_end(norm: str, at: int) -> int | None:
    """Return where the longest listed name that begins at `at` ends."""
    end, key = None, ""
    for _ in range(_LONGEST_NAME):
        match = _SYLLABLE.match(norm, at)
        if not match:
            break
        key = f"{key} {match['syllable'].lower()}".strip()
        at = match.end()
        if key in _known_names():
            end = at
    return end


def _is_foreign(norm: str, end: int) -> bool:
    return bool(_foreign().match(norm, end))


def _full_name(written: str) -> str:
    """Return the name that a short one or an abbreviation stands for, folded."""
    key = name_key(written)
    return _aliases().get(key, key)


@cache
def _aliases() -> dict[str, str]:
    return {name_key(short): name_key(full) for short, full in _names()["aliases"].items()}


@cache
def _known_names() -> frozenset[str]:
    """Return the names after "Luật", "Bộ luật", "Pháp lệnh", folded: ours and the registry's."""
    listed = [*map(name_key, _names()["laws"]), *_aliases()]
    titles = (name_key(d.title) for d in load_registry() if d.type == "law")
    bare = (regex.sub(r"^(?:bộ luật|luật|pháp lệnh) ", "", title) for title in titles)
    return frozenset([*listed, *bare])


@cache
def _not_laws() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(_names()['not_laws'])})(?!\p{{L}})")


@cache
def _small(table: str) -> frozenset[str]:
    return frozenset(name.lower() for name in _names()[table])


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(files(PACKAGE).joinpath("laws.toml").read_text("utf-8"))


@cache
def _foreign() -> regex.Pattern[str]:
    fragments = load_rulebook(PACKAGE).fragments
    return regex.compile(expand("[ ](?:của |tại |ở )?(?:{{foreign}})(?!\\p{L})", fragments))


@cache
def _goes_on() -> regex.Pattern[str]:
    return regex.compile(expand("{{going_on}}", load_rulebook(PACKAGE).fragments))
