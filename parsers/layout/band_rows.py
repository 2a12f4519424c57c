"""Rows across an open table that say what follows: one text from the table's left edge, bold where rows else begin plainly, or plain where
white sets it apart and it reaches over the first column or stands among keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import lines_of_row, rows_of_words
from parsers.layout.page import Box
from parsers.layout.row_cuts import is_key_text
from parsers.layout.side_by_side import PARTED, is_parted
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_LEFT = 3.0  # points: how near to the table's left edge a band begins
_SPACE = 0.9  # of the size: a wider gap parts two texts
_LONGEST = 12  # words
_PLAIN = 3  # of so many rows at the left edge at most one may be bold
_APART = 1.5  # of the size: a plain text across the rows stands further than this from those above and beneath it
_MIDDLE = 0.06  # of the width: how far off the middle of a table a text across it may stand
_RIGHT_BETWEEN = 0.02  # of the width: how far off the middle of the rows a bold text above some of them may stand
_FEWEST_KEYS = 2  # rows whose first column is one of keys


def band_rows(body: Sequence[Word]) -> list[Sequence[Word]]:
    """The printed rows among a table's words that are bands, from the top; none where the first column is bold itself."""
    rows = rows_of_words(body)
    left = min((row[0].x0 for row in rows), default=0.0)
    lone = [row for row in rows if row[0].x0 - left <= _LEFT and _is_one(row)]
    reach = min((row[-1].x1 for row in lone), default=left)
    first = [row for row in rows if row[0].x0 - left <= _LEFT or (row[0].x0 < reach and is_keyed(row))]
    bands = [row for row in lone if is_band(row)] or _middle_bands(rows, left)
    others = [row for row in first if row not in bands]
    bold = sum(row[0].style.is_bold for row in others)
    if bands and others and _PLAIN * bold <= len(others):
        return bands
    return _plain_bands(rows, lone, [row for row in first if is_parted(row)])


def is_keyed(row: Sequence[Word]) -> bool:
    """Whether a printed row begins with a key, which may be set in the middle of its column, and has more behind it."""
    return is_parted(row) and is_key_text(lines_of_row(row, gap=PARTED)[0].text)


def _middle_bands(rows: Sequence[Sequence[Word]], left: float) -> list[Sequence[Word]]:
    """The bold texts that stand alone in the middle of a table, each above a row that begins at its left edge, and beneath another or none:
    units, or what the rows that follow are of."""
    right = max((row[-1].x1 for row in rows), default=left)
    full = [row[0].x0 - left <= _LEFT and is_parted(row) for row in rows]
    return [
        row
        for i, row in enumerate(rows[:-1])
        if is_band(row)
        and row[0].x0 - left > _LEFT
        and _is_central(row, left, right, _RIGHT_BETWEEN)
        and full[i + 1]
        and (i == 0 or full[i - 1])
    ]


def _is_central(words: Sequence[Word], left: float, right: float, within: float) -> bool:
    """Whether words have their middle between two x, off it by no more than a share of the width."""
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    return abs(x0 + x1 - left - right) / 2 <= within * (right - left)


def _plain_bands(rows: Sequence[Sequence[Word]], lone: Sequence[Sequence[Word]], full: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """The printed rows set like all others that are bands: above a full row that begins at the left edge, where themes leave a blank."""
    found = [
        row
        for i, row in enumerate(rows[:-1])
        if row in lone and rows[i + 1] in full and _is_apart(row, rows[max(0, i - 1) : i], rows[i + 1])
    ]
    if not found:
        return []
    lines = [lines_of_row(row, gap=PARTED) for row in full]
    seconds = [parts[1].start for parts in lines if len(parts) > 1]  # a bullet far from its text is no text before it
    if not seconds or any(row[-1].x1 > min(seconds) for row in found):
        return found if seconds else []
    keys = [is_key_text(parts[0].text) for parts in lines]
    is_keyed = sum(keys) >= max(_FEWEST_KEYS, 2 * len(keys) / 3)
    return [row for row in found if not is_key_text(" ".join(word.text for word in row))] if is_keyed else []


def _is_apart(row: Sequence[Word], above: Sequence[Sequence[Word]], beneath: Sequence[Word]) -> bool:
    """Whether a row stands further from those above and beneath it than lines of one text do."""
    near = _APART * row[0].style.size
    return beneath[0].baseline - row[0].baseline > near and all(row[0].baseline - other[0].baseline > near for other in above)


def is_band(row: Sequence[Word]) -> bool:
    """Whether a printed row can be a band: one bold text."""
    return _is_one(row) and all(word.style.is_bold for word in row)


def _is_one(row: Sequence[Word]) -> bool:
    """Whether a printed row is one short text."""
    return len(row) <= _LONGEST and all(b.x0 - a.x1 <= _SPACE * b.style.size for a, b in pairwise(row))


def without_bands(body: Sequence[Word]) -> list[Word]:
    """A table's words but for its bands."""
    taken = {word for band in band_rows(body) for word in band}
    return [word for word in body if word not in taken] if taken else list(body)


def band_heights(bands: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """Top and bottom of each band."""
    return [(min(word.top for word in band), max(word.bottom for word in band)) for band in bands]


def with_bands(grid: Grid, bands: Sequence[Sequence[Word]]) -> Grid:
    """The grid with each band as the one cell of its row, or in the row's first cell where other words stand in the row."""
    for band in bands:
        grid = _with_band(grid, tuple(band))
    return grid


def with_sections(grid: Grid) -> Grid:
    """A table whose columns are found with each row across them as one cell: bands, and texts that run over a border alone in their row."""
    bands = band_rows([word for cell in grid.cells if cell.row > 0 for word in cell.words])
    return with_lone_texts(with_bands(grid, bands))


def with_lone_texts(grid: Grid) -> Grid:
    """The grid with each text that runs over a border, from the left or in the middle, and stands alone in its row, as its one cell."""
    for row in sorted({cell.row for cell in grid.cells if cell.row > 0 and 1 < cell.colspan < grid.column_count}):
        held = [cell for cell in grid.cells if cell.row <= row <= cell.last_row and cell.words]
        if len(held) != 1 or held[0].colspan == 1:
            continue
        if held[0].column == 0 or _is_central(held[0].words, grid.box.x0, grid.box.x1, _MIDDLE):
            grid = _with_band(grid, held[0].words)
    return grid


def _with_band(grid: Grid, band: tuple[Word, ...]) -> Grid:
    middle = band[0].middle_y
    row = next((c.row for c in grid.cells if c.rowspan == 1 and c.row > 0 and c.box.top <= middle < c.box.bottom), None)
    own = [cell for cell in grid.cells if cell.row <= row <= cell.last_row] if row is not None else []
    if row is None or any(cell.rowspan > 1 for cell in own):
        return grid
    words = {word for cell in own for word in cell.words} - set(band)
    if words:
        if any(set(band) <= set(cell.words) for cell in own):
            return grid  # a line of a cell, which other lines and other cells stand above or beside
        rest = [replace(cell, words=tuple(word for word in cell.words if word not in band)) for cell in own]
        rest[0] = replace(rest[0], words=(*band, *rest[0].words))
        moved = dict(zip(map(id, own), rest, strict=True))
        return replace(grid, cells=tuple(moved.get(id(cell), cell) for cell in grid.cells))
    box = Box(own[0].box.x0, own[0].box.top, own[-1].box.x1, own[0].box.bottom)
    cell = GridCell(row, 0, 1, grid.column_count, box, band)
    kept = [c for c in grid.cells if c not in own]
    return replace(grid, cells=tuple(sorted((*kept, cell), key=lambda c: (c.row, c.column))))
