"""TMAG #17 of 19 April 2023: invented. It goes on where TMAG #16 ends."""

from datetime import date

from samples.builder import tmag_17_content as content
from samples.builder.model import Box, Content, Cover, Deck, Slide
from samples.builder.parts import BODY, INVENTED, INVENTED_STRAPLINE, LEFT, RIGHT, STANDING, area, divider, next_steps_and_roadmap
from samples.builder.tables import ActionRow, AgendaRow, GroupReport, action_table, agenda_table, labelled_table

_MIGRATION, _TESTING = "Migration/ Transition", "Testing"

AGENDA = (
    AgendaRow("1", "Welcome", "", "", "Chair", "10:00-10:05\n5 mins", ""),
    AgendaRow(
        "2",
        "Minutes and actions",
        "Approve minutes. Update on open actions, closing where appropriate",
        "Decision",
        "Chair and Secretariat",
        "10:05-10:15\n10 mins",
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
        "Migration, Cutover & Data Strategy approval",
        "- Summarise the comments received in review\n- Approve the Migration, Cutover and Data Strategy",
        "Decision",
        "Orla Fenwick",
        "10:15-10:35\n20 mins",
        "9",
        _MIGRATION,
    ),
    AgendaRow(
        "6",
        "Data Assessment Report part 2 approval",
        "Approve part 2 of the Data Assessment Report",
        "Decision",
        "Orla Fenwick",
        "10:35-10:45\n10 mins",
        "11",
        _MIGRATION,
    ),
    AgendaRow(
        "7",
        "CIT & Functional Test Approach and Plans approval",
        "Approve the CIT and the Functional Test Approach and Plans, as recommended by the SITWG",
        "Decision",
        "Tomasz Brierley",
        "10:45-11:05\n20 mins",
        "13",
        _TESTING,
    ),
    AgendaRow(
        "8",
        "Release and Configuration Management Approach",
        "Provide overview of the approach ahead of decision at May TMAG",
        "Information",
        "Priya Lathom",
        "11:05-11:15\n10 mins",
        "16",
        _TESTING,
    ),
    AgendaRow(
        "9",
        "Summary and next steps",
        "Summarise actions/decisions and look ahead to the next TMAG",
        "Information",
        "Chair and Secretariat",
        "11:15-11:20\n5 mins",
        "18",
    ),
)

ATTACHMENTS = """
# Attachments
- Attachment 1 - Migration, Cutover and Data Strategy v0.9
- Attachment 2 - Data Assessment Report part 2 v0.8
- Attachment 3 - CIT & Functional Test Approach and Plans v0.9
"""

ACTIONS = (
    ActionRow(
        "TMAG14-01",
        "15/02/23",
        "Discuss offline SIT scope and requirements for Elexon",
        "Programme SIT lead",
        "15/03/23",
        "Closed",
        "Closed at the March TMAG",
    ),
    ActionRow(
        "TMAG16-01",
        "15/03/23",
        "Issue the Placing Reliance Policy comments log to TMAG members",
        "Programme PMO",
        "24/03/23",
        "Recommend closed",
        "Comments log issued on 22 March",
    ),
    ActionRow(
        "TMAG16-02",
        "15/03/23",
        "Share the draft Data Cleanse Plan with the MWG ahead of the April TMAG",
        "Orla Fenwick",
        "19/04/23\nRevised: 17/05/23",
        "In progress",
        "MWG asked for one more round of comments. New date agreed with the Chair",
    ),
    ActionRow(
        "TMAG16-03",
        "15/03/23",
        "Provide volumes for Registration Services and Smart Metering in the Migration Profile",
        "Orla Fenwick, Smart Metering lead",
        "17/05/23",
        "On track",
        "First volumes shared with the MWG on 13 April",
    ),
    ActionRow(
        "TMAG16-04",
        "15/03/23",
        "Confirm when the E2E Testing and Integration Strategy will be refreshed",
        "Tomasz Brierley",
        "19/04/23",
        "Open",
        "Date depends on the re-baselined Programme Plan",
    ),
    ActionRow(
        "TMAG16-05",
        "15/03/23",
        "Large Supplier representative to propose constituency co-representatives for the two halves of TMAG",
        "Large Supplier representative",
        "05/04/23",
        "Overdue",
        "",
    ),
    ActionRow(
        "TMAG16-06",
        "15/03/23",
        "Clarify the use of adaptors in SIT for smaller participants",
        "Priya Lathom",
        "19/04/23",
        "Superseded",
        "Taken up by the SITWG as part of the PIT guidance",
    ),
)

ACTION_COLUMNS = {"Ref": 1.0, "Date": 0.9, "Action": 3.8, "Owner": 1.8, "Due": 1.0, "Status": 1.2, "Latest Update": 2.9}

ACTIONS_INTRODUCTION = """
1. **Approval of Minutes** from 15 March and 28 March TMAGs
2. **Open Actions and Actions from previous TMAG** (actions will be discussed by exception)
"""

ROADMAP = (
    GroupReport(
        "19-Apr",
        (
            "",
            """
- Migration, Cutover & Data Strategy approval
- Data Assessment Report part 2 approval
- CIT & Functional Test Approach and Plans approval
- Release and Configuration Management Approach
""",
            STANDING,
        ),
    ),
    GroupReport(
        "17-May",
        (
            "- Replan approved (M3)",
            """
- Data Cleanse Plan approval
- Overarching Test Data Approach and Plan
- Release and Configuration Management Approach approval
- Qualification Test Approach and Plan
""",
            STANDING,
        ),
    ),
    GroupReport("21-Jun", ("", "- Environments Approach and Plan update", STANDING)),
    GroupReport("19-Jul", ("", "- TBD", STANDING)),
)


def deck() -> Deck:
    """Make the deck of 19 slides."""
    slides = (*_opening(), *_migration(), *_testing(), *_closing())
    return Deck("tmag-17-papers-v1.0", "TMAG #17 papers, 19 April 2023", INVENTED, date(2023, 4, 12), slides)


def _opening() -> tuple[Slide, ...]:
    return (
        Cover(
            ("MHHS", "PROGRAMME"),
            INVENTED_STRAPLINE,
            "Testing and Migration Advisory Group (TMAG) #17",
            "19 April 2023",
            "Version 1.0",
            "MHHS-DEL1190",
        ),
        Content("Agenda", (agenda_table(AGENDA, Box(0.4, 0.9, 12.5, 5.0), 10.5), area(ATTACHMENTS, Box(0.4, 5.9, 9.0, 1.1), 11))),
        divider(
            "Minutes and actions",
            "**DECISION:** Approve minutes. Update on open actions, closing where appropriate",
            "Chair and Secretariat",
            "10 mins",
        ),
        Content(
            "Minutes and Actions review",
            (area(ACTIONS_INTRODUCTION, Box(0.4, 1.0, 12.5, 0.8), 14), action_table(ACTIONS, ACTION_COLUMNS, Box(0.4, 2.0, 12.5, 4.6))),
        ),
        divider(
            "Programme updates",
            "**INFORMATION:** Provide updates from L2/3 governance groups and wider Programme activity",
            "Programme PMO",
            "0 mins – taken as read, questions by exception",
        ),
        Content(
            "Governance group updates",
            (
                area(content.GOVERNANCE, Box(0.4, 0.9, 7.6, 6.1), 10),
                area("# Wider Programme updates", Box(8.2, 0.35, 4.7, 0.45), 20),
                area(content.WIDER, Box(8.2, 0.9, 4.7, 6.1), 10),
            ),
        ),
        divider(
            "Working group report",
            "**INFORMATION:** Provide updates from discussion at the DWG, MWG, EWG, QWG, SITWG, NFTWG and MDSG",
            "Working group leads",
            "0 mins – taken as read, questions by exception",
        ),
        Content(None, (labelled_table(content.LABELS, content.REPORTS, (1.1, 1.63), Box(0.4, 0.35, 12.5, 6.3), 9.5),)),
    )


def _migration() -> tuple[Slide, ...]:
    return (
        divider(
            "Migration, Cutover & Data Strategy approval",
            """
**DECISION:**
- Summarise the comments received in review
- Approve the Migration, Cutover and Data Strategy
""",
            "Orla Fenwick",
            "20 mins",
        ),
        Content("Migration, Cutover and Data Strategy - comments received", (area(content.STRATEGY, BODY),)),
        divider(
            "Data Assessment Report part 2 approval",
            "**DECISION:** Approve part 2 of the Data Assessment Report",
            "Orla Fenwick",
            "10 mins",
        ),
        Content(None, (area(content.ASSESSMENT, LEFT), area(content.RECOMMENDATIONS, RIGHT))),
    )


def _testing() -> tuple[Slide, ...]:
    return (
        divider(
            "CIT & Functional Test Approach and Plans approval",
            "**DECISION:** Approve the CIT and the Functional Test Approach and Plans, as recommended by the SITWG",
            "Tomasz Brierley",
            "15 mins",
        ),
        Content("CIT & Functional Test - what is covered", (area(content.TEST_SCOPE, BODY),)),
        Content("CIT & Functional Test - review and approval", (area(content.TEST_APPROVAL, BODY),)),
        divider(
            "Release and Configuration Management Approach",
            "**INFORMATION:** Provide overview of the approach ahead of decision at May TMAG",
            "Gwen Haskell",
            "10 mins",
        ),
        Content("Release and Configuration Management Approach", (area(content.RELEASES, BODY),)),
    )


def _closing() -> tuple[Slide, ...]:
    steps = """
# Next steps:
1. Confirm actions and decisions from meeting
2. Members to send comments on the Release and Configuration Management Approach by 5 May 2023
3. Date of next TMAG: 17 May 2023
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
