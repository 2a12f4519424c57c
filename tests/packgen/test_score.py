"""The score counts fields: right, wrong, of rows missing and of rows too many."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.packgen.score import Score, compare, folded, summed

TRUTH: dict[str, Any] = {
    "key": ["n"],
    "fields": ["n", "text", "day"],
    "rows": [{"n": 1, "text": "A", "day": "2023-03-15"}, {"n": 2, "text": "B"}],
}
RIGHT: list[dict[str, Any]] = [{"n": 1, "text": "A", "day": dt.date(2023, 3, 15)}, {"n": 2, "text": "B", "day": dt.date(2020, 1, 1)}]


def counts(rows: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    score = compare("agenda_items", TRUTH, rows)
    return score.right, score.total, score.missing, score.extra


def test_a_field_that_the_truth_leaves_out_does_not_count() -> None:
    assert counts(RIGHT) == (5, 5, 0, 0)


def test_a_wrong_field_and_a_missing_one() -> None:
    assert counts([{"n": 1, "text": "X", "day": None}, RIGHT[1]]) == (3, 5, 0, 0)
    assert counts([{"n": 1}, RIGHT[1]]) == (3, 5, 0, 0)


def test_rows_missing_and_too_many() -> None:
    assert counts(RIGHT[:1]) == (3, 5, 1, 0)
    assert counts([*RIGHT, {"n": 3, "text": "C", "day": None}, RIGHT[0]]) == (5, 11, 0, 2)


def test_only_rows_that_the_truth_speaks_of_are_compared() -> None:
    truth = {"key": ["title"], "fields": ["page_number"], "rows": [{"title": "Scope", "page_number": 3}]}
    rows = [{"title": "Scope", "page_number": 3, "slide_kind": "divider"}, {"title": "Agenda", "page_number": 2, "slide_kind": "agenda"}]
    assert compare("slides", truth, rows).total == 1


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("it’s  “so”", 'it\'s "so"'),
        ("Migration/ Transition", "Migration/Transition"),
        (5, 5.0),
        ("", None),
        (True, "True"),
        ("e\u0301", "é"),
    ],
)
def test_folding(value: object, other: object) -> None:
    assert folded(value) == folded(other)


def test_folding_keeps_case_and_lines_apart() -> None:
    assert folded("SIT Scope") != folded("SIT scope")
    assert folded("a\nb") != folded("a b")


def test_sums_by_dataset() -> None:
    total = summed([{"actions": Score(1, 2)}, {"actions": Score(3, 4, 1, 1, ["x"])}])
    assert (total["actions"].right, total["actions"].total, total["actions"].differences) == (4, 6, ["x"])
