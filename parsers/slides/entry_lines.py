"""Logs whose entries are several rows under a header of as many: the rows beneath an entry's first are read as columns beside it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.slides.column_words import role_scores
from parsers.slides.columns import Header
from parsers.slides.tables import Headed

_KIND = "action_log"
_SURE = 0.85  # how well a heading must name its column
_MOST_LINES = 3
_IN_LINE = 3.0  # points: how far the starts of a heading and its texts may differ
_SPACE = 0.6  # of the size: white as narrow as this is a space


class _Heading(NamedTuple):
    """A heading of a further line of a header: what it names, which line, and where its text begins."""

    role: str
    line: int
    x0: float
    blocks: tuple[Block, ...]


class Unfolded(NamedTuple):
    """Tables whose entries are one row each, and the blocks of headings and of what was joined to others."""

    tables: list[Headed]
    labels: tuple[BlockId, ...]


def unfolded(tables: Sequence[Headed], pack: Pack) -> Unfolded:
    """The tables of a region with the further rows of their entries beside the first; a page without a header is read by the one before."""
    found: list[Headed] = []
    labels: list[BlockId] = []
    headings: tuple[_Heading, ...] = ()
    for headed in tables:
        own = _headings(headed, pack)
        labels += [block.id for heading in own for block in heading.blocks]
        headings = own or (headings if headed.header.row < 0 else ())
        whole, joined = _unfolded(headed, own, headings) if headings else (headed, ())
        found.append(whole)
        labels += joined
    return Unfolded(found, tuple(labels))


def _headings(headed: Headed, pack: Pack) -> tuple[_Heading, ...]:
    """The headings in the rows right beneath a header that go it on: set as it is, and each names a column that it does not have."""
    table, header, first = headed
    found: list[_Heading] = []
    for line in range(1, _MOST_LINES):
        row = first + line - 1
        cells = [cell for cell in table.row(row) if cell.row == row and cell.blocks] if row + 1 < table.row_count else []
        if not cells or header.row < 0 or cells[0].column == 0:
            break
        if len({_look(block) for row_ in (header.row, row) for cell in table.row(row_) for block in cell.blocks}) > 1:
            break
        named = [(cell, role_named(cell.text or "", pack, {*header.roles, *(h.role for h in found)})) for cell in cells]
        if any(role is None for _, role in named):
            break
        found += [_Heading(role, line, cell.blocks[0].box.x0, cell.blocks) for cell, role in named if role]
    return tuple(found)


def role_named(text: str, pack: Pack, taken: Container[str] = ()) -> str | None:
    """The column of an action log that a heading surely names, none of the ``taken``; None where it names none."""
    scores = role_scores(text, pack.vocabulary.tables[_KIND])
    return next((role for role in sorted(scores, key=lambda role: -scores[role]) if scores[role] >= _SURE and role not in taken), None)


def _look(block: Block) -> tuple[bool, str | None]:
    style = block.words[0].style
    return style.is_bold, style.colour


def _unfolded(headed: Headed, own: Sequence[_Heading], headings: Sequence[_Heading]) -> tuple[Headed, tuple[BlockId, ...]]:
    """One table with a column more for each heading of a further line, and the blocks that were joined to others."""
    table, header, first = headed
    first += max((heading.line for heading in own), default=0)
    placed = _placed(table, header, first, headings)
    moved = {cell for parts in placed.values() for part in parts for cell in part.cells}
    cells = [replace(cell, blocks=()) if cell in moved else cell for cell in table.cells]
    for row in range(table.row_count):
        for i in range(len(headings)):
            blocks = tuple(block for part in placed.get(row, ()) if part.heading == i for block in part.blocks)
            cells.append(beside(table, row, table.column_count + i, blocks))
    wider = replace(table, cells=tuple(cells), column_count=table.column_count + len(headings))
    titles = (*header.titles, *(heading.blocks[0].text for heading in headings))
    roles = header.roles | {heading.role: (table.column_count + i,) for i, heading in enumerate(headings)}
    kept = {block.id for cell in cells for block in cell.blocks}
    joined = tuple(block.id for cell in moved for block in cell.blocks if block.id not in kept)
    return Headed(wider, replace(header, titles=titles, roles=roles), first), joined


class _Part(NamedTuple):
    """What a row says beneath one heading: the heading's number, the cells, and their text as one."""

    heading: int
    cells: tuple[Cell, ...]
    blocks: tuple[Block, ...]


def _placed(table: Table, header: Header, first: int, headings: Sequence[_Heading]) -> dict[int, list[_Part]]:
    """What the further rows of entries say by the row that each entry begins with; a page's first row, cut off, stays where it is."""
    key = header.roles.get("action_ref", (0,))[0]
    placed: dict[int, list[_Part]] = {}
    begun: int | None = None
    for row in range(first, table.row_count):
        cells = [cell for cell in table.row(row) if cell.row == row and cell.blocks]
        is_keyed = any(cell.column <= key <= cell.last_column for cell in cells)
        parts = [] if is_keyed else _parts(cells, headings, row - begun if begun is not None else None)
        if parts:
            placed.setdefault(row if begun is None else begun, []).extend(parts)
        elif cells:
            begun = row
    return placed


def _parts(cells: Sequence[Cell], headings: Sequence[_Heading], line: int | None) -> list[_Part]:
    """The cells of a row beneath the headings of its line that their texts begin at; none where the first of them begins at no heading."""
    last = max(heading.line for heading in headings)
    lines = {heading.line for heading in headings} if line is None else {min(line, last)}
    offered = {i: heading.x0 for i, heading in enumerate(headings) if heading.line in lines}
    held: dict[int, list[Cell]] = {}
    for cell in cells:
        start = cell.blocks[0].lines[0].start
        left = [i for i, x0 in offered.items() if x0 <= start + _IN_LINE]
        if not left or (not held and start - max(offered[i] for i in left) > _IN_LINE):
            return []
        held.setdefault(max(left, key=offered.__getitem__), []).append(cell)
    return [_Part(i, tuple(beneath), as_one(beneath)) for i, beneath in held.items()]


def as_one(cells: Sequence[Cell]) -> tuple[Block, ...]:
    """The paragraphs of some cells of a row; lines that go on a space further right, in the next cell, put together."""
    blocks = [block for cell in cells for block in cell.blocks]
    lines = sorted((line for block in blocks for line in block.lines), key=lambda line: (round(line.baseline), line.start))
    if len(blocks) < 2 or len(blocks) > len(cells) or not _go_on(lines):
        return tuple(blocks)
    rows = [list(row) for _, row in groupby(lines, key=lambda line: round(line.baseline))]
    return (replace(blocks[0], lines=tuple(_joined(row) for row in rows)),)


def _joined(row: Sequence[Line]) -> Line:
    first, *rest = row
    return Line((*first.words, *(word for line in rest for word in line.all_words)), first.marker)


def _go_on(lines: Sequence[Line]) -> bool:
    """Whether lines of several cells that share a baseline are a space apart, and some do."""
    beside = [(a, b) for a, b in pairwise(lines) if round(a.baseline) == round(b.baseline)]
    return bool(beside) and all(b.start - a.x1 <= _SPACE * b.size for a, b in beside)


def beside(table: Table, row: int, column: int, blocks: tuple[Block, ...]) -> Cell:
    """A place right of a row of a table, with what is to be read there."""
    boxes = [cell.box for cell in table.row(row)]
    top, bottom = max(box.top for box in boxes), min(box.bottom for box in boxes)
    return Cell(row, column, 1, 1, Box(table.box.x1, top, table.box.x1, max(top, bottom)), blocks)
