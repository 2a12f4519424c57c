"""One row of a table, read by role, over all the pages on which it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.findings import Part
from parsers.layout.blocks import Block, join_long, join_short
from parsers.layout.entry_forms import entry_form
from parsers.layout.page import Box, union
from parsers.layout.sheet import Cell, Table
from parsers.layout.text import join_wrapped
from parsers.signals import Signals, lowest
from parsers.slides.column_values import Scene, fit
from parsers.slides.columns import Header

_ARTICLE = re.compile(r"(?:The|An?|This|These|Those)\s")  # with a capital: the first word of a sentence
_BESIDE_TITLES = ("theme", "objective")
_MIXED = 0.2  # what a cell of two columns leaves of a row's wholeness
_SENTENCE_ENDS = (".", "!", "?")
_MARKS = (":", "–")
_SPACE, _MUCH = 0.2, 1.0  # of the size: no space is narrower; more than any has
_ENDS = (".", ";", ":", "!", "?", ")")


class RowPart(NamedTuple):
    """One row (from 0) of the grid of a table, with the header that it is read by."""

    table: Table
    header: Header
    row: int

    @property
    def own(self) -> tuple[Cell, ...]:
        """The cells that begin in this row."""
        return tuple(cell for cell in self.table.row(self.row) if cell.row == self.row)

    def cells(self, role: str) -> tuple[Cell, ...]:
        """The cells of a role, those that span from above included; none where the table has no such column."""
        columns = self.header.roles.get(role, ())
        if len(columns) == 1:
            return (self.table.at(self.row, columns[0]),)
        return tuple(dict.fromkeys([self.table.at(self.row, c) for c in columns]))

    def blocks(self, role: str) -> tuple[Block, ...]:
        """The paragraphs of a role's cells that stand: without those that are struck out, but where all of them are."""
        cells = self.cells(role)
        blocks = cells[0].blocks if len(cells) == 1 else tuple([block for cell in cells for block in cell.blocks])
        return tuple([b for b in blocks if not b.is_struck_out]) or blocks


class RowReader:
    """One row of a table: one part, or more where a page's end cuts it. A cell that spans from above is claimed by its first row."""

    def __init__(self, part: RowPart, section: str | None = None, heads: Sequence[Block] = ()) -> None:
        self.row_parts = [part]
        self.section = section
        self.section_blocks = tuple(heads)
        self.headed: dict[str, tuple[Block, ...]] = {}  # by role: what the row across the table above it says
        self.told_status: tuple[str, Block] | None = None  # that a heading above it says, and the heading
        self.parts: list[Part] = []

    @property
    def first(self) -> RowPart:
        """The row's first part: its page and box are the record's."""
        return self.row_parts[0]

    @property
    def page_number(self) -> int:
        """The page of the first part."""
        return self.first.table.page_number

    def has(self, role: str) -> bool:
        """Whether the table has a column of a role."""
        return role in self.first.header.roles

    def title(self, role: str) -> str | None:
        """The heading of a role's first column."""
        header = self.first.header
        return header.titles[header.roles[role][0]] if role in header.roles else None

    def blocks(self, role: str) -> tuple[Block, ...]:
        """The paragraphs of a role's cells in all parts."""
        parts = self.row_parts
        return parts[0].blocks(role) if len(parts) == 1 else tuple([block for part in parts for block in part.blocks(role)])

    def short(self, role: str, column: str) -> str | None:
        """A role's text as one line; its places are noted for ``column``."""
        blocks = self.blocks(role)
        self.note(column, blocks)
        return join_short(blocks)

    def long(self, role: str, column: str) -> str | None:
        """A role's text with its paragraphs and bullets on lines of their own; its places are noted for ``column``."""
        self.note(column, self.blocks(role))
        text: str | None = None
        above: tuple[Cell, ...] = ()
        for part in self.row_parts:
            text = _joined(text, above, part.blocks(role))
            above = part.cells(role)
        return text

    def note(self, column: str, blocks: Sequence[Block]) -> None:
        """Note the places that a column was read from."""
        self.parts += [Part(column, b.text, b.page_number, b.box, "cell") for b in blocks]

    @property
    def claimed(self) -> tuple[tuple[int, int], ...]:
        """The blocks that begin in this row, all columns of known roles or without a heading."""
        return tuple(block.id for part in self.row_parts for cell in part.own if _is_known(part, cell) for block in cell.blocks)

    @property
    def box(self) -> Box:
        """The box of the first part: of the cells that stand in the row alone, else of all."""
        table, cells = self.first.table, self.first.table.row(self.first.row)
        own = [cell.box for cell in cells if cell.rowspan == 1] or [cell.box for cell in cells]
        top, bottom = max(b.top for b in own), min(b.bottom for b in own)
        return Box(table.box.x0, top, table.box.x1, bottom) if top < bottom else union(own)

    def signals(self, scene: Scene) -> Signals:
        """How far the row can be trusted by its table's header, its own values, and whether a page's end cuts it."""
        least = lowest(part.header.signals for part in self.row_parts)
        fits = [found for role in self.first.header.roles if (found := fit(role, [join_short(self.blocks(role)) or ""], scene)) is not None]
        own = (min(fits) + sum(fits) / len(fits)) / 2 if fits else 1.0
        whole = _MIXED if any(map(_mixes, self.row_parts)) else 1.0
        return least.lowered(fit=own, whole=whole, joined=1.0 if len(self.row_parts) == 1 else 0.0)


def _mixes(part: RowPart) -> bool:
    """Whether a cell lies in the columns of two roles: what it says is of both. A title may stand in the place of a theme, too."""
    roles = (role for role in part.header.roles if role not in _BESIDE_TITLES)
    filled = [id(cell) for role in roles for cell in part.cells(role) if cell.text]
    return len(set(filled)) < len(filled)


def _is_known(part: RowPart, cell: Cell) -> bool:
    known = {c for columns in part.header.roles.values() for c in columns}
    if cell.column in known:
        return True
    return not part.header.is_guessed and part.header.titles[cell.column] is None


def _joined(text: str | None, above: Sequence[Cell], blocks: Sequence[Block]) -> str | None:
    """A long text with what follows on the next page: a sentence that was cut goes on, else a new line begins."""
    rest = join_long(blocks)
    if text is None or rest is None:
        return text or rest
    if blocks[0].is_listed or _is_entry(blocks[0], text):
        return f"{text}\n{rest}"
    cell = next((cell for cell in reversed(above) if cell.blocks), None)
    if text.endswith(_ENDS):
        goes_on = text.endswith(_SENTENCE_ENDS) and cell is not None and len(cell.blocks) == 1 and not _has_room(cell, blocks[0], _SPACE)
    else:
        goes_on = not _begins_anew(cell, blocks[0])
    return join_wrapped(text, rest) if goes_on else f"{text}\n{rest}"


def _is_entry(block: Block, text: str) -> bool:
    """Whether a text begins with a day and a mark behind it, as updates do, behind a sentence or written out: ``11 Feb: …``."""
    form = entry_form(block.words) or ""
    return form.endswith(_MARKS) and (form.startswith("day") or text.endswith(_SENTENCE_ENDS))


def _begins_anew(cell: Cell | None, block: Block) -> bool:
    """Whether a text begins anew: with a capital article, or with a word that would have fitted on the last line of the cell before."""
    if _ARTICLE.match(block.text):
        return True
    return cell is not None and block.text[:1].isupper() and _has_room(cell, block, _MUCH)


def _has_room(cell: Cell, block: Block, white: float) -> bool:
    """Whether the first word of a text would have fitted on the last line of a cell, with so much white, of its size, before it."""
    lines = [line for one in cell.blocks for line in one.lines]
    padding = max(0.0, min(line.start for line in lines) - cell.box.x0)
    word = block.lines[0].words[0]
    return cell.box.x1 - padding - lines[-1].x1 > word.x1 - word.x0 + white * word.style.size
