"""Documents that give a milestone other dates than those before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from fake_parse import body, parse_lines

from pipeline.compile import compile_tables
from pipeline.milestone_conflicts import with_milestone_conflicts
from pipeline.parse import ParseRequest, ParseResult
from schemas.arrow import to_table
from schemas.records import MilestoneDate
from schemas.rows import Row


def document(name: str, day: str, *given: tuple[str, date, date]) -> ParseResult:
    """A document whose first action gives dates for milestones."""
    parse = parse_lines(ParseRequest(data=body(name, "Hold the date", meeting=name.upper(), date=day)))
    action = parse.tables["actions"].to_pylist()[0]["row_id"]
    rows = [
        MilestoneDate(reference_id=ref, start_date=first, end_date=last, text=ref, source_dataset="actions", source_row_id=action)
        for ref, first, last in given
    ]
    table = to_table("milestone_dates", [Row("milestone_dates", None, row) for row in rows])
    return replace(parse, tables={**parse.tables, "milestone_dates": table})


def conflicts(*documents: ParseResult) -> list[tuple[str, str]]:
    tables = compile_tables(with_milestone_conflicts([document.tables for document in documents]), ())
    rows = [row for row in tables["parse_issues"].to_pylist() if row["code"] == "milestone_date_conflict"]
    assert {row["about_row_id"] for row in rows} <= set(tables["actions"]["row_id"].to_pylist())
    assert len({row["row_id"] for row in rows}) == len(rows)
    assert tables["milestone_dates"].num_rows == sum(document.tables["milestone_dates"].num_rows for document in documents)
    return [(row["document_id"], row["message"]) for row in rows]


OCTOBER = ("M9", date(2023, 10, 1), date(2023, 10, 31))
A_DAY = ("M9", date(2023, 10, 23), date(2023, 10, 23))
LATER = ("M9", date(2023, 11, 6), date(2023, 11, 6))


def test_a_day_within_a_month_agrees_with_it() -> None:
    assert conflicts(document("tmag-16", "2023-03-15", OCTOBER), document("tmag-17", "2023-04-19", A_DAY)) == []


def test_the_later_document_is_told_of_in_any_order() -> None:
    first, second = document("tmag-16", "2023-03-15", OCTOBER), document("tmag-17", "2023-04-19", LATER)
    third = document("tmag-18", "2023-05-17", LATER)
    for order in permutations([first, second, third]):
        ((name, message),) = conflicts(*order)
        assert name == "tmag-17"
        assert "M9 stands on 2023-11-06" in message
        assert "2023-10-01 to 2023-10-31 in tmag-16" in message


def test_two_dates_in_one_document() -> None:
    ((name, _),) = conflicts(document("tmag-16", "2023-03-15", A_DAY, LATER))
    assert name == "tmag-16"


def test_other_milestones_do_not_matter() -> None:
    assert conflicts(document("tmag-16", "2023-03-15", A_DAY, ("M10", date(2024, 1, 1), date(2024, 1, 1)))) == []
