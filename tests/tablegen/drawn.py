"""What is drawn of a table, the same for all printers."""

from __future__ import annotations

from tests.tablegen.model import Placed, Rules, Table


def is_filled(one: Placed, table: Table) -> bool:
    """Whether a cell has a ground."""
    is_head = one.row < table.header_rows
    if table.rules is Rules.BAND:
        return is_head
    return table.rules is Rules.STRIPES and (is_head or (one.row - table.header_rows) % 2 == 1)


def drawn_sides(one: Placed, table: Table) -> set[str]:
    """The sides of a cell that are drawn."""
    last = one.row + one.cell.rowspan == len(table.rows)
    ends_head = one.row + one.cell.rowspan == table.header_rows
    first = {"top"} if one.row == 0 else set()
    match table.rules:
        case Rules.ALL:
            return {"top", "bottom", "left", "right"}
        case Rules.LEVEL:
            return first | {"bottom"}
        case Rules.THREE | Rules.SPANNERS:
            is_spanner = table.rules is Rules.SPANNERS and 1 < one.cell.colspan < len(table.widths)
            return first | ({"bottom"} if last or ends_head or is_spanner else set())
        case Rules.HEADER:
            return {"bottom"} if ends_head else set()
        case Rules.UPRIGHT:
            return {"left", "right"} | ({"top", "bottom"} if one.row < table.header_rows else {"bottom"} if last else set())
        case _:
            return set()
