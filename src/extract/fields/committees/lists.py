"""What a list names that a bare committee stands in.

"Tỉnh ủy, HĐND, UBND tỉnh Lào Cai", "Bí thư Huyện ủy, Chủ tịch UBND huyện Vân Canh", "Bí thư Đảng
ủy, Phó Chủ tịch, Tổng thư ký Hội Khuyến học Việt Nam", "Đảng bộ, chính quyền và nhân dân quận 7":
the members of the list are bodies and posts of one place; the first place or institution written
behind one of them is the committee's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import regex

from extract.fields.committees.ends import area_at
from extract.fields.committees.institutions import institution_at
from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.model import Area, Found, Institution, Subject
from extract.patterns import compile_pattern
from extract.reading import View

_ACRONYM = compile_pattern(r"\p{Lu}[\p{Lu}\p{N}]{1,11}(?![\p{L}\p{N}])")
_SPACE = compile_pattern(r"[ ]*+(?:của )?")
_STATE = {"ubnd": "UBND", "ủy ban nhân dân": "UBND", "hđnd": "HĐND", "hội đồng nhân dân": "HĐND"}
_MOST = 7


@dataclass
class ListReader:
    """Reads on from a mention over the members of its list."""

    view: View
    day: date
    mentions: Mapping[int, Found] = field(default_factory=dict)
    """The article's committees by where they begin."""
    _read: dict[int, list[Subject]] = field(default_factory=dict)

    def subjects(self, end: int) -> list[Subject]:
        """List the units and institutions that the members behind an offset name, in order.

        An institution of which only the first word is written is a hint ("Hiệu trưởng nhà
        trường"): it says what kind is meant.

        >>> from extract.reading import fold
        >>> view = fold("Bí thư Huyện ủy, Chủ tịch UBND huyện Vân Canh")
        >>> [one.area.full_name for one in ListReader(view, date(2024, 1, 1)).subjects(15)]
        ['Huyện Vân Canh']
        """
        if end not in self._read:
            self._read[end] = list(self._subjects(end))
        return self._read[end]

    def _subjects(self, end: int) -> Iterator[Subject]:
        after_post = False
        for _ in range(_MOST):
            mark = lexicon().list_mark.match(self.view.lower, end)
            if not mark:
                return
            at = mark.end()
            end, subjects = self._member(at, after_post)
            yield from subjects
            if end == at:
                return
            after_post = after_post or bool(lexicon().post_at(self.view.lower, at))

    def _member(self, at: int, after_post: bool) -> tuple[int, list[Subject]]:
        """Return the end of the list's member at an offset (the offset, if none), its subjects."""
        if found := self.mentions.get(at):
            return self._mention(found)
        if body := lexicon().list_body.match(self.view.lower, at):
            return self._behind_body(body)
        if post := lexicon().post_at(self.view.lower, at):
            return self._behind_post(post)
        if after_post and self.view.norm[at : at + 1].isupper():
            named = institution_at(self.view, at, self.day)
            return (named[0], [named[1]]) if named else (at, [])
        return at, []

    def _mention(self, found: Found) -> tuple[int, list[Subject]]:
        return found.end, [found.subject] if found.subject and not found.is_open else []

    def _behind_body(self, body: regex.Match[str]) -> tuple[int, list[Subject]]:
        """Return the unit behind state bodies and people, none where the list goes on."""
        hints: list[Subject] = [_school()] if "ban giám hiệu" in body[0] else []
        if body["mark"].strip():
            return body.end() - len(body["mark"]), hints
        at = body.end()
        named = area_at(self.view, at, day=self.day, typed=True) or area_at(
            self.view, at, day=self.day, levels=("province", "district")
        )
        if named:
            return named[0], _with_state(body["last"], named[1])
        if institution := institution_at(self.view, at, self.day):
            return institution[0], [institution[1]]
        return at - len(body["mark"]), hints

    def _behind_post(self, post: regex.Match[str]) -> tuple[int, list[Subject]]:
        """Return the institution behind a post, with the word that the post implies."""
        space = _SPACE.match(self.view.lower, post.end())
        at = space.end() if space else post.end()
        if found := self.mentions.get(at):
            return self._mention(found)
        if institution := institution_at(self.view, at, self.day, eponym=False):
            return institution[0], self._with_owner(at, institution)
        if area := area_at(self.view, at, day=self.day, typed=True):
            return area[0], [area[1]]
        if post["implied"]:
            return self._implied(at, post)
        if post["firm"] and (word := _ACRONYM.match(self.view.norm, at)):
            return word.end(), [Institution("tập đoàn", word[0], "central")]
        return post.end(), [_school()] if "hiệu trưởng" in post[0] else []

    def _with_owner(self, at: int, institution: tuple[int, Institution]) -> list[Subject]:
        """Return a part of an institution, and the institution: "khoa Luật Trường Đại học Huế"."""
        end, part = institution
        if part.word not in lexicon().parts:
            return [part]
        for _, word in lexicon().institution.finditer(
            self.view.lower, at + len(part.word) + 1, end
        ):
            if self.view.norm[word.start()].isupper() and word[0] not in lexicon().parts:
                owner = institution_at(self.view, word.start(), self.day)
                return [part, owner[1]] if owner else [part]
        return [part]

    def _implied(self, at: int, post: regex.Match[str]) -> tuple[int, list[Subject]]:
        """Return the institution of a post that names it in part: "Cục trưởng Quản lý Dược"."""
        word, lower, norm = lexicon().implied[post["implied"]], self.view.lower, self.view.norm
        if lexicon().noun.end_at(lower, at) or lexicon().verb.end_at(lower, at):
            shown = View(f"{word} {norm[at : at + 80]}", f"{word.lower()} {lower[at : at + 80]}")
            if named := institution_at(shown, 0, self.day):
                return at + named[0] - len(word) - 1, [named[1]]
        return post.end(), [Institution(word.lower(), word, "grassroots", is_short=True)]


def _school() -> Institution:
    return Institution("trường", "Trường", "grassroots", is_short=True)


def _with_state(last: str, area: Area) -> list[Subject]:
    word = _STATE.get(last)
    return [Institution(word.lower(), word, "state", area)] if word else [area]
