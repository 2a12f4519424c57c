"""Rows of a table of people, and those among them that only head the rows beneath: ``Industry representatives``, ``Apologies``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.layout.blocks import join_short
from parsers.pack import Pack
from parsers.slides.people import is_name, said_in
from parsers.slides.row_reader import RowReader


class Sectioned(NamedTuple):
    """A row of a person and the text of the row that heads it, None where none does."""

    row: RowReader
    section: str | None


class Parted(NamedTuple):
    """The rows of persons, and the blocks of those that head them."""

    rows: tuple[Sectioned, ...]
    context: tuple[BlockId, ...]


def sectioned(rows: Sequence[RowReader], pack: Pack) -> Parted:
    """Part rows of names from those that stand alone in their row and are no name, where the other rows say more of their persons."""
    alone = [row for row in rows if _is_alone(row)]
    are_heads = 2 * len(alone) < len(rows)
    found: list[Sectioned] = []
    context: list[BlockId] = []
    section: str | None = None
    for row in rows:
        text = join_short(row.blocks("name")) or ""
        if are_heads and row in alone and not is_name(text, pack) and not said_in(text, pack):
            section, context = text, [*context, *row.claimed]
        else:
            found.append(Sectioned(row, row.section or section))
    return Parted(tuple(found), tuple(context)) if found else Parted(tuple(Sectioned(row, row.section) for row in rows), ())


def _is_alone(row: RowReader) -> bool:
    return sum(bool(cell.text) for part in row.row_parts for cell in part.own) == 1
