"""Logs that print what became of each action in a row of its own beneath it, across the table: it is read as a column beside the action."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.language.phrases import is_one_of
from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Table
from parsers.layout.text import DASHES
from parsers.pack import Pack
from parsers.slides.column_words import role_scores
from parsers.slides.entry_lines import as_one
from parsers.slides.panels import cut
from parsers.slides.tables import Headed

_ROLE, _KIND = "latest_update", "action_log"
_SURE = 0.85  # how well a label must name an update
_ENDS = ": –—-"
_PAIR = 2
_SPACE = 0.6  # of the size: white as narrow as this is a space
_LONGEST_LABEL = 4  # words
_ACROSS = 0.6  # of the columns: a row without a label that lies across the table
_FEWEST = 2  # rows without a label
_NEARLY_ALL = 0.66  # of the actions that have one beneath


class Updated(NamedTuple):
    """A log whose updates stand beside their actions, and the blocks of their labels."""

    headed: Headed
    labels: tuple[BlockId, ...] = ()


class _Beneath(NamedTuple):
    """A row beneath an action: what it says, the cell that is its label, and whether a label tells what it is."""

    blocks: tuple[Block, ...]
    label: tuple[Block, ...]
    is_told: bool

    @property
    def look(self) -> tuple[bool, bool, str | None]:
        """How it is set: bold, italic, its colour."""
        style = self.blocks[0].words[0].style
        return style.is_bold, style.is_italic, style.colour


def with_updates(headed: Headed, pack: Pack) -> Updated:
    """A log with the rows across that lie beneath its actions as texts in the column of updates; the same where it has none."""
    table, header, first = headed
    found = {row: beneath for row in range(first, table.row_count) if (beneath := _beneath(table, row, pack))}
    rows = _updates(headed, found) if found else {}
    if not rows:
        return Updated(headed)
    column = header.roles[_ROLE][-1] if _ROLE in header.roles else table.column_count
    placed = _placed(rows, first)
    cells = [_emptied(cell) if cell.row in rows else cell for cell in table.cells]
    if column == table.column_count:
        cells += [_blank(table, row, column) for row in range(table.row_count)]
    cells = [replace(c, blocks=(*c.blocks, *placed.get(c.row, ()))) if c.column == column and c.row in placed else c for c in cells]
    wider = replace(table, cells=tuple(cells), column_count=max(table.column_count, column + 1))
    titles = (*header.titles, *(None,) * (wider.column_count - table.column_count))
    roles = {**header.roles, _ROLE: header.roles.get(_ROLE, (column,))}
    labels = tuple(block.id for beneath in rows.values() for block in beneath.label)
    return Updated(Headed(wider, replace(header, titles=titles, roles=roles), first), labels)


def _beneath(table: Table, row: int, pack: Pack) -> _Beneath | None:
    """What a row says across the table, with or without a cell before it that is its label; None for any other row."""
    filled = [cell for cell in table.row(row) if cell.row == row and cell.blocks]
    if len(filled) > _PAIR:
        return _behind_label(filled, pack)
    if not filled:
        return None
    if _is_one_text(filled):
        return _told(_joined(filled), (filled[1].blocks[0],), pack) or _Beneath(_joined(filled), (filled[1].blocks[0],), is_told=False)
    *before, across = filled
    if before:
        text = before[0].text or ""
        is_label = before[0].colspan == 1 < across.colspan and _is_label(text, pack)
        return _Beneath(across.blocks, before[0].blocks, is_told=not _may_be_a_note(text, pack)) if is_label else None
    if (told := _told(across.blocks, (), pack)) is not None:
        return told
    return _Beneath(across.blocks, (), is_told=False) if across.colspan >= _ACROSS * table.column_count else None


def _behind_label(cells: Sequence[Cell], pack: Pack) -> _Beneath | None:
    """What a row says behind a cell that is its label, where spaces in its text stand where borders would be."""
    label, *rest = cells
    said, text = as_one(rest), label.text or ""
    if len(said) > 1 or label.colspan > 1 or label.last_column + 1 != rest[0].column or not _is_label(text, pack):
        return None
    joined = tuple(block for cell in rest for block in cell.blocks if block.id != said[0].id)
    return _Beneath(said, (*label.blocks, *joined), is_told=not _may_be_a_note(text, pack))


def _told(blocks: tuple[Block, ...], beside: tuple[Block, ...], pack: Pack) -> _Beneath | None:
    """What blocks say behind a label with a colon or a dash; None without one."""
    first, *rest = blocks
    words = [word.text for word in first.words]
    end = next((i for i, word in enumerate(words[:_LONGEST_LABEL], start=1) if word.endswith(":") or word in DASHES), 0)
    label = " ".join(words[:end]).rstrip(_ENDS)
    if not label or not _is_label(label, pack):
        return None
    is_own = end == len(words)  # the label stands on a line of its own
    said = tuple(rest) if is_own else (cut(first, end, len(words)), *rest)
    return _Beneath(said, (*beside, first) if is_own else beside, is_told=not _may_be_a_note(label, pack)) if said else None


def _is_one_text(cells: Sequence[Cell]) -> bool:
    """Whether two cells hold the halves of one line, a space apart: a text across the table with a space where a border would be."""
    are_beside = len(cells) == _PAIR and cells[0].last_column + 1 == cells[1].column
    if not are_beside or any(len(cell.blocks) != 1 or len(cell.blocks[0].lines) != 1 for cell in cells):
        return False
    left, right = (cell.blocks[0].lines[0] for cell in cells)
    return abs(left.baseline - right.baseline) < 1 and right.marker is None and right.x0 - left.x1 < _SPACE * left.size


def _joined(cells: Sequence[Cell]) -> tuple[Block, ...]:
    first, second = (cell.blocks[0] for cell in cells)
    return (replace(first, lines=(Line((*first.lines[0].words, *second.lines[0].words), first.lines[0].marker),)),)


def _is_label(text: str, pack: Pack) -> bool:
    label = text.rstrip(_ENDS)
    return len(label.split()) <= _LONGEST_LABEL and role_scores(label, pack.vocabulary.tables[_KIND]).get(_ROLE, 0.0) >= _SURE


def _may_be_a_note(label: str, pack: Pack) -> bool:
    """Whether a label may as well begin what is said of several actions: ``Note``."""
    return is_one_of(label.rstrip(_ENDS), pack.vocabulary.phrases["anything_else"])


def _ends_list(headed: Headed, row: int) -> bool:
    """Whether a row is the last beneath several actions: a note on all of them, where no other has one."""
    table, _, first = headed
    filled = [r for r in range(first, table.row_count) if any(cell.row == r and cell.blocks for cell in table.row(r))]
    return filled[-1] == row and len(filled) > _FEWEST


def _updates(headed: Headed, found: Mapping[int, _Beneath]) -> Mapping[int, _Beneath]:
    """Of the rows across a log those that say what became of the actions above them: all, those with a label, or those of one look, where
    the others head actions."""
    if _alternate(headed, found, ()):
        return found
    told = {row: beneath for row, beneath in found.items() if beneath.is_told}
    if told and not (len(told) == 1 and _ends_list(headed, *told)):
        return told
    for look in dict.fromkeys(beneath.look for beneath in found.values()):
        alike = {row: beneath for row, beneath in found.items() if beneath.look == look}
        if len(alike) < len(found) and _alternate(headed, alike, found.keys() - alike.keys()):
            return alike
    return {}


def _alternate(headed: Headed, rows: Mapping[int, _Beneath], others: Collection[int]) -> bool:
    """Whether rows across that no label tells follow an action each, as rows that head others do not: the table begins with an action
    and ends with such a row, ``others`` aside."""
    table, _, first = headed
    filled = [r for r in range(first, table.row_count) if r not in others and any(cell.row == r and cell.blocks for cell in table.row(r))]
    actions = [row for row in filled if row not in rows]
    each = [row for row in rows if row - 1 in actions]
    return filled[-1] in rows and len(each) == len(rows) >= max(_FEWEST, _NEARLY_ALL * len(actions))


def _placed(rows: Mapping[int, _Beneath], first: int) -> dict[int, tuple[Block, ...]]:
    """What rows say by the action that each belongs to: the one above; a page's first row stays, as what a page's end cut off."""
    placed: dict[int, tuple[Block, ...]] = {}
    for row, beneath in rows.items():
        above = next((r for r in range(row - 1, first - 1, -1) if r not in rows), row)
        placed[above] = (*placed.get(above, ()), *beneath.blocks)
    return placed


def _emptied(cell: Cell) -> Cell:
    return replace(cell, blocks=())


def _blank(table: Table, row: int, column: int) -> Cell:
    """An empty place right of a row."""
    boxes: Sequence[Box] = [cell.box for cell in table.row(row)]
    top, bottom = max(box.top for box in boxes), min(box.bottom for box in boxes)
    return Cell(row, column, 1, 1, Box(table.box.x1, top, table.box.x1, max(top, bottom)), ())
