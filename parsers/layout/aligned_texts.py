"""Tables of texts that nothing draws: short texts in three columns and more, each of them set alike, row beneath row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.layout.aligned_columns import Strip, extents_of, fitted, gutters_of, split_at
from parsers.layout.aligned_grid import grid_of
from parsers.layout.aligned_heads import heading_bands
from parsers.layout.aligned_rows import Band, fine_step, table_rows
from parsers.layout.band_rows import with_sections
from parsers.layout.blank_forms import offers_answers
from parsers.layout.head_starts import parted_beneath
from parsers.layout.leaders import is_contents
from parsers.layout.lines import is_marker
from parsers.layout.printed_rows import PrintedRow, steps_between
from parsers.layout.subcolumns import split_columns, with_themes
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word

_COLUMNS = 3  # the fewest
_HEADED = 3  # rows, the header among them, of a table whose header is set apart
_ROWS = 4  # of one whose header is not
_LEADING = 2.6  # of the size: rows further apart are of two tables
_APART = 1.5  # of the size: lines of one text stand no further apart
_SENTENCE = 6  # words: fewer across the columns head the rows beneath
_LINES = 6  # printed rows of one text that may stand between two of several: the lines of a long one
_WORDS = 9.0  # of a text on the average, where a header is set apart
_LONG = 40.0  # where white parts the rows too
_WIDER = 1.15  # of the narrowest step: rows stand as much further apart than lines
_CLOSE = 1.1  # times that: lines of one text stand no further apart
_SHORT = 4.0  # where none is
_FILLED = 0.7  # of the places
_ALIKE = 2.0  # points: how far the texts of one column may begin, end or have their middle apart
_MOSTLY = 0.75  # of a column's texts, or of a row's words
_WHITE = 0.8  # of the size: the least white between two columns
_PROSE = 5  # lines: fewer show no running text
_CLAUSE = 3  # words of a line of it, at the least
_ENDS = (".", "!", "?", ":", ";")
_CONFIDENCE = 0.5


def text_grids(rows: Sequence[PrintedRow]) -> list[Grid]:
    """The tables of texts among a page's printed rows that no other table holds, from the top."""
    return [grid for first, after in _runs(rows) if (grid := _table(rows[first:after])) is not None]


def _runs(rows: Sequence[PrintedRow]) -> Iterator[tuple[int, int]]:
    """The first row of each run, which has several texts, and the one after its last: rows near each other, none left of the first."""
    first = 0
    while first < len(rows):
        after = _end(rows, first) if len(rows[first].texts) >= _COLUMNS else first
        if after - first >= _HEADED:
            yield first, after
        first = max(after, first + 1)


def _end(rows: Sequence[PrintedRow], first: int) -> int:
    """Where a run ends that a row begins: behind the last row of several texts and those that go on its texts."""
    left, last = rows[first].x0, first
    for i in range(first + 1, len(rows)):
        row = rows[i]
        if (
            row.baseline - rows[i - 1].baseline > _LEADING * max(row.size, rows[i - 1].size)
            or row.x0 < left - row.size
            or i - last > _LINES
            or _is_sentence(rows, i, left)
        ):
            break
        last = i if len(row.texts) > 1 else last
    steps = steps_between(rows[first : last + 1])
    tight = min(steps, default=0.0)
    most = _CLOSE * tight if max(steps, default=0.0) > _WIDER * tight else fine_step(steps) if steps else None
    limit = rows[first].texts[1][0].x0 if most is not None else left
    after = last + 1
    while after < len(rows) and (_goes_on(rows, after, left, tight) or _ends_first(rows, after, limit, most or 0.0)):
        after += 1
    return after


def _is_sentence(rows: Sequence[PrintedRow], i: int, left: float) -> bool:
    """Whether a row is running text after a table: one long text from its left edge that goes on no line above, and ends as one does."""
    row = rows[i]
    is_apart = row.baseline - rows[i - 1].baseline > _APART * row.size
    is_one = is_apart and len(row.texts) == 1 and abs(row.x0 - left) <= row.size
    return is_one and len(row.texts[0]) >= _SENTENCE and row.texts[0][-1].text.endswith((".", ":"))


def _goes_on(rows: Sequence[PrintedRow], i: int, left: float, tight: float) -> bool:
    """Whether a row of one text that does not begin at the left goes on the one above: no further off than a line."""
    step = (rows[i].baseline - rows[i - 1].baseline) / rows[i].size
    return len(rows[i].texts) == 1 and rows[i].x0 > left + 2 * rows[i].size and step <= _CLOSE * tight


def _ends_first(rows: Sequence[PrintedRow], i: int, limit: float, most: float) -> bool:
    """Whether a row goes on the text of the first column, which ends before an x, no further off than lines stand at most."""
    step = (rows[i].baseline - rows[i - 1].baseline) / rows[i].size
    return rows[i].x1 < limit and step <= most


def _table(rows: Sequence[PrintedRow]) -> Grid | None:
    full = [row for row in rows if len(row.texts) > 1]
    head, *body = rows
    if len(full) < _HEADED or is_contents([row.texts for row in full]):
        return None
    strips: list[Strip] = []
    if _is_set_apart(head, body):
        body, strips = parted_beneath(head, body)
        full = [head, *(row for row in body if len(row.texts) > 1)]
    found = [gutter for gutter in gutters_of(full[1:], [head]) if gutter[1] - gutter[0] >= _WHITE * head.size]
    gutters = sorted([*(one for one in found if not any(one[0] < x <= one[1] + 1 for _, x in strips)), *strips])
    if len(gutters) + 1 < _COLUMNS:
        return None
    heads, body = split_at([head], gutters), split_at(body, gutters)
    borders = fitted(gutters, heads, [row for row in body if len(row.texts) > 1])
    bands = table_rows(body, borders)
    is_headed = _is_set_apart(head, body) and len(heads[0].texts) >= len(gutters)
    most = (_LONG if _are_apart(body) else _WORDS) if is_headed else _SHORT
    if not _is_table(bands, borders, most) or len(bands) + 1 < (_HEADED if is_headed else _ROWS):
        return None
    above = heading_bands(heads, borders, extents_of(body, borders))
    if not is_headed and len(first := table_rows([*heads, *body], borders)) == len(bands):
        above, bands = [], first  # what stands beneath the first row's texts goes them on
    grid = grid_of(above, bands, borders, Evidence.ALIGNED, _CONFIDENCE)
    for column in reversed(range(len(gutters) + 1)):
        grid = grid if _is_set_alike(bands, column) else with_themes(grid, column)
    return with_sections(grid) if not offers_answers(grid) else None


def _are_apart(body: Sequence[PrintedRow]) -> bool:
    """Whether white parts rows of wrapped texts, in each of which several texts begin side by side: columns of running text have none."""
    steps = steps_between(body)
    tight = min(steps, default=0.0)
    firsts = [body[0], *(row for row, step in zip(body[1:], steps, strict=True) if step > _WIDER * tight)]
    return len(firsts) >= _HEADED and all(len(row.texts) >= _COLUMNS for row in firsts)


def _is_set_apart(head: PrintedRow, body: Sequence[PrintedRow]) -> bool:
    """Whether a header is bold, slanted or of another ink than what stands beneath it."""
    marks = [(w.style.is_bold, w.style.is_italic, w.style.colour) for w in head.words]
    beneath = [(w.style.is_bold, w.style.is_italic, w.style.colour) for row in body for w in row.words]
    return len(set(marks)) == 1 and sum(mark == marks[0] for mark in beneath) < (1 - _MOSTLY) * len(beneath)


def _is_table(bands: Sequence[Band], borders: Sequence[float], most_words: float) -> bool:
    """Whether rows are a table: texts short, places filled, each column set alike, and no list of bullets."""
    texts = [text for band in bands for *_, text in band]
    is_short = sum(map(len, texts)) <= most_words * len(texts)
    is_filled = sum(len(band) for band in bands) >= _FILLED * len(bands) * (len(borders) - 1)
    leads = [band[0][2] for band in bands]
    is_list = sum(len(text) == 1 and is_marker(text[0]) for text in leads) > len(leads) / 2
    return (
        is_short
        and is_filled
        and not is_list
        and not _runs_on(_texts_down(bands))
        and all(_is_set_alike(bands, c) or _hides_themes(bands, c, borders) for c in range(len(borders) - 1))
    )


def _texts_down(bands: Sequence[Band]) -> list[list[Sequence[Word]]]:
    """The texts of each column, from the top."""
    columns: dict[int, list[Sequence[Word]]] = {}
    for first, last, text in (cell for band in bands for cell in band):
        if first == last:
            columns.setdefault(first, []).append(text)
    return list(columns.values())


def _runs_on(columns: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether most texts of every column go on the sentence above them, as the lines of columns of running text do."""
    return all(len(texts) >= _PROSE and 2 * sum(map(_goes_on_text, texts, texts[1:])) > len(texts) - 1 for texts in columns)


def _goes_on_text(above: Sequence[Word], text: Sequence[Word]) -> bool:
    """Whether a text of several words begins in lower case beneath one that has not ended."""
    return min(len(above), len(text)) >= _CLAUSE and text[0].text[:1].islower() and above[-1].text[-1:] not in _ENDS


def _is_set_alike(bands: Sequence[Band], column: int) -> bool:
    """Whether most texts of a column begin alike, end alike or have their middle at one x; those of the first that head the rows beneath
    are none."""
    sides = _sides(bands, column)
    ways = ([x0 for x0, _ in sides], [x1 for _, x1 in sides], [(x0 + x1) / 2 for x0, x1 in sides])
    return any(sum(abs(x - sorted(way)[len(way) // 2]) <= _ALIKE for x in way) >= _MOSTLY * len(way) for way in ways)


def _hides_themes(bands: Sequence[Band], column: int, borders: Sequence[float]) -> bool:
    """Whether all texts of a column begin at one of two x, several at each, as themes and the titles beside them do."""
    begun = [x0 for x0, _ in _sides(bands, column)]
    counts = [sum(abs(x - at) <= _ALIKE for x in begun) for at in (min(begun), max(begun))]
    words = [word for band in bands for first, last, text in band for word in text if first == last == column]
    is_twice = sum(counts) == len(begun) and min(counts) >= _HEADED
    return is_twice and bool(split_columns([words], borders[column : column + 2]))


def _sides(bands: Sequence[Band], column: int) -> list[Strip]:
    """Where each text of a column begins and ends."""
    texts = [text for band in bands for first, last, text in band if first == last == column and (column or len(band) > 1)]
    return [(min(w.x0 for w in text), max(w.x1 for w in text)) for text in texts]
