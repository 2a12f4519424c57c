"""What tells an agenda's columns under headings of its own: times, lengths, ends, pages, themes and the form of texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.parse import ParsedPack
from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records, values

HEAD = ("No.", "Item", "Time", "Nard")
TITLES = ("Welcome", "Harbour plan", "Tide tables", "Close")
WIDTH = 150


def _parsed(head: tuple[str, ...], *columns: tuple[str, ...], title: str = "Agenda", blanks: int = 0) -> ParsedPack:
    def page(drawing: Drawing) -> None:
        drawing.title(title).table(90, (WIDTH,) * len(head), (head, *zip(*columns, strict=True)))

    return parsed_pages(page, *[_blank] * blanks)


def _blank(drawing: Drawing) -> None:
    drawing.title("View").lines(60, 120, "It will be shown.")


def _agenda(clocks: tuple[str, ...], nard: tuple[str, ...], blanks: int = 0) -> ParsedPack:
    return _parsed(HEAD, ("1", "2", "3", "4"), TITLES, clocks, nard, blanks=blanks)


CLOCKS = ("10:00", "10:05", "10:25", "10:35")


@pytest.mark.parametrize("lengths", [("5 mins", "20 mins", "10 mins", "5 mins"), ("5", "20", "10", "5")])
def test_lengths_say_so_or_agree_with_the_times(lengths: tuple[str, ...]) -> None:
    parsed = _agenda(CLOCKS, lengths)
    assert values(parsed, "agenda_items", "start_time", "duration_minutes") == list(zip(CLOCKS, (5, 20, 10, 5), strict=True))


def test_times_that_follow_others_are_ends() -> None:
    parsed = _agenda(CLOCKS, ("10:05", "10:25", "10:35", "10:40"))
    assert values(parsed, "agenda_items", "start_time", "end_time")[1] == ("10:05", "10:25")


def test_numbers_that_agree_with_nothing_are_no_lengths() -> None:
    parsed = _agenda(CLOCKS, ("7", "3", "9", "2"))
    assert {value for row in values(parsed, "agenda_items", "duration_minutes", "stated_page") for value in row} == {None}


@pytest.mark.parametrize(
    ("pages", "stated"),
    [
        (("", "3", "Verbal", "5"), [None, 3, None, 5]),
        (("", "3", "Verbal", "50"), [None] * 4),  # the pack has not so many
        (("", "5", "4", "3"), [None] * 4),
        (("1", "2", "3", "4"), [None] * 4),  # they only count
    ],
)
def test_pages_of_the_pack_that_do_not_fall(pages: tuple[str, ...], stated: list[int | None]) -> None:
    parsed = _agenda(CLOCKS, pages, blanks=6)
    assert values(parsed, "agenda_items", "stated_page") == stated


ASKS = ("Open the meeting", "Hear how the plan stands", "Approve the tables for 2031", "Look ahead")


def test_titles_name_and_objectives_ask() -> None:
    head = ("Bim", "Glim", "Drot", "Nard")
    lead = ("Chair", "Ada Quill", "Ben Sorrel", "Chair")
    parsed = _parsed(head, ("10:00", "10:05", "10:20", "10:30"), ASKS, TITLES, lead)
    assert values(parsed, "agenda_items", "title", "objective") == list(zip(TITLES, ASKS, strict=True))


def test_a_heading_that_only_sounds_like_an_objective_is_told_by_what_stands_beneath() -> None:
    head = ("#", "What is tabled", "So that", "Chaired by whom", "Slot in the day")
    lead = ("Chair", "Ada Quill", "Ben Sorrel", "Chair")
    parsed = _parsed(head, ("1", "2", "3", "4"), TITLES, ("", *ASKS[1:]), lead, CLOCKS, title="What we will cover")
    assert values(parsed, "agenda_items", "title", "objective")[:2] == [("Welcome", None), ("Harbour plan", ASKS[1])]


def test_words_that_come_back_before_the_titles_are_themes() -> None:
    head = ("Bim", "Glim", "Drot", "Nard")
    themes = ("Opening", "Delivery", "Delivery", "Closing")
    lead = ("Chair", "Ada Quill", "Ben Sorrel", "Chair")
    parsed = _parsed(head, CLOCKS, themes, ("Welcome", "Plan", "Tables", "Farewell"), lead)
    assert values(parsed, "agenda_items", "theme") == list(themes)
    assert records(parsed, "agenda_items")[0].confidence < 0.8


def test_texts_beside_some_titles_are_themes_where_nothing_else_is_unknown() -> None:
    head = ("#", "Half", "Item", "Lead", "Time")
    rows = (
        ("1", "Welcome", "", "Chair", "10:00"),
        ("2", "First", "Harbour plan", "Ada Quill", "10:05"),
        ("3", "", "Tide tables", "Ben Sorrel", "10:20"),
        ("4", "Second", "Lock keys", "Ben Sorrel", "10:30"),
        ("5", "Close", "", "Chair", "10:40"),
    )
    parsed = parsed_pages(lambda page: page.title("Agenda").table(90, (40, 90, 200, 120, 80), (head, *rows)))
    assert values(parsed, "agenda_items", "title") == ["Welcome", "Harbour plan", "Tide tables", "Lock keys", "Close"]
    assert values(parsed, "agenda_items", "theme")[::3] == [None, "Second"]


ROWS = (
    ("1", "10:00", "Hello", "", "Chair"),
    ("2", "10:05", "Tide tables", "Approve the tables for 2031", "Ada Quill"),
    ("3", "10:25", "Locks", "Hear how the locks will be mended", "Ben Sorrel"),
    ("4", "10:35", "Close", "", "Chair"),
)


def _rows(drawing: Drawing) -> None:
    drawing.title("Yard").table(90, (40, 80, 150, 260, 120), ROWS, header_rows=0)


def test_a_table_at_the_front_without_a_header_is_told_by_numbers_times_and_leads() -> None:
    parsed = parsed_pages(_rows)
    fields = ("item_label", "start_time", "title", "objective", "lead_raw")
    assert values(parsed, "agenda_items", *fields) == [tuple(text or None for text in row) for row in ROWS]
    assert max(record.confidence for record in records(parsed, "agenda_items")) <= 0.7
    assert not records(parsed_pages(*[_blank] * 6, _rows), "agenda_items")


def test_a_word_for_a_page_says_that_there_is_none_and_a_number_that_is_no_page_is_not_understood() -> None:
    head = ("No.", "Item", "Time", "Page")
    parsed = _parsed(head, ("1", "2", "3", "4"), TITLES, CLOCKS, ("1", "Verbal", "Attachment 2", "1"))
    assert [doubt.raw_text for doubt in parsed.doubts if doubt.code == "value_not_understood"] == ["Attachment 2"]


def test_the_second_line_of_a_cut_heading_is_no_row() -> None:
    def draw(drawing: Drawing) -> None:
        rows = (("No.", "Item", "Action", "Time"), ("", "", "required", "(from)"), ("1", "Hello", "Decision", "10:00"))
        drawing.title("Agenda").table(90, (40, 150, 120, 120), (*rows, ("2", "Locks", "Decision", "10:05")), header_rows=2)

    assert values(parsed_pages(draw), "agenda_items", "title") == ["Hello", "Locks"]


def test_a_heading_of_times_over_numbers_that_count_the_rows_heads_labels() -> None:
    head = ("Slot", "Item", "Glim", "Nard")
    parsed = _parsed(head, ("1", "2", "3a", "3b"), TITLES, CLOCKS, ("Chair", "Ada Quill", "Ben Sorrel", "Chair"))
    assert values(parsed, "agenda_items", "item_label", "start_time")[2] == ("3a", "10:25")


def test_a_heading_that_names_leads_to_the_letter_heads_no_titles() -> None:
    head = ("No.", "Glim", "Item lead", "Time")
    leads = ("Chair", "Ada Quill", "Ben Sorrel", "Chair")
    parsed = _parsed(head, ("1", "2", "3", "4"), TITLES, leads, CLOCKS, title="What we will cover")
    assert values(parsed, "agenda_items", "title", "lead_raw") == list(zip(TITLES, leads, strict=True))


@pytest.mark.parametrize("cut", [2, 3, 4])
def test_what_one_page_tells_of_headings_holds_on_the_next_that_prints_them_again(cut: int) -> None:
    head = ("Bim", "Item", "Time", "Lead")
    rows = list(
        zip(map(str, range(1, 7)), (*TITLES[:3], "Locks", "Lamps", "Close"), (*CLOCKS, "10:40", "10:55"), ["Chair"] * 6, strict=True)
    )

    def page(some: list[tuple[str, ...]]) -> Callable[[Drawing], object]:
        return lambda drawing: drawing.title("Agenda").table(90, (WIDTH,) * 4, (head, *some))

    parsed = parsed_pages(page(rows[:cut]), page(rows[cut:]))
    assert values(parsed, "agenda_items", "item_number", "title", "stated_page") == [(int(row[0]), row[1], None) for row in rows]
