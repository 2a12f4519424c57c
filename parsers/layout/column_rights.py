"""How far text runs in the columns of tables whose column borders are not drawn: a border found in white lies beyond where lines wrap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.blocks import would_have_fitted
from parsers.layout.lines import Line, lines_of
from parsers.layout.table import Evidence, Grid

_DRAWN = (Evidence.RULED, Evidence.UPRIGHT_RULES)
_ENOUGH = 8  # lines of a column that tell together how wide it is set
_WRAPPED = 0.3  # of them: how many must come close to the longest, else hardly any line is wrapped
_CLOSE = 2.0  # sizes: a line that ends this near to the longest may have been wrapped
_PAIRS = 4  # of lines: how many breaks must all be those of wrapped text
_LEADING = 1.45  # of the size: lines of one text stand no further apart


def column_rights(grid: Grid) -> dict[int, float]:
    """The x up to which text runs, by the column that it ends in, in points; without the columns that do not tell."""
    if grid.evidence in _DRAWN:
        return {}
    held: dict[int, list[Sequence[Line]]] = defaultdict(list)
    for cell in grid.cells:
        if cell.row > 0 and cell.colspan == 1 and cell.words:
            held[cell.column].append(lines_of(cell.words, gap=50.0))
    rights = {column: max(line.x1 for lines in cells for line in lines) for column, cells in held.items()}
    return {column: right for column, right in rights.items() if _tells(held[column], right) or _is_wrapped(held[column], right)}


def _tells(cells: Sequence[Sequence[Line]], right: float) -> bool:
    """Whether enough lines end near the longest one to say that lines are wrapped there."""
    ends = [(line.x1, line.size) for lines in cells for line in lines]
    near = sum(end > right - _CLOSE * size for end, size in ends)
    return len(ends) >= _ENOUGH and near >= _WRAPPED * len(ends)


def _is_wrapped(cells: Sequence[Sequence[Line]], right: float) -> bool:
    """Whether each of some lines ends where the next one's first word had no room, were the longest line the widest: no break is meant."""
    pairs = [(a, b) for lines in cells for a, b in pairwise(lines) if b.marker is None and b.baseline - a.baseline <= _LEADING * b.size]
    return len(pairs) >= _PAIRS and not any(would_have_fitted(a, b, right) for a, b in pairs)
