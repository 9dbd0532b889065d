"""Tables: figures that stand bare under the headings of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extract.fields.awards.counts import Count, noun_at
from extract.fields.awards.find import Cue, scan
from extract.fields.awards.state import AWARD_KINDS, Award
from extract.fields.numbers import NUMBER, read_quantity
from extract.patterns import compile_pattern
from extract.reading import Sentence, View
from extract.record import Recipient, Span

_BAR = "|"
_NUMBER_OF = compile_pattern(r"(?:tổng )?(?:số|số lượng|số lượt)[ ](?=\p{L})")
_HEADING_ENDS = compile_pattern(
    r"(?:[ ](?:tiêu biểu|xuất sắc|điển hình|được khen(?:[ ]thưởng)?|được tặng))?"
    r"(?:[ ]?\([^()|]{1,20}\))?[ ]*"
)
_FIGURE = compile_pattern(rf"(?P<quantity>{NUMBER})(?:[ ]*\([^()|]{{1,40}}\))?")
_YEAR = compile_pattern(r"(?:năm[ ])?(?:19|20)\d\d")
_MEDAL = "awards.form.order"
_ABOVE = 2
"""So many lines above a table may say what it is of."""
_REACH = 300


class TableRow(NamedTuple):
    """A row of a table, and the awards whose figures stand in it."""

    sentence: Sentence
    awards: list[Award]
    year: Span | None
    """The year that the row is for."""


class _Column(NamedTuple):
    recipient: Recipient
    noun: str
    is_rank: bool
    """Headed by a colour or a rank alone: medals, where the lines above speak of them."""
    heading: Span


class _Context(NamedTuple):
    act: Cue | None
    """The last act of honouring that the lines above tell."""
    medal: Cue | None
    """Where they speak of medals."""


def find_rows(view: View, sentences: Sequence[Sentence]) -> Iterator[TableRow]:
    r"""Find the rows of tables of honours, in order.

    What is counted stands at the head of the column; the award at the head of the row, or the
    other way about. The lines right above must speak of honours, and of none to come.

    >>> from extract.reading import fold
    >>> text = fold("Khen thưởng:\nCấp | Tập thể | Cá nhân\nTỉnh | 12 | 30")
    >>> lines = [Sentence(0, 12, 0), Sentence(13, 36, 1), Sentence(37, 51, 2)]
    >>> [award.count.quantity.value for row in find_rows(text, lines) for award in row.awards]
    [12, 30]
    """
    lower = view.lower
    if _BAR not in lower:
        return
    at = 0
    while at < len(sentences):
        heads = _columns(lower, sentences[at])
        rows = _body(lower, sentences, at, len(heads)) if any(heads) else []
        context = _honours_above(view, sentences, at) if rows else None
        if context is not None:
            yield from filter(None, (_row(view, row, heads, context) for row in rows))
        at += 1 + len(rows)


def _cells(lower: str, sentence: Sentence) -> list[Span]:
    """Return the cells of a line as stretches without the spaces around them."""
    start, end, _ = sentence
    cells = []
    at = start
    while at <= end:
        bar = lower.find(_BAR, at, end)
        until = bar if bar >= 0 else end
        text = lower[at:until]
        left = at + len(text) - len(text.lstrip())
        cells.append((left, max(left, at + len(text.rstrip()))))
        at = until + 1
    if cells and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    return cells[:-1] if cells and cells[-1][0] == cells[-1][1] else cells


def _columns(lower: str, sentence: Sentence) -> list[_Column | None]:
    """Read a line as the headings of columns; all null where it is none."""
    if lower.find(_BAR, sentence.start, sentence.end) < 0:
        return []
    return [_column(lower, *cell) for cell in _cells(lower, sentence)]


def _column(lower: str, start: int, end: int) -> _Column | None:
    head = _NUMBER_OF.match(lower, start, end)
    noun = noun_at(lower, head.end() if head else start, end)
    if noun is None or not _HEADING_ENDS.fullmatch(lower, noun.end, end):
        return None
    return _Column(noun.recipient, noun.rule, noun.grade == "short", (start, end))


def _body(lower: str, sentences: Sequence[Sentence], at: int, width: int) -> list[Sentence]:
    """Return the lines below a heading that have as many cells."""
    return list(takewhile(lambda row: len(_cells(lower, row)) == width > 1, sentences[at + 1 :]))


def _honours_above(view: View, sentences: Sequence[Sentence], at: int) -> _Context | None:
    """Read what a heading and the lines above tell; null where honours are to come."""
    first = sentences[at].start
    near = [one for one in sentences[max(0, at - _ABOVE) : at + 1] if first - one.start <= _REACH]
    found = (token for one in near for token in scan(view, one.start, one.end, ()))
    cues = [token for token in found if isinstance(token, Cue)]
    if any(cue.role == "unreal" for cue in cues):
        return None
    acts = [cue for cue in cues if cue.role == "act"]
    medals = [cue for cue in cues if cue.rule == _MEDAL and cue.start < first]
    return _Context(acts[-1] if acts else None, medals[-1] if medals else None)


def _row(
    view: View, sentence: Sentence, columns: Sequence[_Column | None], context: _Context
) -> TableRow | None:
    cells = _cells(view.lower, sentence)
    label = scan(view, *cells[0], ())
    form = next((one for one in label if isinstance(one, Cue) and one.role == "form"), None)
    kind = _column(view.lower, *cells[0])
    pairs = zip(cells[1:], columns[1:], strict=True)
    awards = [
        Award(count, context.act, _form(form, column))
        for cell, column in pairs
        if column
        and (form or context.act or _is_medal(column, context))
        and (count := _count(view.lower, cell, _in_context(column, context), kind))
    ]
    year = cells[0] if _YEAR.fullmatch(view.lower, *cells[0]) else None
    return TableRow(sentence, awards, year) if awards else None


def _is_medal(column: _Column, context: _Context) -> bool:
    return context.medal is not None and (column.is_rank or column.recipient == "certificate")


def _in_context(column: _Column, context: _Context) -> _Column:
    """Read a colour as that of a medal, where the lines above speak of medals."""
    return column._replace(recipient="certificate") if _is_medal(column, context) else column


def _form(form: Cue | None, column: _Column) -> Cue | None:
    """Take the award from the row, or from the column that is headed by it."""
    if form or column.recipient not in AWARD_KINDS:
        return form
    return Cue(*column.heading, "form", column.noun)


def _count(lower: str, cell: Span, column: _Column, kind: _Column | None) -> Count | None:
    figure = _FIGURE.fullmatch(lower, *cell)
    quantity = read_quantity(figure["quantity"]) if figure else None
    if figure is None or quantity is None or not quantity.value:
        return None
    crossed = column.recipient in AWARD_KINDS and kind is not None
    what = kind if crossed and kind else column
    start, end = figure.span("quantity")
    return Count(start, end, quantity, what.recipient, "core", what.noun, start)
