"""What the other governance groups and the wider Programme report, pack by pack.

In the tables below each text is `topic: text`. The day of each group's update comes from its rhythm.
"""

from datetime import date, timedelta

from samples.builder.run.meetings import MEETINGS, Pack, Rhythm

_NAMES = {
    "PSG": "Programme Steering Group (PSG)",
    "DAG": "Design Advisory Group (DAG)",
    "CCAG": "Cross Code Advisory Group (CCAG)",
    "MCAG": "Migration and Cutover Advisory Group (MCAG)",
}
_RHYTHMS = {"PSG": Rhythm(1, 2), "DAG": Rhythm(2, 2), "CCAG": Rhythm(4, 2), "MCAG": Rhythm(4, 1)}

_UPDATES: dict[str, dict[str, tuple[str, ...]]] = {
    "13": {
        "PSG": (
            "Replan: The PSG agreed the timetable of three rounds of consultation",
            "Funding: The PSG noted that the budget of the next year is under review",
        ),
        "DAG": ("Work-off items: DAG agreed that 40 of 62 items are resolved",),
        "CCAG": ("Horizon Scanning Log: CCAG asked for owners of three changes that touch on metering",),
    },
    "14": {
        "PSG": ("Replan: Round 2 closed with 38 responses", "DIP procurement: The PSG heard that the provider will be named in January"),
        "DAG": (
            "Work-off items: DAG agreed to extend the plan by four weeks",
            "Design queries: DAG approved the process for urgent queries",
        ),
        "CCAG": ("Code Drafting: CCAG approved the topics of the first tranche",),
    },
    "15": {
        "PSG": (
            "Benefits: The PSG discussed the list of benefits to be measured",
            "Change Control: The PSG rejected CR011 and approved CR013",
        ),
        "DAG": ("Work-off items: DAG noted that six items are left",),
        "CCAG": ("Horizon Scanning Log: CCAG noted that BSC Modification P432 is with the Panel",),
    },
    "15.1": {
        "PSG": ("Benefits: The PSG approved the updated Benefits Realisation Plan",),
        "DAG": ("Work-off items: DAG noted that six items are left",),
        "CCAG": ("Code Drafting: CCAG asked for more time for the second tranche",),
    },
    "18": {
        "PSG": (
            "Replan: The PSG heard that 52 responses to the Impact Assessment of CR022 were received",
            "Change Control: The PSG agreed to raise CR024 to Impact Assessment",
        ),
        "DAG": ("Design queries: DAG noted that all design queries of the first quarter are answered",),
        "CCAG": ("Code Drafting: CCAG approved the second tranche of drafting for consultation",),
    },
    "19": {
        "PSG": ("Replan: The PSG approved CR022, which sets new dates from M9 on", "DIP: The PSG heard that the build is two weeks ahead"),
        "DAG": ("Migration Design: DAG agreed to baseline the Migration Design Artefacts",),
        "CCAG": ("Consultation: CCAG noted 214 comments on the second tranche",),
    },
    "20": {
        "PSG": ("Readiness: The PSG heard that 11 of 14 Central Parties are on plan", "Change Control: The PSG approved CR024"),
        "DAG": ("Interim release: DAG agreed to bundle 17 small changes into one release",),
        "CCAG": ("Designation: CCAG heard that Ofgem prefers one designation for all codes",),
    },
    "21": {
        "PSG": ("Readiness: The PSG asked for a report on software providers each month",),
        "DAG": ("Interim release: DAG approved the content of interim release 3", "Design queries: DAG noted nine new queries from PIT"),
        "CCAG": ("Code Drafting: CCAG noted that drafting for the REC is complete",),
    },
    "22": {
        "PSG": (
            "SIT readiness: The PSG noted that two large suppliers are late with PIT",
            "Change Control: The PSG deferred CR031 to October",
        ),
        "DAG": ("Interim release: DAG agreed to move the date by one week",),
        "CCAG": ("Horizon Scanning Log: CCAG noted that R093 has been approved",),
    },
    "23": {
        "PSG": (
            "SIT readiness: The PSG agreed that CIT may start with conditions",
            "Governance: The PSG agreed to replace TMAG by SITAG and MCAG",
        ),
        "DAG": ("Interim release: DAG noted that interim release 3 is published",),
        "CCAG": ("Consultation: CCAG approved the third tranche for consultation",),
    },
    "24": {
        "PSG": ("Milestones: The PSG noted that M9 was met", "Governance: The PSG approved the Terms of Reference of the MCAG"),
        "DAG": ("Design queries: DAG noted that 21 queries from CIT are open",),
        "CCAG": ("Code Drafting: CCAG noted that all drafting is complete",),
    },
    "S1": {
        "PSG": ("SIT: The PSG heard that CIT is on plan for exit in March", "Change Control: The PSG rejected CR039"),
        "MCAG": ("Migration Framework: The MCAG agreed how thresholds are reviewed",),
        "DAG": ("Design release: DAG noted 12 changes found in CIT",),
    },
    "S3": {
        "PSG": ("SIT: The PSG noted the exit from CIT with a work-off plan", "Qualification: The PSG agreed the dates of tranche 1"),
        "MCAG": ("Migration Framework: The MCAG reviewed a worked example of the thresholds",),
        "DAG": ("Design release: DAG approved the interim release of May 2024",),
    },
}

_WIDER = {
    "13": (
        "Planning: Round 2 of the replan consultation opens on 4 January 2023",
        "Office hours: the Programme is closed from 24 December",
    ),
    "14": (
        "Webinars: an introduction to PIT is held on 25 January 2023",
        "Planning: Round 3 of consultation is open until 10 February 2023",
    ),
    "15": ("Design: the Design Artefacts are re-baselined once the work-off items are closed", "Webinars: SIT Participation, 23 February"),
    "15.1": ("Webinars: Introduction to the Data Integration Platform, 28 February",),
    "18": ("DIP simulator: release 2 is planned for 12 June 2023", "PIT Guidance: version 1.2 is published"),
    "19": ("Events: a day for software providers is held on 4 July 2023", "DIP simulator: release 2 is available"),
    "20": ("Planning: the new baseline plan is published on the Planning page",),
    "21": ("PIT: evidence templates are available", "Events: drop-in sessions pause in the last week of August"),
    "22": (
        "Events: the industry day is on 11 October 2023",
        "Consultation: comments on the assessment document are open until 6 October 2023",
    ),
    "23": ("Governance: constituencies are asked for nominations to SITAG and MCAG by 3 November 2023",),
    "24": (
        "Governance: this is the last TMAG with papers on testing",
        "Events: SITAG members are invited to an introduction on 24 January 2024",
    ),
}


def governance(pack: Pack) -> str:
    """Write the governance updates of a pack in the builder's markup."""
    parts = [_update(pack, code, topics) for code, topics in _UPDATES[pack.meeting].items()]
    return "\n".join(parts)


def update_day(pack: Pack, code: str) -> date:
    """Give the day of the meeting that a group reports on: its last one before the papers of the first version were issued."""
    return _RHYTHMS[code].before(MEETINGS[pack.meeting] - timedelta(days=6))


def wider(pack: Pack) -> str:
    """Write the wider Programme updates, an empty text where the pack has none."""
    return "\n".join(f"- {_bold(line)}" for line in _WIDER.get(pack.meeting, ()))


def topics(pack: Pack) -> int:
    """Count the topics that a pack's governance groups and the wider Programme report."""
    return sum(map(len, _UPDATES[pack.meeting].values())) + len(_WIDER.get(pack.meeting, ()))


def _update(pack: Pack, code: str, lines: tuple[str, ...]) -> str:
    day = update_day(pack, code)
    address = f"https://example.org/mhhs/{code}-{day:%B-%Y}-papers".lower()
    papers = f"{code} papers available [here]({address})"
    return "\n".join([f"# {_NAMES[code]}", f"Update from {code} {day:%d %B %Y}", *(f"- {_bold(line)}" for line in lines), papers])


def _bold(line: str) -> str:
    topic, _, text = line.partition(": ")
    return f"**{topic}:** {text}"
