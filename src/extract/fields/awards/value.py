"""Value: what the text says of an award beside its count: act, form, giver, time, parts."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.fields.awards.find import Cue
from extract.fields.awards.giver import agents_of, find_giver
from extract.fields.awards.passages import Passage
from extract.fields.awards.state import Award
from extract.fields.awards.frames import Frame, frame_of, frames_of
from extract.fields.awards.totals import mark_totals
from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import AwardMention

_STRING_OF_VERBS = regex.compile(r",? và |, |/")
_LEMMAS = {
    "đón nhận": "nhận", "lĩnh nhận": "nhận", "lãnh nhận": "nhận", "đạt được": "đạt",
    "đoạt được": "đoạt", "giành được": "giành", "gửi tặng": "tặng", "chủ nhân": None,
}  # fmt: skip
_PRIZE_GIVING = frozenset({"trao", "trao tặng", "phát", "công bố"})
_NAMED_FORMS = frozenset({"awards.form.title", "awards.form.prize"})
_BARE_PRIZE = "giải"
_WORD = (
    r"(?:\p{Lu}[\p{L}.-]*+(?:[ ](?!(?:cho|của|năm|và|với|đạt|tại|đợt|lần|vì|trong|do|được|là)"
    r"(?!\p{L}))\p{Ll}++){0,5}|(?:lần|năm|thứ)[ ]++[\dIVX]++|\d{1,4}(?!\p{L}))"
)
_NAME = regex.compile(rf'(?:[ ]*(?:"[^"\n]{{1,90}}"|(?<=[ ]){_WORD}))++', regex.VERSION1)


def describe(
    reading: Reading, passages: Sequence[Passage], mentions: Mentions
) -> list[AwardMention]:
    """Turn the awards that were found into mentions, in order of the text."""
    agents = agents_of(mentions)
    described = []
    for passage in passages:
        frames = frames_of(reading.lower, passage.sentence)
        for award in passage.awards:
            mention = _mention(reading, award, frame_of(award, frames), mentions)
            giver = find_giver(reading.lower, passage.sentence, award, agents)
            described.append(mention.model_copy(update={"giver": giver}))
    return mark_totals(reading, described)


def _mention(
    reading: Reading, award: Award, frame: Frame | None, mentions: Mentions
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
        form=_form(reading, award.form),
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
    is_prize = award.form is not None and award.form.rule in (
        "awards.form.prize",
        "awards.noun.prize",
    )
    if first in _PRIZE_GIVING and (is_prize or award.count.recipient == "prize"):
        return "trao giải"
    return _LEMMAS.get(first, first)


def _form(reading: Reading, form: Cue | None) -> str | None:
    """Return the award as written, with the name that follows a title or a prize."""
    if form is None:
        return None
    end = form.end
    if form.rule in _NAMED_FORMS:
        name = _NAME.match(reading.norm, end)
        end = name.end() if name else end
    written = reading.surface(form.start, end)
    if written.lower() == _BARE_PRIZE:
        return None
    return written if form.rule in _NAMED_FORMS else written[:1].upper() + written[1:]
