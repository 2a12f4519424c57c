"""How far text runs in the columns of tables whose column borders are not drawn: a border found in white lies beyond where lines wrap."""

from __future__ import annotations

from collections import defaultdict

from parsers.layout.lines import lines_of
from parsers.layout.table import Evidence, Grid

_DRAWN = (Evidence.RULED, Evidence.UPRIGHT_RULES)
_ENOUGH = 8  # lines of a column that tell together how wide it is set
_WRAPPED = 0.3  # of them: how many must come close to the longest, else hardly any line is wrapped
_CLOSE = 2.0  # sizes: a line that ends this near to the longest may have been wrapped


def column_rights(grid: Grid) -> dict[int, float]:
    """The x up to which text runs, by the column that it ends in, in points; without the columns that do not tell."""
    if grid.evidence in _DRAWN:
        return {}
    ends: dict[int, list[float]] = defaultdict(list)
    sizes: dict[int, float] = {}
    for cell in grid.cells:
        if cell.row == 0 or cell.colspan > 1:
            continue
        for line in lines_of(cell.words, gap=50.0):
            ends[cell.column].append(line.x1)
            sizes[cell.column] = line.size
    return {column: max(found) for column, found in ends.items() if _tells(found, sizes[column])}


def _tells(ends: list[float], size: float) -> bool:
    """Whether enough lines end near the longest one to say that lines are wrapped there."""
    near = sum(end > max(ends) - _CLOSE * size for end in ends)
    return len(ends) >= _ENOUGH and near >= _WRAPPED * len(ends)
