"""Draw frozen pages: text at a place, tables of filled cells, and decks of both.

Every character is half its size wide, so that a test can reckon where words end. Coordinates are points from the top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.layout.page import Box, Char, Fill, Link, Page, Rule, Style

WIDTH, HEIGHT = 960.0, 540.0
_ADVANCE = 0.5
_ROW_PADDING = 6.0
_LEADING = 1.2
LEFT, UP = "<", "^"  # cells of a drawn table that the cell to the left, or above, spans


@dataclass
class Drawing:
    """A page in the making."""

    number: int
    chars: list[Char] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 10.0, *, bold: bool = False, colour: str = "#000000") -> Drawing:
        """A line of text with its baseline at ``y``."""
        style = Style("Carlito-Bold" if bold else "Carlito", size, colour, 700 if bold else 400, False)
        step = _ADVANCE * size
        for i, char in enumerate(words):
            x0 = x + i * step
            self.chars.append(Char(char, x0, y - 0.75 * size, x0 + step, y + 0.25 * size, y, style))
        return self

    def title(self, words: str) -> Drawing:
        """The page's title."""
        return self.text(36, 40, words, 26, bold=True)

    def lines(self, x: float, y: float, *lines: str, size: float = 12.0, gap: float = 1.9) -> Drawing:
        """Paragraphs of one line each, set apart."""
        for i, line in enumerate(lines):
            self.text(x, y + i * gap * size, line, size)
        return self

    def table(
        self, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], *, size: float = 8.0, header_rows: int = 1
    ) -> float:
        """A table of filled cells with a dark header; lines of a cell are parted by newlines. Gives the y of its lower edge.

        A cell ``LEFT`` belongs to the one left of it, a cell ``UP`` to the one above: they span.
        """
        heights = [_LEADING * size * max(cell.count("\n") + 1 for cell in row) + _ROW_PADDING for row in rows]
        tops = [top + sum(heights[:r]) for r in range(len(rows) + 1)]
        lefts = [30.0 + sum(widths[:c]) for c in range(len(widths) + 1)]
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell in (LEFT, UP):
                    continue
                last_row, last_column = r, c
                while last_row + 1 < len(rows) and rows[last_row + 1][c] == UP:
                    last_row += 1
                while last_column + 1 < len(row) and row[last_column + 1] == LEFT:
                    last_column += 1
                box = Box(lefts[c], tops[r], lefts[last_column + 1], tops[last_row + 1])
                self._cell(box, cell, size, is_head=r < header_rows)
        return tops[-1]

    def _cell(self, box: Box, text: str, size: float, *, is_head: bool) -> None:
        self.fills.append(Fill(box, "#1f4e79" if is_head else "#d0d8e8", len(self.fills)))
        for i, line in enumerate(text.split("\n")):
            colour = "#ffffff" if is_head else "#000000"
            self.text(box.x0 + 3, box.top + 3 + size * (0.75 + i * _LEADING), line, size, bold=is_head, colour=colour)

    def page(self) -> Page:
        """The finished page."""
        return Page(self.number, WIDTH, HEIGHT, 0, tuple(self.chars), tuple(self.rules), tuple(self.fills), (), tuple(self.links))
