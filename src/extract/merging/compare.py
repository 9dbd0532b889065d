"""Two tellings, or two groups of them, held against each other: one event, possibly, or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

from extract.language import mark
from extract.merging import bodies, counts
from extract.merging.evidence import evidence
from extract.merging.telling import Facts
from extract.merging.timing import timing
from extract.merging.wording import likeness, told_alike, unlike

Answer = Literal["link", "possible", "no"]
_BARRING = {"body": "other", "kind": "other", "time": "near"}
_IN_NAME = {
    "most": mark("much the same name or headline"),
    "some": mark("partly the same name or headline"),
}
_IN_TELLING = {
    "most": mark("told in much the same words"),
    "some": mark("told partly in the same words"),
}
_ONLY_WORDS = mark("nothing but words in common")
_SHORT, _FAR_SHORT, _SOME = -1, -2, 2
"""How far below what is asked for a link is still possible: further where it has some points."""
_NAMED = ("same", "unsure")
_TIMED = ("same", "yearless")
_WORDS = {
    ("time", "same"): mark("the same day"),
    ("time", "about"): mark("one has no date, but was published within days"),
    ("time", "yearless"): mark("the same day, but of a year left open"),
    ("time", "within"): mark("one gives only a longer stretch of time"),
    ("time", "unknown"): mark("one has no date"),
    ("time", "near"): mark("the dates are a day apart"),
    ("body", "same"): mark("the same body"),
    ("body", "unsure"): mark("the name of the body does not settle which one it is"),
    ("body", "kin"): mark("one unit, but another body or a shorter name"),
    ("body", "silent"): mark("one does not say who held it"),
    ("body", "other"): mark("the bodies differ"),
    ("kind", "same"): mark("the same kind of occasion"),
    ("kind", "open"): mark("the kind of occasion does not settle which one it is"),
    ("kind", "compatible"): mark("told as other kinds of occasion"),
    ("kind", "other"): mark("the kinds of occasion differ"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two tellings are of one event, and why."""

    answer: Answer
    margin: int = 0
    """Points beyond what was asked for."""
    points: int = 0
    """Points in all."""
    grounds: tuple[str, ...] = ()
    """What they have in common, in plain words."""
    doubts: tuple[str, ...] = ()
    """What differs or is not known, in plain words."""


NO = Verdict("no")


class _Tie(NamedTuple):
    """How time, body or kind tie two tellings."""

    name: Literal["time", "body", "kind"]
    degree: str

    @property
    def bars(self) -> bool:
        return _BARRING[self.name] == self.degree

    @property
    def need(self) -> int:
        return evidence().needs(self.name, self.degree)

    @property
    def words(self) -> str:
        return _WORDS[self]


class _Sign(NamedTuple):
    """A sign for or against."""

    points: int
    words: str


def compare(one: Facts, other: Facts) -> Verdict:
    """Decide whether two tellings are of one event.

    Contradictory times, bodies or kinds bar a link; what they leave open raises the number of
    points asked for; counts, people, venue, name, documents and period in common give points.
    What it was about counts only between occasions of one body: many review one directive on
    the same day. What has neither a day nor a body's name in common is not the same event.
    """
    time = timing(one, other)
    if time == "other":
        return NO
    body, kind = _Tie("body", _body(one, other)), _Tie("kind", _kind(one, other))
    if body.degree not in _NAMED and time not in _TIMED:
        return NO
    of_one_body, signs = body.degree == "same", list(_identity(one, other))
    settled = of_one_body or bool(signs)
    if body.bars and not settled:
        return NO
    ties = [body, _Tie("time", time), *([kind] if of_one_body or kind.bars else [])]
    signs += [*_words(one, other), *(_topic(one, other) if of_one_body else ())]
    return _weigh(ties, signs, list(_against(one, other)), settled=settled)


def _weigh(ties: list[_Tie], signs: list[_Sign], against: list[_Sign], *, settled: bool) -> Verdict:
    points = sum(sign.points for sign in signs) - sum(sign.points for sign in against)
    margin = points - sum(tie.need for tie in ties)
    grounds = [tie.words for tie in ties if not tie.need] + [sign.words for sign in signs]
    doubts = [tie.words for tie in ties if tie.need] + [sign.words for sign in against]
    doubts += [] if settled else [_ONLY_WORDS]
    answer = _answer(points, margin, bars=sum(tie.bars for tie in ties), settled=settled)
    return Verdict(answer, margin, points, tuple(grounds), tuple(doubts))


def _answer(points: int, margin: int, *, bars: int, settled: bool) -> Answer:
    """Decide by the points: what is barred or rests on words alone is possible at most."""
    if margin >= 0 and settled and not bars:
        return "link"
    least = 0 if bars else _FAR_SHORT if points >= _SOME else _SHORT
    return "possible" if margin >= least and bars < 2 and (settled or not bars) else "no"


def _body(one: Facts, other: Facts) -> str:
    """Tell how the bodies stand: a contradiction decides, else the closest tie."""
    degrees = {bodies.relate(a, b) for a, b in product(one.bodies, other.bodies)}
    ranked = ("other", "same", "unsure", "kin")
    return next((degree for degree in ranked if degree in degrees), "silent")


def _kind(one: Facts, other: Facts) -> str:
    facts = evidence()
    if not all(facts.compatible(a, b) for a, b in product(one.kinds, other.kinds)):
        return "other"
    if any(map(facts.is_specific, one.kinds & other.kinds)):
        return "same"
    specific = [any(map(facts.is_specific, some)) for some in (one.kinds, other.kinds)]
    return "compatible" if all(specific) else "open"


def _identity(one: Facts, other: Facts) -> Iterator[_Sign]:
    """Signs of who and where."""
    points = evidence().identity
    equal = counts.shared(one.figures, other.figures)
    if equal:
        numbers = ", ".join(map(str, equal))
        yield _Sign(points["award"] * min(len(equal), 2), f"counts in common: {numbers}")
    if one.people & other.people:
        yield _Sign(points["person"], "people in common")
    if one.places & other.places:
        yield _Sign(points["place"], "the same venue")


def _words(one: Facts, other: Facts) -> Iterator[_Sign]:
    """Signs in the wording: name or headline, the sentences that tell it."""
    weights = evidence().words
    name, telling = _likeness(one, other), _told_alike(one, other)
    points = weights.get(name, 0) + weights.get(telling, 0)
    if points:
        words = filter(None, (_IN_NAME.get(name), _IN_TELLING.get(telling)))
        yield _Sign(min(points, max(weights.values())), ", ".join(words))


def _topic(one: Facts, other: Facts) -> Iterator[_Sign]:
    """Signs of what it was about."""
    points = evidence().topic
    if documents := sorted(one.documents & other.documents):
        yield _Sign(points["document"], f"documents in common: {', '.join(documents)}")
    if one.periods & other.periods:
        yield _Sign(points["period"], "the same period under review")


def _against(one: Facts, other: Facts) -> Iterator[_Sign]:
    points = evidence().against
    if counts.contradict(one.figures, other.figures):
        yield _Sign(points["awards"], "the counts are far apart")
    if _disjoint(one.documents, other.documents):
        yield _Sign(points["documents"], "other documents")
    if _named_apart(one, other):
        yield _Sign(points["name"], "names with nothing in common")
    if _disjoint(one.periods, other.periods):
        yield _Sign(points["period"], "other periods under review")


def _disjoint(ones: frozenset[str], others: frozenset[str]) -> bool:
    return bool(ones and others) and not ones & others


def _likeness(one: Facts, other: Facts) -> str:
    """Tell how alike the closest of their names and headlines are."""
    found = {likeness(a, b) for a, b in product(one.wordings, other.wordings)}
    return next((degree for degree in ("most", "some") if degree in found), "none")


def _named_apart(one: Facts, other: Facts) -> bool:
    """Whether their names have nothing in common, nor the sentences that tell them."""
    pairs = list(product(one.names, other.names))
    apart = bool(pairs) and all(unlike(a, b) for a, b in pairs)
    return apart and _told_alike(one, other) == "none"


def _told_alike(one: Facts, other: Facts) -> str:
    """Tell how alike the closest of the sentences that tell them are."""
    found = {told_alike(a, b) for a, b in product(one.leads, other.leads)}
    return next((degree for degree in ("most", "some") if degree in found), "none")
