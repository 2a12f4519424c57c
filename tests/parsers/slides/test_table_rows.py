"""Rows over pages: what a page's end leaves of one, and what is a row of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, values

HEAD = ("Raised", "Action", "Owner", "Due", "Status", "Latest Update")
WIDTHS = (80, 300, 120, 90, 110, 160)
WHOLE = (
    ("17/03/30", "Measure the harbour depth", "Ada Quill", "15/05/30", "Open", "Under way"),
    ("17/03/30", "Send the tide tables round", "Ben Sorrel", "19/06/30", "Closed", "Sent to all"),
)


def log(*rows: tuple[str, ...], title: str | None = None, head: tuple[str, ...] | None = None) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        if title:
            drawing.title(title)
        drawing.table(90, WIDTHS, (head, *rows) if head else rows, header_rows=1 if head else 0)

    return draw


def actions(last: tuple[str, ...], rest: tuple[str, ...], *more: tuple[str, ...]) -> list[tuple[str, str, str]]:
    parsed = parsed_pages(log(*WHOLE, last, title="Actions", head=HEAD), log(rest, *more))
    return values(parsed, "actions", "description", "owner_raw", "latest_update")[2:]


def test_a_row_without_a_reference_is_cut_in_the_middle_of_its_lines() -> None:
    last = ("17/04/30", "Mend the upper lock and", "Hilde", "", "Recommend", "Verbal update to")
    rest = ("", "the gate beside it", "Underhill", "", "closed", "be given")
    more = ("17/04/30", "Oil the crane", "Ada Quill", "17/07/30", "Open", "")
    assert actions(last, rest, more) == [
        ("Mend the upper lock and the gate beside it", "Hilde Underhill", "Verbal update to be given"),
        ("Oil the crane", "Ada Quill", None),
    ]


@pytest.mark.parametrize(
    "rest",
    [
        ("", "Oil the crane", "Ben Sorrel", "", "Open", "Not begun"),  # no day, and a sentence of its own
        ("17/04/30", "oil the crane", "Ben Sorrel", "", "Open", "Not begun"),  # small, and raised on a day of its own
    ],
)
def test_a_row_of_its_own_is_not_joined(rest: tuple[str, ...]) -> None:
    last = ("17/04/30", "Mend the upper lock", "Ada Quill", "17/07/30", "Open", "Parts ordered")
    assert [owner for _, owner, _ in actions(last, rest)] == ["Ada Quill", "Ben Sorrel"]


def test_the_rest_of_a_row_goes_to_it_though_the_title_beneath_is_another() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.table(30, WIDTHS, (("", "the gate beside it", "", "", "", ""),), header_rows=0)
        drawing.text(36, 90, "Attachments", 26, bold=True).lines(60, 130, "A map of the harbour", "A map of the lock")

    last = ("17/04/30", "Mend the upper lock and", "Ada Quill", "17/07/30", "Open", "")
    parsed = parsed_pages(log(*WHOLE, last, title="Actions", head=HEAD), draw)
    assert values(parsed, "actions", "description")[2] == "Mend the upper lock and the gate beside it"


@pytest.mark.parametrize(("end", "joint"), [("up. The drawings of it were sent out.", " "), ("up. Parts came.", "\n")])
def test_sentences_on_both_sides_of_a_page_are_one_paragraph_where_the_first_fills_its_line(end: str, joint: str) -> None:
    last = ("17/04/30", "Mend the upper lock and", "Hilde", "", "Open", f"A plan for it has been drawn\n{end}")
    rest = ("", "the gate beside it", "Underhill", "", "", "Members will see it in May.")
    ((_, _, update),) = actions(last, rest)
    assert update == f"A plan for it has been drawn {end}{joint}Members will see it in May."


@pytest.mark.parametrize(("begin", "joint"), [("11 June: all", "\n"), ("11 June, all", " ")])
def test_a_day_and_a_colon_on_the_next_page_begin_an_update(begin: str, joint: str) -> None:
    end = "up. The drawings of it were sent out."
    last = ("17/04/30", "Mend the upper lock and", "Hilde", "", "Open", f"A plan for it has been drawn\n{end}")
    ((_, _, update),) = actions(last, ("", "the gate beside it", "Underhill", "", "", f"{begin} is well."))
    assert update == f"A plan for it has been drawn {end}{joint}{begin} is well."


def test_a_log_does_not_go_on_on_the_next_page_behind_another_table() -> None:
    def first(page: Drawing) -> None:
        page.title("Actions").table(90, WIDTHS, (HEAD, *WHOLE))
        page.text(36, 250, "Changes at a glance", 16, bold=True)
        page.table(270, WIDTHS, (("Change", "Name", "Stage", "Test", "Cost", "Remarks"), ("DIN-401", "Lamps", "Triage", "Yes", "", "")))

    parsed = parsed_pages(first, log(("DIN-409", "Lengths of ropes", "Approved", "15/05/30", "Open", "")))
    assert values(parsed, "actions", "description") == [row[1] for row in WHOLE]


@pytest.mark.parametrize(("said", "count"), [("Closed actions", 3), ("17/05/30", 4)])
def test_words_alone_in_a_first_column_of_days_part_the_rows(said: str, count: int) -> None:
    rows = (*WHOLE, (said, "", "", "", "", ""), ("17/04/30", "Oil the crane", "Ada Quill", "17/07/30", "Closed", ""))
    assert len(values(parsed_pages(log(*rows, title="Actions", head=HEAD)), "actions", "description")) == count
