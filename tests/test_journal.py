"""The journal: killed anywhere and started again, each source once, whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.journal import Journal


class KilledError(Exception):
    """The run was killed."""


def run(output: Path, sources: list[str], kill_at: int | None = None) -> list[str]:
    """Write a line for each source that is left; die in the middle of a write when told."""
    journal = Journal(output, "s")
    goes_on = journal.begin()
    read: list[str] = []
    written = 0
    with output.open("ab" if goes_on else "wb", buffering=0) as file:
        for source in journal.left(sources, str):
            read.append(source)
            for piece in (f"<{source}", ">\n"):
                written += 1
                if written == kill_at:
                    return read
                file.write(piece.encode())
            written += 1
            if written == kill_at:
                return read
            journal.note(source)
    journal.close(finished=True)
    return read


@given(
    kills=st.lists(st.integers(1, 30), max_size=8),
    sources=st.lists(st.sampled_from("abcdefgh"), max_size=10),
)
def test_each_source_once_and_whole_wherever_it_is_killed(
    kills: list[int], sources: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = tmp_path_factory.mktemp("run") / "out.jsonl"
    for kill_at in kills:
        if len(run(output, sources, kill_at)) == 0:
            break
        if not journal_of(output).exists():
            break
    else:
        run(output, sources)
    if journal_of(output).exists():
        run(output, sources)
    assert output.read_text("utf-8") == "".join(f"<{source}>\n" for source in sources)
    assert not journal_of(output).exists()


def journal_of(output: Path) -> Path:
    return output.with_name(output.name + ".journal")


def killed(tmp_path: Path) -> Path:
    output = tmp_path / "out.jsonl"
    run(output, list("abcdef"), kill_at=8)
    return output


def test_what_is_done_is_not_read_again(tmp_path: Path) -> None:
    assert run(killed(tmp_path), list("abcdef")) == list("cdef")


@pytest.mark.parametrize("torn", [1, 5, 30])
def test_a_torn_journal_loses_its_last_line_only(tmp_path: Path, torn: int) -> None:
    output = killed(tmp_path)
    path = journal_of(output)
    path.write_bytes(path.read_bytes()[:-torn])
    run(output, list("abcdef"))
    assert output.read_text("utf-8") == "<a>\n<b>\n<c>\n<d>\n<e>\n<f>\n"


def test_a_run_of_other_rules_begins_anew(tmp_path: Path) -> None:
    output = killed(tmp_path)
    assert Journal(output, "other").done == 0


@pytest.mark.parametrize("change", ["missing", "shorter"])
def test_an_output_that_does_not_fit_is_begun_anew(tmp_path: Path, change: str) -> None:
    output = killed(tmp_path)
    if change == "missing":
        output.unlink()
    else:
        output.write_bytes(b"<a")
    assert run(output, list("abcdef")) == list("abcdef")


def test_random_garbage_for_a_journal_is_no_journal(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    journal_of(output).write_bytes(random.Random(5).randbytes(500))
    assert run(output, ["a"]) == ["a"]
