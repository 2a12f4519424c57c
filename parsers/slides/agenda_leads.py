"""Agendas whose leads stand above or beneath the titles of their items, in one cell: `Presenter / Item`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.language.parties import are_parties
from parsers.layout.blocks import Block
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.slides.joint_cells import is_joint
from parsers.slides.tables import Headed

_FEWEST = 2  # items
_SURE = 0.8  # how well a lead must be known
_MOSTLY = 0.75  # of the items


def with_leads_apart(headed: Headed, pack: Pack) -> Headed:
    """A table whose leads have a column of their own, at its right; as it is where they have one, or stand in no cell of a title.

    The leads are the first or the last paragraph of such cells, name parties in most, and are set unlike the titles or headed with them.
    """
    table, header = headed.table, headed.header
    columns = header.roles.get("title", ())
    if "lead" in header.roles or len(columns) != 1:
        return headed
    cells = [cell for cell in table.cells if cell.column == columns[0] and cell.colspan == 1 and cell.row >= headed.first_row]
    held = [cell for cell in cells if len(cell.blocks) > 1]
    place = next((place for place in (0, -1) if len(held) >= _FEWEST and _are_leads(held, place, headed, pack)), None)
    if place is None or len(held) < _MOSTLY * sum(bool(cell.blocks) for cell in cells):
        return headed
    leads = {cell: cell.blocks[place] for cell in held}
    header = replace(header, titles=(*header.titles, header.titles[columns[0]]), roles={**header.roles, "lead": (table.column_count,)})
    return headed._replace(table=_with_column(table, leads), header=header)


def _are_leads(cells: Sequence[Cell], place: int, headed: Headed, pack: Pack) -> bool:
    """Whether the lines at one place of some cells are leads, and the others titles."""
    leads = [cell.blocks[place] for cell in cells]
    others = [block for cell in cells for block in cell.blocks if block is not cell.blocks[place]]
    is_headed = is_joint(headed.header, "title", "lead", pack.vocabulary.tables["agenda"])
    if not is_headed and not {_look(block) for block in leads}.isdisjoint(_look(block) for block in others):
        return False
    named, other = (sum(_is_lead(block, pack) for block in blocks) for blocks in (leads, others))
    # A lead may be nobody that is known, and a title may name somebody.
    return 2 * named >= len(leads) and 2 * other < len(others)


def _is_lead(block: Block, pack: Pack) -> bool:
    return are_parties(block.text, pack.vocabulary, _SURE)


def _look(block: Block) -> tuple[float, bool, str | None]:
    style = block.words[0].style
    return style.size, style.is_bold, style.colour


def _with_column(table: Table, moved: dict[Cell, Block]) -> Table:
    """A table with a column more, which holds one block of each of some cells; what else it has of places is empty."""
    right, count = table.box.x1, table.column_count
    filled = {cell.row: (cell, block) for cell, block in moved.items()}
    own = [replace(c, blocks=tuple(b for b in c.blocks if b is not moved[c])) if c in moved else c for c in table.cells]
    for row in range(table.row_count):
        if row in filled:
            cell, block = filled[row]
            own.append(Cell(row, count, cell.rowspan, 1, block.box, (block,)))
        elif not any(cell.row < row <= cell.last_row for cell, _ in filled.values()):
            beside = table.at(row, 0).box
            own.append(Cell(row, count, 1, 1, Box(right, beside.top, right, beside.bottom), ()))
    own.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, column_count=count + 1, cells=tuple(own))
