"""Whether a document prints its days or its months first, and how its dates are read then."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.language.dates import find_dates, read_due
from parsers.language.day_order import is_month_first, month_first, tells_month_first

CONTEXT = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("texts", "is_told"),
    [
        (["Due 01/16/2026 and 02/03/2026"], True),
        (["Due 1/16/26"], True),
        (["Due 01-16-2026"], True),
        (["Due 02/03/2026"], False),
        (["Due 16/01/2026"], False),
        (["Due 01/16/2026", "raised 20/01/2026"], False),
        (["Due 01/16/2026", "by 25/03"], False),
        (["1/16/26, 10:05 AM", "Due 02/03/2026"], False),  # a browser's stamp
        (["Files of 2026/01/16", "REF-01-16-2026", "14/20 votes", "pages 1-16-20", "FY24/25", "01/32/2026", "00/16/2026"], False),
        ([], False),
    ],
)
def test_what_tells_that_months_are_first(texts: list[str], is_told: bool) -> None:
    assert tells_month_first(texts) is is_told


def test_a_date_on_most_pages_tells_nothing_of_the_others() -> None:
    pages = ["Board 12/18/2025 page 1", "Board 12/18/2025 page 2", "Board 12/18/2025 page 3"]
    assert not tells_month_first(pages)
    assert tells_month_first([*pages, "Due 01/16/2026"])
    assert not tells_month_first([*(page.replace("12/18", "18/12") for page in pages), "Due 01/16/2026"])


@pytest.mark.parametrize(
    ("text", "day", "certainty"),
    [
        ("01/16/2026", date(2026, 1, 16), "stated"),
        ("1/16/26", date(2026, 1, 16), "stated"),
        ("01-16-2026", date(2026, 1, 16), "stated"),
        ("02/03/2026", date(2026, 2, 3), "ambiguous"),
        ("03/03/2026", date(2026, 3, 3), "stated"),
        ("02/03", date(2026, 2, 3), "ambiguous"),
        ("2/13", date(2026, 2, 13), "inferred_year"),
        ("16/01/2026", date(2026, 1, 16), "stated"),  # cannot be read otherwise
        ("02.03.2026", date(2026, 3, 2), "stated"),  # with dots days are first
        ("2026-02-03", date(2026, 2, 3), "stated"),
        ("3 February 2026", date(2026, 2, 3), "stated"),
    ],
)
def test_dates_where_months_are_first(text: str, day: date, certainty: str) -> None:
    with month_first(True):
        (found,) = find_dates(text, CONTEXT, "due")
    assert (found.start, found.certainty) == (day, certainty)


def test_what_could_be_read_otherwise_is_trusted_less() -> None:
    with month_first(True):
        sure, unsure = (find_dates(text, CONTEXT, "due")[0].confidence for text in ("01/16/2026", "02/03/2026"))
    assert unsure < sure


def test_the_order_holds_no_longer_than_it_is_set() -> None:
    assert read_due("02/03/2026", CONTEXT).due_date == date(2026, 3, 2)
    with month_first(True):
        assert read_due("02/03/2026", CONTEXT).due_date == date(2026, 2, 3)
        with month_first(False):
            assert read_due("02/03/2026", CONTEXT).due_date == date(2026, 3, 2)
        assert is_month_first()
    assert read_due("02/03/2026", CONTEXT).due_date == date(2026, 3, 2)
    assert find_dates("01/16/2026", CONTEXT, "due")[0].kind == "invalid"
