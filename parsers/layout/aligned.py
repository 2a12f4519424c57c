"""Tables that nothing draws and no heading names: rows of short texts, most of them numbers, that stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.aligned_columns import Strip, borders_of, extents_of, first_column, fitted, gutters_of, split_at
from parsers.layout.aligned_grid import grid_of
from parsers.layout.aligned_heads import heading_bands, headings_above, headings_among, with_years, without_sections
from parsers.layout.aligned_rows import fine_step, table_rows
from parsers.layout.captions import is_numbered_caption
from parsers.layout.captions_beside import beneath_captions
from parsers.layout.leaders import end_of, is_contents
from parsers.layout.lines import is_marker
from parsers.layout.printed_rows import PrintedRow, Text, is_number, row_of, steps_between, with_signs_joined
from parsers.layout.small_tables import is_headed
from parsers.layout.table import Evidence, Grid

_LEADING = 2.6  # of the size: rows further apart are of two tables
_LINE = 1.35  # of the size: lines of a label, of which there may be more, stand no further apart
_BETWEEN = 2  # rows of one text that may stand between two rows of several
_HEADED = 3  # headings side by side
_FEWEST = 3  # rows of several texts that make a table
_WIDE = 5  # texts in each row: so many make a table of one row less
_LONG = 6.0  # words: texts longer than this on the average are prose
_NUMBERS = 0.5  # of the texts right of the first column: fewer numbers make no table by alignment alone
_FILLED = 0.45  # of the places: a table emptier than this is scattered labels
_PROSE = 5.0  # words of a line of running text in a narrow column, on the average
_ALIKE = 2.0  # points: how far its lines may begin apart
_ROOM = 2.5  # of the size: how much room a line leaves at its end
_MOSTLY = 0.75  # of its lines
_BESIDE = 12  # printed rows above a table's numbers in which its headings stand, those of the text beside it among them
_WIDER = 1.15  # times the narrowest step: as much wider are others where labels are wrapped
_CLOSE = 1.05  # times that
_CONFIDENCE = 0.6


def aligned_grids(rows: Sequence[PrintedRow]) -> list[Grid]:
    """The tables that show by nothing but alignment among a page's printed rows, from the top. No row of one heads another."""
    return [grid for part in beneath_captions(rows) for grid in _grids(part)]


def _grids(rows: Sequence[PrintedRow]) -> list[Grid]:
    found: list[Grid] = []
    end = 0
    for first, last in _runs(rows):
        if (grid := _table(rows[end:], first - end, last - end)) is not None:
            found.append(grid)
            end = last + 1
    return found


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
    if _begins_anew(rows[last + 1 : following]):
        return False
    steps = steps_between(rows[last : following + 1])
    if following - last <= _BETWEEN + 1:
        return all(step <= _LEADING for step in steps)
    limit = _first_number(rows[last])
    between = rows[last + 1 : following]
    return all(step <= _LINE for step in steps) and all(row.x1 < limit or _are_lines_of(rows[last], row) for row in between)


def _are_lines_of(above: PrintedRow, row: PrintedRow) -> bool:
    """Whether each text of a row begins where one of a row above does, of several texts: further lines of its cells."""
    return all(any(abs(text[0].x0 - other[0].x0) <= _ALIKE for other in above.texts) for text in row.texts)


def _begins_anew(between: Sequence[PrintedRow]) -> bool:
    """Whether a lone text between two rows of numbers is the caption of another table: numbered, or with headings beneath it."""
    lone = [i for i, row in enumerate(between) if len(row.texts) == 1]
    return any(is_numbered_caption(between[i].words) or any(len(row.texts) >= _HEADED for row in between[i + 1 :]) for i in lone)


def _first_number(row: PrintedRow) -> float:
    """Where the first number behind a row's first text begins; endless where there is none."""
    return min((text[0].x0 for text in row.texts[1:] if is_number(text)), default=float("inf"))


def _table(rows: Sequence[PrintedRow], first: int, last: int) -> Grid | None:
    first += headings_among(rows[first : last + 1])
    rows = [*rows[:first], *with_signs_joined(rows[first : last + 1]), *rows[last + 1 :]]
    limit = min(map(_first_number, rows[first : last + 1]))
    full = [row for row in rows[first : last + 1] if len(row.texts) > 1 and row.x1 >= limit]
    is_small = _is_small(rows, first, last)
    if len(full) < (_FEWEST - 1 if is_small or min((len(row.texts) for row in full), default=0) >= _WIDE else _FEWEST):
        return None
    gutters = gutters_of(full, rows[first - 1 : first] if first else ())
    side = _prose_beside(full, gutters)
    if side is not None and (grid := _longest(_outside(rows[max(0, first - _BESIDE) : last + 1], side))) is not None:
        return grid
    if not gutters or is_contents([row.texts for row in full]) or not _is_table(full, gutters, is_small=is_small):
        return None
    last += _label_lines_beneath(rows[first:], last - first, limit)
    first -= _label_lines(rows[: last + 1], first)
    right = max(row.x1 for row in full)  # what stands right of all numbers is none of the table's
    above, body = (split_at([row for row in part if row.x0 <= right], gutters) for part in (rows[:first], rows[first : last + 1]))
    heads, sections = without_sections(headings_above([*above, *body], len(above), borders_of(gutters, full)), body, gutters)
    heads, body = with_years(heads, [*sections, *body])
    borders = fitted(gutters, heads, [row for row in body if len(row.texts) > 1])
    return grid_of(
        heading_bands(heads, borders, extents_of(body, borders)), table_rows(body, borders), borders, Evidence.ALIGNED, _CONFIDENCE
    )


def _prose_beside(rows: Sequence[PrintedRow], gutters: Sequence[Strip]) -> Strip | None:
    """From where to where running text stands left or right of a table in the same rows, as in a page of two columns; None for none."""
    borders = borders_of(gutters, rows) if len(gutters) > 1 else ()
    for column in (0, len(borders) - 2) if borders else ():
        texts = [text for row in rows for text in row.texts if first_column(text, borders) == column]
        if len(texts) >= _FEWEST and _is_prose(texts):
            return borders[column], borders[column + 1]
    return None


def _is_prose(texts: Sequence[Text]) -> bool:
    """Whether texts beneath each other are lines of running text: many words, begun alike, most of them as long as there is room."""
    left, right = min(text[0].x0 for text in texts), max(end_of(text) for text in texts)
    alike = sum(text[0].x0 - left <= _ALIKE for text in texts)
    full = sum(right - end_of(text) <= _ROOM * text[0].style.size for text in texts)
    is_wordy = sum(sum(word.text.isalpha() for word in text) for text in texts) > _PROSE * len(texts)
    return is_wordy and alike >= _MOSTLY * len(texts) and full >= _MOSTLY * len(texts)


def _outside(rows: Sequence[PrintedRow], side: Strip) -> list[PrintedRow]:
    """The rows with the texts that begin between two x left out."""
    kept = ([text for text in row.texts if not side[0] <= text[0].x0 < side[1]] for row in rows)
    return [row_of(texts) for texts in kept if texts]


def _longest(rows: Sequence[PrintedRow]) -> Grid | None:
    """The table of the longest run among some rows."""
    first, last = max(_runs(rows), key=lambda run: run[1] - run[0], default=(0, 0))
    return _table(rows, first, last) if last > first else None


def _label_lines(rows: Sequence[PrintedRow], first: int) -> int:
    """How many rows above the first one are lines of its label: as far left, and as near as lines are where rows stand further apart."""
    steps = steps_between(rows[first:])
    tight = min(steps, default=0.0)
    left = min(row.x0 for row in rows[first:])
    count = 0
    while count < first and max(steps, default=0.0) > _WIDER * tight and _is_label_line(rows, first - count, left, tight):
        count += 1
    return count


def _label_lines_beneath(rows: Sequence[PrintedRow], last: int, limit: float) -> int:
    """How many rows beneath the last are lines of its label: left of the numbers, as near as lines are where rows stand further apart."""
    steps = steps_between(rows[: last + 1])
    tight = min(steps, default=0.0)
    most = _CLOSE * tight if max(steps, default=0.0) > _WIDER * tight else fine_step(steps) if steps else None
    count = 0
    while most is not None and last + count + 1 < len(rows) and rows[last + count + 1].x1 < limit:
        (step,) = steps_between(rows[last + count : last + count + 2])
        if step > most or rows[last + count + 1].x0 < rows[last].x0 - 1:
            break
        count += 1
    return count


def _is_label_line(rows: Sequence[PrintedRow], below: int, left: float, tight: float) -> bool:
    row = rows[below - 1]
    (step,) = steps_between(rows[below - 1 : below + 1])
    if is_number(row.texts[0]) or row.words[0].style.is_bold != rows[below].words[0].style.is_bold:
        return False  # a year, or the heading of a section
    return len(row.texts) == 1 and abs(row.x0 - left) <= 0.2 * row.size and step <= _CLOSE * tight


def _is_small(rows: Sequence[PrintedRow], first: int, last: int) -> bool:
    """Whether rows are all that stands beneath headings, which are the row above them or the first of them."""
    if last - first > _FEWEST:
        return False
    return any(is_headed(rows[head], rows[head + 1 : last + 1]) for head in (first - 1, first) if head >= 0)


def _are_pairs(rows: Sequence[PrintedRow]) -> bool:
    """Whether each of some rows is a label with a number that ends where the others do: not page numbers, which grow downwards."""
    if len(rows) <= _FEWEST or not all(len(row.texts) == 2 and is_number(row.texts[1]) and not is_number(row.texts[0]) for row in rows):
        return False
    ends, printed = [row.x1 for row in rows], ["".join(w.text for w in row.texts[1]) for row in rows]
    grows = all(text.isdigit() for text in printed) and all(int(a) <= int(b) for a, b in pairwise(printed))
    return max(ends) - min(ends) <= _ALIKE and not grows


def _is_table(rows: Sequence[PrintedRow], gutters: Sequence[Strip], *, is_small: bool) -> bool:
    """Whether rows in columns are a table: short texts, mostly numbers behind the first, and few places empty."""
    borders = borders_of(gutters, rows)
    texts = [text for row in rows for text in row.texts]
    behind = [text for text in texts if first_column(text, borders) > 0]
    leads = [row.texts[0] for row in rows]
    is_short = not is_small and len(rows) < 2 * _FEWEST and not _are_pairs(rows)
    if len(borders) < 4 and (is_short or all(len(t) == 1 and is_marker(t[0]) for t in leads)):
        return False
    if not behind or sum(map(len, texts)) > _LONG * len(texts):
        return False
    numbers = sum(map(is_number, behind))
    return numbers >= _NUMBERS * len(behind) and len(texts) >= _FILLED * len(rows) * (len(borders) - 1)
