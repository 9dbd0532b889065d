"""Finding names on characters: runs of capitals, and where in them a person's name lies.

What stands in front of a run, the gazetteer of units and the surnames decide. What is found
here is not yet a person: see `evidence`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.fields.people.body import count_body
from extract.fields.people.front import Front, front_at
from extract.fields.people.lexicon import Address, lexicon, shape
from extract.fields.people.model import Name
from extract.fields.people.places import Word, begin, is_place, may_hold_name, may_open
from extract.reading import Reading
from extract.record import CommitteeMention

_LONGEST = 5
_LONGEST_NOUN = 40
_GIVEN = frozenset({"Anh", "Chị", "Cô", "Chú", "Bác", "Em", "Bé", "Thầy"})
_DEGREE = Address(is_degree=True)


def find_names(reading: Reading, committees: Sequence[CommitteeMention]) -> list[Name]:
    """Find what may be names of persons, in order, none judged yet.

    >>> from extract.record import Article
    >>> text = "Chủ tịch UBND tỉnh Cà Mau Lê An và bà Thu thăm đường Lê Lợi."
    >>> [name.text for name in find_names(Reading(Article(id="a", text=text)), [])]
    ['Lê An', 'Thu']
    """
    finder = _Finder(reading, committees)
    for run in shape("run").finditer(reading.norm):
        finder.read(*run.span())
    return finder.names


class _Finder:
    """One pass over the runs of a text."""

    def __init__(self, reading: Reading, committees: Sequence[CommitteeMention]) -> None:
        self.covers = reading.furniture.covers
        self.norm, self.lower = reading.norm, reading.lower
        self.spans = sorted((one.start, one.end) for one in committees)
        self.words = lexicon()
        self.names: list[Name] = []

    def read(self, start: int, end: int) -> None:
        """Find the names in a run: one, or several where a sentence ends without a full stop."""
        while start < end:
            front = front_at(self.norm, start)
            if not (front and front.is_calling) and not may_hold_name(self.norm[start:end]):
                return
            name = self._name(start, end, front)
            if name is None:
                return
            if name.text.lower() not in self.words.subjects and not self.covers(name.start):
                self.names.append(name)
            start = name.end + 1

    def _name(self, start: int, end: int, front: Front | None) -> Name | None:
        words = self._behind_committee(self._words(start, end))
        address, own = self._addressed(front, words)
        if not own:
            return None
        name = self._full(own, address, front) if may_open(own) else None
        is_called = address or (front and front.is_post)
        if name is None and is_called and not (front and front.takes == "name"):
            name = self._short(own, address, front)
        if name and name.address:
            phrase = front.phrase if front and front.address else ""
            name.lead = self.lower.rfind(phrase, 0, words[0].start)
        return name

    def _words(self, at: int, end: int) -> list[Word]:
        words: list[Word] = []
        for text in self.norm[at:end].split(" "):
            end = at + len(text)
            if text:
                words.append(Word(at, end, text))
            at = end + 1
        return words

    # ── what stands in front ──────────────────────────────────────────────────────────────

    def _behind_committee(self, words: list[Word]) -> list[Word]:
        """Leave out the words that are part of a committee's name."""
        at = bisect_right(self.spans, (words[0].start, len(self.norm))) - 1
        end = self.spans[at][1] if at >= 0 else 0
        return words if end <= words[0].start else [word for word in words if word.start >= end]

    def _addressed(
        self, front: Front | None, words: list[Word]
    ) -> tuple[Address | None, list[Word]]:
        """Split off the forms of address that a run begins with."""
        address = front.address if front else None
        while len(words) > 1 and words[0].text in self.words.leading:
            if not address and self._is_inside(words[0]):
                break
            own = self.words.addresses.get(words[0].text.lower(), _DEGREE)
            if words[1].text.lower() in self.words.unnamed and not own.is_degree:
                return None, []
            if address and not own.is_degree:
                break
            address, words = own, words[1:]
        return address, words

    def _is_inside(self, word: Word) -> bool:
        """Whether "Anh", "Cô" or the like stands where no sentence begins: then it is a name."""
        before = self.norm[max(0, word.start - 3) : word.start].rstrip()
        return word.text in _GIVEN and not (not before or before[-1] in '.!?:"\n(…')

    # ── full names ────────────────────────────────────────────────────────────────────────

    def _full(self, words: list[Word], address: Address | None, front: Front | None) -> Name | None:
        """Read a name with a surname, of two words or more."""
        is_addressed = address is not None and not address.is_degree
        is_called = is_addressed or (front is not None and front.is_personal)
        at = 0 if is_called and not is_acronym(words[0]) else begin(self.norm, words, front)
        if at is None:
            return None
        end = self._end(words, at)
        if end - at < 2:
            return None
        before = front if at == 0 else front_at(self.norm, words[at].start)
        name = _made(words[at:end], address if at == 0 else None)
        name.needs_role = not is_addressed and before is not None and before.takes_or_holds
        return None if self._is_no_person(name, before) else name

    def _is_no_person(self, name: Name, before: Front | None) -> bool:
        """Whether a firm, a commune or a hamlet bears the name.

        Larger units the gazetteer knows all; firms bear two words or foreign ones.
        """
        if not self.words.firm_words.isdisjoint(name.text.split()):
            return True
        is_eponym = name.text.lower() in self.words.eponyms
        if is_eponym and self.words.bearing.match(self.lower, 0, name.start):
            return True
        if not name.needs_role or before is None or before.phrase in self.words.upper_units:
            return False
        is_firm = before.takes == "firm" and name.text.count(" ") == 1
        return is_firm or is_eponym

    def _end(self, words: list[Word], at: int) -> int:
        """Tell where a name ends: before the words that open the next statement."""
        end, limit = at + 1, min(len(words), at + _LONGEST)
        in_capitals = is_acronym(words[at])
        while end < limit:
            word = words[end]
            if word.text in self.words.openers:
                break
            if len(word.text) > 1 and word.text.isupper() != in_capitals:
                break
            is_last = end + 1 == len(words) or is_acronym(words[end + 1])
            if is_last and self._opens_next(word):
                break
            end += 1
        return end

    def _opens_next(self, word: Word) -> bool:
        """Whether a word opens the next statement with what is written behind it."""
        is_followed = self.lower[word.end + 1 : word.end + 2].isalpha()
        return is_followed and self._goes_on(word, word.end)

    def _goes_on(self, word: Word, end: int) -> bool:
        """Whether a word begins a post, a body or a phrase that goes on behind an offset."""
        if word.text.lower() not in self.words.first_syllables:
            return False
        post = self.words.opening_posts.end_at(self.lower, word.start)
        phrase = post or self.words.opening_phrases.end_at(self.lower, word.start)
        if phrase and phrase > end:
            return True
        following = self.lower[word.start : word.start + _LONGEST_NOUN].split()[:4]
        nouns = (" ".join(following[:length]).rstrip(",.;:)") for length in range(2, 5))
        return any(noun in self.words.long_nouns and word.start + len(noun) > end for noun in nouns)

    # ── short and foreign names ───────────────────────────────────────────────────────────

    def _short(
        self, words: list[Word], address: Address | None, front: Front | None
    ) -> Name | None:
        """Read a given name, or one whose surname we do not know, behind an address or a post."""
        here = self._without_country(words)
        is_land = len(words) - len(here) > 1 or "-" in words[0].text or self._is_friend(front)
        if address and is_land and here != words:
            return None
        words = words if address else here
        if not words or len(words) > _LONGEST or self._is_common(words, address):
            return None
        name = _made(words[: self._end(words, 0)], address)
        name.is_short, name.needs_role = True, address is None
        name.is_foreign = " " in name.text and front is not None and _calls(front, name.text)
        return name

    def _is_friend(self, front: Front | None) -> bool:
        """Whether "bạn" stands in front, which countries are called by too."""
        return front is not None and front.phrase == "bạn"

    def _without_country(self, words: list[Word]) -> list[Word]:
        if words[0].text.lower() not in self.words.country_openings:
            return words
        for length in (3, 2, 1):
            country = " ".join([word.text for word in words[:length]]).lower()
            if country in self.words.countries:
                return words[length:]
        return words

    def _is_common(self, words: list[Word], address: Address | None) -> bool:
        """Whether the words behind an address or a post are a post, a body or a place."""
        first, end = words[0], words[-1].end
        if first.text in self.words.openers or any(map(is_acronym, words)):
            return True
        if self._ends_front(first):
            return True
        may_open = first.text.lower() in self.words.first_syllables
        if may_open and (self._opens_post(first) or self._goes_on(first, end)):
            return True
        if address is not None and address.is_caller:
            return False
        text = " ".join([word.text for word in words]).lower()
        return count_body(text) > 0 or is_place(text)

    def _opens_post(self, word: Word) -> bool:
        """Whether a post of two words or more stands at a word."""
        return self.words.opening_posts.end_at(self.lower, word.start) is not None

    def _ends_front(self, word: Word) -> bool:
        """Whether a word is the last of a form of address or a trade itself: "Bác Sĩ"."""
        front = front_at(self.norm, word.end)
        return front is not None and front.phrase.endswith(f" {word.text.lower()}")


def _made(words: list[Word], address: Address | None) -> Name:
    text = " ".join([word.text for word in words])
    in_capitals = text.isupper()
    if in_capitals:
        text = " ".join([word.text.capitalize() for word in words])
    return Name(words[0].start, words[-1].end, text, address, in_capitals=in_capitals)


def _calls(front: Front, name: str) -> bool:
    """Whether a post may stand before a name without a surname that we know.

    Statesmen, officers and artists are called so; for other posts the words must be foreign,
    for firms are led too ("Tổng giám đốc Vạn Xuân").
    """
    if front.phrase in lexicon().of_states or (front.is_personal and front.phrase != "phóng viên"):
        return True
    return all(not shape("syllable").fullmatch(word) for word in name.lower().split())


def is_acronym(word: Word) -> bool:
    """Whether a word of two letters or more is in capitals."""
    return len(word.text) > 1 and word.text.isupper()
