"""Statuses by symbols or letters that a legend explains."""

from __future__ import annotations

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, values

WIDTHS = (40, 90, 300, 120, 90)
ROWS = (("TMAG29-01", "Mend the lock", "Ada Quill", "3 June 2030"), ("TMAG29-02", "Oil the gate", "PMO", "June TMAG"))


@pytest.mark.parametrize(
    ("heading", "signs", "legend", "wanted"),
    [
        ("", ("✔", "▲"), "✔ closed ▲ in progress ○ open", ["closed", "in_progress"]),
        ("", ("C", "O"), "Key: C = Closed, O = Open", ["closed", "open"]),
        ("Status", ("C", "O"), "C: closed; O: open", ["closed", "open"]),
        ("Status", ("C", "O"), "C = Cardiff, O = Oban", [None, None]),
        ("", ("C", "O"), "C = Cardiff, O = Oban", [None, None]),
    ],
)
def test_a_legend_says_what_symbols_mean(heading: str, signs: tuple[str, str], legend: str, wanted: list[str | None]) -> None:
    head = (heading, "Ref", "Action", "Owner", "Due")

    def draw(page: Drawing) -> None:
        bottom = page.title("Actions").table(80, WIDTHS, (head, *((sign, *row) for sign, row in zip(signs, ROWS, strict=True))))
        page.text(40, bottom + 20, legend, 8)

    assert values(parsed_pages(draw), "actions", "status") == wanted
