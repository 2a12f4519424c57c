"""What invented packs are about: names, groups, deliverables and sentences. People, decisions and dates are made up."""

from __future__ import annotations

from random import Random

from tests.packgen.model import Group

HOSTS = (
    Group("TMAG", "Testing and Migration Advisory Group"),
    Group("SITAG", "Systems Integration Testing Advisory Group"),
    Group("QAG", "Qualification Advisory Group"),
    Group("MCAG", "Migration and Cutover Advisory Group"),
    Group("PSG", "Programme Steering Group"),
    Group("DAG", "Design Advisory Group"),
    Group("CCAG", "Cross Code Advisory Group"),
    Group("IAG", "Implementation Advisory Group"),
    Group("SMAG", "Service Management Advisory Group"),
)
WORKING_GROUPS = (
    Group("DWG", "Data Working Group"),
    Group("MWG", "Migration Working Group"),
    Group("EWG", "Environments and Configuration Management Working Group"),
    Group("QWG", "Qualification and E2E Sandbox Working Group"),
    Group("SITWG", "Systems Integration Test Working Group"),
    Group("NFTWG", "Non-Functional Testing Working Group"),
    Group("MDSG", "Migration Design Sub-Group"),
    Group("CCWG", "Cutover Coordination Working Group"),
    Group("SMWG", "Service Management Working Group"),
    Group("OTWG", "Operational Testing Working Group"),
)
FIRST = [
    "Amelia",
    "Oskar",
    "Priti",
    "Callum",
    "Dilys",
    "Femi",
    "Greta",
    "Hamza",
    "Imogen",
    "Jorge",
    "Keira",
    "Lewis",
    "Mairead",
    "Nadia",
    "Owain",
    "Petra",
    "Rhodri",
    "Sunita",
    "Tobias",
    "Una",
    "Victor",
    "Wanda",
    "Yusuf",
    "Zara",
    "Bronwen",
    "Declan",
    "Elspeth",
    "Farah",
    "Gareth",
    "Hilde",
]
LAST = [
    "Ashdown",
    "Barlow",
    "Chowdhury",
    "Denholm",
    "Eastwick",
    "Farrant",
    "Gillespie",
    "Harcastle",
    "Iqbal",
    "Jessop",
    "Kinnear",
    "Lomax",
    "Marchetti",
    "Norbury",
    "Okafor",
    "Pennant",
    "Quayle",
    "Rowntree",
    "Selwyn",
    "Tranter",
    "Underhill",
    "Vaughan",
    "Whitlock",
    "Yardley",
    "Zielinski",
    "Abernethy",
    "Brandreth",
    "Coverdale",
    "Drummond",
]
ROLES = (
    "Chair",
    "Programme PMO",
    "SI Test Lead",
    "Secretariat",
    "Chair and Secretariat",
    "Migration Lead",
    "Large Suppliers",
    "LDSO constituency",
    "Elexon",
    "RECCo",
    "Programme Design Team",
    "Central Systems Provider",
    "Code Bodies",
)
TOPICS = (
    "Data Cleanse Plan",
    "Migration Strategy",
    "SIT Scope",
    "Placing Reliance Policy",
    "Test Data Approach and Plan",
    "Qualification Approach and Plan",
    "Environments Approach and Plan",
    "Release and Configuration Management Approach",
    "Service Management Strategy",
    "Non-Functional Test Approach",
    "Operational Test Approach",
    "Defect Management Plan",
    "E2E Sandbox Approach",
    "Cutover Plan",
    "Go-Live Criteria",
    "Migration Thresholds",
    "LDSO Readiness",
    "Supplier Readiness Survey",
    "DIP Onboarding",
    "Transition Design",
    "M10 Readiness Checkpoint",
    "Early Life Support Model",
    "SIT Functional Cycle 3",
    "Regression Test Strategy",
    "Settlement Testing Approach",
    "Central Party Progress",
    "Reverse Migration Policy",
    "Unmetered Supplies Migration",
    "Advanced Meter Migration",
    "PIT Exit Criteria",
    "Benefits Realisation Plan",
    "RAID Review",
    "Independent Assurance Findings",
    "Change Request CR041",
    "Load Shaping Service Testing",
    "Meter Data Retrieval Transition",
    "Interface Test Scenarios",
    "Service Desk Onboarding",
    "Message Volume Forecasts",
    "Code Drafting Plan",
    "Data Protection Impact Assessment",
    "Cut-over Rehearsal",
    "Registration Service Changes",
    "Exception Handling & Reporting",
    "Participant Test Plans",
    "Migration Control Centre",
)
THEMES = ("Migration/ Transition", "Testing", "Qualification", "Design", "Programme", "Assurance", "Readiness", "Delivery")
CLAUSES = (
    "the approach was reviewed with participants and no material concerns were raised",
    "comments received in the last consultation round have been addressed in the latest draft",
    "a further review is planned once the revised test windows are confirmed",
    "the Programme will share the consolidated responses with all constituencies",
    "bilateral sessions are being offered to parties that need more time",
    "entry criteria have been met by all central parties",
    "two dependencies on code body decisions remain outstanding",
    "the updated artefacts were published on the collaboration base",
    "members asked for more detail on the scope of regression testing",
    "the risk was re-scored following the latest assurance report",
    "volumes are within the tolerances set out in the non-functional requirements",
    "the group supported the recommendation and asked for it to be documented",
    "the timetable for onboarding was extended by two weeks",
    "defects raised during the cycle are being triaged daily",
    "a lessons learned workshop was held with the service providers",
    "the plan now reflects the re-baselined milestones",
    "parties with more than one MPID should contact the test mailbox",
    "evidence packs will be assessed against the agreed success criteria",
    "the forward view of deliverables has been refreshed",
    "further guidance on data population will follow",
)
TASKS = (
    "Share the updated {topic} with members and invite comments",
    "Confirm with code bodies how the {topic} affects qualification timescales",
    "Provide a breakdown of participant responses on the {topic}",
    "Review the dependencies between the {topic} and the {other}",
    "Circulate a worked example that shows how the {topic} would apply to a supplier with several MPIDs",
    "Arrange a bilateral session on the {topic} with interested parties",
    "Publish the minutes of the session on the {topic}",
    "Consider whether the {topic} needs a separate risk assessment ahead of the {other}",
    "Check the assumptions on message volumes in the {topic}",
    "Bring a paper on the {topic} to a later meeting",
    "Update the {topic} to include the clarifications requested by the LDSO constituency",
    "Investigate options to align the {topic} with the {other} and report back on the preferred one",
)
REPLIES = (
    "Meeting held",
    "Draft circulated to members for comment",
    "Included in the working group report",
    "Awaiting confirmation from the service provider",
    "On the agenda for this meeting",
    "Comments received from four parties, responses being prepared",
    "Published on the collaboration base",
    "Session arranged with the code bodies",
    "Verbal update to be given at the meeting",
    "Superseded by the updated plan",
    "No further work is expected until the re-plan has been approved",
    "Paper shared with the working group, feedback is due shortly",
)


def person(draw: Random) -> str:
    """Make up a name."""
    return f"{draw.choice(FIRST)} {draw.choice(LAST)}"


def sentence(draw: Random) -> str:
    """Make one sentence without colons and dashes, so that no part of it looks like a topic."""
    text = draw.choice(CLAUSES)
    if draw.random() < 0.4:
        text += f", and {draw.choice([clause for clause in CLAUSES if clause != text])}"
    return text[0].upper() + text[1:]


def topics(draw: Random, count: int) -> list[str]:
    """Choose different deliverables."""
    return draw.sample(TOPICS, count)
