"""What merged events say: agreed values, who tells what, nothing picked in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.merging import MergedAward, MergedEvent, merge
from extract.merging.rows import COLUMNS, disagreements, honoured, merged_row

from .papers import Told, paper

BARE = Told()


def merged(*tellings: Told) -> MergedEvent:
    """Merge tellings of one event, a, b, c …"""
    papers = [
        paper(name, told, published=f"2023-05-{17 + number}T06:00:00+07:00", site=f"{name}.vn")
        for number, (name, told) in enumerate(zip("abcdefg", tellings, strict=False))
    ]
    (event,) = merge(papers)
    return event


def awarded(*counts: object) -> MergedEvent:
    about = replace(BARE, documents=["01-KL/TW"])
    return merged(*(replace(about, awards=some) for some in counts))  # type: ignore[arg-type]


def told(award: MergedAward) -> dict[int, str]:
    return {claim.count: "".join(one[0] for one in claim.sources) for claim in award.claims}


@pytest.mark.parametrize(
    ("values", "agreed", "disputed"),
    [
        (["2023-05-16"], "2023-05-16", False),
        (["2023-05-16", "2023-05-16"], "2023-05-16", False),
        (["2023-05-16", "XXXX-05-16"], "2023-05-16", False),
        (["XXXX-05-16", "XXXX-05-16", "2023-05-16"], "2023-05-16", False),
        (["2023-05-16", "2023-05", None], "2023-05-16", False),
        (["2023-05-16/2023-05-17", "2023-05-17"], None, True),
        (["2023-05-16/2023-05-17", "2023-05-17", "2023-05-17"], "2023-05-17", True),
    ],
)
def test_dates(values: list[str | None], agreed: str | None, disputed: bool) -> None:
    about = replace(BARE, documents=["01-KL/TW"], people=["Lê Thị Thu"], period="P3Y")
    event = merged(*(replace(about, date=value) for value in values))
    assert event.date == agreed
    assert ("date" in event.disputed) is disputed


def test_kinds_that_differ_are_shown() -> None:
    about = replace(BARE, documents=["01-KL/TW"], people=["Lê Thị Thu"])
    event = merged(replace(about, type="final_review"), replace(about, type="commendation"))
    assert event.type is None
    assert event.disputed == ["type"]
    assert [(c.value, c.sources) for c in event.claims["type"]] == [
        ("commendation", ["b#e1"]),
        ("final_review", ["a#e1"]),
    ]


def test_a_majority_agrees_and_the_rest_is_kept() -> None:
    about = replace(BARE, documents=["01-KL/TW"], people=["Lê Thị Thu"])
    event = merged(about, about, replace(about, type="final_review"))
    assert event.type == "interim_review"
    assert event.disputed == ["type"]


def test_names_of_one_body_do_not_contradict() -> None:
    event = merged(BARE, replace(BARE, committee="Đảng bộ Quận Tây Hồ"))
    assert event.committee in ("Quận ủy Tây Hồ", "Đảng bộ Quận Tây Hồ")
    assert "committee" in event.claims
    assert event.disputed == []


def test_bodies_that_differ_contradict() -> None:
    about = replace(BARE, awards=[(32, "collective"), (49, "individual")])
    event = merged(about, replace(about, committee="UBND Quận Tây Hồ"))
    assert event.committee is None
    assert "committee" in event.disputed


def test_documents_that_most_name() -> None:
    sets = (["01-KL/TW", "05-CT/TW"], ["01-KL/TW"], ["01-KL/TW"], [])
    event = merged(*(replace(BARE, documents=some) for some in sets))
    assert event.documents == ["01-KL/TW"]
    assert {c.value: len(c.sources) for c in event.claims["documents"]} == {
        "01-KL/TW": 3,
        "05-CT/TW": 1,
    }
    assert event.disputed == []


def test_nothing_is_claimed_where_all_tell_the_same() -> None:
    event = merged(BARE, BARE)
    assert event.claims == {}
    assert event.disputed == []


def test_32_or_33_collectives() -> None:
    event = awarded(
        [(32, "collective"), (49, "individual")], [(33, "collective"), (49, "individual")]
    )
    collective, individual = event.awards
    assert (collective.count, collective.disputed) == (None, True)
    assert told(collective) == {32: "a", 33: "b"}
    assert (individual.count, individual.disputed) == (49, False)
    assert event.disputed == ["awards"]
    assert list(disagreements(event)) == ["collective: 32 [1] ≠ 33 [2]"]


def test_a_majority_of_counts() -> None:
    award = awarded([(32, "collective")], [(33, "collective")], [(33, "collective")]).awards[0]
    assert (award.count, award.disputed, told(award)) == (33, True, {33: "bc", 32: "a"})


def test_three_counts_of_three_papers() -> None:
    (award,) = awarded([(32, "collective")], [(33, "collective")], [(34, "collective")]).awards
    assert (award.count, len(award.claims)) == (None, 3)


@pytest.mark.parametrize(
    ("approx", "said", "exact", "agreed", "disputed"),
    [
        ("at_least", 120, 124, 124, False),
        ("almost", 125, 124, 124, False),
        ("about", 120, 124, 124, False),
        ("at_least", 120, 119, None, True),
        ("almost", 120, 124, None, True),
    ],
)
def test_approximate_counts(
    approx: str, said: int, exact: int, agreed: int | None, disputed: bool
) -> None:
    vague = [(said, "individual", {"approx": approx})]
    (award,) = awarded(vague, [(exact, "individual")]).awards
    assert (award.count, award.disputed) == (agreed, disputed)


def test_what_cannot_be_told_to_answer_stands_alone() -> None:
    event = awarded([(5, "collective"), (9, "collective")], [(7, "collective")])
    assert [told(award) for award in event.awards] == [{5: "a"}, {9: "a"}, {7: "b"}]
    assert not any(award.disputed for award in event.awards)


def test_forms_keep_counts_apart() -> None:
    flag, paper_ = {"form": "Bằng khen"}, {"form": "Giấy khen"}
    event = awarded(
        [(2, "collective", flag), (12, "collective", paper_)],
        [(2, "collective", flag), (13, "collective", paper_)],
    )
    assert [(award.form, award.count) for award in event.awards] == [
        ("Bằng khen", 2),
        ("Giấy khen", None),
    ]


def test_a_form_that_one_leaves_out() -> None:
    event = awarded([(12, "collective", {"form": "Giấy khen"})], [(12, "collective")])
    (award,) = event.awards
    assert (award.form, award.count, told(award)) == ("Giấy khen", 12, {12: "ab"})


def test_a_total_answers_the_same_number_only() -> None:
    total = (81, "exemplar", {"total": True})
    event = awarded([total, (32, "collective")], [(81, "exemplar"), (32, "collective")])
    assert [(award.count, award.total) for award in event.awards] == [(81, True), (32, False)]


def test_what_covers_years_was_not_given_there() -> None:
    many = (598, "collective", {"cumulative": True})
    event = awarded([many, (32, "collective")], [(32, "collective")])
    assert [award.count for award in event.awards] == [32]


def test_rows_have_a_cell_for_each_column() -> None:
    event = awarded([(32, "collective")], [(33, "collective")])
    row = dict(zip(COLUMNS, merged_row(event), strict=True))
    assert row["id"] == "a#e1"
    assert row["sources"] == "2"
    assert row["honoured"] == "32 ≠ 33 collective"
    assert row["disputed"] == "collective: 32 [1] ≠ 33 [2]"
    assert row["urls"] == "https://a.vn/a https://b.vn/b"


def test_an_approximate_count_is_shown_as_such() -> None:
    (award,) = awarded([(120, "individual", {"approx": "at_least"})]).awards
    assert honoured(award) == "≥120 individual"
