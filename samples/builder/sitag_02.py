"""SITAG #2 of 20 March 2024: invented. Its action log has other columns; its matrix is turned."""

from datetime import date

from samples.builder import sitag_02_content as content
from samples.builder.model import Box, Content, Cover, Deck, Slide
from samples.builder.parts import BODY, INVENTED, INVENTED_STRAPLINE, STANDING, area, divider, next_steps_and_roadmap
from samples.builder.tables import ActionRow, AgendaRow, GroupReport, action_table, agenda_table, labelled_table, transposed

AGENDA = (
    AgendaRow("1", "Welcome", "", "", "Chair", "11:00-11:05\n5 mins", ""),
    AgendaRow(
        "2",
        "Minutes and actions",
        "Approve minutes and review open actions",
        "Decision",
        "Chair and Secretariat",
        "11:05-11:15\n10 mins",
        "3",
    ),
    AgendaRow("3", "Programme updates", "Updates from other governance groups", "Information", "Programme PMO", "0 mins", "5"),
    AgendaRow(
        "4",
        "Working group report",
        "Provide updates from discussion at the SITWG, EWG, NFTWG and DWG",
        "Information",
        "Working group leads",
        "0 mins",
        "7",
    ),
    AgendaRow(
        "5",
        "SIT CIT exit report",
        "Approve the exit from SIT Component Integration Testing with the work-off plan",
        "Decision",
        "Marek Dunmore",
        "11:15-11:35\n15 mins",
        "9",
    ),
    AgendaRow(
        "6",
        "SIT Functional readiness",
        "- Update on entry criteria\n- Discuss the risks of a staggered start",
        "Discussion",
        "Ines Calloway",
        "11:35-11:55\n20 mins",
        "12",
    ),
    AgendaRow(
        "7",
        "Summary and next steps",
        "Summarise actions/decisions and look ahead to the next SITAG",
        "Information",
        "Chair and Secretariat",
        "11:55-12:00\n5 mins",
        "13",
    ),
)

ACTIONS = (
    ActionRow(
        "SITAG01-01",
        "21/02/2024",
        "Publish the Terms of Reference of the SITAG",
        "Programme PMO",
        "28/02/2024",
        "Complete",
        "Published on 27 February",
    ),
    ActionRow(
        "SITAG01-02",
        "21/02/2024",
        "Share the list of defects open at CIT exit with participants",
        "Marek Dunmore",
        "06/03/2024",
        "Proposed to close",
        "List shared on 5 March with the exit report",
    ),
    ActionRow(
        "SITAG01-03",
        "21/02/2024",
        "Agree how test data is refreshed between functional cycles",
        "Data Lead and Ines Calloway",
        "20/03/2024\nRevised: 17/04/2024",
        "Ongoing",
        "Two options discussed at the DWG. Decision moved to April",
    ),
    ActionRow(
        "SITAG01-04",
        "21/02/2024",
        "Confirm the dates of the DIP freeze during SIT Functional cycle 1",
        "DIP Service Provider",
        "end of March 2024",
        "Not started",
        "",
    ),
    ActionRow(
        "TMAG16-04",
        "15/03/2023",
        "Confirm when the E2E Testing and Integration Strategy will be refreshed",
        "Ines Calloway",
        "17/04/2024",
        "In progress",
        "Taken over from TMAG. Draft of the refreshed strategy is with the SITWG",
    ),
)

ACTION_COLUMNS = {"Action ID": 1.1, "Action": 3.6, "Raised": 1.0, "Responsible": 1.7, "Target date": 1.2, "Status": 1.2, "Update": 2.7}

ACTIONS_INTRODUCTION = """
1. **Approval of Minutes** from 21 February SITAG
2. **Open Actions** including one action taken over from TMAG
"""

ROADMAP = (
    GroupReport("20-Mar", ("- SIT CIT exit", "- SIT CIT exit report\n- SIT Functional readiness", STANDING)),
    GroupReport(
        "24-Apr",
        (
            "- SIT Functional cycle 1 start",
            """
- SIT Functional cycle 1 entry approval
- Test data refresh decision
- E2E Testing and Integration Strategy draft
""",
            STANDING,
        ),
    ),
    GroupReport("15-May", ("", "- SIT Functional cycle 1 progress\n- E2E Testing and Integration Strategy approval", STANDING)),
    GroupReport("19-Jun", ("", "- TBC", STANDING)),
)


def deck() -> Deck:
    """Make the deck of 14 slides."""
    slides = (*_opening(), *_testing(), *_closing())
    return Deck("sitag-02-papers-v1.0", "SITAG #2 papers, 20 March 2024", INVENTED, date(2024, 3, 13), slides)


def _opening() -> tuple[Slide, ...]:
    reports = labelled_table(content.LABELS, content.REPORTS, (1.0, 1.0), Box(0.4, 1.0, 12.5, 5.0), 11)
    return (
        Cover(
            ("MHHS", "PROGRAMME"),
            INVENTED_STRAPLINE,
            "Systems Integration Testing Advisory Group (SITAG) #2",
            "20 March 2024",
            "Version 1.0",
            "MHHS-DEL2304",
        ),
        Content("Agenda", (agenda_table(AGENDA, Box(0.4, 1.0, 12.5, 5.0), 12),)),
        divider("Minutes and actions", "**DECISION:** Approve minutes and review open actions", "Chair and Secretariat", "10 mins"),
        Content(
            "Minutes and Actions review",
            (area(ACTIONS_INTRODUCTION, Box(0.4, 1.0, 12.5, 0.8), 14), action_table(ACTIONS, ACTION_COLUMNS, Box(0.4, 2.0, 12.5, 4.6))),
        ),
        divider(
            "Programme updates",
            "**INFORMATION:** Updates from other governance groups",
            "Programme PMO",
            "0 mins – taken as read, questions by exception",
        ),
        Content("Governance group updates", (area(content.GOVERNANCE, BODY, 13),)),
        divider(
            "Working group report",
            "**INFORMATION:** Provide updates from discussion at the SITWG, EWG, NFTWG and DWG",
            "Working group leads",
            "0 mins – taken as read, questions by exception",
        ),
        Content("Working group report", (transposed(reports, (2.4, 2.8, 2.8, 2.8, 1.7)),)),
    )


def _testing() -> tuple[Slide, ...]:
    return (
        divider(
            "SIT CIT exit report",
            "**DECISION:** Approve the exit from SIT Component Integration Testing with the work-off plan",
            "Marek Dunmore",
            "15 mins",
        ),
        Content("SIT CIT exit report - results", (area(content.EXIT, BODY),)),
        divider(
            "SIT Functional readiness",
            """
**DISCUSSION:**
- Update on entry criteria
- Discuss the risks of a staggered start
""",
            "Ines Calloway",
            "20 mins",
        ),
        Content("SIT Functional readiness", (area(content.READINESS, BODY),)),
    )


def _closing() -> tuple[Slide, ...]:
    steps = """
# Next steps:
1. Confirm actions and decisions from meeting
2. Date of next SITAG: 17 April 2024
"""
    return (
        divider(
            "Summary and next steps",
            "**INFORMATION:** Summarise actions/decisions and look ahead to the next SITAG",
            "Chair and Secretariat",
            "5 mins",
        ),
        Content("Summary and next steps", next_steps_and_roadmap(steps, "SITAG", ROADMAP)),
    )
