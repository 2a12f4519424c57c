"""Tables that nothing draws and no heading names: rows of short texts, most of them numbers, that stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from parsers.layout.leaders import end_of, ends_leader, is_contents
from parsers.layout.lines import is_marker, rows_of_words
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_GAP = 0.9  # of the size: a wider gap parts two texts of a row
_LEADING = 2.6  # of the size: rows further apart are of two tables
_BETWEEN = 2  # rows of one text that may stand between two rows of several
_FEWEST = 3  # rows of several texts that make a table
_WIDE = 5  # texts in each row: so many make a table of one row less
_GUTTER = 0.5  # of the size: the least white between two columns
_CROSSED = 0.1  # of the rows: how many may run across a gutter
_HEADS = 7  # printed rows above the numbers that may be headings
_HEAD_LEADING = 2.0  # of the size: headings further off are none of the table's
_HEAD_GAP = 0.6  # of the size: a gap between the headings of two columns that stand close, if it is
_WIDER = 1.8  # times the narrowest of the line
_OFF_BODY = 1.3  # of that: how far the lowest of them may stand off the first row
_LONG = 6.0  # words: texts longer than this on the average are prose
_NUMBERS = 0.5  # of the texts right of the first column: fewer numbers make no table by alignment alone
_FILLED = 0.45  # of the places: a table emptier than this is scattered labels
_NUMBER = re.compile(r"[(<>≤≥~±+–-]*[€$£]?\s?\d[\d.,'/:%–+-]*[)%*a-z]{0,2}$|[-–—.:*]{1,3}$|n/?a\.?$|x$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:table|figure|fig|graph|chart)\.? ?[A-Z]{0,2}[0-9IVX]+[a-z]?(?:[.-]\d+)*\b", re.IGNORECASE)
_MOSTLY = 0.8  # of a row's texts behind the first, or of the rows
_BETWEEN_MIDDLES = 0.33  # of the way from one column's middle to the other's: a heading further off heads both
_STEPS = 16
_CONFIDENCE = 0.6

Text = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed row: its texts from left to right, parted by wide gaps."""

    texts: tuple[Text, ...]

    @property
    def words(self) -> list[Word]:
        return [word for text in self.texts for word in text]

    @property
    def top(self) -> float:
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @property
    def baseline(self) -> float:
        return self.texts[0][0].baseline

    @property
    def size(self) -> float:
        return max(w.style.size for w in self.words)


def aligned_grids(words: Sequence[Word]) -> list[Grid]:
    """The tables that show by nothing but alignment among a page's words that no other table holds, from the top."""
    rows = [_row(row) for row in rows_of_words(words)]
    return [grid for first, last in _runs(rows) if (grid := _table(rows, first, last)) is not None]


def _row(words: Sequence[Word]) -> _Row:
    texts: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        if word.x0 - before.x1 > _GAP * max(before.style.size, word.style.size) or ends_leader(texts[-1], word):
            texts.append([])
        texts[-1].append(word)
    return _Row(tuple(tuple(text) for text in texts))


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
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


def _goes_on(rows: Sequence[_Row], last: int, following: int) -> bool:
    steps = pairwise(rows[last : following + 1])
    return following - last <= _BETWEEN + 1 and all(b.baseline - a.baseline <= _LEADING * max(a.size, b.size) for a, b in steps)


def is_number(text: Sequence[Word]) -> bool:
    """Whether a text is a number with its unit, or stands for one that is not given."""
    return len(text) <= 3 and all(_NUMBER.match(word.text) for word in text)


def _table(rows: Sequence[_Row], first: int, last: int) -> Grid | None:
    first += _unlike(rows[first : last + 1])
    body = rows[first : last + 1]
    full = [row for row in body if len(row.texts) > 1]
    if len(full) < (_FEWEST - 1 if min((len(row.texts) for row in full), default=0) >= _WIDE else _FEWEST):
        return None
    gutters = _gutters(full)
    if not gutters or not _is_table(full, gutters) or is_contents([row.texts for row in full]):
        return None
    heads = [_parted(row, gutters) for row in _heads(rows, first, _borders(gutters, full))]
    single = [(text[0].x0, text[-1].x1) for row in heads for text in row.texts if not any(_is_over(text, gutter) for gutter in gutters)]
    borders = _borders([_clear_of(single, gutter) for gutter in gutters], [*heads, *full])
    return _grid(_header_bands(heads, borders), _bands(body, borders), borders)


def _unlike(body: Sequence[_Row]) -> int:
    """How many rows at the top are headings with a number among them: unlike the rest, which is numbers."""
    shares = [sum(map(is_number, row.texts[1:])) / max(1, len(row.texts) - 1) for row in body]
    count = next((i for i, share in enumerate(shares) if share >= _MOSTLY), 0)
    rest = shares[count:]
    return count if count < _HEADS and sum(share >= _MOSTLY for share in rest) >= _MOSTLY * len(rest) else 0


def _gutters(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """The white strips between columns, as their two sides: where hardly any row of several texts runs across."""
    left, right = min(row.words[0].x0 for row in rows), max(row.words[-1].x1 for row in rows)
    size = sorted(row.size for row in rows)[len(rows) // 2]
    spans = [(text[0].x0, end_of(text)) for row in rows for text in row.texts]
    steps = sorted([*((x0, 1) for x0, _ in spans), *((x1, -1) for _, x1 in spans)])
    allowed, depth, start = int(_CROSSED * len(rows)), 0, left
    found: list[tuple[float, float]] = []
    for x, step in steps:
        if depth <= allowed < depth + step and left < start and x - start >= _GUTTER * size and x < right:
            found.append((start, x))
        if depth > allowed >= depth + step:
            start = x
        depth += step
    return _parting(found, rows)


def _parting(gutters: Sequence[tuple[float, float]], rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """The gutters on both sides of which texts stand in enough rows."""
    kept = list(gutters)
    while kept:
        borders = _borders(kept, rows)
        counts = [sum(any(_first_column(t, borders) == c for t in row.texts) for row in rows) for c in range(len(borders) - 1)]
        least = min(range(len(counts)), key=counts.__getitem__)
        if counts[least] >= max(2, 0.2 * len(rows)):
            break
        kept.pop(min(least, len(kept) - 1))
    return kept


def _parted(row: _Row, gutters: Sequence[tuple[float, float]]) -> _Row:
    """A row of headings with those parted that stand over two columns with no more than a narrow gap between."""
    texts: list[list[Word]] = []
    for text in row.texts:
        texts.append([text[0]])
        gaps = [b.x0 - a.x1 for a, b in pairwise(text)]
        for (a, b), gap in zip(pairwise(text), gaps, strict=True):
            is_wide = gap >= _HEAD_GAP * row.size and gap >= _WIDER * min(gaps)
            if is_wide and any(a.x1 <= right + 1 and b.x0 >= left - 1 for left, right in gutters):
                texts.append([])
            texts[-1].append(b)
    return _Row(tuple(map(tuple, texts)))


def _is_over(text: Text, gutter: tuple[float, float]) -> bool:
    return text[0].x0 < gutter[0] and text[-1].x1 > gutter[1]


def _clear_of(headings: Sequence[tuple[float, float]], gutter: tuple[float, float]) -> tuple[float, float]:
    """Where in a gutter the fewest headings of one column stand, often wider than the numbers beneath; of equals nearest to its middle."""
    left, right = gutter
    steps = [left + (right - left) * step / _STEPS for step in range(1, _STEPS)]
    crossed = {x: sum(x0 < x < x1 for x0, x1 in headings) for x in steps}
    x = min(steps, key=lambda x: (crossed[x], abs(x - (left + right) / 2)))
    return (x, x)


def _borders(gutters: Sequence[tuple[float, float]], rows: Sequence[_Row]) -> tuple[float, ...]:
    left, right = min(row.words[0].x0 for row in rows), max(row.words[-1].x1 for row in rows)
    return (left - 1, *((a + b) / 2 for a, b in gutters), right + 1)


def _first_column(text: Sequence[Word], borders: Sequence[float]) -> int:
    return max(sum(text[0].x0 + 1 >= x for x in borders[:-1]) - 1, 0)


def _columns(text: Sequence[Word], borders: Sequence[float]) -> tuple[int, int]:
    """The first and last column that a text stands in."""
    first = _first_column(text, borders)
    return first, max(first, sum(end_of(text) - 1 > x for x in borders[:-1]) - 1)


def _is_table(rows: Sequence[_Row], gutters: Sequence[tuple[float, float]]) -> bool:
    """Whether rows in columns are a table: short texts, mostly numbers behind the first, and few places empty."""
    borders = _borders(gutters, rows)
    texts = [text for row in rows for text in row.texts]
    behind = [text for text in texts if _first_column(text, borders) > 0]
    leads = [row.texts[0] for row in rows]
    if len(borders) < 4 and (len(rows) < 2 * _FEWEST or all(len(t) == 1 and is_marker(t[0]) for t in leads)):
        return False
    if not behind or sum(map(len, texts)) > _LONG * len(texts):
        return False
    numbers = sum(map(is_number, behind))
    return numbers >= _NUMBERS * len(behind) and len(texts) >= _FILLED * len(rows) * (len(borders) - 1)


def _heads(rows: Sequence[_Row], first: int, borders: Sequence[float]) -> list[_Row]:
    """The rows of headings above the numbers, from the top: near each other, inside the table's width, no line of prose."""
    found: list[_Row] = []
    below = rows[first]
    for row in reversed(rows[max(0, first - _HEADS) : first]):
        allowed = _HEAD_LEADING * (1.0 if found else _OFF_BODY) * max(row.size, below.size)
        is_near = below.baseline - row.baseline <= allowed
        is_inside = row.words[0].x0 > borders[0] - 4 * row.size and row.words[-1].x1 < borders[-1] + 4 * row.size
        if not is_near or not is_inside or any(len(text) > 2 * _LONG for text in row.texts):
            break
        found.insert(0, row)
        below = row
    found = _without_caption(found)
    while found and len(found[0].texts) == 1 and _columns(found[0].texts[0], borders)[0] == 0:
        found.pop(0)  # a caption, or the end of the text above
    return found


def _without_caption(rows: list[_Row]) -> list[_Row]:
    """Rows of headings without the caption above them, which begins with its number and may go on in lines that begin as its text does."""
    first = next((i for i, row in enumerate(rows) if _CAPTION.match(" ".join(w.text for w in row.words))), None)
    if first is None:
        return rows
    starts = [text[0].x0 for text in rows[first].texts]
    rest = rows[first + 1 :]
    while rest and len(rest[0].texts) == 1 and any(abs(rest[0].words[0].x0 - x) < rest[0].size for x in starts):
        rest.pop(0)
    return rest


_Band = list[tuple[int, int, Text]]


def _header_bands(rows: Sequence[_Row], borders: Sequence[float]) -> list[_Band]:
    """Rows of headings as table rows: parted beneath each that has a heading over several columns."""
    bands: list[_Band] = []
    is_new = True
    for row, beneath in zip_longest(rows, rows[1:]):
        band = [(*_headed(text, beneath, borders), text) for text in row.texts]
        if is_new:
            bands.append(band)
        else:
            bands[-1] = _joined(bands[-1], band)
        is_new = any(last > first for first, last, _ in band)
    return bands


def _headed(text: Text, beneath: _Row | None, borders: Sequence[float]) -> tuple[int, int]:
    """The columns that a heading heads: several where it reaches over the middles of two, or over two headings beneath it; else one."""
    first, last = _columns(text, borders)
    middles = [(a + b) / 2 for a, b in pairwise(borders)]
    reached = [c for c in range(first, last + 1) if text[0].x0 < middles[c] < text[-1].x1]
    under = {_first_column(t, borders) for t in beneath.texts if t[-1].x1 > text[0].x0 and t[0].x0 < text[-1].x1} if beneath else set()
    if first == last or len(reached) > 1 or len(under) > 1:
        return first, last
    middle = (text[0].x0 + text[-1].x1) / 2
    own = min(range(first, last + 1), key=lambda c: abs(middle - middles[c]))
    is_between = abs(middle - middles[own]) > _BETWEEN_MIDDLES * (middles[last] - middles[first])
    return (first, last) if is_between else (own, own)


def _bands(rows: Sequence[_Row], borders: Sequence[float]) -> list[_Band]:
    """The body's printed rows as table rows, the lines of wrapped texts joined."""
    bands: list[_Band] = []
    pending = False
    for row in rows:
        band = [(*_columns(text, borders), text) for text in row.texts]
        is_small = band[0][2][0].text[:1].islower()
        leads = band[0][0] == 0
        if bands and ((pending and is_small and leads) or (len(band) == 1 and (not leads or is_small))):
            bands[-1] = _joined(bands[-1], band)
        else:
            bands.append(band)
        pending = len(bands[-1]) == 1
    return bands


def _joined(upper: _Band, lower: _Band) -> _Band:
    """Two printed rows as one: texts over each other in the same columns are one text."""
    joined = list(upper)
    for first, last, text in lower:
        at = next((i for i, (a, b, _) in enumerate(joined) if a <= last and first <= b), None)
        if at is None:
            joined.append((first, last, text))
        else:
            a, b, above = joined[at]
            joined[at] = (min(a, first), max(b, last), (*above, *text))
    return sorted(joined, key=lambda part: part[0])


def _grid(heads: Sequence[_Band], body: Sequence[_Band], borders: tuple[float, ...]) -> Grid:
    bands = [*heads, *body]
    tops = [min(w.top for *_, text in band for w in text) for band in bands]
    end = max(w.bottom for *_, text in bands[-1] for w in text)
    heights = [tops[0] - 1, *((a + b) / 2 for a, b in _between(bands)), end + 1]
    cells = [cell for r, band in enumerate(bands) for cell in _cells(r, band, borders, (heights[r], heights[r + 1]))]
    box = Box(borders[0], heights[0], borders[-1], heights[-1])
    return Grid(len(bands), len(borders) - 1, tuple(_raised(cells, len(heads))), box, Evidence.ALIGNED, _CONFIDENCE)


def _raised(cells: Sequence[GridCell], heads: int) -> list[GridCell]:
    """The cells in reading order; a column's only heading spans all rows of headings, as beside a heading over several columns."""
    top = {cell.column: cell for cell in cells if cell.row == 0 and cell.colspan == 1 and not cell.words}
    lowest = {cell.column: cell for cell in cells if cell.row == heads - 1 > 0 and cell.colspan == 1 and cell.words}
    between = {c for cell in cells if 0 < cell.row < heads - 1 and cell.words for c in range(cell.column, cell.last_column + 1)}
    alone = top.keys() & lowest.keys() - between
    kept = [cell for cell in cells if cell.row >= heads or cell.column not in alone]
    for c in alone:
        box = Box(top[c].box.x0, top[c].box.top, top[c].box.x1, lowest[c].box.bottom)
        kept.append(GridCell(0, c, heads, 1, box, lowest[c].words))
    return sorted(kept, key=lambda cell: (cell.row, cell.column))


def _between(bands: Sequence[_Band]) -> Iterator[tuple[float, float]]:
    for above, below in pairwise(bands):
        yield max(w.bottom for *_, text in above for w in text), min(w.top for *_, text in below for w in text)


def _cells(row: int, band: _Band, borders: Sequence[float], height: tuple[float, float]) -> Iterator[GridCell]:
    """The cells of a row: texts that share a column are one cell; the places between are empty ones."""
    column = 0
    for first, last, words in _apart(band):
        yield from (_cell(row, c, c, borders, height, ()) for c in range(column, first))
        yield _cell(row, first, last, borders, height, words)
        column = last + 1
    yield from (_cell(row, c, c, borders, height, ()) for c in range(column, len(borders) - 1))


def _apart(band: _Band) -> _Band:
    apart: _Band = []
    for first, last, text in sorted(band, key=lambda part: part[0]):
        if apart and first <= apart[-1][1]:
            a, b, words = apart[-1]
            apart[-1] = (a, max(b, last), (*words, *text))
        else:
            apart.append((first, last, text))
    return apart


def _cell(row: int, first: int, last: int, borders: Sequence[float], height: tuple[float, float], words: Text) -> GridCell:
    return GridCell(row, first, 1, last - first + 1, Box(borders[first], height[0], borders[last + 1], height[1]), words)
