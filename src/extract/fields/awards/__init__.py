"""Awards: counts of recipients and of awards in an act of honouring."""

from __future__ import annotations

from extract.fields.awards.passages import find_passages
from extract.fields.awards.value import describe
from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import AwardMention, Span


def read_awards(reading: Reading, mentions: Mentions) -> list[AwardMention]:
    """Read the award counts of an article; dates, committees and bodies are known.

    >>> from extract.record import Article
    >>> text = "Dịp này, UBND quận khen thưởng 70 tập thể và hơn 1.200 cá nhân."
    >>> awards = read_awards(Reading(Article(id="a", text=text)), Mentions())
    >>> [(award.text, award.count, award.recipient, award.approx) for award in awards]
    [('70 tập thể', 70, 'collective', None), ('hơn 1.200 cá nhân', 1200, 'individual', 'at_least')]
    """
    passages = find_passages(reading, _masks(mentions))
    return describe(reading, passages, mentions) if passages else []


def _masks(mentions: Mentions) -> list[Span]:
    """Stretches in which no count begins: dates, and names with numbers in them."""
    dates = [date for date in mentions.dates if date.kind != "duration"]
    named = [*dates, *mentions.committees, *mentions.documents]
    return sorted((mention.start, mention.end) for mention in named)
