"""Roadmaps of a row for each item, which read like agendas."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import ParsedPack, parsed_pages, values

HEAD = ("Meeting", "Topic", "For", "Lead")
ROWS = (
    ("15 May 2030", "Tide tables", "Decision", "Ada Quill"),
    ("", "Lock keys", "Information", "Ben Sorrel"),
    ("19 June 2030", "Harbour plan", "Discussion", "Cleo Marsh"),
    ("17 July 2030", "TBC", "", ""),
)


def _parsed(title: str, rows: Sequence[Sequence[str]]) -> ParsedPack:
    def draw(page: Drawing) -> None:
        page.title(title).table(100, (120, 300, 120, 160), rows)

    return parsed_pages(draw)


@pytest.mark.parametrize("title", ["TMAG forward view", "What is planned"])
def test_items_with_the_meeting_beside_them(title: str) -> None:
    rows = [HEAD, *((ROWS[i - 1][0] if not row[0] else row[0], *row[1:]) for i, row in enumerate(ROWS))]
    parsed = _parsed(title, rows)
    found = values(parsed, "roadmap_items", "target_meeting_raw", "roadmap_row", "text")
    assert found == [
        ("15 May 2030", "agenda_items", "Tide tables"),
        ("15 May 2030", "agenda_items", "Lock keys"),
        ("19 June 2030", "agenda_items", "Harbour plan"),
        ("17 July 2030", "agenda_items", "TBC"),
    ]
    assert values(parsed, "agenda_items", "title") == []


def test_days_gone_by_are_none_of_a_roadmap() -> None:
    parsed = _parsed("What was heard", [HEAD, ("16 January 2030", *ROWS[0][1:]), ("20 February 2030", *ROWS[2][1:])])
    assert values(parsed, "roadmap_items", "text") == []


def test_an_agenda_over_two_days_stays_one() -> None:
    rows = [("Date", *HEAD[1:]), ("15 May 2030", *ROWS[0][1:]), ("15 May 2030", *ROWS[1][1:]), ("16 May 2030", *ROWS[2][1:])]
    assert values(_parsed("Agenda", rows), "agenda_items", "title") == ["Tide tables", "Lock keys", "Harbour plan"]
