"""The breadth tables: figures that must not fall, far from whole as they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract.evaluation import load_challenge, run_challenge
from extract.evaluation.challenge import FamilyScore
from extract.pipeline import extract

TABLES = Path(__file__).parents[2] / "gold" / "breadth"


@cache
def scores() -> dict[tuple[str, str], FamilyScore]:
    families = run_challenge(load_challenge(TABLES), extract)
    return {(one.field, one.family): one for one in families}


@pytest.mark.parametrize(
    ("field", "family", "least"),
    [
        ("awards", "central and provincial news", 0.96),
        ("awards", "local news", 0.96),
        ("awards", "the usual mix", 0.98),
        ("awards", "party and state, as leads are built", 0.98),
        ("awards", "honours and contests, as leads are built", 0.98),
        ("awards", "other news, as leads are built", 0.95),
        ("events", "central and provincial news", 0.90),
        ("events", "local news", 0.89),
        ("events", "the usual mix", 0.95),
        ("events", "party and state, as leads are built", 0.98),
        ("events", "honours and contests, as leads are built", 0.97),
        ("events", "other news, as leads are built", 0.94),
    ],
)
def test_breadth_is_not_lost(field: str, family: str, least: float) -> None:
    assert (scores()[field, family].score.f1 or 0) >= least
