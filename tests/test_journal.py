"""The journal: killed anywhere and started again, each source is read once, its record is whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.journal import Journal, Note


class KilledError(Exception):
    """The run was killed."""


def note(source: str) -> Note:
    return Note(f'{{"a": "{source}\n"}}'.encode(), len(source), source.encode() * 3)


def run(output: Path, sources: list[str], kill_after: int | None = None) -> list[str]:
    """Read what is not done, in any order, and make the output; return what was read."""
    read: list[str] = []
    with Journal(output, "s") as journal:
        places = [journal.place(source) for source in sources]
        left = [number for number, place in enumerate(places) if place is None]
        random.Random(len(left)).shuffle(left)
        for number in left:
            if len(read) == kill_after:
                raise KilledError
            read.append(sources[number])
            places[number] = journal.write(sources[number], note(sources[number]))
        records = [journal.read(place).record for place in places if place is not None]
        output.write_bytes(b"".join(records))
    return read


def kill(output: Path, sources: list[str], after: int, torn: int = 0) -> None:
    """Kill a run after some sources, in the middle of writing."""
    with pytest.raises(KilledError):
        run(output, sources, after)
    if torn:
        path = journal_of(output)
        path.write_bytes(path.read_bytes()[:-torn])


def journal_of(output: Path) -> Path:
    return output.with_name(output.name + ".journal")


@given(
    kills=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), max_size=6),
    sources=st.lists(st.sampled_from("abcdefgh"), max_size=20),
)
def test_each_source_once_and_whole_wherever_it_is_killed(
    kills: list[tuple[int, int]], sources: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = tmp_path_factory.mktemp("run") / "out.jsonl"
    for after, torn in kills:
        try:
            run(output, sources, after)
        except KilledError:
            if torn and journal_of(output).exists():
                journal_of(output).write_bytes(journal_of(output).read_bytes()[:-torn])
    run(output, sources)
    assert output.read_bytes() == b"".join(note(source).record for source in sources)
    assert not journal_of(output).exists()


def test_what_is_done_is_not_read_again(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    kill(output, list("abcdef"), after=4)
    assert len(run(output, list("abcdef"))) == 2


@pytest.mark.parametrize("torn", [1, 5, 30])
def test_a_torn_journal_loses_its_last_entry_only(tmp_path: Path, torn: int) -> None:
    output = tmp_path / "out.jsonl"
    kill(output, list("abcdef"), after=4, torn=torn)
    assert Journal(output, "s").done == 3
    assert len(run(output, list("abcdef"))) == 3


def test_a_run_of_other_rules_begins_anew(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    kill(output, list("abcdef"), after=4)
    assert Journal(output, "other").done == 0


def test_the_output_does_not_matter(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    kill(output, list("abcdef"), after=4)
    output.write_bytes(b"<a")
    run(output, list("abcdef"))
    assert output.read_bytes() == b"".join(note(source).record for source in "abcdef")


@pytest.mark.parametrize("content", [random.Random(5).randbytes(500), b"[" * 99_999, b"{}\n", b""])
def test_what_is_no_journal_is_none(tmp_path: Path, content: bytes) -> None:
    output = tmp_path / "out.jsonl"
    journal_of(output).write_bytes(content)
    assert run(output, ["a"]) == ["a"]


def test_a_run_that_could_not_begin_leaves_none(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with pytest.raises(KilledError):
        run(output, ["a"], kill_after=0)
    assert not journal_of(output).exists()
