"""What pdfminer paints with, as this project's colours: its graphics state, completed by what pdfminer leaves out."""

from __future__ import annotations

from collections.abc import Mapping

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.pdftypes import resolve1

from parsers.layout.page import Box
from pipeline.reading.frame import hex_colour

_GRAY, _RGB, _CMYK = 1, 3, 4
_PLAIN_SPACES = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"})


class PaintState(PDFGraphicState):
    """pdfminer's graphics state with opacity and clip; the line width is in user space."""

    def __init__(self) -> None:
        super().__init__()
        self.linewidth = 1.0
        self.fill_alpha = self.stroke_alpha = 1.0
        self.clip: Box | None = None

    def copy(self) -> PaintState:
        """A state that changes by itself from now on."""
        twin = PaintState()
        twin.__dict__.update(self.__dict__)
        return twin

    def apply(self, named: object) -> None:
        """Take over what an ``ExtGState`` dictionary sets of it."""
        if not isinstance(named, Mapping):
            return
        values = {key: resolve1(value) for key, value in named.items() if key in ("ca", "CA", "LW")}
        numbers = {key: float(value) for key, value in values.items() if isinstance(value, int | float)}
        self.fill_alpha = numbers.get("ca", self.fill_alpha)
        self.stroke_alpha = numbers.get("CA", self.stroke_alpha)
        self.linewidth = numbers.get("LW", self.linewidth)

    @property
    def fill_colour(self) -> str | None:
        """The fill's colour as ``#rrggbb``; None for a pattern, an ink or an index, of which only the document knows the looks."""
        return _hex(self.ncolor, self.ncs)

    @property
    def stroke_colour(self) -> str | None:
        """The stroke's colour, likewise."""
        return _hex(self.scolor, self.scs)


def _hex(colour: object, space: PDFColorSpace) -> str | None:
    parts = colour if isinstance(colour, tuple) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if space.name not in _PLAIN_SPACES or len(numbers) != len(parts):
        return None
    if len(numbers) == _GRAY:
        return hex_colour(*[255 * numbers[0]] * 3)
    if len(numbers) == _RGB:
        return hex_colour(*[255 * part for part in numbers])
    if len(numbers) == _CMYK:
        return hex_colour(*[255 * (1 - part) * (1 - numbers[3]) for part in numbers[:3]])
    return None
