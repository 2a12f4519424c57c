"""Words as they stand on a page, without a page."""

from __future__ import annotations

from parsers.layout.page import Style
from parsers.layout.words import Word

STYLE = Style("Carlito", 10.0, "#000000", 400, False)


def text(x: float, y: float, printed: str) -> list[Word]:
    """The words of a text set with narrow spaces."""
    words = []
    for part in printed.split():
        words.append(Word(part, x, y - 7.5, x + 5 * len(part), y + 2.5, y, STYLE, True, 0))
        x = words[-1].x1 + 2.5
    return words
