"""TMAG #17, invented: the governance updates, the working group matrix and the content slides."""

from samples.builder.tables import GroupReport

GOVERNANCE = """
# Programme Steering Group (PSG)
Update from PSG 05 April 2023
- **Replan:** The PSG agreed to issue the Replan Change Request CR022 to Impact Assessment
- **Status updates:** The PSG heard updates on the DIP build and on the readiness of Central Parties for SIT
- **Change Control:** The PSG approved CR018 and noted that CR016 has been withdrawn
PSG papers available [here](https://example.org/mhhs/psg-april-papers).
# Testing and Migration Advisory Group (TMAG)
Update from TMAG 15 March 2023
- **NFTWG Terms of Reference:** The TMAG approved the Terms of Reference
- **SIT Scope:** The TMAG noted that the document is issued to participants with markers against open design queries
TMAG papers available [here](https://example.org/mhhs/tmag-march-papers)
# Design Advisory Group (DAG)
Updates from DAG 12 April 2023
- **Migration Design Artefacts:** DAG approved the red-lined Migration Design Artefacts, subject to two minor comments
- **Design queries:** DAG noted that 31 of 40 design queries have been answered. The rest are expected by the end of \
April. Answers are published on the [Collaboration Base](https://example.org/mhhs/collaboration-base).
DAG papers available [here](https://example.org/mhhs/dag-april-papers)
# Cross Code Advisory Group (CCAG)
Update from CCAG 22 March 2023
- **Horizon Scanning Log:** BSC Modification P432 remains with Ofgem for decision
- **Code Drafting Plan:** The CCAG reviewed the revised Code Drafting Plan and recommended it for approval
CCAG papers available [here](https://example.org/mhhs/ccag-march-papers)
"""

WIDER = """
# Programme replan
The Replan Change Request is **issued for Impact Assessment until 28 April 2023**. Participants can ask questions at \
the drop-in sessions listed on the [Events page](https://example.org/mhhs/events-page).
# Webinars
- **Webinar:** [SIT drop-in for smaller participants](https://example.org/mhhs/sit-drop-in), 26 April
- **Webinar:** [DIP onboarding, first steps](https://example.org/mhhs/dip-onboarding), 3 May
# Consultation reminder:
- **Code Drafting:** consultation on the second tranche of Code Drafting Artefacts is open until 12 May. See the \
[Code Artefacts page](https://example.org/mhhs/code-artefacts).
- **PIT Guidance:** comments on the updated PIT Guidance are asked for by 28 April
# DIP simulator
Release 1 is available to all participants that have completed onboarding.
"""

LABELS = ("", "Upcoming deliverables", "Next meeting's agenda items", "Agenda items from last meeting", "TMAG escalations")

REPORTS = (
    GroupReport(
        "Data Working Group (DWG)",
        (
            "- Overall Test Data Approach and Plan (planned 28 April 2023, to come to May TMAG)",
            """
04 May 2023
- Test data cuts
- Overall Test Data Approach & Plan comments
""",
            """
06 April 2023
- Overall Test Data Approach & Plan draft
- Data Lead introduction
""",
            "None",
        ),
    ),
    GroupReport(
        "Migration Working Group (MWG)",
        (
            """
- Data Cleanse Plan (planned 26 May 2023, to come to May TMAG)
- Migration Message Volumes (planned 31 May 2023, to come to June TMAG)
""",
            """
11 May 2023
- Data Cleanse Plan comments
- Migration thresholds
""",
            """
13 April 2023
- Data Cleanse Plan draft
- MPAN Profiling
- Reverse Migration policy
""",
            "None",
        ),
    ),
    GroupReport(
        "Environments and Configuration Management Working Group (EWG)",
        (
            "- Release and Configuration Management Approach (planned 5 May 2023, to come to May TMAG)",
            """
02 May 2023
- Environments Proving
- Release calendar
""",
            """
04 April 2023
- Release and Configuration Management Approach draft
""",
            "None",
        ),
    ),
    GroupReport(
        "Qualification and E2E Sandbox Working Group (QWG)",
        (
            "- Qualification Test Approach and Plan (planned to come to May 2023 TMAG)",
            """
09 May 2023
- Qualification tranches
- E2E Sandbox entry
""",
            """
11 April 2023
- Qualification Approach and Plan first draft
- RACI for Qualification
""",
            "- One constituency asks for more time between SIT exit and Qualification entry",
        ),
    ),
    GroupReport(
        "Systems Integration Test Working Group (SITWG)",
        (
            """
- CIT & Functional Test Scenarios (May 23)
- CIT & Functional Test Scripts (Aug 23)
""",
            """
04 May 2023
- CIT & Functional Test Scenarios
- PIT guidance
""",
            """
06 April 2023
- CIT & Functional Test Approach and Plans recommendation
- Use of adaptors
""",
            "None",
        ),
    ),
    GroupReport(
        "Non-Functional Testing Working Group (NFTWG)",
        (
            "- Non-Functional Test Approach and Plan (planned 30 June 2023, to come to July TMAG)",
            """
16 May 2023
- Volumes for central systems
""",
            """
21 March 2023
- PIT Assurance Timelines
- PIT Approach and Plan
""",
            "None",
        ),
    ),
    GroupReport(
        "Migration Design Sub-Group (MDSG)",
        (
            "- Updated Migration Design Artefacts",
            """
Activity in next month:
- Transition Design walkthrough
""",
            """
Activity in last month:
- Feedback highlights from Migration Design Consultation
- Transition Design Overview
""",
            "None",
        ),
    ),
)

STRATEGY = """
- The draft strategy was issued for review on 20 March 2023. The review closed on 3 April 2023.
- **46 comments** were received from nine organisations:
  - 31 were accepted and are shown as tracked changes in Attachment 1
  - 12 were answered without a change
  - 3 are carried into the Migration Approach, as they concern thresholds and sequencing
- Main changes since v0.5:
  - **Reverse Migration:** policies replace the technical solution
  - **Cutover:** roles of Central Parties are set out for each step
- The MWG recommended the strategy for approval on 13 April 2023.
# Decision asked for
The TMAG is asked to approve the Migration, Cutover and Data Strategy v0.9, which will be published as v1.0.
"""

ASSESSMENT = """
# Data Assessment Report part 2
- Part 2 covers data items that were not ready for part 1:
  - MTDs held by MEMs
  - Market Segment for unmetered supplies
  - Export MPANs linked to Import MPANs
- Quality was measured on a sample of 20,000 MPANs.
"""

RECOMMENDATIONS = """
# Recommendations
- LDSOs correct missing energisation dates before M11.
- Suppliers confirm the Market Segment of complex sites.
- The Data Cleanse Plan takes up each recommendation as an activity.
"""

TEST_SCOPE = """
- **CIT** proves that components can be connected through the DIP:
  - one message of each interface, sent and acknowledged
  - error responses
- **Functional Test** proves the business processes from end to end:
  - registration and change of supplier
  - metering and data services
  - settlement runs
- Non-functional tests are planned by the NFTWG and are not part of this document.
"""

TEST_APPROVAL = """
1. Draft v0.3 was reviewed by the SITWG in March:
  - 88 comments received
  - 80 closed, 8 left for the test scenarios
2. The SITWG recommended v0.9 for approval on 6 April 2023
3. Once approved, scenarios will be issued for review in May 2023 and scripts in August 2023
"""

RELEASES = """
- The approach sets out how releases are planned, built, recorded and moved between environments.
- Releases are bundled each month; urgent fixes may be released between them.
- Each participant keeps a configuration record. The Programme keeps the overall baseline.
- The approach is with the EWG for review until 5 May 2023 and will come to the May TMAG for decision.
"""
