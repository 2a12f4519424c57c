"""How many rows at the top of a table are its header, by what is drawn and how it is set, and by known headings.

A header looks unlike what stands beneath it: another ground, bold, another ink, a line beneath it and none further down. Where nothing sets
it apart, words over numbers or an empty corner do. A table that goes on from the page before has no header, and gets none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.layout.named_headers import HeadingTest
from parsers.layout.page import Fill, Page
from parsers.layout.sheet import Cell, Table

_DEEPEST = 4  # rows of a header
_KNOWN_DEPTH = 3  # rows among which known headings are looked for
_FEW = 0.3  # of the rows beneath: what more of them bear sets no header apart
_MOST = 0.5
_WHOLE = 0.8  # of the table's width: a line this long parts rows
_NEAR = 3.0  # points between a line and the border of two rows
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?$")
_WHITE = "#ffffff"
_GROUND = "ground "


_Look = frozenset[str]  # what all of a row bears, such as its ground; nothing where it has no words


def header_row_count(table: Table, page: Page, is_heading: HeadingTest) -> int:
    """How many rows from the top are header rows; 0 where there is none. A table of more than one row keeps a row beneath its header."""
    known = _known(table, is_heading)
    if table.row_count < 2:
        return known
    count = known or _set_apart(table, page) or _ruled_off(table, page) or int(_heads_values(table))
    return min(_with_spans(table, count), table.row_count - 1) if count else 0


def _known(table: Table, is_heading: HeadingTest) -> int:
    """The rows down to known headings, which may stand beneath the table's own title."""
    for row in range(min(_KNOWN_DEPTH, table.row_count)):
        texts = [cell.text for cell in _anchored(table, row) if cell.text]
        if is_heading(texts) is not None:
            return row + 1
        if not _is_title(table, row):
            break
    return 0


def _set_apart(table: Table, page: Page) -> int:
    """The rows at the top that look unlike most of the rows beneath, all in the same way."""
    looks = _looks(table, page)
    first = 1 if _is_title(table, 0) else 0
    count, found = 0, frozenset[str]()
    for end in range(first + 1, min(_DEEPEST, table.row_count - 1) + 1):
        if end > first + 1 and _is_title(table, end - 1):
            break
        marks = _marks(frozenset.intersection(*looks[first:end]), looks[end:])
        if marks and marks >= found:
            count, found = end, found or marks
    return count


def _marks(look: _Look, beneath: Sequence[_Look]) -> _Look:
    """What sets a row apart from the rows beneath it. Its ground alone does not where a single row is beneath: that can be zebra."""
    rare = frozenset(mark for mark in look if sum(mark in other for other in beneath) <= _FEW * len(beneath))
    is_zebra = len(beneath) < 2 and all(mark.startswith(_GROUND) for mark in rare)
    return frozenset() if is_zebra else rare


def _looks(table: Table, page: Page) -> list[_Look]:
    fills = sorted((f for f in page.fills if f.is_rectangle and f.box.overlap(table.box)), key=lambda fill: fill.order)
    return [_look(_anchored(table, row), fills) for row in range(table.row_count)]


def _look(cells: Sequence[Cell], fills: Sequence[Fill]) -> _Look:
    styles = [word.style for cell in cells for block in cell.blocks for word in block.words]
    if not styles:
        return frozenset()
    ((ground, _),) = Counter(_ground(cell, fills) for cell in cells).most_common(1)
    inks = {style.colour for style in styles}
    marks = {
        f"{_GROUND}{ground}": ground is not None,
        f"ink {styles[0].colour}": len(inks) == 1,
        "bold": all(style.is_bold for style in styles),
        "italic": all(style.is_italic for style in styles),
    }
    return frozenset(mark for mark, is_borne in marks.items() if is_borne)


def _ground(cell: Cell, fills: Sequence[Fill]) -> str | None:
    """The colour behind most of a cell, as drawn last; None for white."""
    area = cell.box.width * cell.box.height
    behind = next((fill for fill in reversed(fills) if 2 * fill.box.overlap(cell.box) > area), None)
    return None if behind is None or behind.colour == _WHITE else behind.colour


def _ruled_off(table: Table, page: Page) -> int:
    """The rows above the first line from side to side, where no more than few rows beneath it are parted by lines."""
    borders = [max(cell.box.bottom for cell in table.cells if cell.last_row == row) for row in _ended(table)]
    is_ruled = [_is_ruled(table, page, y) for y in borders]
    if table.row_count < 3 or True not in is_ruled:
        return 0
    count = is_ruled.index(True) + 1
    beneath = is_ruled[count:]
    is_alone = bool(beneath) and sum(beneath) <= _FEW * len(beneath)
    is_words = _share([cell.text for cell in table.cells if cell.row < count]) <= _MOST
    return count if is_alone and is_words and count <= _DEEPEST and 2 * count < table.row_count else 0


def _ended(table: Table) -> list[int]:
    """The rows that have one beneath them; each must end some cell, or there is no border there."""
    ends = {cell.last_row for cell in table.cells}
    return [row for row in range(table.row_count - 1) if row in ends]


def _is_ruled(table: Table, page: Page, y: float) -> bool:
    near = [r.box for r in page.rules if r.is_level and abs(r.box.middle[1] - y) < _NEAR]
    covered = sum(max(0.0, min(box.x1, table.box.x1) - max(box.x0, table.box.x0)) for box in near)
    return covered >= _WHOLE * table.box.width


def _heads_values(table: Table) -> bool:
    """Whether the first row has words over columns of numbers, or an empty corner over rows that have labels."""
    row = {cell.column: cell.text for cell in _anchored(table, 0)}
    filled = [text for text in row.values() if text]
    if 2 * len(filled) < table.column_count or any(map(_is_number, filled)):
        return False
    columns = {column: [c.text for c in table.cells if c.column == column and c.row > 0] for column in row}
    if any(row[column] and _share(texts) > _MOST for column, texts in columns.items()):
        return True
    is_corner = row.get(0) is None and all(text for column, text in row.items() if column)
    labels = columns.get(0, [])
    return is_corner and sum(text is not None for text in labels) > _MOST * len(labels)


def _share(texts: Sequence[str | None]) -> float:
    """How many of the texts that are there are numbers."""
    there = [text for text in texts if text]
    return sum(map(_is_number, there)) / len(there) if there else 0.0


def _is_number(text: str | None) -> bool:
    """Whether a text is mostly digits; a year heads columns as a word does, what stands behind it, such as a unit, or not."""
    if not text or _YEAR.fullmatch(text.split()[0]):
        return False
    marks = [mark for mark in text if mark.isalnum()]
    return 2 * sum(mark.isdigit() for mark in marks) > len(marks)


def _with_spans(table: Table, count: int) -> int:
    """As many rows as the header's cells reach down to, and the row of headings under those that span several columns."""
    reach = max((cell.last_row + 1 for cell in table.cells if cell.row < count and cell.column), default=count)
    count = max(count, reach if reach < table.row_count else count)
    spanning = [c for c in table.cells if c.last_row == count - 1 and 1 < c.colspan < table.column_count and c.text]
    if not spanning or count >= table.row_count - 1:
        return count
    beneath = [c for c in _anchored(table, count) if any(s.column <= c.column <= s.last_column for s in spanning)]
    free = [c for c in _anchored(table, count) if c not in beneath]
    is_headed = len(beneath) > len(spanning) and all(c.text and not _is_number(c.text) for c in beneath)
    return count + 1 if is_headed and not any(c.text for c in free) else count


def _is_title(table: Table, row: int) -> bool:
    """Whether one cell takes the whole row."""
    return any(c.row == row and c.colspan == table.column_count and table.column_count > 1 for c in table.cells)


def _anchored(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row]
