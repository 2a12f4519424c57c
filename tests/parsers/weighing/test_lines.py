"""A line ends where the next word would not have fitted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.blocks import Block, BlockKind
from parsers.layout.lines import Line
from parsers.layout.page import Box, Style
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.layout.text import PRINTED_SOFT_HYPHEN
from parsers.layout.words import Word
from parsers.weighing.lines import LineBreaks, TextBreaks

STYLE = Style("Carlito", 10.0, "#000000", 400, False)
LEFT, WIDTH = 54.0, 100.0


def line(text: str, y: float) -> Line:
    """Words of five points a letter, two apart; ``_`` for a gap as between two columns."""
    words, x = [], LEFT
    for part in text.split():
        if part == "_":
            x += 20.0
            continue
        words.append(Word(part, x, y - 7.5, x + 5 * len(part), y + 2.5, y, STYLE, True, 0))
        x = words[-1].x1 + 2.0
    return Line(tuple(words))


def cell(row: int, *texts: str) -> Cell:
    lines = tuple(line(text, 100 + 60 * row + 12 * i) for i, text in enumerate(texts))
    block = Block(1, row + 1, BlockKind.CELL, lines)
    return Cell(row, 0, 1, 1, Box(50.0, 90 + 60.0 * row, 50 + WIDTH, 150 + 60.0 * row), (block,))


def signal(*cells: Cell, confidence: float = 1.0) -> float:
    """The signal of the first of some cells of a table of one column."""
    table = Table(1, 1, len(cells), 1, cells, Box(50, 90, 50 + WIDTH, 400), Evidence.RULED, confidence)
    return LineBreaks(table).signal(cells[:1], {block.id for block in cells[0].blocks})


def test_lines_that_fill_their_column_are_sound() -> None:
    assert signal(cell(0, "the harbour plan and", "the tide tables")) == 1.0


@pytest.mark.parametrize(("after", "expected"), [("Ropes", 0.0), ("ropes", 0.3)])
def test_a_line_that_ends_early_is_where_two_texts_meet(after: str, expected: float) -> None:
    assert signal(cell(0, "Plan", after)) == expected


def test_a_hyphen_ends_a_line_anywhere() -> None:
    assert signal(cell(0, "DEL-", "100")) == 1.0


def test_a_gap_within_a_line_parts_columns() -> None:
    assert signal(cell(0, "Plan _ Ropes")) == 0.0


def test_without_drawn_borders_the_widest_line_of_the_column_is_the_measure() -> None:
    narrow = (cell(0, "Plan", "Ropes"), cell(1, "Keys"))
    assert signal(*narrow, confidence=0.9) == 1.0
    assert signal(*narrow, cell(2, "the harbour plan"), confidence=0.9) == 0.0


def test_only_the_records_own_lines_count() -> None:
    sound, broken = cell(0, "Harbour"), cell(0, "Plan", "Ropes")
    other = replace(broken.blocks[0], order=9)
    both = replace(sound, blocks=(*sound.blocks, other))
    table = Table(1, 1, 1, 1, (both,), Box(50, 90, 150, 400), Evidence.RULED, 1.0)
    assert LineBreaks(table).signal((both,), {sound.blocks[0].id}) == 1.0
    assert LineBreaks(table).signal((both,), {other.id}) == 0.0


def test_a_sentence_may_end_before_its_line_is_full() -> None:
    assert signal(cell(0, "Plan.", "Ropes")) == 0.7


def test_prose_is_measured_by_the_texts_that_begin_as_far_to_the_left() -> None:
    short, wide = cell(0, "Plan", "Ropes").blocks[0], cell(1, "the harbour plan").blocks[0]
    alone, beside = (Sheet(1, 960, 540, blocks, (), (), ()) for blocks in ((short,), (short, wide)))
    assert TextBreaks(alone).signal(short) == 1.0
    assert TextBreaks(beside).signal(short) == 0.6


def test_a_word_that_fills_its_line_may_be_a_piece_in_a_table_that_breaks_words() -> None:
    narrow = ("Go", "Transition", "plan")
    broken = [
        cell(row, f"{first}{PRINTED_SOFT_HYPHEN}", rest) for row, (first, rest) in enumerate((("Recommend", "ed"), ("Measureme", "nt")), 1)
    ]
    assert signal(cell(0, *narrow), *broken, confidence=0.9) == 0.3
    assert signal(cell(0, *narrow), *broken[:1], confidence=0.9) == 1.0
    assert signal(cell(0, "Tides are", "low"), *broken, confidence=0.9) == 1.0


@pytest.mark.parametrize(
    ("piece", "rest", "expected"), [("REGISTRATI", "ON", 0.3), ("Transition", "Plan", 1.0), ("Hand-overs", "to all", 1.0)]
)
def test_a_piece_of_a_word_stands_over_letters_of_its_own_case(piece: str, rest: str, expected: float) -> None:
    broken = [cell(row, f"{first}{PRINTED_SOFT_HYPHEN}", "ed") for row, first in enumerate(("Recommend", "Establish"), 1)]
    assert signal(cell(0, piece, rest), *broken, confidence=0.9) == expected
