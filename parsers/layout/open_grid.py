"""Open frames to grids: columns from white, rows from what is drawn between them, else from the key column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.band_rows import band_heights, band_rows, with_bands, with_lone_texts, without_bands
from parsers.layout.edges import SNAP, Edge, Frame
from parsers.layout.gutters import column_borders, runs_across
from parsers.layout.lines import Line, lines_of, rows_of_words
from parsers.layout.named_headers import Heading
from parsers.layout.open_body import FAR, body_of, distinct
from parsers.layout.open_borders import column_of, crosses, left_out_edges, upright_edges
from parsers.layout.open_frame import OpenFrame
from parsers.layout.overflow import with_overflow
from parsers.layout.page import Box
from parsers.layout.row_cuts import anchors_of, row_cuts
from parsers.layout.ruled import ruled_grid
from parsers.layout.subcolumns import SpannedRow, Themes, spans_of, split_columns, text_blocks, theme_spans
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_CONFIDENCE = {
    Evidence.STRIPES: 0.93,
    Evidence.LEVEL_RULES: 0.92,
    Evidence.UPRIGHT_RULES: 0.92,
    Evidence.HEADER_STRIP: 0.9,
    Evidence.ALIGNED: 0.8,
}
_CORNERLESS = (Heading.MATRIX_WITHOUT_CORNER, Heading.DAYS)
_TALL = 4.0  # of the size: the tallest row that makes a table by itself
_NEAREST = (12, 6)  # printed rows beneath a header that are looked at alone
_LEVEL = 1.0  # points
_REACH = 0.2  # of the header's width: how far left of a header known by its words row labels may stand


def open_grid(frame: OpenFrame, words: Sequence[Word]) -> Grid | None:
    """The table that a frame shows, or None where nothing stands in rows and columns beneath its header."""
    header = [w for w in words if frame.header.contains(w.middle_x, w.middle_y)]
    if not header:
        return None
    box = _width(frame, header)
    below = [w for w in words if box.bottom - 1 < w.middle_y < frame.limit and box.x0 - 2 <= w.x0 and w.x1 <= box.x1 + 2]
    borders = frame.borders or _borders(frame, header, without_bands(_near(below, box.bottom, frame)), box)
    if len(borders) < 3:
        return None
    body = body_of(frame, borders, below)
    if not frame.borders:
        borders = column_borders(header, without_bands(body), box.x0, box.x1)
    if len(body) < 2 or len(borders) < 3:
        return None
    if frame.heading in _CORNERLESS and _is_headed(borders, header) and not _lists_days(frame, borders, body):
        return None
    if frame.evidence is Evidence.ALIGNED and len(_across(frame, header)) < 2:
        borders = _tight(borders, [*header, *body])
    grid = rows_beneath(frame, borders, header, body)
    return grid if _is_plausible(grid, frame) else None


def rows_beneath(frame: OpenFrame, borders: tuple[float, ...], header: Sequence[Word], body: Sequence[Word]) -> Grid:
    """The grid of known columns: rows by what is drawn between them, else by the key column. Row 0 is the header."""
    bands = band_rows(body)
    plain = without_bands(body) if bands else body
    columns = _columns(borders, plain)
    with_heading = _headed(borders, header, frame.header_borders)
    headed = columns if with_heading == borders else _columns(with_heading, plain)
    divided = frame if not bands else replace(frame, dividers=_between_rows(frame.dividers, bands, body))
    grid = _by_dividers(divided, columns, headed, header, body) or _by_keys(frame, headed, header, bands, max(w.bottom for w in body) + 2)
    return with_overflow(with_lone_texts(with_bands(grid, bands)), ())


def _width(frame: OpenFrame, header: Sequence[Word]) -> Box:
    """The header's band; for a header known only by its words, as wide as what is drawn beneath it, else from a little left of it."""
    box = frame.header
    if frame.evidence is not Evidence.ALIGNED:
        return box
    first, last = min(w.x0 for w in header), max(w.x1 for w in header)
    drawn = _across(frame, header)
    if len(drawn) > 1:
        return Box(min(e.start for e in drawn), box.top, max(e.end for e in drawn), box.bottom)
    left = box.x0 if frame.heading in (*_CORNERLESS, Heading.MATRIX) else max(box.x0, first - _REACH * (last - first))
    return Box(left, box.top, box.x1, box.bottom)


def _across(frame: OpenFrame, header: Sequence[Word]) -> list[Edge]:
    """The dividers that are as wide as a header."""
    first, last = min(w.x0 for w in header), max(w.x1 for w in header)
    return [e for e in frame.dividers if e.start <= first and e.end >= last - 8]


def _is_headed(borders: tuple[float, ...], header: Sequence[Word]) -> bool:
    """Whether the first column has a heading: then what looks like a matrix is texts side by side, each under its own heading."""
    return any(column_of(w, borders) == 0 for w in header)


def _lists_days(frame: OpenFrame, borders: tuple[float, ...], body: Sequence[Word]) -> bool:
    """Whether all headings are days and a list, or one text that holds its place, stands beneath each: a plan without row labels."""
    columns = _columns(borders, body).lines()
    first = min(line.baseline for lines in columns for line in lines)
    is_level = all(lines and lines[0].baseline - first < 0.3 * lines[0].size for lines in columns)
    return frame.heading is Heading.DAYS and is_level and all(lines[0].marker or len(lines) == 1 for lines in columns)


def _tight(borders: tuple[float, ...], words: Sequence[Word]) -> tuple[float, ...]:
    """Column borders whose outer ones stand where the words end: nothing else tells how far the text may run."""
    return (max(borders[0], min(w.x0 for w in words) - 2), *borders[1:-1], min(borders[-1], max(w.x1 for w in words) + 2))


def _headed(borders: tuple[float, ...], header: Sequence[Word], drawn: Sequence[float]) -> tuple[float, ...]:
    """Column borders without those beside which a column has no heading: there the heading left of it spans two columns, or that which
    runs across its right border, or whose cell does as it is ``drawn``."""
    if not header:
        return borders
    headed = {column_of(w, borders) for w in header}
    rows = rows_of_words(header)
    left_out = set()
    for column in {*range(1, len(borders) - 1)} - headed:
        left, right = (any(abs(x - side) <= SNAP for side in drawn) for x in borders[column : column + 2])
        is_of_next = column + 1 < len(borders) - 1 and ((left and not right) or any(runs_across(row, borders[column + 1]) for row in rows))
        left_out.add(column + 1 if is_of_next else column)
    inner = [x for column, x in enumerate(borders[1:-1], start=1) if column not in left_out]
    return (borders[0], *inner, borders[-1])


def _borders(frame: OpenFrame, header: Sequence[Word], near: Sequence[Word], box: Box) -> tuple[float, ...]:
    """The column borders that show in all rows beneath a header or, where text follows the table, in the nearest ones."""
    rows = rows_of_words(near)
    parts = [near, *([w for row in rows[:count] for w in row] for count in _NEAREST if count < len(rows))]
    return max((column_borders(header, part, box.x0, box.x1) for part in parts), key=len)


def _near(below: Sequence[Word], top: float, frame: OpenFrame) -> list[Word]:
    """The words beneath a header down to the first wide white that nothing drawn bridges."""
    end = max((e.at for e in frame.dividers), default=top)
    near: list[Word] = []
    for row in rows_of_words(below):
        size = max(w.style.size for w in row)
        if min(w.top for w in row) - max(top, end) > FAR * size:
            break
        near += row
        top = max(w.bottom for w in row)
    return near


class _Columns(NamedTuple):
    """Column borders, the body's words by column, and the columns that hide a second one."""

    borders: tuple[float, ...]
    held: list[list[Word]]
    themes: dict[int, Themes]

    def lines(self) -> list[tuple[Line, ...]]:
        """The lines of each column."""
        return [lines_of(words, gap=50.0) for words in self.held]


def _columns(borders: tuple[float, ...], body: Sequence[Word]) -> _Columns:
    held: list[list[Word]] = [[] for _ in borders[1:]]
    for word in body:
        held[column_of(word, borders)].append(word)
    return _Columns(borders, held, split_columns(held, borders))


# Rows that are drawn.


def _by_dividers(frame: OpenFrame, columns: _Columns, headed: _Columns, header: Sequence[Word], body: Sequence[Word]) -> Grid | None:
    """The grid of level edges and column borders, where a divider stands between all rows; None where some are not divided."""
    borders = columns.borders
    # Of a header known by its words alone nothing says where its band ends: a line right above the first row is its lower edge.
    first = min(w.middle_y for w in body) if frame.evidence is Evidence.ALIGNED else frame.header.bottom
    inner = [e for e in frame.dividers if first < e.at < max(w.middle_y for w in body)]
    if not inner:
        return None
    positions = [frame.header.bottom, *distinct(inner, borders), max(w.bottom for w in body) + 2]
    anchors = anchors_of(columns.lines())
    bands = list(pairwise(positions))
    crowded = [band for band in bands if sum(band[0] <= a.baseline < band[1] for a in anchors) > 1]
    if 3 * len(crowded) >= len(bands) or (len(bands) == 1 and len(anchors) > 1):
        return None
    if frame.evidence is Evidence.STRIPES:
        # Stripes show where rows end and nothing of cells that run on over them.
        return _with_cuts(frame, headed, header, sorted([*positions, *_around_bands(body, positions)]))
    border_lines = sorted({*borders, *(theme.border for theme in columns.themes.values()), *_starts(inner, borders)})
    level = [Edge(y, borders[0], borders[-1]) for y in (frame.header.top, frame.header.bottom, positions[-1])]
    spans = [(frame.header.top, frame.header.bottom), *bands]
    upright = [edge for x in border_lines for edge in upright_edges(x, spans, [*header, *body], borders)]
    left_out = [edge for band in bands for edge in left_out_edges(band, border_lines, inner, body)] if frame.is_named else []
    grid = ruled_grid(Frame(tuple(sorted([*level, *inner, *left_out])), tuple(sorted(upright))), [*header, *body])
    if grid is None:
        return None
    return replace(grid, evidence=frame.evidence, confidence=_CONFIDENCE[frame.evidence])


def _between_rows(edges: Sequence[Edge], bands: Sequence[Sequence[Word]], body: Sequence[Word]) -> tuple[Edge, ...]:
    """A table's dividers; none where all in it are only sides of what is drawn around its bands: they tell nothing of its rows."""
    end = max(w.middle_y for w in body)
    rows = rows_of_words(body)
    own = [i for i, row in enumerate(rows) if row in bands]
    heights = [e.at for e in edges if rows[0][0].middle_y < e.at < end]
    beside = {sum(row[0].middle_y < y for row in rows) for y in heights}
    return tuple(edges) if beside - {j for i in own for j in (i, i + 1)} else ()


def _around_bands(body: Sequence[Word], positions: Sequence[float]) -> Iterator[float]:
    """The heights between bands among a table's words and the rows next to them that no stripe's side parts."""
    bands = band_rows(body)
    for above, below in pairwise(rows_of_words(body)):
        if (above in bands) != (below in bands) and not any(above[0].middle_y < y < below[0].middle_y for y in positions):
            yield (max(w.bottom for w in above) + min(w.top for w in below)) / 2


def _starts(edges: Sequence[Edge], borders: Sequence[float]) -> set[float]:
    """Where dividers begin or end inside the table: at the border of a cell that runs on over them."""
    ends = [x for e in edges for x in (e.start, e.end) if borders[0] + 8 < x < borders[-1] - 8]
    return {x for x in ends if all(abs(x - border) > 8 for border in borders)}


# Rows that are not drawn.


def _by_keys(frame: OpenFrame, columns: _Columns, header: Sequence[Word], bands: Sequence[Sequence[Word]], bottom: float) -> Grid:
    by_column, themes = columns.lines(), columns.themes
    occupied = [line for c, lines in enumerate(by_column) if c not in themes for line in lines]
    occupied += [line for theme in themes.values() for line in theme.right_lines]
    keyed = [_right_of(themes[c], lines) if c in themes else lines for c, lines in enumerate(by_column)]
    anchors = anchors_of(keyed)
    cuts = [frame.header.bottom]
    for top, end in (*band_heights(bands), (bottom, bottom)):
        low = cuts[-1]
        between = [line for line in occupied if low <= line.baseline < top]
        if between:
            cuts += row_cuts([a for a in anchors if low <= a.baseline < top], between, low, top)[1:]
        if end > top:
            cuts.append(end)
    return _with_cuts(frame, columns, header, cuts)


def _right_of(theme: Themes, lines: Sequence[Line]) -> Sequence[Line]:
    """A split column's lines without the themes at its left, from the top, each once."""
    beside = [line.baseline for line in theme.right_lines]
    across = [line for line in lines if line.start < theme.border < line.x1 and not any(abs(line.baseline - at) < 1 for at in beside)]
    return sorted([*across, *theme.right_lines], key=lambda line: line.baseline)


def _with_cuts(frame: OpenFrame, columns: _Columns, header: Sequence[Word], cuts: list[float]) -> Grid:
    """The grid of column borders and row ends. A column that hides a second one is split."""
    borders, held, themes = columns
    rows = list(pairwise(cuts))
    cells: list[GridCell] = []
    column = 0
    for c, (left, right) in enumerate(pairwise(borders)):
        wide = 2 if c in themes else 1
        box = Box(left, frame.header.top, right, frame.header.bottom)
        cells.append(GridCell(0, column, 1, wide, box, tuple(w for w in header if column_of(w, borders) == c)))
        if c in themes:
            cells += theme_spans(themes[c], held[c], rows, column, (left, right))
        else:
            tall = _tall_labels(held, rows, (left, right)) if c == 0 else []
            cells += tall or [_body_cell(r + 1, column, Box(left, top, right, end), held[c]) for r, (top, end) in enumerate(rows)]
        column += wide
    box = Box(borders[0], frame.header.top, borders[-1], cuts[-1])
    merged = tuple(_merged_where_text_runs_on(cells))
    return Grid(len(rows) + 1, column, merged, box, frame.evidence, _CONFIDENCE[frame.evidence])


def _tall_labels(held: Sequence[Sequence[Word]], rows: Sequence[tuple[float, float]], sides: tuple[float, float]) -> list[GridCell]:
    """The cells of a first column in which a text goes on beside the next row: each of its texts stands for all rows down to the next one.
    None where every text ends in its own row, or a line of it is level with the first of another."""
    blocks = text_blocks(held[0])
    others = [w for words in held[1:] for w in words]
    spanned = [SpannedRow(top, end, min((w.baseline for w in others if top <= w.middle_y < end), default=top)) for top, end in rows]
    over = [block for block in blocks if any(block[0].middle_y < end <= block[-1].middle_y for _, end in rows[:-1])]
    if not over or any(
        abs(w.baseline - row.baseline) <= _LEVEL for block in over for w in block[1:] for row in spanned if row.top > block[0].top
    ):
        return []
    return [
        GridCell(first + 1, 0, last - first + 1, 1, Box(sides[0], rows[first][0], sides[1], rows[last][1]), words)
        for first, last, words in spans_of(blocks, spanned, 0, len(rows) - 1)
    ]


def _merged_where_text_runs_on(cells: Sequence[GridCell]) -> list[GridCell]:
    """The cells in reading order, those of one row as one where a text runs across the border between them."""
    merged: list[GridCell] = []
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        before = merged[-1] if merged else None
        if before is not None and _is_one_text(before, cell):
            box = Box(before.box.x0, before.box.top, cell.box.x1, before.box.bottom)
            merged[-1] = GridCell(before.row, before.column, 1, before.colspan + cell.colspan, box, (*before.words, *cell.words))
        else:
            merged.append(cell)
    return merged


def _is_one_text(before: GridCell, cell: GridCell) -> bool:
    if before.row != cell.row or before.row == 0 or before.rowspan + cell.rowspan > 2 or before.last_column + 1 != cell.column:
        return False
    around = (before.box.x0, cell.box.x0, cell.box.x1)
    return any(crosses(row, around) for row in rows_of_words([*before.words, *cell.words]))


def _body_cell(row: int, column: int, box: Box, words: Sequence[Word]) -> GridCell:
    return GridCell(row, column, 1, 1, box, tuple(w for w in words if box.top <= w.middle_y < box.bottom))


def _is_plausible(grid: Grid | None, frame: OpenFrame) -> bool:
    """Whether rows and columns are there in earnest: two filled columns, and more than one row where the header is not known."""
    if grid is None:
        return False
    filled = [cell for cell in grid.cells if cell.row > 0 and cell.words]
    rows, columns = {c.row for c in filled}, {c.column for c in filled}
    if len(columns) < 2 or not rows:
        return False
    if frame.is_named:
        return True
    if len(rows) == 1:
        return _is_closed(grid, frame)
    # A cell over several rows stands beside the texts of each.
    shared = sum(len({c.column for c in filled if c.row <= row < c.row + c.rowspan}) > 1 for row in rows)
    return 2 * shared >= len(rows)


def _is_closed(grid: Grid, frame: OpenFrame) -> bool:
    """Whether a grid of one row is a table: three columns, all of them headed and filled, and a line right beneath."""
    size = max(w.style.size for w in grid.words())
    is_near = any(e.at < frame.header.bottom + _TALL * size for e in frame.dividers)
    is_full = all(cell.words for cell in grid.cells if cell.row > 0 or cell.column > 0)
    return frame.evidence is Evidence.LEVEL_RULES and is_near and is_full and len(grid.cells) == 2 * grid.column_count >= 6


def without_header(grid: Grid) -> Grid | None:
    """The grid without the empty row that stands for the header, which is too low to be a row where lines part the rows."""
    if any(cell.words for cell in grid.cells if cell.row == 0):
        return grid
    cells = tuple(replace(cell, row=cell.row - 1) for cell in grid.cells if cell.row > 0)
    return replace(grid, row_count=grid.row_count - 1, cells=cells) if cells else None
