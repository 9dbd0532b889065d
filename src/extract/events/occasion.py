"""One place of a text that speaks of an occasion."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from extract.events import reality
from extract.events.kind import Wording, type_beside, type_of
from extract.events.lexicon import cue, nouns
from extract.events.organiser import Holder, find_holder
from extract.events.scene import Scene
from extract.events.when import held_on
from extract.once import once
from extract.reading import Sentence
from extract.record import DateMention, EventType, Span
from extract.rules import Rule

Frame = Literal["held", "had", "attended", "located", "aside", "subject", "verb"]
TELLING: tuple[Frame, ...] = ("held", "had", "verb")
"""The frames that say that an occasion took place."""
_NEAR_START = 30
_NAME = 400


@dataclass(eq=False)
class Occasion:
    """One place of a text that speaks of an occasion; the rest is read when it is asked for."""

    scene: Scene
    sentence: Sentence
    start: int
    """Where the statement begins: its verb or preposition; who and when may stand before."""
    head: int
    """Where the name of the occasion begins; the verb, when it has none."""
    head_end: int
    frame: Frame
    named: bool
    """Words behind the head say which occasion it is."""
    verb: Rule | None = None
    """The rule of the verb that tells it without a name."""

    @property
    def rule(self) -> str:
        """The rule by which it was found."""
        return self.verb.id if self.verb else f"events.frame.{self.frame}"

    @property
    def noun(self) -> str:
        """The head of its name: "hội nghị"."""
        return self.scene.lower[self.head : self.head_end]

    @once
    def name_end(self) -> int:
        """Where the words end that say which occasion it is."""
        if not self.named:
            return self.head_end
        end = min(self.sentence.end, self.head_end + _NAME)
        stop = cue("behind.stop").search(self.scene.lower, self.head_end, end)
        return stop.start() if stop else end

    @once
    def type(self) -> EventType | None:
        """By the first act named, else by the head, by what it was for or by who was honoured."""
        found = type_of(self.scene.lower, self._wording, self.head, self.name_end)
        if found or self._wording.session:
            return found
        return type_beside(self.scene.lower, self.sentence, self.head, self.name_end)

    @once
    def _wording(self) -> Wording:
        if self.verb is None:
            return Wording(self.noun, self.noun in nouns().sessions)
        session, honours = (bool(self.verb.attributes.get(key)) for key in ("session", "honours"))
        return Wording(self.noun, session, honours)

    @property
    def is_feast(self) -> bool:
        """Whether it is a contest or a festival: it runs for weeks or comes every year."""
        return self.noun.removeprefix("buổi ") in nouns().feasts

    @once
    def date(self) -> DateMention | None:
        """The day on which it was held, where the same sentence says so."""
        return held_on(self)

    @once
    def same_day(self) -> bool:
        """Whether the sentence goes on to another occasion of the day ("Cùng ngày")."""
        return reality.is_same_day(self.scene.lower, self.sentence, self.start)

    @once
    def marked(self) -> bool:
        """Whether a section mark opens the sentence, in a digest a label in front of the day."""
        lower, start = self.scene.lower, self.sentence.start
        if cue("cue.mark").match(lower, start, self.start):
            return True
        if not self.scene.is_digest or self.date is None:
            return False
        return cue("cue.item").search(lower, start, self.date.start) is not None

    @once
    def past(self) -> bool:
        """Whether the sentence goes back to what was before."""
        if self.same_day or (self.marked and self.date) or (self.tells and self._is_the_news):
            return False
        return reality.is_past(self.scene, self.sentence, self.start, self.head_end)

    @property
    def _is_the_news(self) -> bool:
        """Whether the lead tells it and the text goes on about it: "Tại kỳ họp, …"."""
        return self.sentence.start < self.scene.lead_end and self.is_taken_up

    @property
    def tells(self) -> bool:
        """Whether it says that the occasion took place."""
        return self.frame in TELLING

    @once
    def introduces(self) -> bool:
        """Whether it may be the first place to speak of its occasion."""
        if self.tells:
            return True
        if not self.named or self.frame == "aside":
            return False
        near = self.start - self.sentence.start <= _NEAR_START
        return self.frame != "subject" or near or self.is_labelled

    @property
    def front(self) -> Span:
        """The stretch of its sentence in front of it."""
        return self.sentence.start, self.start

    @property
    def is_labelled(self) -> bool:
        """Whether it stands behind the name of who held it: "Huyện ủy X (ngày 16/5): Hội nghị"."""
        behind = self.scene.lower.endswith(": ", self.sentence.start, self.start)
        return behind and self.holder is not None and self.holder.rule == "events.holder.label"

    @property
    def opens_paragraph(self) -> bool:
        """Whether its sentence is the first of a paragraph."""
        sentences = self.scene.reading.sentences
        before = bisect_left(sentences, self.sentence) - 1
        return before < 0 or sentences[before].paragraph != self.sentence.paragraph

    @property
    def is_taken_up(self) -> bool:
        """Whether the text behind goes on about it: "Tại đây, …"."""
        lower = self.scene.lower
        return cue("cue.taken_up").match(lower, self.sentence.end, len(lower)) is not None

    @property
    def is_opening(self) -> bool:
        """Whether it stands in the first sentence of its text."""
        return self.sentence.start < self.scene.opening.end

    @property
    def is_lead(self) -> bool:
        """Whether it stands in the lead."""
        return self.start < self.scene.lead_end

    @property
    def is_source(self) -> bool:
        """Whether what the lead tells was said or decided at it: "như vậy tại …"."""
        if self.frame != "located":
            return False
        lower, start = self.scene.lower, self.sentence.start
        return cue("cue.news_at").search(lower, start, self.start) is not None

    @property
    def name(self) -> str:
        """The words that say which occasion it is, as the text has them."""
        return self.scene.reading.norm[self.head : self.name_end]

    @property
    def is_fresh(self) -> bool:
        """Whether it is said to have just taken place: "cuộc họp thẩm định vừa diễn ra"."""
        names = ("behind.just", "behind.lately") if self.is_lead else ("behind.just",)
        behind = (
            cue(one).match(self.scene.lower, self.head_end, self.sentence.end) for one in names
        )
        return self.named and not self.past and any(behind)

    @property
    def is_done(self) -> bool:
        """Whether a word right in front tells that it took place, and nobody is quoted on it."""
        lower, start = self.scene.lower, self.sentence.start
        if cue("cue.reported").search(lower, start, self.start):
            return False
        return lower.endswith(("đã ", "vừa ", "mới "), start, self.start)

    @property
    def is_just(self) -> bool:
        """Whether a word right in front says that it has just taken place."""
        return self.scene.lower.endswith(("vừa ", "vừa mới "), self.sentence.start, self.start)

    @property
    def is_of_late(self) -> bool:
        """Whether the article opens with it and says that it was lately, or what occasioned it."""
        if not self.is_opening:
            return False
        return (
            cue("cue.of_late").match(self.scene.lower, self.sentence.start, self.start) is not None
        )

    @property
    def is_said_at(self) -> bool:
        """Whether it is named as where somebody said what the text quotes."""
        lower, start = self.scene.lower, self.sentence.start
        said = cue("cue.spoke").search(lower, start, self.start)
        return self.frame == "located" and said is not None

    @property
    def is_bare_subject(self) -> bool:
        """Whether it is the one in hand, told to have been held: "Chương trình diễn ra ngày …"."""
        return self.frame == "held" and not self.named and self.start == self.sentence.start

    @property
    def addresses(self) -> bool:
        """Whether those who came also worked or spoke with people there."""
        return (
            cue("behind.address").match(self.scene.lower, self.head_end, self.sentence.end)
            is not None
        )

    @property
    def gives_orders(self) -> bool:
        """Whether the sentence opens with it, and who leads told there what is to be done."""
        if self.frame not in ("located", "attended") or self.start > self.sentence.start + 1:
            return False
        lower, end = self.scene.lower, self.sentence.end
        return cue("cue.orders").match(lower, self.head_end, end) is not None

    @property
    def receives(self) -> bool:
        """Whether somebody received or met people."""
        met = self.frame == "had" and self.noun.endswith(nouns().transitive)
        return met or self.rule == "events.verb.receive"

    @property
    def actor(self) -> str | None:
        """Who did what is told: the last person named in front of it."""
        before = self.scene.within(self.scene.people, self.sentence.start, self.start)
        return before[-1].name if before else None

    @property
    def people(self) -> set[str]:
        """Everybody whom its sentence names."""
        sentence = self.sentence
        named = self.scene.within(self.scene.people, sentence.start, sentence.end)
        return {person.name for person in named}

    @once
    def holder(self) -> Holder | None:
        """Who held it, as its own sentence says."""
        return find_holder(self)
