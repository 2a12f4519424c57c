"""What a deck holds: slides, text areas, tables. Lengths are inches, font sizes are points."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Marker = Literal["none", "bullet", "number"]


@dataclass(frozen=True)
class Run:
    """Words of one style inside a paragraph."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    url: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, bullet or numbered line. `level` counts from 0."""

    runs: tuple[Run, ...]
    marker: Marker = "none"
    level: int = 0
    is_heading: bool = False


@dataclass(frozen=True)
class Box:
    """A place on the slide, in inches from its top left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class TextArea:
    """Paragraphs in one text box."""

    box: Box
    paragraphs: tuple[Paragraph, ...]
    size: float = 16


@dataclass(frozen=True)
class Cell:
    """One cell of a table with the columns and rows it spans."""

    paragraphs: tuple[Paragraph, ...] = ()
    column_span: int = 1
    row_span: int = 1
    is_header: bool = False


@dataclass(frozen=True)
class Table:
    """A table. None stands where a cell to the left or above spans. The first `header_rows` rows are the header."""

    box: Box
    column_widths: tuple[float, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    size: float = 10
    header_rows: int = 1


@dataclass(frozen=True)
class Cover:
    """The first slide."""

    brand: tuple[str, ...]
    strapline: str
    title: str
    day: str
    version: str
    doc_ref: str


@dataclass(frozen=True)
class Divider:
    """The slide before an agenda item's papers."""

    title: str
    lead_in: tuple[Paragraph, ...]
    lead: str
    time: str


@dataclass(frozen=True)
class Content:
    """Any other slide. Without a title the slide has no title placeholder."""

    title: str | None
    parts: tuple[TextArea | Table, ...] = ()


Slide = Cover | Divider | Content


@dataclass(frozen=True)
class Deck:
    """One meeting pack. `label` says in the PDF's metadata what the file is; `day` is the date that the PDF carries."""

    name: str
    title: str
    label: str
    day: date
    slides: tuple[Slide, ...]
