"""Value: what the text says of an award beside its count: act, form, giver, time, parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.fields.awards.find import Cue
from extract.fields.awards.frames import Frame, frame_of, frames_of
from extract.fields.awards.giver import agents_of, find_giver
from extract.fields.awards.passages import Passage
from extract.fields.awards.state import AWARD_KINDS, Award, honour_of
from extract.fields.awards.totals import mark_totals
from extract.fields.mentions import Mentions
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import AwardMention

_STRING_OF_VERBS = compile_pattern(r",? và |, |/")
_LISTED = "awards.listed."
_LEMMAS = {
    "đón nhận": "nhận", "lĩnh nhận": "nhận", "lãnh nhận": "nhận", "đạt được": "đạt",
    "đoạt được": "đoạt", "giành được": "giành", "gửi tặng": "tặng", "chủ nhân": None,
}  # fmt: skip
_RECEIVED = ("nhận", None)
_SEVERAL = 2
"""One is too common a count to know it again."""
_PRIZE_GIVING = frozenset({"trao", "trao tặng", "phát", "công bố"})
_QUOTES = '"“”'
_NO_AWARD = frozenset({"giải", "danh hiệu"})
_SHORT_MEDAL = compile_pattern(r"hc[ ]?(?P<colour>v|b|đ|vàng|bạc|đồng)", regex.IGNORECASE)
_COLOURS = {"v": "vàng", "b": "bạc", "đ": "đồng"}
_YEARS_ONLY = compile_pattern(r"(?i:huy hiệu).*[ ]năm")
_TITLE_WORD = compile_pattern(r"(?i:danh hiệu) (?=.)")
_BADGE = "awards.form.badge"
_PRIZE = "awards.form.prize"
_RANK_ALONE = "awards.noun.short_prize"
"""A colour heads a column of medals."""
_NOT_IN_NAME = "cho|của|năm|và|với|đối|đạt|tại|đợt|lần|vì|trong|do|được|là|gồm|này"
_WORDS = (
    rf"(?:\p{{Lu}}[\p{{L}}-]*+(?:[ ](?!(?:{_NOT_IN_NAME})(?!\p{{L}}))\p{{Ll}}++){{0,5}}"
    r"|(?:lần|năm|thứ) [\dIVX]++|\d{1,4}(?!\p{L}))"
)
_RANK = r"(?:cấp[ ](?:cơ sở|\p{L}++)|cơ sở|toàn quốc)"
# Titles that papers write in small letters.
_SMALL = (
    r"(?:giáo viên dạy|học sinh|sinh viên|lao động|gia đình|khu phố|khu dân cư|chiến sĩ"
    r"|thôn|đơn vị)[ ](?:giỏi|xuất sắc|tiên tiến|văn hóa|thi đua|quyết thắng|\d[ ]tốt)"
)
_QUOTED = r'[ ]*"[^"\n]{1,90}"'
_NAMES = {
    "awards.form.title": rf"(?:[ ]{_SMALL})?+(?:{_QUOTED}|[ ]{_WORDS}|[ ]{_RANK})*+",
    _PRIZE: rf"(?:{_QUOTED}|[ ]{_WORDS})++",
    "awards.form.certificate": _QUOTED,
}
_NAME = {rule: compile_pattern(name, regex.VERSION1) for rule, name in _NAMES.items()}


def describe(
    reading: Reading, passages: Sequence[Passage], mentions: Mentions
) -> list[AwardMention]:
    """Turn the awards that were found into mentions, in order of the text."""
    agents = agents_of(reading.lower, mentions)
    described = []
    frame: Frame | None = None
    for passage in passages:
        frames = frames_of(reading.lower, passage.sentence)
        before = frame if passage.goes_on and not frames else None
        first = passage.awards[0].count.start
        for award in passage.awards:
            row = passage.year and Frame(*passage.year, "year", opens_clause=True)
            frame = row or frame_of(reading.lower, award, first, frames) or before
            giver = find_giver(reading.lower, passage.sentence, award, agents)
            described.append(_mention(reading, award, frame, mentions, giver))
    marked = mark_totals(reading, described)
    whole = [_of_whole(award, marked) for award in marked]
    found = [award for passage in passages for award in passage.awards]
    return list(_told_again(whole, found))


def _of_whole(award: AwardMention, awards: Sequence[AwardMention]) -> AwardMention:
    """Give a part that only says what each received the giver and the act of its whole."""
    if award.part_of is None or award.act not in _RECEIVED:
        return award
    whole = awards[award.part_of]
    return award.model_copy(
        update={"giver": award.giver or whole.giver, "act": whole.act or award.act}
    )


def _told_again(awards: Sequence[AwardMention], found: Sequence[Award]) -> Iterator[AwardMention]:
    """Give a count that is told again the form that the other place names, and its giver.

    An active verb has a subject of its own, known or not: it takes no other giver.
    """
    forms: dict[_Told, str] = {}
    givers: dict[tuple[_Told, str | None], str] = {}
    for award in filter(_is_distinct, awards):
        told = _told(award)
        if award.form:
            forms.setdefault(told, award.form)
        if award.giver:
            givers.setdefault((told, award.form), award.giver)
    for award, one in zip(awards, found, strict=True):
        if not _is_distinct(award):
            yield award
            continue
        told = _told(award)
        form = award.form or forms.get(told)
        giver = givers.get((told, form)) or givers.get((told, None))
        has_subject = one.act is not None and not one.is_passive
        told_of = {"form": form, "giver": award.giver or (None if has_subject else giver)}
        changes = told_of != {"form": award.form, "giver": award.giver}
        yield award.model_copy(update=told_of) if changes else award


_Told = tuple[int, str, bool]


def _told(award: AwardMention) -> _Told:
    return award.count, award.recipient, award.cumulative


def _is_distinct(award: AwardMention) -> bool:
    """Whether a count is known again by its number and kind."""
    return award.count >= _SEVERAL and award.recipient not in AWARD_KINDS


def _mention(
    reading: Reading, award: Award, frame: Frame | None, mentions: Mentions, giver: str | None
) -> AwardMention:
    count = award.count
    return AwardMention(
        start=count.start,
        end=count.end,
        text=reading.surface(count.start, count.end),
        rule=_rule(award),
        count=count.quantity.value,
        approx=count.quantity.approx,
        recipient=count.recipient,
        act=_lemma(reading.lower, award),
        form=_form(reading, honour_of(award)),
        giver=giver,
        cumulative=frame is not None,
        period=frame.period(mentions.dates) if frame else None,
    )


def _rule(award: Award) -> str:
    ground = award.act or award.form
    return ground.rule if ground else "awards.tally"


def _lemma(lower: str, award: Award) -> str | None:
    """Return the verb: the first of a string; "trao giải" where a prize is given."""
    if award.act is None:
        return None
    verb = " ".join(lower[award.act.start : award.act.end].split())
    first = _STRING_OF_VERBS.split(verb)[0]
    if award.act.rule.startswith(_LISTED):
        return " ".join(first.split()[-2:])
    is_prize = award.form is not None and award.form.rule in (
        "awards.form.prize",
        "awards.noun.prize",
    )
    if first in _PRIZE_GIVING and (is_prize or award.count.recipient == "prize"):
        return "trao giải"
    return _LEMMAS.get(first, first)


def _form(reading: Reading, form: Cue | None) -> str | None:
    """Return the award as written, with the name that follows it; "danh hiệu" is no award."""
    if form is None:
        return None
    name = _NAME[form.rule].match(reading.norm, form.end) if form.rule in _NAME else None
    written = reading.surface(form.start, name.end() if name else form.end)
    if written.lower() in _NO_AWARD or form.rule == _PRIZE:
        return None if written.lower() in _NO_AWARD else written
    if form.rule == _BADGE:
        return _badge(written)
    if form.rule == _RANK_ALONE:
        return f"Huy chương {written.lower()}"
    medal = _SHORT_MEDAL.fullmatch(written)
    if medal:
        colour = medal["colour"].lower()
        return f"Huy chương {_COLOURS.get(colour, colour)}"
    title = _TITLE_WORD.sub("", written, count=1)
    if title[0] in _QUOTES and title[-1] in _QUOTES:
        title = title[1:-1].strip()
    return title[:1].upper() + title[1:]


def _badge(written: str) -> str:
    """Name a badge in full, as lists shorten it: "60 năm tuổi Đảng", "Huy hiệu 60 năm"."""
    named = f"Huy hiệu {written}" if written[:1].isdigit() else written
    full = f"{named} tuổi Đảng" if _YEARS_ONLY.fullmatch(named) else named
    return full[:1].upper() + full[1:]
