"""Tellings brought together: links that hold, groups that stay of one mind, doubts that remain.

Links are taken surest first. A link joins two groups only when the groups as wholes still pass
the comparison, so that a chain of partial tellings does not draw different events together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.merging.blocks import Pair, candidate_pairs
from extract.merging.compare import Verdict, compare
from extract.merging.telling import Facts, Telling, join
from extract.merging.wording import read_wording
from extract.record import Event

_ALIKE = "an article tells two events that fit alike"
_CONTRADICTED = "other tellings of the two contradict each other"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of tellings and what was decided of it."""

    pair: Pair
    verdict: Verdict

    @property
    def strength(self) -> Pair:
        """How sure the link is."""
        return self.verdict.margin, self.verdict.points

    def doubted(self, *doubts: str) -> Judged:
        """Make it a possible link for these reasons."""
        return Judged(self.pair, replace(self.verdict, answer="possible", doubts=doubts))


@dataclass
class Group:
    """Tellings of one event, as indices, and what joined them."""

    members: list[int]
    articles: set[str]
    facts: Facts
    links: list[Judged] = field(default_factory=list)


@dataclass(frozen=True)
class Grouping:
    """All tellings in groups, and the links between groups that remain possible."""

    groups: list[Group]
    """Each telling is in exactly one; in order of their first tellings."""
    possible: list[Judged]
    """The surest pair for each two groups that may be one."""


def group(tellings: Sequence[Telling]) -> Grouping:
    """Bring together the tellings of one event; `tellings` come in their order of sources."""
    judged = list(_judge(tellings))
    links = [one for one in judged if one.verdict.answer == "link"]
    doubtful = [one for one in judged if one.verdict.answer == "possible"]
    tied = _tied(tellings, links)
    groups = _Groups(tellings)
    for link in sorted(links, key=_surest_first):
        if link.pair not in tied:
            doubtful += groups.join(link)
        elif link.strength == tied[link.pair]:
            doubtful.append(link.doubted(_ALIKE))
    return Grouping(groups.all(), groups.between(doubtful))


def _judge(tellings: Sequence[Telling]) -> Iterator[Judged]:
    """Compare what is worth comparing."""
    for pair in candidate_pairs(tellings):
        one, other = tellings[pair[0]], tellings[pair[1]]
        verdict = compare(one.facts, other.facts)
        if one.article != other.article and verdict.answer != "no":
            yield Judged(pair, verdict)
        elif one.article == other.article and _tells_again(one.event, other.event):
            yield Judged(pair, replace(verdict, answer="link"))


def _tells_again(one: Event, other: Event) -> bool:
    """Whether one article tells one event twice: all that identifies it is the same."""
    names = sorted((read_wording(event.name or "") for event in (one, other)), key=len)
    told = [(event.committee, event.date, event.type) for event in (one, other)]
    return told[0] == told[1] and None not in told[0] and bool(names[0]) and names[0] <= names[1]


def _surest_first(judged: Judged) -> tuple[int, int, Pair]:
    margin, points = judged.strength
    return -margin, -points, judged.pair


def _tied(tellings: Sequence[Telling], links: Iterable[Judged]) -> dict[Pair, Pair]:
    """Find links of a telling to an article where its two best go to two events alike.

    None of its links to that article stands; the value is the strength of the best.
    """
    rivals: dict[tuple[int, str], list[Judged]] = defaultdict(list)
    for link in links:
        one, other = link.pair
        if tellings[one].article != tellings[other].article:
            rivals[one, tellings[other].article].append(link)
            rivals[other, tellings[one].article].append(link)
    tied: dict[Pair, Pair] = {}
    for some in rivals.values():
        best = max(link.strength for link in some)
        if sum(link.strength == best for link in some) > 1:
            tied |= {link.pair: best for link in some}
    return tied


class _Groups:
    """The groups as they grow."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._group_of = [
            Group([index], {telling.article}, telling.facts)
            for index, telling in enumerate(tellings)
        ]

    def join(self, link: Judged) -> list[Judged]:
        """Join the groups of a link; give the link as possible when the groups disagree."""
        one, other = (self._group_of[index] for index in link.pair)
        if one is other:
            return []
        within = len(one.articles) == 1 and one.articles == other.articles
        if one.articles & other.articles and not within:
            return []
        if len(one.members) + len(other.members) > 2 and not within:
            verdict = compare(one.facts, other.facts)
            if verdict.answer != "link":
                return [link.doubted(*(verdict.doubts or (_CONTRADICTED,)))]
        self._unite(one, other, link)
        return []

    def _unite(self, one: Group, other: Group, link: Judged) -> None:
        larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
        larger.members += smaller.members
        larger.articles |= smaller.articles
        larger.facts = join(larger.facts, smaller.facts)
        larger.links += [*smaller.links, link]
        for index in smaller.members:
            self._group_of[index] = larger

    def all(self) -> list[Group]:
        """Give every group once, its members sorted, in order of their first members."""
        groups = list({id(group): group for group in self._group_of}.values())
        for one in groups:
            one.members.sort()
        return groups

    def between(self, doubtful: Iterable[Judged]) -> list[Judged]:
        """Keep the surest doubtful link between each two groups that may still be one."""
        kept: dict[frozenset[int], Judged] = {}
        for judged in sorted(doubtful, key=_surest_first):
            one, other = (self._group_of[index] for index in judged.pair)
            if not one.articles & other.articles:
                kept.setdefault(frozenset({id(one), id(other)}), judged)
        return list(kept.values())
