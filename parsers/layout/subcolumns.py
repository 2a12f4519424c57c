"""A hidden column inside a column: a theme that stands left of several titles under one header.

Without rules such a column shows as a second left alignment. A text at the left with nothing beside it spans both columns; one beside
titles is a theme, and holds for the rows around which it is centred, or at whose first it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import NamedTuple

from parsers.layout.gutters import runs_across
from parsers.layout.lines import Line, lines_of, rows_of_words
from parsers.layout.page import Box
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_INDENT = 25.0  # points: the least way between two alignments
_FAR = 0.2  # of the column: and that where only a few texts stand side by side
_APART = 1.5  # of the size: white as wide as this between a theme and its title stands in no text
_FEWEST_LONE = 2  # texts over a column of titles
_ALIGNED = 3.0  # points: lines that begin this near to each other share an alignment


@dataclass(frozen=True, slots=True)
class Themes:
    """A split column: the x at which its right part begins, and the lines of that part."""

    border: float
    right_lines: tuple[Line, ...]


def split_columns(held: Sequence[Sequence[Word]], borders: Sequence[float]) -> dict[int, Themes]:
    """The columns (from 0) that hide a second one, by number. ``held`` has the body's words of each column."""
    found: dict[int, Themes] = {}
    for column, words in enumerate(held):
        width = borders[column + 1] - borders[column]
        themes = _split(lines_of(words, gap=0.9), width)
        if themes is not None:
            found[column] = themes
    return found


def _split(lines: Sequence[Line], width: float) -> Themes | None:
    """Two left alignments far apart, the right one of some lines of which none is reached from the left.

    Lines that have a text at their left tell of two columns sooner than such as only stand further in.
    """
    if len(lines) < 4:
        return None
    left = min(line.start for line in lines)
    indent = max(_INDENT, 3 * lines[0].size)
    far = sorted(line.start for line in lines if line.start > left + indent)
    for start in far:
        right = tuple(line for line in lines if abs(line.start - start) <= _ALIGNED)
        reaching = [line for line in lines if line.start < start - _ALIGNED and line.x1 > start]
        if any(line.marker for line in right) or any(_are_level(line, r) for r in right for line in reaching):
            continue
        white = [r.start - line.x1 for r in right for line in lines if line.x1 < start and _are_level(line, r)]
        pairs = len(white)
        is_far = start > left + _FAR * width or min(white, default=0.0) >= _APART * lines[0].size
        if pairs >= 2 or (is_far and pairs and len(right) >= 2) or (is_far and len(right) >= 3):
            return Themes(start - 2, right)
    return None


def _are_level(one: Line, other: Line) -> bool:
    """Whether two lines stand side by side."""
    return one is not other and abs(one.baseline - other.baseline) < 2


def theme_spans(
    themes: Themes, words: Sequence[Word], rows: Sequence[tuple[float, float]], column: int, edges: tuple[float, float]
) -> Iterator[GridCell]:
    """The cells of a split column. ``rows`` are the tops and bottoms of the body's rows; the grid's row 0 is the header."""
    left_edge, right_edge = edges
    by_row = [[w for w in words if top <= w.middle_y < bottom] for top, bottom in rows]
    is_themed = [any(w.x0 >= themes.border for w in row) and not _is_spanned(row, themes.border) for row in by_row]
    for r, (top, bottom) in enumerate(rows):
        if is_themed[r]:
            held = tuple(w for w in by_row[r] if w.x0 >= themes.border)
            yield GridCell(r + 1, column + 1, 1, 1, Box(themes.border, top, right_edge, bottom), held)
        else:
            yield GridCell(r + 1, column, 1, 2, Box(left_edge, top, right_edge, bottom), tuple(by_row[r]))
    spanned = [
        SpannedRow(*row, min((w.baseline for w in held if w.x0 >= themes.border), default=row[0]))
        for row, held in zip(rows, by_row, strict=True)
    ]
    for first, last in _runs(is_themed):
        left = [w for row in by_row[first : last + 1] for w in row if w.x0 < themes.border]
        for start, end, block in spans_of(text_blocks(left), spanned, first, last):
            box = Box(left_edge, spanned[start].top, themes.border, spanned[end].bottom)
            yield GridCell(start + 1, column, end - start + 1, 1, box, block)


def with_themes(grid: Grid, column: int) -> Grid:
    """A grid beneath one row of headings with a column in two, themes and titles under one heading; as it is where it hides none."""
    own = [cell for cell in grid.cells if cell.column == column and cell.colspan == 1]
    left, right = own[0].box.x0, own[0].box.x1
    words = [word for cell in own if cell.row > 0 for word in cell.words]
    found = split_columns([words], (left, right))
    if len(own) != grid.row_count or not found:
        return grid
    head, *body = own
    spans = theme_spans(found[0], words, [(cell.box.top, cell.box.bottom) for cell in body], column, (left, right))
    others = [_moved(cell, column) for cell in grid.cells if cell not in own]
    cells = sorted([replace(head, colspan=2), *spans, *others], key=lambda cell: (cell.row, cell.column))
    return replace(grid, column_count=grid.column_count + 1, cells=tuple(cells))


def with_texts_over_themes(grid: Grid) -> Grid:
    """A grid with each text of a column over the next one, too, where that has texts beside none but cells over several rows: themes, with
    their titles beside them."""
    for column in range(1, grid.column_count - 1):
        left, right = ([cell for cell in grid.cells if cell.column == at and cell.colspan == 1] for at in (column, column + 1))
        themed = {row for cell in left if cell.rowspan > 1 and cell.words for row in range(cell.row, cell.last_row + 1)}
        lone = [cell for cell in left if cell.row not in themed and cell.words]
        if len(lone) < _FEWEST_LONE or len(right) != grid.row_count or {cell.row for cell in right if cell.words} != themed:
            continue
        blank = {cell.row: cell for cell in right if not cell.words}
        wide = {cell.row: replace(cell, colspan=2, box=cell.box._replace(x1=blank[cell.row].box.x1)) for cell in lone if cell.rowspan == 1}
        gone = [blank[row] for row in wide]
        return replace(grid, cells=tuple(wide.get(cell.row, cell) if cell in lone else cell for cell in grid.cells if cell not in gone))
    return grid


def _moved(cell: GridCell, column: int) -> GridCell:
    """A cell where one column has become two."""
    if cell.column > column:
        return replace(cell, column=cell.column + 1)
    return replace(cell, colspan=cell.colspan + 1) if cell.column + cell.colspan > column else cell


def _is_spanned(words: Sequence[Word], border: float) -> bool:
    """Whether a row's text runs across the border: then one cell spans both parts."""
    return any(runs_across(row, border) for row in rows_of_words(words))


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of true flags."""
    start: int | None = None
    for i, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            yield start, i - 1
            start = None


def text_blocks(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Words in lines that follow each other closely, as blocks from the top."""
    blocks: list[list[Line]] = []
    for line in lines_of(words, gap=50.0):
        if blocks and line.baseline - blocks[-1][-1].baseline <= 1.5 * line.size:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [tuple(w for line in block for w in line.words) for block in blocks]


class SpannedRow(NamedTuple):
    """A row's top and bottom, and the first baseline of its texts beside the column that spans it."""

    top: float
    bottom: float
    baseline: float


def spans_of(
    blocks: list[tuple[Word, ...]], rows: Sequence[SpannedRow], first: int, last: int
) -> Iterator[tuple[int, int, tuple[Word, ...]]]:
    """Which rows each theme holds for: the division that fits blocks set in the middle, or else at the top, of their rows."""
    if not blocks:
        yield first, last, ()
        return
    divisions = combinations(range(first + 1, last + 1), len(blocks) - 1) if last - first < 24 else iter(())
    best = min(divisions, key=lambda cuts: misfit(cuts, blocks, rows, first, last), default=())
    starts = [first, *best]
    ends = [*(start - 1 for start in starts[1:]), last]
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        yield start, end, blocks[i] if len(starts) == len(blocks) else tuple(w for block in blocks for w in block)


def misfit(cuts: Sequence[int], blocks: Sequence[tuple[Word, ...]], rows: Sequence[SpannedRow], first: int, last: int) -> float:
    """How far, in points, blocks are from standing in the middle of their rows or, if that is less, level with the first of them. In one
    row, which is not merged, a block may stand level although those of several rows stand in the middle."""
    bounds = [first, *cuts, last + 1]
    middle = level = 0.0
    for block, (start, after) in zip(blocks, pairwise(bounds), strict=True):
        block_top, block_bottom = min(w.top for w in block), max(w.bottom for w in block)
        span_top, span_bottom = rows[start].top, rows[after - 1].bottom
        outside = max(0.0, span_top - block_top - 2) + max(0.0, block_bottom - span_bottom - 2)
        off = abs((block_top + block_bottom) - (span_top + span_bottom)) / 2
        above = abs(min(w.baseline for w in block) - rows[start].baseline)
        middle += (min(off, above) if after == start + 1 else off) + 5 * outside
        level += above + 5 * outside
    return min(middle, level)
