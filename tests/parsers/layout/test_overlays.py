"""What is laid over a table is no part of it: a mark across it, and a note in a box."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import BlockKind
from parsers.layout.page import Box, Fill, Rule
from parsers.layout.sheet import Sheet
from parsers.layout.sheets import sheets_of
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, parsed_pages, values

ROWS = (
    ("Ref", "Action", "Owner", "Due", "Status"),
    ("TMAG30-01", "Mend the lights on the north quay", "Chair", "15/05/30", "Open"),
    ("TMAG30-02", "Dredge the inner basin before the winter", "PMO", "19/05/30", "Open"),
    ("TMAG30-03", "Send the plan of the moorings to all", "Elexon", "21/05/30", "Closed"),
)
EDGES = (60.0, 160.0, 420.0, 520.0, 620.0, 720.0)
TOP, ROW = 100.0, 24.0


def table(drawing: Drawing) -> Drawing:
    """The rows between lines on all sides."""
    bottom = TOP + ROW * len(ROWS)
    for x in EDGES:
        drawing.rules.append(Rule(Box(x - 0.5, TOP, x + 0.5, bottom), "#000000", 1.0, len(drawing.rules)))
    for number in range(len(ROWS) + 1):
        y = TOP + number * ROW
        drawing.rules.append(Rule(Box(EDGES[0], y - 0.5, EDGES[-1], y + 0.5), "#000000", 1.0, len(drawing.rules)))
    for number, row in enumerate(ROWS):
        for x, text in zip(EDGES, row, strict=False):
            drawing.text(x + 4, TOP + number * ROW + 15, text, bold=number == 0)
    return drawing


def cells(sheet: Sheet) -> list[list[str | None]]:
    (found,) = sheet.tables
    return [[cell.text for cell in found.row(row)] for row in range(found.row_count)]


def marked(drawing: Drawing, size: float) -> Drawing:
    """The table with a word across it."""
    return table(drawing.text(200, TOP + 2.5 * ROW + 0.3 * size, "DRAFT", size, colour="#dddddd"))


@pytest.mark.parametrize("size", [60.0, 90.0, 130.0])
def test_a_mark_across_a_table_is_in_no_cell(size: float) -> None:
    (sheet,) = sheets_of([marked(Drawing(1), size).page()])
    assert cells(sheet) == [list(row) for row in ROWS]
    assert [(block.kind, block.text) for block in sheet.blocks if block.place is None] == [(BlockKind.FOOTER, "DRAFT")]


def test_a_mark_is_told_as_one() -> None:
    parsed = parsed_pages(lambda drawing: marked(drawing.title("Outstanding actions"), 90.0))
    assert values(parsed, "actions", "description") == [row[1] for row in ROWS[1:]]
    assert "overlaid_text" in codes(parsed)


def test_a_large_title_over_nothing_is_no_mark() -> None:
    (sheet,) = sheets_of([table(Drawing(1).text(60, 60, "Outstanding actions", 40.0)).page()])
    assert sheet.overlaid == ()
    assert sheet.title is not None


def noted(drawing: Drawing) -> Drawing:
    """The table with a note in an opaque box over some of its borders."""
    table(drawing)
    box, order = Box(470, TOP + 1.4 * ROW, 660, TOP + 2.6 * ROW), len(drawing.rules)
    drawing.fills.append(Fill(box, "#ffeb99", order))
    for y in (box.top, box.bottom):
        drawing.rules.append(Rule(Box(box.x0, y - 0.5, box.x1, y + 0.5), "#000000", 1.0, order + 1))
    for x in (box.x0, box.x1):
        drawing.rules.append(Rule(Box(x - 0.5, box.top, x + 0.5, box.bottom), "#000000", 1.0, order + 1))
    # The table's line between two rows runs through the middle of the first of these.
    return drawing.text(476, TOP + 2 * ROW + 3, "Which of these go on is", 10.0).text(476, TOP + 2 * ROW + 13, "asked at the meeting", 10.0)


def test_a_note_over_a_table_is_a_text_of_its_own() -> None:
    (sheet,) = sheets_of([noted(Drawing(1)).page()])
    assert cells(sheet) == [list(row) for row in ROWS]
    loose = [block for block in sheet.blocks if block.place is None]
    assert [block.text for block in loose] == ["Which of these go on is", "asked at the meeting"]
    assert not any(block.is_struck_out for block in sheet.blocks)


def outlined(drawing: Drawing, box: Box) -> Drawing:
    """The table with the outline of a box over it."""
    order = len(table(drawing).rules)
    for y in (box.top, box.bottom):
        drawing.rules.append(Rule(Box(box.x0, y - 1, box.x1, y + 1), "#ff0000", 2.0, order))
    for x in (box.x0, box.x1):
        drawing.rules.append(Rule(Box(x - 1, box.top, x + 1, box.bottom), "#ff0000", 2.0, order))
    return drawing


def test_a_frame_around_a_part_of_a_table_parts_no_cell() -> None:
    (sheet,) = sheets_of([outlined(Drawing(1), Box(120, TOP + 1.3 * ROW, 480, TOP + 3.2 * ROW)).page()])
    assert cells(sheet) == [list(row) for row in ROWS]


def test_a_frame_that_is_a_table_s_own_border_stays() -> None:
    drawing = outlined(Drawing(1), Box(EDGES[0], TOP, EDGES[-1], TOP + ROW * len(ROWS)))
    drawing.rules = [rule for rule in drawing.rules if rule.order >= len(EDGES) or EDGES[0] < rule.box.x0 < EDGES[-1] - 1]
    (sheet,) = sheets_of([drawing.page()])
    assert cells(sheet) == [list(row) for row in ROWS]


def test_a_merged_cell_painted_over_lines_is_no_note() -> None:
    drawing = table(Drawing(1))
    drawing.fills.append(Fill(Box(EDGES[2], TOP + ROW, EDGES[4], TOP + 3 * ROW), "#ffffff", len(drawing.rules)))
    (sheet,) = sheets_of([drawing.page()])
    assert sheet.overlaid == ()


def aslant(drawing: Drawing, size: float) -> Drawing:
    """The table with a word that climbs across it, one letter of which is in each row at most."""
    for at, letter in enumerate("DRAFT"):
        drawing.text(200 + at * 0.5 * size, TOP + 4.5 * ROW - at * 0.3 * size, letter, size, colour="#dddddd")
        drawing.chars[-1] = drawing.chars[-1]._replace(direction=-1)
    return table(drawing)


@pytest.mark.parametrize("size", [40.0, 90.0])
def test_a_large_word_that_runs_aslant_is_in_no_cell(size: float) -> None:
    (sheet,) = sheets_of([aslant(Drawing(1), size).page()])
    assert cells(sheet) == [list(row) for row in ROWS]
    assert [(block.kind, block.text) for block in sheet.blocks if block.place is None] == [(BlockKind.FOOTER, "DRAFT")]


def test_a_large_word_aslant_beside_the_text_is_a_mark_too() -> None:
    drawing = Drawing(1).text(60, 100, "A line of text and no more than that")
    for at, letter in enumerate("DRAFT"):
        drawing.text(500 + at * 30, 400 - at * 20, letter, 60.0)
        drawing.chars[-1] = drawing.chars[-1]._replace(direction=-1)
    (sheet,) = sheets_of([drawing.page()])
    assert [block.text for block in sheet.body] == ["A line of text and no more than that"]


@pytest.mark.parametrize("parted", ["DRAF T", "D RAFT", "D R A F T", "DRAFT 2"])
def test_letters_that_stand_apart_from_their_word_aslant_are_of_the_mark(parted: str) -> None:
    drawing = Drawing(1).text(60, 150, "Minutes and actions", 30.0).text(60, 220, "Decision: approve the minutes")
    for at, letter in enumerate(parted):
        if letter != " ":
            drawing.text(200 + at * 50, 300 - at * 30, letter, 80.0, colour="#dddddd")
            drawing.chars[-1] = drawing.chars[-1]._replace(direction=-1)
    (sheet,) = sheets_of([drawing.page()])
    assert [block.text for block in sheet.body] == ["Minutes and actions", "Decision: approve the minutes"]


@pytest.mark.parametrize("more", ["T", "2"])
def test_what_stands_in_a_line_with_a_mark_is_of_it(more: str) -> None:
    drawing = table(Drawing(1).text(200, TOP + 2.5 * ROW + 27, "DRAF", 90.0, colour="#dddddd"))
    (sheet,) = sheets_of([drawing.text(560, TOP + 2.5 * ROW + 27, more, 90.0, colour="#dddddd").page()])
    assert cells(sheet) == [list(row) for row in ROWS]


def test_one_letter_aslant_is_no_mark() -> None:
    drawing = Drawing(1).text(60, 150, "A line of text and no more than that").text(500, 400, "R", 60.0)
    drawing.chars[-1] = drawing.chars[-1]._replace(direction=-1)
    (sheet,) = sheets_of([drawing.page()])
    assert sheet.overlaid == ()
