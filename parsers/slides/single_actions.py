"""Tables of one action in minutes: a row without headings, or labels down the side that no vocabulary has, also over a page's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.language.action_lines import is_due
from parsers.language.parties import KNOWN, are_parties
from parsers.layout.page import union
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.pack import REPORTS, Pack
from parsers.slides.columns import Header
from parsers.slides.statuses import status_of
from parsers.slides.tables import Headed

_REF = re.compile(r"[A-Z]{2,}[A-Z0-9]*[ -]?(\d+(?:\.\d+)?)-\d+")
_FEWEST, _MOST = 3, 8  # fields
_LEVEL = 4.0  # points: how far the first lines of texts side by side may differ
_APART = 1000  # the order of what is no table of the page
_FEWEST_WORDS = 3  # of what is to be done
_LONGEST_LABEL = 5  # words
_LONGEST_OWNER = 8  # words


def single_actions(pack: Pack) -> list[Headed]:
    """The tables of one action of a report, each as one row with the header that its values tell."""
    if pack.cover.document_type not in REPORTS:
        return []
    sheets = [sheet for sheet in pack.sheets if sheet.page_number not in pack.dividers]
    found = (*_whole([table for sheet in sheets for table in sheet.tables], pack), *(row for sheet in sheets for row in _rows(sheet, pack)))
    rows = [table for table in found if _FEWEST <= table.column_count <= _MOST]
    headed = ((table, _header(table, pack)) for table in rows)
    return [Headed(table, header, header.row + 1) for table, header in headed if header is not None]


def _whole(tables: Sequence[Table], pack: Pack) -> Iterator[Table]:
    """Each table of one row, and each of labels and values turned to a header over one row, with what follows on the next page."""
    done: set[Table] = set()
    for table, after in pairwise([*tables, None]):
        if table is None or table in done:
            continue
        if table.row_count == 1:
            yield table
        elif _is_upright(table) and _is_own(table.at(0, 1).text, pack):
            parts = [table]
            if after is not None and _goes_on(table, after, pack):
                parts.append(after)
                done.add(after)
            elif (rest := _row_beyond(table, pack)) is not None:
                parts.append(rest)
            yield _turned(parts)


def _rows(sheet: Sheet, pack: Pack) -> Iterator[Table]:
    """Texts side by side of which the first is a reference, each row as a table: rules around one row alone make no table of it."""
    body = sheet.body
    for number, ref in enumerate(body):
        if _is_own(ref.text, pack):
            beside = [
                block for block in body if block.box.x0 > ref.box.x1 and abs(block.lines[0].baseline - ref.lines[0].baseline) <= _LEVEL
            ]
            blocks = [ref, *sorted(beside, key=lambda block: block.box.x0)]
            cells = tuple(Cell(0, c, 1, 1, block.box, (block,)) for c, block in enumerate(blocks))
            box, order = union([block.box for block in blocks]), _APART + number
            yield Table(sheet.page_number, order, 1, len(cells), cells, box, Evidence.ALIGNED, 0.5)


def _is_upright(table: Table) -> bool:
    labels = [table.at(row, 0).text for row in range(table.row_count)]
    is_pairs = table.column_count == 2 and len(table.cells) == 2 * table.row_count
    return is_pairs and len(set(labels)) == len(labels) and all(label and len(label.split()) <= _LONGEST_LABEL for label in labels)


def _goes_on(table: Table, after: Table, pack: Pack) -> bool:
    """Whether the first table of the next page has the rest of the labels."""
    if after.page_number != table.page_number + 1 or after.order > 1 or not _is_upright(after):
        return False
    labels = {table.at(row, 0).text for row in range(table.row_count)}
    is_new = labels.isdisjoint(after.at(row, 0).text for row in range(after.row_count))
    return is_new and not _is_own(after.at(0, 1).text, pack)


def _row_beyond(table: Table, pack: Pack) -> Table | None:
    """The last label and its value where they alone stand on the next page: rules around one row make no table of it."""
    sheet = pack.sheet(table.page_number)
    following = next((one for one in pack.sheets if one.page_number == table.page_number + 1), None)
    lowest = max((block.box.top for block in sheet.body), default=0.0)
    if following is None or len(following.body) < 2 or lowest > table.box.bottom:
        return None
    pair = following.body[:2]
    lefts = [table.at(0, side).blocks[0].box.x0 for side in (0, 1)]
    is_beneath = all(abs(block.box.x0 - left) <= _LEVEL for block, left in zip(pair, lefts, strict=True))
    is_level = abs(pair[0].lines[0].baseline - pair[1].lines[0].baseline) <= _LEVEL
    known = {_role(table.at(row, 1).text or "", pack) for row in range(table.row_count)}
    if not (is_beneath and is_level) or len(pair[0].words) > _LONGEST_LABEL or _role(pair[1].text, pack) in known | {None}:
        return None
    cells = tuple(Cell(0, c, 1, 1, block.box, (block,)) for c, block in enumerate(pair))
    return Table(following.page_number, _APART, 1, 2, cells, union([block.box for block in pair]), Evidence.ALIGNED, 0.5)


def _turned(parts: Sequence[Table]) -> Table:
    """The rows of labels and values as a header over one row."""
    pairs = [(part.at(row, 0), part.at(row, 1)) for part in parts for row in range(part.row_count)]
    cells = [replace(pair[side], row=side, column=column) for side in (0, 1) for column, pair in enumerate(pairs)]
    first = union([cell.box for cell in parts[0].cells])
    return replace(parts[0], row_count=2, column_count=len(pairs), cells=tuple(cells), box=first)


def _is_own(text: str | None, pack: Pack) -> bool:
    """Whether a text is a reference of the group, or of this meeting."""
    found = _REF.fullmatch((text or "").strip())
    letters = (text or "").strip().casefold()
    code = (pack.cover.group_code or "").casefold()
    return found is not None and bool(code) and (letters.startswith(code) or found[1] == pack.cover.meeting_number)


def _header(table: Table, pack: Pack) -> Header | None:
    """The header that the values of a table's last row tell; None where they are no action's."""
    last = table.row_count - 1
    texts = {c: table.at(last, c).text or "" for c in range(table.column_count)}
    roles: dict[str, int] = {}
    for c, text in texts.items():
        role = _role(text, pack)
        if role == "due" and "due" in roles:
            roles["raised"] = roles["due"]  # the first of two days
        if role is not None and (role not in roles or role == "due"):
            roles[role] = c
    left = [c for c, text in texts.items() if c not in roles.values() and len(text.split()) >= _FEWEST_WORDS]
    left = left or _asked(texts, roles, pack)
    if "action_ref" not in roles or not left or not ("owner" in roles or "due" in roles):
        return None
    roles["description"] = left[0]
    if len(left) > 1:
        roles["latest_update"] = left[1]
    titles = tuple(table.at(0, c).text if last else None for c in range(table.column_count))
    columns: dict[str, tuple[int, ...]] = {role: (c,) for role, c in roles.items()}
    unknown = tuple(cell for cell in table.row(0) if last and cell.text)
    return Header(last - 1, titles, columns, unknown, 0.0, 1.0, is_guessed=not last, told=frozenset(columns))


def _asked(texts: dict[int, str], roles: dict[str, int], pack: Pack) -> list[int]:
    """The longer of two texts that may both name parties, where nothing else says what is to be done: ``Confirm the contact`` is no role
    beside a name. The other has the role."""
    owners = sorted((c for c, text in texts.items() if _role(text, pack) == "owner"), key=lambda c: len(texts[c].split()))
    if len(owners) != 2 or not len(texts[owners[0]].split()) < len(texts[owners[1]].split()) >= _FEWEST_WORDS:
        return []
    roles["owner"] = owners[0]
    return owners[1:]


def _role(text: str, pack: Pack) -> str | None:
    """What a value can only be: a reference, a day, a status or parties."""
    if _is_own(text, pack):
        return "action_ref"
    if is_due(text):
        return "due"
    if status_of(text, pack.vocabulary) is not None:
        return "status"
    is_short = 0 < len(text.split()) <= _LONGEST_OWNER
    return "owner" if is_short and are_parties(text, pack.vocabulary, KNOWN) else None
