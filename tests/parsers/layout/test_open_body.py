"""How far down an open table goes beneath the last thing that is drawn of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.edges import Edge
from parsers.layout.open_body import body_of
from parsers.layout.open_frame import OpenFrame
from parsers.layout.page import Box
from parsers.layout.table import Evidence
from tests.drawing.words import text

BORDERS = (40.0, 70.0, 130.0, 230.0, 330.0)
ROWS = (("7", "Ropes", "Hear of them", "Ada"), ("8", "Tides", "Note them", "Ben"), ("9", "Locks", "Close them", "Cleo"))


@pytest.mark.parametrize(
    ("words", "is_row"),
    [
        # A sentence whose spaces stand at all borders but one: each word by its left edge.
        (((42, "Subject to"), (95, "tideway"), (132, "times given may soon"), (233, "change")), False),
        (((42, "Subject to"), (132, "tides"), (232, "change")), True),
    ],
    ids=["a sentence", "a cell over two columns"],
)
def test_a_sentence_beneath_the_last_row_is_none_of_the_table(words: tuple[tuple[float, str], ...], *, is_row: bool) -> None:
    below = [
        w for row, texts in enumerate(ROWS) for x, said in zip(BORDERS, texts, strict=False) for w in text(x + 2, 110 + 20 * row, said)
    ]
    last = [w for x, said in words for w in text(x, 166, said)]
    dividers = tuple(Edge(y, BORDERS[0], BORDERS[-1]) for y in (115.0, 135.0))
    frame = OpenFrame(Box(40, 80, 330, 95), BORDERS, dividers, 500.0, Evidence.STRIPES)
    body = body_of(frame, BORDERS, [*below, *last])
    assert {w.text for w in below} <= {w.text for w in body}
    assert (last[-1] in body) is is_row


@pytest.mark.parametrize(("size", "is_row"), [(10.0, True), (11.5, False)])
def test_a_list_in_larger_letters_under_a_heading_is_none_of_the_table(size: float, *, is_row: bool) -> None:
    below = [
        w for row, texts in enumerate(ROWS) for x, said in zip(BORDERS, texts, strict=False) for w in text(x + 2, 110 + 20 * row, said)
    ]
    heading = [replace(w, style=replace(w.style, weight=700)) for w in text(42, 175, "Attachments")]
    listed = [replace(w, style=replace(w.style, size=size)) for w in (*text(42, 190, "10"), *text(133, 190, "Depths"))]
    frame = OpenFrame(Box(40, 80, 330, 95), BORDERS, (), 500.0, Evidence.ALIGNED)
    assert (listed[-1] in body_of(frame, BORDERS, [*below, *heading, *listed])) is is_row


@pytest.mark.parametrize(("size", "is_row"), [(10.0, True), (18.0, False)])
def test_a_larger_heading_above_its_own_line_is_none_of_the_lists_above(size: float, *, is_row: bool) -> None:
    """The line beneath it is the only one that is drawn across the columns."""
    borders = (40.0, 230.0, 430.0)
    below = [w for row in range(3) for x in borders[:2] for w in text(x + 2, 110 + 14 * row, "Ada Quill, PMO")]
    heading = [replace(w, style=replace(w.style, size=size)) for w in text(42, 175, "Running order")]
    frame = OpenFrame(Box(40, 80, 430, 95), borders, (Edge(200.0, borders[0], borders[-1]),), 210.0, Evidence.ALIGNED)
    body = body_of(frame, borders, [*below, *heading])
    assert below[-1] in body
    assert (heading[-1] in body) is is_row


@pytest.mark.parametrize(("size", "is_row"), [(10.0, True), (8.0, False)])
def test_a_smaller_text_beneath_the_last_line_is_a_note(size: float, *, is_row: bool) -> None:
    below = [
        w for row, texts in enumerate(ROWS) for x, said in zip(BORDERS, texts, strict=False) for w in text(x + 2, 110 + 20 * row, said)
    ]
    note = [replace(w, style=replace(w.style, size=size)) for w in text(42, 166, "None.")]
    dividers = tuple(Edge(y, BORDERS[0], BORDERS[-1]) for y in (115.0, 135.0, 155.0))
    frame = OpenFrame(Box(40, 80, 330, 95), BORDERS, dividers, 500.0, Evidence.STRIPES)
    assert (note[0] in body_of(frame, BORDERS, [*below, *note])) is is_row
