"""People: every named person with the roles the text gives."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.people.evidence import judge
from extract.fields.people.find import find_names
from extract.fields.people.link import link
from extract.fields.people.roles import read_roles
from extract.reading import Reading
from extract.record import CommitteeMention, PersonMention


def read_people(reading: Reading, committees: Sequence[CommitteeMention]) -> list[PersonMention]:
    """Read the people of an article, each mention with the full name and all roles given.

    Offsets, of the committees too, are those of the reading's view.

    >>> from extract.record import Article
    >>> text = "Đồng chí Lò Văn An - Bí thư Chi bộ - chủ trì. Ông An nêu ý kiến."
    >>> for one in read_people(Reading(Article(id="a", text=text)), []):
    ...     print(one.start, one.text, "→", one.name, one.roles)
    9 Lò Văn An → Lò Văn An ['Bí thư Chi bộ']
    50 An → Lò Văn An ['Bí thư Chi bộ']
    """
    names = find_names(reading, committees)
    if not names:
        return []
    read_roles(reading.view, names, committees)
    judge(reading.view, names)
    return link(reading, names, committees)
