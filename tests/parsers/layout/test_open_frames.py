"""Headers that stand over open tables: their texts, and where they begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from parsers.layout.finding import no_heading
from parsers.layout.named_headers import Heading
from parsers.layout.open_frames import open_frames
from parsers.layout.page import Box, Fill, Rule
from parsers.layout.side_by_side import texts_of
from parsers.layout.table import Evidence
from parsers.layout.words import words_of
from tests.drawing.looks import Look, Sketch, level, line_of_words
from tests.drawing.pages import Drawing

WRAPPED = (
    ("Ref", "Harbour\nmaster", "Date of\nlast visit"),
    ("1", "Ada Quill", "May"),
    ("2", "Ben Sorrel", "June"),
)
TABLE = Sketch(WRAPPED, (60, 140, 140))
DAYS = ("Meeting", "5-May", "9-June")


def _is_known(texts: Sequence[str]) -> Heading | None:
    return Heading.COLUMNS if tuple(texts) == ("Ref", "Harbour master", "Date of last visit") else None


def test_lines_of_a_wrapped_heading_are_one_text() -> None:
    drawing = Drawing(1)
    for i, line in enumerate((("", "Harbour", "Date of"), ("Ref", "master", "last visit"))):
        for x, text in zip((60, 120, 260), line, strict=True):
            line_of_words(drawing, x, 100 + 12 * i, text)
    assert texts_of(words_of(drawing.page())) == ("Ref", "Harbour master", "Date of last visit")


def test_rows_beneath_a_text_longer_than_any_heading_are_not_asked_about() -> None:
    drawing, asked = Drawing(1), list[Sequence[str]]()
    for i in range(5):
        line_of_words(drawing, 60, 100 + 12 * i, "The quay was dredged as planned and the lamps were lit")
        line_of_words(drawing, 400, 100 + 12 * i, "All berths stay open")
    page = drawing.page()
    assert not open_frames(page, words_of(page), lambda texts: asked.append(texts))
    assert [[len(text.split()) for text in texts] for texts in asked] == [[11, 4]] * 5


@pytest.mark.parametrize("look", Look)
def test_a_wrapped_header_is_known_by_all_its_lines(look: Look) -> None:
    page = TABLE.draw(Drawing(1), look).page()
    words = words_of(page)
    frame = open_frames(page, words, _is_known)[0]
    assert texts_of([w for w in words if frame.header.contains(w.middle_x, w.middle_y)]) == tuple(TABLE.texts[0])
    assert frame.is_named


def test_a_band_of_one_text_heads_no_table() -> None:
    drawing = Drawing(1)
    Sketch((("Harbours of the coast",), ("and what was found there",)), (400,)).draw(drawing, Look.HEADER_BAND)
    page = drawing.page()
    assert open_frames(page, words_of(page), no_heading) == ()


def test_bands_and_lines_that_are_drawn_cell_by_cell_show_the_column_borders() -> None:
    sketch = Sketch(WRAPPED, (60, 140, 140), is_cellwise=True)
    for look, evidence in ((Look.HEADER_BAND, Evidence.HEADER_STRIP), (Look.STRIPED_FROM_HEADER, Evidence.STRIPES)):
        page = sketch.draw(Drawing(1), look).page()
        frame = open_frames(page, words_of(page), no_heading)[0]
        assert (frame.evidence, frame.borders) == (evidence, sketch.lefts)


def test_known_headers_come_before_others() -> None:
    drawing = TABLE.draw(Drawing(1), Look.NOTHING)
    Sketch((("Moon", "Sun"), ("Full", "High")), (150, 150), top=300).draw(drawing, Look.HEADER_BAND)
    page = drawing.page()
    frames = open_frames(page, words_of(page), _is_known)
    assert [(frame.evidence, frame.is_named) for frame in frames[:2]] == [(Evidence.ALIGNED, True), (Evidence.HEADER_STRIP, False)]


def test_a_title_between_two_tables_of_one_width_is_in_no_header() -> None:
    drawing = Drawing(1)
    for y in (90, 110, 130, 150):  # the first table, whose last line is the next one's upper
        drawing.rules.append(Rule(Box(60, y - 0.3, 400, y + 0.3), "#000000", 0.6, len(drawing.rules)))
    for y in (200, 220, 240):
        drawing.rules.append(Rule(Box(60, y - 0.3, 400, y + 0.3), "#000000", 0.6, len(drawing.rules)))
    for y, row in ((105, ("a", "b", "c")), (125, ("d", "e", "f")), (145, ("g", "h", "i"))):
        for x, text in zip((62, 122, 262), row, strict=True):
            line_of_words(drawing, x, y, text)
    drawing.text(62, 172, "Visits", 16, bold=True)
    for y, row in ((195, ("Ref", "Harbour master", "Date of last visit")), (215, ("1", "Ada Quill", "May")), (235, ("2", "Ben", "June"))):
        for x, text in zip((62, 122, 262), row, strict=True):
            line_of_words(drawing, x, y, text)
    page = drawing.page()
    words = words_of(page)
    frame = next(frame for frame in open_frames(page, words, _is_known) if frame.evidence is Evidence.LEVEL_RULES and frame.is_named)
    assert [w.text for w in words if frame.header.contains(w.middle_x, w.middle_y)][:2] == ["Ref", "Harbour"]


def test_a_line_alone_shows_no_table() -> None:
    drawing = Drawing(1)
    level(drawing, 120, 60, 400)
    line_of_words(drawing, 60, 140, "Harbours of the coast")
    page = drawing.page()
    assert open_frames(page, words_of(page), no_heading) == ()


def test_days_beneath_a_box_as_wide_as_their_table_begin_it() -> None:
    drawing = Drawing(1)
    for y in (60, 120, 160, 200, 240):  # a box, and lines of a table
        level(drawing, y, 60, 460)
    for y, row in ((80, ("Next steps",)), (100, ("Mend the lock",)), (150, DAYS), (180, ("Locks", "a", "b")), (220, ("Keys", "c", "d"))):
        for x, text in zip((62, 222, 362), row, strict=False):
            line_of_words(drawing, x, y, text)
    page = drawing.page()
    words = words_of(page)

    def is_heading(texts: Sequence[str]) -> Heading | None:
        return Heading.MATRIX if tuple(texts) == DAYS else None

    frames = [frame for frame in open_frames(page, words, is_heading) if frame.evidence is Evidence.LEVEL_RULES and frame.is_named]
    assert [[w.text for w in words if frame.header.contains(w.middle_x, w.middle_y)] for frame in frames] == [list(DAYS)]


def test_a_sliver_of_white_parts_two_tables_of_one_width() -> None:
    drawing, y = Drawing(1), 100.0
    for columns, rows in (((60.0, 240.0), 3), ((60.0, 140.0, 280.0), 4)):
        level(drawing, y, 60, 400)
        for row in range(rows):
            for x in columns:
                line_of_words(drawing, x, y + 12, f"Text {row}")
            y += 16
            level(drawing, y, 60, 400)
        y += 5
    page = drawing.page()
    assert len(open_frames(page, words_of(page), no_heading)) == 2


@pytest.mark.parametrize("is_known", [True, False])
def test_headings_too_near_each_other_are_known_by_the_fills_behind_each(is_known: bool) -> None:
    heads, drawing, x = ("Harbour", "Berths", "Master"), Drawing(1), 60.0
    for head in heads:
        width = 5 * len(head) + 4
        drawing.fills.append(Fill(Box(x, 96, x + width, 112), "#004040", len(drawing.fills)))
        drawing.text(x + 2, 107, head, bold=True)
        drawing.text(x + 2, 124, head[:3]).text(x + 2, 140, head[:4])
        x += width
    known = heads if is_known else ("Tide",)
    page = drawing.page()
    frames = open_frames(page, words_of(page), lambda texts: Heading.COLUMNS if tuple(texts) == known else None)
    assert any(frame.is_named and len(frame.borders) == 4 for frame in frames) is is_known


def test_headings_that_nearly_meet_are_parted_where_the_pieces_of_the_lines_meet() -> None:
    heads, lefts = ("Harbour Lamps Working", "Tidal Locks Working Group"), (60.0, 160.0, 265.0, 420.0)
    drawing = Drawing(1)
    for left, text in zip(lefts[1:], heads, strict=False):
        line_of_words(drawing, left, 100, text, bold=True)
    line_of_words(drawing, lefts[1], 112, "Group", bold=True)
    for i, label in enumerate(("Done", "Planned")):
        for left, text in zip(lefts, (label, "Paint", "Mend"), strict=False):
            line_of_words(drawing, left, 130 + 20 * i, text)
    for y in (115, 137, 157):
        for x0, x1 in pairwise(lefts):
            level(drawing, y, x0, x1)
    page = drawing.page()
    wanted = ["Harbour Lamps Working Group", "Tidal Locks Working Group"]
    frame = open_frames(page, words_of(page), lambda texts: Heading.MATRIX_WITHOUT_CORNER if list(texts) == wanted else None)[0]
    assert frame.evidence is Evidence.LEVEL_RULES
    assert frame.heading is Heading.MATRIX_WITHOUT_CORNER
    assert frame.borders == lefts


def _stacked_tables(caption: str, white: float) -> Sequence[tuple[float, int]]:
    """Two striped tables, one above the other, a line of text between: each frame's end, and the count of its dividers."""
    rows = (("Quay", "Boats"), ("North", "12"), ("East", "7"), ("South", "31"))
    above = Sketch(rows, (160, 160))
    beneath = Sketch(rows, (160, 160), top=above.tops[-1] + white + 24)
    drawing = beneath.draw(above.draw(Drawing(1), Look.STRIPED_FROM_HEADER), Look.STRIPED_FROM_HEADER)
    line_of_words(drawing, 60, above.tops[-1] + white + 8, caption)
    page = drawing.page()
    found = open_frames(page, words_of(page), no_heading)
    return [(round(frame.limit), len(frame.dividers)) for frame in found if frame.evidence is Evidence.STRIPES]


def test_a_numbered_caption_between_stripes_parts_two_tables_and_ends_the_upper_one() -> None:
    ends = _stacked_tables("Table 3.6: Boats by basin", 20)
    assert [count for _, count in ends] == [2, 2]
    assert ends[0][0] == 200


def test_a_text_as_near_as_a_row_parts_no_stripes_though_it_begins_as_a_caption_does() -> None:
    assert len(_stacked_tables("Table 3.6: Boats by basin", 4)) == 1
    assert len(_stacked_tables("Tables of boats by basin", 20)) == 1
