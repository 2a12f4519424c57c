"""Tables that print their columns twice: parted where nothing spans, whole otherwise."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.layout.sheet import Table
from parsers.slides.repeated_columns import parted
from tests.drawing.pages import LEFT
from tests.drawing.parsing import parsed_pages


def _table(*rows: tuple[str, ...]) -> Table:
    parsed = parsed_pages(lambda drawing: drawing.table(90, (120,) * len(rows[0]), rows, size=10))
    (table,) = parsed.pack.sheets[1].tables
    return table


def test_each_repeat_of_the_header_heads_a_table() -> None:
    halves = parted(_table(("Name", "Seat") * 3, ("Ada", "1", "Ben", "2", "Cleo", "3")))
    people = (["Ada", "1"], ["Ben", "2"], ["Cleo", "3"])
    assert [[cell.text for cell in half.cells] for half in halves] == [["Name", "Seat", *one] for one in people]
    assert [half.column_count for half in halves] == [2, 2, 2]
    assert all(a.box.x1 <= b.box.x0 + 0.1 for a, b in pairwise(halves))


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Seat", "Name", "Body"), ("Ada", "1", "Ben", "2")),
        (("Name", "Seat", "Name", "Seat"), ("Ada", "1", LEFT, "2")),
        (("Date", "Date", "Date", "Date"), ("1 May", "2 May", "3 May", "4 May")),
        (("Name", "Seat"), ("Ada", "1")),
    ],
)
def test_any_other_stays_whole(rows: tuple[tuple[str, ...], ...]) -> None:
    table = _table(*rows)
    assert parted(table) == (table,)
