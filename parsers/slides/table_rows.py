"""The rows beneath the headers of a region's tables: sections and totals told from them, and rows that a page's end cuts put together."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.language.dates import read_times
from parsers.layout.blocks import Block, join_short
from parsers.slides.column_values import is_label, is_ref
from parsers.slides.columns import is_same_header
from parsers.slides.row_reader import RowPart, RowReader
from parsers.slides.tables import KEYS, TYPED, Headed

_LONG = ("description", "objective", "title", "latest_update")
_TIMELY = ("raised", "due", "time")
_ENDS = (".", ";", ":", "!", "?")
_OPEN = ("-", "–", "—", "to")  # what a time ends with whose end stands on the next page


class Rows(NamedTuple):
    """The rows of a region, and the blocks that part them: section rows, totals, headers printed again."""

    rows: tuple[RowReader, ...]
    context: tuple[BlockId, ...]
    headers: tuple[BlockId, ...]


def read_rows(tables: list[Headed], kind: str) -> Rows:
    """The rows beneath the headers over all pages, a row that a page's end cuts put together again."""
    rows: list[RowReader] = []
    context: list[BlockId] = []
    heads: list[BlockId] = []
    for number, (table, header, first) in enumerate(tables):
        heads += [block.id for cell in table.cells if cell.row < first for block in cell.blocks]
        section: str | None = None
        above: list[Block] = []
        is_first = number > 0
        for row in range(first, table.row_count):
            part = RowPart(table, header, row)
            own = [block for cell in part.own for block in cell.blocks]
            ids = [block.id for block in own]
            if not ids:
                continue
            if (row > first or header.row < 0) and is_same_header(table, header, row):
                heads += ids
                continue  # a cut row's rest stands beneath the header that is printed again
            if (named := section_of(part, kind)) is not None:
                section, above = named, own
                context += ids
            elif is_first and rows and _is_rest(part, rows, kind):
                rows[-1].row_parts.append(part)
            else:
                rows.append(RowReader(part, section, above))
            is_first = False
    return Rows(tuple(rows), tuple(context), tuple(heads))


def section_of(part: RowPart, kind: str) -> str | None:
    """The text of a row that parts the table and is none of its rows: one cell over all columns, or a word alone in the key's column, or,
    where there is none, in a first column of days or times."""
    filled = [cell for cell in part.own if cell.text]
    is_list = kind == "attendees" and len(filled) == 1 and filled[0].colspan == part.table.column_count
    if len(filled) != 1 or (part.table.column_count < 3 and not is_list) or not filled[0].text:
        return _total(part)
    cell, text = filled[0], filled[0].text
    if is_list or cell.colspan >= max(3, 0.7 * part.table.column_count):
        return text
    key = part.header.roles.get(KEYS.get(kind, ""), ())
    # Organisations may stand left of the names: a lone one there names no one.
    is_key = (cell.column in key or (kind == "attendees" and cell.column == 0)) and not (is_label(text) or is_ref(text))
    is_key = is_key or (not key and cell.column == 0 and _is_untimely(text, part))
    return text if is_key and all(c.row == part.row for c in part.table.row(part.row)) else None


def _is_untimely(text: str, part: RowPart) -> bool:
    """Whether a text in a first column of days or times is none."""
    return any(0 in part.header.roles.get(role, ()) for role in _TIMELY) and not any(map(str.isdigit, text))


def _total(part: RowPart) -> str | None:
    """A row that adds up."""
    texts = [cell.text for cell in part.own if cell.text]
    is_total = 1 < len(texts) <= 3 and re.match(r"(?i)(?:grand |sub-?)?total\b", texts[0]) is not None
    return " ".join(texts) if is_total else None


def _is_rest(part: RowPart, rows: list[RowReader], kind: str) -> bool:
    """Whether the first row on a page is the rest of the row that the page before ends with: it has no key, where rows have keys, or
    the rest of one."""
    key = KEYS.get(kind)
    before = [row for row in rows if row.page_number == rows[-1].page_number]
    if key in part.header.roles and key is not None:
        if _completes_key(part, rows, key):
            return True
        if _begins_anew(part, rows[-1]):
            return False
        keyed = sum(bool(row.first.blocks(key)) for row in before)
        return not part.blocks(key) and 3 * keyed >= 2 * len(before) and bool(rows[-1].blocks(key))
    typed = [role for role in (*TYPED, "owner", "lead") if role in part.header.roles]
    filled = {role: sum(bool(row.first.blocks(role)) for row in before) for role in typed}
    usual = [role for role in typed if 3 * filled[role] >= 2 * len(before)]
    if usual and not any(part.blocks(role) for role in usual):
        return True
    always = [role for role in typed if filled[role] == len(before)]
    leading = min(always, key=lambda role: part.header.roles[role], default=None)
    return leading is not None and not part.blocks(leading) and _goes_on(part, rows[-1])


def _begins_anew(part: RowPart, before: RowReader) -> bool:
    """Whether a row has a beginning of its own, and so has the one before it: a break has no number."""
    own, above = join_short(part.blocks("time")), join_short(before.blocks("time"))
    if own is None or above is None or above.endswith(_OPEN):
        return False
    return all(read_times(text).start_time is not None for text in (own, above))


def _goes_on(part: RowPart, before: RowReader) -> bool:
    """Whether a text goes on in the middle of a sentence: small letters under one of the same column that has no end."""
    for role in _LONG:
        own, above = join_short(part.blocks(role)), join_short(before.blocks(role))
        if own and above and own[0].islower() and not above.endswith(_ENDS):
            return True
    return False


def _completes_key(part: RowPart, rows: list[RowReader], key: str) -> bool:
    """Whether the last row's key is the letters of a reference alone, or ends with its hyphen, and the next page begins with the digits."""
    letters, digits = join_short(rows[-1].blocks(key)), join_short(part.blocks(key))
    if not letters or not digits or not digits[0].isdigit():
        return False
    if letters.endswith("-"):
        return digits.isdecimal() and is_ref(letters + digits)
    if any(map(str.isdigit, letters)):
        return False
    others = [join_short(row.blocks(key)) or "" for row in rows[:-1]]
    return is_ref(f"{letters} {digits}") and all(text.startswith(letters) for text in others[-1:])
