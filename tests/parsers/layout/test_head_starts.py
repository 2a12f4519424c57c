"""Columns a space apart, of which the headings and how their texts begin tell where one ends."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.aligned_texts import text_grids
from parsers.layout.head_starts import parted_beneath
from parsers.layout.printed_rows import PrintedRow, printed_rows
from parsers.layout.words import words_of
from tests.drawing.looks import texts_in
from tests.drawing.pages import Drawing

# The third text of each row, in some as long as its column is wide.
AIMS = ("Approve them", "Hear of the lamps on the quay", "Agree to lock it", "Look on")
TYPES = ("Decision", "Information", "Decision", "Information")
TYPE_AT = 250.0 + 5 * len(AIMS[1]) + 6  # a little more than a space behind the longest


def _rows(aims: Sequence[str] = AIMS, types: Sequence[str] = TYPES) -> list[PrintedRow]:
    return printed_rows(words_of(_drawn(aims, types).page()))


def _drawn(aims: Sequence[str] = AIMS, types: Sequence[str] = TYPES) -> Drawing:
    drawing = Drawing(1)
    for x, head in ((40, "#"), (60, "Matter"), (250, "So that"), (TYPE_AT, "Kind"), (TYPE_AT + 90, "From")):
        drawing.text(x, 100, head, bold=True)
    items = (("Minutes of last time", ""), ("Lamps", "Quays"), ("", "Boats and bells"), ("Next", ""))
    for i, ((theme, title), aim, kind) in enumerate(zip(items, aims, types, strict=True)):
        for x, text in ((40, str(i + 1)), (60, theme), (130, title), (250, aim), (TYPE_AT, kind), (TYPE_AT + 90, f"10:{i}0")):
            drawing.text(x, 124 + 24 * i, text)
    return drawing


def test_a_text_is_parted_where_a_heading_begins() -> None:
    head, *body = _rows()
    assert [len(row.texts) for row in body] == [5, 5, 5, 5]
    rows, strips = parted_beneath(head, body)
    assert [len(row.texts) for row in rows] == [5, 6, 5, 5]
    assert [x for _, x in strips] == [TYPE_AT]


def test_nothing_is_parted_where_words_run_on() -> None:
    head, *body = _rows((*AIMS[:3], "Look on and be told all about the lamps of it"), (*TYPES[:3], ""))
    assert parted_beneath(head, body) == (body, [])


def test_where_hardly_a_text_begins_beneath_a_heading_none_is_parted() -> None:
    head, *body = _rows(AIMS, ("", "Information", "Decision", ""))
    assert parted_beneath(head, body) == (body, [])


def test_a_table_of_such_columns() -> None:
    drawing = _drawn((*AIMS[:3], "Look on"), TYPES)
    for i, (title, aim) in enumerate((("Buoys and bells", "Hear of them"), ("Ropes", "Hear of them"), ("Locks", "See them"))):
        for x, text in ((40, str(i + 5)), (130, title), (250, aim), (TYPE_AT, "Decision"), (TYPE_AT + 90, f"11:{i}0")):
            drawing.text(x, 220 + 24 * i, text)
    (grid,) = text_grids(printed_rows(words_of(drawing.page())))
    rows = texts_in(grid)
    assert rows[0] == ["#", "Matter", None, "So that", "Kind", "From"]
    assert rows[2] == ["2", "Lamps", "Quays", AIMS[1], "Information", "10:10"]
    spans = {(cell.row, cell.column): cell.colspan for cell in grid.cells}
    assert [spans[row, 1] for row in (0, 1, 2, 4)] == [2, 2, 1, 2]
