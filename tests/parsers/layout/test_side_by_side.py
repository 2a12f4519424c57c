"""Texts side by side: parted by wide white, and beginning alike from row to row."""

from __future__ import annotations

import pytest

from parsers.layout.side_by_side import common_starts, is_parted, texts_of
from tests.drawing.words import text


def test_wrapped_lines_are_joined_under_each_other() -> None:
    assert texts_of([*text(50, 100, "Boats"), *text(50, 112, "moored"), *text(200, 100, "Crew")]) == ("Boats moored", "Crew")


@pytest.mark.parametrize(("right", "expected"), [(300.0, True), (78.0, False)])
def test_a_row_is_parted_where_words_stand_wide_apart(right: float, expected: bool) -> None:
    assert is_parted([*text(50, 100, "Boats"), *text(right, 100, "Crew")]) is expected


def test_starts_of_half_of_the_rows_are_common() -> None:
    assert common_starts([50, 51, 50.5, 120, 200, 201.5], 4, 2.0) == [50, 200]
    assert common_starts([50, 60], 4, 2.0) == []
