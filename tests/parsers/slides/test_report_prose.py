"""Minutes that call themselves by no known word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.parse import parse_pack
from tests.drawing.pages import Drawing
from tests.reading_samples import vocabulary

SAID = "Members asked whether the lock had been mended before the tide and the Chair confirmed that it was."
TOLD = (
    SAID,
    "The Chair thanked everyone who had worked on the gates and closed the first part of the meeting early.",
    "It was noted that two boats had waited for an hour, and members wondered why nobody was there.",
    "Elexon reported that the trial ran well. Members felt that more time was needed before the next.",
)
PLANNED = "Members are asked to read the plan of the lock before the tide, which will be shared by the Chair."


def _type(lines: Sequence[str], *, is_upright: bool = True, head: str = "TMAG 30, 15 May 2030") -> str:
    drawing = Drawing(1).text(36, 40, head, 20, bold=True)
    for i, line in enumerate(lines):
        drawing.text(36, 90 + 40 * i, line, 8)
    page = drawing.page()
    return parse_pack([replace(page, width=540.0, height=960.0) if is_upright else page], vocabulary()).cover.document_type


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (TOLD * 2, "minutes"),
        ([PLANNED] * 8, "papers"),
        (TOLD, "papers"),
        ([*TOLD * 2, "10:00 Locks", "10:10 Tides", "10:20 Piers", "10:30 Ferries", "10:40 Close"], "papers"),
        (["The boats waited and the tests were made before the tide, which turned when the lock was opened."] * 8, "papers"),
    ],
)
def test_prose_of_what_was_said(lines: Sequence[str], wanted: str) -> None:
    assert _type(lines) == wanted


def test_slides_and_papers_by_name_are_papers() -> None:
    assert _type(TOLD * 2, is_upright=False) == "papers"
    assert _type(TOLD * 2, head="TMAG 30 papers, 15 May 2030") == "papers"
