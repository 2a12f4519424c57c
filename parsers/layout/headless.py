"""Tables that print no header and draw no rows: a column of keys that count on, and texts beside them in columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.layout.blank_forms import offers_answers
from parsers.layout.edges import Edge, frames_of, row_edges
from parsers.layout.gutters import runs_across
from parsers.layout.header_in_lines import with_header_in_lines
from parsers.layout.lines import lines_of, rows_of_words
from parsers.layout.open_body import body_of
from parsers.layout.open_frame import OpenFrame
from parsers.layout.open_grid import rows_beneath, without_header
from parsers.layout.page import Box, Page
from parsers.layout.side_by_side import common_starts
from parsers.layout.subcolumns import with_texts_over_themes
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word

Row = Sequence[Word]

_KEY = re.compile(r"(?P<letters>(?:[A-Z][A-Z0-9]{1,12})?)[- ]?(?P<numbers>\d{1,4}(?:[.-]\d{1,4})*)(?P<part>[a-z]?)[.)]?")
_KEY_WORDS = 2  # words of a number or reference
_FEWEST_ROWS = 3  # that a table with neither header nor rules must have
_FEWEST_COLUMNS = 4  # what has fewer is a numbered list
_MOST = 0.6  # of the rows: how many must have a key; bands and empty rows have none
_SAME_START = 2.5  # points: how far the starts of one column's texts may stand apart
_SPACE = 0.5  # of the size: white as narrow as this stands between words
_LINE = 1.45  # of the size: the leading of one text's lines
_NEAR = 3.0  # of the size: how far above its rows a header stands
_TALL = 0.8  # of a frame's height: the least height of a line between its columns


class _Keyed(NamedTuple):
    """A printed row that begins with a key; ``order`` grows from row to row."""

    row: Row
    letters: str
    order: tuple[int, ...]


def headless_grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """The tables among the words that no other evidence has: at most one, for its keys count from the first row to the last."""
    rows = rows_of_words(words)
    keyed = _longest_run(rows)
    if len(keyed) < _FEWEST_ROWS or _is_headed(rows, keyed[0].row):
        return []
    body = _body(rows, keyed)
    borders = _drawn_borders(page, body) or _borders(body, keyed)
    if len(borders) - 1 < _FEWEST_COLUMNS:
        return []
    grid = _grid(page, body, borders)
    if grid is None or not _is_borne_out(grid, keyed) or offers_answers(grid):
        return []
    return [with_header_in_lines(with_texts_over_themes(grid), page, words)]


def _is_borne_out(grid: Grid, keyed: Sequence[_Keyed]) -> bool:
    """Whether nearly all rows have a key, and at least two columns say something: numbers in columns are another kind of table."""
    keys = {id(one.row[0]) for one in keyed}
    rows = {cell.row for cell in grid.cells if any(id(word) in keys for word in cell.words)}
    filled = [cell for cell in grid.cells if cell.words and any(word.text.isalpha() and len(word.text) > 2 for word in cell.words)]
    saying = Counter(cell.column for cell in filled if cell.colspan == 1)
    wordy = [column for column, count in saying.items() if 2 * count >= len(rows)]
    return len(rows) >= max(_FEWEST_ROWS, _MOST * grid.row_count) and len(wordy) > 1


def _longest_run(rows: Sequence[Row]) -> list[_Keyed]:
    """The most rows that begin at one x with keys of the same letters, each later than the one before."""
    runs: list[list[_Keyed]] = []
    for keyed in (found for row in rows if (found := _keyed(row)) is not None):
        run = next((run for run in runs if _follows(run[-1], keyed)), None)
        if run is not None:
            run.append(keyed)
        else:
            runs.append([keyed])
    return max(runs, key=len, default=[])


def _follows(before: _Keyed, keyed: _Keyed) -> bool:
    is_below = abs(before.row[0].x0 - keyed.row[0].x0) <= _SAME_START
    is_next = keyed.order > before.order and (bool(keyed.letters) or keyed.order[0] - before.order[0] <= 1)
    return is_below and keyed.letters == before.letters and is_next


def _keyed(row: Row) -> _Keyed | None:
    letters = row[0].text[:2]
    if not (letters[0] == "-" or letters[0].isdigit() or (letters.isalnum() and letters.isupper())):
        return None  # nearly all rows begin so
    for count in range(min(_KEY_WORDS, len(row) - 1), 0, -1):
        found = _KEY.fullmatch(" ".join(word.text for word in row[:count]))
        if found:
            letters = found["letters"].rstrip("0123456789")
            printed = (found["letters"].removeprefix(letters), *re.split(r"[.-]", found["numbers"]))
            numbers = tuple(int(number) for number in printed if number)
            return _Keyed(row, letters, (*numbers, ord(found["part"] or "`")))
    return None


def _is_headed(rows: Sequence[Row], first: Row) -> bool:
    """Whether headings stand above the first keyed row: bold texts side by side, where its own are not."""
    size = first[0].style.size
    above = [row for row in rows if 0 < first[0].baseline - row[0].baseline <= _NEAR * size]
    return any(len(lines_of(row, gap=0.9)) > 2 and row[0].style.is_bold and not first[0].style.is_bold for row in above)


def _body(rows: Sequence[Row], keyed: Sequence[_Keyed]) -> list[Row]:
    """The printed rows from the first keyed one on, with those close above it: its texts may be set in the middle of its height."""
    index = next(i for i, row in enumerate(rows) if row is keyed[0].row)
    left = keyed[0].row[0].x0
    while index and rows[index][0].baseline - rows[index - 1][0].baseline <= _LINE * rows[index][0].style.size:
        if rows[index - 1][0].x0 <= left + _SAME_START:
            break
        index -= 1
    return list(rows[index:])


def _drawn_borders(page: Page, body: Sequence[Row]) -> tuple[float, ...]:
    """The borders of a frame of columns around the first row; none where none is drawn."""
    word = body[0][0]
    for frame in frames_of(page):
        box = frame.box
        tall = sorted({edge.at for edge in frame.upright if edge.end - edge.start > _TALL * box.height})
        if box.contains(word.middle_x, word.middle_y) and len(tall) > _FEWEST_COLUMNS:
            return tuple(tall)
    return ()


def _borders(body: Sequence[Row], keyed: Sequence[_Keyed]) -> tuple[float, ...]:
    """Column borders where white runs down from the first keyed row to the last, and texts begin alike to its right."""
    end = keyed[-1].row[0].baseline
    rows = [row for row in body if row[0].baseline <= end + 1]
    common = common_starts((line.start for row in rows for line in lines_of(row, gap=_SPACE)), len(keyed), _SAME_START)
    inner = [x for x in common[1:] if not any(runs_across(row, x - 1) for row in rows)]
    right = max(word.x1 for row in rows for word in row)
    return (common[0] - 2, *(x - 1 for x in inner), right + 2) if len(inner) + 1 >= _FEWEST_COLUMNS else ()


def _grid(page: Page, rows: Sequence[Row], borders: tuple[float, ...]) -> Grid | None:
    words = [word for row in rows for word in row if borders[0] - 1 <= word.x0 and word.x1 <= borders[-1] + 1]
    top = min((word.top for word in words), default=0.0) - 1
    level = tuple(_inside(row_edges(page, words), borders, top))
    frame = OpenFrame(Box(borders[0], top - 1, borders[-1], top), borders, level, page.height, Evidence.ALIGNED)
    body = body_of(frame, borders, words)
    return without_header(rows_beneath(frame, borders, (), body)) if body else None


def _inside(edges: Sequence[Edge], borders: Sequence[float], top: float) -> Iterator[Edge]:
    return (edge for edge in edges if edge.at > top and edge.start > borders[0] - 12 and edge.end < borders[-1] + 12)
