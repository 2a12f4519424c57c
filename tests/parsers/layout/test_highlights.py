"""Highlights of running text are no cells, and tight cells are no highlights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from parsers.layout.page import Box, Fill
from parsers.layout.plain_tables import plain_tables
from parsers.layout.sheets import sheets_of
from tests.drawing.pages import Drawing

SIZE, LEADING, LEFT = 10.0, 12.5, 60.0
STEP = SIZE / 2
TEXT = (
    "The harbour board met at noon and heard from each of the",
    "pilots, who asked that the lights on the north quay be mended",
    "before the winter storms and that the dredging go on until",
    "spring. All of it was agreed without a vote and the work",
    "begins as soon as the crews are back from the islands.",
)


def spans(line: str, marked: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where some words of a line begin and end, neighbours as one."""
    at = 0
    open_from = None
    for number, word in enumerate(line.split()):
        if number in marked and open_from is None:
            open_from = at
        if number not in marked and open_from is not None:
            yield open_from, at - 1
            open_from = None
        at += len(word) + 1
    if open_from is not None:
        yield open_from, at - 1


def page(marks: Sequence[Sequence[int]], padding: float = 0.5) -> Drawing:
    """The text with some words of each line highlighted."""
    drawing = Drawing(1)
    for number, (line, marked) in enumerate(zip(TEXT, marks, strict=True)):
        y = 100 + number * LEADING
        for start, end in spans(line, marked):
            box = Box(LEFT + start * STEP - padding, y - 9.5, LEFT + end * STEP + padding, y + 3)
            drawing.fills.append(Fill(box, "#ffff00", len(drawing.fills)))
        drawing.text(LEFT, y, line, SIZE)
    return drawing


SENTENCE = ((8, 9, 10, 11), range(12), range(12), (0,), ())
HERE_AND_THERE = ((1, 2, 6), (0, 1, 5, 6), (2, 3, 7), (1, 2, 4, 5), (0, 5, 6))
LEADS = ((0, 1, 2), (0, 1), (0, 1), (0,), (0, 1, 2, 3))


@pytest.mark.parametrize("marks", [SENTENCE, HERE_AND_THERE, LEADS])
@pytest.mark.parametrize("padding", [0.0, 0.5, 1.5])
def test_highlighted_words_make_no_table_and_stay_in_their_line(marks: Sequence[Sequence[int]], padding: float) -> None:
    (sheet,) = sheets_of([page(marks, padding).page()])
    assert sheet.tables == ()
    assert " ".join(block.text for block in sheet.blocks) == " ".join(TEXT)
    assert len(sheet.fills) > 1  # what is drawn behind a text is still told


def test_tight_cells_of_common_columns_stay_cells() -> None:
    drawing = Drawing(1)
    for row, texts in enumerate((("Quay", "Boats"), ("NQ-1", "00012"), ("NQ-2", "00007"), ("EQ-1", "00021"))):
        y = 100 + row * 14
        for x, text in zip((60.0, 83.0), texts, strict=True):
            drawing.fills.append(Fill(Box(x - 1, y - 10, x + len(text) * STEP + 2, y + 4), "#dde4ee", len(drawing.fills)))
            drawing.text(x, y, text, SIZE)
    (table,) = plain_tables([drawing.page()])
    assert (table.row_count, table.column_count) == (4, 2)
