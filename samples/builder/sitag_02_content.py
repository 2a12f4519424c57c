"""SITAG #2, invented: the governance updates, the working group matrix and the content slides."""

from samples.builder.tables import GroupReport

GOVERNANCE = """
# Programme Steering Group (PSG)
Update from PSG 06 March 2024
- **Status updates:** The PSG heard that all Core Capability Providers have finished Component Integration Testing
- **Change Control:** The PSG approved CR041
PSG papers available [here](https://example.org/mhhs/psg-march-2024-papers)
# Migration and Cutover Advisory Group (MCAG)
Update from MCAG 27 February 2024
- **Migration Framework:** The MCAG reviewed the thresholds and asked for a worked example
MCAG papers available [here](https://example.org/mhhs/mcag-february-2024-papers)
# Design Advisory Group (DAG)
Update from DAG 13 March 2024
- **Design release:** DAG agreed that changes found in SIT are bundled into one interim release in May 2024
DAG papers available [here](https://example.org/mhhs/dag-march-2024-papers)
"""

LABELS = ("Working group", "Upcoming deliverables", "Next meeting's agenda items", "Agenda items from last meeting", "SITAG escalations")

REPORTS = (
    GroupReport(
        "Systems Integration Test Working Group (SITWG)",
        (
            "- SIT Functional cycle 1 test cases (planned 10 April 2024, to come to April SITAG)",
            """
26 March 2024
- Defect triage
- Entry criteria
""",
            """
12 March 2024
- CIT exit report
- Work-off plan
""",
            "None",
        ),
    ),
    GroupReport(
        "Environments and Configuration Management Working Group (EWG)",
        (
            "- Environments plan for cycle 1 (planned 3 April 2024)",
            """
02 April 2024
- DIP freeze
- Release calendar
""",
            """
05 March 2024
- Environments Proving
""",
            "- Dates of the DIP freeze are needed by 5 April 2024",
        ),
    ),
    GroupReport(
        "Non-Functional Testing Working Group (NFTWG)",
        (
            "- Non-Functional Test scripts (Jun 24)",
            """
19 March 2024
- Volumes for central systems
""",
            "The February NFTWG has been stood down",
            "None",
        ),
    ),
)

EXIT = """
- All 14 interfaces were exercised; **13 met the exit criteria**.
- Open defects at exit:
  - 0 of severity 1
  - 2 of severity 2, each with a work-around
  - 11 of severity 3 and 4
- The work-off plan closes the two defects of severity 2 before SIT Functional cycle 1 starts.
- The SITWG recommended the exit on 12 March 2024.
# Decision asked for
The SITAG is asked to approve the exit from SIT Component Integration Testing, with the work-off plan.
"""

READINESS = """
- Entry criteria met by nine of twelve participants on 8 March 2024.
- Three participants ask for a start two weeks later:
  - one waits for its test data
  - two wait for a release of their software provider
- **Staggered start:** participants that are ready start with the processes that need no one else.
- Risks of a staggered start:
  - more effort to keep test data in step
  - less time between cycle 1 and cycle 2
"""
