"""Text that is struck out stands in blocks of its own, and what is not struck out is what a cell says."""

from __future__ import annotations

import pytest

from parsers.layout.page import Box, Fill, Rule
from parsers.layout.sheets import sheets_of
from parsers.parse import ParsedPack
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, parsed_pages, records, values

HEADS = ("Ref", "Action", "Owner", "Due", "Status")
ROWS = (
    ("TMAG29-01", "Mend the lights on the north quay", "Chair", "15/05/30\n19/06/30", "Open"),
    ("TMAG29-02", "Dredge the inner basin before winter", "PMO", "21/05/30", "Open"),
)
SIZE, TOP = 8.0, 100.0
WIDTHS = (100.0, 260.0, 100.0, 100.0, 100.0)


def struck(drawing: Drawing, x: float, baseline: float, letters: int, *, order: int = 1000) -> None:
    """A line through the middle of some letters."""
    y = baseline - 0.3 * SIZE
    drawing.rules.append(Rule(Box(x, y - 0.3, x + letters * SIZE / 2, y + 0.3), "#000000", 0.6, order))


def baseline(row: int) -> float:
    """Of the first line of a row, the header's the first."""
    heights = [1.2 * SIZE * lines + 6 for lines in (1, 2, 1)]
    return TOP + sum(heights[:row]) + 3 + 0.75 * SIZE


def log(*, is_day_struck: bool = False, is_action_struck: bool = False) -> ParsedPack:
    def draw(drawing: Drawing) -> None:
        drawing.title("Outstanding actions").table(TOP, WIDTHS, (HEADS, *ROWS), size=SIZE)
        if is_day_struck:
            struck(drawing, 30 + sum(WIDTHS[:3]) + 3, baseline(1), 8)
        if is_action_struck:
            struck(drawing, 30 + WIDTHS[0] + 3, baseline(2), len(ROWS[1][1]))

    return parsed_pages(draw)


def struck_texts(parsed: ParsedPack) -> list[str]:
    return [block.text for sheet in parsed.pack.sheets for block in sheet.blocks if block.is_struck_out]


def test_a_day_struck_out_over_the_new_one_is_not_said() -> None:
    parsed = log(is_day_struck=True)
    assert values(parsed, "actions", "due_raw") == ["19/06/30", "21/05/30"]
    assert struck_texts(parsed) == ["15/05/30"]
    assert "struck_out_text" not in codes(parsed)


def test_both_days_are_said_where_none_is_struck_out() -> None:
    assert values(log(), "actions", "due_raw")[0] == "15/05/30 19/06/30"


def test_an_action_struck_out_is_kept_and_doubted() -> None:
    parsed = log(is_action_struck=True)
    assert values(parsed, "actions", "description") == [row[1] for row in ROWS]
    (doubt,) = [doubt for doubt in parsed.doubts if doubt.code == "struck_out_text"]
    assert doubt.about is records(parsed, "actions")[1]


def ruled(up: float | None) -> Drawing:
    """A ruled table of narrow cells whose first row has a day over another; a line runs over the first at some height, in parts of the
    size."""
    rows = (
        ("Ref", "Action", "Due"),
        ("A1", "Mend the lights\non the north quay", "15/05/30\n19/06/30"),
        ("A2", "Dredge the basin", "21/05/30"),
    )
    drawing, widths = Drawing(1), (60.0, 120.0, 40.0)
    end = drawing.table(TOP, widths, rows, size=SIZE)
    del drawing.fills[3:]
    lefts, tops = [30 + sum(widths[:c]) for c in range(4)], [TOP, TOP + 15.6, TOP + 40.8, end]
    drawing.rules += [Rule(Box(x, TOP, x + 0.6, end), "#000000", 0.6, 1) for x in lefts]
    drawing.rules += [Rule(Box(30, y, lefts[-1], y + 0.6), "#000000", 0.6, 1) for y in tops]
    if up is not None:
        struck(drawing, lefts[2] + 3, baseline(1) + (0.3 - up) * SIZE, 8)
    return drawing


@pytest.mark.parametrize("up", [0.2, -0.12, None], ids=["through", "under", "none"])
def test_a_line_through_or_under_a_text_that_nearly_fills_its_cell_parts_no_row(up: float | None) -> None:
    (sheet,) = sheets_of([ruled(up).page()])
    (table,) = sheet.tables
    assert [cell.text for cell in table.row(1)] == ["A1", "Mend the lights on the north quay", "15/05/30 19/06/30"]
    assert any(block.is_struck_out for block in table.at(1, 2).blocks) is (up == 0.2)


def test_words_struck_out_in_a_line_are_parted_from_what_stands() -> None:
    drawing = Drawing(1)
    drawing.table(TOP, (200.0, 200.0), (("Quay", "Opens"), ("North", "15 May 19 June"), ("East", "21 May")), size=SIZE)
    struck(drawing, 233, baseline(1), 6)
    (sheet,) = sheets_of([drawing.page()])
    assert [(b.text, b.is_struck_out) for b in sheet.tables[0].at(1, 1).blocks] == [("15 May", True), ("19 June", False)]


def test_a_line_that_a_shape_hides_strikes_nothing_out() -> None:
    drawing = Drawing(1)
    drawing.text(100, 100, "Quays", SIZE)
    struck(drawing, 90, 100.0, 20, order=1)
    drawing.fills.append(Fill(Box(95, 80, 140, 110), "#ffeb99", 2))
    (sheet,) = sheets_of([drawing.page()])
    assert not any(block.is_struck_out for block in sheet.blocks)


@pytest.mark.parametrize("row", [2, 3])
def test_a_line_beneath_rows_strikes_nothing_out_that_runs_over_it(row: int) -> None:
    drawing = Drawing(1)
    drawing.table(TOP, (200.0, 200.0), (("Quay", "Opens"), ("North", "15 May"), ("East", "21 May")), size=SIZE)
    heights = [TOP + (1.2 * SIZE + 6) * beneath for beneath in range(4)]
    for y in heights:
        drawing.rules.append(Rule(Box(30, y - 0.3, 430, y + 0.3), "#000000", 0.6, 1000))
    drawing.text(333, heights[row] + 0.3 * SIZE, "tides", SIZE)
    (sheet,) = sheets_of([drawing.page()])
    assert "tides" in " ".join(block.text for block in sheet.blocks)
    assert not any(block.is_struck_out for block in sheet.blocks)
