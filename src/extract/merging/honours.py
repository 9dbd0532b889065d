"""Counts of those honoured, brought together across sources: which number answers which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.merging.agree import Told, agreed, disputed
from extract.merging.counts import admits
from extract.merging.model import CountClaim, MergedAward
from extract.merging.telling import Telling
from extract.record import Approximation, AwardMention, Recipient

Number = tuple[int, Approximation | None]
_Key = tuple[Recipient, frozenset[str], bool, int, Approximation | None]


@dataclass(frozen=True)
class _Entry:
    """One count given, and what its sources say of it."""

    recipient: Recipient
    forms: frozenset[str]
    total: bool
    told: tuple[Told[Number], ...]

    @property
    def sources(self) -> set[str]:
        return {one.source for one in self.told}

    @property
    def numbers(self) -> list[Number]:
        return [one.value for one in self.told]


def merge_awards(tellings: Iterable[Telling]) -> list[MergedAward]:
    """Bring together the counts given at one event, in the order of their first telling.

    Equal counts of the same recipients answer each other first; then what is left of each
    source, where there is only one count that it can answer. What answers nothing stands
    alone with its source.
    """
    told: dict[_Key, list[Told[Number]]] = {}
    for telling in tellings:
        for award in _once(telling.awards):
            one = Told((award.count, award.approx), telling.source.id)
            told.setdefault(_key(award), []).append(one)
    entries = [_Entry(*key[:3], tuple(some)) for key, some in told.items()]
    return [_merged(entry) for entry in _pair_up(_pair_up(entries, _answers), _may_answer)]


def _once(awards: Iterable[AwardMention]) -> list[AwardMention]:
    """Drop counts told twice in one article, and what covers years: it was not given there."""
    seen = {
        (award.count, award.approx, award.recipient, award.form): award
        for award in awards
        if not award.cumulative
    }
    return list(seen.values())


def _key(award: AwardMention) -> _Key:
    forms = frozenset({award.form} if award.form else ())
    return award.recipient, forms, award.total, award.count, award.approx


def _pair_up(entries: Sequence[_Entry], related: Callable[[_Entry, _Entry], bool]) -> list[_Entry]:
    """Join entries of different sources that are all related to one another and to no other."""
    near = {
        at: {to for to, other in enumerate(entries) if to == at or related(entry, other)}
        for at, entry in enumerate(entries)
    }
    joined = []
    for at, entry in enumerate(entries):
        clique = all(near[to] == near[at] for to in near[at])
        if clique and at == min(near[at]):
            joined.append(_join([entries[to] for to in sorted(near[at])]))
        elif not clique:
            joined.append(entry)
    return joined


def _join(entries: Sequence[_Entry]) -> _Entry:
    forms = frozenset[str]().union(*(entry.forms for entry in entries))
    told = tuple(one for entry in entries for one in entry.told)
    return _Entry(entries[0].recipient, forms, any(entry.total for entry in entries), told)


def _answers(one: _Entry, other: _Entry) -> bool:
    return _comparable(one, other) and not disputed([*one.numbers, *other.numbers], _contradict)


def _may_answer(one: _Entry, other: _Entry) -> bool:
    return _comparable(one, other) and one.total == other.total


def _comparable(one: _Entry, other: _Entry) -> bool:
    return (
        one.recipient == other.recipient
        and not one.sources & other.sources
        and len(one.forms | other.forms) <= 1
    )


def _says(one: Number, other: Number) -> bool:
    """Whether a number says all that another does: 124 says "at least 120"."""
    (count, approx), (vague_count, vague) = one, other
    return one == other or (not approx and admits(vague, vague_count, count))


def _contradict(one: Number, other: Number) -> bool:
    return not _says(one, other) and not _says(other, one)


def _merged(entry: _Entry) -> MergedAward:
    number = agreed(entry.told, _says) or (None, None)
    return MergedAward(
        recipient=entry.recipient,
        form=min(entry.forms, default=None),
        count=number[0],
        approx=number[1],
        total=entry.total,
        disputed=disputed(entry.numbers, _contradict),
        claims=_claims(entry.told),
    )


def _claims(told: Iterable[Told[Number]]) -> list[CountClaim]:
    sources: dict[Number, list[str]] = {}
    for one in told:
        sources.setdefault(one.value, []).append(one.source)
    order = sorted(sources, key=lambda number: (-len(sources[number]), number[0], number[1] or ""))
    return [CountClaim(count=n, approx=approx, sources=sources[n, approx]) for n, approx in order]
