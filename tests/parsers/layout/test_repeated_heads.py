"""Headings that come again show over which columns those above them stand."""

from __future__ import annotations

import pytest

from parsers.layout.aligned import aligned_grids
from parsers.layout.printed_rows import printed_rows
from parsers.layout.repeated_heads import over_repeated
from parsers.layout.words import Word
from tests.drawing.words import text

BORDERS = (40.0, 100.0, 160.0, 220.0, 280.0, 340.0, 400.0)
AGAIN = ("No.", "Share", "Range", "No.", "Share", "Range")


def middle(x: float, y: float, printed: str) -> list[Word]:
    """A text set in the middle."""
    return text(x - text(0, y, printed)[-1].x1 / 2, y, printed)


def over(heads: dict[float, str], beneath: tuple[str, ...] = AGAIN) -> list[tuple[int, int, str]] | None:
    """The columns of headings around some x over others, one in each column."""
    (row,) = printed_rows([w for x, printed in heads.items() for w in middle(x, 80, printed)])
    (lower,) = printed_rows([w for left, printed in zip(BORDERS, beneath, strict=False) for w in middle(left + 30, 92, printed)])
    band = over_repeated(row, lower, BORDERS)
    return None if band is None else [(first, last, " ".join(w.text for w in words)) for first, last, words in band]


def test_each_run_has_the_heading_in_its_middle() -> None:
    assert over({130: "Boats", 310: "Crew"}) == [(0, 2, "Boats"), (3, 5, "Crew")]
    assert over({100: "Boats", 250: "Crew"}, ("No.", "Share", "No.", "Share", "Range")) == [(0, 1, "Boats"), (2, 4, "Crew")]


def test_a_run_may_count_down() -> None:
    assert over({100: "Boats", 220: "Crew"}, ("2011", "2010", "2011", "2010")) == [(0, 1, "Boats"), (2, 3, "Crew")]


def test_a_heading_beside_the_runs_keeps_its_column() -> None:
    assert over({100: "Boats", 220: "Crew", 370: "Dues"}, ("No.", "Share", "No.", "Share")) == [
        (0, 1, "Boats"),
        (2, 3, "Crew"),
        (5, 5, "Dues"),
    ]


@pytest.mark.parametrize(
    ("heads", "beneath"),
    [
        ({130: "Boats", 310: "Crew"}, ("No.", "Share", "Range", "Sum", "Loss", "Gain")),  # nothing comes again
        ({70: "Boats", 310: "Crew"}, AGAIN),  # over the first of its run alone
        ({130: "Boats"}, AGAIN),  # a run has none
        ({160: "2010", 340: "2011"}, ("Q2", "Q3", "Q4", "Q1", "Q2", "Q3")),  # a year ends within the first
        ({70: "Boats", 250: "Crew"}, ("No.", "No.", "No.", "No.", "No.", "No.")),  # no runs of several
    ],
)
def test_other_headings_are_told_otherwise(heads: dict[float, str], beneath: tuple[str, ...]) -> None:
    assert over(heads, beneath) is None


def test_years_right_of_all_labels_beneath_several_headings_are_headings() -> None:
    rows = [("2008", "2009", "2008", "2009"), *[("12", "48", "39", "57")] * 4]
    words = [
        w for r, row in enumerate(rows) for x, one in zip((200, 260, 320, 380), row, strict=True) for w in middle(x, 112 + 14 * r, one)
    ]
    words += [w for r, quay in enumerate(("North", "East", "South", "West")) for w in text(50, 126 + 14 * r, quay)]
    (grid,) = aligned_grids(printed_rows([*middle(230, 98, "Boats"), *middle(350, 98, "Crew"), *words]))
    told = {" ".join(w.text for w in cell.words): (cell.row, cell.column, cell.colspan) for cell in grid.cells}
    assert (told["Boats"], told["Crew"]) == ((0, 1, 2), (0, 3, 2))
    assert told["North"][0] == 2


def test_units_beneath_years_right_of_all_labels_are_headings_with_them() -> None:
    rows = [("2011", "2010"), ("$000", "$000"), ("", ""), *[("12", "48")] * 4]
    words = [w for r, row in enumerate(rows) for x, one in zip((220, 320), row, strict=True) if one for w in middle(x, 100 + 14 * r, one)]
    words += [w for r, label in enumerate(("Stores", "North", "East", "South", "West")) for w in text(50, 128 + 14 * r, label)]
    (grid,) = aligned_grids(printed_rows(words))
    heads = [" ".join(w.text for w in cell.words) for cell in grid.cells if cell.row == 0]
    assert heads == ["", "2011 $000", "2010 $000"]
