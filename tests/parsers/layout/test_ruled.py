"""Grids with spans, drawn at random and found again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.edges import frames_of
from parsers.layout.page import Box, Fill, Page, Rule, Style
from parsers.layout.ruled import ruled_grid, ruled_row
from parsers.layout.words import Word

STYLE = Style("Carlito", 9.0, "#000000", 400, False)


def word(text: str, x: float, y: float) -> Word:
    return Word(text, x, y - 6.75, x + 4.5 * len(text), y + 2.25, y, STYLE, True, 0)


def page(rules: list[Rule] | None = None, fills: list[Fill] | None = None) -> Page:
    return Page(1, 960.0, 540.0, 0, (), tuple(rules or ()), tuple(fills or ()), (), ())


@dataclass(frozen=True)
class Drawn:
    """A grid's borders and its cells as (first row, first column, last row, last column)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]

    def boxes(self) -> list[Box]:
        return [Box(self.xs[c], self.ys[r], self.xs[lc + 1], self.ys[lr + 1]) for r, c, lr, lc in self.cells]

    def words(self) -> list[Word]:
        return [word(f"w{i}", box.x0 + 5, box.top + 12) for i, box in enumerate(self.boxes())]


@st.composite
def grids(draw: st.DrawFn) -> Drawn:
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 6))
    widths = draw(st.lists(st.integers(40, 120), min_size=columns, max_size=columns))
    heights = draw(st.lists(st.integers(18, 50), min_size=rows, max_size=rows))
    xs = tuple(30.0 + sum(widths[:i]) for i in range(columns + 1))
    ys = tuple(40.0 + sum(heights[:i]) for i in range(rows + 1))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    cells = []
    # The first row and column stay unmerged, so that every border is drawn somewhere.
    for r in range(rows):
        for c in range(columns):
            if (r, c) not in free:
                continue
            last_row, last_column = r, c
            if r > 0 and c > 0 and draw(st.booleans()):
                last_row = draw(st.integers(r, min(rows - 1, r + 2)))
                last_column = draw(st.integers(c, min(columns - 1, c + 1)))
            span = {(i, j) for i in range(r, last_row + 1) for j in range(c, last_column + 1)}
            if not span <= free:
                last_row, last_column, span = r, c, {(r, c)}
            free -= span
            cells.append((r, c, last_row, last_column))
    return Drawn(xs, ys, tuple(cells))


def found(drawn: Drawn, drawing: Page) -> list[tuple[int, int, int, int]]:
    frames = frames_of(drawing)
    assert len(frames) == 1
    grid = ruled_grid(frames[0], drawn.words())
    assert grid is not None
    assert (grid.row_count, grid.column_count) == (len(drawn.ys) - 1, len(drawn.xs) - 1)
    texts = {(c.row, c.column): [w.text for w in c.words] for c in grid.cells}
    assert texts == {(r, c): [f"w{i}"] for i, (r, c, _, _) in enumerate(drawn.cells)}
    return sorted((c.row, c.column, c.last_row, c.last_column) for c in grid.cells)


@given(grids(), st.sampled_from([0.0, 1.0, 2.4]))
def test_filled_cells_give_their_grid_with_spans(drawn: Drawn, gap: float) -> None:
    fills = [
        Fill(Box(b.x0 + gap / 2, b.top + gap / 2, b.x1 - gap / 2, b.bottom - gap / 2), "#d0d8e8", i) for i, b in enumerate(drawn.boxes())
    ]
    assert found(drawn, page(fills=fills)) == sorted(drawn.cells)


@given(grids(), st.sampled_from([0.5, 1.5]), st.booleans())
def test_ruled_cells_give_their_grid_with_spans(drawn: Drawn, thickness: float, is_doubled: bool) -> None:
    rules = []
    for box in drawn.boxes() * (2 if is_doubled else 1):
        half = thickness / 2
        rules += [Rule(Box(box.x0, y - half, box.x1, y + half), "#000000", thickness, 0) for y in (box.top, box.bottom)]
        rules += [Rule(Box(x - half, box.top, x + half, box.bottom), "#ffffff", thickness, 0) for x in (box.x0, box.x1)]
    assert found(drawn, page(rules)) == sorted(drawn.cells)


def test_a_framed_text_is_no_table() -> None:
    fills = [Fill(Box(50, 50, 300, 200), "#eeeeee", 0)]
    words = [word("framed", 60, 80), word("text", 100, 80), word("over", 60, 95), word("lines", 100, 95)]
    assert [ruled_grid(frame, words) for frame in frames_of(page(fills=fills))] == [None]


def test_a_page_background_makes_no_frame() -> None:
    assert frames_of(page(fills=[Fill(Box(0, 0, 960, 540), "#ffffff", 0)])) == ()


def test_a_highlight_inside_a_cell_divides_nothing() -> None:
    cells = [Box(50 + 100 * c, 50 + 40 * r, 150 + 100 * c, 90 + 40 * r) for r in range(2) for c in range(2)]
    fills = [Fill(box, "#d0d8e8", i) for i, box in enumerate(cells)]
    highlight = Fill(Box(60, 60, 110, 72), "#ffff00", 9)
    words = [word(f"w{i}", box.x0 + 12, box.top + 20) for i, box in enumerate(cells)]
    grids_found = [ruled_grid(frame, words) for frame in frames_of(page(fills=[*fills, highlight]))]
    assert [(g.row_count, g.column_count) for g in grids_found if g] == [(2, 2)]


def cells_in_white(padding: float, ground: str | None = None) -> Page:
    """Three columns and two rows of filled cells with white around each; ``ground`` is painted once more behind each line of text."""
    fills, rules = [], []
    for r in range(2):
        for c in range(3):
            box = Box(50.0 + c * 100, 50.0 + r * 40, 150.0 + c * 100, 90.0 + r * 40)
            rules += [
                Rule(Box(box.x0, box.top, box.x1, box.top + 0.5), "#000000", 0.5, 0),
                Rule(Box(box.x0, box.top, box.x0 + 0.5, box.bottom), "#000000", 0.5, 0),
            ]
            inner = Box(box.x0 + padding, box.top, box.x1 - padding, box.bottom)
            fills.append(Fill(box if ground else inner, "#eeeeee", len(fills)))
            if ground:
                halves = [(box.top, box.top + 20), (box.top + 20, box.bottom)]
                fills += [Fill(Box(inner.x0, top, inner.x1, bottom), ground, len(fills)) for top, bottom in halves]
    rules += [Rule(Box(50, 130, 350, 130.5), "#000000", 0.5, 0), Rule(Box(350, 50, 350.5, 130), "#000000", 0.5, 0)]
    return page(rules, fills)


TEXTS = [word(f"text{r}{c}{line}", 60.0 + c * 100, 64.0 + r * 40 + 18 * line) for r in range(2) for c in range(3) for line in range(2)]


def shape(drawn: Page) -> tuple[int, int]:
    grid = next(found for frame in frames_of(drawn) if (found := ruled_grid(frame, TEXTS)) is not None)
    return grid.row_count, grid.column_count


def test_white_around_cells_is_no_column() -> None:
    assert shape(cells_in_white(6.0)) == (2, 3)


def test_the_ground_of_a_paragraph_is_no_cell() -> None:
    assert shape(cells_in_white(5.0, ground="#eeeeee")) == (2, 3)


def test_a_ground_of_another_colour_is_seen() -> None:
    assert shape(cells_in_white(5.0, ground="#ffdd00"))[0] == 4


def test_rows_that_are_filled_behind_a_merged_cell_do_not_divide_it() -> None:
    xs, ys = (50, 150, 250, 350), (50, 90, 130, 170)
    fills = [Fill(Box(50, ys[r], 350, ys[r + 1]), ("#d0d8e8", "#e8eef8")[r % 2], r) for r in range(3)]
    rules = [Rule(Box(x0, y, 350, y + 1), "#ffffff", 1, 9) for y, x0 in ((50, 50), (90, 50), (130, 150), (170, 50))]
    rules += [Rule(Box(x, 50, x + 1, 170), "#ffffff", 1, 9) for x in xs]
    words = [word(f"w{r}{c}", xs[c] + 5, ys[r] + 20) for r in range(3) for c in range(3) if (r, c) != (2, 0)]
    (grid,) = [ruled_grid(frame, words) for frame in frames_of(page(rules, fills))]
    assert grid is not None
    assert [(c.row, c.rowspan) for c in grid.cells if c.column == 0] == [(0, 1), (1, 2)]


def test_the_ground_of_a_text_in_a_ruled_cell_divides_nothing() -> None:
    xs, ys = (50.0, 250.0, 350.0), (100.0, 140.0, 180.0, 220.0)
    rules = [Rule(Box(50, y - 0.5, 350, y + 0.5), "#000000", 1.0, 0) for y in ys] + [
        Rule(Box(x - 0.5, 100, x + 0.5, 220), "#000000", 1.0, 0) for x in xs
    ]
    marked = [Fill(Box(150, 154, 190, 170), "#ffff00", 1), Fill(Box(190, 154, 248, 170), "#ffff00", 2)]
    words = [word(text, x + 6, y + 22) for y in ys[:-1] for x, text in zip(xs, ("Quay", "Tide"), strict=False)]
    (frame,) = frames_of(page(rules, marked))
    grid = ruled_grid(frame, [*words, word("see", 152, 164)])
    assert grid is not None
    assert (grid.row_count, grid.column_count, len(grid.cells)) == (3, 2, 6)


@pytest.mark.parametrize(("first", "is_table"), [("TMAG30-01", True), ("Locks", False)])
def test_a_row_alone_is_a_table_where_it_begins_with_a_reference(first: str, is_table: bool) -> None:
    lefts = (30, 130, 530, 680)
    rules = [Rule(Box(30, y, 680.5, y + 0.5), "#000000", 0.5, 0) for y in (90, 112)]
    rules += [Rule(Box(x, 90, x + 0.5, 112.5), "#000000", 0.5, 0) for x in lefts]
    words = [word(text, x + 4, 104) for x, text in zip(lefts, (first, "Mend", "Ada"), strict=False)] + [word("it", 160, 104)]
    [frame] = frames_of(page(rules))
    assert (ruled_grid(frame, words) is not None) is is_table


@pytest.mark.parametrize(("lefts", "spans"), [((30, 130, 530, 680), [1, 1, 1]), ((30, 530, 680), [2, 1]), ((30, 200, 680), None)])
def test_a_row_alone_goes_on_a_table_with_its_cells_merged(lefts: tuple[float, ...], spans: list[int] | None) -> None:
    rules = [Rule(Box(30, y, 680.5, y + 0.5), "#000000", 0.5, 0) for y in (90, 112)]
    rules += [Rule(Box(x, 90, x + 0.5, 112.5), "#000000", 0.5, 0) for x in lefts]
    [frame] = frames_of(page(rules))
    grid = ruled_row(frame, [word("it", 560, 104)], (30, 130, 530, 680))
    assert (None if grid is None else [cell.colspan for cell in grid.cells]) == spans


def test_a_label_and_its_value_are_no_row_of_a_table_of_many_columns() -> None:
    frame = frames_of(page(fills=[Fill(Box(30, 100, 129.9, 118), "#eff1f2", 0), Fill(Box(130, 100, 680, 118), "#eff1f2", 1)]))[0]
    assert ruled_row(frame, [word("Type", 34, 112), word("Discussion", 134, 112)], (30, 130, 230, 330, 430, 530, 680)) is None
