"""Worked examples of scoring mentions: gold and predictions as marked sentences."""

from __future__ import annotations

from typing import Any

import pytest

from extract.evaluation.align import Alignment, align
from extract.evaluation.challenge import parse_table
from extract.evaluation.gold import GoldAward, GoldCommittee, GoldDate, GoldDocument
from extract.evaluation.tally import Tally
from extract.evaluation.values import FIELDS, attribute
from extract.record import AdministrativeUnit, CommitteeMention, DocumentMention


def labels(field: str, marked: str) -> list[Any]:
    family = parse_table(f'field = "{field}"\n[[family]]\nname = "x"\ncases = ["""{marked}"""]')[0]
    return list(getattr(family.cases[0].labels, field))


def aligned(field: str, gold: str, predicted: str) -> Alignment:
    return align(FIELDS[field], labels(field, gold), labels(field, predicted))


# field, gold, predicted, (right, predicted, gold), exact right, located
WORKED = [
    ("dates", "Sáng ⟦16/5→2023-05-16⟧ họp", "Sáng ⟦16/5→2023-05-16⟧ họp", (1, 1, 1), 1, 1),
    ("dates", "⟦Sáng 16/5→2023-05-16⟧ họp", "Sáng ⟦16/5→2023-05-16⟧ họp", (1, 1, 1), 0, 1),
    ("dates", "⟦16/5→2023-05-16⟧ họp", "⟦16/5→2024-05-16⟧ họp", (0, 1, 1), 0, 1),
    ("dates", "⟦16/5→∅⟧ họp", "⟦16/5→∅⟧ họp", (1, 1, 1), 1, 1),
    ("dates", "⟦16/5→∅⟧ họp", "⟦16/5→2024-05-16⟧ họp", (0, 1, 1), 0, 1),
    ("dates", "⟦16/5→2023-05-16⟧ họp", "16/5 họp", (0, 0, 1), 0, 0),
    ("dates", "16/5 họp", "⟦16/5→2023-05-16⟧ họp", (0, 1, 0), 0, 0),
    # Touching is not overlapping.
    ("dates", "⟦16/5→2023⟧⟦17/5→2024⟧", "⟦16/5→2023⟧17/5", (1, 1, 2), 1, 1),
    # One prediction over two labels answers one of them.
    (
        "dates",
        "⟦18→2024-06-18⟧ và ⟦19-6→2024-06-19⟧",
        "⟦18 và 19-6→2024-06-19⟧",
        (1, 1, 2),
        0,
        1,
    ),
    # The wide prediction is right for the first label alone; greedy pairing by place or by
    # overlap would give it away.
    (
        "dates",
        "⟦18 và→2024-06-18⟧ ⟦19-6→2024-06-19⟧",
        "⟦18→2024-06-18⟧ và ⟦19-6→2024-06-19⟧",
        (2, 2, 2),
        1,
        2,
    ),
    # Two predictions on one label: one is right, the other a false alarm.
    ("dates", "⟦ngày 16/5→2023-05-16⟧", "⟦ngày→2023-05-16⟧ ⟦16/5→2023-05-16⟧", (1, 2, 1), 0, 1),
    ("committees", "⟦Quận uỷ A→Quận ủy A⟧", "⟦Quận uỷ A→QUẬN UỶ A⟧", (1, 1, 1), 1, 1),
    ("committees", "⟦Quận ủy→∅⟧", "⟦Quận ủy→Quận ủy A⟧", (0, 1, 1), 0, 1),
    ("committees", "⟦Xã Hoà A→Đảng ủy Xã Hòa A⟧", "⟦Xã Hoà A→Đảng uỷ xã Hoà A⟧", (1, 1, 1), 1, 1),
    ("documents", "⟦Chỉ thị 5→05-CT/TW⟧", "⟦Chỉ thị 5→05-CT/TW⟧", (1, 1, 1), 1, 1),
    ("documents", "⟦Chỉ thị 5→05-CT/TW⟧", "⟦Chỉ thị 5→(directive)⟧", (0, 1, 1), 0, 1),
    ("documents", "⟦Chỉ thị 5→(directive)⟧", "⟦Chỉ thị 5→(directive)⟧", (1, 1, 1), 1, 1),
    ("documents", "⟦Chỉ thị 5→(directive)⟧", "⟦Chỉ thị 5→(decision)⟧", (0, 1, 1), 0, 1),
    ("documents", "⟦Chỉ thị 5→(directive)⟧", "⟦Chỉ thị 5→05-CT/TW⟧", (0, 1, 1), 0, 1),
    ("awards", "⟦49 gương→49 exemplar⟧", "⟦49 gương→49 exemplar⟧", (1, 1, 1), 1, 1),
    ("awards", "⟦49 gương→49 exemplar⟧", "⟦49 gương→49 individual⟧", (0, 1, 1), 0, 1),
    ("awards", "⟦49 gương→49 exemplar⟧", "⟦49 gương→4 exemplar⟧", (0, 1, 1), 0, 1),
    ("people", "⟦Mơ→Phan Thị Mơ⟧", "⟦Mơ→Phan Thị Mơ⟧", (1, 1, 1), 1, 1),
    ("people", "⟦Mơ→Phan Thị Mơ⟧", "⟦Mơ→Mơ⟧", (0, 1, 1), 0, 1),
]


@pytest.mark.parametrize(("field", "gold", "predicted", "counts", "exact", "located"), WORKED)
def test_worked_example(
    field: str, gold: str, predicted: str, counts: tuple[int, ...], exact: int, located: int
) -> None:
    alignment = aligned(field, gold, predicted)
    assert alignment.tally == Tally(*counts)
    assert alignment.exact == alignment.tally._replace(right=exact)
    assert alignment.located == alignment.tally._replace(right=located)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("năm nay", "dates", "2024"),
        ("cuối tuần tới", "dates", "∅"),
        ("hằng năm", "dates", "∅"),
        ("rằm tháng bảy", "dates", "∅"),
        ("Trung ương", "committees", "Ban Chấp hành Trung ương"),
        ("Chỉ thị này", "documents", "(directive)"),
        ("Nghị quyết Đại hội XIII", "documents", "(resolution)"),
    ],
)
def test_outside_the_scores_is_neither_required_nor_wrong(
    words: str, field: str, value: str
) -> None:
    marked = f"⟦{words}→{value}⟧ có"
    assert aligned(field, marked, f"{words} có").tally == Tally()
    assert aligned(field, f"{words} có", marked).tally == Tally()
    assert aligned(field, marked, marked).tally == Tally()


def test_durations_are_not_scored() -> None:
    duration = GoldDate(start=0, end=6, text="2 năm ", kind="duration", value="P2Y")
    assert align(FIELDS["dates"], [duration], []).tally == Tally()
    assert align(FIELDS["dates"], [], [duration]).tally == Tally()


def test_a_date_read_where_gold_has_a_duration_is_a_false_alarm() -> None:
    duration = GoldDate(start=0, end=5, text="2 năm", kind="duration", value="P2Y")
    date = duration.model_copy(update={"kind": "interval", "value": "2021/2022"})
    assert align(FIELDS["dates"], [duration], [date]).tally == Tally(0, 1, 0)


def optional(label: Any) -> Any:
    return label.model_copy(update={"optional": True})


def test_optional_label_is_neither_required_nor_wrong() -> None:
    label = labels("dates", "⟦16/5→2023-05-16⟧")[0]
    assert align(FIELDS["dates"], [optional(label)], []).tally == Tally()
    assert align(FIELDS["dates"], [optional(label)], [label]).tally == Tally()


def test_another_value_at_an_optional_label_is_wrong() -> None:
    label, other = (labels("dates", f"⟦16/5→{year}-05-16⟧")[0] for year in (2023, 2024))
    assert align(FIELDS["dates"], [optional(label)], [other]).tally == Tally(0, 1, 0)


def test_required_label_goes_before_an_optional_one() -> None:
    first, second = labels("dates", "⟦16/5→2023⟧ ⟦17/5→2023⟧")
    wide = labels("dates", "⟦16/5 17/5→2023⟧")
    assert align(FIELDS["dates"], [optional(first), second], wide).tally == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("field", "label", "accepted", "refused"),
    [
        (
            "dates",
            GoldDate(start=0, end=1, text="a", kind="date", value="2023", also=["2024", None]),
            [{"value": "2023"}, {"value": "2024"}, {"value": None}],
            [{"value": "2025"}],
        ),
        (
            "committees",
            GoldCommittee(start=0, end=1, text="a", name="Đảng ủy Sở A", also=["Đảng uỷ A"]),
            [{"name": "đảng ủy sở A"}, {"name": "Đảng ủy A"}],
            [{"name": None}, {"name": "Đảng ủy B"}],
        ),
        (
            "documents",
            GoldDocument(start=0, end=1, text="a", id="05-CT/TW", type="directive", also=[None]),
            [{"id": "05-CT/TW", "type": "other"}, {"id": None}],
            [{"id": None, "type": "other"}, {"id": "06-CT/TW"}],
        ),
        (
            "awards",
            GoldAward(
                start=0,
                end=1,
                text="a",
                count=5,
                recipient="mixed",
                also=["individual", 6, (7, "work")],
            ),
            [{}, {"recipient": "individual"}, {"count": 6}, {"count": 7, "recipient": "work"}],
            [{"count": 7}, {"count": 6, "recipient": "individual"}],
        ),
    ],
)
def test_alternatives(
    field: str, label: Any, accepted: list[dict[str, Any]], refused: list[dict[str, Any]]
) -> None:
    for change in accepted:
        assert FIELDS[field].accepts(label, label.model_copy(update=change)), change
    for change in refused:
        assert not FIELDS[field].accepts(label, label.model_copy(update=change)), change


def test_units_compare_by_code_and_without_one_by_name() -> None:
    def unit(**parts: str) -> str | None:
        place = AdministrativeUnit(**({"type": "Quận", "name": "Quận A"} | parts))
        committee = CommitteeMention(start=0, end=1, text="a", name="Quận ủy A", unit=place)
        found = attribute(committee, "unit")
        assert isinstance(found, str)
        return found

    assert unit(code="001") == unit(code="001", name="Quận B")
    assert unit(code="001") != unit(code="002")
    assert unit(name="Quận Hoà A") == unit(name="quận Hòa A")
    bare = CommitteeMention(start=0, end=1, text="a", name=None)
    assert attribute(bare, "unit") is None


def test_document_alternative_is_an_id() -> None:
    label = GoldDocument(start=0, end=1, text="a", id=None, type="law", also=["01/2016/QH14"])
    found = DocumentMention(start=0, end=1, text="a", id="01/2016/QH14", type="other")
    assert FIELDS["documents"].accepts(label, found)
