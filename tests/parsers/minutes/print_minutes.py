"""Print the documents beside this module again: ``python -m tests.parsers.minutes.print_minutes FOLDER``.

The truth that the test holds them against is typed by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=6)
_TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=8)
_HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4)
_CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
_HEAD_CELL = ParagraphStyle("head_cell", fontName="Helvetica-Bold", fontSize=9, leading=11)


def title(words: str) -> Flowable:
    return Paragraph(words, _TITLE)


def heading(words: str) -> Flowable:
    return Paragraph(words, _HEADING)


def text(words: str) -> Flowable:
    return Paragraph(words, _TEXT)


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *, has_header: bool = True) -> Flowable:
    cells = [[Paragraph(words, _HEAD_CELL if has_header and r == 0 else _CELL) for words in row] for r, row in enumerate(rows)]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if has_header:
        style.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")))
    return Table(cells, colWidths=widths, style=TableStyle(style), repeatRows=int(has_header), hAlign="LEFT")


def _foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 30, "Testing and Migration Advisory Group minutes")
    canvas.drawRightString(535, 30, f"Page {document.page}")


def print_to(path: Path, story: list[Flowable]) -> None:
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=60, rightMargin=60, topMargin=50, bottomMargin=60, title="Minutes", invariant=1
    )
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)


def _minutes() -> list[Flowable]:
    return [
        title("MHHS Programme: Testing and Migration Advisory Group (TMAG) Minutes"),
        table(
            [
                ["Meeting", "TMAG 27"],
                ["Date", "Wednesday 21 February 2029"],
                ["Time", "10:00 – 11:30"],
                ["Location", "Virtual via Teams"],
                ["Version", "1.0"],
            ],
            [100, 375],
            has_header=False,
        ),
        heading("Attendees"),
        table(
            [
                ["Name", "Organisation", "Role"],
                ["Ada Quill", "Elexon", "Chair"],
                ["Ben Sorrel", "RECCo", "REC representative"],
                ["Cleo Ward", "DCC", "DCC representative"],
                ["Dan Frost (alternate)", "Northern Grid", "DNO representative"],
            ],
            [150, 150, 175],
        ),
        heading("Apologies"),
        text("Eve Marsh (Large Supplier representative, Bright Power)"),
        text("Finn Holt (Medium Supplier representative, Tern Energy)"),
        heading("Actions"),
        table(
            [
                ["Action Ref", "Action", "Owner", "Due", "Status"],
                [
                    "TMAG27-01",
                    "Share the revised data cut-over plan with the group ahead of the next meeting",
                    "Ada Quill",
                    "07/03/2029",
                    "Open",
                ],
                ["TMAG27-02", "Confirm the list of test participants for cohort two", "Programme (Ben Sorrel)", "21/03/2029", "Open"],
            ],
            [65, 210, 90, 60, 50],
        ),
        heading("Decisions"),
        table(
            [
                ["Decision Ref", "Decision"],
                ["TMAG-DEC31", "The minutes of the TMAG held on 17 January 2029 were approved."],
                ["TMAG-DEC32", "The migration framework version 2.1 was approved."],
            ],
            [90, 385],
        ),
        heading("1. Welcome"),
        text(
            "The Chair welcomed attendees to the meeting and explained that the objective of the session was to "
            "review readiness for the second cohort of participants."
        ),
        heading("2. Minutes and actions review"),
        text("The Chair invited comments on the minutes of the previous meeting. There were none and the minutes were <b>approved</b>."),
        text("DECISION TMAG-DEC31: The group approved the minutes of the meeting held on 17 January 2029."),
        text(
            "The Programme ran through the outstanding actions. Action TMAG26-03 was closed and action TMAG26-04 "
            "would remain open until the March meeting."
        ),
        heading("3. Migration framework"),
        text(
            "BS presented the migration framework and its changes since the last version. The group discussed the"
            " effect of a delayed start on small suppliers. CW asked whether the plan had been shared with all "
            "agents; the Programme said that it would be published by the end of the week. The group noted that "
            "any change of sequence would need the approval of the steering group."
        ),
        text("The following actions were agreed:"),
        table(
            [
                ["Action", "Owner", "Due"],
                ["Publish the migration framework to all agents", "Programme", "28/02/2029"],
                ["Report on small suppliers' readiness", "Cleo Ward", "21/03/2029"],
            ],
            [275, 120, 80],
        ),
        heading("4. Any other business and next steps"),
        text("No other business was raised and the Chair closed the meeting."),
        text("Date of next TMAG: 21 March 2029"),
    ]


def _prose() -> list[Flowable]:
    return [
        title("Minutes"),
        heading("Testing and Migration Advisory Group (TMAG) – Meeting 28"),
        text("Wednesday 21 March 2029, 10:00 to 11:30, by video conference"),
        heading("Present"),
        text("Ada Quill (Elexon), Chair"),
        text("Ben Sorrel (RECCo)"),
        text("Cleo Ward – DCC"),
        heading("Apologies"),
        text("Eve Marsh, Bright Power"),
        heading("1. Welcome and introductions"),
        text(
            "The Chair opened the meeting at 10:00 and noted the apologies that had been received. All other "
            "constituencies were represented and the meeting was quorate."
        ),
        heading("2. Actions"),
        text("The following actions were reviewed. Those marked as recommended for closure were closed by the group."),
        table(
            [
                ["Action", "Owner", "Due"],
                ["Publish the migration framework to all agents", "Programme", "28/03/2029"],
                ["Report on small suppliers' readiness", "Cleo Ward", "18/04/2029"],
            ],
            [275, 120, 80],
        ),
        heading("3. Next steps"),
        text("The next meeting will be held on 18 April 2029."),
    ]


def _inline() -> list[Flowable]:
    return [
        title("TMAG Minutes"),
        text("Meeting number: 29"),
        text("Date: 18 April 2029"),
        text("<b>Present:</b> Ada Quill (Chair, Elexon), Ben Sorrel (RECCo), Cleo Ward (DCC)"),
        text("<b>Apologies:</b> Eve Marsh (Bright Power), Finn Holt (Tern Energy)"),
        heading("1. Welcome"),
        text("The Chair welcomed attendees to the meeting and noted the apologies that had been received from two members."),
        heading("2. Decisions"),
        text("DECISION: The group approved the cohort plan version 1.2."),
    ]


def _headline() -> list[Flowable]:
    return [
        title("TMAG Headline Report"),
        text("Testing and Migration Advisory Group (TMAG) #27 – 21 February 2029"),
        text("Issue date: 23/02/2029"),
        text("This headline report notes key decisions, actions, and discussion from the meeting."),
        heading("Decisions"),
        table(
            [
                ["Area", "Dec Ref", "Decision"],
                ["Minutes", "TMAG-DEC31", "Minutes of the meeting held 17 January 2029 approved"],
                ["Migration", "TMAG-DEC32", "Migration framework version 2.1 approved"],
            ],
            [90, 85, 300],
        ),
        heading("Actions"),
        table(
            [
                ["Area", "Action Ref", "Action", "Owner", "Due"],
                ["Migration", "TMAG27-01", "Share the revised data cut-over plan", "Ada Quill", "07/03/2029"],
                ["Testing", "TMAG27-02", "Confirm the list of test participants for cohort two", "Programme", "21/03/2029"],
            ],
            [70, 70, 185, 80, 70],
        ),
        heading("Key discussion items"),
        table(
            [
                ["Area", "Discussion"],
                ["Minutes and actions", "The minutes were approved. Action TMAG26-03 was closed."],
                [
                    "Migration",
                    "The Programme presented the framework and its changes. The group asked that small suppliers be given"
                    " notice of four weeks before any change of sequence.",
                ],
                ["Next steps", "Next meeting: 21 March 2029 at 10:00"],
            ],
            [100, 375],
        ),
    ]


DOCUMENTS = {"minutes": _minutes, "minutes-prose": _prose, "minutes-inline": _inline, "headline": _headline}


if __name__ == "__main__":
    for name, story in DOCUMENTS.items():
        print_to(Path(sys.argv[1]) / f"{name}.pdf", story())
