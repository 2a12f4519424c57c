"""How wide a table's columns are, and how large its text can be: measured with the font's own widths, so that no word leaves its cell."""

from __future__ import annotations

from tests.packgen.look import Look
from tests.packgen.metrics import word_width
from tests.packgen.sheets import Cell, Table

# A cell of up to so many characters is better not wrapped: a date, a time, `5 mins`.
_SHORT = 13
_MARK = 1.2


def cap(table: Table, look: Look, size: float, total: float, padding: float) -> float:
    """The size in points, at most `size`, at which every column holds its longest word on a table `total` points wide."""
    ems = sum(_least(table, look, column, 0) for column in range(len(table.rows[0])))
    return min(size, (total - 2 * padding * len(table.rows[0])) / ems)


def share(table: Table, look: Look, size: float, total: float, padding: float) -> tuple[float, ...]:
    """Share out `total` points: each column holds its words, and its short cells unwrapped if there is room; text gets the rest."""
    count = range(len(table.rows[0]))
    least = [2 * padding + _least(table, look, column, _SHORT) * size for column in count]
    if sum(least) > 0.85 * total:
        least = [2 * padding + _least(table, look, column, 0) * size for column in count]
    wanted = [max(0.5, _mean(table, column) - _SHORT) ** 0.8 for column in count]
    if table.is_even:
        even = [least[0], *[max(least[1:])] * (len(least) - 1)]
        least = even if sum(even) <= total else least
        wanted = [0.3, *[1.0] * (len(least) - 1)]
    over = total - sum(least)
    if over <= 0:
        return tuple(width * total / sum(least) for width in least)
    return tuple(low + over * part / sum(wanted) for low, part in zip(least, wanted, strict=True))


def _cells(table: Table, column: int) -> list[Cell]:
    return [cell for row in table.rows if (cell := row[column]) is not None and cell.columns == 1]


def _least(table: Table, look: Look, column: int, unwrapped: int) -> float:
    """In ems: the longest word of a column, or its longest line of up to `unwrapped` characters."""
    widest = 1.0
    for cell in _cells(table, column):
        for line in cell.lines:
            font = look.font.bold if cell.is_header or any(span.is_bold for span in line.spans) else look.font.regular
            pieces = [line.text] if len(line.text) <= unwrapped else line.text.split()
            mark = _MARK if line.marker != "none" else 0.0
            widest = max(widest, mark + max((word_width(font, piece) for piece in pieces), default=0.0))
    return widest + 0.1


def _mean(table: Table, column: int) -> float:
    lengths = [sum(len(line.text) for line in cell.lines) for cell in _cells(table, column) if cell.lines]
    return sum(lengths) / len(lengths) if lengths else 4.0
