"""Running text beside a table, as on a page of two columns: it shares the heights of the table's rows and is no column of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.layout.lines import Line
from parsers.layout.page import Box
from parsers.layout.printed_rows import PrintedRow
from parsers.layout.prose_columns import page_lines
from parsers.layout.set_text import justified
from parsers.layout.table import Grid
from parsers.layout.words import Word

_FEWEST = 6  # lines of a column of text
_BEYOND = 4  # of them that stand above or beneath the table
_WORDS = 5.0  # of a line, on the average
_ALIKE = 2.0  # points: how far its lines may begin apart
_NEAR = 5.0  # of the size: how far above or beneath a table a column of text beside it may end or begin
_SAME_SIZE = 0.06  # of the size
_LEADING = 2.6  # of the size: paragraphs stand no further apart
_INDENT = 3.0  # of the size: how far in the first line of a paragraph may begin
_ROOM = 2.5  # of the size: how much room a line leaves at its end
_FULL = 0.6  # of the lines: how many leave no more


def without_running_text(words: Sequence[Word], rows: Sequence[PrintedRow], grids: Sequence[Grid]) -> Sequence[Word]:
    """The words without columns of text that stand beside tables or in them and go on above or beneath; ``rows`` are all printed ones."""
    if not grids or not (_are_in_columns(rows) or any(map(_is_wordy, grids))):
        return words
    boxes = [grid.box for grid in grids]
    lines = justified(page_lines(words))
    runs = [run for run in _runs(lines) if any(_goes_on(run, box) for box in boxes)]
    aside = {word for run in runs for line in (*run, *_first_lines(run, lines)) for word in line.words}
    return [word for word in words if word not in aside] if aside else words


def _are_in_columns(rows: Sequence[PrintedRow]) -> bool:
    """Whether texts of many words stand side by side in some rows."""
    return sum(sum(len(text) >= _WORDS for text in row.texts) > 1 for row in rows) >= _BEYOND


def _is_wordy(grid: Grid) -> bool:
    """Whether a column of a table holds as many words as lines of text do."""
    held: list[list[int]] = [[] for _ in range(grid.column_count)]
    for cell in grid.cells:
        if cell.colspan == 1 and cell.words:
            held[cell.column].append(len(cell.words))
    return any(len(counts) > 1 and sum(counts) >= _WORDS * len(counts) for counts in held)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The columns of text among a page's lines: begun alike, near each other, of many words, most as long as there is room."""
    runs: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        run = next((run for run in runs if _follows(run[-1], line)), None)
        if run is not None:
            run.append(line)
        else:
            runs.append([line])
    for run in runs:
        right = max(line.x1 for line in run)
        full = sum(right - line.x1 <= _ROOM * line.size for line in run)
        if len(run) >= _FEWEST and full >= _FULL * len(run) and sum(len(line.words) for line in run) >= _WORDS * len(run):
            yield run


def _first_lines(run: Sequence[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """The indented first lines of paragraphs in a column of text, each right above a line of it and as long as there is room."""
    right = max(line.x1 for line in run)
    for line in lines:
        is_full = 0 <= right - line.x1 <= _ROOM * line.size
        if is_full and any(_ALIKE < line.start - one.start <= _INDENT * one.size and _is_next(line, one) for one in run):
            yield line


def _follows(above: Line, line: Line) -> bool:
    return abs(line.start - above.start) <= _ALIKE and _is_next(above, line)


def _is_next(above: Line, line: Line) -> bool:
    """Whether a line stands beneath another of its size, no further than paragraphs do."""
    return abs(line.size - above.size) <= _SAME_SIZE * line.size and 0 < line.baseline - above.baseline <= _LEADING * line.size


def _goes_on(run: Sequence[Line], box: Box) -> bool:
    """Whether a column of text begins, ends or goes on at a table's heights, and enough of its lines stand above or beneath."""
    near = _NEAR * run[0].size
    return any(box.top - near <= line.baseline <= box.bottom + near for line in run) and (
        sum(not box.top <= line.baseline <= box.bottom for line in run) >= _BEYOND
    )
