"""Titles and what belongs to them: two lines, figures, lone and numbered ones; paragraphs beside them."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import BlockKind
from parsers.layout.furniture import Furniture
from parsers.layout.page import Box, Fill
from parsers.layout.sheet import Sheet, lay_out
from parsers.layout.titles import title_bands
from parsers.layout.words import words_of
from tests.drawing.pages import Drawing


def _sheet(drawing: Drawing) -> Sheet:
    page = drawing.page()
    return lay_out(page, words_of(page), Furniture((), ()))


def _title(drawing: Drawing) -> str | None:
    title = _sheet(drawing).title
    return title.text if title else None


def _texts(drawing: Drawing) -> list[str]:
    return [block.text for block in _sheet(drawing).body]


def test_a_title_of_two_lines_is_one_block_also_where_its_second_line_stands_left_of_a_box() -> None:
    drawing = Drawing(1).text(40, 60, "Harbour steering committee members", 36).text(40, 104, "and their formation", 36)
    for i in range(6):
        drawing.text(40, 150 + 24 * i, "A member is appointed to a post", 14).text(600, 90 + 20 * i, "Ada Quill and others", 12)
    assert _title(drawing) == "Harbour steering committee members and their formation"


def test_a_centred_title_of_two_lines() -> None:
    drawing = Drawing(1).text(160, 100, "The long journey to a common", 40).text(310, 144, "harbour inter", 40)
    drawing.lines(300, 220, "A paragraph of the usual size", "and another one of that size", "and one more of that size", size=14)
    assert _title(drawing) == "The long journey to a common harbour inter"


def test_a_large_figure_is_no_title() -> None:
    drawing = Drawing(1).text(40, 50, "What the forum is", 26).text(60, 150, "1", 60).text(400, 150, "2", 60)
    drawing.lines(60, 220, "A group of the trade", "that meets in the harbour", "once in a month", size=12)
    assert _title(drawing) == "What the forum is"


def test_a_lone_large_text_in_the_lower_half_is_the_title() -> None:
    assert _title(Drawing(1).text(60, 330, "Tide tables", 40).text(60, 500, "12 May 2030", 10)) == "Tide tables"


def test_large_text_in_the_lower_half_of_a_full_page_is_none() -> None:
    drawing = Drawing(1).lines(60, 40, *["A paragraph that says a good deal about the tides of the harbour"] * 8, size=12)
    assert _title(drawing.text(60, 400, "Let us go", 30)) is None


def test_a_numbered_title_is_one_and_a_numbered_list_has_none() -> None:
    drawing = Drawing(1).text(40, 50, "1. Tide tables", 30).lines(40, 120, "A paragraph of text", "and one more of it", size=12)
    assert _title(drawing) == "Tide tables"
    listed = Drawing(1).lines(40, 50, "1. Tide tables", "2. Lock keys", size=30).lines(40, 300, "A text", "and more", "of it", size=12)
    assert _title(listed) is None


def test_entries_that_begin_with_a_day_or_a_number_are_blocks_of_their_own() -> None:
    days = Drawing(1).lines(40, 100, "10/27: distributed tides", "9/22: dynamic locks by day", "8/25: level of the lock", gap=1.2)
    assert _texts(days) == ["10/27: distributed tides", "9/22: dynamic locks by day", "8/25: level of the lock"]
    numbers = Drawing(1).lines(40, 100, "1.Harbour images and data", "2.Harbour data abstraction", "3.Lock memory", gap=1.2)
    assert _texts(numbers) == ["Harbour images and data", "Harbour data abstraction", "Lock memory"]
    bare = Drawing(1).lines(40, 100, "01", "02", "03", gap=1.2)
    assert _texts(bare) == ["01", "02", "03"]


def test_a_line_that_begins_with_a_number_is_the_rest_of_a_paragraph_where_the_first_does_not() -> None:
    drawing = Drawing(1).lines(40, 100, "The locks are to be open from", "10:30 on all days of the week", gap=1.2)
    assert _texts(drawing) == ["The locks are to be open from 10:30 on all days of the week"]


def test_lines_under_a_bullet_wrap_as_its_own_size_does_not_as_the_title_above() -> None:
    drawing = Drawing(1).text(40, 50, "The foundation of the whole harbour", 40)
    for i, line in enumerate(("• The basis of the harbour", "• A new runtime of the lock", "• A third of the kind here")):
        drawing.text(40, 110 + 60 * i, line, 20).text(60, 110 + 60 * i + 24, "to go on with it", 20)
    assert _texts(drawing)[1:] == [
        "The basis of the harbour to go on with it",
        "A new runtime of the lock to go on with it",
        "A third of the kind here to go on with it",
    ]


def test_a_justified_line_with_wide_spaces_is_one() -> None:
    drawing = Drawing(1).text(40, 100, "Ada Quill gave the harbour an example of how it is done", 10)
    drawing.text(40, 112, "this", 10).text(120, 112, "aspect", 10).text(195, 112, "is", 10).text(255, 112, "handled here", 10)
    drawing.text(40, 124, "in the locks of the northern ports and in all the basin", 10).text(40, 136, "as a rule", 10)
    joined = "this aspect is handled here in the locks of the northern ports and in all the basin as a rule"
    assert _texts(drawing) == [f"Ada Quill gave the harbour an example of how it is done {joined}"]


def test_the_kinds_of_a_page() -> None:
    drawing = Drawing(1).text(40, 60, "Harbour", 30).text(40, 100, "Locks", 12, bold=True).lines(40, 130, "A text", "and more", "of it all")
    assert [block.kind for block in _sheet(drawing).body][:2] == [BlockKind.TITLE, BlockKind.TITLE]


def test_a_large_bold_text_behind_a_number_is_a_heading_and_in_no_list() -> None:
    drawing = Drawing(1).text(40, 60, "7. Next steps", 14, bold=True).lines(40, 85, "1. Mend the lock", "2. Oil the gate", size=10)
    drawing.text(40, 140, "8. Plan", 14, bold=True).lines(40, 165, "The harbour opens in June and stays open", size=10)
    body = _sheet(drawing).body
    assert [(b.kind, b.text) for b in body if not b.is_listed] == [
        (BlockKind.TITLE, "Next steps"),
        (BlockKind.TITLE, "Plan"),
        (BlockKind.PARAGRAPH, "The harbour opens in June and stays open"),
    ]


@pytest.mark.parametrize(
    ("lead", "size", "wanted"), [("Item 2", 18, "Tide tables"), ("Tides and their tables in brief", 20, "Tides and their tables in brief")]
)
def test_a_few_words_lead_to_the_larger_title_right_beneath_them(lead: str, size: float, wanted: str) -> None:
    drawing = Drawing(1).text(40, 200, lead, size).text(40, 244, "Tide tables", 28)
    drawing.lines(40, 290, *["A paragraph that says a good deal about the tides of the harbour"] * 4, size=12)
    assert _title(drawing) == wanted


@pytest.mark.parametrize(
    ("printed", "size", "wanted"),
    [
        ("Tide tables", 12.5, "Tide tables"),
        ("Tide tables", 11, None),
        ("Table 2. Boats by quay", 12.5, None),
        ("The long and winding way of the fourteen ferries of the harbour board to the outer quay", 12.5, None),
    ],
    ids=["bold and a little larger", "as large as the text", "the caption of a table", "a bold sentence"],
)
def test_a_paper_s_page_is_called_by_the_bold_heading_that_it_begins_with(printed: str, size: float, wanted: str | None) -> None:
    drawing = Drawing(1).text(40, 60, printed, size, bold=True).text(40, 84, "Approach", 11, bold=True)
    assert _title(drawing.lines(40, 110, *["A paragraph that says a good deal about the tides"] * 8, size=11)) == wanted
    led = Drawing(1).text(40, 40, "Item 3", 11).text(40, 60, printed, size, bold=True)
    assert _title(led.lines(40, 110, *["A paragraph that says a good deal about the tides"] * 8, size=11)) == wanted


@pytest.mark.parametrize(
    ("size", "left", "found"), [(20, 0, 1), (10, 0, 0), (20, 40, 0)], ids=["title", "no larger text", "not over the page"]
)
def test_a_band_over_the_page_s_width_holds_its_title(size: float, left: float, found: int) -> None:
    drawing = Drawing(1)
    drawing.fills.append(Fill(Box(left, 20, drawing.page().width, 60), "#00695c", 0))
    drawing.text(50, 48, "Sister groups", size).lines(50, 100, "The quays were swept", "The lamps were lit", size=10)
    page = drawing.page()
    assert len(title_bands(page, words_of(page))) == found


def test_a_title_s_band_heads_no_table_of_boxes_beneath_it() -> None:
    drawing = Drawing(1)
    drawing.fills.append(Fill(Box(0, 20, drawing.page().width, 60), "#00695c", 0))
    drawing.text(50, 48, "What happened", 20)
    for x, head in zip((30, 330, 630), ("Programme Steering Group (PSG)", "Design Group (DAG)", "Code Group (CCAG)"), strict=True):
        drawing.fills.append(Fill(Box(x, 76, x + 280, 110), "#00695c", 1))
        drawing.text(x + 4, 96, head, 10, bold=True).lines(x, 122, "Update from 2 May 2030", "• The quays were swept", size=9, gap=1.3)
    assert all(table.box.top > 60 for table in _sheet(drawing).tables)
