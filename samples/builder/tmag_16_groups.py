"""TMAG #16: the working group matrix."""

from samples.builder.tables import GroupReport

LABELS = ("", "Upcoming deliverables", "Next meeting's agenda items", "Agenda items from last meeting", "TMAG escalations")

REPORTS = (
    GroupReport(
        "Data Working Group (DWG)",
        (
            "- Overall Test Data Approach and Plan (planned February 2023, to come to March TMAG)",
            """
02 March 2023
- Introduction to Data Lead
- Overall Test Data Approach & Plan update
- Data Assessment Report Update
""",
            "The February DWG has been stood down due to proximity to the previous DWG and no agenda items",
            "None",
        ),
    ),
    GroupReport(
        "Migration Working Group (MWG)",
        (
            """
- Data Assessment Report (planned 28 February 2023, to come to extraordinary February TMAG)
- Migration Cutover and Data Strategy (planned 28 April 2023, to come to April TMAG)
""",
            """
09 March 2023
- Data Cleanse Plan
- Migration Strategy
- MPAN Profiling
""",
            """
09 February 2023
- Data Assessment Report
- Advanced Meters
- Import / Export Meters
""",
            "None",
        ),
    ),
    GroupReport(
        "Environments and Configuration Management Working Group (EWG)",
        (
            "- Environments Approach and Plan (final version planned to come to TMAG for decision)",
            """
07 March 2023
- Environments Proving
- Environments Approach and Plan
- Release and Configuration Approach and Plan
""",
            """
07 February 2023
- Update on Environment Approach & Plan
- Update on Release & Configuration Management Approach
""",
            "None",
        ),
    ),
    GroupReport(
        "Qualification and E2E Sandbox Working Group (QWG)",
        (
            "- Qualification Test Approach and Plan (planned to come to May 2023 TMAG)",
            """
14 March 2023
- Organisation vs MPID
- Approach to Qualification Scope
- Qualification Approach and Plan Product Description
- Qualification PoaP for delivery of Qualification Approach and Plan
- RACI for Qualification
- Approach to Tranches
- Placing Reliance
- Update on PIT Guidance
""",
            """
14 February 2023
- Code Requirements for qualifications
- High-level principles for MHHSP
- Overview of roles to undertake MHHSP Qualification
- Suggested structure for Qualification Assessment Document
- PIT Guidance
""",
            "None",
        ),
    ),
    GroupReport(
        "Systems Integration Test Working Group (SITWG)",
        (
            """
- CIT & Functional Test Approach & Plans (Apr 23)
- CIT & Functional Test Scenarios (May 23)
- CIT & Functional Test Scripts (Aug 23)
""",
            """
02 March 2023
- SIT Scope document
- Placing Reliance policy
- Software provider Programme Participant relationship
- Scenarios and test cases
- PIT guidance
- Update on CIT and functional test approach and plans
""",
            """
16 February 2023
- SIT scope to support participants' planning
- Policy position on placing reliance and equivalence
- Initial review of key principles and sections of the CIT & Functional Test Data Approach & Plan
""",
            "None",
        ),
    ),
    GroupReport(
        "Non-Functional Testing Working Group (NFTWG)",
        (
            "- Meeting Terms of Reference (to come to March TMAG)",
            """
21 March 2023
- PIT Assurance Timelines
- PIT Approach and Plan
""",
            """
21 February 2023 – first meeting
- NFTWG Terms of Reference
- Introduction to NFT
- Non-Functional Requirements
- Non-Functional Testing in PIT
""",
            "None",
        ),
    ),
    GroupReport(
        "Migration Design Sub-Group (MDSG)",
        (
            """
- Red-lined Migration Design Artefacts
- Updated Migration Design Artefacts
""",
            """
Activity in next month:
- Feedback highlights from Migration Design Consultation
- Transition Design Overview
""",
            """
Activity in last month:
- Forward and Reverse Migration of Unmetered MPANs
- Appointment Lead Times as part of CoA
- D0151 SLAs
- Clock Time vs UTC
- Playback of Key Themes from Consultation Feedback
""",
            "None",
        ),
    ),
)
