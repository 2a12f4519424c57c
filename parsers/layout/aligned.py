"""Tables that nothing draws and no heading names: rows of short texts, most of them numbers, that stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.layout.aligned_columns import Strip, borders_of, extents_of, first_column, fitted, gutters_of, split_at
from parsers.layout.aligned_grid import grid_of
from parsers.layout.aligned_heads import heading_bands, headings_above, headings_among
from parsers.layout.aligned_rows import table_rows
from parsers.layout.leaders import is_contents
from parsers.layout.lines import is_marker
from parsers.layout.printed_rows import PrintedRow, is_number, printed_rows, steps_between
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word

_LEADING = 2.6  # of the size: rows further apart are of two tables
_BETWEEN = 2  # rows of one text that may stand between two rows of several
_FEWEST = 3  # rows of several texts that make a table
_WIDE = 5  # texts in each row: so many make a table of one row less
_LONG = 6.0  # words: texts longer than this on the average are prose
_NUMBERS = 0.5  # of the texts right of the first column: fewer numbers make no table by alignment alone
_FILLED = 0.45  # of the places: a table emptier than this is scattered labels
_WIDER = 1.15  # times the narrowest step: as much wider are others where labels are wrapped
_CLOSE = 1.05  # times that
_CONFIDENCE = 0.6


def aligned_grids(words: Sequence[Word]) -> list[Grid]:
    """The tables that show by nothing but alignment among a page's words that no other table holds, from the top."""
    rows = printed_rows(words)
    return [grid for first, last in _runs(rows) if (grid := _table(rows, first, last)) is not None]


def _runs(rows: Sequence[PrintedRow]) -> Iterator[tuple[int, int]]:
    """The first and last of rows that follow each other and of which most hold several texts, one of them a number."""
    run: list[int] = []
    for i, row in enumerate(rows):
        if len(row.texts) < 2 or not any(map(is_number, row.texts[1:])):
            continue
        if run and not _goes_on(rows, run[-1], i):
            yield run[0], run[-1]
            run = []
        run.append(i)
    if run:
        yield run[0], run[-1]


def _goes_on(rows: Sequence[PrintedRow], last: int, following: int) -> bool:
    return following - last <= _BETWEEN + 1 and all(step <= _LEADING for step in steps_between(rows[last : following + 1]))


def _table(rows: Sequence[PrintedRow], first: int, last: int) -> Grid | None:
    first += headings_among(rows[first : last + 1])
    full = [row for row in rows[first : last + 1] if len(row.texts) > 1]
    if len(full) < (_FEWEST - 1 if min((len(row.texts) for row in full), default=0) >= _WIDE else _FEWEST):
        return None
    gutters = gutters_of(full, rows[first - 1 : first] if first else ())
    if not gutters or is_contents([row.texts for row in full]) or not _is_table(full, gutters):
        return None
    first -= _label_lines(rows[: last + 1], first)
    rows = [*split_at(rows[:first], gutters), *split_at(rows[first : last + 1], gutters)]
    body = rows[first:]
    heads = headings_above(rows, first, borders_of(gutters, full))
    borders = fitted(gutters, heads, [row for row in body if len(row.texts) > 1])
    return grid_of(
        heading_bands(heads, borders, extents_of(body, borders)), table_rows(body, borders), borders, Evidence.ALIGNED, _CONFIDENCE
    )


def _label_lines(rows: Sequence[PrintedRow], first: int) -> int:
    """How many rows above the first one are lines of its label: as far left, and as near as lines are where rows stand further apart."""
    steps = steps_between(rows[first:])
    tight = min(steps, default=0.0)
    left = min(row.x0 for row in rows[first:])
    count = 0
    while count < first and max(steps, default=0.0) > _WIDER * tight and _is_label_line(rows, first - count, left, tight):
        count += 1
    return count


def _is_label_line(rows: Sequence[PrintedRow], below: int, left: float, tight: float) -> bool:
    row = rows[below - 1]
    (step,) = steps_between(rows[below - 1 : below + 1])
    return len(row.texts) == 1 and abs(row.x0 - left) <= 0.2 * row.size and step <= _CLOSE * tight


def _is_table(rows: Sequence[PrintedRow], gutters: Sequence[Strip]) -> bool:
    """Whether rows in columns are a table: short texts, mostly numbers behind the first, and few places empty."""
    borders = borders_of(gutters, rows)
    texts = [text for row in rows for text in row.texts]
    behind = [text for text in texts if first_column(text, borders) > 0]
    leads = [row.texts[0] for row in rows]
    if len(borders) < 4 and (len(rows) < 2 * _FEWEST or all(len(t) == 1 and is_marker(t[0]) for t in leads)):
        return False
    if not behind or sum(map(len, texts)) > _LONG * len(texts):
        return False
    numbers = sum(map(is_number, behind))
    return numbers >= _NUMBERS * len(behind) and len(texts) >= _FILLED * len(rows) * (len(borders) - 1)
