"""A page laid out: every visible word in exactly one block, tables as grids of blocks, all in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain

from parsers.layout.areas import Item
from parsers.layout.blocks import Block, BlockKind, CellPlace, blocks_of, join_short, paragraphs
from parsers.layout.cards import Cards, cards_of
from parsers.layout.column_rights import column_rights
from parsers.layout.continued import LastTable, last_table
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.furniture import Furniture
from parsers.layout.glued import with_numbers_parted
from parsers.layout.highlights import without_highlights
from parsers.layout.initials import Initials
from parsers.layout.leading import leading_of
from parsers.layout.lines import Line, lines_of
from parsers.layout.named_headers import HeadingTest
from parsers.layout.note_blocks import note_blocks
from parsers.layout.overlays import without_overlays
from parsers.layout.page import Box, Fill, Inset, Link, Page, as_seen
from parsers.layout.prose_columns import page_lines
from parsers.layout.set_text import FEW_LINES, justified, rejoined, runs_by_size
from parsers.layout.sideways import main_direction, sideways_grids
from parsers.layout.struck import Strikes, without_strikes
from parsers.layout.table import Evidence, Grid, GridCell, words_outside
from parsers.layout.titles import LARGER, titled, usual_size
from parsers.layout.turned import cell_lines
from parsers.layout.words import PageWords, Word, seen_of
from parsers.layout.worked_out import Keeps, worked_out
from schemas.quickly_made import quickly_made

_SAME_LEFT = 6.0  # points: areas that begin this near to each other are one column of text


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell(Keeps):
    """One cell of a laid table: anchor row and column (from 0), spans, box and its paragraphs."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    blocks: tuple[Block, ...]

    @worked_out
    def text(self) -> str | None:
        """All lines joined by spaces; None for an empty cell."""
        return join_short(self.blocks)

    @property
    def last_row(self) -> int:
        """The last row that the cell spans."""
        return self.row + self.rowspan - 1

    @property
    def last_column(self) -> int:
        """The last column that the cell spans."""
        return self.column + self.colspan - 1

    def __hash__(self) -> int:
        # By its place alone: to hash all words of a cell, each time that it is looked up, costs more than finding the table did.
        return hash((self.row, self.column, self.box))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a page: ``order`` from 1; cells tile the grid, in reading order."""

    page_number: int
    order: int
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    box: Box
    evidence: Evidence
    confidence: float
    _by_place: dict[tuple[int, int], Cell] = field(init=False, repr=False, compare=False)
    _by_row: dict[int, list[Cell]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_place: dict[tuple[int, int], Cell] = {}
        by_row: dict[int, list[Cell]] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.last_row + 1):
                by_row.setdefault(row, []).append(cell)
                for column in range(cell.column, cell.last_column + 1):
                    by_place.setdefault((row, column), cell)
        object.__setattr__(self, "_by_place", by_place)
        object.__setattr__(self, "_by_row", by_row)

    def __hash__(self) -> int:
        # By its place alone, as cells.
        return hash((self.page_number, self.order, self.box))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of all cells, in reading order."""
        return tuple(block for cell in self.cells for block in cell.blocks)

    def at(self, row: int, column: int) -> Cell:
        """The cell that covers a place.

        Raises:
            LookupError: The place lies outside the grid.
        """
        cell = self._by_place.get((row, column))
        if cell is None:
            raise LookupError(f"no cell at row {row}, column {column}")
        return cell

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, from left to right."""
        return tuple(self._by_row.get(row, ()))


@quickly_made
@dataclass(frozen=True, slots=True)
class Sheet(Keeps):
    """One page laid out. ``blocks`` stand in reading order, those in tables and furniture included.

    ``last_table`` is its lowest table, which may go on on the next page; ``fills`` are what is drawn behind its texts; ``overlaid``
    the words of what is laid over it, in blocks of their own behind all others but furniture. A page that lies on its side is laid out
    as it is read, ``turned`` from how a reader sees it; so is a slide that is printed with its notes, ``inset`` on its page: they are
    ``notes``, which come behind all blocks and are none of them. One that could not be laid out ``is_plain``: only its lines are known.
    """

    page_number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    hidden: tuple[Word, ...]
    links: tuple[Link, ...]
    last_table: LastTable | None = None
    fills: tuple[Fill, ...] = ()
    overlaid: tuple[Word, ...] = ()
    turned: int = 0
    is_plain: bool = False
    notes: tuple[Block, ...] = ()
    inset: Inset | None = None

    @property
    def emptied(self) -> Sheet:
        """The page as if nothing stood on it."""
        return replace(self, blocks=(), tables=(), last_table=None, hidden=(), overlaid=(), notes=())

    def seen(self, box: Box) -> Box:
        """Where a box is as a reader sees the page."""
        return self.inset.seen(box, self.width) if self.inset else as_seen(box, self.turned, self.width, self.height)

    @property
    def printed(self) -> tuple[float, float]:
        """The width and the height of the page as a reader sees it, in points."""
        seen = self.seen(Box(0.0, 0.0, self.width, self.height))
        return self.inset[1:] if self.inset else (seen.width, seen.height)

    @worked_out
    def body(self) -> tuple[Block, ...]:
        """The blocks outside tables and furniture."""
        aside = (BlockKind.FOOTER, BlockKind.PAGE_NUMBER)
        return tuple(block for block in self.blocks if block.place is None and block.kind not in aside)

    @worked_out
    def title(self) -> Block | None:
        """The page's title, if it has one."""
        return next((block for block in self.blocks if block.kind is BlockKind.TITLE and block.level == 0), None)


def lay_out(
    page: Page, words: Sequence[Word], furniture: Furniture, is_heading: HeadingTest = no_heading, before: Sheet | None = None
) -> Sheet:
    """Lay out one page from its words and its furniture.

    ``is_heading`` tells what texts side by side are known to head; ``before`` is the page before, whose last table may go on here.
    """
    aside = furniture.words
    seen, heights = seen_of(words), {w.baseline for w in aside}  # to look up every word in full takes longer
    shown = [w for w in seen if not (w.baseline in heights and w in aside)] if aside else seen
    printed, usual = page, usual_size(shown)
    page, left, marks, notes = without_overlays(page, shown, usual)
    visible = PageWords(left)
    page = without_highlights(page, visible)
    direction = main_direction(visible)
    last = before.last_table if before and before.page_number == page.page_number - 1 else None
    drawn = page if direction else without_strikes(page, visible)
    grids = sideways_grids(page, visible, direction, is_heading) if direction else grids_of(drawn, visible, is_heading, last)
    loose = justified(page_lines(words_outside(visible, grids)))
    builder = _Builder(page, LARGER * usual, grids, loose)
    placed = [line for line in loose if furniture.title.issuperset(line.all_words)] if furniture.title else []
    builder.add_title(placed)
    loose = [line for line in loose if line not in placed] if placed else loose
    cards = cards_of(page, [*loose, *grids])
    areas = rejoined(cards.areas_of([*loose, *grids]), builder.display)
    for area in areas:
        builder.add_area(area, _right_edge(area, areas, cards))
    blocks = titled(builder.blocks, page, furniture.title)
    for note in notes:
        blocks += builder.furniture(lines_of(note), BlockKind.PARAGRAPH, len(blocks))
    blocks += builder.furniture((*furniture.footers, *lines_of(marks)), BlockKind.FOOTER, len(blocks))
    blocks += builder.furniture(furniture.page_numbers, BlockKind.PAGE_NUMBER, len(blocks))
    hidden = tuple([w for w in words if not w.is_visible]) if len(seen) < len(words) else ()
    return Sheet(
        page.page_number,
        page.width,
        page.height,
        tuple(blocks),
        tuple(builder.tables),
        hidden,
        page.links,
        last_table([] if direction else grids),
        printed.fills,
        (*marks, *(word for note in notes for word in note)),
        page.turned,
        notes=note_blocks(page, len(blocks)),
        inset=page.inset,
    )


def _right_edge(area: Sequence[Item], areas: Sequence[Sequence[Item]], cards: Cards) -> float:
    """The x up to which an area's text may run: its card, its own longest line, or where it is short that of any area that begins at the
    same x."""
    own = [item for item in area if isinstance(item, Line)]
    if own and (right := cards.right_of(own[0])) is not None:
        return right
    left = min((line.start for line in own), default=0.0)
    alike = [area] if len(own) > FEW_LINES else [a for a in areas if abs(_left(a) - left) <= _SAME_LEFT]
    return max((item.x1 for a in alike for item in a if isinstance(item, Line)), default=0.0)


def _left(area: Sequence[Item]) -> float:
    return min((item.start for item in area if isinstance(item, Line)), default=float("-inf"))


class _Builder:
    """Numbers blocks and tables of one page as areas are added in reading order."""

    def __init__(self, page: Page, display: float, grids: Sequence[Grid], loose: Sequence[Line]) -> None:
        self.page = page
        self.strikes = Strikes(page, grids)
        self.display = display  # points: text as large as this is a heading's
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._grids, self._loose = grids, loose

    @worked_out
    def _leading(self) -> float:
        """How far apart the lines of one text stand, in parts of the size."""
        return leading_of([[w for line in self._loose for w in line.words], *(c.words for grid in self._grids for c in grid.cells)])

    @worked_out
    def _initials(self) -> Initials:
        texts = chain((line.all_words for line in self._loose), (cell.words for grid in self._grids for cell in grid.cells))
        return Initials(chain.from_iterable(texts))

    def add_title(self, lines: Sequence[Line]) -> None:
        """Add a title that is known by its place: one block, read before all that it heads wherever it stands."""
        if lines:
            self.blocks += blocks_of([[lines[0], *(Line(line.all_words) for line in lines[1:])]], self.page.page_number, 1)

    def add_area(self, area: Sequence[Item], right: float) -> None:
        lines: list[Line] = []
        for item in area:
            if isinstance(item, Line):
                lines.append(item)
                continue
            self._add_lines(lines, right)
            lines = []
            self._add_table(item)
        self._add_lines(lines, right)

    def _add_lines(
        self, lines: Sequence[Line], right: float, place: CellPlace | None = None, own: Callable[[], float] = lambda: 0.0
    ) -> tuple[Block, ...]:
        lines = self._initials.restored(with_numbers_parted(lines), self.display)
        runs = runs_by_size(lines, right) if place is None else [(lines, right)]
        groups: list[list[Line]] = []
        for run, edge in runs:
            groups += paragraphs(run, edge, self.display, lambda: self._leading, own)
        if place is not None:
            groups = list(chain.from_iterable(map(self.strikes.parted, groups)))
        if not groups:
            return ()
        blocks = blocks_of(groups, self.page.page_number, len(self.blocks) + 1, place)
        for i, block in enumerate(blocks):
            if self.strikes.whole(block):
                blocks[i] = replace(block, is_struck_out=True)
        self.blocks += blocks
        return tuple(blocks)

    def _add_table(self, grid: Grid) -> None:
        order = len(self.tables) + 1
        rights = column_rights(grid)
        own = cache(lambda: leading_of(cell.words for cell in grid.cells))
        cells = tuple(self._cell(cell, order, rights.get(cell.last_column), own) for cell in grid.cells)
        self.tables.append(
            Table(self.page.page_number, order, grid.row_count, grid.column_count, cells, grid.box, grid.evidence, grid.confidence)
        )

    def _cell(self, cell: GridCell, order: int, right: float | None, own: Callable[[], float]) -> Cell:
        lines = cell_lines(cell.words) if cell.words else ()
        margin = max(2.0, min([line.start for line in lines], default=0.0) - cell.box.x0)
        limit = cell.box.x1 - min(margin, 8.0)
        blocks = self._add_lines(lines, limit if right is None else min(limit, right), CellPlace(order, cell.row, cell.column), own)
        return Cell(cell.row, cell.column, cell.rowspan, cell.colspan, cell.box, blocks)

    def furniture(self, lines: Sequence[Line], kind: BlockKind, before: int) -> list[Block]:
        return [Block(self.page.page_number, before + i, kind, (line,)) for i, line in enumerate(lines, start=1)]
