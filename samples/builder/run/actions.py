"""The timeline of the run's actions: one line a pack that lists the action."""

from dataclasses import dataclass

from samples.builder.tables import ActionRow


@dataclass(frozen=True)
class Listed:
    """What one pack prints about an action. `due` is as printed, in two lines where the date was revised."""

    pack: str
    owner: str
    due: str
    status: str
    update: str = ""


@dataclass(frozen=True)
class Action:
    """One action from its raising to its end."""

    ref: str
    raised: str
    text: str
    listed: tuple[Listed, ...]


ACTIONS = (
    Action(
        "TMAG12-01",
        "16/11/22",
        "Publish the list of participants that will take part in SIT on a voluntary basis",
        (
            Listed("13", "Programme PMO", "21/12/22", "In progress", "List drawn up; two participants have yet to confirm"),
            Listed("14", "Programme PMO", "21/12/22\nRevised: 18/01/23", "Recommend closed", "List published on 11 January"),
            Listed("15", "Programme PMO", "21/12/22\nRevised: 18/01/23", "Closed", "Closed at the January TMAG"),
        ),
    ),
    Action(
        "TMAG12-02",
        "16/11/22",
        "Explain how environments are shared between SIT and Qualification",
        (
            Listed("13", "Gwen Haskell", "21/12/22", "Recommend closed", "Set out in section 4 of the Environments Approach and Plan"),
            Listed("14", "Gwen Haskell", "21/12/22", "Closed", "Closed at the December TMAG"),
        ),
    ),
    Action(
        "TMAG12-03",
        "16/11/22",
        "Seek views from iDNOs on the sample used for the Data Assessment Report",
        (
            Listed("13", "iDNO representative", "18/01/23", "Open"),
            Listed("14", "iDNO representative", "18/01/23", "Overdue", "Reminder sent on 9 January"),
        ),
    ),
    Action(
        "TMAG13-01",
        "21/12/22",
        "Circulate the draft PIT Guidance to TMAG members",
        (
            Listed("14", "Tomasz Brierley", "13/01/23", "Complete", "Circulated on 12 January"),
            Listed("15", "Tomasz Brierley", "13/01/23", "Closed", "Closed at the January TMAG"),
        ),
    ),
    Action(
        "TMAG13-02",
        "21/12/22",
        "Propose how Migration and Testing topics can be dealt with in separate halves of the meeting",
        (
            Listed("14", "Chair", "18/01/23", "In progress", "Options to be tabled in February"),
            Listed("15", "Chair", "18/01/23\nRevised: 15/02/23", "Recommend closed", "On the agenda of this meeting"),
            Listed("15.1", "Chair", "18/01/23\nRevised: 15/02/23", "Closed", "Agreed at the February TMAG"),
        ),
    ),
    Action(
        "TMAG14-01",
        "15/02/23",
        "Discuss offline SIT scope and requirements for Elexon",
        (Listed("15.1", "Programme SIT lead", "15/03/23", "Open", "Meeting is being arranged for the first week of March"),),
    ),
    Action(
        "TMAG14-02",
        "15/02/23",
        "Include a Migration Design update in the Working Group Progress report",
        (Listed("15.1", "Programme PMO", "15/03/23", "New"),),
    ),
    Action(
        "TMAG16-01",
        "15/03/23",
        "Issue the Placing Reliance Policy comments log to TMAG members",
        tuple(Listed(pack, "Programme PMO", "24/03/23", "Closed", "Closed at the April TMAG") for pack in ("18", "18 v1.1")),
    ),
    Action(
        "TMAG16-02",
        "15/03/23",
        "Share the draft Data Cleanse Plan with the MWG ahead of the April TMAG",
        (
            Listed("18", "Orla Fenwick", "19/04/23\nRevised: 17/05/23", "On track", "Plan discussed by the MWG on 11 May"),
            Listed(
                "18 v1.1",
                "Orla Fenwick",
                "19/04/23\nRevised: 21/06/23",
                "In progress",
                "MWG of 11 May asked for a second review. Moved to June",
            ),
            Listed("19", "Orla Fenwick", "19/04/23\nRevised: 21/06/23", "Recommend closed", "Second review closed on 9 June"),
            Listed("20", "Orla Fenwick", "19/04/23\nRevised: 21/06/23", "Closed", "Closed at the June TMAG"),
        ),
    ),
    Action(
        "TMAG16-03",
        "15/03/23",
        "Provide volumes for Registration Services and Smart Metering in the Migration Profile",
        (
            Listed("18", "Orla Fenwick, Smart Metering lead", "17/05/23", "On track", "Smart Metering volumes to follow by 16 May"),
            Listed("18 v1.1", "Orla Fenwick, Smart Metering lead", "17/05/23", "On track", "Smart Metering volumes received on 12 May"),
            Listed("19", "Smart Metering lead", "17/05/23\nRevised: 19/07/23", "In progress", "Volumes are being checked by the MWG"),
            Listed("20", "Smart Metering lead", "17/05/23\nRevised: 19/07/23", "Recommend closed", "Volumes are in Attachment 1"),
            Listed("21", "Smart Metering lead", "17/05/23\nRevised: 19/07/23", "Closed", "Closed at the July TMAG"),
        ),
    ),
    Action(
        "TMAG16-04",
        "15/03/23",
        "Confirm when the E2E Testing and Integration Strategy will be refreshed",
        (
            Listed("18", "Tomasz Brierley", "19/04/23\nRevised: 21/06/23", "Open", "Waits for the outcome of the replan"),
            Listed("18 v1.1", "Tomasz Brierley", "19/04/23\nRevised: 21/06/23", "Open", "Waits for the outcome of the replan"),
            Listed(
                "19",
                "Tomasz Brierley",
                "19/04/23\nRevised: 19/07/23",
                "In progress",
                "Plan approved; a date is being agreed with the SITWG",
            ),
            Listed("20", "Tomasz Brierley", "19/04/23\nRevised: 20/09/23", "In progress", "Refresh follows the test scripts"),
            Listed("21", "Priya Lathom", "19/04/23\nRevised: 20/09/23", "In progress", "Taken over by Priya Lathom"),
            Listed("22", "Priya Lathom", "19/04/23\nRevised: 15/11/23", "In progress", "First outline discussed by the SITWG"),
            Listed("23", "Priya Lathom", "19/04/23\nRevised: 15/11/23", "Ongoing", "No change since September"),
            Listed("24", "Priya Lathom", "19/04/23\nRevised: 17/01/24", "Ongoing", "To be handed to SITAG"),
            Listed("S1", "Ines Calloway", "20/03/2024", "In progress", "Taken over from TMAG"),
            Listed("S3", "Ines Calloway", "17/04/2024", "Proposed to close", "Draft is on the agenda of this meeting"),
        ),
    ),
    Action(
        "TMAG16-05",
        "15/03/23",
        "Large Supplier representative to propose constituency co-representatives for the two halves of TMAG",
        (
            Listed("18", "Large Supplier representative", "05/04/23", "Overdue", "Reminder sent on 2 May"),
            Listed("18 v1.1", "Large Supplier representative", "05/04/23", "Recommend closed", "Two names received on 12 May"),
            Listed("19", "Large Supplier representative", "05/04/23", "Closed", "Closed at the May TMAG"),
        ),
    ),
    Action(
        "TMAG17-01",
        "19/04/23",
        "Publish the comments log of the Migration, Cutover and Data Strategy",
        (
            Listed("18", "Orla Fenwick", "28/04/23", "Recommend closed", "Published on 27 April"),
            Listed("18 v1.1", "Orla Fenwick", "28/04/23", "Recommend closed", "Published on 27 April"),
            Listed("19", "Orla Fenwick", "28/04/23", "Closed", "Closed at the May TMAG"),
        ),
    ),
    Action(
        "TMAG17-02",
        "19/04/23",
        "Set out how urgent fixes are approved between monthly releases",
        (
            Listed("18", "Gwen Haskell", "17/05/23", "In progress", "Drafted as a new annex of the approach"),
            Listed("18 v1.1", "Gwen Haskell", "17/05/23", "Recommend closed", "Annex C was added to Attachment 2 on 12 May"),
            Listed("19", "Gwen Haskell", "17/05/23", "Closed", "Closed at the May TMAG"),
        ),
    ),
    Action(
        "TMAG17-03",
        "19/04/23",
        "Ask small suppliers whether they can join the drop-in sessions on PIT evidence",
        (
            Listed("18", "Small Supplier representative", "21/06/23", "Open"),
            Listed("18 v1.1", "Small Supplier representative", "21/06/23", "Open"),
            Listed("19", "Small Supplier representative", "21/06/23", "Open", "Four answers received so far"),
        ),
    ),
    Action(
        "TMAG17-04",
        "19/04/23",
        "Confirm the retention period for SIT test evidence",
        (
            Listed("18 v1.1", "Programme PMO", "21/06/23", "New", "Left out of version 1.0 of these papers by mistake"),
            Listed("19", "Programme PMO", "21/06/23", "In progress", "Question is with the code bodies"),
            Listed("20", "Code bodies", "21/06/23\nRevised: 16/08/23", "In progress", "Passed on to the code bodies"),
            Listed("21", "Code bodies", "21/06/23\nRevised: 16/08/23", "Superseded", "Answered by the Qualification Approach and Plan"),
        ),
    ),
    Action(
        "TMAG18-01",
        "17/05/23",
        "Provide examples of a cleansed record for each Data Cleanse activity",
        (
            Listed("19", "Orla Fenwick", "07/06/23", "Complete", "Examples added to Attachment 1"),
            Listed("20", "Orla Fenwick", "07/06/23", "Closed", "Closed at the June TMAG"),
        ),
    ),
    Action(
        "TMAG19-01",
        "21/06/23",
        "Agree who loads test data for participants without a Data Lead",
        (
            Listed("20", "Data Lead", "19/07/23", "Not started"),
            Listed("21", "Data Lead", "19/07/23\nRevised: 20/09/23", "In progress", "Options discussed by the DWG"),
            Listed("22", "Data Lead and Priya Lathom", "19/07/23\nRevised: 20/09/23", "Recommend closed", "The Programme loads the data"),
            Listed("23", "Data Lead and Priya Lathom", "19/07/23\nRevised: 20/09/23", "Closed", "Closed at the September TMAG"),
        ),
    ),
    Action(
        "TMAG19-02",
        "21/06/23",
        "Check the scenario list against the approved change requests",
        (
            Listed("20", "Tomasz Brierley", "05/07/23", "Recommend closed", "CR018 and CR022 are covered by three scenarios"),
            Listed("21", "Tomasz Brierley", "05/07/23", "Closed", "Closed at the July TMAG"),
        ),
    ),
    Action(
        "TMAG20-01",
        "19/07/23",
        "Ask LDSOs whether the proposed daily thresholds can be met in December",
        (
            Listed("21", "LDSO representative", "16/08/23", "Open", "Three of six have answered"),
            Listed("22", "LDSO representative", "16/08/23", "Overdue"),
            Listed("23", "LDSO representative", "16/08/23\nRevised: 18/10/23", "Recommend closed", "All six can meet them"),
            Listed("24", "LDSO representative", "16/08/23\nRevised: 18/10/23", "Closed", "Closed at the October TMAG"),
        ),
    ),
    Action(
        "TMAG21-01",
        "16/08/23",
        "Add a severity for defects that stop one participant only",
        (
            Listed("22", "Marek Dunmore", "06/09/23", "Complete", "Plan v1.1 published on 5 September"),
            Listed("23", "Marek Dunmore", "06/09/23", "Closed", "Closed at the September TMAG"),
        ),
    ),
    Action(
        "TMAG21-02",
        "16/08/23",
        "Share the dates of the Qualification tranches with software providers",
        (Listed("22", "Code bodies", "20/09/23", "Open", "To be sent with the September newsletter"),),
    ),
    Action(
        "TMAG22-01",
        "20/09/23",
        "Confirm the volumes that the DIP can carry in the non-functional tests",
        (
            Listed("23", "DIP Service Provider", "18/10/23", "In progress", "Figures are under review"),
            Listed("24", "DIP Service Provider", "18/10/23\nRevised: 20/12/23", "In progress", "First figures shared with the NFTWG"),
            Listed("S1", "DIP Service Provider", "20/12/2023\nRevised: 21/02/2024", "Proposed to close", "Figures are in the NFTWG papers"),
        ),
    ),
    Action(
        "TMAG23-01",
        "18/10/23",
        "List the participants that enter CIT with a conditional PIT exit",
        (
            Listed("24", "Marek Dunmore", "25/10/23", "Recommend closed", "List sent on 25 October"),
            Listed("S1", "Marek Dunmore", "25/10/2023", "Complete", "Closed at the November TMAG"),
        ),
    ),
    Action(
        "SITAG01-01",
        "21/02/2024",
        "Publish the Terms of Reference of the SITAG",
        (Listed("S3", "Programme PMO", "28/02/2024", "Closed", "Closed at the March SITAG"),),
    ),
    Action(
        "SITAG01-02",
        "21/02/2024",
        "Share the list of defects open at CIT exit with participants",
        (Listed("S3", "Marek Dunmore", "06/03/2024", "Closed", "Closed at the March SITAG"),),
    ),
    Action(
        "SITAG01-03",
        "21/02/2024",
        "Agree how test data is refreshed between functional cycles",
        (Listed("S3", "Ines Calloway", "20/03/2024\nRevised: 17/04/2024", "Proposed to close", "Decision is on the agenda"),),
    ),
    Action(
        "SITAG01-04",
        "21/02/2024",
        "Confirm the dates of the DIP freeze during SIT Functional cycle 1",
        (Listed("S3", "DIP Service Provider", "end of March 2024", "Overdue", "Reminder sent on 5 April"),),
    ),
    Action(
        "SITAG02-01",
        "20/03/2024",
        "Report progress of the CIT work-off plan to the SITWG each week",
        (Listed("S3", "Marek Dunmore", "15/05/2024", "Ongoing", "Three reports given"),),
    ),
    Action(
        "SITAG02-02",
        "20/03/2024",
        "Name the processes that need no one else, for a staggered start",
        (Listed("S3", "Ines Calloway, Tomasz Brierley", "03/04/2024", "Done", "List is in the entry report"),),
    ),
)


def listed_in(pack: str) -> tuple[ActionRow, ...]:
    """Give the rows of one pack's action log, in the order of the references."""
    return tuple(
        ActionRow(action.ref, _raised(action, pack), action.text, state.owner, state.due, state.status, state.update)
        for action in sorted(ACTIONS, key=lambda action: action.ref.startswith("TMAG") and pack.startswith("S"))
        for state in action.listed
        if state.pack == pack
    )


def _raised(action: Action, pack: str) -> str:
    """Give SITAG's packs years of four digits, also for what it took over."""
    day = action.raised
    return f"{day[:6]}20{day[6:]}" if pack.startswith("S") and len(day) == 8 else day
