"""Columns are counted from the first or the second, in numbers or letters; years are no such count."""

from __future__ import annotations

import pytest

from parsers.layout.counted_columns import counts_columns
from tests.drawing.words import text


@pytest.mark.parametrize("row", ["(1) (2) (3)", "2 3 4 5", "a b c", "(B) (C) (D)"])
def test_what_counts_from_the_first_or_the_second_column(row: str) -> None:
    assert counts_columns([tuple(text(50, 100, one)) for one in row.split()])


@pytest.mark.parametrize("row", ["1 2", "2001 2002 2003", "1 2 4", "7 8 9", "North East South", "12 7 21"])
def test_what_does_not(row: str) -> None:
    assert not counts_columns([tuple(text(50, 100, one)) for one in row.split()])
