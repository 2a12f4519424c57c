"""How a pack is dressed: page, fonts, colours, rules, furniture. Drawn from the seed and the route, so that one pack has many looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Rules = Literal["black", "white", "zebra", "horizontal", "band", "none", "coloured", "columns", "double", "dashed"]
PAGES = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0), "a4-landscape": (842.0, 595.0), "a4-portrait": (595.0, 842.0)}
FONT_ROOT = "/usr/share/fonts/truetype"


@dataclass(frozen=True)
class Font:
    """A font family of the system, and its files."""

    family: str
    regular: str
    bold: str
    italic: str


def _font(family: str, stem: str) -> Font:
    return Font(family, f"{stem}-Regular.ttf", f"{stem}-Bold.ttf", f"{stem}-Italic.ttf")


FONTS = (
    _font("Carlito", "crosextra/Carlito"),
    _font("Liberation Sans", "liberation/LiberationSans"),
    _font("Liberation Serif", "liberation/LiberationSerif"),
    Font("DejaVu Sans", "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "dejavu/DejaVuSans-Oblique.ttf"),
    _font("Open Sans", "open-sans/OpenSans"),
    _font("Noto Sans", "noto/NotoSans"),
)
PALETTES = (
    ("1F4E79", "D0D8E8", "E9EDF4"),
    ("5B2C83", "E4D9EE", "F3EEF8"),
    ("00695C", "CFE5E1", "E9F4F2"),
    ("C0392B", "F5D6D2", "FBEDEB"),
    ("333F48", "DDE1E4", "EFF1F2"),
    ("0B7A3E", "D5EBDD", "ECF6F0"),
)


@dataclass(frozen=True)
class Look:
    """Colours are RRGGBB. `size` is the text size of prose in points; tables start at `table_size` and shrink until they fit.

    `is_flowing`: no page breaks after the cover. `slack`: the share of a page that a route may fill where it must guess heights.
    `has_middle_cells`: the text of every cell stands half way up.
    """

    page: str
    font: Font
    accent: str
    bands: tuple[str, str]
    rules: Rules
    size: float
    table_size: float
    has_dark_covers: bool
    has_logo: bool
    header_centred: bool
    footer: str | None
    number_style: Literal["plain", "word", "of", "none"]
    number_place: Literal["right", "centre", "left"]
    bullets: tuple[str, str]
    is_tagged: bool
    is_flowing: bool = False
    repeats_headers: bool = True
    slack: float = 1.0
    has_middle_cells: bool = False

    @property
    def width(self) -> float:
        """Of the page, in points."""
        return PAGES[self.page][0]

    @property
    def height(self) -> float:
        """Of the page, in points."""
        return PAGES[self.page][1]

    @property
    def header_fill(self) -> str | None:
        """Behind a table's header row."""
        return self.accent if self.rules in ("white", "zebra", "band", "coloured") else None

    @property
    def header_text(self) -> str:
        """The colour of header text."""
        return "FFFFFF" if self.header_fill else "1A1A1A"

    @property
    def is_open(self) -> bool:
        """No strong rule and no fill tells one row from the next: rows stand farther apart, spans start at the top."""
        return self.rules in ("none", "band", "columns")

    @property
    def shows_spans(self) -> bool:
        """Rules or fills show how many rows a merged cell covers."""
        return self.rules in ("black", "white", "coloured", "horizontal", "double", "dashed")

    def row_fill(self, index: int) -> str | None:
        """Behind the body row with this index, from 0."""
        if self.rules == "white":
            return self.bands[index % 2]
        return self.bands[1] if self.rules == "zebra" and index % 2 == 0 else None

    def number_text(self, number: int, count: int) -> str | None:
        """The page number as printed."""
        texts = {"plain": f"{number}", "word": f"Page {number}", "of": f"{number} of {count}", "none": None}
        return texts[self.number_style]


def font_file(name: str) -> str:
    """Where a font's file lies."""
    return f"{FONT_ROOT}/{name}"


def draw_look(seed: int, route: str, pages: tuple[str, ...], footer: str, *, can_flow: bool = False) -> Look:
    """Draw the look of a seed by a route; `pages` are the formats that the route prints."""
    draw = Random(f"look {seed} {route}")
    accent, *bands = draw.choice(PALETTES)
    rules: tuple[Rules, ...] = ("black", "white", "white", "zebra", "horizontal", "band", "none", "coloured", "columns")
    page = draw.choice(pages)
    grown = 1.25 if page == "16:9" else 1.0
    look = Look(
        page=page,
        font=draw.choice(FONTS),
        accent=accent,
        bands=(bands[0], bands[1]),
        rules=draw.choice(rules),
        size=draw.choice((10.0, 11.0, 12.0, 13.0)) * grown,
        table_size=draw.choice((8.0, 9.0, 10.0, 11.0)) * grown,
        has_dark_covers=draw.random() < 0.35,
        has_logo=draw.random() < 0.6,
        header_centred=draw.random() < 0.25,
        footer=footer if draw.random() < 0.55 else None,
        number_style=draw.choice(("plain", "plain", "word", "of", "none")),
        number_place=draw.choice(("right", "right", "centre", "left")),
        bullets=draw.choice((("•", "–"), ("•", "◦"), ("▪", "–"), ("•", "•"))),
        is_tagged=draw.random() < 0.6,
        is_flowing=can_flow and draw.random() < 0.4,
        repeats_headers=draw.random() < 0.6,
    )
    # What came later has a generator of its own, so that all else of a seed's look stays as it was.
    late = Random(f"late look {seed} {route}")
    if late.random() < 0.2:
        look = replace(look, rules=late.choice(("double", "dashed")))
    return replace(look, has_middle_cells=look.shows_spans and late.random() < 0.2)
