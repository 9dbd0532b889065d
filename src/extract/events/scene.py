"""A scene: one text in which occasions are looked for, with what the rooms found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from extract.events.days import is_day, year_of
from extract.events.lexicon import cue
from extract.fields.bodies import find_bodies
from extract.fields.committees import read_committees
from extract.fields.dates import read_dates
from extract.fields.documents import Citation, find_documents, resolve_documents
from extract.fields.mentions import Body, Mentions
from extract.once import once
from extract.reading import Reading, Sentence
from extract.record import (
    Article,
    AwardMention,
    CommitteeMention,
    DateMention,
    DocumentMention,
    Mention,
    PersonMention,
)

AnyPlaced = TypeVar("AnyPlaced", bound=Mention)
_POST = 40
_LEAD = 450
_NEWS = 1  # years
_FAR = 800
_OPENERS = (
    " Tại ",
    " Sáng ",
    " Chiều ",
    " Tối ",
    " Phát biểu ",
    " Trước đó",
    " Cùng ngày",
    " Theo ",
)
"""Words that open a sentence, and no name, where they are capitalised."""
_NO_OPENERS = (" Sáng tạo", " Sáng kiến", " Chiều cao")
"""Words of names that begin like them: "Giải thưởng Sáng tạo"."""


class Organ(NamedTuple):
    """A committee or another body as it stands in the text."""

    start: int
    end: int
    name: str | None
    """Canonical; null for a committee that the article does not name."""


class Scene:
    """The text of an article with what the rooms found in it."""

    is_title = False

    def __init__(self, reading: Reading, mentions: Mentions) -> None:
        self.reading = reading
        self.lower = reading.lower
        self._mentions = mentions

    @property
    def dates(self) -> Sequence[DateMention]:
        """Its dates, in order."""
        return self._mentions.dates

    @property
    def documents(self) -> Sequence[DocumentMention]:
        """Its references to documents, in order."""
        return self._mentions.documents

    @property
    def people(self) -> Sequence[PersonMention]:
        """The people that it names, in order."""
        return self._mentions.people

    @property
    def awards(self) -> Sequence[AwardMention]:
        """The awards that it counts, in order."""
        return self._mentions.awards

    @once
    def organs(self) -> list[Organ]:
        """Its committees and other bodies, in order."""
        both: list[CommitteeMention | Body] = [*self._committees, *self._bodies]
        both.sort(key=lambda one: (one.start, one.end))
        return [Organ(one.start, one.end, one.name) for one in both]

    @property
    def _committees(self) -> Sequence[CommitteeMention]:
        return self._mentions.committees

    @property
    def _bodies(self) -> Sequence[Body]:
        return self._mentions.bodies

    @once
    def opening(self) -> Sentence:
        """The first sentence of the article itself, whatever came with the page."""
        sentences = self.reading.sentences
        own = (one for one in sentences if not self.reading.furniture.covers(one.start))
        return next(own, sentences[0] if sentences else Sentence(0, 0, 0))

    @once
    def is_digest(self) -> bool:
        """Whether the title calls it a digest: "Tin tức sáng 5-3"."""
        title = self.reading.title.lower
        return cue("cue.digest").match(title, 0, len(title)) is not None

    @once
    def is_notice(self) -> bool:
        """Whether the title calls it a notice: "Tin buồn", "Lịch tiếp công dân"."""
        title = self.reading.title.lower
        return cue("cue.notice").match(title, 0, len(title)) is not None

    @property
    def lead_end(self) -> int:
        """Where the lead ends: what stands before is what the article is about."""
        return self.opening.start + _LEAD

    def in_post(self, organ: Organ) -> bool:
        """Whether a body only says whose secretary somebody is, or where, or who tells it."""
        start = max(0, organ.start - _POST)
        return cue("cue.post").search(self.lower, start, organ.start) is not None

    def clip(self, sentence: Sentence, at: int) -> Sentence:
        """Cut a sentence to what can matter for a place: some run on without a full stop.

        A caption or a heading may stand glued in front: "Ảnh: Minh Anh Tại hội nghị, …".
        """
        start, end, paragraph = sentence
        if end - start > 2 * _FAR:
            start, end = max(start, at - _FAR), min(end, at + _FAR)
        norm, last = self.reading.norm, bisect_right(self._openers, at) - 1
        glued = self._openers[last] if last >= 0 else 0
        if glued > start and norm[glued - 1].isalnum() and not norm.startswith(_NO_OPENERS, glued):
            start = glued + 1
        if start == sentence.start and end == sentence.end:
            return sentence
        return Sentence(start, end, paragraph)

    @once
    def _openers(self) -> list[int]:
        """Where words stand, capitalised, that open a sentence."""
        norm, found = self.reading.norm, []
        for opener in _OPENERS:
            at = norm.find(opener)
            while at >= 0:
                found.append(at)
                at = norm.find(opener, at + 1)
        return sorted(found)

    def within(self, mentions: Sequence[AnyPlaced], start: int, end: int) -> list[AnyPlaced]:
        """Return the mentions that begin in a stretch of the text."""
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        last = bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)
        return list(mentions[first:last])

    @once
    def days(self) -> list[DateMention]:
        """The dates that say a day, or the few days that an occasion lasts."""
        return [date for date in self.dates if is_day(date)]

    @once
    def year(self) -> int | None:
        """The year of publication; where that is not known, the latest of the days named."""
        if self.reading.published:
            return self.reading.published.year
        return max(filter(None, map(year_of, self.days)), default=None)

    def is_history(self, date: DateMention) -> bool:
        """Whether a date lies too far back to be news."""
        year = year_of(date)
        return bool(year and self.year and date.kind == "date" and self.year - year > _NEWS)

    def is_to_come(self, date: DateMention) -> bool:
        """Whether a date lies after the day of publication."""
        published = self.reading.published
        return bool(published and date.value and date.value[:10] > published.isoformat())

    def days_within(self, start: int, end: int) -> list[DateMention]:
        """Return the days that are named in a stretch of the text."""
        return self.within(self.days, start, end)

    def organ_over(self, at: int) -> Organ | None:
        """Return the committee or body in whose name a place of the text stands."""
        last = bisect_left(self.organs, (at + 1,)) - 1
        return self.organs[last] if last >= 0 and at < self.organs[last].end else None

    def organs_within(self, start: int, end: int) -> list[Organ]:
        """Return the committees and bodies that begin in a stretch of the text."""
        first = bisect_left(self.organs, (start,))
        return self.organs[first : bisect_left(self.organs, (end,), first)]


class TitleScene(Scene):
    """The title as a text of its own, of which each field is read when it is first asked for."""

    is_title = True

    def __init__(self, reading: Reading) -> None:
        """Take the title of the article that is read."""
        whole = reading.article
        title = Article(id=whole.id, text=whole.title or "", published_at=whole.published_at)
        super().__init__(Reading(title, reading.title), Mentions())

    @once
    def _citations(self) -> Sequence[Citation]:
        return find_documents(self.reading)

    @once
    def dates(self) -> Sequence[DateMention]:
        """The dates of the title."""
        return read_dates(self.reading, [one.symbol for one in self._citations if one.symbol])

    @once
    def documents(self) -> Sequence[DocumentMention]:
        """The documents that the title refers to."""
        if not self._citations:
            return []
        return resolve_documents(self.reading, self._citations, self.dates, self._committees)

    @once
    def _committees(self) -> Sequence[CommitteeMention]:
        return read_committees(self.reading)

    @once
    def _bodies(self) -> Sequence[Body]:
        return find_bodies(self.reading, self._committees)
