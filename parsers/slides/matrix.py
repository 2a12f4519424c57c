"""Matrices: what heads the columns, what heads the rows, and the cells between, whichever way round they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from parsers.findings import BlockId, Region
from parsers.layout.blocks import Block
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.slides.tiers import with_single_side, with_single_tier

_SAME_EDGE = 8.0  # points
_NARROWEST = 2  # columns of a matrix
_LONGEST_LABEL = 7  # words

Reader = Callable[[Table], "Matrix | None"]


class Matrix(NamedTuple):
    """A table whose first row and first column are headings. ``is_turned`` tells that subjects stand in the first column.

    A matrix of one subject may have it above the table: then ``heads`` holds it. One that goes on from the page before without a header
    has ``header_row`` -1, the ``heads`` of the one before, and ``before``, the heading of its last row, for a first row that has none. One
    that ``is_bare`` has no headings down the side.
    """

    table: Table
    header_row: int
    is_turned: bool
    heads: tuple[Cell, ...] = ()
    before: Cell | None = None
    is_bare: bool = False

    @property
    def is_carried(self) -> bool:
        """Whether its headings along the top stand on another page."""
        return any(b.page_number != self.table.page_number for c in self.heads for b in c.blocks)

    def subjects(self) -> tuple[Cell, ...]:
        """The headings of the subjects: along the top, or down the side where the matrix is turned."""
        return self.side() if self.is_turned else self.top()

    def labels(self) -> tuple[Cell, ...]:
        """The headings across the subjects."""
        return self.top() if self.is_turned else self.side()

    def top(self) -> tuple[Cell, ...]:
        """The headings of the columns."""
        cells = self.table.row(self.header_row)
        return self.heads or tuple([c for c in cells if c.row == self.header_row and (c.column > 0 or self.is_bare)])

    def side(self) -> tuple[Cell, ...]:
        """The headings of the rows; of a bare matrix the cells that stand in their place."""
        return tuple([c for c in self.table.cells if c.column == 0 and c.row > self.header_row])

    def text(self, heading: Cell) -> str | None:
        """What a heading says; of a row that a page's end cuts, what its first part says; of a bare matrix's rows nothing."""
        if self.is_bare and heading.row > self.header_row and heading not in self.heads:
            return None
        if heading.text is None and self.before is not None and heading in self.side()[:1]:
            return self.before.text
        return heading.text

    def is_rest(self, subject: Cell, label: Cell) -> bool:
        """Whether a cell is the rest of one that the page's end cuts: its row has no heading, and goes on the last one before."""
        heading = subject if self.is_turned else label
        if self.is_bare:
            return self.before is not None
        return self.before is not None and heading.text is None and heading in self.side()[:1]

    def cells(self, subject: Cell, label: Cell) -> tuple[Cell, ...]:
        """The cells of a subject under a label: several where one of both spans several rows or columns."""
        side, top = (subject, label) if self.is_turned else (label, subject)
        across = (c for row in range(side.row, side.last_row + 1) for c in self.table.row(row))
        return tuple(dict.fromkeys(c for c in across if c.column <= top.last_column and top.column <= c.last_column))

    def headings(self) -> tuple[BlockId, ...]:
        """The blocks of the headings along the top, of all above them, and down the side."""
        side = set() if self.is_bare else set(self.side())
        own = () if self.is_carried else self.heads
        cells = (*own, *(c for c in self.table.cells if c.row <= self.header_row or c in side))
        return tuple(dict.fromkeys(b.id for c in cells for b in c.blocks))


def read_matrix(table: Table, is_subject: Callable[[str], bool], is_label: Callable[[str], bool]) -> Matrix | None:
    """The table as a matrix of subjects and labels, or None where its headings are neither way round.

    At least half of the headings that have a text must be subjects on one side, and one in three labels on the other.
    """
    for matrix in ways(table, lambda text: is_subject(text) or is_label(text)):
        subjects = [c.text for c in matrix.subjects() if c.text]
        labels = [c.text for c in matrix.labels() if c.text]
        if subjects and labels and _are_some(is_subject, subjects, 2) and _are_some(is_label, labels, 3):
            return matrix
    return None


def _are_some(test: Callable[[str], bool], texts: Sequence[str], share: int) -> bool:
    """Whether at least one in ``share`` of some texts passes a test; given up where too few are left."""
    lacking = -(-len(texts) // share)
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if not 0 < lacking <= left:
            break
        lacking -= test(text)
    return lacking <= 0


def ways(table: Table, is_known: Callable[[str], bool]) -> Iterator[Matrix]:
    """The ways in which a table can be a matrix: by its first row or its second, its subjects along the top or down the side; first with
    headings in two tiers made one."""
    single = with_single_tier(table, is_known)
    for one in (table,) if single is table else (single, table):
        yield from (Matrix(one, row, is_turned) for row in range(min(2, one.row_count - 1)) for is_turned in (False, True))


def without_first_column(table: Table) -> Table:
    """A table without its first column, its texts in the upper left corner of what is left; as it is where cells span both."""
    first, rest = ([c for c in table.cells if (c.column == 0) is is_first] for is_first in (True, False))
    if table.column_count <= _NARROWEST or any(c.colspan > 1 for c in first) or not rest or (rest[0].row, rest[0].column) != (0, 1):
        return table
    cells = [replace(c, column=c.column - 1) for c in rest]
    cells[0] = replace(cells[0], blocks=(*(block for c in first for block in c.blocks), *cells[0].blocks))
    return replace(table, column_count=table.column_count - 1, cells=tuple(cells))


def with_bands_beside(table: Table, is_subject: Callable[[str], bool]) -> Table:
    """A table in which rows over all columns name subjects, each over one row of its cells, with the subjects in a first column instead."""
    bands = [
        cell for cell in table.cells if cell.row > 0 and cell.colspan == table.column_count > 1 and cell.text and is_subject(cell.text)
    ]
    if not bands or [cell.row for cell in bands] != list(range(1, table.row_count, 2)) or table.row_count != 1 + 2 * len(bands):
        return table
    x0, top, _, bottom = table.box
    side = [replace(cell, row=i, colspan=1) for i, cell in enumerate(bands, start=1)]
    rest = [replace(c, row=c.row // 2, column=c.column + 1) for c in table.cells if not any(c is band for band in bands)]
    cells = sorted([Cell(0, 0, 1, 1, Box(x0, top, x0, bottom), ()), *side, *rest], key=lambda cell: (cell.row, cell.column))
    return replace(table, row_count=1 + len(bands), column_count=table.column_count + 1, cells=tuple(cells))


def carried_on(matrix: Matrix, table: Table, is_subject: Callable[[str], bool], is_label: Callable[[str], bool]) -> Matrix | None:
    """A table without a header on the next page as the rest of a matrix: as wide, and headed down the side as the one before is."""
    is_next = table.page_number == matrix.table.page_number + 1 and table.column_count == matrix.table.column_count
    if is_next and matrix.is_bare and table.row_count == 1 and _stands_beneath(matrix.table, table):
        return Matrix(table, -1, is_turned=False, heads=matrix.top(), before=matrix.side()[-1], is_bare=True)
    if not is_next or matrix.is_bare or any(c.colspan > 1 and c.column == 0 for c in table.cells):
        return None
    rest = Matrix(table, -1, matrix.is_turned, matrix.top(), matrix.side()[-1] if matrix.side() else None)
    test = is_subject if matrix.is_turned else is_label
    side = [c.text for c in rest.side()]
    known = sum(test(text) for text in side if text)
    is_cut = bool(side) and side[0] is None
    is_known = (known and known + is_cut >= len(side)) or (is_cut and len(side) == 1)
    return rest if is_known or _goes_on_in_own_words(rest, matrix, is_subject) else None


def _goes_on_in_own_words(rest: Matrix, before: Matrix, is_subject: Callable[[str], bool]) -> bool:
    """Whether rows whose labels are not known stand right beneath a matrix: short labels down the side, no subject, over lists."""
    labels = [cell.text for cell in rest.side() if cell.text]
    if rest.is_turned or not labels or not _stands_beneath(before.table, rest.table):
        return False
    cells = [cell for cell in rest.table.cells if cell.column > 0 and cell.blocks]
    is_listed = any(block.is_listed for cell in cells for block in cell.blocks)
    return is_listed and not any(len(text.split()) > _LONGEST_LABEL or is_subject(text) for text in labels)


def _stands_beneath(before: Table, table: Table) -> bool:
    """Whether a table has the columns of another, edge by edge."""
    return all(abs(a - b) <= _SAME_EDGE for a, b in zip(_edges(before), _edges(table), strict=True))


def _edges(table: Table) -> list[float]:
    """The left edges of a table's columns, and its right edge."""
    return [*(max(cell.box.x0 for cell in table.cells if cell.column == c) for c in range(table.column_count)), table.box.x1]


def _beside(before: Table, table: Table) -> Table:
    """A table with one column of headings, as the one before it has, where two are printed."""
    single = with_single_side(table) if table.column_count == before.column_count + 1 else None
    return single if single is not None and _stands_beneath(before, single) else table


def find_matrices(pack: Pack, read: Reader, is_subject: Callable[[str], bool], is_label: Callable[[str], bool]) -> list[Matrix]:
    """All matrices of a kind, with their rests on the next pages."""
    found: list[Matrix] = []
    orphan: Matrix | None = None
    for sheet in pack.sheets:
        for table in sheet.tables:
            matrix = read(table)
            if matrix is None and orphan is not None and table.order == 1:
                matrix = carried_on(orphan, table, is_subject, is_label)
                found += [orphan] if matrix is not None else []
            if found and table.order == 1:
                top = matrix.header_row + 1 if matrix is not None and _is_headed_alike(matrix, found[-1]) else 0
                own = matrix.table if matrix is not None else _beside(found[-1].table, table)  # headings not as they are printed
                last, rest = _with_whole_heading(found[-1], own, is_subject if found[-1].is_turned else is_label, top)
                again = matrix._replace(table=rest) if matrix is not None and top else matrix
                matrix = again or _only_rest(last, rest) or carried_on(last, rest, is_subject, is_label)
                found[-1] = last if matrix is not None else found[-1]
            if matrix is not None:
                found.append(_after_cut(matrix, found[-1]) if found and table.order == 1 else matrix)
            orphan = _orphan(table, is_subject, is_label) if table.row_count == 1 else None
    return found


def _with_whole_heading(before: Matrix, table: Table, is_heading: Callable[[str], bool], top: int) -> tuple[Matrix, Table]:
    """A matrix and the table at the head of the next page, the heading of the row that the page's end cuts put together in the matrix.

    ``top`` is the first row there beneath the headings, if they are printed again: then what stands above their rest may by itself look
    like a heading. As they are where no heading is cut: only both parts say a heading, and of the row's cells one goes on in the midst of
    a sentence, or has nothing left where all other rows have something; or the rest begins in lower case, and most lists go on.
    """
    last, first = before.side()[-1:], tuple(c for c in table.row(top) if c.column == 0 and c.colspan == 1)
    is_next = table.page_number == before.table.page_number + 1 and table.column_count == before.table.column_count
    if not (is_next and last and first and last[0].text and first[0].text) or before.is_bare:
        return before, table
    is_cut = first[0].text[:1].islower() and _cuts_most_lists(before, table, top)
    if is_heading(first[0].text if top else last[0].text) and not is_cut:
        return before, table
    whole = replace(last[0], blocks=(*last[0].blocks, *first[0].blocks))
    if not is_heading(whole.text or "") or not (is_cut or _begins_with_rest(before, table, top)):
        return before, table
    return before._replace(table=_with_cell(before.table, last[0], whole)), _with_cell(table, first[0], replace(first[0], blocks=()))


def _begins_with_rest(before: Matrix, table: Table, top: int) -> bool:
    """Whether the first row of a table goes on in the midst of a sentence, or is blank in a column in which no other row is."""
    cells = [cell for cell in table.row(top) if cell.column > 0]
    above = [[c for c in before.table.cells if c.column == cell.column and c.row > before.header_row] for cell in cells]
    blank = any(not cell.blocks and all(c.blocks for c in others) for cell, others in zip(cells, above, strict=True))
    return blank or any(cell.blocks and is_fragment(cell.blocks[0]) for cell in cells)


def _cuts_most_lists(before: Matrix, table: Table, top: int) -> bool:
    """Whether most cells of a table's first row begin without the bullet that the cells above have, in the midst of an item."""
    cells = [cell for cell in table.row(top) if cell.column > 0 and cell.blocks]
    lists = {c.column for c in before.table.row(before.table.row_count - 1) if c.blocks and c.blocks[-1].is_listed}
    cut = sum(cell.column in lists and not cell.blocks[0].is_listed for cell in cells)
    return cut > 1 and 2 * cut > len(cells)


def _with_cell(table: Table, old: Cell, new: Cell) -> Table:
    return replace(table, cells=tuple(new if cell is old else cell for cell in table.cells))


def _orphan(table: Table, is_subject: Callable[[str], bool], is_label: Callable[[str], bool]) -> Matrix | None:
    """The headings along the top of a matrix with all of its rows on the next page."""
    texts = [cell.text for cell in table.cells if cell.text and cell.column > 0]
    for is_turned, test in ((False, is_subject), (True, is_label)):
        if texts and 2 * sum(map(test, texts)) >= len(texts):
            return Matrix(table, 0, is_turned)
    return None


def _only_rest(before: Matrix, table: Table) -> Matrix | None:
    """A table that prints the headings of the matrix on the page before again, over nothing but the rest of its last row."""
    if table.row_count != 2 or table.column_count != before.table.column_count or before.is_bare or table.at(1, 0).text is not None:
        return None
    matrix = Matrix(table, 0, before.is_turned)
    return matrix if [cell.text for cell in matrix.top()] == [cell.text for cell in before.top()] else None


def _after_cut(matrix: Matrix, before: Matrix) -> Matrix:
    """A matrix that prints the headings of the one on the page before again and begins with the rest of its last row: no heading."""
    side = matrix.side()
    if not side or side[0].text is not None or not before.side():
        return matrix
    return matrix._replace(before=before.side()[-1]) if _is_headed_alike(matrix, before) else matrix


def _is_headed_alike(matrix: Matrix, before: Matrix) -> bool:
    """Whether a matrix stands on the page after another and prints its headings along the top again."""
    is_next = matrix.table.page_number == before.table.page_number + 1 and matrix.is_turned == before.is_turned
    return is_next and [cell.text for cell in matrix.top()] == [cell.text for cell in before.top()]


@dataclass(slots=True)
class HeldCell:
    """A cell, its heading each way, and its items, each of one block, or more where a page's end cuts it.

    ``is_joined`` tells that the next page had its rest.
    """

    matrix: Matrix
    subject: Cell
    label: Cell
    cell: Cell
    items: list[list[Block]]
    is_joined: bool = False

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What the headings say."""
        return self.matrix.text(self.subject), self.matrix.text(self.label)

    def go_on(self, blocks: tuple[Block, ...]) -> None:
        """Take the rest of the cell from the next page: a line without a bullet at its head is the rest of the last item."""
        first = blocks[:1]
        if first and self.items and not first[0].is_listed and (self.items[-1][0].is_listed or is_fragment(first[0])):
            self.items[-1] += first
            blocks = blocks[1:]
        self.items += [[block] for block in blocks]
        self.is_joined = True


def held_cells(matrices: Sequence[Matrix]) -> list[HeldCell]:
    """The cells of all matrices, label by label, those that a page's end cuts put together again."""
    held: list[HeldCell] = []
    for matrix in matrices:
        for label in matrix.labels():
            for subject in matrix.subjects():
                cells = matrix.cells(subject, label)
                if not matrix.is_bare and (subject in cells or label in cells):
                    continue  # a heading over all columns is none of its own values
                blocks = tuple(block for cell in cells for block in cell.blocks)
                one = HeldCell(matrix, subject, label, cells[0], [[block] for block in blocks])
                cut = next((before for before in reversed(held) if before.key == one.key), None) if matrix.is_rest(subject, label) else None
                if cut is not None:
                    cut.go_on(blocks)
                else:
                    held.append(one)
    return held


def region_of(matrices: Sequence[Matrix]) -> list[Region]:
    """One region over all pages on which a kind of matrix stands; none where it stands nowhere."""
    if not matrices:
        return []
    pages = tuple(dict.fromkeys(m.table.page_number for m in matrices))
    return [Region(pages, (), tuple(m.table for m in matrices))]


def listed(blocks: tuple[Block, ...], is_day: Callable[[str], bool]) -> Iterator[tuple[Block, bool]]:
    """The blocks of a cell, each with whether it leads in those that follow: a line before bullets, or a day before plain lines."""
    for i, block in enumerate(blocks):
        rest = blocks[i + 1 :]
        leads = not block.is_listed and (any(later.is_listed for later in rest) or (i == 0 and bool(rest) and is_day(block.text)))
        yield block, leads


def is_fragment(block: Block) -> bool:
    """Whether a line without a mark begins in the midst of a sentence: a paragraph that was cut in two where it was laid out."""
    return not block.is_listed and (block.text[:1].islower() or block.text[:1] in ",;)")
