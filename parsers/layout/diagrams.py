"""Diagrams that a reader could take for tables: boxes with a text each, stacked and joined by arrows instead of set in rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from parsers.layout.edges import frames_of
from parsers.layout.page import Box, Page
from parsers.layout.table import Evidence, Grid, GridCell

_FEW = 3  # filled cells: spans among so few are boxes of unlike width
_GROUNDS = 6  # colours of cells: so many, and in most cells another one, are those of boxes
_PLAIN = 2  # grounds of the other cells where only one column is coloured: plain, or striped
_NARROWING = 3  # rows, each of fewer cells than the one above
_LAYERS = 3  # rows of boxes of which no two stand in columns
_WIDEST = 4  # cells of the first of these
_OWN = 0.5  # of the filled cells: how many may stand in boxes of their own
_BOXES = 3  # the fewest of a diagram
_COLUMNS, _ROWS = 3, 4  # boxes in so many columns and rows are cells that a gap parts
_PLACES = 0.8  # of the places: how many of these are filled
_APART = 2.0  # points: boxes nearer than this touch, as cells do


def is_diagram(grid: Grid, page: Page) -> bool:
    """Whether a grid is made of the boxes of a diagram."""
    if grid.evidence is Evidence.RULED:
        is_drawn = _has_few(grid) or _overlap(grid) or _narrows(grid) or _is_layered(grid) or _is_lettered(grid)
        return is_drawn or _has_many_grounds(grid, page)
    return _stands_in_boxes(grid, page)


def _has_few(grid: Grid) -> bool:
    filled = sum(bool(cell.words) for cell in grid.cells)
    # A row alone is one that goes on the table of the page before.
    return grid.row_count > 1 and filled <= _FEW and any(cell.rowspan > 1 or cell.colspan > 1 for cell in grid.cells)


def _overlap(grid: Grid) -> bool:
    """Whether most cells span, some of them both ways, as places do that boxes laid over each other cut out."""
    spanning = [cell for cell in grid.cells if cell.rowspan > 1 or cell.colspan > 1]
    return 2 * len(spanning) > len(grid.cells) and any(cell.rowspan > 1 and cell.colspan > 1 for cell in spanning)


def _narrows(grid: Grid) -> bool:
    """Whether each row has fewer cells than the one above it, as boxes have that stand on what they are built from."""
    counts = Counter(cell.row for cell in grid.cells)
    by_row = [counts[row] for row in range(grid.row_count)]
    return len(by_row) >= _NARROWING and by_row[0] >= _WIDEST and all(a > b for a, b in pairwise(by_row))


def _is_layered(grid: Grid) -> bool:
    """Whether no side of a box stands where one of another row does: boxes of unlike width on top of each other, and no columns."""
    if any(cell.rowspan > 1 for cell in grid.cells):
        return False
    sides = [{cell.column for cell in grid.cells if cell.row == row and cell.column > 0} for row in range(grid.row_count)]
    parted = [own for own in sides if own]
    return grid.row_count >= _LAYERS and len(parted) > 1 and sum(map(len, parted)) == len(set().union(*parted))


def _is_lettered(grid: Grid) -> bool:
    """Whether each cell holds a letter and nothing else: the tiles of a logo."""
    return all(len(cell.words) == 1 and len(cell.words[0].text) == 1 and cell.words[0].text.isalpha() for cell in grid.cells)


def _has_many_grounds(grid: Grid, page: Page) -> bool:
    if len({fill.colour for fill in page.fills}) < _GROUNDS:
        return False
    above = sorted(page.fills, key=lambda fill: -fill.order)
    grounds = {cell: next((fill.colour for fill in above if fill.box.contains(*cell.box.middle)), None) for cell in grid.cells}
    return len(set(grounds.values())) >= max(_GROUNDS, _OWN * len(grid.cells)) and not _are_of_one_column(grounds)


def _are_of_one_column(grounds: Mapping[GridCell, str | None]) -> bool:
    """Whether only the cells of one column are of many grounds beneath a header: states are coloured where they are said."""
    beneath = [(cell, ground) for cell, ground in grounds.items() if cell.row > 0]
    others = ({ground for cell, ground in beneath if cell.column != column} for column in {cell.column for cell, _ in beneath})
    return any(0 < len(rest) <= _PLAIN for rest in others)


def _stands_in_boxes(grid: Grid, page: Page) -> bool:
    """Whether more than half of the texts stand in boxes of one column each that do not touch."""
    near = [fill.box for fill in page.fills if _is_part(fill.box, grid.box)]
    near += [frame.box for frame in frames_of(page) if _is_part(frame.box, grid.box)]
    if len(near) < _BOXES:
        return False
    filled = [cell for cell in grid.cells if cell.words]
    held = [(cell, box) for cell in filled if (box := _own_box(cell, filled, near)) is not None]
    boxes = {box for _, box in held}
    apart = {box for box in boxes if not any(other != box and _touches(box, other) for other in boxes)}
    return len(apart) >= _BOXES and sum(box in apart for _, box in held) > _OWN * len(filled) and not _are_cells(apart)


def _are_cells(boxes: Set[Box]) -> bool:
    """Whether boxes that do not touch are the cells of a table drawn by hand: enough rows and columns of them, and hardly a place empty."""
    lefts, tops = Counter(round(box.x0) for box in boxes), Counter(round(box.top) for box in boxes)
    columns, rows = (sum(count > 1 for count in counts.values()) for counts in (lefts, tops))
    return columns >= _COLUMNS and rows >= _ROWS and sum(lefts.values()) >= _PLACES * columns * rows


def _is_part(box: Box, table: Box) -> bool:
    """Whether a box stands in a table, or reaches into it, and is narrower by half."""
    return box.overlap(table) > 0 and 2 * box.width < table.width


def _own_box(cell: GridCell, cells: Sequence[GridCell], boxes: Sequence[Box]) -> Box | None:
    """The smallest box around all words of a cell; None where it holds a word of another column, or where there is none."""
    around = [box for box in boxes if all(box.contains(w.middle_x, w.middle_y) for w in cell.words)]
    smallest = min(around, key=lambda box: box.width * box.height, default=None)
    others = (w for other in cells if other.column != cell.column for w in other.words)
    return None if smallest is None or any(smallest.contains(w.middle_x, w.middle_y) for w in others) else smallest


def _touches(one: Box, other: Box) -> bool:
    is_beside = max(one.x0, other.x0) - min(one.x1, other.x1) < _APART
    return is_beside and max(one.top, other.top) - min(one.bottom, other.bottom) < _APART
