"""The catalogues: everything said has its Vietnamese, and the compiled form is the written one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import regex
from babel.messages.pofile import read_po

from extract import record
from extract.errors import ErrorCode
from extract.language import names

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src/extract/language/vi/LC_MESSAGES"


def test_everything_is_said_in_vietnamese_and_catalogues_are_compiled() -> None:
    script = [sys.executable, str(ROOT / "scripts/words.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, encoding="utf-8")
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.po")), ids=lambda path: path.stem)
def test_translations_keep_what_is_filled_in(path: Path) -> None:
    with path.open("rb") as file:
        for message in read_po(file):
            if isinstance(message.id, str) and message.string:
                assert fields(message.string) == fields(message.id), message.id


def fields(text: str) -> set[str]:
    return set(regex.findall(r"\{(\w*)\}", text))


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (record.EventType, names.EVENT_TYPES),
        (record.Recipient, names.RECIPIENTS),
        (record.Level, names.LEVELS),
        (record.DocumentType, names.DOCUMENT_TYPES),
        (record.DateKind, names.DATE_KINDS),
        (record.Approximation, names.APPROXIMATIONS),
        (record.WarningCode, names.WARNINGS),
    ],
)
def test_every_code_of_the_record_has_a_name(codes: object, table: dict[str, str]) -> None:
    assert set(get_args(codes)) == set(table)


def test_every_kind_of_failure_that_is_named_exists() -> None:
    assert set(names.ERRORS) <= set(get_args(ErrorCode))


def test_every_field_has_a_name() -> None:
    assert tuple(names.FIELDS) == record.MENTION_FIELDS


def test_every_reason_that_the_corpus_brings_has_a_name() -> None:
    from extract.pipeline import extract
    from extract.record import Article

    texts = [
        *((ROOT / "corpus").glob("*.txt")),
    ]
    found = {
        mention.reason
        for path in texts
        for field in record.MENTION_FIELDS
        for mention in getattr(extract(Article(id="x", text=path.read_text("utf-8"))), field)
        if mention.reason
    }
    assert found
    assert found <= set(names.REASONS)
