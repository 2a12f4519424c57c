"""The roadmap that is drawn in many forms, and the rows that each must give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tests.drawing.pages import Drawing

ROWS = (
    ("Meeting dates", "15-May", "19-Jun", "17-Jul"),
    ("Milestones", "• M9 begins", "", "• M10 ends"),
    ("Agenda items", "• Harbour plan", "• Tide tables approval\n• Lock keys", "• TBD"),
    ("Standing items", "• Minutes", "• Minutes", "• Minutes"),
)
FIELDS = ("target_meeting_date", "roadmap_row", "item_order", "text")
DAYS = (date(2030, 5, 15), date(2030, 6, 19), date(2030, 7, 17))
DAY_HEADS = ("15 May 2030", "19 June 2030", "17 July 2030")
WANTED = [
    (DAYS[0], "milestones", 1, "M9 begins"),
    (DAYS[2], "milestones", 1, "M10 ends"),
    (DAYS[0], "agenda_items", 1, "Harbour plan"),
    (DAYS[1], "agenda_items", 1, "Tide tables approval"),
    (DAYS[1], "agenda_items", 2, "Lock keys"),
    (DAYS[2], "agenda_items", 1, "TBD"),
    *[(day, "standing_items", 1, "Minutes") for day in DAYS],
]


def roadmap(rows: Sequence[Sequence[str]], title: str = "TMAG agenda roadmap") -> Callable[[Drawing], object]:
    """Draws a page of a title and a table of these rows."""
    return lambda drawing: drawing.title(title).table(100, (150, *[180] * (len(rows[0]) - 1)), rows, size=10)
