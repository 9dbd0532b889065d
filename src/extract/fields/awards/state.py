"""State: what a reader has in mind in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extract.fields.awards.counts import Count
from extract.fields.awards.find import Cue
from extract.reading import View
from extract.record import Recipient

Force = Literal["honour", "open", "gift", "halt"]
Fate = Literal["taken", "waiting", "refused"]
_BADGE = "awards.form.badge"
_RECOGNISE = "awards.give.recognise"
_EXAMPLES = frozenset({"awards.noun.initiative", "awards.noun.model", "awards.noun.exemplar"})
AWARD_KINDS = frozenset({"prize", "certificate"})
"""Recipients that are awards themselves: "22 Kỷ niệm chương"."""
PERSONS: frozenset[Recipient] = frozenset({"individual", "party_member"})


class Governor(NamedTuple):
    """What the counts after it fall under."""

    force: Force
    """`honour`; `open`: gives or receives something not named yet; `gift`: gives something
    that is no honour; `halt`: another verb."""
    act: Cue | None = None
    form: Cue | None = None
    passive: bool = False
    fed: bool = False
    """Whether it has found recipients."""
    wholes: tuple[Count, ...] = ()
    """Those whom it honoured in the sentence before: parts of them may follow."""

    @property
    def is_active_honour(self) -> bool:
        """Whether it honours what follows it."""
        return self.force == "honour" and not self.passive

    def recognises(self, count: Count) -> bool:
        """Whether it recognises what is an example in itself: "công nhận 28 sáng kiến"."""
        return self.act is not None and self.act.rule == _RECOGNISE and count.noun in _EXAMPLES


@dataclass(frozen=True, slots=True)
class Award:
    """A count with the act and the form that it stands under."""

    count: Count
    act: Cue | None
    form: Cue | None
    is_passive: bool = False


def award_under(count: Count, governor: Governor) -> Award:
    """Return a count as an award; one that is an award itself has no form beside it."""
    form = None if count.recipient in AWARD_KINDS else governor.form
    return Award(count, governor.act, form, governor.passive)


def honour_of(award: Award) -> Cue | None:
    """Return the honour that is given: its form, or what is counted where that is one."""
    count = award.count
    if award.form is None and count.recipient == "certificate":
        return Cue(count.noun_start, count.end, "form", count.noun)
    return award.form


def in_order(awards: Iterable[Award]) -> list[Award]:
    """Return awards in the order of the text."""
    return sorted(awards, key=lambda award: award.count.start)


@dataclass
class State:
    """The state of reading one sentence from left to right."""

    view: View
    start: int
    end: int
    governor: Governor | None
    """What governs the next count."""
    resume: Governor | None = None
    """The act that another verb has taken over from, and a list may go back to."""
    past: Governor | None = None
    """The act of the clause before the last semicolon."""
    before: Governor | None = None
    """The act of the sentence before."""
    waiting: list[Count] = field(default_factory=list)
    """Subjects that wait for a passive."""
    whole: Count | None = None
    """The last subject where it is one of which parts are told: "trong số 90 em"."""
    is_cut: bool = False
    """Whether a verb of their own has followed the subjects that wait."""
    blocked: list[Count] = field(default_factory=list)
    """The last counts that another verb has kept from an act."""
    tally: list[Count] = field(default_factory=list)
    """Medals, and prizes with their winners, that stood without a verb before a semicolon."""
    pointed: list[Count] = field(default_factory=list)
    """Counts in a plan that point back: "2 cá nhân này"."""
    selected: list[Award] = field(default_factory=list)
    """Those of whom it is only said that they were chosen."""
    awards: list[Award] = field(default_factory=list)
    recent: int = 0
    """Where in `awards` those of the last passive begin."""
    group: int = 0
    """Where in `awards` those of the last list begin."""
    fate: Fate = "refused"
    """Fate of the last count."""
    is_listed: bool = False
    """Whether the last list was taken right after a colon: its parts may say more."""
    is_suspended: bool = False
    """Inside a clause about the honoured ("có thành tích trong …")."""
    is_unreal: bool = False
    is_real: bool = False
    is_among: bool = False
    is_choice: bool = False
    """Whether those who wait were chosen for what is given: "24 bài để trao 2 giải Nhất"."""
    is_shared: bool = False
    """Whether the last count tells what share somebody has: "xã An Lộc có 12 đồng chí"."""
    has_named: bool = False
    has_money: bool = False
    provisional: Count | None = None
    """A count taken across a semicolon: a verb of its own takes it back."""
    previous: Count | Cue | None = None
    is_fronted: bool = False
    """Whether the sentence opens with the honour: "Được tuyên dương lần này có 9 trường"."""
    passive_from: int | None = None
    """Where the last "được" stands."""

    @property
    def lower(self) -> str:
        """The text, folded and lower-cased."""
        return self.view.lower

    def lead(self, count: Count) -> str:
        """Return the text between the last token and a count."""
        return self.lower[self.previous.end if self.previous else self.start : count.start]

    def gap(self, count: Count) -> str:
        """Return the text between the last subject that waits and a count."""
        return self.lower[self.waiting[-1].end : count.start]

    def follows(self, *roles: str) -> bool:
        """Whether the last token is a cue with one of these roles."""
        return isinstance(self.previous, Cue) and self.previous.role in roles

    def stands_before(self, cue: Cue) -> bool:
        """Whether nothing stands between the last token and a cue."""
        return self.previous is not None and cue.start - self.previous.end <= 1

    def follows_years(self) -> bool:
        """Whether the last token names a badge by its years: "40 năm tuổi Đảng có …"."""
        token = self.previous
        is_badge = isinstance(token, Cue) and token.rule == _BADGE
        return token is not None and is_badge and self.lower[token.start].isdigit()

    def begin(self, governor: Governor | None) -> None:
        """Start a new clause under a governor."""
        self.settle(governor)
        self.resume = None

    def settle(self, governor: Governor | None) -> None:
        """Go on under a governor that has been given its subjects."""
        self.governor, self.is_suspended = governor, False
        self.waiting, self.blocked, self.is_cut = [], [], False

    def release_cut(self) -> None:
        """Let go of subjects that have had a verb of their own."""
        if self.is_cut:
            self.waiting, self.is_cut = [], False

    def take(self, count: Count) -> None:
        """Take a count as an award of the governor."""
        if self.governor is None:
            return
        award = award_under(count, self.governor)
        form = self.governor.form
        if count.recipient in AWARD_KINDS:
            form = Cue(count.noun_start, count.end, "form", count.noun)
        self.awards.append(award)
        self.governor = self.governor._replace(force="honour", form=form, fed=True)
        self.blocked = []
