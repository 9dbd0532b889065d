"""The words of `lexicon.toml`, made ready: names, forms of address, posts, what takes a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

import regex

from extract.patterns import alternation as any_of
from extract.patterns import compile_pattern
from extract.phrases import Phrases, word_at
from extract.rules import load_rulebook
from extract.wordlists import INSTITUTIONS, SURNAMES, listed, word_list

PACKAGE = "extract.fields.people"
Gender = Literal["m", "f", "n"]


class Address(NamedTuple):
    """A form of address: the gender that it tells and what may follow it."""

    gender: Gender = "n"
    is_degree: bool = False
    """Whether it is a degree or an honour: a post may stand before it, not a given name alone."""
    is_caller: bool = False
    """Whether a given name alone may follow."""
    is_artists: bool = False
    """Whether a pen name or a foreign name may follow."""


@dataclass(frozen=True)
class Lexicon:
    """Sets and patterns of words; all match the lower-cased view unless said otherwise.

    >>> words = lexicon()
    >>> "Nguyễn" in words.surnames, words.addresses["bà"].gender
    (True, 'f')
    >>> words.head.match("phó chủ tịch thường trực").group()
    'phó chủ tịch'
    """

    table: Mapping[str, Mapping[str, list[str]]]

    @cached_property
    def common(self) -> frozenset[str]:
        """The commonest surnames as written in a name: "Nguyễn"."""
        return frozenset(word.capitalize() for word in word_list("surnames.common"))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """All surnames as written in a name."""
        return frozenset(word.capitalize() for tier in SURNAMES for word in word_list(tier))

    @cached_property
    def openings(self) -> frozenset[str]:
        """Surnames as they stand in runs, in capitals too."""
        surnames = self.surnames - self.openers
        return surnames | frozenset(surname.upper() for surname in surnames)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Names that are a subject of study."""
        return frozenset(self.table["names"]["subjects"])

    @cached_property
    def eponyms(self) -> frozenset[str]:
        """Names that streets, schools and wards bear."""
        return frozenset(self.table["names"]["eponyms"])

    @cached_property
    def addresses(self) -> dict[str, Address]:
        """Forms of address and degrees."""
        table = self.table["honorifics"]
        kinds = dict.fromkeys(table["degrees"], "degrees")
        kinds |= {word: gender for gender in ("n", "m", "f") for word in table[gender]}
        return {word: self._address(word, kind) for word, kind in kinds.items()}

    def _address(self, word: str, kind: str) -> Address:
        gender: Gender = kind if kind in ("m", "f") else "n"  # type: ignore[assignment]
        return Address(gender, kind == "degrees", word in self.callers, word in self.artists)

    @cached_property
    def leading(self) -> frozenset[str]:
        """Forms of address as a run of capitals may begin with: "Ông", "TS"."""
        return frozenset(self.table["honorifics"]["leading"])

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words that end with a full stop in front of a name."""
        return frozenset(self.table["honorifics"]["abbreviations"])

    @cached_property
    def head(self) -> regex.Pattern[str]:
        """The head of a role with what modifies it in front."""
        return compile_pattern(self._head(frozenset()), regex.VERSION1)

    def head_at(self, lower: str, at: int, limit: int | None = None) -> regex.Match[str] | None:
        """Read the head of a role that stands at a place: tried where its first words do."""
        openings = self.head_openings.get(word_at(lower, at))
        return (
            self.head.match(lower, at, limit)
            if openings and lower.startswith(openings, at)
            else None
        )

    @cached_property
    def head_openings(self) -> dict[str, tuple[str, ...]]:
        """The first two words of heads with what modifies them, by the first of them."""
        roles = self.table["roles"]
        kinds = ("before", "posts", "others", "of_states")
        heads = [*(head for kind in kinds for head in roles[kind]), *self.personal]
        deputised = [*roles["posts"], *roles["with_deputy"], "trưởng"]
        heads += [f"{deputy} {post}" for deputy in roles["deputy"] for post in deputised]
        heads += [f"trưởng {led}" for led in roles["led"]]
        openings: dict[str, set[str]] = {}
        for head in heads:
            openings.setdefault(word_at(head, 0), set()).add(" ".join(head.split()[:2]))
        return {word: tuple(sorted(known)) for word, known in openings.items()}

    def _head(self, without: frozenset[str]) -> str:
        roles = self.table["roles"]
        deputies, before = any_of(roles["deputy"]), any_of(roles["before"])
        others = any_of({*roles["others"], *roles["of_states"], *self.personal} - without)
        led = f"trưởng(?=[ ]{any_of(roles['led'])}(?!\\p{{L}}))"
        posts, deputised = any_of(roles["posts"]), any_of(roles["with_deputy"])
        return (
            rf"(?<![\p{{L}}\p{{N}}])(?<!ban |bộ )(?:{before}[ ])?+(?:(?:{deputies}[ ])?+"
            rf"(?:{posts}|{led})|{deputies}[ ]{deputised}|{others})"
            rf"(?![\p{{L}}\p{{N}}])"
        )

    @cached_property
    def ranks(self) -> frozenset[str]:
        """Ranks of the forces: they make no role."""
        return frozenset(word_list("forces.ranks"))

    @cached_property
    def personal(self) -> frozenset[str]:
        """Ranks and trades: heads that need no body."""
        return self.ranks | frozenset(self.table["roles"]["trades"])

    @cached_property
    def called_by_post(self) -> frozenset[str]:
        """Heads that a given name, a pen name or a foreign name may follow."""
        posts = self.table["roles"]["posts"]
        deputies = ("", "phó ", "tổng ")
        led = frozenset(f"{deputy}{post}" for post in posts for deputy in deputies)
        return self.personal | self.of_states | led

    @cached_property
    def of_states(self) -> frozenset[str]:
        """Posts of other states."""
        return frozenset(self.table["roles"]["of_states"])

    @cached_property
    def weak(self) -> frozenset[str]:
        """Heads that are no role without a body."""
        return frozenset(self.table["roles"]["weak"])

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """Words of institutions' names and of roles."""
        shared = (word for name in INSTITUTIONS for word in word_list(name))
        return (*shared, *self.table["body"]["nouns"])

    @cached_property
    def verbs(self) -> tuple[str, ...]:
        """The same, but they are verbs as well."""
        return (*word_list("institutions.activities"), *self.table["body"]["verbs"])

    @cached_property
    def long_nouns(self) -> frozenset[str]:
        """Words of institutions that have two syllables or more."""
        return frozenset(noun for noun in [*self.nouns, *self.verbs] if " " in noun)

    @cached_property
    def body_nouns(self) -> Phrases:
        """Words of a role's body."""
        return Phrases([*self.nouns, *self.table["body"]["inside"]])

    @cached_property
    def body_verbs(self) -> Phrases:
        """Words of a role's body that are verbs as well."""
        return Phrases(self.verbs)

    @cached_property
    def closing(self) -> tuple[str, ...]:
        """Nouns of units and committees, behind which a verb is no word of a body."""
        return tuple(f" {noun} " for noun in (*self.unit_nouns, "ủy"))

    @cached_property
    def modifier(self) -> regex.Pattern[str]:
        """A word right behind a head that goes with it: "Thường trực"."""
        words = any_of(self.table["body"]["modifiers"])
        return compile_pattern(rf"[ ]{words}(?![\p{{L}}\p{{N}}])", regex.VERSION1)

    @cached_property
    def unit_sign(self) -> regex.Pattern[str]:
        """A short form of a unit's type: "TP.", "Q."."""
        signs = any_of(self.table["body"]["unit_signs"])
        return compile_pattern(rf"{signs}\.?[ ]?(?=[\p{{L}}\p{{N}}])", regex.VERSION1)

    @cached_property
    def appointing(self) -> tuple[str, ...]:
        """Parts of the verbs of appointment: without them there is none."""
        return tuple(self.table["around"]["appointing"])

    @cached_property
    def plurals(self) -> frozenset[str]:
        """Words of plural in front of a list's address or role."""
        return frozenset(self.table["around"]["plural"])

    @cached_property
    def role_ends(self) -> frozenset[str]:
        """Uncapitalised last words of roles: of heads, of their bodies, of committees."""
        roles, body = self.table["roles"], self.table["body"]
        phrases = [*self.nouns, *self.verbs, *body["inside"]]
        for kind in ("posts", "with_deputy", "led", "others", "of_states"):
            phrases += roles[kind]
        phrases += self.personal
        return frozenset(phrase.split()[-1] for phrase in phrases) | {"ủy", "bộ"}

    @cached_property
    def after_comma(self) -> regex.Pattern[str]:
        """A word that goes on with an institution's name behind a comma."""
        words = any_of(self.table["body"]["after_comma"])
        return compile_pattern(rf"{words}(?![\p{{L}}\p{{N}}])", regex.VERSION1)

    @cached_property
    def stops(self) -> frozenset[str]:
        """Syllables that begin what comes after a role."""
        return frozenset(self.table["body"]["stops"])

    @cached_property
    def named_after(self) -> frozenset[str]:
        """Nouns in front of a name that is no person's."""
        return frozenset(self.table["places"]["named_after"])

    @cached_property
    def bearing(self) -> regex.Pattern[str]:
        """An institution's words before the name that it bears ("ĐH Y …"); read backwards."""
        fields = any_of(word_list("institutions.fields"))
        return compile_pattern(
            rf"(?r)(?<!\p{{L}}){any_of(self.named_after)}(?:[ ]{fields})+[ ]", regex.VERSION1
        )

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Words that end like a form of address or a naming noun and are none."""
        return frozenset(self.table["places"]["compounds"])

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Words that are no name behind a capitalised form of address."""
        return frozenset(self.table["names"]["unnamed"])

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """Numbers of birth that stand for names at home."""
        return frozenset(self.table["names"]["ordinals"])

    @cached_property
    def callers(self) -> frozenset[str]:
        """Forms of address that a given name alone may follow."""
        return frozenset(self.table["honorifics"]["callers"])

    @cached_property
    def artists(self) -> frozenset[str]:
        """Forms of address that a name without a surname that we know may follow."""
        return frozenset(self.table["honorifics"]["artists"])

    @cached_property
    def unit_nouns(self) -> frozenset[str]:
        """Nouns in front of a unit's name or of a person's who holds a post there."""
        return frozenset(self.table["places"]["units"])

    @cached_property
    def upper_units(self) -> frozenset[str]:
        """Nouns of provinces and districts: the gazetteer knows all of their names."""
        return frozenset(self.table["places"]["upper_units"])

    @cached_property
    def firms(self) -> frozenset[str]:
        """Nouns in front of a firm's name or of a person's."""
        return frozenset(self.table["places"]["firms"])

    @cached_property
    def first_syllables(self) -> frozenset[str]:
        """The first syllables of posts, bodies and phrases that open a statement."""
        phrases = [*self.long_nouns, *self.table["around"]["phrases"]]
        return frozenset(self.head_openings) | frozenset(phrase.split()[0] for phrase in phrases)

    @cached_property
    def firm_words(self) -> frozenset[str]:
        """Words of firms' names, as written."""
        return frozenset(self.table["places"]["firm_words"])

    @cached_property
    def countries(self) -> frozenset[str]:
        """Names of countries."""
        return frozenset(word_list("countries.names"))

    @cached_property
    def country_openings(self) -> frozenset[str]:
        """The first words of their names."""
        return frozenset(country.split()[0] for country in self.countries)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words right behind a name that are no part of it."""
        return frozenset(word.capitalize() for word in self.table["around"]["openers"])

    @cached_property
    def opening_posts(self) -> Phrases:
        """Posts of two words or more that open a statement."""
        roles = self.table["roles"]
        heads = [*roles["posts"], *roles["others"], *roles["of_states"], *self.personal]
        deputised = [*roles["posts"], *roles["with_deputy"]]
        return Phrases(
            [
                *(f"{deputy} {post}" for deputy in roles["deputy"] for post in deputised),
                *(f"trưởng {led}" for led in roles["led"]),
                *(head for head in heads if " " in head),
            ]
        )

    @cached_property
    def opening_phrases(self) -> Phrases:
        """Other phrases that open a statement."""
        return Phrases(self.table["around"]["phrases"])

    @cached_property
    def introduced(self) -> regex.Pattern[str]:
        """A noun of persons and what leads from it to a name or a list; read from the name back.

        "hai sinh viên được khen gồm: …", "vận động viên cử tạ …".
        """
        around = self.table["around"]
        nouns = rf"(?<!\p{{L}}){any_of(around['persons'])}(?!\p{{L}})"
        leading = rf"(?::|(?<!\p{{L}}){any_of(around['leading'])})[ ]?:?\s{{0,2}}-?[ ]?"
        others = rf"(?!{any_of(around['parting'])}(?!\p{{L}}))\p{{L}}++"
        return compile_pattern(
            rf"(?r)(?:{nouns}[^.!?;:\n]{{0,70}}{leading}|{nouns}(?:[ ]{others}){{1,4}}[ ])",
            regex.VERSION1,
        )

    @cached_property
    def speaking(self) -> regex.Pattern[str]:
        """A verb that only people do, behind a name."""
        words = any_of(self.table["around"]["speaking"])
        adverb = "(?:[ ](?:cũng|đã|còn|thì|luôn|lại|vẫn))?+"
        return compile_pattern(rf"{adverb}[ ]{words}(?![\p{{L}}\p{{N}}])", regex.VERSION1)


@cache
def lexicon() -> Lexicon:
    """Load the lexicon (read once)."""
    tables = load_rulebook(PACKAGE, "lexicon.toml").tables
    return Lexicon(
        {
            section: {key: listed(entry) for key, entry in entries.items()}
            for section, entries in tables.items()
        }
    )


@cache
def shape(name: str) -> regex.Pattern[str]:
    """Return the pattern of a rule of this field.

    >>> shape("listed").match(" và Lê").group()
    ' và '
    """
    pattern: regex.Pattern[str] = load_rulebook(PACKAGE)[f"people.{name}"].pattern
    return pattern
