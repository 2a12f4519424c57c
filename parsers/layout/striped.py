"""Striped tables that fills draw only in part: where the last row is not filled, it stands beneath the last fill."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.edges import SNAP, cell_fills
from parsers.layout.lines import rows_of_words
from parsers.layout.named_headers import HeadingTest
from parsers.layout.open_borders import crosses
from parsers.layout.page import Box, Page
from parsers.layout.side_by_side import is_parted, texts_of_row
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_NEXT_ROW = 1.5  # of the size: how far beneath the last fill a row that is not filled begins
_LINE = 1.6  # of the size: the leading within it
_LOOKED_AT = 3  # printed rows: cells side by side need not begin at one height


def rows_beneath_fills(grid: Grid, words: Sequence[Word]) -> list[Sequence[Word]]:
    """The printed rows right beneath a grid that keep to its columns, down to the first wide white; none where they are no table row."""
    borders = columns(grid)
    beneath = [w for w in words if w.baseline > grid.box.bottom]  # few words, of which the middles may be
    below = rows_of_words([w for w in beneath if w.middle_y > grid.box.bottom and borders[0] - 1 <= w.x0 and w.x1 <= borders[-1] + 1])
    found: list[Sequence[Word]] = []
    reach = grid.box.bottom
    for row in below:
        size = max(w.style.size for w in row)
        if min(w.top for w in row) - reach > (_LINE - 1 if found else _NEXT_ROW) * size or crosses(row, borders):
            break
        found.append(row)
        reach = max(reach, max(w.bottom for w in row))
    filled = {bisect(borders, w.middle_x) for row in found[:_LOOKED_AT] for w in row}
    return found if len(filled) > 1 and not _is_text_across(found, borders) else []


def _is_text_across(rows: Sequence[Sequence[Word]], borders: Sequence[float]) -> bool:
    """Whether printed rows are one text each, of which one runs over a border that falls between two of its words: a heading."""
    return not any(map(is_parted, rows)) and any(bisect(borders, row[0].middle_x) < bisect(borders, row[-1].middle_x) for row in rows)


def columns(grid: Grid) -> tuple[float, ...]:
    """The x of all column borders of a grid, outer ones included."""
    return (*sorted({cell.box.x0 for cell in grid.cells}), grid.box.x1)


def are_same(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the column borders of two tables stand at the same x."""
    return len(one) == len(other) and all(abs(a - b) <= SNAP for a, b in zip(one, other, strict=True))


def row_cells(row: int, sides: tuple[float, float], borders: Sequence[float], words: Sequence[Word]) -> tuple[GridCell, ...]:
    """The cells of one row between two heights, one for each column, with those of its words that stand in them."""
    boxes = [Box(left, sides[0], right, sides[1]) for left, right in pairwise(borders)]
    return tuple(GridCell(row, c, 1, 1, box, tuple(w for w in words if box.x0 <= w.middle_x < box.x1)) for c, box in enumerate(boxes))


def with_unfilled_end(grid: Grid, page: Page, words: Sequence[Word], is_heading: HeadingTest, *, goes_on: bool = False) -> Grid:
    """A striped grid with the row beneath its last fill, where the words that no table has keep to its columns there; of a header alone
    that ``is_heading`` knows, and of one filled row with which a striped table ``goes_on``, too."""
    is_row = goes_on and grid.row_count == 1 and None not in _colours(grid, page)
    if grid.evidence is not Evidence.RULED or not (is_row or _may_be_striped(grid, page) or _is_header(grid, page, is_heading)):
        return grid
    rows = rows_beneath_fills(grid, words)
    if not rows or not (_is_striped(grid, page) or _fills_most(grid, rows)):
        return grid
    held = [word for row in rows for word in row]
    bottom = max(word.bottom for word in held) + 1
    end = row_cells(grid.row_count, (grid.box.bottom, bottom), columns(grid), held)
    box = Box(grid.box.x0, grid.box.top, grid.box.x1, bottom)
    return replace(grid, row_count=grid.row_count + 1, cells=(*grid.cells, *end), box=box)


def _may_be_striped(grid: Grid, page: Page) -> bool:
    """Whether a grid's last row is filled, and the one before it is not, or in another colour."""
    colours = _colours(grid, page)
    is_regular = len(columns(grid)) - 1 == grid.column_count
    return is_regular and len(colours) > 1 and colours[-1] is not None and len(set(colours)) > 1 and not _is_closed(grid, page)


def _is_header(grid: Grid, page: Page, is_heading: HeadingTest) -> bool:
    """Whether a grid is known headings in bold and no more: each of its columns is filled, and nothing drawn ends it."""
    are_bold = all(word.style.is_bold for cell in grid.cells for word in cell.words)
    is_whole = are_bold and len(columns(grid)) - 1 == grid.column_count and None not in _colours(grid, page)
    return is_whole and is_heading(texts_of_row(grid, 0)) is not None and not _is_closed(grid, page)


def _is_closed(grid: Grid, page: Page) -> bool:
    """Whether rules, and not only the sides of fills, run along the lower border of a grid."""
    along = [r.box for r in page.rules if r.is_level and abs(r.box.middle[1] - grid.box.bottom) <= SNAP]
    return sum(box.width for box in along if grid.box.x0 - SNAP <= box.x0 and box.x1 <= grid.box.x1 + SNAP) > grid.box.width / 2


def _is_striped(grid: Grid, page: Page) -> bool:
    """Whether some row of a grid is not filled."""
    return None in _colours(grid, page)


def _colours(grid: Grid, page: Page) -> list[str | None]:
    """The colour of the fill in the first cell of each row; None where it is not filled."""
    inside = [fill for fill in cell_fills(page) if grid.box.covers(fill.box, SNAP)]
    firsts = [_middle(cell.box) for cell in grid.cells if cell.column == 0]
    return [next((fill.colour or "" for fill in inside if fill.box.contains(*at)), None) for at in firsts]


def _fills_most(grid: Grid, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether the rows beneath a grid have texts in most of its columns: what follows a header and one row can only so be told."""
    borders = columns(grid)
    return 2 * len({bisect(borders, w.middle_x) for row in rows for w in row}) > grid.column_count > 2


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
