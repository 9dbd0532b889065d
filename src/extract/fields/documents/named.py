"""Documents known by name: laws, the Constitution, the Party's statutes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from extract.fields.documents import law_names
from extract.fields.documents.anchors import anchored
from extract.fields.documents.citation import Citation
from extract.fields.documents.grammar import PACKAGE, kind_named
from extract.fields.documents.sessions import CONGRESSES, term
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.rules import expand, load_rulebook

_AMENDING = compile_pattern(
    r"(?i)sửa đổi(?:,? (?:và )?bổ sung)?(?: một số điều)?(?: của)?(?: các)? "
    r"(?:(?:bộ )?luật|pháp lệnh) "
)
# A law whose name is not on the list: a capital, then a small syllable.
_CAPITAL = compile_pattern(
    r"\p{Lu}\p{Ll}+ (?!(?:này|đã|được|quy|có|về|số|của|và|mới|năm|là|sẽ|cũng|nói|do|cho|không|tại)"
    r"(?!\p{L}))\p{Ll}{2,}(?!\p{L})"
)


def find_named(reading: Reading) -> Iterator[Citation]:
    """Find laws, codes and ordinances, constitutions and statutes by their names."""
    book = load_rulebook(PACKAGE)
    for match in anchored(book["documents.law"], reading):
        yield from _laws(match, reading)
    for match in anchored(book["documents.code"], reading):
        name = law_names.code(match["name"])
        yield _law(reading.norm, match.start(), match.end(), name, "documents.code")
    yield from _congresses(reading)
    for rule_id in ("documents.constitution", "documents.charter"):
        for match in anchored(book[rule_id], reading):
            year = match.groupdict().get("year")
            name, kind = match[0].lower(), kind_named("Hiến pháp")
            yield Citation(*match.span(), None, rule_id, kind, name=name, year=year)


def _congresses(reading: Reading) -> Iterator[Citation]:
    """Yield the resolutions of national congresses, each known by its congress."""
    rule = load_rulebook(PACKAGE)["documents.congress"]
    for match in anchored(rule, reading):
        congress = term(match["term"])
        if congress in CONGRESSES:
            kind, name = kind_named("Nghị quyết"), f"nghị quyết đại hội {congress}"
            yield Citation(
                *match.span(), match.span("term"), rule.id, kind, name=name, term=congress
            )


def _laws(match: regex.Match[str], reading: Reading) -> Iterator[Citation]:
    """Yield the law that a match names, and those that share its head."""
    norm, head = reading.norm, match[0].strip(" :").lower()
    start = match.start()
    if reading.lower.endswith("bộ ", 0, start):
        start, head = start - 3, f"bộ {head}"
    name_at = match.start("name")
    end = _name_end(norm, start, name_at)
    if end is None or _foreign().match(norm, end):
        return
    law = _law(norm, start, end, f"{head} {law_names.full(norm[name_at:end])}", "documents.law")
    yield law
    yield from _years(law, norm)
    if norm[name_at].isupper():
        yield from _further(law, head, norm)


def _years(law: Citation, norm: str) -> Iterator[Citation]:
    """Yield further years of a law that is named with one."""
    rule = load_rulebook(PACKAGE)["documents.shared_year"]
    at = law.end
    while law.year and (match := rule.pattern.match(norm, at)):
        at = match.end()
        yield law._replace(
            start=match.start("whole"), end=at, rule=rule.id, year=match["year"], follows=True
        )


def _further(law: Citation, head: str, norm: str) -> Iterator[Citation]:
    rule = load_rulebook(PACKAGE)["documents.shared_law"]
    previous = law
    while match := rule.pattern.match(norm, previous.end):
        start = match.start("name")
        end = law_names.end_of_listed(norm, start)
        if end is None or not _goes_on().match(norm, end):
            return
        name = f"{head} {law_names.full(norm[start:end])}"
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
        return law_names.end_of_listed(norm, amending.end())
    listed = law_names.end_of_listed(norm, at)
    is_name = norm[at].isupper() or _is_capital_inside(norm, head_at)
    if listed and (is_name or law_names.is_plain(norm[at:listed])):
        return listed
    is_other = norm[head_at].isupper() and not law_names.is_none(norm, at)
    match = _CAPITAL.match(norm, at) if is_other else None
    return match.end() if match else None


def _is_capital_inside(norm: str, at: int) -> bool:
    """Whether a word has a capital that the beginning of a sentence does not explain."""
    before = norm[max(0, at - 4) : at].rstrip(' "-')
    return norm[at].isupper() and before[-1:].isalnum()


@cache
def _foreign() -> regex.Pattern[str]:
    """Return what tells that a law is another country's."""
    fragments = load_rulebook(PACKAGE).fragments
    return compile_pattern(expand("[ ](?:của |tại |ở )?(?:{{foreign}})(?!\\p{L})", fragments))


@cache
def _goes_on() -> regex.Pattern[str]:
    """Return what follows the name of a law that shares a head."""
    return compile_pattern(expand("{{going_on}}", load_rulebook(PACKAGE).fragments))
