"""Actions with the names of their columns down the side, in a table for each or one below another; and other tables of two columns."""

from __future__ import annotations

import pytest

from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import left_over, parsed_pages, values

FIRST = (("Ref", "TMAG29-01"), ("Action", "Mend the lock"), ("Owner", "Ada Quill"), ("Due", "3 June 2030"), ("Status", "Open"))
SECOND = (("Ref", "TMAG29-02"), ("Action", "Oil the gate"), ("Owner", "PMO"), ("Due", "June TMAG"), ("Status", "Closed"))
WANTED = [("TMAG29-01", "Mend the lock", "Ada Quill", "3 June 2030", "open"), ("TMAG29-02", "Oil the gate", "PMO", "June TMAG", "closed")]
WIDTHS = (120, 600)


@pytest.mark.parametrize("is_one", [True, False])
def test_labels_down_the_side(is_one: bool) -> None:
    def draw(page: Drawing) -> None:
        page.title("Actions")
        if is_one:
            page.table(80, WIDTHS, (*FIRST, *SECOND), size=10, header_rows=0)
        else:
            bottom = page.table(80, WIDTHS, FIRST, size=10, header_rows=0)
            page.table(bottom + 30, WIDTHS, SECOND, size=10, header_rows=0)

    parsed = parsed_pages(draw)
    assert values(parsed, "actions", "action_ref", "description", "owner_raw", "due_raw", "status") == WANTED
    assert not left_over(parsed)


@pytest.mark.parametrize(
    "rows",
    [
        (("Date", "15 May 2030"), ("Time", "10:00"), ("Owner", "Ada Quill"), ("Status", "Draft")),
        (("Ref", "TMAG29-01"), ("Action", "Mend the lock"), ("Weather", "Fair"), ("Due", "3 June 2030")),
        (("Ref", "TMAG29-01"), ("Action", "Mend the lock"), ("The lock is mended", LEFT), ("Due", "3 June 2030")),
        (("Ref", "TMAG29-01"), ("Action", "Mend the lock")),
    ],
    ids=["facts of a meeting", "another label", "a cell over both columns", "too few"],
)
def test_other_tables_of_two_columns_are_none(rows: tuple[tuple[str, ...], ...]) -> None:
    parsed = parsed_pages(lambda page: page.title("Locks").table(80, WIDTHS, rows, size=10, header_rows=0))
    assert not values(parsed, "actions", "action_ref")


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_records_beside_each_other(blank: int) -> None:
    """One label down the side may be another; the names of columns over records are a table as usual. Blank columns at the end are none."""
    labels = ("Ref", "What", "Who", "By when", "RAG", "How far it has got")
    records = (
        ("TMAG29-01", "Mend the lock", "Ada Quill", "3 June 2030", "Open", "Begun"),
        ("TMAG29-02", "Oil the gate", "PMO", "June TMAG", "Closed", "All oiled"),
    )
    rows = list(zip(labels, *records, *[("",) * len(labels)] * blank, strict=True))
    widths = (150, 220, 220, *[120] * blank)
    parsed = parsed_pages(lambda page: page.title("Actions on one page").table(80, widths, rows, size=10))
    assert values(parsed, "actions", "action_ref", "description", "owner_raw", "due_raw", "status") == WANTED


AGENDA = (
    ("1", "10:00", "Welcome", "", "Chair"),
    ("2", "10:05", "Minutes and actions", "Approve the minutes", "PMO"),
    ("3", "10:20", "Tide tables", "Hear what has changed", "Ada Quill"),
    ("4", "10:45", "Upper lock", "", "Ben Sorrel"),
)
AGENDA_FIELDS = ("item_label", "start_time", "title", "objective", "lead_raw")


@pytest.mark.parametrize("parts", [(range(4),), (range(2), range(2, 4)), (range(3), range(3, 4))])
def test_items_of_an_agenda_beside_each_other(parts: tuple[range, ...]) -> None:
    """In one table, or in one beneath another."""
    labels = ("Item", "Starts", "Subject", "Aim", "Speaker")

    def draw(page: Drawing) -> None:
        page.title("Shape of the day")
        top = 80.0
        for part in parts:
            items = [AGENDA[i] if i in part else ("",) * len(labels) for i in range(part.start, part.start + len(parts[0]))]
            top = page.table(top, (150, *[180] * len(items)), list(zip(labels, *items, strict=True)), size=10, header_rows=0) + 30

    parsed = parsed_pages(draw)
    found = values(parsed, "agenda_items", *AGENDA_FIELDS)
    assert [(label, str(start)[:5], title, aim or "", lead) for label, start, title, aim, lead in found] == list(AGENDA)
    assert not left_over(parsed)


def test_facts_beside_each_other_without_times_are_no_agenda() -> None:
    rows = (("Item", "Quay", "Lock"), ("Topic", "Ropes", "Gates"), ("Owner", "Ada Quill", "PMO"), ("Type", "Old", "New"))
    assert not values(parsed_pages(lambda page: page.title("Harbour").table(80, (150, 200, 200), rows, size=10)), "agenda_items", "title")
