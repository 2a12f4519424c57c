"""Tables between level lines whose rows nothing divides: a line above the headings, one beneath them, one at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.aligned_columns import Strip, extents_of, fitted, gutters_of, split_at
from parsers.layout.aligned_grid import grid_of
from parsers.layout.aligned_heads import heading_bands, without_text_across
from parsers.layout.aligned_rows import Band, all_joined, placed, table_rows
from parsers.layout.edges import SNAP, Edge
from parsers.layout.lines import is_glyph_bullet
from parsers.layout.open_frame import OpenFrame
from parsers.layout.page import Box
from parsers.layout.printed_rows import PrintedRow, is_number, printed_rows, steps_between, with_signs_joined
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word

_FEWEST = 2  # rows of several texts
_CROWDED = 3  # lines in which several numbers stand in one cell
_UNDIVIDED = 4  # printed rows of several texts between two lines: so many are no lines of one row
_NEXT = 2.6  # of the size: how far beneath the last row a total may stand
_WIDE = 0.7  # of the table: a line this long divides rows
_LEADING = 1.45  # of the size: lines of one text stand no further apart
_NUMBERS = 0.15  # of wrapped texts: how many lines may be numbers alone
_CONFIDENCE = 0.85


def lined_grid(frame: OpenFrame, words: Sequence[Word], level: Sequence[Edge]) -> Grid | None:
    """The table between a frame's lines; None where its rows are divided, where nothing closes it, or where it has no columns.

    ``level`` are all level edges of the page: short ones among the headings show which columns a heading is over.
    """
    box = frame.header
    lines = [edge.at for edge in frame.dividers if edge.end - edge.start >= _WIDE * box.width]
    if frame.evidence is not Evidence.LEVEL_RULES or frame.is_named or not lines or lines[-1] > frame.limit + SNAP:
        return None
    inside = [w for w in words if box.x0 - 2 <= w.x0 and w.x1 <= box.x1 + 2 and box.top - 1 < w.middle_y < frame.limit]
    heads = printed_rows([w for w in inside if w.middle_y <= box.bottom])
    beneath = with_signs_joined(printed_rows([w for w in inside if w.middle_y > box.bottom]))
    body = [row for row in beneath if row.baseline < lines[-1]]
    full = [row for row in body if len(row.texts) > 1]
    if len(full) < _FEWEST or _are_divided(full, lines[:-1]):
        return None
    gutters = gutters_of(full, heads)
    if not gutters:
        return None
    body = [*body, *_total(beneath[len(body) :], body, gutters)]
    return _grid(box, heads, _between(body, lines), [*gutters, *_blank_columns(heads, body)], level, by_lines=False)


def _blank_columns(heads: Sequence[PrintedRow], body: Sequence[PrintedRow]) -> list[Strip]:
    """The white left of headings that stand right of all that is beneath them: over columns without a text."""
    reach = max(row.x1 for row in body)
    found: list[Strip] = []
    fullest = max(heads, key=lambda head: len(head.texts), default=None)
    for before, text in pairwise(fullest.texts if fullest else ()):
        if text[0].x0 > reach:
            found.append((max(reach, before[-1].x1), text[0].x0))
    return found


def with_own_columns(grid: Grid, level: Sequence[Edge]) -> Grid:
    """The table between level lines with the columns that its rows show, where cells hold several numbers, or headings, side by side."""
    if grid.evidence is not Evidence.LEVEL_RULES or any(cell.rowspan > 1 for cell in grid.cells):
        return grid
    heads, *parts = ([word for cell in grid.cells if cell.row == r for word in cell.words] for r in range(grid.row_count))
    body = [printed_rows(part) for part in parts if part]
    full = [row for part in body for row in part if len(row.texts) > 1]
    is_crowded, filled = _has_crowded_head(grid) or _is_crowded(grid, len(body)), _filled_columns(grid)
    is_crowded = is_crowded or _has_underlined_head(grid, level)
    if not heads or len(full) < _FEWEST or not (is_crowded or filled < grid.column_count):
        return grid
    rows = printed_rows(heads)
    gutters = gutters_of(full, rows)
    if not gutters or not (is_crowded or len(gutters) + 1 >= filled):
        return grid
    box = Box(grid.box.x0, min(w.top for w in heads) - SNAP, grid.box.x1, max(w.bottom for w in heads) + SNAP)
    parted = _grid(box, rows, body, gutters, level, by_lines=True)
    return grid if _has_crowded_head(parted) else parted


def _has_crowded_head(grid: Grid) -> bool:
    """Whether a heading is several texts side by side."""
    return any(len(row.texts) > 1 for cell in grid.cells if cell.row == 0 and cell.words for row in printed_rows(cell.words))


def _has_underlined_head(grid: Grid, level: Sequence[Edge]) -> bool:
    """Whether a line over some of the columns stands between headings: one above it, and several beneath it side by side."""
    words = [word for cell in grid.cells if cell.row == 0 for word in cell.words]
    box = grid.cells[0].box
    short = [e for e in level if box.top + SNAP < e.at < box.bottom - SNAP and e.end - e.start < _WIDE * (grid.box.x1 - grid.box.x0)]
    return any(_parts_headings(edge, [w for w in words if edge.start - 1 < w.middle_x < edge.end + 1]) for edge in short)


def _parts_headings(line: Edge, words: Sequence[Word]) -> bool:
    above, beneath = [w for w in words if w.middle_y < line.at], [w for w in words if w.middle_y > line.at]
    return bool(above) and any(len(row.texts) > 1 for row in printed_rows(beneath))


def _filled_columns(grid: Grid) -> int:
    """In how many columns something stands alone beneath the header."""
    return len({cell.column for cell in grid.cells if cell.row and cell.words and cell.colspan == 1})


def _is_crowded(grid: Grid, rows: int) -> bool:
    """Whether cells beneath the header hold several numbers side by side, as many cells as half of the rows."""
    lines = (row for cell in grid.cells if cell.row and len(cell.words) > 1 for row in printed_rows(cell.words))
    return sum(sum(map(is_number, row.texts)) > 1 for row in lines) >= max(_CROWDED, rows / 2)


def _grid(
    header: Box,
    heads: Sequence[PrintedRow],
    parts: Sequence[Sequence[PrintedRow]],
    gutters: Sequence[Strip],
    level: Sequence[Edge],
    *,
    by_lines: bool,
) -> Grid:
    """The grid of headings and of what stands between lines, parted at gutters; ``by_lines``: what stands between two lines is one row."""
    heads, parts = split_at(heads, gutters), [split_at(part, gutters) for part in parts if part]
    heads, across = without_text_across(heads, [row for part in parts for row in part], gutters)
    parts = [across, *parts] if across else parts
    body = [row for part in parts for row in part]
    borders = fitted(gutters, heads, [row for row in body if len(row.texts) > 1])
    borders = (min(borders[0], header.x0), *borders[1:-1], max(borders[-1], header.x1))
    under = [e for e in level if header.top + SNAP < e.at < header.bottom - SNAP]
    bands = heading_bands(heads, borders, extents_of(body, borders), under)
    rows = _by_lines(parts, borders) if by_lines else [band for part in parts for band in table_rows(part, borders)]
    return grid_of(bands, rows, borders, Evidence.LEVEL_RULES, _CONFIDENCE)


def _by_lines(parts: Sequence[Sequence[PrintedRow]], borders: Sequence[float]) -> list[Band]:
    """The table rows of which each stands between two lines."""
    bands = iter(placed([row for part in parts for row in part], borders))
    return [all_joined([next(bands) for _ in part]) for part in parts]


def _are_divided(rows: Sequence[PrintedRow], lines: Sequence[float]) -> bool:
    """Whether lines divide a table's rows: nowhere stand many rows of several texts between two of them, or those are lines of wrapped
    texts everywhere."""
    if not lines:
        return False
    parts = [part for part in _between(rows, lines) if part]
    return max(map(len, parts)) < _UNDIVIDED or (len(parts) > 2 and all(map(_is_wrapped, parts)))


def _is_wrapped(rows: Sequence[PrintedRow]) -> bool:
    """Whether rows are lines of texts side by side: as close as lines are, hardly a number, and most go on what stands above, or the list
    in a cell right of the first."""
    texts = [text for row in rows for text in row.texts]
    is_close = all(step <= _LEADING for step in steps_between(rows))
    gone_on = sum(len(row.texts) < len(rows[0].texts) or _has_rest(row, rows[0]) for row in rows[1:])
    return is_close and sum(map(is_number, texts)) <= _NUMBERS * len(texts) and 2 * gone_on >= len(rows) - 1


def _has_rest(row: PrintedRow, first: PrintedRow) -> bool:
    """Whether a row has a text that goes on a sentence, or a bullet that is none of the first column's."""
    beside = first.texts[1][0].x0 if len(first.texts) > 1 else float("inf")
    return any(text[0].text[:1].islower() or (is_glyph_bullet(text[0]) and text[0].x0 >= beside - SNAP) for text in row.texts)


def _between(rows: Sequence[PrintedRow], lines: Sequence[float]) -> list[list[PrintedRow]]:
    heights = [float("-inf"), *lines, float("inf")]
    return [[row for row in rows if top <= row.baseline < bottom] for top, bottom in pairwise(heights)]


def _total(after: Sequence[PrintedRow], body: Sequence[PrintedRow], gutters: Sequence[Strip]) -> Sequence[PrintedRow]:
    """The row right beneath the last line, where it is as full as those above: the line only sets off a total."""
    if not after or after[0].baseline - body[-1].baseline > _NEXT * max(row.size for row in body):
        return ()
    row = after[0]
    is_full = len(row.texts) > max(1, len(gutters) / 2) and not any(
        t[0].x0 < left and t[-1].x1 > right for t in row.texts for left, right in gutters
    )
    return [row] if is_full else ()
