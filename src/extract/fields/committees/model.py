"""What a committee is the committee of, and a mention as it was found on characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.knowledge.units import Unit

Standing = Literal["state", "bloc", "central", "forces", "grassroots"]
"""How the level of an institution's committee follows (see `lexicon.toml`)."""


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative unit as a text names it.

    `units` are those that it can be: none when the gazetteer does not know the name, several
    when the name is shared.
    """

    type: str
    """Quận, Huyện, …; "" where neither the text nor the gazetteer tells."""
    name: str
    """The name without its type; "" when only the type is written ("Đảng bộ thành phố")."""
    units: tuple[Unit, ...] = ()
    is_typed: bool = True
    """Whether the type is written."""

    @property
    def full_name(self) -> str:
        """The type and the name: "Quận 7"."""
        return f"{self.type} {self.name}".strip()

    @property
    def key(self) -> str:
        """What tells it from others in one article."""
        return self.full_name


CENTRE = Area("", "Trung ương")
"""The place of central institutions."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An office, firm, school, bloc … that has a committee of the Party."""

    word: str
    """The word that its name begins with, lower-cased: "trường"."""
    name: str
    """Its name without the area at its end: "Trường Cao đẳng", "Khối các cơ quan"."""
    standing: Standing
    area: Area | None = None
    """The unit named at its end; with an empty name when only the type is written."""
    is_short: bool = False
    """Whether only its first word is written ("Đảng bộ Trường")."""

    @property
    def key(self) -> str:
        """What tells it from others in one article."""
        return f"{self.name} {self.area.full_name}" if self.area else self.name


Subject = Area | Institution
"""What a committee is the committee of."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as found on characters, before the article is looked at as a whole."""

    start: int
    end: int
    rule: str
    head: str
    """The committee's own word, canonical; the whole name of a central body; "" for an organ."""
    organ: str | None = None
    subject: Subject | None = None
    """None for a bare mention and for a central body."""
    is_central: bool = False
    areas: tuple[str, ...] = ()
    """Types of unit that a bare mention can stand for."""

    @property
    def is_open(self) -> bool:
        """Whether the article must tell which committee is meant."""
        if self.is_central:
            return False
        match self.subject:
            case None:
                return True
            case Area(name=name):
                return not name
            case Institution(area=area) as body:
                return body.is_short or (area is not None and not area.name)
