"""What one name is read into on its way to a mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.fields.people.lexicon import Address, lexicon


class Role(NamedTuple):
    """A role as written: where it stands in the view."""

    start: int
    end: int


@dataclass(slots=True)
class Name:
    """A stretch of capitals that may be a person's name, with what speaks for it.

    Offsets are those of the view. `rule` stays null as long as nothing says that it is one.
    """

    start: int
    end: int
    text: str
    """The name with single spaces, capitals folded: "Lê Văn An"."""
    address: Address | None = None
    """The form of address right in front."""
    lead: int = -1
    """Where the form of address begins; the name's own start without one."""
    is_short: bool = False
    """Whether it is no full name: "Hà", "Quỳnh Vân"; it points to somebody."""
    needs_role: bool = False
    """Whether a noun in front makes it a place's or a firm's name unless a role says otherwise."""
    is_foreign: bool = False
    """Whether a post makes it a name though we know no surname in it: "Fidel Castro"."""
    in_capitals: bool = False
    front: list[Role] = field(default_factory=list)
    """Roles in front of the name."""
    back: list[Role] = field(default_factory=list)
    """Roles behind the name, in apposition or joined by "là" or the like."""
    appointed: list[Role] = field(default_factory=list)
    """Roles that an appointment some words behind the name gives."""
    rule: str | None = None

    def __post_init__(self) -> None:
        self.lead = self.start if self.lead < 0 else self.lead

    @property
    def is_weak(self) -> bool:
        """Whether it may be no name at all: a short one behind a post or a noun of persons."""
        return self.is_short and not self.is_called and not self.is_foreign

    @property
    def is_called(self) -> bool:
        """Whether a form of address stands in front that a given name alone may follow."""
        return self.address is not None and (self.address.is_caller or self.address.is_artists)

    @property
    def is_likely(self) -> bool:
        """Whether the name alone looks like a person's: a common surname, or three words."""
        first, _, rest = self.text.partition(" ")
        return " " in rest or (bool(rest) and first in lexicon().common)

    @property
    def tail(self) -> int:
        """Where the name ends with the roles in apposition behind it."""
        return self.back[-1].end if self.back else self.end

    @property
    def roles(self) -> list[Role]:
        """All roles, in the order of the text."""
        return [*self.front, *self.back, *self.appointed]
