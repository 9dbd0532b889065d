"""Reports: figures, intervals, errors, and every form in which they are written."""

from __future__ import annotations

import json
import time
from io import StringIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from rich.console import Console

from extract.evaluation import (
    Failure,
    Gold,
    Report,
    agreement,
    as_record,
    compare_reports,
    coverage,
    evaluate,
    group_errors,
    render_changes,
    render_coverage,
    render_errors,
    render_table,
    to_html,
    to_junit,
    to_markdown,
    worst,
    write_summary,
)
from extract.evaluation.bootstrap import intervals
from extract.evaluation.tally import Tally
from extract.record import Record

from .evaluation_sample import EVENTS, TEXT, altered, make_gold, make_record

GOLD = [make_gold("a"), make_gold("b")]
BROKEN = make_record(
    "b",
    **altered("dates", 0, value="2024-05-16", rule="dates.full"),
    awards=[{**award, "rule": "awards.count"} for award in altered("awards", 0)["awards"]],
    people=[],
)


def report() -> Report:
    return evaluate([make_record("a"), BROKEN], GOLD)


def printed(render: object, *arguments: object) -> str:
    console = Console(record=True, width=100, file=StringIO())
    render(*arguments, console)  # type: ignore[operator]
    return console.export_text()


def test_figures_add_up_over_articles() -> None:
    scores = report().scores
    assert (scores["dates"].right, scores["dates"].predicted, scores["dates"].gold) == (5, 6, 6)
    assert scores["people"].recall == 0.5
    assert scores["mentions"].gold == sum(
        scores[name].gold for name in ("dates", "committees", "documents", "awards", "people")
    )


def test_per_article_figures_are_those_of_the_article_alone() -> None:
    alone = evaluate([BROKEN], [make_gold("b")])
    together = next(one for one in report().articles if one.id == "b")
    for name, one in together.scores.items():
        assert one.f1 == alone.scores[name].f1, name


def test_every_error_stands_where_it_says() -> None:
    errors = report().errors
    assert [(error.article, error.field, error.kind) for error in errors] == [
        ("b", "dates", "wrong_value"),
        ("b", "people", "missed"),
    ]
    misread, missed = errors
    assert TEXT[misread.start : misread.end] == misread.text == "Sáng 16/5/2025"
    assert (misread.gold, misread.predicted) == ("2025-05-16", "2024-05-16")
    assert misread.rule == "dates.full"
    assert missed.sentence == "Đồng chí Phan Thị Mơ phát biểu."


@pytest.mark.parametrize(
    ("source", "kind"),
    [(None, "wrong_value"), ("text", "wrong_value"), ("publication", "wrong_link")],
)
def test_a_value_taken_from_elsewhere_is_a_wrong_link(source: str | None, kind: str) -> None:
    record = make_record(**altered("dates", 0, value="2024-05-16", resolved_from=source))
    assert [error.kind for error in evaluate([record], [make_gold()]).errors] == [kind]


def test_a_slot_names_the_rule_and_the_place_it_rests_on() -> None:
    basis = {"date": {"span": (173, 188), "rule": "date.first"}}
    record = make_record(**altered("events", 0, date="2025-05-17", basis=basis))
    scored = evaluate([record], [make_gold()])
    [error] = scored.errors
    assert error.rule == "date.first"
    assert error.sentence.startswith("Chiều 17/5/2025")
    assert (scored.rules["date.first"].right, scored.rules["date.first"].of) == (0, 1)


def test_people_are_scored_only_where_they_are_labelled() -> None:
    scored = evaluate([make_record("a")], [make_gold("a", people=None)])
    assert "people" not in scored.scores


def test_an_attribute_counts_only_where_gold_states_it() -> None:
    dates = make_gold().labels.committees
    assert all("unit" not in one.model_fields_set for one in dates)
    accuracy = evaluate([make_record()], [make_gold()]).accuracies["committees.unit"]
    assert (accuracy.of, accuracy.accuracy) == (0, None)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="places"):
        evaluate([], GOLD, ["places"])


def test_records_without_gold_are_passed_over() -> None:
    assert evaluate([make_record("a"), make_record("z")], [GOLD[0]]).scores["dates"].f1 == 1.0


def test_json_holds_everything_and_is_repeatable() -> None:
    text = report().to_json()
    assert text == report().to_json()
    assert Report.model_validate_json(text) == report()
    assert json.loads(text)["scores"]["dates"]["intervals"]["f1"]


def test_intervals_hold_the_figure_and_need_two_articles() -> None:
    tallies = [Tally(9, 10, 10), Tally(3, 10, 10), Tally(10, 10, 10), Tally(7, 8, 9)]
    found = intervals(tallies)
    low, high = found["f1"]
    assert low < 2 * 29 / (38 + 39) < high
    assert found == intervals(tallies)
    assert intervals(tallies[:1]) == {}
    assert intervals([Tally(), Tally(1, 1, 1)]) == {}


def test_intervals_narrow_as_articles_are_added() -> None:
    tallies = [Tally(9, 10, 10), Tally(3, 10, 10)]
    (few_low, few_high), (low, high) = (intervals(tallies * n)["f1"] for n in (2, 40))
    assert high - low < few_high - few_low


@pytest.mark.parametrize(
    ("tally", "name", "interval"),
    [
        (Tally(30, 30, 30), "f1", (0.95, 1.0)),
        (Tally(1, 1, 1), "f1", (0.0, 1.0)),
        (Tally(30, 30, 40), "precision", (0.95, 1.0)),
        (Tally(0, 30, 30), "f1", (0.0, 0.05)),
        (Tally(0, 0, 30), "recall", (0.0, 0.05)),
    ],
)
def test_a_figure_at_its_bound_is_not_called_certain(
    tally: Tally, name: str, interval: tuple[float, float]
) -> None:
    assert intervals([tally, tally])[name] == pytest.approx(interval)


def test_the_table_names_every_figure() -> None:
    text = printed(render_table, report())
    for name in ("dates", "mentions", "events.documents", "events.strict", "committees.level"):
        assert name in text
    assert "0.833" in text
    assert "no record for: b" in printed(render_table, evaluate([make_record("a")], GOLD))


def test_the_listing_shows_value_rule_and_sentence() -> None:
    text = printed(render_errors, report().errors)
    assert "gold 2025-05-16 · got 2024-05-16 · dates.full" in text
    assert "Đồng chí Phan Thị Mơ phát biểu." in text


def test_errors_are_grouped_largest_first() -> None:
    errors = evaluate([make_record("a", dates=[]), BROKEN], GOLD).errors
    assert [(kind, len(some)) for kind, some in group_errors(errors, "kind")] == [
        ("missed", 4),
        ("wrong_value", 1),
    ]
    assert dict(group_errors(errors, "rule")).keys() == {"no rule", "dates.full"}


def test_worst_articles_come_first_and_good_ones_not_at_all() -> None:
    gold = [*GOLD, make_gold("c")]
    scored = evaluate([make_record("a"), BROKEN, make_record("c", dates=[])], gold)
    assert [one.id for one in worst(scored, 5)] == ["c", "b"]
    assert [one.id for one in worst(scored, 1)] == ["c"]


def test_gains_and_losses() -> None:
    after = evaluate([make_record("a", people=[]), make_record("b")], GOLD)
    changes = {(one.article, one.field): one for one in compare_reports(report(), after)}
    assert changes.keys() == {("a", "people"), ("b", "people"), ("b", "dates")}
    assert changes["b", "dates"].gained == ["dates 0–14 ⟦Sáng 16/5/2025⟧ = 2025-05-16"]
    assert (changes["b", "dates"].before, changes["b", "dates"].after) == (2 / 3, 1.0)
    assert changes["a", "people"].lost == ["people 261–272 ⟦Phan Thị Mơ⟧ = Phan Thị Mơ"]
    assert "+ dates 0–14" in printed(render_changes, changes.values())


def test_a_miss_that_becomes_a_misreading_is_no_gain() -> None:
    missing = make_record("b", dates=make_record().model_dump()["dates"][1:])
    before = evaluate([make_record("a"), missing], GOLD)
    misread = make_record("b", **altered("dates", 0, value="2024-05-16"))
    assert compare_reports(before, evaluate([make_record("a"), misread], GOLD)) == []


def test_markdown_tells_figures_failures_and_errors() -> None:
    failure = Failure(message="dates (all): F1 0.8000, floor 1.0000", lost={"b": ["dates | x"]})
    text = to_markdown(report(), [failure], compare_reports(report(), evaluate([], GOLD)))
    assert "| dates | 0.833 | 0.833 | 0.833 |" in text
    assert "### The gate stays shut" in text
    assert r"dates \| x" in text
    assert "### Gains and losses" in text
    assert "<summary>misread (1)</summary>" in text


def test_markdown_is_appended_to_the_summary_of_a_job(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    assert write_summary("# after", {"GITHUB_STEP_SUMMARY": str(summary)}) == summary
    assert summary.read_text("utf-8") == "before\n# after\n"
    assert write_summary("# after", {}) is None


def test_junit_has_a_case_per_article_and_field() -> None:
    failure = Failure(message="gold is not what the baseline was set on")
    root = fromstring(to_junit(report(), [failure]))
    suites = {suite.get("name"): suite for suite in root}
    assert suites["dates"].get("tests") == "2"
    assert suites["dates"].get("failures") == "1"
    assert suites["events"].get("failures") == "0"
    assert suites["gate"].get("failures") == "1"
    message = suites["dates"].find("testcase[@name='b']/failure")
    assert message is not None
    assert "got 2024-05-16 [dates.full]" in (message.text or "")


def test_junit_survives_what_xml_cannot_hold() -> None:
    failure = Failure(message="có \x00 và \x0b và \ufffe")
    root = fromstring(to_junit(report(), [failure]))
    assert root.find("testsuite[@name='gate']") is not None


def test_the_page_stands_alone_and_keeps_text_from_being_markup() -> None:
    text = TEXT + " <script>alert(1)</script>"
    article = GOLD[1].article.model_copy(update={"text": text, "title": "</script><b>"})
    gold = [GOLD[0], Gold(article, GOLD[1].labels)]
    page = to_html(evaluate([make_record("a"), BROKEN], gold), gold)
    assert page.count("<script") == page.count("</script>") == 3
    assert "/*DATA*/" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    data = page.split('id="data" type="application/json">')[1].split("</script>")[0]
    articles = json.loads(data)["articles"]
    assert [one["text"] for one in articles] == ["", text]
    assert articles[1]["errors"][0]["gold"] == "2025-05-16"


def test_coverage_counts_rules_and_what_none_reaches() -> None:
    found = coverage(report())
    assert (found.fired["dates.full"].right, found.fired["dates.full"].of) == (0, 1)
    assert (found.fired["awards.count"].right, found.fired["awards.count"].of) == (3, 3)
    assert [error.text for error in found.unreached] == ["Phan Thị Mơ"]
    assert "awards.count" not in found.silent
    assert "awards.count" in printed(render_coverage, found)


def test_two_labellers_who_agree_and_one_who_does_not() -> None:
    assert all(one.f1 == 1.0 for one in agreement(GOLD, GOLD).scores.values())
    other = [make_gold("a", **altered("dates", 0, value="2025-05-15")), make_gold("z")]
    scored = agreement(GOLD, other)
    assert [one.id for one in scored.articles] == ["a"]
    assert scored.scores["dates"].f1 == pytest.approx(2 / 3)
    assert agreement(other, GOLD).scores["dates"].f1 == scored.scores["dates"].f1


def test_labels_as_a_record_keep_everything_but_the_marks_of_gold() -> None:
    record = as_record(make_gold(**altered("dates", 0, optional=True, also=["2025"])))
    assert isinstance(record, Record)
    assert [date.value for date in record.dates] == ["2025-05-16", "2021/2025", "2025-05-17"]
    assert [event.id for event in record.events] == [event["id"] for event in EVENTS]


def test_a_hundred_articles_are_compared_in_seconds() -> None:
    gold = [make_gold(f"{number}") for number in range(100)]
    records = [make_record(f"{number}") for number in range(100)]
    start = time.perf_counter()
    evaluate(records, gold)
    assert time.perf_counter() - start < 5
