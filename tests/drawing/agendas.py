"""The agenda that is drawn in many forms, and the rows that each must give."""

from __future__ import annotations

from collections.abc import Callable

from tests.drawing.pages import Drawing

HEAD = ("#", "Item", "Objective", "Type", "Lead", "Time", "Page")
WIDTHS = (30, 200, 280, 90, 130, 100, 40)
ROWS = (
    ("1", "Welcome", "", "", "Chair", "10:00-10:05\n5 mins", ""),
    ("2", "Harbour plan", "Hear how the plan stands", "Information", "Ada Quill", "10:05-10:20\n15 mins", "4"),
    ("3", "Tide tables", "Approve the tables for 2031", "Decision", "Ben Sorrel", "10:20-10:30\n10 mins", "7"),
    ("4", "Close", "", "", "Chair", "10:30-10:35\n5 mins", ""),
)
FIELDS = ("item_label", "title", "objective", "item_type_raw", "lead_raw", "time_raw", "stated_page_raw")
WANTED = [tuple(text.replace("\n", " ") or None for text in row) for row in ROWS]


def agenda(
    title: str | None, *rows: tuple[str, ...], head: tuple[str, ...] | None = HEAD, widths: tuple[int, ...] = WIDTHS
) -> Callable[[Drawing], None]:
    """Draws a page of a title and a table of these rows."""

    def draw(drawing: Drawing) -> None:
        if title:
            drawing.title(title)
        drawing.table(70, widths, (head, *rows) if head else rows, header_rows=1 if head else 0)

    return draw
