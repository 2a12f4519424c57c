"""Action logs whose entries are several rows, under a header of as many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

WIDTHS = (90, 90, 300, 130, 90, 110)
HEAD = ("Ref", "Raised", "Action", "Owner", "Due", "Status")
BENEATH = ("", "Latest update", "", "", "", "")
FIRST = ("TMAG29-01", "17/04/30", "Measure the harbour depth", "Ada Quill", "15/05/30", "Open")
SECOND = ("TMAG29-02", "17/04/30", "Send the tide tables round", "Ben Sorrel", "19/06/30", "Closed")
WIDE = (LEFT,) * 4
FIELDS = ("action_ref", "raised_raw", "description", "latest_update")


def _log(
    *rows: tuple[str, ...], head: tuple[tuple[str, ...], ...] = (HEAD, BENEATH), widths: tuple[int, ...] = WIDTHS
) -> Callable[[Drawing], object]:
    return lambda page: page.title("Actions").table(90, widths, (*head, *rows), header_rows=len(head))


def test_a_second_line_of_headings_heads_the_second_row_of_each_entry() -> None:
    parsed = parsed_pages(_log(FIRST, ("", "Two parties replied", *WIDE), SECOND, ("", "Sent to all members", *WIDE)))
    assert values(parsed, "actions", *FIELDS) == [
        ("TMAG29-01", "17/04/30", "Measure the harbour depth", "Two parties replied"),
        ("TMAG29-02", "17/04/30", "Send the tide tables round", "Sent to all members"),
    ]
    assert not left_over(parsed)


def test_an_entry_may_lack_its_second_row() -> None:
    parsed = parsed_pages(_log(FIRST, SECOND, ("", "Sent to all members", *WIDE)))
    assert values(parsed, "actions", "latest_update") == [None, "Sent to all members"]


def test_entries_go_on_beneath_the_header_of_the_next_page() -> None:
    pages = (
        _log(FIRST, ("", "Two parties replied and the", *WIDE)),
        _log(("", "third is expected to.", *WIDE), SECOND, ("", "Sent to all members", *WIDE)),
    )
    parsed = parsed_pages(*pages)
    assert [record.page_number for record in records(parsed, "actions")] == [2, 3]
    assert values(parsed, "actions", "latest_update") == ["Two parties replied and the third is expected to.", "Sent to all members"]


def test_what_a_page_cuts_off_of_an_entrys_first_row_stays_in_its_column() -> None:
    pages = (
        _log(FIRST, ("", "Two parties replied", *WIDE), SECOND),
        _log(("", "", "and to the pilots", "", "", ""), ("", "Sent to all members", *WIDE), ("TMAG29-03", *FIRST[1:])),
    )
    parsed = parsed_pages(*pages)
    assert values(parsed, "actions", "action_ref", "description", "latest_update") == [
        ("TMAG29-01", "Measure the harbour depth", "Two parties replied"),
        ("TMAG29-02", "Send the tide tables round and to the pilots", "Sent to all members"),
        ("TMAG29-03", "Measure the harbour depth", None),
    ]


def test_the_second_row_may_have_several_columns_and_a_third_may_follow() -> None:
    head = (("Ref", "Action", "Owner"), ("", "Due", "Status"), ("", "Latest update", ""))
    rows = [
        ("TMAG29-01", "Measure the harbour depth", "Ada Quill"),
        ("", "15/05/30", "Open"),
        ("", "Two parties replied to the question", LEFT),
    ]
    rows += [("TMAG29-02", "Send the tide tables round", "Ben Sorrel"), ("", "19/06/30", "Closed"), ("", "Sent to all members", LEFT)]
    parsed = parsed_pages(_log(*rows, head=head, widths=(100, 400, 200)))
    assert values(parsed, "actions", "action_ref", "owner_raw", "due_raw", "status", "latest_update") == [
        ("TMAG29-01", "Ada Quill", "15/05/30", "open", "Two parties replied to the question"),
        ("TMAG29-02", "Ben Sorrel", "19/06/30", "closed", "Sent to all members"),
    ]


@pytest.mark.parametrize("second", ["Lamp", "Due"])
def test_a_second_line_that_names_no_further_column_heads_nothing(second: str) -> None:
    parsed = parsed_pages(_log(FIRST, SECOND, head=(HEAD, ("", second, "", "", "", ""))))
    assert [ref for ref in values(parsed, "actions", "action_ref") if ref] == ["TMAG29-01", "TMAG29-02"]
    assert values(parsed, "actions", "latest_update") == [None] * len(records(parsed, "actions"))
