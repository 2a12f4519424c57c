"""One table of short texts drawn in the looks that printers give it, none of them ruled through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from parsers.layout.page import Box, Char, Fill, Page, Rule
from parsers.layout.table import Grid
from tests.drawing.pages import Drawing

SIZE = 10.0
_LEADING = 1.2
_LEFT_OF_TEXT = 4.0
_THICKNESS = 0.75
_SPACE = 0.25  # of the size


class Look(StrEnum):
    """What is drawn of a table besides its text."""

    LEVEL_RULES = "level rules only"
    HEADER_BAND = "a filled header only"
    STRIPES = "stripes, the first beneath the header"
    STRIPED_FROM_HEADER = "stripes, the first beneath the header's text"
    UPRIGHT_RULES = "lines between columns only, in a frame"
    NOTHING = "nothing at all"


@dataclass(frozen=True)
class Sketch:
    """A table to draw: its rows, the first of which is the header, its column widths, and where its upper left corner stands.

    Lines of a cell are parted by newlines. ``padding`` is the white above and below a row's text; ``is_cellwise`` draws lines and
    bands cell by cell.
    """

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    left: float = 60.0
    top: float = 100.0
    padding: float = 4.0
    is_cellwise: bool = False
    lefts: tuple[float, ...] = field(init=False)
    tops: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        heights = [_LEADING * SIZE * max(cell.count("\n") + 1 for cell in row) + 2 * self.padding for row in self.rows]
        object.__setattr__(self, "lefts", tuple(self.left + sum(self.widths[:i]) for i in range(len(self.widths) + 1)))
        object.__setattr__(self, "tops", tuple(self.top + sum(heights[:i]) for i in range(len(heights) + 1)))

    @property
    def texts(self) -> list[list[str]]:
        """The rows as they are to be found: lines joined by spaces."""
        return [[cell.replace("\n", " ") for cell in row] for row in self.rows]

    def draw(self, drawing: Drawing, look: Look) -> Drawing:
        """Draw the table in one look."""
        _drawn(self, drawing, look)
        for top, row in zip(self.tops, self.rows, strict=False):
            for left, cell in zip(self.lefts, row, strict=False):
                for i, line in enumerate(cell.split("\n") if cell else []):
                    y = top + self.padding + SIZE * (0.85 + i * _LEADING)
                    line_of_words(drawing, left + _LEFT_OF_TEXT, y, line, bold=top == self.tops[0])
        return drawing

    def _spans(self) -> list[tuple[float, float]]:
        return list(pairwise(self.lefts)) if self.is_cellwise else [(self.lefts[0], self.lefts[-1])]

    def level(self, drawing: Drawing, y: float) -> None:
        """Draw a line from side to side."""
        for x0, x1 in self._spans():
            level(drawing, y, x0, x1)

    def band(self, drawing: Drawing, row: int, colour: str) -> None:
        """Fill a row."""
        for x0, x1 in self._spans():
            drawing.fills.append(Fill(Box(x0, self.tops[row], x1, self.tops[row + 1]), colour, len(drawing.fills)))


def line_of_words(drawing: Drawing, x: float, y: float, text: str, size: float = SIZE, *, bold: bool = False) -> None:
    """Draw a line of text whose spaces are as narrow as those of a proportional font."""
    for word in text.split():
        drawing.text(x, y, word, size, bold=bold)
        x += 0.5 * size * len(word) + _SPACE * size


def level(drawing: Drawing, y: float, x0: float, x1: float) -> None:
    """Draw a level line."""
    drawing.rules.append(Rule(Box(x0, y - _THICKNESS / 2, x1, y + _THICKNESS / 2), "#000000", _THICKNESS, len(drawing.rules)))


def upright(drawing: Drawing, x: float, top: float, bottom: float) -> None:
    """Draw an upright line."""
    drawing.rules.append(Rule(Box(x - _THICKNESS / 2, top, x + _THICKNESS / 2, bottom), "#000000", _THICKNESS, len(drawing.rules)))


def _drawn(sketch: Sketch, drawing: Drawing, look: Look) -> None:
    match look:
        case Look.LEVEL_RULES:
            for y in sketch.tops:
                sketch.level(drawing, y)
        case Look.HEADER_BAND:
            sketch.band(drawing, 0, "#c6d9f1")
        case Look.STRIPES | Look.STRIPED_FROM_HEADER:
            for row in range(look is Look.STRIPES, len(sketch.rows), 2):
                sketch.band(drawing, row, "#eeeeee")
        case Look.UPRIGHT_RULES:
            for x in sketch.lefts:
                upright(drawing, x, sketch.tops[0], sketch.tops[-1])
            for y in (sketch.tops[0], sketch.tops[-1]):
                level(drawing, y, sketch.lefts[0], sketch.lefts[-1])
        case Look.NOTHING:
            pass


def moved(page: Page, right: float = 0.0, down: float = 0.0, scale: float = 1.0) -> Page:
    """The page with all that stands on it scaled from its upper left corner, then moved."""

    def box(b: Box) -> Box:
        return Box(scale * b.x0 + right, scale * b.top + down, scale * b.x1 + right, scale * b.bottom + down)

    def char(c: Char) -> Char:
        seen = box(Box(c.x0, c.top, c.x1, c.bottom))
        style = replace(c.style, size=round(scale * c.style.size, 1))
        return c._replace(x0=seen.x0, top=seen.top, x1=seen.x1, bottom=seen.bottom, baseline=scale * c.baseline + down, style=style)

    rules = tuple(replace(r, box=box(r.box), thickness=scale * r.thickness) for r in page.rules)
    fills = tuple(replace(f, box=box(f.box)) for f in page.fills)
    return Page(page.page_number, page.width, page.height, 0, tuple(char(c) for c in page.chars), rules, fills, (), ())


def texts_in(grid: Grid) -> list[list[str | None]]:
    """The text at each place of a grid; None where a place belongs to a cell that begins elsewhere."""
    found: list[list[str | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        words = sorted(cell.words, key=lambda w: (round(w.baseline, 1), w.x0))
        found[cell.row][cell.column] = " ".join(w.text for w in words)
    return found
