"""Tables of long texts that nothing draws: a header set apart over rows that white parts; running text in columns is none."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.aligned_texts import text_grids
from parsers.layout.printed_rows import printed_rows
from parsers.layout.words import words_of
from tests.drawing.looks import texts_in
from tests.drawing.pages import Drawing

LEFTS = (60.0, 280.0, 520.0)
HEADS = ("What is wanted", "What was answered", "How it stands")
LINES = (
    "every boat that is moored there in",
    "spring is counted once more when",
    "autumn comes and those that lie off",
    "the mole are told by their keepers",
)


def drawn(rows: int, between: float, lines: Sequence[str] = LINES) -> Drawing:
    """A bold header over rows of texts of four, three and two lines, so much white beneath each."""
    drawing = Drawing(1)
    for x, head in zip(LEFTS, HEADS, strict=True):
        drawing.text(x, 100, head, bold=True)
    for row in range(rows):
        top = 100 + 12 + between + row * (4 * 12 + between)
        for x, count in zip(LEFTS, (4, 3, 2), strict=True):
            for i, line in enumerate(lines[:count]):
                drawing.text(x, top + 12 * i, line)
    return drawing


def tables(drawing: Drawing) -> Sequence[list[list[str | None]]]:
    return [texts_in(grid) for grid in text_grids(printed_rows(words_of(drawing.page())))]


def test_rows_of_wrapped_texts_that_white_parts_are_a_table_under_a_header_set_apart() -> None:
    (found,) = tables(drawn(3, 8.0))
    assert found == [list(HEADS), *[[" ".join(LINES), " ".join(LINES[:3]), " ".join(LINES[:2])]] * 3]


def test_columns_of_running_text_under_headings_are_none() -> None:
    assert tables(drawn(3, 0.0, ["we go to it as it is on or by us at"] * 4)) == []
