"""What the text says of a document beside its number: issuer, date, term, subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import regex

from extract.fields.documents.citation import Citation
from extract.fields.documents.issuers import (
    Issuer,
    council_codes,
    issuer_at,
    last_issuer,
    may_be_centre,
)
from extract.fields.documents.sessions import term as read_term
from extract.knowledge.units import LEVELS, UPPER, unit_index
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import CommitteeMention, DateMention

_LINK = compile_pattern(r"[ ]?[,(]?[ ]?(?:(?:được )?(?:ban hành|ký|ra) )?")
_TERM = compile_pattern(
    r"[ ]?[,(]?[ ]?(?i:khóa)[ ]{1,2}(?P<term>[IVX]{1,5}|[0-9]{1,2})(?![\p{L}\p{N}])\)?"
)
_OF = compile_pattern(r"[ ]?[,)(]?[ ]?(?:của|do)[ ]{1,2}")
_CENTRE = "TW"
_SUBJECT = compile_pattern(
    r"[ ]?[,)]?[ ]?(?:(?i:về(?: việc)?)[ ]?:?[ ]?)?\"(?:(?i:về) )?(?P<quoted>[^\"\n]{6,300})\""
    r"|[ ]?[,)]?[ ]?(?i:về(?: việc)?) (?P<plain>[^.;:\n(\"]{6,240})"
)
_ISSUED_BY = compile_pattern(
    r"(?i)(?:đã |vừa |mới |chính thức |sẽ |tiếp tục )*"
    r"(?:ban hành|ra|có|thông qua|ký|ký ban hành|gửi|tại)(?: các| bản)? $"
)
_LAST_OF_ISSUED = ("hành ", "ra ", "có ", "qua ", "ký ", "gửi ", "tại ", "các ", "bản ")
_UNIT_WORD = compile_pattern(
    r"[ ](?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn)(?!\p{L})"
)
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_BREAK = compile_pattern(r"[.;:,\n]")
_DAY = compile_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOOK_BACK = 90
_GLANCE = 20
"""A link between a number and its date is no longer, and a term begins within it."""
_STEPS = 5
# The organs that a committee acts through: the committee is the issuer.
_ACTING = frozenset({None, "Ban Thường vụ", "Ban Chấp hành", "Thường trực"})


def is_day(value: str) -> bool:
    """Whether the value of a date is one day of one year.

    >>> is_day("2021-05-18"), is_day("2021-05"), is_day("XXXX-05-18")
    (True, False, False)
    """
    return len(value) == len("2021-05-18") and _DAY.fullmatch(value) is not None


class Context(NamedTuple):
    """What stands beside a reference."""

    issuer: Issuer | None = None
    issued: str | None = None
    """The value of the date that follows: a day, or a month or year."""
    term: str | None = None
    title: str | None = None


class Surroundings:
    """Reads what stands beside references in one article, its dates and committees known."""

    def __init__(
        self,
        reading: Reading,
        dates: Sequence[DateMention] = (),
        committees: Sequence[CommitteeMention] = (),
    ) -> None:
        self._norm, self._lower = reading.norm, reading.lower
        self._reading = reading
        self._dates = sorted(dates, key=lambda date: date.start)
        self._date_starts = [date.start for date in self._dates]
        self._committees = sorted(committees, key=lambda mention: mention.start)
        self._committee_starts = [mention.start for mention in self._committees]

    def read(self, citation: Citation) -> Context:
        """Read what follows a reference, and who is said before it to have issued it."""
        issued, term, issuer = None, citation.term, None
        at = citation.end
        for _ in range(_STEPS):
            if issued is None and (date := self._date(at)):
                issued, at = date.value, date.end
            elif term is None and (match := self._term(at)):
                term, at = read_term(match["term"]), match.end()
            elif issuer is None and (named := self._issuer_after(at)):
                issuer, at = named, named.end
            else:
                break
        return Context(issuer or self._issuer_before(citation), issued, term, self._title(at))

    def _date(self, at: int) -> DateMention | None:
        """Return the date that follows at once."""
        index = bisect_left(self._date_starts, at)
        if index == len(self._dates) or self._date_starts[index] > at + _GLANCE:
            return None
        link = _LINK.match(self._norm, at)
        return self._dates[index] if link and self._date_starts[index] <= link.end() else None

    def _term(self, at: int) -> regex.Match[str] | None:
        """Return the term of the congress that follows at once."""
        return _TERM.match(self._norm, at) if "khóa" in self._lower[at : at + _GLANCE] else None

    def _issuer_after(self, at: int) -> Issuer | None:
        """Return who "của …" names; the centre is also named without it."""
        link = _OF.match(self._norm, at)
        if not link and not may_be_centre(self._lower, at + 1):
            return None
        issuer = issuer_at(self._norm, link.end() if link else at + 1)
        if issuer is None or not (link or issuer.code == _CENTRE):
            return None
        return self._completed(issuer)

    def _issuer_before(self, citation: Citation) -> Issuer | None:
        """Return who "… vừa ban hành" this document."""
        start = max(self._reading.sentence_at(citation.start).start, citation.start - _LOOK_BACK)
        if not self._lower.endswith(_LAST_OF_ISSUED, start, citation.start):
            return None
        verb = _ISSUED_BY.search(self._norm, start, citation.start)
        issuer = last_issuer(self._norm, start, verb.start()) if verb else None
        if issuer is None or verb is None or _BREAK.search(self._norm, issuer.end, verb.start()):
            return None
        written = citation.written.issuer if citation.written else None
        if written not in (None, issuer.code):
            return None
        return self._completed(issuer)

    def _completed(self, issuer: Issuer) -> Issuer:
        """Add the name that committees or units give, and take in the words of the unit."""
        if issuer.name is not None:
            return issuer
        committee = self._committee_over(issuer)
        if committee is None:
            return self._of_unit(issuer)
        organ = "" if committee.organ in _ACTING else f"{committee.organ} "
        name = f"{organ}{committee.name}" if committee.name else None
        return issuer._replace(end=max(issuer.end, committee.end), name=name)

    def _of_unit(self, issuer: Issuer) -> Issuer:
        """Name a council or committee of the people by the unit behind it."""
        lower, at = self._reading.lower, issuer.end + 1
        levels = LEVELS if lower.startswith(_COMMUNES, at) else UPPER
        found = unit_index().match_at(lower, at, levels=levels, as_of=self._reading.published)
        if found is None or issuer.code not in council_codes():
            bare = _UNIT_WORD.match(lower, issuer.end)
            return issuer._replace(end=bare.end() if bare else issuer.end)
        end, units = found
        return issuer._replace(end=end, name=f"{issuer.code} {units[0].full_name}")

    def _committee_over(self, issuer: Issuer) -> CommitteeMention | None:
        """Return the committee mention that overlaps the words of an issuer."""
        index = bisect_left(self._committee_starts, issuer.end) - 1
        if index >= 0 and self._committees[index].end > issuer.start:
            return self._committees[index]
        return None

    def _title(self, at: int) -> str | None:
        subject = _SUBJECT.match(self._norm, at)
        if subject is None:
            return None
        group = "quoted" if subject["quoted"] else "plain"
        return self._reading.surface(*subject.span(group)).strip(" ,")
