"""Roles: posts, ranks and trades around a name, as written.

In front of a name a chain of roles must reach it ("Bí thư Quận ủy, Chủ tịch HĐND quận Lê An");
behind it a comma, a dash, a bracket or a verb leads to them; an appointment may stand some words
behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.fields.people.body import RoleReader
from extract.fields.people.lexicon import lexicon, shape
from extract.fields.people.model import Name, Role
from extract.patterns import compile_pattern
from extract.reading import View
from extract.record import CommitteeMention

_WINDOW = 240
_NEAR = 100
_WORD_REACH = 24
_APPOINTED_WITHIN = 110
_SIGN_REACH = 24
_BRACKET = compile_pattern(r"^[ ]?\([^()\n]{2,50}\)")
_STOP = compile_pattern(r"[.!?;\n]")


def read_roles(view: View, names: Sequence[Name], committees: Sequence[CommitteeMention]) -> None:
    """Give each name the roles in front of it and behind it.

    >>> from extract.reading import fold
    >>> view = fold("Bí thư Chi bộ Lê An và ông Hà Ba, Trưởng ấp, cùng dự.")
    >>> names = [Name(14, 19, "Lê An"), Name(27, 32, "Hà Ba")]
    >>> read_roles(view, names, [])
    >>> [[view.norm[role.start:role.end] for role in name.roles] for name in names]
    [['Bí thư Chi bộ'], ['Trưởng ấp']]
    """
    reader = _Reader(view, committees)
    floor = 0
    for name in names:
        name.front = reader.front(name, floor)
        if not name.is_weak:
            floor = name.end
    for left, right in pairwise(names):
        reader.divide(left, right)
    ceiling = view.length
    for name in reversed(names):
        name.back += reader.back(name.end, ceiling)
        if not name.back and all(map(reader.is_rank, name.front)):
            name.appointed = reader.appointed(name.end, ceiling)
        if not name.is_weak:
            ceiling = name.front[0].start if name.front else name.lead


class _Reader:
    """Reads the roles around the names of one text."""

    def __init__(self, view: View, committees: Sequence[CommitteeMention]) -> None:
        self.norm, self.lower = view.norm, view.lower
        self.reader = RoleReader(view, committees)
        self.words = lexicon()

    # ── in front of a name ────────────────────────────────────────────────────────────────

    def front(self, name: Name, floor: int) -> list[Role]:
        """Read the chain of roles that reaches a name; empty when none does."""
        if not self._may_end_at(name.lead, floor):
            return []
        first = max(floor, self._statement(name.start))
        if self._is_parted(name) and not self._opens_with_role(first):
            return []
        near = max(first, name.start - _NEAR)
        chain = self._chain(near, name)
        if chain and near > first and self._goes_back(chain[0].start, near):
            return self._chain(first, name)
        return chain

    def _may_end_at(self, at: int, floor: int) -> bool:
        """Whether the last word in front may end a role."""
        text = self.norm[max(floor, at - _WORD_REACH) : at].rstrip(" ,:-")
        last = text[text.rfind(" ") + 1 :]
        if not last or not (last[-1].isalnum() or last[-1] in ')."'):
            return False
        return not last.islower() or last in self.words.role_ends

    def _is_parted(self, name: Name) -> bool:
        """Whether a comma stands in front of a name with a form of address."""
        is_called = name.address is not None and not name.address.is_degree
        return is_called and self.lower[max(0, name.lead - 3) : name.lead].rstrip()[-1:] == ","

    def _opens_with_role(self, at: int) -> bool:
        """Whether the statement at an offset begins with a role."""
        while at < len(self.lower) and not self.lower[at].isalpha():
            at += 1
        return self.words.head_at(self.lower, at) is not None

    def _statement(self, end: int) -> int:
        """Where the statement that reaches an offset begins, as far back as a window."""
        first = max(0, end - _WINDOW)
        stop = self.norm.rfind(". ", first, end)
        if stop > 0 and not self.norm[stop - 1].islower():
            stop = -1
        return 1 + max(stop, self.norm.rfind(";", first, end), self.norm.rfind("\n", first, end))

    def _goes_back(self, at: int, near: int) -> bool:
        """Whether a chain of roles may have begun before the first that was looked for."""
        return at - near < _WORD_REACH or self.lower[at - 3 : at].rstrip()[-1:] in {",", "-", "/"}

    def _chain(self, at: int, name: Name) -> list[Role]:
        """Read the roles that follow each other from an offset on, up to a name."""
        chain = list[Role]()
        for head, role in self.reader.roles(at, name.start):
            if chain and not shape("gap").match(self.lower[chain[-1].end : head.start()]):
                chain = []
            if not self.reader.is_empty(role, head):
                chain.append(role)
        return self._reaching(chain, name) if chain else []

    def _reaching(self, chain: list[Role], name: Name) -> list[Role]:
        """Return the chain if it reaches the name; its last role may be drawn out to it."""
        last, start = chain[-1], name.start
        is_personal = self.lower[last.start : last.end] in self.words.personal
        if self._reaches(last.end, start):
            is_parted = "," in self.lower[last.end : start]
            opens = not is_parted or (not is_personal and self._opens(chain[0].start))
            return chain if opens else []
        if is_personal or not name.is_likely:
            return []
        end = self.reader.loose(last.end, start, shape("to_name"))
        return [*chain[:-1], Role(last.start, end)] if end and self._reaches(end, start) else []

    def _reaches(self, end: int, start: int) -> bool:
        """Whether nothing but marks and forms of address stands between a role and a name."""
        between = _BRACKET.sub("", self.lower[end:start]).strip(" ,:-.")
        known = self.words.addresses
        return between in ("", *known) or all(part.strip(".,") in known for part in between.split())

    def _opens(self, at: int) -> bool:
        """Whether a sentence begins at an offset."""
        return self.lower[max(0, at - 2) : at].strip(' "') in ("", ".", "!", "?", ":")

    def divide(self, left: Name, right: Name) -> None:
        """In "A, Bí thư Quận ủy, Chủ tịch UBND quận B" the first role is A's, not B's."""
        chain = right.front
        if len(chain) < 2 or any(not self.is_rank(role) for role in left.front):
            return
        if shape("behind").fullmatch(self.lower, left.end, chain[0].start):
            joints = [self.lower[a.end : b.start].strip() for a, b in pairwise(chain)]
            at = 1 + joints.index("và") if "và" in joints else len(chain) - 1
            left.back, right.front = chain[:at], chain[at:]

    def is_rank(self, role: Role) -> bool:
        """Whether a role is a rank alone."""
        return self.lower[role.start : role.end] in self.words.ranks

    # ── behind a name ─────────────────────────────────────────────────────────────────────

    def back(self, end: int, ceiling: int) -> list[Role]:
        """Read the roles behind a name, in apposition."""
        lower, roles = self.lower, list[Role]()
        is_word = lower[end : end + 1] == " " and lower[end + 1 : end + 2].isalpha()
        lead = shape("being" if is_word else "behind").match(lower, end, ceiling)
        while lead and (head := self.words.head_at(lower, lead.end(), ceiling)):
            role = self.reader.role(head, ceiling)
            loose = self.reader.loose(role.end, ceiling, shape("close"))
            role = Role(role.start, loose or role.end)
            if self.reader.is_empty(role, head):
                break
            roles.append(role)
            lead = shape("chained").match(lower, role.end, ceiling)
        return roles

    def appointed(self, end: int, ceiling: int) -> list[Role]:
        """Read the roles of an appointment: "được bầu giữ chức Bí thư …"."""
        limit = min(end + _APPOINTED_WITHIN, ceiling)
        signs = [self.lower.find(sign, end, limit) for sign in self.words.appointing]
        first = min((at for at in signs if at >= 0), default=-1)
        if first < 0:
            return []
        lead = shape("appointed").search(self.lower, max(end, first - _SIGN_REACH), limit)
        if not lead or _STOP.search(self.lower, end, lead.start()):
            return []
        roles: list[Role] = []
        while lead and (head := self.words.head_at(self.lower, lead.end(), ceiling)):
            roles.append(self.reader.role(head, ceiling))
            lead = shape("chained").match(self.lower, roles[-1].end, ceiling)
        return roles
