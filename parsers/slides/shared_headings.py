"""Tables that print some of the headings of another that was read: of new actions, without what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.findings import Region
from parsers.layout.sheet import Table
from parsers.layout.text import fold
from parsers.pack import Pack
from parsers.slides.tables import told_table

_FEWEST = 3  # headings that a table shares with another


def with_some_headings(pack: Pack, kind: str, known: Sequence[Region]) -> Iterator[Region]:
    """The tables of a kind whose headings all stand in one that was read, which has more, and whose values bear them out."""
    read = {(table.page_number, table.order) for region in known for table in region.tables}
    wholes = [_headings(table) for region in known for table in region.tables]
    for sheet in (sheet for sheet in pack.sheets if wholes and sheet.page_number not in pack.dividers):
        for table in sheet.tables:
            own = _headings(table)
            is_part = len(own) >= _FEWEST and any(own < whole for whole in wholes)
            if is_part and (table.page_number, table.order) not in read and told_table(table, sheet, pack, kind) is not None:
                yield Region((sheet.page_number,), (), (table,))


def _headings(table: Table) -> set[str]:
    return {fold(cell.text) for cell in table.row(0) if cell.text}
