"""What a font's name says of weight and slant, and how a text is painted: one rule for every engine."""

from __future__ import annotations

import re

from parsers.layout.page import Style

INVISIBLE_MODES = (3, 7)  # render modes that paint nothing
STROKED_MODE = 1
_BOLD = re.compile(r"(?i)bold|black|heavy|semibold|demi")
_SLANTED = re.compile(r"(?i)italic|oblique")


def style_of(font_name: str, size: float, colour: str | None) -> Style:
    """The style of a run; ``font_name`` may still carry a subset prefix, ``size`` is in points as seen.

    >>> style_of("ABCDEF+Calibri-BoldItalic", 12.04, "#000000")
    Style(font_name='Calibri-BoldItalic', size=12.0, colour='#000000', weight=700, is_italic=True)
    """
    name = font_name.split("+", 1)[-1]
    return Style(name, round(size, 1), colour, 700 if _BOLD.search(name) else 400, _SLANTED.search(name) is not None)
