"""What is planned for which meeting, as each pack sees it: items slip, are renamed, taken off and delivered."""

from dataclasses import dataclass
from datetime import timedelta

from samples.builder.run.meetings import MEETINGS, ORDER, Pack


@dataclass(frozen=True)
class Seen:
    """From this pack on the item is planned for `meeting` (None: taken off) under this name."""

    pack: str
    meeting: str | None
    name: str


@dataclass(frozen=True)
class Planned:
    """One item of the roadmap. `group` is the working group that delivers it, None where it comes from elsewhere."""

    group: str | None
    seen: tuple[Seen, ...]

    def at(self, pack: Pack) -> Seen | None:
        """Give how a pack sees the item, None where it knows nothing of it."""
        place = ORDER.index(pack.key)
        known = [seen for seen in self.seen if ORDER.index(seen.pack) <= place]
        return known[-1] if known and known[-1].meeting is not None else None


def _item(group: str | None, *seen: tuple[str, str | None, str]) -> Planned:
    return Planned(group, tuple(Seen(*each) for each in seen))


PLANS = (
    _item("EWG", ("13", "13", "Environments Approach and Plan update")),
    _item("QWG", ("13", "13", "Qualification principles")),
    _item("SITWG", ("13", "14", "PIT Guidance update")),
    _item(None, ("13", "14", "SIT participation")),
    _item("MWG", ("14", "14", "Data Assessment Report update")),
    _item("EWG", ("13", "14", "Environments Approach and Plan approval"), ("14", "15", "Environments Approach and Plan approval")),
    _item("MWG", ("13", "15", "Data Assessment Report approval"), ("15", "15.1", "Data Assessment Report approval")),
    _item("MWG", ("15", "15", "Data Assessment Report progress")),
    _item(None, ("14", "15", "TMAG future")),
    _item("SITWG", ("13", "15", "SIT Scope"), ("14", "16", "SIT Scope")),
    _item(None, ("13", "16", "Migration, Cutover & Data Strategy")),
    _item("MWG", ("14", "17", "Migration, Cutover & Data Strategy approval")),
    _item("SITWG", ("14", "16", "CIT and Functional Test Approach and Plans")),
    _item("DWG", ("13", "15", "Test Data Approach and Plan"), ("15", "16", "Test Data Approach and Plan")),
    _item(None, ("15", "16", "Placing Reliance Policy update")),
    _item("NFTWG", ("15.1", "16", "NFTWG update and ToR approval")),
    _item(
        "MWG",
        ("15", "16", "Data Cleanse Plan"),
        ("17", "18", "Data Cleanse Plan approval"),
        ("18 v1.1", "19", "Data Cleanse Plan approval"),
    ),
    _item("MWG", ("18 v1.1", "18", "Data Cleanse Plan update")),
    _item(
        "DWG",
        ("16", "18", "Overarching Test Data Approach and Plan"),
        ("18", "19", "Overarching Test Data Approach and Plan approval"),
    ),
    _item("EWG", ("17", "18", "Release and Configuration Management Approach approval")),
    _item(
        "QWG",
        ("16", "18", "Qualification Test Approach and Plan"),
        ("18", "20", "Qualification Test Approach and Plan"),
        ("19", "20", "Qualification Approach and Plan"),
        ("20", "21", "Qualification Approach and Plan"),
    ),
    _item("SITWG", ("18", "19", "CIT & Functional Test Scenarios")),
    _item("EWG", ("17", "19", "Environments Approach and Plan update"), ("19", "20", "Environments Approach and Plan update")),
    _item(
        "MWG",
        ("17", "19", "Migration Message Volumes"),
        ("19", "20", "Migration Message Volumes and thresholds"),
    ),
    _item("SITWG", ("18", "21", "CIT & Functional Test Scripts"), ("20", "22", "CIT & Functional Test Scripts")),
    _item(
        "NFTWG",
        ("17", "20", "Non-Functional Test Approach and Plan"),
        ("19", "21", "Non-Functional Test Approach and Plan"),
        ("20", "22", "Non-Functional Test Approach and Plan approval"),
    ),
    _item(
        "SITWG",
        ("18", "20", "E2E Testing and Integration Strategy refresh"),
        ("19", "21", "E2E Testing and Integration Strategy refresh"),
        ("20", "22", "E2E Testing and Integration Strategy refresh"),
        ("21", "23", "E2E Testing and Integration Strategy refresh"),
        ("22", "24", "Refreshed E2E Testing and Integration Strategy"),
        ("23", "25", "Refreshed E2E Testing and Integration Strategy"),
        ("24", "26", "Refreshed E2E Testing and Integration Strategy"),
        ("S1", "S3", "E2E Testing and Integration Strategy draft"),
    ),
    _item("SITWG", ("19", "21", "Defect Management Plan")),
    _item(None, ("20", "22", "Placing Reliance lessons learned"), ("22", None, "")),
    _item(
        "SITWG",
        ("20", "22", "SIT CIT readiness"),
        ("21", "23", "SIT CIT readiness"),
        ("22", "23", "SIT CIT entry approval"),
    ),
    _item("DWG", ("22", "23", "Test data load results")),
    _item("MWG", ("20", "23", "Migration Framework"), ("22", "24", "Migration Framework approval")),
    _item("MWG", ("21", "23", "Cutover plan overview"), ("22", "25", "Cutover plan overview"), ("24", None, "")),
    _item(None, ("22", "24", "Handover to SITAG and MCAG")),
    _item(None, ("S1", "S1", "SITAG Terms of Reference")),
    _item("SITWG", ("S1", "S1", "SIT CIT progress")),
    _item("SITWG", ("S1", "S2", "SIT CIT exit report")),
    _item("SITWG", ("S1", "S2", "SIT Functional readiness")),
    _item("SITWG", ("S2", "S3", "SIT Functional cycle 1 entry approval")),
    _item(None, ("S2", "S3", "Test data refresh decision")),
    _item("SITWG", ("S2", "S4", "SIT Functional cycle 1 progress")),
    _item(
        "SITWG",
        ("S2", "S4", "E2E Testing and Integration Strategy approval"),
        ("S3", "S5", "E2E Testing and Integration Strategy approval"),
    ),
)

# Milestones and activities of the roadmap, by the meeting under which they stand.
MILESTONES = {
    "15": "Replan Round 3 responses",
    "18": "Replan approved (M3)",
    "20": "PIT start for Central Parties",
    "23": "SIT CIT start (M9)",
    "26": "SIT CIT cycle 2 start",
    "S2": "SIT CIT exit",
    "S3": "SIT Functional cycle 1 start",
    "S5": "SIT Functional cycle 1 end",
}


def planned_for(pack: Pack, meeting: str) -> tuple[str, ...]:
    """Name the items that a pack plans for a meeting."""
    seen = (item.at(pack) for item in PLANS)
    return tuple(each.name for each in seen if each is not None and each.meeting == meeting)


def deliverables(pack: Pack, group: str) -> str:
    """Write the upcoming deliverables of one working group: what it brings to the next meetings, planned twelve days ahead of each."""
    lines = []
    for item in PLANS:
        seen = item.at(pack) if item.group == group else None
        if seen is not None and seen.meeting in pack.upcoming[1:]:
            day = MEETINGS[seen.meeting]
            ready = day - timedelta(days=12)
            name = seen.name.removesuffix(" approval").removesuffix(" update")
            extra = "extraordinary " if "." in seen.meeting else ""
            lines.append(f"- {name} (planned {ready.day} {ready:%B %Y}, to come to {extra}{day:%B} {pack.group})")
    return "\n".join(lines) or "None"
