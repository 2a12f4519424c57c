"""What is drawn of a table, the same for all printers."""

from __future__ import annotations

from tests.tablegen.model import Placed, Rules, Table


def is_filled(one: Placed, table: Table) -> bool:
    """Whether a cell has a ground."""
    is_head = one.row < table.header_rows
    if table.rules in (Rules.BAND, Rules.DARK):
        return is_head
    return table.rules is Rules.STRIPES and (is_head or (one.row - table.header_rows) % 2 == 1)


def ground(table: Table) -> str:
    """The colour of filled cells."""
    return "#24466b" if table.rules is Rules.DARK else "#d8dfe8"


def ink(one: Placed, table: Table) -> str:
    """The colour of a cell's text."""
    return "#ffffff" if table.rules is Rules.DARK and one.row < table.header_rows else "#000000"


def _sides_between(one: Placed, table: Table) -> set[str]:
    last = one.column + one.cell.colspan == len(table.widths)
    return {side for side, is_outer in (("left", one.column == 0), ("right", last)) if not is_outer}


def _sides_around(one: Placed, table: Table) -> set[str]:
    outer = {
        "left": one.column == 0,
        "right": one.column + one.cell.colspan == len(table.widths),
        "top": one.row == 0,
        "bottom": one.row + one.cell.rowspan == len(table.rows),
    }
    return {side for side, is_outer in outer.items() if is_outer}


def drawn_sides(one: Placed, table: Table) -> set[str]:
    """The sides of a cell that are drawn."""
    last = one.row + one.cell.rowspan == len(table.rows)
    ends_head = one.row + one.cell.rowspan == table.header_rows
    first = {"top"} if one.row == 0 else set()
    match table.rules:
        case Rules.ALL:
            return {"top", "bottom", "left", "right"}
        case Rules.LEVEL | Rules.DARK:
            return first | {"bottom"}
        case Rules.THREE | Rules.SPANNERS:
            is_spanner = table.rules is Rules.SPANNERS and 1 < one.cell.colspan < len(table.widths)
            return first | ({"bottom"} if last or ends_head or is_spanner else set())
        case Rules.HEADER:
            return {"bottom"} if ends_head else set()
        case Rules.UPRIGHT:
            return {"left", "right"} | ({"top", "bottom"} if one.row < table.header_rows else {"bottom"} if last else set())
        case Rules.BOXHEAD:
            return _sides_between(one, table) | ({"top", "bottom"} if one.row < table.header_rows else {"bottom"} if last else set())
        case Rules.BOX:
            return _sides_around(one, table)
        case _:
            return set()
