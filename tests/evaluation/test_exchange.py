"""Gold goes to other tools and back without loss: all of this project's gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extract.cli.main import group
from extract.evaluation import Gold, GoldError, load_gold
from extract.evaluation.exchange import (
    from_docbin,
    from_doccano,
    from_label_studio,
    to_docbin,
    to_doccano,
    to_label_studio,
)

from .evaluation_sample import altered, make_gold

ROOT = Path(__file__).parents[2]
FORMATS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], list[Gold]]]] = {
    "Label Studio": (
        lambda gold: json.dumps(to_label_studio(gold)),
        lambda text: from_label_studio(json.loads(text)),
    ),
    "doccano": (to_doccano, from_doccano),
    "DocBin": (to_docbin, from_docbin),
}
SAMPLES = [
    make_gold("a", **altered("dates", 0, optional=True, also=["2025", None])),
    make_gold("b", "constructed", people=None),
    make_gold("c", **altered("events", 0, also={"awards": [[2]], "date": [None]})),
]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["gold", *arguments])


def stated(gold: Sequence[Gold]) -> list[Any]:
    """What the labels say, without the text: that may move between corpus and file."""
    return [
        (one.labels.model_dump(exclude={"article": {"text"}}), one.article.text, one.split)
        for one in gold
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_round_trip_of_the_samples(name: str) -> None:
    there, back = FORMATS[name]
    assert stated(back(there(SAMPLES))) == stated(SAMPLES)


@pytest.mark.parametrize("name", FORMATS)
def test_round_trip_of_all_gold(name: str) -> None:
    gold = load_gold(ROOT / "gold", ROOT / "corpus")
    there, back = FORMATS[name]
    assert stated(back(there(gold))) == stated(gold)


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_not_stated_is_not_stated_after(name: str) -> None:
    there, back = FORMATS[name]
    before, after = SAMPLES[0].labels, back(there(SAMPLES))[0].labels
    assert [one.model_fields_set for one in after.committees] == [
        one.model_fields_set for one in before.committees
    ]


def test_a_moved_span_takes_its_words_from_the_text() -> None:
    [task] = to_label_studio(SAMPLES[:1])
    region = task["annotations"][0]["result"][0]
    region["value"]["start"] += 5
    [gold] = from_label_studio([task])
    assert gold.labels.dates[0].text == "16/5/2025"


def test_a_span_drawn_in_the_tool_still_needs_its_value() -> None:
    line = json.loads(to_doccano(SAMPLES[:1]))
    line["label"].append([0, 4, "dates"])
    with pytest.raises(GoldError, match="'Sáng' at 0 has a span and no value yet"):
        from_doccano(json.dumps(line))


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".spacy"])
def test_the_commands_bring_gold_out_and_back(tmp_path: Path, suffix: str) -> None:
    exported, folder = tmp_path / f"labels{suffix}", tmp_path / "gold"
    corpus = str(ROOT / "corpus")
    out = run("export", "--gold", str(ROOT / "gold"), "--corpus", corpus, "-o", str(exported))
    assert out.exit_code == 0, out.output
    back = run("import", str(exported), "-o", str(folder))
    assert back.exit_code == 0, back.output
    before, after = load_gold(ROOT / "gold", corpus), load_gold(folder)
    by_id = {one.article.id: one for one in after}
    for one in before:
        other = by_id[one.article.id]
        assert other.article.text == one.article.text
        assert other.labels.model_dump(exclude={"article"}) == one.labels.model_dump(
            exclude={"article"}
        )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("labels.txt", "", "unknown ending"),
        ("labels.jsonl", '{"text": "a", "label": []}', "this is no doccano file"),
        ("labels.json", "[", "this is no label-studio file"),
        ("labels.spacy", "x", "this is no docbin file"),
    ],
)
def test_a_file_of_no_use_is_named(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    result = run("import", str(tmp_path / name), "-o", str(tmp_path / "gold"))
    assert result.exit_code == 1
    assert words in result.output
    assert name in result.output
    assert not (tmp_path / "gold").exists()
