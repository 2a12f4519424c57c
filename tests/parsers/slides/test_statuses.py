"""Statuses in words of all kinds, and beneath headings that ask for them."""

from __future__ import annotations

import pytest

from parsers.slides.column_values import Scene, are_statuses
from parsers.slides.statuses import status_of, status_under
from pipeline.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("title", "said", "status"),
    [
        ("Settled?", "Yes", "closed"),
        ("Settled?", "no", "open"),
        ("Done", "Yes", "closed"),
        ("Still open?", "Yes", "open"),
        ("Still open?", "No", "closed"),
        ("Settled?", "Partly", "in_progress"),
        ("Settled?", "Not yet", "open"),
        ("Status", "Yes", None),
        (None, "Yes", None),
        ("Settled?", "Perhaps", None),
    ],
)
def test_an_answer_is_told_by_the_heading_that_asks(title: str | None, said: str, status: str | None) -> None:
    assert status_under(title, said, load_vocabulary({})) == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Amber – In progress", "in_progress"),
        ("Green: Complete", "closed"),
        ("Red (Open)", "open"),
        ("In progress - Amber", "in_progress"),
        ("Amber – perhaps", None),
        ("Quay – Open", None),
    ],
)
def test_behind_a_colour_stands_the_status(said: str, status: str | None) -> None:
    assert status_of(said, load_vocabulary({})) == status


@pytest.mark.parametrize(
    ("values", "found"), [(("Open", "Done", "On hold", "Closed", "New"), True), (("Open", "On hold", "Paused"), False)]
)
def test_nearly_all_values_of_a_column_of_statuses_are_known(values: tuple[str, ...], found: bool) -> None:
    assert are_statuses(values, Scene(load_vocabulary({}), None)) == found
