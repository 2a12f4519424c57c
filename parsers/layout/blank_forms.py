"""Forms that are left to be filled in, which look like tables: boxes with a numbered label each, and questions over the same answers."""

from __future__ import annotations

import re
from itertools import pairwise

from parsers.layout.table import Grid, GridCell

_NUMBER = re.compile(r"(\d{1,3})([a-z]?)[.)]?")
_FEWEST = 4  # boxes
_ROOM = 1.0  # of the size: the least white beneath a label to write in
_BLANKS = " ()_/."  # what stands where an answer is to be written
_ANSWERS = 2  # to tick, the fewest


def is_blank_form(grid: Grid) -> bool:
    """Whether each cell of a ruled grid has a label at its head, with room beneath it: numbered as they are read, or ending in a colon."""
    filled = [cell for cell in grid.cells if cell.words]
    if len(filled) < _FEWEST or not all(map(_has_room, filled)):
        return False
    if all(map(_is_unanswered, filled)):
        return True
    numbers = [_number(cell) for cell in sorted(filled, key=lambda cell: (cell.row, cell.column))]
    return all(number is not None for number in numbers) and all(a < b for a, b in pairwise(filter(None, numbers)))


def _is_unanswered(cell: GridCell) -> bool:
    """Whether a cell says nothing behind a label with a colon but where to write: ``Phone: ( )``."""
    label, colon, answer = " ".join(word.text for word in cell.words).partition(":")
    return bool(label and colon) and not answer.strip(_BLANKS)


def _has_room(cell: GridCell) -> bool:
    return cell.box.bottom - max(w.bottom for w in cell.words) > _ROOM * max(w.style.size for w in cell.words)


def _number(cell: GridCell) -> tuple[int, str] | None:
    """The number that a cell's label begins with, and the letter behind it; None where it begins with none or says no more."""
    first = min(cell.words, key=lambda w: (w.baseline, w.x0))
    found = _NUMBER.fullmatch(first.text) if len(cell.words) > 1 else None
    return (int(found[1]), found[2]) if found else None


def offers_answers(grid: Grid) -> bool:
    """Whether behind the first column all rows of several texts say the same: answers to tick, beside the questions."""
    rows: dict[int, list[tuple[str, ...]]] = {}
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        if cell.column > 0 and cell.words:
            rows.setdefault(cell.row, []).append(tuple(word.text for word in cell.words))
    answers = {tuple(row) for row in rows.values()}
    return len(rows) > 1 and len(answers) == 1 and len(answers.pop()) >= _ANSWERS
