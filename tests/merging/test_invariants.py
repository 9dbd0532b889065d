"""What holds of every merge: no order, nothing lost, nothing twice, work that stays linear."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.merging import MergedEvent, merge
from extract.merging.blocks import LARGE, candidate_pairs
from extract.merging.compare import compare
from extract.merging.telling import read_tellings
from extract.record import Record

from .papers import Told, paper, partition, together

COMMITTEES = ["Quận ủy Tây Hồ", "Quận ủy Ba Đình", "UBND Quận Tây Hồ", "Huyện ủy Châu Thành",
              "Đảng ủy Phường 12", "Bộ Y tế", "Sở Y tế", None]  # fmt: skip
DATES = ["2023-05-16", "2023-05-17", "XXXX-05-16", "2023-05", "2023-05-15/2023-05-17",
         "2022-05-16", "2023", "2023-34", "XXXX-12-31", "2024-01-01", None]  # fmt: skip
KINDS = ["final_review", "interim_review", "commendation", "contest", "meeting"]
NAMES = ["hội nghị công bố quyết định về cán bộ chủ chốt", "lễ đón bằng di tích đình làng Vĩnh Yên",
         "hội nghị tổng kết", None]  # fmt: skip

some = st.sampled_from
told = st.builds(
    Told,
    date=some(DATES),
    committee=some(COMMITTEES),
    type=some(KINDS),
    documents=st.lists(some(["01-KL/TW", "05-CT/TW", "18-NQ/TW"]), max_size=2, unique=True),
    awards=st.lists(
        st.tuples(some([3, 32, 33, 49]), some(["collective", "individual"])), max_size=2
    ),
    people=st.lists(some(["Lê Thị Thu", "Trần Văn Nam"]), max_size=2, unique=True),
    name=some(NAMES),
    place=some(["Hà Nội", "Nhà văn hóa Lao động", None]),
    period=some(["P3Y", "2021/2024", None]),
    lead=some(["", "Chiều qua đoàn công tác thăm vườn vải sớm của hợp tác xã Tân Yên"]),
)
published = some([None, "2023-05-17", "2023-05-18T07:00:00+07:00", "2024-01-02"])
articles = st.lists(st.tuples(st.lists(told, max_size=3), published), max_size=7)


def papers(drawn: list[tuple[list[Told], str | None]]) -> list[Record]:
    return [paper(f"a{n}", *events, published=day) for n, (events, day) in enumerate(drawn)]


def dumped(events: list[MergedEvent]) -> list[str]:
    return [event.model_dump_json() for event in events]


@given(articles, st.randoms(use_true_random=False))
def test_order_does_not_matter(drawn, random) -> None:  # type: ignore[no-untyped-def]
    records = papers(drawn)
    expected = dumped(merge(records))
    random.shuffle(records)
    assert dumped(merge(records)) == expected


@given(articles)
def test_a_record_given_twice_counts_once(drawn) -> None:  # type: ignore[no-untyped-def]
    records = papers(drawn)
    assert dumped(merge(records + records)) == dumped(merge(records))


@given(articles)
def test_every_event_is_in_exactly_one_merged_event(drawn) -> None:  # type: ignore[no-untyped-def]
    records = papers(drawn)
    sources = [source.id for event in merge(records) for source in event.sources]
    expected = [f"{one.article.id}#{event.id}" for one in records for event in one.events]
    assert sorted(sources) == sorted(expected)


@given(articles)
def test_events_of_one_article_stay_apart_unless_told_twice(drawn) -> None:  # type: ignore[no-untyped-def]
    events = {f"a{n}#e{k}": one for n, (told_, _) in enumerate(drawn)
              for k, one in enumerate(told_, 1)}  # fmt: skip
    for ids in together(merge(papers(drawn))):
        for one, other in combinations(sorted(ids), 2):
            if one.split("#")[0] == other.split("#")[0]:
                a, b = events[one], events[other]
                assert (a.committee, a.date, a.type) == (b.committee, b.date, b.type)


@given(articles)
def test_values_come_from_sources_and_disagreement_is_shown(drawn) -> None:  # type: ignore[no-untyped-def]
    records = {one.article.id: one for one in papers(drawn)}
    for event in merge(records.values()):
        heard = [
            next(e for e in records[s.article_id].events if e.id == s.event_id)
            for s in event.sources
        ]
        for slot in ("type", "date", "committee", "name", "place", "period"):
            values = {value for one in heard if (value := getattr(one, slot)) is not None}
            assert getattr(event, slot) in values | {None}
            claims = {claim.value for claim in event.claims.get(slot, [])}  # type: ignore[call-overload]
            assert claims == (values if len(values) > 1 else set())
        assert all(award.claims for award in event.awards)
        assert {id_ for a in event.awards for c in a.claims for id_ in c.sources} <= {
            source.id for source in event.sources
        }


@given(articles)
def test_possible_links_are_mutual_and_lead_elsewhere(drawn) -> None:  # type: ignore[no-untyped-def]
    events = {event.id: event for event in merge(papers(drawn))}
    for event in events.values():
        for other in event.possible:
            assert other.event != event.id
            assert event.id in {back.event for back in events[other.event].possible}


@settings(max_examples=200)
@given(articles)
def test_blocks_lose_no_link(drawn) -> None:  # type: ignore[no-untyped-def]
    tellings = read_tellings(papers(drawn))
    kept = set(candidate_pairs(tellings))
    for pair in combinations(range(len(tellings)), 2):
        one, other = (tellings[index].facts for index in pair)
        assert compare(one, other).answer != "link" or pair in kept


@given(told, told)
def test_comparison_is_symmetric(one: Told, other: Told) -> None:
    first, second = read_tellings([paper("a", one), paper("b", other)])
    forward, backward = compare(first.facts, second.facts), compare(second.facts, first.facts)
    assert forward == backward


def crawl(size: int) -> list[Record]:
    """Articles of a busy country: each event told by two papers, a hundred events a day."""
    units = [f"Quận ủy Quận {number}" for number in range(1, 101)]
    records = []
    for number in range(size // 2):
        unit, day = units[number % 100], number // 100
        date = f"20{10 + day // 336:02}-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
        event = Told(date=date, committee=unit, documents=["05-CT/TW"], awards=[(32, "collective")])
        records += [paper(f"{number}a", event), paper(f"{number}b", event)]
    return records


def test_comparisons_grow_with_the_number_of_tellings() -> None:
    small, large = (len(candidate_pairs(read_tellings(crawl(size)))) for size in (500, 4000))
    assert large <= 1.2 * 8 * small


@pytest.mark.parametrize("event", [Told(), Told(committee=None, awards=[(32, "collective")])])
def test_a_block_of_any_size_is_linear(event: Told) -> None:
    size = 20 * LARGE
    tellings = read_tellings([paper(f"a{n:04}", event) for n in range(size)])
    assert len(candidate_pairs(tellings)) <= size * LARGE


def test_many_papers_of_one_event() -> None:
    size = 5 * LARGE
    (event,) = merge([paper(f"a{n:03}", Told(documents=["01-KL/TW"])) for n in range(size)])
    assert len(event.sources) == size
    assert len(event.links) == size - 1


def test_an_open_year_meets_every_year_in_a_small_block() -> None:
    records = [paper(f"a{year}", Told(date=f"{year}-05-16")) for year in range(2010, 2024)]
    about = Told(date="XXXX-05-16", documents=["01-KL/TW"])
    event = Told(date="2019-05-16", documents=["01-KL/TW"])
    assert together(merge([*records, paper("b", about), paper("c", event)]))


def test_articles_of_one_id_and_other_text_stay_apart() -> None:
    one = paper("1", Told(), site="a.vn")
    other = paper("1", Told(committee="Quận ủy Ba Đình"), site="b.vn")
    ids = [source.id for event in merge([one, other]) for source in event.sources]
    assert len(set(ids)) == 2
    assert all(id_.startswith("1#e1~") for id_ in ids)


def test_of_two_readings_of_an_article_the_later_is_taken() -> None:
    old = paper("1", Told()).model_copy(update={"rules_version": "0.1.0+a"})
    events = [old.events[0].model_copy(update={"date": "2023-05-18"})]
    new = old.model_copy(update={"rules_version": "0.2.0+a", "events": events})
    assert [event.date for event in merge([new, old])] == ["2023-05-18"]


def test_nothing_in_nothing_out() -> None:
    assert merge([]) == []
    assert partition(merge([paper("a")])) == set()
