"""Packs printed once score at least their floors. After a change for the better: `python -m tests.packgen.floors`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packgen.floors import FLOORS, beneath, scores_of
from tests.packgen.score import FIXTURES, Score


@pytest.fixture(scope="module")
def scores() -> Mapping[str, Mapping[str, Score]]:
    return scores_of(FIXTURES)


def test_every_pack_scores_its_floors(scores: Mapping[str, Mapping[str, Score]]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors.keys() == scores.keys(), "every fixture has its floors"
    assert not beneath(scores, floors)


def test_a_score_beneath_its_floor_is_named() -> None:
    scores = {"one": {"actions": Score(8, 10, differences=["a due date"]), "slides": Score(5, 5)}}
    assert beneath(scores, {"one": {"actions": 0.8, "slides": 1.0}}) == []
    found = beneath(scores, {"one": {"actions": 0.81, "slides": 1.0}})
    assert len(found) == 1
    assert "one actions: 0.800 is less than 0.810" in found[0]
    assert "a due date" in found[0]


def test_a_floor_for_what_is_not_scored_is_named() -> None:
    assert beneath({"one": {}}, {"one": {"actions": 0.5}}) == ["one actions: not scored"]


def test_floors_lie_beside_the_packs() -> None:
    assert {path.stem for path in Path(FIXTURES).glob("*.pdf")} == set(json.loads(FLOORS.read_text(encoding="utf-8")))
