from __future__ import annotations

from dataclasses import replace

from parsers.layout.number_cells import has_signs_behind, is_crowded, with_number_cells
from parsers.layout.page import Box, Style
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

STYLE = Style("Carlito", 10.0, "#000000", 400, False)


def words(x: float, y: float, *lines: str) -> tuple[Word, ...]:
    """One word a space, lines 12 points apart."""
    held = []
    for i, line in enumerate(lines):
        at, baseline = x, y + 12 * i
        for text in line.split():
            held.append(Word(text, at, baseline - 7.5, at + 5 * len(text), baseline + 2.5, baseline, STYLE, True, 0))
            at += 5 * (len(text) + 1)
    return tuple(held)


def tall(labels: tuple[str, ...], *columns: tuple[str, ...]) -> Grid:
    """A heading row over one tall row, columns 100 points wide."""
    heads = [GridCell(0, c, 1, 1, Box(100 * c, 0, 100 * c + 100, 20), words(100 * c + 5, 14, "Head")) for c in range(len(columns) + 1)]
    body = [
        GridCell(1, c, 1, 1, Box(100 * c, 20, 100 * c + 100, 120), words(100 * c + 5, 34, *lines))
        for c, lines in enumerate((labels, *columns))
    ]
    return Grid(2, len(columns) + 1, (*heads, *body), Box(0, 0, 100 * len(columns) + 100, 120), Evidence.RULED, 1.0)


def texts(grid: Grid) -> list[list[str]]:
    return [[" ".join(w.text for w in grid.at(r, c).words) for c in range(grid.column_count)] for r in range(grid.row_count)]


def test_lines_of_numbers_beside_labels_are_rows() -> None:
    grid = with_number_cells(tall(("Oak", "Elm", "Ash"), ("1.5", "2", "30"), ("-", "12%", "n/a")))
    assert texts(grid)[1:] == [["Oak", "1.5", "-"], ["Elm", "2", "12%"], ["Ash", "30", "n/a"]]
    assert [grid.at(r, 0).box.top for r in range(1, 4)] == sorted(grid.at(r, 0).box.top for r in range(1, 4))


def test_a_wrapped_label_keeps_its_number() -> None:
    grid = with_number_cells(tall(("Oak and", "other trees", "Elm", "Ash"), ("1", "", "2", "3")))
    assert texts(grid)[1:] == [["Oak and other trees", "1"], ["Elm", "2"], ["Ash", "3"]]


def test_text_beside_text_stays_one_row() -> None:
    prose = tall(("Send the plan", "to all members", "by Friday"), ("Ada Quill", "and the", "Chair"))
    assert with_number_cells(prose) == prose


def test_numbers_that_stand_beside_no_label_stay_one_row() -> None:
    odd = tall(("Oak", "Elm", "Ash"), ("1", "2", "3", "4"))
    assert with_number_cells(odd) == odd


def wide(line: str) -> Grid:
    """Three columns of 100 points beneath headings, a row whose cell spans all three."""
    heads = [GridCell(0, c, 1, 1, Box(100 * c, 0, 100 * c + 100, 20), words(100 * c + 40, 14, "Head")) for c in range(3)]
    at, held = 0, list(words(0, 34, line))
    for i, word in enumerate(held):
        held[i] = replace(word, x0=at + 40.0, x1=at + 40.0 + 5 * len(word.text))
        at += 100
    return Grid(2, 3, (*heads, GridCell(1, 0, 1, 3, Box(0, 20, 300, 40), tuple(held))), Box(0, 0, 300, 40), Evidence.RULED, 1.0)


def test_a_wide_cell_of_numbers_is_parted_at_the_columns() -> None:
    assert texts(with_number_cells(wide("12 - 3.5")))[1] == ["12", "-", "3.5"]


def test_a_wide_cell_of_words_is_one_text() -> None:
    assert with_number_cells(wide("To be agreed")) == wide("To be agreed")


def test_a_wide_cell_that_holds_rows_of_a_table_is_crowded() -> None:
    def wide(*lines: str) -> Grid:
        held = tuple(
            w
            for i, line in enumerate(lines)
            for x, part in zip((5, 105, 205), line.split(), strict=False)
            for w in words(x, 34 + 12 * i, part)
        )
        return Grid(1, 3, (GridCell(0, 0, 1, 3, Box(0, 20, 300, 120), held),), Box(0, 20, 300, 120), Evidence.RULED, 1.0)

    assert is_crowded(wide("Oak 12 30", "Elm 7 21", "Ash 3 40"))
    assert not is_crowded(wide("Oak and elm", "stand by a", "path 7"))


def test_signs_of_a_currency_behind_numbers_are_of_the_column_beside() -> None:
    grid = tall(("Oak", "Elm"), ("1", "2"))
    rows = [
        GridCell(1 + i, 1, 1, 1, Box(100, 20 * i, 200, 20 * i + 20), words(105, 20 * i + 14, text))
        for i, text in enumerate(("1 $", "2 $", "3 $"))
    ]
    assert has_signs_behind(replace(grid, row_count=4, cells=(*grid.cells, *rows)))
    assert not has_signs_behind(replace(grid, row_count=3, cells=(*grid.cells, *rows[:2])))
    assert not has_signs_behind(tall(("Oak", "Elm", "Ash"), ("$ 1", "$ 2", "$ 3")))


def test_two_lines_of_numbers_are_rows_where_more_are_rows_of_the_same_table() -> None:
    many = tall(("Oak", "Elm", "Ash"), ("1", "2", "3"), ("4", "5", "6"))
    two = [
        GridCell(2, c, 1, 1, Box(100 * c, 120, 100 * c + 100, 160), words(100 * c + 5, 134, *lines))
        for c, lines in enumerate((("Yew", "Fir"), ("7", "8"), ("9", "10")))
    ]
    parted = with_number_cells(replace(many, row_count=3, cells=(*many.cells, *two)))
    assert texts(parted)[4:] == [["Yew", "7", "9"], ["Fir", "8", "10"]]


def test_two_lines_of_numbers_alone_stay_one_row() -> None:
    two = tall(("Yew", "Fir"), ("7", "8"), ("9", "10"))
    assert with_number_cells(two) == two
