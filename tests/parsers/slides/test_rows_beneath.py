"""What became of actions in rows of their own beneath them, across the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from parsers.parse import ParsedPack
from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, values

HEAD = ("Ref", "Date", "Action", "Owner", "Due", "Status")
WIDTHS = (80, 70, 380, 120, 90, 110)
ROWS = (
    ("TMAG28-01", "17/03/30", "Measure the harbour depth", "Ada Quill", "15/05/30", "Open"),
    ("TMAG28-02", "17/03/30", "Send the tide tables round", "Ben Sorrel", "19/06/30", "Closed"),
    ("TMAG29-01", "17/04/30", "Mend the upper lock", "Programme PMO", "17/07/30", "Open"),
)
SAID = ("Soundings are under way", "Sent to all members", "Parts ordered")
FIELDS = ("action_ref", "description", "latest_update")
WANTED = [(row[0], row[2], said) for row, said in zip(ROWS, SAID, strict=True)]
Row = tuple[str, ...]


def _page(*rows: Row, head: Row = HEAD, widths: tuple[int, ...] = WIDTHS, title: str = "Actions") -> Callable[[Drawing], object]:
    return lambda page: page.title(title).table(90, widths, (head, *rows))


def _across(text: str, *, label: str | None = None, width: int = len(HEAD)) -> Row:
    return (label, text, *[LEFT] * (width - 2)) if label is not None else (text, *[LEFT] * (width - 1))


def _between(*beneath: Row) -> list[Row]:
    return [row for pair in zip(ROWS, beneath, strict=False) for row in pair] + list(ROWS[len(beneath) :])


def _updates(parsed: ParsedPack) -> list[object]:
    return values(parsed, "actions", *FIELDS)


@pytest.mark.parametrize("label", ["Update: ", "Latest position: ", "Progress: ", "Update – ", ""])
def test_a_row_across_the_table_is_the_update_of_the_action_above_it(label: str) -> None:
    parsed = parsed_pages(_page(*_between(*(_across(label + said) for said in SAID))))
    assert _updates(parsed) == WANTED
    assert not left_over(parsed)


@pytest.mark.parametrize("label", ["", "Update"])
def test_a_row_behind_a_blank_cell_or_a_label(label: str) -> None:
    beneath = [_across(said if label else f"Update: {said}", label=label) for said in SAID]
    parsed = parsed_pages(_page(*_between(*beneath)))
    assert _updates(parsed) == WANTED
    assert not left_over(parsed)


def test_a_space_where_a_border_would_be_parts_no_text() -> None:
    halves = ("Soundings are still", "under way", "", "", "", "")  # a space apart
    parsed = parsed_pages(_page(*_between(halves, *(_across(said) for said in SAID[1:]))))
    assert [said for *_, said in _updates(parsed)] == [" ".join(halves).strip(), *SAID[1:]]


def test_an_action_may_have_none() -> None:
    parsed = parsed_pages(_page(*_between(_across(f"Update: {SAID[0]}"))))
    assert [said for *_, said in _updates(parsed)] == [SAID[0], None, None]


def test_beside_a_column_of_updates_it_is_a_line_more() -> None:
    rows = [(*row[:5], "Noted") for row in _between(*(_across(f"Update: {said}") for said in SAID[:2]))]
    rows = [_across(row[0]) if row[1] == LEFT else row for row in rows]
    parsed = parsed_pages(_page(*rows, head=(*HEAD[:5], "Comments")))
    assert [said for *_, said in _updates(parsed)] == [f"Noted\n{SAID[0]}", f"Noted\n{SAID[1]}", "Noted"]


def test_the_update_of_a_page_s_last_action_stands_on_the_next() -> None:
    beneath = [_across(f"Update: {said}") for said in SAID]
    first, second = (ROWS[0], beneath[0], ROWS[1]), (beneath[1], ROWS[2], beneath[2])
    parsed = parsed_pages(_page(*first), _page(*second, title="Actions (continued)"))
    assert _updates(parsed) == WANTED


def test_rows_that_head_others_are_no_updates() -> None:
    rows = (_across("Harbour works"), ROWS[0], _across("Tides"), ROWS[1], _across("Locks"), ROWS[2])
    parsed = parsed_pages(_page(*rows))
    assert [said for *_, said in _updates(parsed)] == [None, None, None]
    assert not left_over(parsed)


def test_rows_that_head_others_stand_among_updates() -> None:
    def draw(page: Drawing) -> None:
        rows = (_across("Harbour works"), *_between(*map(_across, SAID))[:4], _across("Locks"), *_between(*map(_across, SAID))[4:])
        page.title("Actions").table(90, WIDTHS, (HEAD, *rows))
        for at, char in enumerate(page.chars):
            is_head = "".join(c.text for c in page.chars[at : at + 4]) in ("Harb", "Lock") and char.style.size == 8.0
            for place in range(at, at + 13) if is_head else ():
                page.chars[place] = page.chars[place]._replace(style=replace(page.chars[place].style, weight=700))

    assert _updates(parsed_pages(draw)) == WANTED


@pytest.mark.parametrize(("label", "place"), [("Note", 3), ("Note", 2), ("Update", 3)])
def test_a_note_on_several_actions_is_of_none_and_is_told(label: str, place: int) -> None:
    note = _across(f"{label}: all of the days above are those that the owners gave at the last meeting of the group")
    parsed = parsed_pages(_page(*ROWS[:place], note, *ROWS[place:]))
    assert [said for *_, said in _updates(parsed)] == [None, None, None]
    assert "unclaimed_text" in codes(parsed)
