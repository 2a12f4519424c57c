"""Statuses in words of all kinds, and beneath headings that ask for them."""

from __future__ import annotations

import pytest

from parsers.slides.statuses import status_under
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
