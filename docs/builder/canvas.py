"""A picture that grows downwards: captions, slides, tables and flags beneath each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PIL import Image, ImageDraw, ImageFont

INK, GREY, PALE, RED, PALE_RED = (32, 32, 32), (104, 104, 104), (238, 241, 246), (208, 32, 32), (253, 232, 230)
_LINE, _GAP, _SIZE = 27, 12, 20
_Layer = Callable[[Image.Image], None]


class Canvas:
    """Takes parts one by one, then gives the image."""

    def __init__(self, width: int, margin: int) -> None:
        self._width, self._margin = width, margin
        self._bottom = margin
        self._layers: list[_Layer] = []

    def image(self) -> Image.Image:
        """All parts on one image, in few colours, so that the file stays small."""
        picture = Image.new("RGB", (self._width, self._bottom + self._margin - _GAP), "white")
        for layer in self._layers:
            layer(picture)
        return picture.quantize(96)

    def caption(self, text: str) -> None:
        """A small grey line."""
        self._text((self._margin, self._bottom), text, _SIZE, GREY)
        self._bottom += _LINE

    def picture(self, part: Image.Image, width: int) -> None:
        """An image, scaled to a width."""
        self._bottom += self._paste(part, width) + _GAP

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[Any]], marked: tuple[int, str]) -> None:
        """Rows under their headers; one row is marked, and in it the value of one column."""
        lefts = self._lefts(headers, rows)
        self._line(lefts, headers, GREY)
        for number, row in enumerate(rows):
            is_marked = number == marked[0]
            self._fill(self._bottom, PALE_RED if is_marked else PALE if number % 2 == 0 else (255, 255, 255))
            colours = [RED if is_marked and name == marked[1] else INK for name in headers]
            self._line(lefts, ["" if value is None else str(value) for value in row], *colours)
        self._bottom += _GAP

    def beside(self, part: Image.Image, fields: Iterable[tuple[str, Any, bool]]) -> None:
        """An image on the left half, fields with their values at its right; those that are marked in red."""
        half = self._width // 2 - self._margin
        height = self._paste(part, half)
        left = self._width // 2 + 2 * self._margin
        top = self._bottom + max(0, (height - 5 * _LINE) // 2)
        for name, value, is_marked in fields:
            self._text((left, top), name, _SIZE, GREY)
            self._text((left + 230, top), str(value), _SIZE, RED if is_marked else INK)
            top += _LINE
        self._bottom = max(top, self._bottom + height) + _GAP

    def flag(self, title: str, text: str) -> None:
        """A title and a text on a red ground."""
        self._fill(self._bottom, PALE_RED, 2 * _LINE + 16)
        self._text((self._margin + 12, self._bottom + 5), title, _SIZE, RED)
        self._text((self._margin + 12, self._bottom + 5 + _LINE), text, 24, INK)
        self._bottom += 2 * _LINE + 16 + _GAP

    def _paste(self, part: Image.Image, width: int) -> int:
        scaled = part.resize((width, round(part.height * width / part.width)), Image.Resampling.LANCZOS)
        at = (self._margin, self._bottom)
        self._layers.append(lambda picture: picture.paste(scaled, at))
        return scaled.height

    def _lefts(self, headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
        """Where the columns begin: each as wide as its longest value, what is left shared out."""
        columns = [[header, *(str(row[i]) for row in rows if row[i] is not None)] for i, header in enumerate(headers)]
        widths = [max(_font(_SIZE).getlength(text) for text in column) for column in columns]
        gap = (self._width - 2 * self._margin - sum(widths) - 16) / (len(headers) - 1)
        return [round(self._margin + 8 + sum(widths[:i]) + gap * i) for i in range(len(headers))]

    def _line(self, lefts: Sequence[int], texts: Sequence[str], *colours: tuple[int, int, int]) -> None:
        for i, (left, text) in enumerate(zip(lefts, texts, strict=True)):
            self._text((left, self._bottom + 2), text, _SIZE, colours[i % len(colours)])
        self._bottom += _LINE

    def _fill(self, top: int, colour: tuple[int, int, int], height: int = _LINE) -> None:
        box = (self._margin, top, self._width - self._margin, top + height)
        self._layers.append(lambda picture: ImageDraw.Draw(picture).rectangle(box, fill=colour))

    def _text(self, at: tuple[int, int], text: str, size: int, colour: tuple[int, int, int]) -> None:
        self._layers.append(lambda picture: ImageDraw.Draw(picture).text(at, text, fill=colour, font=_font(size)))


def cropped(page: Image.Image, rows: Iterable[Mapping[str, Any]], scale: float, *, above: float, aside: float) -> Image.Image:
    """The part of a page's picture around the boxes of rows, with so many points more above and aside."""
    boxes = [(row["x0"], row["top"], row["x1"], row["bottom"]) for row in rows]
    left, top = min(b[0] for b in boxes) - aside, min(b[1] for b in boxes) - above
    right, bottom = max(b[2] for b in boxes) + aside, max(b[3] for b in boxes) + aside
    return page.crop((round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)))


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font that comes with Pillow, so that the picture is the same on every machine."""
    return ImageFont.load_default(size)
