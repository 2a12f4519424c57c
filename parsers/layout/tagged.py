"""Tables that the publisher's own program tagged as such, believed only as far as the words stand as the tags say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.layout.edges import Edge, edges_of
from parsers.layout.lines import lines_of, rows_of_words
from parsers.layout.page import Box, Page, Tag, TagKind, union
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import CELLS, Word, cells_of
from schemas.quickly_made import quickly_made

_CERTAIN, _GUESSED = 0.93, 0.75  # confidence: each row has all of its cells, or where the cells of some stand is guessed from their words
_AGREED = 0.97  # of a table that geometry and tags show alike
_OVERRUN = 0.1  # of a column's cells: how many may run on over its border
_SLACK = 0.3  # of the size: how far the lines of two rows, the boxes of which are higher than their letters, may overlap
_STRANGE = 0.1  # of a table's words: how many of other content may stand among them
_PROSE = 60  # words in one cell of a table of four cells or less: a page laid out by a table
_FRAMED = 0.2  # of a table's words: how many more a frame around it and its caption may hold
_FAR = 2.0  # of the size: texts of one cell never stand so far apart in a line
_NEAR = 16.0  # points: how far outside its words a table's frame is looked for
_MOST_PLACES = 6000


@quickly_made
@dataclass(frozen=True, slots=True)
class _Tagged:
    """A cell as tagged: its row and column, spans and words."""

    row: int
    column: int
    rowspan: int
    colspan: int
    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return min(w.x0 for w in self.words)

    @property
    def x1(self) -> float:
        return max(w.x1 for w in self.words)


@dataclass(frozen=True, slots=True)
class TaggedTable:
    """A tagged table whose words stand in its rows and columns. ``is_certain`` is False where some places are guessed."""

    cells: tuple[_Tagged, ...]
    row_count: int
    column_count: int
    is_certain: bool

    def words(self) -> Iterator[Word]:
        """All words of all cells."""
        for cell in self.cells:
            yield from cell.words


def with_tagged(page: Page, words: Sequence[Word], grids: Sequence[Grid]) -> list[Grid]:
    """The tables that geometry found, those that tags show alike with more confidence, and those that only tags show as they are."""
    found = list(grids)
    known = {_parted(grid.cells): grid.column_count for grid in grids if grid.confidence >= _AGREED}
    for table in tagged_tables(page, words):
        if known.get(_parted(table.cells), _MOST_PLACES) <= table.column_count or not _is_sound(table, words):
            continue  # nothing comes of what tags say of most tables: the lines around their cells say the same
        own = set(table.words())
        touched = [grid for grid in found if not own.isdisjoint(grid.words())]
        if len(touched) == 1 and _is_alike(touched[0], table) and touched[0].column_count <= table.column_count:
            found[found.index(touched[0])] = replace(touched[0], confidence=max(_AGREED, touched[0].confidence))
        elif all(_gives_way(grid, table, own) for grid in touched):
            found = [grid for grid in found if grid not in touched] + [_grid(page, table, words)]
    return found


# The tree to tables.


def _parted(cells: Iterable[_Tagged | GridCell]) -> frozenset[frozenset[int]]:
    """Which words stand together in the cells of a table, each by its identity: those of a page are there once."""
    return frozenset([frozenset(map(id, cell.words)) for cell in cells if cell.words])


def tagged_tables(page: Page, words: Sequence[Word]) -> list[TaggedTable]:
    """The tagged tables of a page, whatever geometry says; of a table in a cell of another one only the inner one can be."""
    tables = [i for i, tag in enumerate(page.tags) if tag.kind is TagKind.TABLE]
    if not tables:
        return []
    held = _words_by_cell(page.tags, words)
    outer = {around for i in tables if (around := _around(page.tags, i, TagKind.TABLE)) >= 0}
    rows = _rows_by_table(page.tags, held)
    candidates = (_placed(rows.get(i, [])) for i in tables if i not in outer)
    return [table for table in candidates if table is not None]


def _around(tags: Sequence[Tag], at: int, *kinds: TagKind) -> int:
    """The nearest tag of some kinds around another one; -1 where there is none."""
    at = tags[at].parent
    while at >= 0 and tags[at].kind not in kinds:
        at = tags[at].parent
    return at


def _words_by_cell(tags: Sequence[Tag], words: Sequence[Word]) -> dict[int, list[Word]]:
    held: defaultdict[int, list[Word]] = defaultdict(list)
    cells = cells_of(tags)
    for word in words if cells else ():
        held[cells[word.tag]].append(word)
    return held


@dataclass(frozen=True, slots=True)
class _Row:
    """A tagged row: how many cells it has in the whole document, and those on this page as (place, rowspan, colspan, words)."""

    size: int
    cells: tuple[tuple[int, int, int, tuple[Word, ...]], ...]


def _rows_by_table(tags: Sequence[Tag], held: dict[int, list[Word]]) -> dict[int, list[_Row]]:
    """The rows of each table, in one pass: a page can have many thousands of tags."""
    cells: defaultdict[int, list[tuple[int, int, int, tuple[Word, ...]]]] = defaultdict(list)
    for at, tag in enumerate(tags):
        if tag.kind in CELLS:
            cells[tag.parent].append((tag.place, tag.rowspan, tag.colspan, tuple(held.get(at, ()))))
    rows: defaultdict[int, list[_Row]] = defaultdict(list)
    for at, tag in enumerate(tags):
        if tag.kind is TagKind.ROW and at in cells:
            row = _Row(max(tag.kid_count, len(cells[at])), tuple(cells[at]))
            rows[_around(tags, at, TagKind.TABLE)].append(row)
    return rows


def _placed(rows: Sequence[_Row]) -> TaggedTable | None:
    """Cells with their columns: by spans where any are given, by their place in a full row, else by the columns above their words."""
    width = max((row.size for row in rows), default=0)
    if len(rows) < 2 or width * len(rows) > _MOST_PLACES:
        return None
    if any(rowspan > 1 or colspan > 1 for row in rows for _, rowspan, colspan, _ in row.cells):
        return _by_spans(rows)
    full = [
        _Tagged(r, place, 1, 1, words)
        for r, row in enumerate(rows)
        if row.size == width
        for place, _, _, words in row.cells
        if place < width
    ]
    short = [(r, row) for r, row in enumerate(rows) if row.size < width]
    reach = _reach(full, width) if short else {}
    guessed = [cell for r, row in short for cell in _guessed(r, row, reach)]
    return TaggedTable((*full, *guessed), len(rows), width, not guessed)


def _by_spans(rows: Sequence[_Row]) -> TaggedTable | None:
    """Cells set one after the other into the places that are still free, as a browser does; None where they do not make a rectangle."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for r, row in enumerate(rows):
        given = {place: (rowspan, colspan, words) for place, rowspan, colspan, words in row.cells}
        column = 0
        for place in range(row.size):
            rowspan, colspan, words = given.get(place, (1, 1, ()))
            while (r, column) in taken:
                column += 1
            rowspan = min(rowspan, len(rows) - r)
            cells.append(_Tagged(r, column, rowspan, colspan, words))
            taken |= {(r + down, column + right) for down in range(rowspan) for right in range(colspan)}
            if len(taken) > _MOST_PLACES:
                return None
    width = 1 + max(column for _, column in taken)
    return TaggedTable(tuple(cells), len(rows), width, is_certain=len(taken) == width * len(rows))


def _reach(cells: Sequence[_Tagged], width: int) -> dict[int, tuple[float, float]]:
    """For each column with words how far they reach from left to right."""
    columns = {column: [cell for cell in cells if cell.column == column and cell.words] for column in range(width)}
    return {column: (min(c.x0 for c in held), max(c.x1 for c in held)) for column, held in columns.items() if held}


def _guessed(r: int, row: _Row, reach: dict[int, tuple[float, float]]) -> Iterator[_Tagged]:
    """The cells of a row that lacks some: each spans the columns over or under its words."""
    for _, _, _, words in row.cells:
        if words:
            cell = _Tagged(r, 0, 1, 1, words)
            over = [column for column, (x0, x1) in reach.items() if cell.x0 < x1 and cell.x1 > x0]
            if over:
                yield replace(cell, column=over[0], colspan=over[-1] - over[0] + 1)


# What geometry says to it.


def _is_sound(table: TaggedTable, words: Sequence[Word]) -> bool:
    """Whether a tagged table is one to the eye: words in two rows and columns at least, in order, and nothing else among them."""
    filled = [cell for cell in table.cells if cell.words]
    if (
        len({cell.row for cell in filled}) < 2
        or len({cell.column for cell in filled}) < 2
        or table.row_count * table.column_count > _MOST_PLACES
    ):
        return False
    if table.row_count * table.column_count <= 4 and any(len(cell.words) > _PROSE for cell in filled):
        return False
    if _spills(table):
        return False
    own = set(table.words())
    hull = union([w.box for w in own])
    strange = sum(w not in own and hull.contains(w.middle_x, w.middle_y) for w in words)
    is_level = all(w.direction == 0 for w in own)
    return is_level and strange <= _STRANGE * len(own) and _column_starts(table) is not None and _row_levels(table) is not None


def _spills(table: TaggedTable) -> bool:
    """Whether a cell's lines are several texts far apart beside a column without a word: a list over several cells, tagged as one."""
    filled = {cell.column for cell in table.cells if cell.words}
    empty = [column for column in range(table.column_count) if column not in filled]
    beside = (cell for cell in table.cells if cell.words and cell.column + cell.colspan in empty)
    return any(len(lines_of(row, gap=_FAR)) > 1 for cell in beside for row in rows_of_words(cell.words))


def _column_starts(table: TaggedTable) -> list[tuple[float, float]] | None:
    """For each inner column border where the texts left of it end and where those right of it begin; None where columns are mixed up."""
    found: list[tuple[float, float]] = []
    for column in range(1, table.column_count):
        left = [c for c in table.cells if c.words and c.column + c.colspan == column]
        right = [c for c in table.cells if c.words and c.column == column]
        start = min((c.x0 for c in right), default=None)
        if start is None:
            # A column of empty cells: it has no place of its own.
            end = max((c.x1 for c in left), default=found[-1][1] if found else 0.0)
            found.append((end, end))
            continue
        beyond = [c for c in left if c.x1 > start + 1]
        if len(beyond) > max(1.0, _OVERRUN * len(left)) or any(w.x0 >= start - 1 for c in left for w in c.words):
            return None  # some programs tag a list that stands in two cells as one
        ends = [c.x1 for c in left if c not in beyond]
        found.append((max(ends, default=start), start))
    return found if all(a[1] <= b[1] for a, b in pairwise(found)) else None


def _row_levels(table: TaggedTable) -> list[tuple[float, float]] | None:
    """For each inner row border where the lines above it end and where those under it begin; None where rows are mixed up."""
    found: list[tuple[float, float]] = []
    for row in range(1, table.row_count):
        above = [w for c in table.cells if c.row + c.rowspan == row for w in c.words]
        below = [w for c in table.cells if c.row == row for w in c.words]
        end = max((w.bottom for w in above), default=found[-1][1] if found else None)
        if end is None or not below:
            return None  # nothing says where a row without words is
        start = min(w.top for w in below)
        if start < end - _SLACK * max(w.style.size for w in below):
            return None
        found.append((end, start))
    return found


def _is_alike(grid: Grid, table: TaggedTable) -> bool:
    """Whether a table holds the same words together in the same cells as tagged."""
    own = {frozenset(cell.words) for cell in table.cells if cell.words}
    return own == {frozenset(cell.words) for cell in grid.cells if cell.words}


def _gives_way(grid: Grid, table: TaggedTable, own: set[Word]) -> bool:
    """Whether tags, every row of which has all of its cells, know a table better than what geometry made of some of its words."""
    if not table.is_certain:
        return False
    if grid.evidence is Evidence.RULED:
        return _is_misdrawn(grid, table, own)
    row_of = {word: cell.row for cell in table.cells for word in cell.words}
    pairs = {(row_of[w], cell.row) for cell in grid.cells if cell.rowspan == 1 for w in cell.words if w in row_of}
    has_other_rows = len(pairs) > min(len({row for row, _ in pairs}), len({row for _, row in pairs}))
    return has_other_rows or table.column_count > grid.column_count or own != set(grid.words())


def _is_misdrawn(grid: Grid, table: TaggedTable, own: set[Word]) -> bool:
    """Whether lines are missing between cells as tagged, or part one of them, or draw columns that have none: frames, borders in steps.

    Where cells as drawn and as tagged cut through each other, neither is a finer view of the other, and the lines are believed.
    """
    home = {word: at for at, cell in enumerate(table.cells) for word in cell.words}
    parts = [{home[w] for w in cell.words if w in home} for cell in grid.cells]
    strange = sum(w not in own for w in grid.words())
    if not all(len(part) == 1 or _is_whole(part, cell, table) for part, cell in zip(parts, grid.cells, strict=True)):
        return False
    seen = [at for part in parts for at in part]
    is_finer_or_coarser = max(map(len, parts)) > 1 or len(seen) > len(set(seen)) or grid.column_count > table.column_count
    return is_finer_or_coarser and strange <= _FRAMED * len(own)


def _is_whole(part: set[int], cell: GridCell, table: TaggedTable) -> bool:
    held = set(cell.words)
    return all(held.issuperset(table.cells[at].words) for at in part)


# Tables to grids.


def _grid(page: Page, table: TaggedTable, words: Sequence[Word]) -> Grid:
    level, upright = edges_of(page)
    hull = union([w.box for w in table.words()])
    starts, levels = _column_starts(table) or [], _row_levels(table) or []
    xs = [_outer(upright, level, hull.x0, -1, hull.top, hull.bottom), *_borders(upright, starts, hull.top, hull.bottom)]
    xs.append(_outer(upright, level, hull.x1, 1, hull.top, hull.bottom))
    ys = [_outer(level, upright, hull.top, -1, hull.x0, hull.x1), *_borders(level, levels, hull.x0, hull.x1)]
    ys.append(_outer(level, upright, hull.bottom, 1, hull.x0, hull.x1))
    xs, ys = _rising(xs), _rising(ys)
    own = set(table.words())
    others = [w for w in words if w not in own and w.tag < 0 and xs[0] < w.middle_x < xs[-1] and ys[0] < w.middle_y < ys[-1]]
    cells = [_grid_cell(cell, xs, ys, others) for cell in _tiled(table)]
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Grid(len(ys) - 1, len(xs) - 1, tuple(cells), box, Evidence.TAGS, _CERTAIN if table.is_certain else _GUESSED)


def _rising(positions: Sequence[float]) -> list[float]:
    found = [positions[0]]
    for position in positions[1:]:
        found.append(max(position, found[-1] + 0.01))
    return [round(position, 3) for position in found]


def _outer(edges: Sequence[Edge], crossing: Sequence[Edge], at: float, side: int, start: float, end: float) -> float:
    """An outer border: the nearest line drawn outside, else where lines end that run out of the table, else right where the words end."""
    near = [e.at for e in edges if -1 <= side * (e.at - at) <= _NEAR and e.start < end and e.end > start]
    if near:
        return min(near, key=lambda x: abs(x - at))
    tips = [(e.start, e.end) if side < 0 else (e.end, e.start) for e in crossing if start - 3 < e.at < end + 3]
    ends = [tip for tip, other in tips if side * (tip - at) > 0 > side * (other - at)]
    return min(ends, key=lambda x: abs(x - at), default=at + 2 * side)


def _borders(edges: Sequence[Edge], gaps: Sequence[tuple[float, float]], start: float, end: float) -> list[float]:
    """Inner borders: the line drawn between two texts, else the middle of the white, which is near the next text where it is wide."""
    found = []
    for before, after in gaps:
        near = [e.at for e in edges if before - 3 <= e.at <= after + 3 and e.start < end and e.end > start]
        found.append(near[-1] if near else max((before + after) / 2, after - 4))
    return found


def _tiled(table: TaggedTable) -> list[_Tagged]:
    """The cells in reading order with an empty one in each place that none covers, and none over another."""
    cells: list[_Tagged] = []
    taken: set[tuple[int, int]] = set()
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        places = {(r, c) for r in range(cell.row, cell.row + cell.rowspan) for c in range(cell.column, cell.column + cell.colspan)}
        if places.isdisjoint(taken):
            cells.append(cell)
        elif cell.words:
            at = next(i for i, other in enumerate(cells) if other.row <= cell.row and _covers(other, places))
            cells[at] = replace(cells[at], words=cells[at].words + cell.words)
            continue
        taken |= places
    whole = {(r, c) for r in range(table.row_count) for c in range(table.column_count)}
    cells += [_Tagged(r, c, 1, 1, ()) for r, c in sorted(whole - taken)]
    return sorted(cells, key=lambda c: (c.row, c.column))


def _covers(cell: _Tagged, places: set[tuple[int, int]]) -> bool:
    return any(cell.row <= r < cell.row + cell.rowspan and cell.column <= c < cell.column + cell.colspan for r, c in places)


def _grid_cell(cell: _Tagged, xs: Sequence[float], ys: Sequence[float], others: Sequence[Word]) -> GridCell:
    box = Box(xs[cell.column], ys[cell.row], xs[cell.column + cell.colspan], ys[cell.row + cell.rowspan])
    held = tuple(w for w in others if box.x0 <= w.middle_x < box.x1 and box.top <= w.middle_y < box.bottom)
    return GridCell(cell.row, cell.column, cell.rowspan, cell.colspan, box, cell.words + held)
