"""A small pack that agrees with itself, each part of which a test may change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parsers.layout.page import Page, UnreadablePage
from tests.drawing.pages import Drawing

AGENDA_HEAD = ("#", "Item", "Objective", "Type", "Lead", "Time", "Page")
AGENDA_WIDTHS = (30, 200, 300, 90, 130, 100, 40)
ACTION_HEAD = ("Ref", "Date", "Action", "Owner", "Due", "Status", "Latest Update")
ACTION_WIDTHS = (80, 70, 300, 120, 90, 110, 120)


@dataclass(frozen=True)
class Deck:
    """The parts of a pack: an agenda, one divider, an action log, a working group report, a closing slide."""

    cover: tuple[str, ...] = ("Data Working Group", "Testing and Migration Advisory Group (TMAG) #30 15 May 2030", "Version 1.0")
    agenda_title: str = "Agenda"
    agenda: tuple[tuple[str, ...], ...] = (
        ("1", "Welcome", "", "", "Chair", "10:00-10:05\n5 mins", ""),
        ("2", "Working group report", "Hear the DWG and MWG", "Information", "Secretariat", "10:05-10:15\n10 mins", "3"),
        ("3", "Harbour plan", "Update on the plan", "Information", "Ada Quill", "10:15-10:30\n15 mins", "4"),
    )
    divider: tuple[str, ...] = ("INFORMATION: Update on the plan", "Ada Quill", "15 mins")
    action_title: str = "Actions review"
    actions: tuple[tuple[str, ...], ...] = (
        ("TMAG29-01", "17/04/30", "Send the harbour plan round", "Ada Quill", "15/05/30", "Open", "Sent"),
    )
    groups: tuple[tuple[str, ...], ...] = (
        ("", "Data Working Group (DWG)", "Migration Working Group (MWG)"),
        ("Upcoming deliverables", "• Tide tables (planned 10 June 2030, to come to June TMAG)", "• Lock keys"),
        ("Escalations", "None", "None"),
    )
    roadmap: tuple[tuple[str, ...], ...] = (
        ("Meeting dates", "15-May", "19-Jun", "17-Jul"),
        ("Agenda items", "• Harbour plan", "• Tide tables approval", "• TBD"),
        ("Standing items", "• Minutes", "• Minutes", "• Minutes"),
    )
    next_step: str = "Date of next TMAG: 19 June 2030"
    extra: tuple[Callable[[Drawing], object], ...] = ()

    def pages(self) -> list[Page | UnreadablePage]:
        """The pages, drawn."""
        return [drawing.page() for drawing in self._drawings()]

    def _drawings(self) -> list[Drawing]:
        cover = Drawing(1).lines(60, 200, *self.cover[1:], size=24)
        agenda = Drawing(2).title(self.agenda_title)
        if self.agenda:
            agenda.table(70, AGENDA_WIDTHS, (AGENDA_HEAD, *self.agenda))
        report_divider = (
            Drawing(3).title("Working group report").lines(60, 160, "INFORMATION: Hear the DWG and MWG", "Secretariat", "10 mins", size=16)
        )
        divider = Drawing(4).title("Harbour plan").lines(60, 160, *self.divider, size=16)
        actions = Drawing(5).title(self.action_title)
        if self.actions:
            actions.table(90, ACTION_WIDTHS, (ACTION_HEAD, *self.actions))
        groups = Drawing(6)
        groups.table(60, (150, 370, 370), self.groups)
        closing = (
            Drawing(7).title("Summary and next steps").text(36, 80, "Next steps", 12, bold=True).text(36, 100, f"1. {self.next_step}", 12)
        )
        closing.table(160, (150, 240, 240, 240), self.roadmap)
        drawings = [cover, agenda, report_divider, divider, actions, groups, closing]
        for i, change in enumerate(self.extra):
            drawing = Drawing(8 + i)
            change(drawing)
            drawings.append(drawing)
        return drawings


def changed(rows: Sequence[tuple[str, ...]], row: int, column: int, text: str) -> tuple[tuple[str, ...], ...]:
    """Rows with one cell changed."""
    return tuple(tuple(text if (r, c) == (row, column) else cell for c, cell in enumerate(cells)) for r, cells in enumerate(rows))
