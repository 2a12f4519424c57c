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


def test_records_beside_each_other() -> None:
    """One label down the side may be another; the names of columns over records are a table as usual."""
    labels = ("Ref", "What", "Who", "By when", "RAG", "How far it has got")
    records = (
        ("TMAG29-01", "Mend the lock", "Ada Quill", "3 June 2030", "Open", "Begun"),
        ("TMAG29-02", "Oil the gate", "PMO", "June TMAG", "Closed", "All oiled"),
    )
    rows = list(zip(labels, *records, strict=True))
    parsed = parsed_pages(lambda page: page.title("Actions on one page").table(80, (150, 300, 300), rows, size=10))
    assert values(parsed, "actions", "action_ref", "description", "owner_raw", "due_raw", "status") == WANTED
