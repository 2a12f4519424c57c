"""Charts that a reader could take for tables: their scale's numbers stand at the lines, where a table's texts stand between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.edges import Edge, Frame
from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box, Page
from parsers.layout.printed_rows import is_lone_number, is_number
from parsers.layout.table import Grid
from parsers.layout.words import Word

_AT = 2.5  # points: how far the middle of a scale's number may stand off its line
_FEWEST = 3  # numbers of one scale
_VALUE = re.compile(r"[-–]?\d[\d,]*(?:\.\d+)?")
_LINES = 5  # numbers of a scale, one above the other
_MOSTLY = 0.7  # of a scale's numbers: how many stand a step from the one before
_BEHIND = 1.5  # of the size: how far behind its bar a number may stand
_LONGER = 1.2  # times the shortest bar: so long is the longest
_FAR = 4.0  # of the size: how far left of the drawing, or beneath it, its scale may stand


def numbers_of(words: Sequence[Word]) -> list[Word]:
    """The words that are numbers, of which a scale may be made."""
    return [w for w in words if not w.text[0].isalpha() and is_lone_number(w) and any(map(str.isdigit, w.text))]


def is_chart(frame: Frame, numbers: Sequence[Word]) -> bool:
    """Whether the numbers of a scale stand at a frame's level lines, left of it, or at the lower ends of its upright lines."""
    if len(numbers) < _FEWEST:
        return False
    box = frame.box
    beneath = [w for w in numbers if box.x0 - w.style.size < w.x0 and w.x1 < box.x1 + w.style.size and not _is_closed(w, frame)]
    at_upright = sum(any(abs(w.middle_x - e.at) <= _AT and _is_at_end(w, e.end) for e in frame.upright) for w in beneath)
    return at_upright >= _FEWEST or has_scale(box.x0, frame.level, numbers)


def has_scale(x0: float, level: Sequence[Edge], numbers: Sequence[Word]) -> bool:
    """Whether the numbers of a scale stand at level lines, left of the ``x0`` where they begin."""
    left = [w for w in numbers if x0 - _FAR * w.style.size < w.x0 and w.x1 <= x0 + _AT]
    return sum(any(abs(w.middle_y - e.at) <= _AT for e in level) for w in left) >= _FEWEST


def holds_scales(grid: Grid) -> bool:
    """Whether scales run down in several of a grid's cells, or down all of its columns of numbers: charts read as if they were cells."""
    lines = (rows_of_words(cell.words) for cell in grid.cells if len(cell.words) >= _LINES)
    if sum(_is_scale([line[0].text for line in rows if len(line) == 1 and is_number(line)]) for rows in lines) > 1:
        return True
    columns: list[list[str]] = [[] for _ in range(grid.column_count)]
    for cell in grid.cells:
        if len(cell.words) == 1 and is_number(cell.words):
            columns[cell.column].append(cell.words[0].text)
    return len(columns) > 1 and all(map(_is_scale, columns))


def is_of_bars(grid: Grid, page: Page) -> bool:
    """Whether each row of a grid is a label and a number, and the number stands right behind a filled bar that is as long as it says."""
    rows = rows_of_words([word for cell in grid.cells for word in cell.words])
    bars = [fill.box for fill in page.fills if fill.is_rectangle and fill.box.overlap(grid.box) > 0]
    if not _FEWEST <= len(rows) <= len(bars) or not all(is_number(row[-1:]) for row in rows):
        return False
    found = [(row[-1], bar) for row in rows if (bar := _bar_before(row, bars)) is not None]
    starts = {round(bar.x0) for _, bar in found}
    return len(found) == len(rows) and len(starts) == 1 and _are_to_scale(found)


def _bar_before(row: Sequence[Word], bars: Sequence[Box]) -> Box | None:
    """The bar that ends right before the number at a row's end, with the row's other words left of it."""
    number = row[-1]
    near = (bar for bar in bars if bar.top < number.middle_y < bar.bottom and 0 <= number.x0 - bar.x1 <= _BEHIND * number.style.size)
    return next((bar for bar in near if all(word.x1 <= bar.x0 for word in row[:-1])), None)


def _are_to_scale(found: Sequence[tuple[Word, Box]]) -> bool:
    """Whether the longer of any two bars stands before the greater number, and not all are of one length."""
    ordered = sorted(found, key=lambda one: one[1].width)
    values = [_value(number.text) for number, _ in ordered]
    return ordered[-1][1].width > _LONGER * ordered[0][1].width and all(a <= b for a, b in pairwise(values))


def _value(text: str) -> float:
    """What a number says; less than all others where it says none."""
    found = _VALUE.match(text)
    return float(found[0].replace(",", "").replace("–", "-")) if found else float("-inf")


def _is_scale(numbers: Sequence[str]) -> bool:
    """Whether numbers grow or fall by the same step, most of them."""
    values = [_value(number) for number in numbers if _VALUE.match(number)]
    steps = Counter(round(b - a, 6) for a, b in pairwise(values))
    return len(values) >= _LINES and any(step and count >= max(_LINES - 1, _MOSTLY * len(values)) for step, count in steps.items())


def _is_closed(word: Word, frame: Frame) -> bool:
    """Whether a level line beneath a word closes it in, as it does a number in a cell over several columns."""
    x, y = word.middle_x, word.middle_y
    return any([e.at > y and e.start <= x <= e.end for e in frame.level])


def _is_at_end(word: Word, end: float) -> bool:
    """Whether a word stands at the lower end of an upright line or right beneath it."""
    return end - 1.5 * word.style.size < word.middle_y < end + _FAR * word.style.size
