"""How high text will stand once LibreOffice has wrapped it: measured with the font's own widths."""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from tests.packgen.look import Look, font_file
from tests.packgen.model import Line
from tests.packgen.sheets import Table

_EM = 100


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(name), _EM)


@cache
def word_width(name: str, word: str) -> float:
    """How wide a word is in the font of that file, in ems."""
    return float(_font(name).getlength(word)) / _EM


def line_height(look: Look) -> float:
    """Of one line, in ems."""
    ascent, descent = _font(look.font.bold).getmetrics()
    return (ascent + descent) / _EM


def text_height(lines: tuple[Line, ...], look: Look, size: float, width: float, *, is_bold: bool = False, gap: float = 0.0) -> float:
    """The height in points of paragraphs `width` points wide; `gap` is the space after each, in ems."""
    total = 0.0
    for line in lines:
        indent = 0.0 if line.marker == "none" else size * (1.6 if line.marker == "number" else 1.1) + line.level * size * 1.2
        name = look.font.bold if is_bold or line.is_heading or any(span.is_bold for span in line.spans) else look.font.regular
        total += _wrapped(line.text, name, (width - indent) / size) * line_height(look) * size + gap * size
    return total


def _wrapped(text: str, font: str, width: float) -> int:
    count, at = 1, 0.0
    for word in text.replace("-", "- ").split():
        size = word_width(font, word)
        if at and at + size > width:
            count, at = count + 1, 0.0
        at += size + (0.0 if word.endswith("-") else word_width(font, " "))
    return count


def table_height(table: Table, look: Look, size: float, widths: tuple[float, ...], padding: tuple[float, float]) -> float:
    """The height in points of a table whose rows grow with their text; `padding`: beside and above the text of a cell."""
    total = 0.0
    for row in table.rows:
        heights = [line_height(look) * size + 2 * padding[1]]
        for x, cell in enumerate(row):
            if cell and cell.rows == 1:
                inner = sum(widths[x : x + cell.columns]) - 2 * padding[0]
                heights.append(text_height(cell.lines, look, size, inner, is_bold=cell.is_header) + 2 * padding[1])
        total += max(heights)
    return total
