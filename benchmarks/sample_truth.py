"""The tables of the samples as their builder draws them, before anything is printed: the truth that finders are held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.adjacency import SpannedCell
from benchmarks.measure import PROJECT
from benchmarks.table_finders import Tables
from samples.builder import sitag_02, tmag_16, tmag_17
from samples.builder.look import BLACK_RULES, HEADER_BAND, LETTER_BULLETS, OFFICE, Look
from samples.builder.model import Content, Deck, Paragraph, Table
from samples.builder.run.decks import decks

SAMPLES = PROJECT / "samples"
# One of each group, template and look: some peers take half a minute a document.
_VARIED = ("looks/", "packs/tmag-16", "packs/tmag-17", "packs/tmag-24", "packs/sitag-02", "packs/sitag-03")


def sample_tables(folder: Path = SAMPLES, *, are_all: bool = False) -> list[tuple[Path, Tables]]:
    """The samples that differ in group, template or look, or all of them, each with its tables."""
    chosen = [one for one in _printed() if are_all or one[0].startswith(_VARIED)]
    return [(folder / place, _tables(deck, look)) for place, deck, look in chosen if (folder / place).is_file()]


def _printed() -> Iterator[tuple[str, Deck, Look]]:
    """What ``samples.builder`` prints: the file, the deck, how it is drawn."""
    sixteen = tmag_16.deck()
    yield "looks/tmag-16-black-rules.pdf", sixteen, BLACK_RULES
    yield "looks/tmag-16-header-band.pdf", sixteen, HEADER_BAND
    yield "looks/tmag-16-untagged.pdf", sixteen, OFFICE
    by_hand = [(sixteen, OFFICE), (tmag_17.deck(), OFFICE), (sitag_02.deck(), LETTER_BULLETS)]
    for deck, look in [*by_hand, *((deck, pack.look) for deck, pack in decks())]:
        yield f"packs/{deck.name}.pdf", deck, look


def _tables(deck: Deck, look: Look) -> Tables:
    parts = [part for slide in deck.slides if isinstance(slide, Content) for part in slide.parts]
    return [list(_cells(part, look)) for part in parts if isinstance(part, Table)]


def _cells(table: Table, look: Look) -> Iterator[SpannedCell]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                text = _printed_text(cell.paragraphs, look)
                yield SpannedCell(row, row + cell.row_span - 1, column, column + cell.column_span - 1, text)


def _printed_text(paragraphs: Sequence[Paragraph], look: Look) -> str:
    """A cell's text with its bullets and numbers, as they stand on the page."""
    lines, number = [], 0
    for paragraph in paragraphs:
        number = number + 1 if paragraph.marker == "number" else 0
        lines.append(_marker(paragraph, number, look) + "".join(run.text for run in paragraph.runs))
    return "\n".join(lines)


def _marker(paragraph: Paragraph, number: int, look: Look) -> str:
    match paragraph.marker:
        case "bullet":
            return look.bullets[min(paragraph.level, len(look.bullets) - 1)].glyph
        case "number":
            return f"{number}."
        case _:
            return ""
