"""Who is who: short mentions point to a full name, roles are collected over the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.fields.people.lexicon import Gender, lexicon, shape
from extract.fields.people.model import Name, Role
from extract.reading import Reading
from extract.record import CommitteeMention, PersonMention

_ALIAS = 60
_CALLED = ("gọi", "danh", "tên", "hiệu")
_OPEN = "no full name in the article"


@dataclass(slots=True)
class _Person:
    """Somebody with everything that the article says of them."""

    name: str
    gender: Gender = "n"
    is_full: bool = True
    first: int = 0
    last: int = -1
    roles: dict[str, str] = field(default_factory=dict)
    """Roles as written, by their folded form, in order."""
    committee: str | None = None

    def suits(self, gender: Gender) -> bool:
        return "n" in (self.gender, gender) or self.gender == gender


def link(
    reading: Reading, names: Sequence[Name], committees: Sequence[CommitteeMention]
) -> list[PersonMention]:
    """Turn the names that are people's into mentions, each with its person's name and roles."""
    linker = _Linker(reading, committees)
    people = [name for name in names if name.rule]
    for name in people:
        if not name.is_short:
            linker.register(name)
    linked = [(name, linker.person_of(name)) for name in people]
    for name, person in linked:
        if person:
            linker.collect(name, person)
    return [_mention(reading, name, person) for name, person in linked if person]


def _mention(reading: Reading, name: Name, person: _Person) -> PersonMention:
    return PersonMention(
        start=name.start, end=name.end, text=reading.surface(name.start, name.end),
        name=person.name, roles=list(person.roles.values()), committee=person.committee,
        rule=name.rule, reason=None if person.is_full else _OPEN,
    )  # fmt: skip


class _Linker:
    """The people of one article."""

    def __init__(self, reading: Reading, committees: Sequence[CommitteeMention]) -> None:
        self.reading = reading
        self.committees = sorted(committees, key=lambda one: one.start)
        self.starts = [one.start for one in self.committees]
        self.people: dict[str, _Person] = {}

    def register(self, name: Name) -> None:
        """Know a full name, unless it is the end of a longer one that is known already."""
        if name.text not in self.people:
            if name.text.count(" ") == 1 and self._pointed_at(name):
                return
            self.people[name.text] = _Person(name.text, first=name.start)
        if (gender := _gender(name)) != "n":
            self.people[name.text].gender = gender

    def person_of(self, name: Name) -> _Person | None:
        """Tell whose a mention is; a new person's where a short name points to nobody known."""
        person = self._alias(name) or self.people.get(name.text) or self._pointed_at(name)
        person = person or self._unknown(name)
        if person:
            person.last = name.start
        return person

    def _alias(self, name: Name) -> _Person | None:
        """Find the person named just before, where the text gives them another name here."""
        if not name.is_short:
            return None
        first = max(0, name.start - _ALIAS)
        before = self.reading.lower[first : name.start]
        if not any(word in before for word in _CALLED):
            return None
        if not shape("alias").match(self.reading.lower, first, name.start):
            return None
        person = max(self.people.values(), key=lambda one: one.last, default=None)
        if person and person.last >= 0:
            self.people[name.text] = person
            return person
        return None

    def _pointed_at(self, name: Name) -> _Person | None:
        gender = _gender(name)
        ending = f" {name.text}"
        same = [
            one for one in self.people.values()
            if one.is_full and one.name.endswith(ending) and one.suits(gender)
        ] or [
            one for one in self.people.values()
            if one.is_full and name.is_short and one.name.startswith(f"{name.text} ")
            and one.suits(gender)
        ]  # fmt: skip
        if not name.is_short:
            same = [one for one in same if one.first < name.start]
        earlier = [one for one in same if one.first < name.start]
        if earlier:
            return max(earlier, key=lambda one: one.last)
        return same[0] if len(same) == 1 else None

    def _unknown(self, name: Name) -> _Person | None:
        """Let a short name that points to nobody known stand for itself, if it can."""
        if not (name.is_called or name.is_foreign):
            return None
        is_full = " " in name.text
        is_called = name.address is not None and name.address.is_caller
        if len(name.text) == 1 or (not is_full and not is_called):
            return None
        if name.text.lower() in lexicon().ordinals:
            return None
        person = _Person(name.text, _gender(name), is_full, name.start)
        self.people[name.text] = person
        return person

    def collect(self, name: Name, person: _Person) -> None:
        """Add the roles of one mention to its person's."""
        for role in name.roles:
            if self.reading.lower[role.start : role.end] in lexicon().ranks:
                continue
            written = " ".join(self.reading.surface(role.start, role.end).split())
            self._note(person, written)
            person.committee = person.committee or self._committee(role)

    def _note(self, person: _Person, written: str) -> None:
        """Keep a role once; a bare post ("Bí thư") gives way to one that says where."""
        role = written.lower()
        for known in person.roles:
            if role.startswith(f"{known} ") and known in lexicon().called_by_post:
                fuller = {known: (role, written)}
                person.roles = dict(
                    fuller.get(one, (one, text)) for one, text in person.roles.items()
                )
                return
            if f"{role} ".startswith(f"{known} ") or known.startswith(f"{role} "):
                return
        person.roles[role] = written

    def _committee(self, role: Role) -> str | None:
        at = bisect_left(self.starts, role.start)
        inside = at < len(self.starts) and self.starts[at] < role.end
        return self.committees[at].name if inside else None


def _gender(name: Name) -> Gender:
    if name.address and name.address.gender != "n":
        return name.address.gender
    return "f" if " Thị " in name.text else "n"
