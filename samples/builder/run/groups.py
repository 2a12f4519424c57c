"""The working groups of the run: what is on their agendas month by month, and what they escalate."""

from datetime import date

from samples.builder.run.meetings import Pack, Rhythm
from samples.builder.run.plans import deliverables
from samples.builder.tables import GroupReport

LABELS = ("", "Upcoming deliverables", "Next meeting's agenda items", "Agenda items from last meeting", "{group} escalations")

NAMES = {
    "DWG": "Data Working Group (DWG)",
    "MWG": "Migration Working Group (MWG)",
    "EWG": "Environments and Configuration Management Working Group (EWG)",
    "QWG": "Qualification and E2E Sandbox Working Group (QWG)",
    "SITWG": "Systems Integration Test Working Group (SITWG)",
    "NFTWG": "Non-Functional Testing Working Group (NFTWG)",
}

_RHYTHMS = {
    "DWG": Rhythm(1, 3),
    "MWG": Rhythm(2, 3),
    "EWG": Rhythm(1, 1),
    "QWG": Rhythm(2, 1),
    "SITWG": Rhythm(1, 3),
    "NFTWG": Rhythm(3, 1),
}

# The groups that report to each body. The NFTWG first met in February 2023; migration left with TMAG.
_FIRST_MONTHS = {"NFTWG": date(2023, 2, 1)}
_REPORTING = {"TMAG": tuple(NAMES), "SITAG": ("SITWG", "EWG", "NFTWG")}

# Year and month -> the items on the agenda. A month that is not here: the meeting was stood down.
_AGENDAS = {
    "DWG": {
        "2022-12": "Terms of Reference; Sources of test data",
        "2023-01": "Test data cuts; Anonymisation",
        "2023-05": "Test data cuts; Overall Test Data Approach & Plan comments",
        "2023-06": "Overarching Test Data Approach and Plan recommendation; Load windows",
        "2023-07": "Data loads for participants without a Data Lead",
        "2023-08": "First load rehearsal; Reconciliation reports",
        "2023-09": "Results of the load rehearsal; Refresh between cycles",
        "2023-10": "Test data load results; Data defects",
        "2023-11": "Refresh between cycles; Lessons from the CIT load",
        "2023-12": "Data for Functional cycle 1",
    },
    "MWG": {
        "2022-11": "Data Assessment sample; Migration principles",
        "2022-12": "Data Assessment Report structure; Reverse Migration",
        "2023-01": "Data Assessment Report first findings; Unmetered supplies",
        "2023-02": "Data Assessment Report; Advanced Meters; Import / Export Meters",
        "2023-03": "Data Cleanse Plan; Migration Strategy; MPAN Profiling",
        "2023-05": "Data Cleanse Plan comments; Migration thresholds",
        "2023-06": "Data Cleanse Plan recommendation; Migration Message Volumes",
        "2023-07": "Migration Message Volumes and thresholds; Smart Metering volumes",
        "2023-08": "Migration Framework outline; Customer Own Agents",
        "2023-09": "Migration Framework draft; December thresholds",
        "2023-10": "Migration Framework comments; Cutover roles",
        "2023-11": "Migration Framework recommendation; Handover to MCAG",
        "2023-12": "Stock take of open topics",
    },
    "EWG": {
        "2022-12": "Environments Approach and Plan comments; Sharing of environments",
        "2023-01": "Environments Approach and Plan v2.1; Connectivity",
        "2023-02": "Update on Environment Approach & Plan; Update on Release & Configuration Management Approach",
        "2023-03": "Environments Proving; Environments Approach and Plan",
        "2023-05": "Environments Proving; Release calendar",
        "2023-06": "Urgent fixes between releases; Environment bookings",
        "2023-07": "Environments Approach and Plan v3.0; Certificates",
        "2023-08": "Environments Proving results; Outage calendar",
        "2023-09": "CIT environments; Configuration records",
        "2023-10": "CIT environments sign-off",
        "2023-11": "Support hours in CIT; Release 2 content",
        "2023-12": "Year-end freeze",
        "2024-02": "CIT environments review; Certificates that expire in May",
        "2024-03": "Environments Proving",
        "2024-04": "DIP freeze; Release calendar",
        "2024-05": "Environments for cycle 2; Release 5 content",
    },
    "QWG": {
        "2022-12": "Principles of Qualification; Code requirements",
        "2023-01": "Roles in Qualification; E2E Sandbox purpose",
        "2023-02": "Code Requirements for qualifications; PIT Guidance",
        "2023-03": "Approach to Tranches; Placing Reliance",
        "2023-05": "Qualification tranches; E2E Sandbox entry",
        "2023-06": "Order of the tranches; Qualification Approach and Plan comments",
        "2023-07": "Evidence from PIT; Sandbox support",
        "2023-08": "Qualification Approach and Plan recommendation; Assessment document",
        "2023-09": "Tranche 1 volunteers; Assessment document",
        "2023-11": "Tranche dates; Sandbox data",
        "2023-12": "Tranche 1 kick-off",
    },
    "SITWG": {
        "2022-12": "SIT volunteers; PIT Guidance draft",
        "2023-01": "PIT Guidance comments; Test tools",
        "2023-02": "SIT scope; Placing reliance and equivalence",
        "2023-03": "SIT Scope document; Scenarios and test cases",
        "2023-05": "CIT & Functional Test Scenarios; PIT guidance",
        "2023-06": "CIT & Functional Test Scenarios recommendation; Defect severities",
        "2023-07": "Defect Management Plan draft; Test scripts",
        "2023-08": "Defect Management Plan recommendation; Evidence in PIT exit",
        "2023-09": "CIT & Functional Test Scripts recommendation; E2E strategy outline",
        "2023-10": "CIT entry criteria; Conditional PIT exits",
        "2023-11": "CIT week 1 report; Triage of defects",
        "2023-12": "CIT week 5 report; Regression packs",
        "2024-02": "CIT progress; Work-off plan",
        "2024-03": "CIT exit report; E2E Testing and Integration Strategy comments",
        "2024-04": "Functional cycle 1 entry; Staggered start",
        "2024-05": "Cycle 1 week 2 report; Regression packs",
    },
    "NFTWG": {
        "2023-02": "NFTWG Terms of Reference; Introduction to NFT",
        "2023-03": "PIT Assurance Timelines; PIT Approach and Plan",
        "2023-04": "Scope of volume tests; PIT Approach and Plan comments",
        "2023-05": "Volumes for central systems",
        "2023-06": "Non-Functional Test Approach and Plan outline; Peak days",
        "2023-07": "Non-Functional Test Approach and Plan draft",
        "2023-08": "Resilience tests; Measuring points",
        "2023-09": "Non-Functional Test Approach and Plan comments; DIP volumes",
        "2023-10": "Tools for load; DIP volumes",
        "2023-11": "Test windows in 2024",
        "2024-01": "Scripts for central systems",
        "2024-03": "Volumes for central systems",
        "2024-04": "Non-Functional Test scripts; Peak day model",
    },
}

_ESCALATIONS = {
    ("13", "MWG"): "- The sample for unmetered supplies is too small to draw conclusions",
    ("14", "SITWG"): "- Test tools are needed by the end of March 2023",
    ("18", "QWG"): "- One constituency asks for more time between SIT exit and Qualification entry",
    ("18 v1.1", "QWG"): "- One constituency asks for more time between SIT exit and Qualification entry",
    ("18 v1.1", "MWG"): "- Two organisations ask for a second review of the Data Cleanse Plan",
    ("20", "DWG"): "- Four participants have not yet named a Data Lead",
    ("22", "EWG"): "- Certificates for two participants are late",
    ("23", "NFTWG"): "- Volumes that the DIP can carry are not confirmed",
    ("S1", "SITWG"): "- Two defects of severity 2 have no owner",
    ("S3", "EWG"): "- Dates of the DIP freeze are still open",
}


def labels(pack: Pack) -> tuple[str, ...]:
    """Name the rows of the matrix."""
    return tuple(label.format(group=pack.group) for label in LABELS)


def reporting(pack: Pack) -> tuple[str, ...]:
    """Give the codes of the groups that report in a pack, in the order of the matrix."""
    return tuple(code for code in _REPORTING[pack.group] if _FIRST_MONTHS.get(code, pack.issued) <= pack.issued)


def reports(pack: Pack) -> tuple[GroupReport, ...]:
    """Write the matrix: each group's deliverables, next and last meeting, escalations."""
    return tuple(GroupReport(NAMES[code], _cells(pack, code)) for code in reporting(pack))


def _cells(pack: Pack, code: str) -> tuple[str, ...]:
    rhythm = _RHYTHMS[code]
    following, last = rhythm.after(pack.issued), rhythm.before(pack.issued)
    escalation = _ESCALATIONS.get((pack.key, code), "None")
    return deliverables(pack, code), _meeting(code, following, is_past=False), _meeting(code, last, is_past=True), escalation


def _meeting(code: str, day: date, *, is_past: bool) -> str:
    items = _AGENDAS[code].get(f"{day:%Y-%m}")
    if items is None:
        return f"The {day:%B} {code} has been stood down" if is_past else f"{day:%d %B %Y}\n- Agenda to be confirmed"
    return "\n".join([f"{day:%d %B %Y}", *(f"- {item}" for item in items.split("; "))])
