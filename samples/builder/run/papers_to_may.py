"""The papers of TMAG #13 to #15.1 and of both versions of #18."""

from dataclasses import replace

from samples.builder.run.paper import MIGRATION, TESTING, Paper

_CLEANSE = Paper(
    "Data Cleanse Plan approval",
    "Decision",
    "Orla Fenwick",
    20,
    "Approve the Data Cleanse Plan v0.9",
    "Data Cleanse Plan - activities and owners",
    """
- The plan holds 14 activities, each with an owner, an end state and a measure.
- **Nine activities** are led by suppliers, three by LDSOs, two by the Programme.
- First measures are taken in September 2023:
  - missing energisation dates
  - Market Segments that do not fit the meter
- The MWG discussed the plan on 11 May 2023.
# Decision asked for
The TMAG is asked to approve the Data Cleanse Plan v0.9.
""",
    MIGRATION,
)

_CLEANSE_AGAIN = replace(
    _CLEANSE,
    topic="Data Cleanse Plan update",
    item_type="Information",
    minutes=10,
    objective="Explain why the Data Cleanse Plan comes to June TMAG for approval",
    heading="Data Cleanse Plan - second review",
    text="""
- The MWG discussed the plan on 11 May 2023 and did not recommend it for approval.
- Two organisations ask for a second review:
  - owners of three activities are not agreed
  - measures for unmetered supplies are missing
- The second review is open until 9 June 2023.
- The plan comes to the June TMAG for approval.
""",
)

_RELEASES = Paper(
    "Release and Configuration Management Approach approval",
    "Decision",
    "Gwen Haskell",
    15,
    "Approve the Release and Configuration Management Approach v0.8",
    "Release and Configuration Management Approach - review",
    """
- The review closed on 5 May 2023 with **27 comments** from six organisations.
- 22 comments are accepted, five are answered without a change.
- Main changes:
  - Annex C says who approves an urgent fix
  - configuration records are checked before each release
# Decision asked for
The TMAG is asked to approve the approach, which will be published as v1.0.
""",
    TESTING,
)

PAPERS = {
    "13": (
        Paper(
            "Environments Approach and Plan update",
            "Information",
            "Gwen Haskell",
            15,
            "Provide overview of the environments needed for SIT",
            "Environments for SIT",
            """
- Five environments are planned: two for SIT, one each for Qualification, migration and support.
- Environments are shared where tests do not disturb each other.
- Still open:
  - who provides certificates
  - hours of support during CIT
- The plan comes to the January TMAG for approval.
""",
            TESTING,
        ),
        Paper(
            "Qualification principles",
            "Discussion",
            "Code bodies",
            20,
            "Discuss the principles by which organisations qualify",
            "Principles of Qualification",
            """
1. An organisation qualifies once for each role
2. Evidence from PIT and SIT is used again where it can be
3. Tranches are filled in the order of readiness
# Questions to members
Which evidence would your constituency expect from an organisation with several MPIDs?
""",
            TESTING,
        ),
    ),
    "14": (
        Paper(
            "Data Assessment Report update",
            "Information",
            "Orla Fenwick",
            10,
            "Update on first findings",
            "Data Assessment Report - first findings",
            """
- A sample of 20,000 MPANs was compared across four sources.
- **Most common faults:**
  - energisation status differs between supplier and LDSO
  - meter type is missing for advanced meters
- Unmetered supplies are looked at on their own.
- The report comes to the February TMAG for approval.
""",
            MIGRATION,
        ),
        Paper(
            "PIT Guidance update",
            "Information",
            "Tomasz Brierley",
            10,
            "Update on comments received on the draft PIT Guidance",
            "PIT Guidance - comments",
            """
- 33 comments from ten organisations were received.
- Most ask how much evidence is enough.
- The guidance will name three sizes of evidence, one for each kind of participant.
- Version 1.0 will be published on 31 January 2023.
""",
            TESTING,
        ),
        Paper(
            "SIT participation",
            "Discussion",
            "Priya Lathom",
            15,
            "Discuss what voluntary participants need to prepare for SIT",
            "SIT participation - what we heard",
            """
- 21 organisations said that they wish to take part.
- They ask for:
  - the scope of SIT by the middle of March
  - one point of contact for questions
  - test data that fits their portfolio
- The scope document was planned for February and now comes to the March TMAG.
""",
            TESTING,
        ),
    ),
    "15": (
        Paper(
            "Data Assessment Report progress",
            "Information",
            "Orla Fenwick",
            10,
            "Update on progress of the Data Assessment Report ahead of decision at an extraordinary TMAG",
            "Data Assessment Report - what is left to do",
            """
- Findings on advanced meters were added after the MWG of 9 February 2023.
- The report is issued for review until 21 February 2023.
- The review is short: approval is asked for at an **extraordinary TMAG on 28 February 2023**.
""",
            MIGRATION,
        ),
        Paper(
            "Environments Approach and Plan approval",
            "Decision",
            "Gwen Haskell",
            15,
            "Approve the uplifted draft v2.2",
            "Environments Approach and Plan v2.2",
            """
- Changes since v2.1:
  - support hours during CIT are set out
  - one environment fewer is needed for migration
- The EWG recommended v2.2 on 7 February 2023.
# Decision asked for
The TMAG is asked to approve v2.2.
""",
            TESTING,
        ),
        Paper(
            "TMAG future",
            "Decision",
            "Chair",
            20,
            "Agree how Migration and Testing are dealt with in the meeting",
            "TMAG future - two options",
            """
1. Two groups, one for Testing and one for Migration
2. One group whose meeting has two halves, with a co-representative for each
# Recommendation
The second option: members know the links between both, and less preparation is needed.
""",
        ),
    ),
    "15.1": (
        Paper(
            "Data Assessment Report approval",
            "Decision",
            "Orla Fenwick",
            40,
            "- Summarise comments from the review\n- Approve the Data Assessment Report",
            "Data Assessment Report - comments and decision",
            """
- 58 comments from 12 organisations were received by 21 February 2023.
- **Accepted:** 44 comments. They are shown as tracked changes.
- **Left for part 2:** 14 comments on MTDs and on linked Export MPANs.
- The report names six kinds of faults and who can put each right.
# Decision asked for
The TMAG is asked to approve the Data Assessment Report v1.0.
""",
            MIGRATION,
        ),
    ),
    "18": (_CLEANSE, _RELEASES),
    "18 v1.1": (_CLEANSE_AGAIN, _RELEASES),
}
