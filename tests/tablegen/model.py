"""What a page of a report says: tables of cells with spans, and the text around them. The truth is written from these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Align(StrEnum):
    """How a cell's text is set."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "center"


class Rules(StrEnum):
    """What is drawn."""

    ALL = "all"
    """Lines around every cell."""
    LEVEL = "level"
    """A line beneath every row."""
    THREE = "three"
    """Above the header, beneath it, beneath the table."""
    SPANNERS = "spanners"
    """The same, with short lines beneath headings over several columns."""
    HEADER = "header"
    """Beneath the header only."""
    UPRIGHT = "upright"
    """Lines between columns, and around the header."""
    STRIPES = "stripes"
    """Every other row filled, and the header."""
    BAND = "band"
    """The header filled, and nothing else."""
    NONE = "none"
    BOXHEAD = "boxhead"
    """Lines between columns and around the header, the sides open."""
    BOX = "box"
    """Around the table only."""
    DARK = "dark"
    """The header light on a dark ground, a line beneath every row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``indent`` in ems, ``is_turned``: its text runs from bottom to top; ``note`` stands raised behind the text."""

    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    align: Align = Align.LEFT
    indent: float = 0.0
    is_bold: bool = False
    is_turned: bool = False
    note: str = ""


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of anchored cells, each cell at the first free place of its row. ``widths`` are shares of the text's width; above the rows of
    ``gaps`` stands more white."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    header_rows: int = 1
    rules: Rules = Rules.THREE
    size: float = 9.0
    padding: float = 4.0
    leading: float = 1.0
    caption: str = ""
    notes: tuple[str, ...] = ()
    has_leaders: bool = False
    is_top_set: bool = True
    gaps: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or a heading where it is one."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Text in two columns."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows stands on the next page."""


Part: TypeAlias = Prose | Table | Columns | PageBreak


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a few pages: size in points, the font's family, and what stands on them."""

    name: str
    parts: tuple[Part, ...]
    width: float = 595.0
    height: float = 842.0
    font: str = "Liberation Serif"
    header: str = ""
    footer: str = ""
    margin: float = field(default=60.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place, from 0."""

    row: int
    column: int
    cell: Cell


def placed(table: Table) -> list[Placed]:
    """The cells of a table at their places.

    Raises:
        ValueError: The cells of a row do not fill it.
    """
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    for r, row in enumerate(table.rows):
        free = (c for c in range(len(table.widths)) if (r, c) not in taken)
        for cell in row:
            column = next(free, None)
            if column is None:
                raise ValueError(f"row {r} of {table.caption!r} has too many cells")
            found.append(Placed(r, column, cell))
            taken |= {(r + i, column + k) for i in range(cell.rowspan) for k in range(cell.colspan)}
    if len(taken) != len(table.rows) * len(table.widths):
        raise ValueError(f"the cells of {table.caption!r} do not fill its rows")
    return found


def tables_of(parts: Sequence[Part]) -> Iterator[Table]:
    """All tables in reading order."""
    for part in parts:
        if isinstance(part, Table):
            yield part
        elif isinstance(part, Columns):
            yield from tables_of(part.left)
            yield from tables_of(part.right)
