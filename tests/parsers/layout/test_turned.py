"""Text turned by a quarter is read line by line, and heads the columns that it stands above."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.turned import cell_lines, with_turned_heads, with_turned_labels
from parsers.layout.turned_themes import with_turned_themes
from parsers.layout.words import Word
from tests.drawing.words import STYLE, text


def turned(printed: str, x: float, y: float, direction: int) -> list[Word]:
    """The words of a text that begins at a height and runs up (270) or down (90) the page."""
    words = []
    for part in printed.split():
        long = 5.0 * len(part)
        top = y - long if direction == 270 else y
        words.append(Word(part, x, top, x + 10, top + long, y, STYLE, True, direction))
        y = top - 2.5 if direction == 270 else top + long + 2.5
    return words


@pytest.mark.parametrize(("direction", "second"), [(270, 112.0), (90, 88.0)])
def test_lines_of_a_turned_text_follow_each_other_as_it_is_read(direction: int, second: float) -> None:
    words = [*turned("the tide", second, 200, direction), *turned("Boats at", 100, 200, direction)]
    assert [line.text for line in cell_lines(words)] == ["Boats at", "the tide"]


def test_level_text_is_read_as_ever() -> None:
    assert [line.text for line in cell_lines([*text(50, 112, "at noon"), *text(50, 100, "High")])] == ["High", "at noon"]


def grid() -> Grid:
    boxes = [(r, c, Box(100 * c, 100 + 20 * r, 100 * c + 100, 120 + 20 * r)) for r in range(2) for c in range(3)]
    cells = tuple(GridCell(r, c, 1, 1, box, tuple(text(box.x0 + 5, box.top + 14, "12"))) for r, c, box in boxes)
    return Grid(2, 3, cells, Box(0, 100, 300, 140), Evidence.LEVEL_RULES, 0.9)


def test_turned_headings_above_a_table_are_its_first_row() -> None:
    heads = [*turned("Boats moored", 140, 96, 270), *turned("Crew", 240, 96, 270), *text(5, 96, "Harbour")]
    found = with_turned_heads(grid(), heads)
    assert (found.row_count, found.at(1, 0).box) == (3, grid().at(0, 0).box)
    assert [[line.text for line in cell_lines(found.at(0, c).words)] for c in range(3)] == [["Harbour"], ["Boats moored"], ["Crew"]]


@pytest.mark.parametrize("heads", [turned("Boats", 140, 96, 270), [*turned("Boats", 140, 20, 270), *turned("Crew", 240, 20, 270)]])
def test_a_lone_turned_text_or_one_far_off_heads_nothing(heads: list[Word]) -> None:
    assert with_turned_heads(grid(), heads) == grid()


def test_turned_words_stand_in_the_empty_cells_around_them() -> None:
    plain = grid()
    bare = replace(plain, cells=tuple(replace(cell, words=()) if cell.column == 0 else cell for cell in plain.cells))
    found = with_turned_labels(bare, turned("Tide", 40, 139, 270))
    assert [[w.text for w in found.at(row, 0).words] for row in range(2)] == [[], ["Tide"]]
    assert with_turned_labels(plain, turned("Tide", 40, 139, 270)) is plain


@pytest.mark.parametrize("y", [196.0, 159.0])
def test_a_turned_label_is_the_theme_of_the_rows_in_whose_middle_it_stands(y: float) -> None:
    """The titles of rows 2 to 4 stand in; the label stands in their middle, or about the middle of rows that do not."""
    starts = (5.0, 5.0, 25.0, 25.0, 25.0, 5.0)
    boxes = [(r, c, Box(100 * c, 100 + 20 * r, 100 * c + 100, 120 + 20 * r)) for r in range(6) for c in range(2)]
    cells = tuple(GridCell(r, c, 1, 1, b, tuple(text(b.x0 + (starts[r] if c == 0 else 5), b.top + 14, "Hear"))) for r, c, b in boxes)
    plain = Grid(6, 2, cells, Box(0, 100, 200, 220), Evidence.LEVEL_RULES, 0.9)
    found = with_turned_themes(plain, turned("Tide", 8, y - 16, 270))
    if y < 190:
        assert found is plain
        return
    assert found.column_count == 3
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in found.cells if c.column == 0] == [
        (0, 0, 1, 2),
        (1, 0, 1, 2),
        (2, 0, 3, 1),
        (5, 0, 1, 2),
    ]
    assert [w.text for w in found.at(3, 0).words] == ["Tide"]
