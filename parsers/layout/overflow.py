"""Text that runs over the lower border of its cell: a row drawn too low for its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import lines_of
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_BODY = 0.62  # of the size: how far small letters rise above the baseline; a border that runs through them belongs to no cell's text
_OVER = 0.8  # of the size: lines nearer than this are written over each other
_SAME = 1.0  # points
_EPSILON = 0.01  # points: less is no distance
_MOST = 0.6  # of a row's cells: how many tell where its texts begin
_TIGHT = 1.4  # of the size: the leading of one text, with no cell's padding in it
_BENEATH = 20.0  # points
_NOTE = 0.95  # of the size: what is set smaller beneath a table is a note
_SPACE = 0.6  # of the size: words of one line stand no further apart
_LEADING = 1.5  # of the size: how far the next line of one text stands


def with_overflow(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with lines that run over a border in the cell above, where they go on its text.

    ``words`` are all words of the page: a line that runs over the table's lower edge may stand outside it.
    """
    cells = list(grid.cells)
    firsts = _first_baselines(grid)
    places: dict[tuple[int, int, int], int] = {}
    for k, cell in enumerate(cells):
        places.setdefault((cell.row, cell.column, cell.colspan), k)
    low = min([cell.box.bottom for cell in cells if cell.last_row + 1 >= grid.row_count], default=grid.box.bottom)
    last = [word for word in words if word.baseline >= low - 1]  # each cell of the last row asks for those beneath it
    for i, upper in enumerate(cells):
        if not upper.words:
            continue
        lower = places.get((upper.last_row + 1, upper.column, upper.colspan))
        if lower is None and upper.last_row + 1 < grid.row_count:
            continue
        beneath = cells[lower].words if lower is not None else _outside(upper, last)
        over = _over(upper, beneath, firsts.get(upper.last_row + 1), is_last=lower is None)
        if over:
            cells[i] = replace(upper, words=(*upper.words, *over))
            if lower is not None:
                cells[lower] = replace(cells[lower], words=tuple(word for word in beneath if word not in over))
    return replace(grid, cells=tuple(cells))


def _first_baselines(grid: Grid) -> dict[int, float]:
    """The baseline at which the texts of a row begin, where most of its cells agree on it."""
    found: dict[int, float] = {}
    by_row: dict[int, list[float]] = {}
    for cell in grid.cells:
        if cell.words:
            by_row.setdefault(cell.row, []).append(min([w.baseline for w in cell.words]))
    for row, baselines in by_row.items():
        own = sorted(baselines)
        usual = own[len(own) // 2]
        alike = sum(abs(baseline - usual) <= _SAME for baseline in own)
        if alike >= max(2, _MOST * len(own)):
            found[row] = usual
    return found


def _outside(cell: GridCell, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words beneath a cell of the last row that are in no cell."""
    x0, _, x1, low = cell.box
    level = [w for w in words if w.baseline >= low - 1 and low - 1 <= w.middle_y < low + _BENEATH and w not in cell.words]
    return tuple([w for w in level if x0 <= w.middle_x < x1 and not _is_of_note(w, level, x1)])


def _is_of_note(word: Word, words: Sequence[Word], right: float) -> bool:
    """Whether a line beneath a table runs on over a cell's right side, from a word in it: a note beneath the table."""
    row = sorted((w for w in words if abs(w.baseline - word.baseline) < _SAME and w.x0 >= word.x0), key=lambda w: w.x0)
    after = next((b for a, b in pairwise(row) if b.x0 - a.x1 > _SPACE * b.style.size), None)
    return row[row.index(after) - 1 if after else -1].x1 > right + _SAME


def _over(upper: GridCell, beneath: Sequence[Word], first: float | None, *, is_last: bool) -> tuple[Word, ...]:
    """The words of the first line beneath a cell that go on its text: the border runs through it, the row's own text is
    written over it, or, beneath the table, it follows as closely as the lines of one text do."""
    if not beneath or not (is_last or _may_go_on(upper, beneath, first)):
        return ()
    (line, *rest), last = lines_of(beneath, gap=50.0), lines_of(upper.words, gap=50.0)[-1]
    leading = (line.baseline - last.baseline) / line.size
    is_crossed = line.baseline - _BODY * line.size < upper.box.bottom < line.baseline
    is_written_over = bool(rest) and rest[0].baseline - line.baseline < _OVER * line.size
    is_early = first is not None and is_written_over and abs(rest[0].baseline - first) <= _SAME
    is_close = is_last and line.size >= _NOTE * last.size and leading <= _TIGHT and abs(line.x0 - last.x0) <= _SAME and line.marker is None
    return line.all_words if 0 < leading <= _LEADING and (is_crossed or is_early or is_close) else ()


def _may_go_on(upper: GridCell, beneath: Sequence[Word], first: float | None) -> bool:
    """Whether a border may run through the first line beneath it, or that line stand above the first of its row: hardly any does."""
    nearest, largest = beneath[0].baseline, beneath[0].style.size
    for word in beneath:
        if word.baseline < nearest:
            nearest = word.baseline
        if word.style.size > largest:
            largest = word.style.size
    return nearest - _BODY * largest < upper.box.bottom or (first is not None and nearest < first - _EPSILON)
