"""Tables with neither header nor rows that are drawn: keys that count on show them; lists and prose are none."""

from __future__ import annotations

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.headless import headless_grids
from parsers.layout.words import words_of
from tests.drawing.looks import Look, Sketch, texts_in
from tests.drawing.pages import Drawing

ROWS = (
    ("PIER07-01", "4 May", "Paint the lamp", "Ada"),
    ("PIER07-02", "4 May", "Mend the rope of\nthe bell in May", "Ben"),
    ("PIER07-03", "9 June", "Sound the bell", "Cleo"),
    ("PIER08-01", "9 June", "Count the boats", "Dan"),
)
WIDTHS = (80.0, 80.0, 160.0, 80.0)


@pytest.mark.parametrize("look", [Look.NOTHING, Look.UPRIGHT_RULES])
def test_keys_that_count_on_show_the_rows(look: Look) -> None:
    page = Sketch(ROWS, WIDTHS).draw(Drawing(1), look).page()
    assert [texts_in(grid) for grid in grids_of(page, words_of(page), no_heading)] == [Sketch(ROWS, WIDTHS).texts]


def test_a_numbered_list_is_no_table() -> None:
    drawing = Drawing(1).lines(60, 100, "1. Paint the lamp of the old pier", "2. Mend the rope in May", "3. Sound the bell at noon")
    page = drawing.page()
    assert grids_of(page, words_of(page), no_heading) == []


def test_keys_in_no_order_show_nothing() -> None:
    rows = [ROWS[3], ROWS[1], ROWS[0]]
    page = Sketch(rows, WIDTHS).draw(Drawing(1), Look.NOTHING).page()
    assert headless_grids(page, words_of(page)) == []


def test_few_keys_of_each_of_two_meetings_count_on() -> None:
    rows = [*ROWS[:2], ROWS[3], ("PIER08-02", "9 June", "Oil the winch", "Eve")]
    page = Sketch(rows, WIDTHS).draw(Drawing(1), Look.NOTHING).page()
    assert [texts_in(grid) for grid in grids_of(page, words_of(page), no_heading)] == [Sketch(rows, WIDTHS).texts]
