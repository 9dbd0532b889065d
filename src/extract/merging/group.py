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
    def strength(self) -> tuple[int, int]:
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
    groups, links, doubtful = _Groups(tellings), list[Judged](), list[Judged]()
    for pair in candidate_pairs(tellings):
        one, other = (tellings[index] for index in pair)
        judged = Judged(pair, compare(one.facts, other.facts))
        if one.article == other.article:
            if _tells_again(one.event, other.event):
                groups.unite(judged)
        elif judged.verdict.answer == "link":
            links.append(judged)
        elif judged.verdict.answer == "possible":
            doubtful.append(judged)
    doubtful += _take(links, groups)
    return Grouping(groups.all(), groups.between(doubtful))


def _tells_again(one: Event, other: Event) -> bool:
    """Whether one article tells one event twice: all that identifies it is the same."""
    names = sorted((read_wording(event.name or "") for event in (one, other)), key=len)
    told = [(event.committee, event.date, event.type) for event in (one, other)]
    return told[0] == told[1] and None not in told[0] and bool(names[0]) and names[0] <= names[1]


def _take(links: Sequence[Judged], groups: _Groups) -> Iterator[Judged]:
    """Make the links, surest first; yield those that are not made but remain possible."""
    best = groups.rivals(links)
    for link in sorted(links, key=_surest_first):
        if link.pair not in best:
            yield from groups.join(link)
        elif link.strength == best[link.pair]:
            yield link.doubted(_ALIKE)


def _surest_first(judged: Judged) -> tuple[int, int, Pair]:
    margin, points = judged.strength
    return -margin, -points, judged.pair


class _Groups:
    """The groups as they grow."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._articles = [telling.article for telling in tellings]
        self._group_of = [
            Group([index], {telling.article}, telling.facts)
            for index, telling in enumerate(tellings)
        ]

    def rivals(self, links: Iterable[Judged]) -> dict[Pair, tuple[int, int]]:
        """Find the links of a telling to an article where its best go to several events alike.

        None of its links to that article stands; the value is the strength of the best.
        """
        ends: dict[tuple[int, str], list[tuple[Judged, int]]] = defaultdict(list)
        for link in links:
            for here, there in (link.pair, link.pair[::-1]):
                ends[here, self._articles[there]].append((link, id(self._group_of[there])))
        found: dict[Pair, tuple[int, int]] = {}
        for some in ends.values():
            best = max(link.strength for link, _ in some)
            if len({there for link, there in some if link.strength == best}) > 1:
                found |= {link.pair: max(best, found.get(link.pair, best)) for link, _ in some}
        return found

    def join(self, link: Judged) -> list[Judged]:
        """Join the groups of a link; give the link as possible when the groups disagree."""
        one, other = self._ends(link)
        if one.articles & other.articles:
            return []
        if len(one.members) + len(other.members) > 2:
            verdict = compare(one.facts, other.facts)
            if verdict.answer != "link":
                return [link.doubted(*(verdict.doubts or (_CONTRADICTED,)))]
        self.unite(link)
        return []

    def unite(self, link: Judged) -> None:
        """Make one group of those of a link."""
        one, other = self._ends(link)
        if one is other:
            return
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
            one, other = self._ends(judged)
            if not one.articles & other.articles:
                kept.setdefault(frozenset({id(one), id(other)}), judged)
        return list(kept.values())

    def _ends(self, judged: Judged) -> tuple[Group, Group]:
        one, other = judged.pair
        return self._group_of[one], self._group_of[other]
