"""The development halves of the gold sets, scored by the rules of their README, against a floor; both halves of each lie close together."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.date_scores import judge_dates
from benchmarks.finders import date_finders, owner_finders
from benchmarks.gold import HALVES, half_of
from benchmarks.owner_scores import judge_owners
from benchmarks.tally import Verdict, tally
from parsers.language.dates import find_dates

FLOORS = {"dates": 0.99, "owners": 0.98}
MOST_APART = 0.03


@pytest.fixture(scope="module")
def verdicts(gold_dates: list[dict], gold_owners: list[dict]) -> dict[str, list[Verdict]]:
    return {
        "dates": list(judge_dates(gold_dates, date_finders()["tmag"])),
        "owners": list(judge_owners(gold_owners, owner_finders()["tmag"])),
    }


@pytest.mark.parametrize("kind", FLOORS)
def test_each_kind_reaches_its_floor(verdicts: dict[str, list[Verdict]], kind: str) -> None:
    sums = tally(verdicts[kind])
    assert sums.f_measure >= FLOORS[kind], sums


@pytest.mark.parametrize("kind", FLOORS)
def test_the_halves_lie_close_together(verdicts: dict[str, list[Verdict]], kind: str) -> None:
    first, second = (tally(one for one in verdicts[kind] if half_of(one.id) == half).f_measure for half in HALVES)
    assert abs(first - second) <= MOST_APART


def test_no_distractor_is_a_date(gold_dates: list[dict]) -> None:
    for gold in gold_dates:
        if gold["kind"] == "none":
            assert find_dates(gold["sentence"], date.fromisoformat(gold["context_date"]), gold.get("field")) == (), gold["id"]
