"""TMAG #16 of 15 March 2023: a reconstruction from the published text, word for word, with its contradictions."""

from datetime import date

from samples.builder import tmag_16_content as content
from samples.builder.model import Box, Content, Cover, Deck, Slide
from samples.builder.parts import BODY, LEFT, RIGHT, STANDING, area, divider, next_steps_and_roadmap
from samples.builder.tables import ActionRow, AgendaRow, GroupReport, action_table, agenda_table, labelled_table
from samples.builder.tmag_16_groups import LABELS, REPORTS
from samples.builder.tmag_16_updates import GOVERNANCE, WIDER

LABEL = "Reconstruction from the published text; not the published file"

AGENDA = (
    AgendaRow(
        "1",
        "Welcome",
        "",
        "",
        "Chair",
        "10:00-10:05\n5 mins",
        "",
    ),
    AgendaRow(
        "2",
        "Minutes and actions",
        "Approve minutes. Update on open actions, closing where appropriate",
        "Decision",
        "Chair and Secretariat",
        "10:05-10:10\n5 mins",
        "3",
    ),
    AgendaRow(
        "3",
        "Programme updates",
        "Provide updates from L2/3 governance groups and wider Programme activity",
        "Information",
        "Programme PMO",
        "0 mins",
        "5",
    ),
    AgendaRow(
        "4",
        "Working group report",
        "Provide updates from discussion at the DWG, MWG, EWG, QWG, SITWG, NFTWG and MDSG",
        "Information",
        "Working group leads",
        "0 mins",
        "7",
    ),
    AgendaRow(
        "5",
        "Data Cleanse Plan",
        "Provide overview of plan scope and timescales",
        "Information",
        "John Wiggins",
        "10:10-10:15\n5 mins",
        "9",
        "Migration/ Transition",
    ),
    AgendaRow(
        "6",
        "Migration, Cutover and Data Strategy",
        "Update on progress to date",
        "Information",
        "John Wiggins",
        "10:15-10:20\n5 mins",
        "13",
        "Migration/ Transition",
    ),
    AgendaRow(
        "7",
        "SIT scope",
        "- Update on SIT Scope document\n- Update on plans to update and rebaseline the MHHS E2E Testing and Integration Strategy",
        "Information",
        "Kate Goodman",
        "10:20-10:35\n15 mins",
        "17",
        "Testing",
    ),
    AgendaRow(
        "8",
        "Placing Reliance Policy update",
        "Provide status of Placing Reliance Policy for review ahead of planned approval at 28 March extraordinary TMAG",
        "Information",
        "Dom Mooney",
        "10:35-10:50\n15 mins",
        "19",
        "Testing",
    ),
    AgendaRow(
        "9",
        "Test Data Approach and Plan",
        "Update on progress of the Test Data Approach and Plan ahead of decision at May TMAG",
        "Information",
        "Kate Goodman",
        "10:50-10:55\n5 mins",
        "21",
        "Testing",
    ),
    AgendaRow(
        "10",
        "NFTWG update and ToR approval",
        "Update on the first Non-Functional Testing Working Group (NFTWG) and approve the meeting ToR",
        "Decision",
        "Nigel Hunt",
        "10:55-11:00\n5 mins",
        "23",
        "Testing",
    ),
    AgendaRow(
        "11",
        "Qualification update",
        "Update on discussions with code delivery bodies on qualification and activity at the QWG",
        "Information",
        "Elexon & REC Performance Assurance",
        "11:00-11:05\n5 mins",
        "25",
        "Testing",
    ),
    AgendaRow(
        "12",
        "Summary and next steps",
        "Summarise actions/decisions and look ahead to the next TMAG",
        "Information",
        "Chair and Secretariat",
        "11:05-11:10\n5 mins",
        "27",
    ),
)

ACTIONS = (
    ActionRow(
        "TMAG14-01",
        "15/02/23",
        "Discuss offline SIT scope and requirements for Elexon",
        "Matt Hall, Simon Berry, Kate Goodman",
        "15/03/23",
        "Recommend closed",
        "Meeting held",
    ),
    ActionRow(
        "TMAG14-02",
        "15/02/23",
        "Include a Migration Design update in the Working Group Progress report",
        "Programme PMO",
        "15/03/23",
        "Recommend closed",
        "Migration Design update incorporated into Working Group Progress report",
    ),
)

ACTION_COLUMNS = {"Ref": 1.0, "Date": 0.9, "Action": 3.6, "Owner": 2.0, "Due": 0.9, "Status": 1.3, "Latest Update": 2.9}

ACTIONS_INTRODUCTION = """
1. **Approval of Minutes** from 15 February and 28 February TMAGs
2. **Open Actions and Actions from previous TMAG** (actions will be discussed by exception. Please review the action \
updates ahead of the meeting)
"""

ROADMAP = (
    GroupReport(
        "15-March",
        (
            "",
            """
- Data Cleanse Plan
- Migration, Cutover & Data Strategy
- SIT Scope
- Placing Reliance Policy update
- CIT and Functional Test Approach and Plans
- Test Data Approach and Plan
- NFTWG update and ToR approval
- Qualification update
""",
            STANDING,
        ),
    ),
    GroupReport(
        "19-Apr",
        (
            "",
            """
- Migration, Cutover & Data Strategy approval
- CIT & Functional Test Approach and Plans approval
- Data Assessment Report part 2 approval
- Release and Configuration Management Approach
""",
            STANDING,
        ),
    ),
    GroupReport("17-May", ("", "- Overarching Test Data Approach and Plan", STANDING)),
    GroupReport("21-Jun", ("", "- TBD", STANDING)),
)


def deck() -> Deck:
    """Make the deck of 28 slides."""
    slides = (*_opening(), *_migration(), *_testing(), *_closing())
    return Deck("tmag-16-papers-v1.0", "TMAG #16 papers, 15 March 2023", LABEL, date(2023, 3, 8), slides)


def _opening() -> tuple[Slide, ...]:
    return (
        Cover(
            ("MHHS", "PROGRAMME"),
            "Industry-led, Elexon facilitated",
            "Testing and Migration Advisory Group (TMAG) #16",
            "15 March 2023",
            "Version 1.0",
            "MHHS-DEL1056",
        ),
        Content(
            "Agenda",
            (
                agenda_table(AGENDA, Box(0.4, 0.85, 12.5, 5.0), 10),
                area("# Attachments\n- Attachment 1 - NFTWG Terms of Reference", Box(0.4, 6.4, 9.0, 0.6), 11),
            ),
        ),
        divider(
            "Minutes and actions",
            "**DECISION/INFORMATION:** Approve minutes. Update on open actions, closing where appropriate",
            "Chair and Secretariat",
            "5 mins",
        ),
        Content(
            "Minutes and Actions review",
            (
                area(ACTIONS_INTRODUCTION, Box(0.4, 1.0, 12.5, 0.9), 14),
                action_table(ACTIONS, ACTION_COLUMNS, Box(0.4, 2.2, 12.5, 1.6)),
            ),
        ),
        divider(
            "Programme updates",
            "**INFORMATION:** Provide updates from L2/3 governance groups and wider Programme activity",
            "PMO",
            "0 mins – taken as read, questions by exception",
        ),
        Content(
            "Governance group updates",
            (
                area(GOVERNANCE, Box(0.4, 0.9, 7.6, 6.1), 8),
                area("# Wider Programme updates", Box(8.2, 0.35, 4.7, 0.45), 20),
                area(WIDER, Box(8.2, 0.9, 4.7, 6.1), 8),
            ),
        ),
        divider(
            "Working group report",
            "**INFORMATION:** Provide updates from discussion at the DWG, MWG, EWG, QWG, SITWG, NFTWG and MDSG",
            "Programme (working group leads as required)",
            "0 mins – taken as read, questions by exception",
        ),
        Content(None, (labelled_table(LABELS, REPORTS, (1.1, 1.63), Box(0.4, 0.35, 12.5, 6.3), 9.5),)),
    )


def _migration() -> tuple[Slide, ...]:
    return (
        divider("Data Cleanse Plan", "**INFORMATION:** Provide overview of plan scope and timescales", "John Wiggins", "5 mins"),
        Content("Data Cleanse Plan Introduction", (area(content.DATA_CLEANSE, BODY),)),
        Content(
            "Key Activities and Participant Feedback related to the Data Assessment Report",
            (area(content.MTDS, Box(0.4, 1.0, 12.5, 2.6)), area(content.ISD, Box(0.4, 3.9, 12.5, 2.6))),
        ),
        Content(None, (area(content.REGISTRATION, Box(0.4, 0.5, 12.5, 6.0), 18),)),
        divider("Migration, Cutover and Data Strategy", "**INFORMATION:** Update on progress to date", "John Wiggins", "5 mins"),
        Content(None, (area(content.TECHNICAL, LEFT), area(content.CONTROLS, RIGHT))),
        Content(None, (area(content.EVALUATION, LEFT), area(content.SCENARIOS, RIGHT))),
        Content(None, (area(content.VOLUMES, Box(0.4, 0.5, 12.5, 2.9)), area(content.PROFILE, Box(0.4, 3.6, 12.5, 3.2)))),
    )


def _testing() -> tuple[Slide, ...]:
    return (
        divider(
            "SIT Scope",
            """
**INFORMATION:**
- Update on SIT Scope document
- Update on plans to update and rebaseline the MHHS E2E Testing and Integration Strategy
""",
            "Kate Goodman",
            "15 mins",
        ),
        Content(
            "SIT Scope for Voluntary Participants' Planning",
            (area(content.SIT_SCOPE, Box(0.4, 0.95, 12.5, 4.4), 15), area(content.STRATEGY, Box(0.4, 5.4, 12.5, 1.5), 15)),
        ),
        divider(
            "Placing Reliance Policy",
            "**INFORMATION:** Provide status of Placing Reliance Policy for review ahead of planned approval "
            "at 28 March extraordinary TMAG",
            "Dom Mooney",
            "10 mins",
        ),
        Content(
            "Placing Reliance Policy - Status and Next Steps",
            (area(content.RELIANCE_STATUS, Box(0.4, 0.95, 12.5, 2.4), 14), area(content.RELIANCE_NEXT, Box(0.4, 3.3, 12.5, 3.7), 14)),
        ),
        divider(
            "Test Data Approach and Plan",
            "**INFORMATION:** Update on progress of the Test Data Approach and Plan ahead of decision at May TMAG",
            "Kate Goodman",
            "5 mins",
        ),
        Content(
            "Plan will be issued for review",
            (area("- Document will be issued for review during April and is planned to come to TMAG for approval in May", BODY, 18),),
        ),
        divider(
            "NFTWG update and ToR approval",
            "**DECISION:** Update on the first Non-Functional Testing Working Group (NFTWG) and approve the meeting ToR",
            "Nigel Hunt",
            "5 mins",
        ),
        Content(None, (area(content.NFTWG, Box(0.4, 0.5, 12.5, 6.0), 18),)),
        divider(
            "Qualification update",
            "**INFORMATION:** Update on discussions with code delivery bodies on qualification and activity at the QWG",
            "Elexon & REC Performance Assurance",
            "5 mins",
        ),
        Content("The QWG discussed the following areas this month:", (area(content.QUALIFICATION, BODY, 18),)),
    )


def _closing() -> tuple[Slide, ...]:
    steps = """
# Next steps:
1. Confirm actions and decisions from meeting
2. Date of next TMAG: 19 April 2023
"""
    return (
        divider(
            "Summary and next steps",
            "**INFORMATION:** Summarise actions/decisions and look ahead to the next TMAG",
            "Chair and Secretariat",
            "5 mins",
        ),
        Content("Summary and next steps", next_steps_and_roadmap(steps, "TMAG", ROADMAP)),
    )
