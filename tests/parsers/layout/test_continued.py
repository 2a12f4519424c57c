"""Open tables that go on over a page's end without their header."""

from __future__ import annotations

import pytest

from parsers.layout.continued import LastTable, continued_grid, last_table
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.keys_in_turn import may_follow, next_key
from parsers.layout.named_headers import Heading, HeadingTest
from parsers.layout.page import Page
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import words_of
from tests.drawing.looks import Look, Sketch, level, line_of_words, moved, texts_in, upright
from tests.drawing.pages import Drawing

HEADS = ("Ref", "Action", "Owner", "Due")
WIDTHS = (60, 200, 130, 100)
FIRST = Sketch((HEADS, ("1", "Paint the lamp", "Ada Quill", "May"), ("2", "Mend the\nrope", "Ben Sorrel", "June")), WIDTHS)
MORE = (("3", "Sound the bell\nin the fog", "Cleo Marsh", "July"), ("4", "Count", "Dan Ebb", ""), ("5", "Dredge", "Eve Flood", "May"))


def _known() -> HeadingTest:
    return lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None


def _before() -> LastTable:
    page = FIRST.draw(Drawing(1), Look.NOTHING).page()
    before = last_table(grids_of(page, words_of(page), _known()))
    assert before is not None
    return before


def _plain(drawing: Drawing, top: float = 60.0) -> Drawing:
    """The further rows, none of them bold."""
    sketch = Sketch((HEADS, *MORE), WIDTHS, top=top - 20)
    sketch.draw(drawing, Look.NOTHING)
    drawing.chars = [char for char in drawing.chars if not char.style.is_bold]
    return drawing


@pytest.mark.parametrize("shift", [0.0, -5.0, 4.0])
def test_rows_without_a_header_go_on_in_columns_that_moved_a_little(shift: float) -> None:
    page = moved(_plain(Drawing(2)).page(), shift)
    borders = _before().columns
    wider = (borders[0] - 6, *borders[1:])
    grid = continued_grid(page, words_of(page), LastTable(wider, is_ruled=False))
    assert grid is not None
    assert texts_in(grid) == [[cell.replace("\n", " ") for cell in row] for row in MORE]


def test_the_last_row_s_key_is_kept() -> None:
    assert _before().last_key == "2"


@pytest.mark.parametrize(("number_at", "is_found"), [(46.0, False), (20.0, True)])
def test_a_row_whose_text_begins_left_of_the_columns_is_none_of_the_table(number_at: float, *, is_found: bool) -> None:
    drawing = Drawing(2).text(number_at, 80, "3.")
    for x, words in zip((60, 120, 320, 450), ("Quay", "Lamp lit", "Ada Quill", "May"), strict=True):
        drawing.text(x, 80, words)
    page = drawing.page()
    grid = continued_grid(page, words_of(page), _before()._replace(last_key=None))
    assert (grid is not None) is is_found


def _anew(first_key: str) -> Drawing:
    """The further rows in columns of other widths, without a header."""
    drawing = Drawing(2)
    top = 60.0
    for key, *texts in ((first_key, *MORE[0][1:]), *MORE[1:]):
        for x, text in zip((60, 110, 370, 520), (key, *texts), strict=True):
            drawing.lines(x, top, *text.split("\n"), size=10, gap=1.2)
        top += 34
    return drawing


def test_numbers_that_go_on_tell_that_rows_go_on_in_columns_measured_anew() -> None:
    page = _anew("3").page()
    grid = continued_grid(page, words_of(page), _before())
    assert grid is not None
    assert texts_in(grid) == [[cell.replace("\n", " ") for cell in row] for row in MORE]


@pytest.mark.parametrize("lines", [3, 11])
def test_columns_measured_anew_with_little_white_between_them_and_texts_in_the_middle_of_their_rows(lines: int) -> None:
    drawing, starts, step = Drawing(2), (60, 76, 302, 370), 12.0
    long = ["Sound the bell in all of the fog of the day"] * lines
    for row, key in enumerate(("3", "4", "5")):
        top = 60 + row * step * (lines + 1)
        middle = top + step * (lines - 1) / 2
        drawing.lines(starts[1], top, *long, size=10, gap=1.2)
        for x, text in zip((starts[0], *starts[2:]), (key, ("Cleo Marsh", "Dan Ebb", "Eve Flood")[row], "May"), strict=True):
            drawing.text(x, middle, text, 10)
    grid = continued_grid(drawing.page(), words_of(drawing.page()), _before())
    assert grid is not None
    assert texts_in(grid)[1] == ["4", " ".join(long), "Dan Ebb", "May"]


def test_numbers_that_do_not_go_on_tell_nothing() -> None:
    page = _anew("8").page()
    grid = continued_grid(page, words_of(page), _before())
    assert grid is None or texts_in(grid)[0] != ["8", *(cell.replace("\n", " ") for cell in MORE[0][1:])]


def test_the_first_row_is_no_header_where_lines_part_the_rows() -> None:
    drawing = _plain(Drawing(2))
    for y in (50.0, 85.0, 105.0, 125.0):
        level(drawing, y, 60, 550)
    page = drawing.page()
    grid = continued_grid(page, words_of(page), _before())
    assert grid is not None
    assert texts_in(grid)[0] == [cell.replace("\n", " ") for cell in MORE[0]]


@pytest.mark.parametrize(("key", "following"), [("6", "7"), ("9.", "10."), ("TMAG16-02", "TMAG16-03"), ("A09", "A10"), ("Chair", None)])
def test_the_key_that_comes_next(key: str, following: str | None) -> None:
    assert next_key(key) == following


def test_a_daymay_follow_a_day() -> None:
    assert may_follow("15/10/2025", "15/10/2025")
    assert may_follow("12-Mar-25", "4-Apr-25")
    assert not may_follow("15/10/2025", "16")


def test_rows_far_down_a_page_do_not_go_on() -> None:
    page = _plain(Drawing(2), top=300).page()
    assert continued_grid(page, words_of(page), _before()) is None


def test_prose_does_not_go_on() -> None:
    drawing = Drawing(2)
    for i in range(8):
        drawing.text(62, 60 + 14 * i, "What the harbour masters said of the tide was said again by all who came to the quay")
    page = drawing.page()
    assert continued_grid(page, words_of(page), _before()) is None


def test_rows_beneath_running_text_do_not_go_on() -> None:
    drawing = Drawing(2)
    for i in range(6):
        drawing.text(62, 30 + 12 * i, "What the harbour masters said of the tide was said again by all who came")
    page = _plain(drawing, top=120).page()
    assert continued_grid(page, words_of(page), _before()._replace(last_key=None)) is None


@pytest.mark.parametrize(
    ("key", "text", "follows"),
    [
        ("TMAG16-02", "TMAG17-03", True),
        ("TMAG16-02", "TMAG17-01", True),
        ("TMAG16-02", "TMAG16-01", False),
        ("TMAG16-02", "SITAG17-03", False),
        ("TMAG16-02", "TMAG29-03", False),
        ("1.2", "2.3", False),
    ],
)
def test_a_reference_of_a_later_meetingmay_follow(key: str, text: str, *, follows: bool) -> None:
    assert may_follow(key, text) is follows


def test_a_reference_on_two_lines_tells_that_rows_go_on() -> None:
    drawing = Drawing(2)
    for row, ref in enumerate(("19-10", "19-11", "20-12")):
        drawing.lines(60, 60 + 34 * row, "TMAG", ref, size=10, gap=1.2)
        for x, text in zip((110, 370, 520), MORE[row][1:], strict=True):
            drawing.lines(x, 60 + 34 * row, *text.split("\n"), size=10, gap=1.2)
    grid = continued_grid(drawing.page(), words_of(drawing.page()), _before()._replace(last_key="TMAG 19-09"))
    assert grid is not None
    assert [row[0] for row in texts_in(grid)] == ["TMAG 19-10", "TMAG 19-11", "TMAG 20-12"]


def test_one_row_of_two_columns_goes_on_nothing() -> None:
    drawing = Drawing(2).text(60, 60, "The lamp was lit").text(260, 60, "The rope was mended")
    page = drawing.page()
    assert continued_grid(page, words_of(page), LastTable((50.0, 250.0, 500.0), is_ruled=False, usual_texts=2.0)) is None


@pytest.mark.parametrize("starts", [(60, 110, 370, 520), (60, 124, 400, 524)])
def test_one_row_that_goes_on_in_columns_measured_anew(starts: tuple[int, ...]) -> None:
    """The borders of the page before would cut its owner, or its first line."""
    drawing = Drawing(2)
    for x, text in zip(starts, ("3", "Sound the bell in all of the fog\nof the day", "Cleo Marsh and Dan\nEbb", "July"), strict=True):
        drawing.lines(x, 60, *text.split("\n"), size=10, gap=1.2)
    grid = continued_grid(drawing.page(), words_of(drawing.page()), _before())
    assert grid is not None
    assert texts_in(grid) == [["3", "Sound the bell in all of the fog of the day", "Cleo Marsh and Dan Ebb", "July"]]


LOG = Sketch(
    (
        ("No", "Ref", "Raised", "Action", "Owner", "Due", "Update"),
        ("1", "TMAG19-01", "12/03/24", "Paint the lamp", "Ada Quill", "04/05/24", "Primed"),
        ("2", "TMAG19-02", "12/03/24", "Mend the rope", "Ben Sorrel", "05/06/24", "Rope bought"),
    ),
    (30, 70, 60, 120, 80, 60, 80),
    left=30.0,
)


def _log(look: Look = Look.NOTHING) -> LastTable:
    page = LOG.draw(Drawing(1), look).page()
    before = last_table(grids_of(page, words_of(page), lambda said: Heading.COLUMNS if tuple(said) == LOG.rows[0] else None))
    assert before is not None
    return before


def _row_beyond(*texts: tuple[float, str]) -> Grid | None:
    """The table found at the head of the page behind the log's that has one row of texts, each at its x."""
    drawing = Drawing(2)
    for x, text in texts:
        for i, line in enumerate(text.split("\n")):
            line_of_words(drawing, x, 60 + 12 * i, line)
    return continued_grid(drawing.page(), words_of(drawing.page()), _log())


def test_the_forms_of_its_texts_tell_the_columns_of_a_row_alone_that_are_measured_anew() -> None:
    grid = _row_beyond(
        (34, "3"), (46, "TMAG19-03"), (101, "12/03/24"), (148, "Sound the bell in all of\nthe fog"), (270, "Eve"), (296, "06/07/24")
    )
    assert grid is not None
    assert texts_in(grid) == [["3", "TMAG19-03", "12/03/24", "Sound the bell in all of the fog", "Eve", "06/07/24", ""]]


def test_a_count_of_rows_may_begin_anew_where_the_reference_counts_on() -> None:
    texts = (
        (34, "1"),
        (46, "TMAG20-03"),
        (101, "12/03/24"),
        (148, "Sound the bell"),
        (225, "Eve Flood"),
        (280, "tbc"),
        (305, "Awaiting the fog"),
    )
    grid = _row_beyond(*texts)
    assert grid is not None
    assert texts_in(grid) == [[text for _, text in texts]]


def test_a_row_whose_blank_column_nothing_tells_is_read_as_none() -> None:
    # Either the owner or the update is blank: both say what they like.
    assert _row_beyond((34, "3"), (46, "TMAG19-03"), (101, "12/03/24"), (148, "Sound the bell"), (225, "Eve Flood")) is None


def test_a_row_beneath_with_a_text_in_each_column_tells_what_the_first_leaves_blank() -> None:
    first = ((34, "1"), (46, "TMAG19-03"), (101, "12/03/24"), (148, "Sound the bell"), (225, "Eve Flood"), (280, "06/07/24"))
    second = ((34, "2"), (46, "TMAG19-04"), (101, "12/03/24"), (148, "Count"), (225, "Dan Ebb"), (280, "soon"), (330, "Counted"))
    drawing = Drawing(2)
    for y, row in ((60, first), (96, second)):
        for x, text in row:
            line_of_words(drawing, x, y, text)
    grid = continued_grid(drawing.page(), words_of(drawing.page()), _log())
    assert grid is not None
    assert texts_in(grid) == [[*(text for _, text in first), ""], [text for _, text in second]]


@pytest.mark.parametrize("bullet", ["•", ""])
def test_the_text_behind_a_bullet_begins_no_column(bullet: str) -> None:
    """Two columns stand so near that they look like one, and what hangs behind bullets like the one that is missing."""
    drawing = Drawing(2)
    for y, texts in (
        (60, ("TMAG19-03", "12/03/24", bullet, "Ada Quill", "May")),
        (120, ("TMAG19-04", "12/03/24", "Lit again", "Eve", "June")),
    ):
        for x, text in zip((30, 83.5, 140, 300, 400), texts, strict=True):
            line_of_words(drawing, x, y, text)
    for i, text in enumerate(("Sound the bell", "in all of the fog")):
        line_of_words(drawing, 151 if bullet else 140, 60 + 12 * i, text)
    before = LastTable((29.0, 80.0, 120.0, 215.0, 370.0, 480.0), is_ruled=False, last_key="TMAG19-02", usual_texts=5)
    grid = continued_grid(drawing.page(), words_of(drawing.page()), before)
    assert grid is not None
    assert texts_in(grid)[1] == ["TMAG19-04", "12/03/24", "Lit again", "Eve", "June"]


def test_a_row_alone_that_is_drawn_is_the_table_that_is_drawn() -> None:
    texts = ("3", "TMAG19-03", "12/03/24", "Sound the bell", "Eve", "06/07/24", "")
    row = Sketch((texts,), LOG.widths, left=30.0, top=60.0)
    drawing = row.draw(Drawing(2), Look.LEVEL_RULES)
    for x in row.lefts:
        upright(drawing, x, row.tops[0], row.tops[-1])
    (grid,) = grids_of(drawing.page(), words_of(drawing.page()), lambda said: None, _log(Look.UPRIGHT_RULES))
    assert grid.evidence is Evidence.RULED


def test_a_line_of_two_lists_is_no_row_that_goes_on() -> None:
    drawing = Drawing(2)
    lists = (("• The view of quays is new", "1. Two locks are on hold"), ("• Members asked for more of it", "2. Help was asked for again"))
    for i, (left, right) in enumerate(lists):
        line_of_words(drawing, 60, 60 + 14 * i, left)
        line_of_words(drawing, 320, 60 + 14 * i, right)
    before = LastTable((56.0, 104.0, 320.0, 372.0, 500.0), is_ruled=False, usual_texts=4)
    assert continued_grid(drawing.page(), words_of(drawing.page()), before) is None


def test_a_header_printed_again_over_the_rest_of_a_row_stands_apart_from_it() -> None:
    drawing, lefts = Drawing(2), (60, 180, 400)
    for x, head in zip(lefts[1:], ("Data group", "Lock group"), strict=True):
        drawing.text(x, 60, head, bold=True)
    drawing.lines(lefts[1], 74, "to June)", "Tide tables", gap=1.2, size=10)
    for row, label in enumerate(("Next meeting", "Last meeting")):
        drawing.text(lefts[0], 108 + 22 * row, label, bold=True)
        drawing.text(lefts[1], 108 + 22 * row, "Depths of locks").text(lefts[2], 108 + 22 * row, "Keys")
    before = LastTable((56.0, 176.0, 396.0, 640.0), is_ruled=False, usual_texts=2)
    grid = continued_grid(drawing.page(), words_of(drawing.page()), before)
    assert grid is not None
    assert texts_in(grid)[:2] == [["", "Data group", "Lock group"], ["", "to June) Tide tables", ""]]


@pytest.mark.parametrize(("above", "is_found"), [("Table A-1. Boats by quay", False), ("Boats by quay", True)])
def test_what_stands_beneath_a_numbered_caption_goes_on_no_table_of_the_page_before(above: str, *, is_found: bool) -> None:
    page = _plain(Drawing(2).text(60, 40, above), top=80.0).page()
    grid = continued_grid(page, words_of(page), _before()._replace(last_key=None))
    assert (grid is not None) is is_found


@pytest.mark.parametrize(("heads", "is_found"), [(("Quay", "Boats", "Crew"), False), (("West", "30", "2"), True)])
def test_headings_printed_again_over_a_table_that_alignment_shows_are_no_rows_of_it(heads: tuple[str, ...], *, is_found: bool) -> None:
    def drawn(number: int, top: tuple[str, ...]) -> Page:
        drawing = Drawing(number)
        for r, row in enumerate((top, *((f"Quay {n}", f"{n}7", f"{n}") for n in range(number, number + 5)))):
            for x, said in zip((60, 105, 142), row, strict=True):
                drawing.text(x, 60 + 14 * r, said)
        return drawing.page()

    first, second = drawn(1, ("Quay", "Boats", "Crew")), drawn(2, heads)
    before = last_table(grids_of(first, words_of(first), no_heading))
    assert before is not None
    assert (continued_grid(second, words_of(second), before) is not None) is is_found


@pytest.mark.parametrize(("beside", "is_found"), [((0, 1, 2), False), ((0,), True)], ids=["most rows", "one row"])
def test_a_table_with_a_column_further_left_is_another(beside: tuple[int, ...], *, is_found: bool) -> None:
    drawing = _plain(Drawing(2))
    baselines = [w.baseline for w in words_of(drawing.page()) if w.text in ("Sound", "Count", "Dredge")]
    for row in beside:
        line_of_words(drawing, 10, baselines[row], "Ann")
    page = drawing.page()
    assert (continued_grid(page, words_of(page), _before()._replace(last_key=None)) is not None) is is_found
