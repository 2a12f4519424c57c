"""Open tables that go on from the page before without their header: the columns are known, the rows are looked for anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.layout.band_rows import is_band
from parsers.layout.captions import is_numbered_caption
from parsers.layout.edges import row_edges
from parsers.layout.gutters import runs_across
from parsers.layout.keys_in_turn import may_follow
from parsers.layout.lines import is_bullet, lines_of, rows_of_words
from parsers.layout.measured_anew import measured_anew
from parsers.layout.open_body import body_of
from parsers.layout.open_borders import column_of, crosses
from parsers.layout.open_frame import OpenFrame
from parsers.layout.open_grid import rows_beneath, without_header
from parsers.layout.page import Box, Page
from parsers.layout.side_by_side import PARTED, common_starts, is_parted
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word

_SPACE = 0.5  # of the size: white between words
_INSET = 12.0  # points: how far right of its column's border a text may begin
_FITTING = 0.7  # of the texts: how many must begin where a column does
_SHIFT = 8  # points: how far a column border may stand off the one on the page before
_SAME_START = 2.0  # points: how far the starts of one column's texts may stand apart
_REST_WHITE = 2.5  # of the size: the white between rows at a page's head
_SAME_SIZE = 1.1  # of the size: larger text is a title's
_PAIR = 2  # columns
_WRAPPED = 2  # words of a reference that may stand on two lines
_LEADING = 1.45  # of the size: lines of one text stand no further apart
_KEY_WORDS = 3  # words of a number or reference
_TITLES = 4  # printed rows: more of them above are running text, after which no table of the page before goes on
_HEADINGS = 3  # side by side
_ROWS = 3  # of as many texts: fewer do not show a table by themselves
_HEAD = 0.3  # of the page's height: a table that goes on begins above this


class LastTable(NamedTuple):
    """The lowest table of a page, which may go on on the next: its column borders' x, whether it is ruled through, its last row's key,
    how many cells of a row have text, usually, whether it is a header alone that nothing rules through: all else must follow,
    whether lines part its columns and none its rows, whether only fills of some rows show it, and the table itself."""

    columns: tuple[float, ...]
    is_ruled: bool
    last_key: str | None = None
    usual_texts: float = 0.0
    is_header: bool = False
    has_drawn_columns: bool = False
    is_striped: bool = False
    grid: Grid | None = None


def last_table(grids: Sequence[Grid]) -> LastTable | None:
    """The lowest of a page's tables; None where it has none."""
    lowest = max(grids, key=lambda grid: grid.box.bottom, default=None)
    if lowest is None:
        return None
    firsts = [cell.words for cell in lowest.cells if cell.column == 0 and cell.colspan == 1]
    keys = [_text(words) for words in firsts if 0 < len(words) <= _KEY_WORDS]
    usual = median(_texts_by_row(lowest).values())
    is_ruled = lowest.evidence is Evidence.RULED
    has_drawn_columns = lowest.evidence is Evidence.UPRIGHT_RULES
    is_striped = lowest.evidence is Evidence.STRIPES
    is_header = lowest.row_count == 1 and not is_ruled
    return LastTable(columns_of(lowest), is_ruled, keys[-1] if keys else None, usual, is_header, has_drawn_columns, is_striped, lowest)


def _parted_texts(grid: Grid) -> int:
    """How many column borders of a table stand between two words that no more than a space parts."""
    borders = columns_of(grid)[1:-1]
    rows = rows_of_words([word for cell in grid.cells for word in cell.words])
    return sum(any(runs_across(row, x) for row in rows) for x in borders)


def _texts_by_row(grid: Grid) -> Counter[int]:
    """How many cells of each row have text."""
    return Counter(row for cell in grid.cells if cell.words for row in range(cell.row, cell.last_row + 1))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def columns_of(grid: Grid) -> tuple[float, ...]:
    """The x of all column borders of a table, outer ones included."""
    return (*sorted({round(cell.box.x0, 2) for cell in grid.cells}), max(cell.box.x1 for cell in grid.cells))


def continued_grid(page: Page, words: Sequence[Word], before: LastTable) -> Grid | None:
    """The rows at a page's head that keep to the columns of a table on the page before, or None where none do."""
    if before.grid is not None and _is_headed_again(words, before.grid):
        return None
    first, last = before.columns[0], before.columns[-1]
    beneath = [w for w in words if first - 4 <= w.x0]
    rows, wide = rows_of_words([w for w in beneath if w.x1 <= last + 40]), rows_of_words(beneath)
    moved = _moved(before.columns, rows)
    left = [w for w in words if w.x0 < first - 4 and first - w.x1 < _INSET]
    kept = next((i for i, row in enumerate(rows) if _keeps_to(row, moved) and not _goes_on_word(row[0], left)), None)
    grids = []  # of two that are as good the first counts
    if (numbered := _next_in(wide, before.last_key)) is not None:
        grids.append(_grid(page, wide, numbered, _realigned(before.columns, wide[numbered:])))
    if kept is not None:
        grids.append(_grid(page, rows, kept, moved))
    if not any(grids) and before.grid is not None:
        alone = measured_anew(wide[: _TITLES + 1], before.grid, before.columns)
        grids += [_grid(page, wide, *alone)] if alone is not None else []
    full = [grid for grid in grids if grid is not None and _is_as_full(grid, before) and not _has_column_left(grid, words)]
    count = len(before.columns) - 1
    return max(full, key=lambda grid: (grid.row_count, grid.column_count == count, -_spans(grid)), default=None)


def _is_headed_again(words: Sequence[Word], above: Grid) -> bool:
    """Whether the headings of a table that alignment alone shows stand at the next page's head too, over rows enough to show it there as
    well: its headings are no rows of it."""
    heads = sorted((cell for cell in above.cells if cell.row == 0 and cell.words), key=lambda cell: cell.column)
    if above.evidence is not Evidence.ALIGNED or len(heads) < _HEADINGS:
        return False
    printed, rows = " ".join(_text(cell.words) for cell in heads), rows_of_words(words)
    at = next((i for i, row in enumerate(rows[: _TITLES + 1]) if _text(row) == printed), None)
    return at is not None and sum(len(lines_of(row, gap=PARTED)) >= _HEADINGS for row in rows[at + 1 :]) >= _ROWS


def _goes_on_word(word: Word, left: Sequence[Word]) -> bool:
    """Whether one of some words stands right before another one: then its text begins left of the columns."""
    return any(abs(w.baseline - word.baseline) < 1 and 0 <= word.x0 - w.x1 <= _SPACE * word.style.size for w in left)


def _has_column_left(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether texts that begin alike stand left of a table level with the first lines of most of its rows: a column that the page before
    has not."""
    firsts = {row: min(w.baseline for c in grid.cells if c.row == row for w in c.words) for row in _texts_by_row(grid)}
    left = [w for w in words if w.x1 < grid.box.x0 - _INSET]
    beside = [min((w.x0 for w in left if abs(w.baseline - at) < 1), default=None) for at in firsts.values()]
    starts = [x for x in beside if x is not None]
    return len(starts) > 1 and 2 * len(starts) > len(firsts) and max(starts) - min(starts) <= _SAME_START


def _spans(grid: Grid) -> int:
    """How many texts run over a column's border: where it does not belong."""
    return sum(cell.colspan > 1 for cell in grid.cells if cell.words)


def _is_as_full(grid: Grid, before: LastTable) -> bool:
    """Whether any of several rows has as many texts as the rows before, half at least: a table of fewer columns is another.

    One row may have few, but is none of two columns, for what stands beside it is as well another text, and none whose columns part
    running text: a line of two lists does so by chance.
    """
    if grid.row_count == 1:
        return grid.column_count > _PAIR and _parted_texts(grid) <= 1
    return 2 * max(_texts_by_row(grid).values()) >= before.usual_texts


def _grid(page: Page, rows: Sequence[Sequence[Word]], first: int, borders: tuple[float, ...]) -> Grid | None:
    """The rows from one at a page's head on that keep to columns, or None where they do not."""
    if not _keeps_to(rows[first], borders) or min(w.top for w in rows[first]) > _HEAD * page.height:
        return None
    first = _with_rest(rows, first, borders)
    if first > _TITLES or any(map(is_numbered_caption, rows[:first])):
        return None  # what stands beneath a caption of its own is another table
    top = min(w.top for w in rows[first]) - 1
    level = tuple(
        e for e in row_edges(page, [w for row in rows for w in row]) if e.at > top and e.start > borders[0] - 8 and e.end < borders[-1] + 48
    )
    frame = OpenFrame(Box(borders[0], top - 1, borders[-1], top), borders, level, page.height, Evidence.ALIGNED)
    body = body_of(frame, borders, [w for row in rows[first:] for w in row])
    if len({w.text for w in body}) < 4 or not _begins_at_columns(body, borders) or _is_of_paragraph(rows[first:], body):
        return None
    header = rows[first] if _heads(rows[first], body, borders) else ()
    if header:
        frame = replace(frame, header=Box(borders[0], top - 1, borders[-1], max(w.bottom for w in header)))
        body = [w for w in body if w not in header]
    return without_header(rows_beneath(frame, borders, header, body))


def _heads(row: Sequence[Word], body: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a row is the header, printed again: bold over columns in which nothing else is, and over all but one at most."""
    columns = {column_of(w, borders) for w in row}
    beneath = [w for w in body if w not in row and column_of(w, borders) in columns]
    is_full = len(columns) > 1 and len(columns) >= len(borders) - 2
    return is_full and all(w.style.is_bold for w in row) and bool(beneath) and not any(w.style.is_bold for w in beneath)


def _is_of_paragraph(rows: Sequence[Sequence[Word]], body: Sequence[Word]) -> bool:
    """Whether what keeps to columns is only the first line of running text, which wide spaces part by chance."""
    if len(rows) < 2 or len(body) > len(rows[0]) or is_parted(rows[1]):
        return False
    above, beneath = rows[:2]
    is_next = beneath[0].baseline - above[0].baseline <= _LEADING * above[0].style.size
    return is_next and abs(beneath[0].x0 - above[0].x0) <= _SAME_START and len(beneath) > _KEY_WORDS * 2


def _with_rest(rows: Sequence[Sequence[Word]], first: int, borders: Sequence[float]) -> int:
    """The index of the first row with those right above it that a row cut by the page's end leaves, and bands: no text at the left."""
    index, size = first, rows[first][0].style.size
    while index and min(w.top for w in rows[index]) - max(w.bottom for w in rows[index - 1]) <= _REST_WHITE * size:
        row = rows[index - 1]
        is_rest = row[0].x0 >= borders[1] - 1 and not crosses(row, borders) and row[0].style.size <= _SAME_SIZE * size
        if not is_rest and not (is_band(row) and row[0].style.size <= _SAME_SIZE * size):
            break
        index -= 1
    # A band at the head may as well be a heading of what follows.
    return next((i for i in range(index, first) if not is_band(rows[i])), first)


def _next_in(rows: Sequence[Sequence[Word]], last_key: str | None) -> int | None:
    """The printed row that begins as the row after the last one of the page before does, its second word beneath the first if it wraps."""
    if not last_key:
        return None
    length = len(last_key.split())
    for i, row in enumerate(rows):
        texts = {_text(row[:length])}
        after = rows[i + 1] if i + 1 < len(rows) else row
        if length == _WRAPPED and abs(after[0].x0 - row[0].x0) <= _SAME_START:
            texts.add(_text((row[0], after[0])))
        if any(may_follow(last_key, text) for text in texts):
            return i
    return None


def _moved(borders: tuple[float, ...], rows: Sequence[Sequence[Word]]) -> tuple[float, ...]:
    """The borders each moved a little to where the fewest rows run across: some printers measure the columns of each page anew."""
    inner = []
    for x in borders[1:-1]:
        near = sorted((x + step for step in range(-_SHIFT, _SHIFT + 1)), key=lambda at: abs(at - x))
        inner.append(min(near, key=lambda at: sum(runs_across(row, at) for row in rows)))
    return (borders[0], *inner, borders[-1])


def _realigned(borders: tuple[float, ...], rows: Sequence[Sequence[Word]]) -> tuple[float, ...]:
    """The same columns where the texts of numbered rows begin, which some printers measure for each page anew; else the borders moved."""
    first = rows[0][0].x0
    numbered = [row for row in rows if abs(row[0].x0 - first) <= _SAME_START and not _is_one_text(row)]
    wrapped = {line.start for row in rows if row[0].x0 - first > _SAME_START for line in lines_of(row, gap=PARTED)}
    common = common_starts((start for row in numbered for start in _starts(row, wrapped)), len(numbered), _SAME_START)
    if len(common) != len(borders) - 1:
        common = _clear_starts(rows, first)
    if len(common) != len(borders) - 1:
        return _moved(borders, rows)
    return (min(borders[0], common[0] - 1), *(start - 1 for start in common[1:]), max(borders[-1], max(w.x1 for r in rows for w in r)))


def _clear_starts(rows: Sequence[Sequence[Word]], first: float) -> list[float]:
    """Where texts begin alike that no row runs across, from the first column on: with little white between columns, and texts of several
    lines beside those of one, no row alone shows where all of them begin."""
    body = [row for row in rows if not is_band(row)]
    numbered = sum(abs(row[0].x0 - first) <= _SAME_START for row in body)
    common = common_starts((word.x0 for row in body for word in row), numbered, 1.0)
    return [start for start in common if not any(runs_across(row, start) for row in body)]


def _is_one_text(row: Sequence[Word]) -> bool:
    return len(lines_of(row, gap=PARTED)) == 1


def _starts(row: Sequence[Word], wrapped: Collection[float]) -> set[float]:
    """Where the texts of a numbered row begin: behind wide white, or, however near the text before, where wrapped lines begin; a bullet's
    text begins with it."""
    parted = {line.start for line in lines_of(row, gap=PARTED)}
    texts = [word.x0 for before, word in pairwise(row) if not is_bullet(before)]
    return parted | {x for x in texts if any(abs(x - start) <= _SAME_START for start in wrapped)}


def _keeps_to(row: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a printed row has text in at least two columns, somewhere wide apart, and runs across no border."""
    filled = {sum(w.x0 >= x - 1 for x in borders[1:-1]) for w in row}
    return len(filled) > 1 and is_parted(row) and not crosses(row, borders)


def _begins_at_columns(body: Sequence[Word], borders: Sequence[float]) -> bool:
    starts = [line.start for line in lines_of(body, gap=PARTED)]
    fitting = sum(any(-1 <= start - border <= _INSET for border in borders[:-1]) for start in starts)
    # Half as many texts as there are columns may stand further in, as bullets do.
    return fitting >= _FITTING * len(starts) - (len(borders) - 1) / 2
