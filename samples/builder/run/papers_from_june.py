"""The papers of TMAG #19 to #24 and of SITAG #1 and #3."""

from samples.builder.run.paper import MIGRATION, TESTING, Paper

PAPERS = {
    "19": (
        Paper(
            "Data Cleanse Plan approval",
            "Decision",
            "Orla Fenwick",
            15,
            "Approve the Data Cleanse Plan v0.95, as recommended by the MWG",
            "Data Cleanse Plan - result of the second review",
            """
- 12 comments were received in the second review, all are accepted.
- Owners of all 14 activities are agreed.
- Measures for unmetered supplies are added as activity 15.
# Decision asked for
The TMAG is asked to approve the Data Cleanse Plan v0.95.
""",
            MIGRATION,
        ),
        Paper(
            "Overarching Test Data Approach and Plan approval",
            "Decision",
            "Data Lead",
            15,
            "Approve the Overarching Test Data Approach and Plan",
            "Overarching Test Data Approach and Plan",
            """
- Test data is cut from production once and made anonymous.
- Each cycle starts from the same load.
- Participants without a Data Lead are still an open point.
- The DWG recommended the plan on 1 June 2023.
# Decision asked for
The TMAG is asked to approve the plan.
""",
            TESTING,
        ),
        Paper(
            "CIT & Functional Test Scenarios",
            "Information",
            "Tomasz Brierley",
            10,
            "Provide overview of the scenarios",
            "CIT & Functional Test Scenarios - overview",
            """
- 96 scenarios were written, 31 for CIT and 65 for Functional Test.
- Each scenario names the interfaces that it uses.
- Scripts follow in the order of the test cycles.
""",
            TESTING,
        ),
    ),
    "20": (
        Paper(
            "Migration Message Volumes and thresholds",
            "Discussion",
            "Orla Fenwick",
            25,
            "- Present volumes by service\n- Discuss the proposed daily thresholds",
            "Migration Message Volumes and thresholds",
            """
- On a peak day 120,000 MPANs migrate.
- Registration Services carry **four times** the messages of today.
- Proposed thresholds:
  - 100,000 MPANs a day for all suppliers together
  - half of that in December
- LDSOs are asked whether December can be met.
""",
            MIGRATION,
        ),
        Paper(
            "Environments Approach and Plan update",
            "Information",
            "Gwen Haskell",
            10,
            "Update on changes since v2.2",
            "Environments Approach and Plan v3.0",
            """
- Dates follow the new baseline plan.
- Certificates are provided by the DIP Service Provider.
- Environments Proving starts on 4 September 2023.
""",
            TESTING,
        ),
    ),
    "21": (
        Paper(
            "Qualification Approach and Plan",
            "Decision",
            "Code bodies",
            20,
            "Approve the Qualification Approach and Plan",
            "Qualification Approach and Plan - order of tranches",
            """
- Tranche 1 holds volunteers from SIT, tranche 2 large suppliers, tranche 3 all others.
- Evidence from SIT is accepted for nine of 12 requirements.
- The approach was planned for May and moved twice, as the replan changed its dates.
# Decision asked for
The TMAG is asked to approve v1.0.
""",
            TESTING,
        ),
        Paper(
            "Defect Management Plan",
            "Information",
            "Marek Dunmore",
            10,
            "Provide overview of how defects are recorded, rated and closed",
            "Defect Management Plan - severities",
            """
1. Severity 1: no tests can go on
2. Severity 2: one process cannot be tested
3. Severity 3: there is a work-around
4. Severity 4: appearance only
""",
            TESTING,
        ),
    ),
    "22": (
        Paper(
            "CIT & Functional Test Scripts",
            "Information",
            "Tomasz Brierley",
            10,
            "Update on scripts ahead of CIT",
            "CIT & Functional Test Scripts - where we are",
            """
- All 31 scripts of CIT are complete.
- Of the 65 scripts of Functional Test 40 are in review.
- Scripts name the test data that they need.
""",
            TESTING,
        ),
        Paper(
            "Non-Functional Test Approach and Plan approval",
            "Decision",
            "Priya Lathom",
            15,
            "Approve the Non-Functional Test Approach and Plan v0.9",
            "Non-Functional Test Approach and Plan - scope",
            """
- In scope are the central systems and the DIP.
- Three kinds of tests:
  - volume, with a day of 120,000 migrations
  - resilience, with one site switched off
  - recovery from a backup
- Volumes that the DIP can carry have to be confirmed.
# Decision asked for
The TMAG is asked to approve v0.9.
""",
            TESTING,
        ),
    ),
    "23": (
        Paper(
            "SIT CIT entry approval",
            "Decision",
            "Marek Dunmore",
            25,
            "- Report on the entry criteria\n- Approve the entry to SIT CIT",
            "SIT CIT entry - criteria",
            """
- 17 of 19 entry criteria are met.
- Two are met with conditions:
  - two participants have a conditional exit from PIT
  - one certificate is expected on 20 October 2023
- The SITWG recommended the entry on 5 October 2023.
# Decision asked for
The TMAG is asked to approve the entry to SIT CIT on 23 October 2023.
""",
            TESTING,
        ),
        Paper(
            "Test data load results",
            "Information",
            "Data Lead",
            10,
            "Update on results of the load",
            "Test data load - results",
            """
- 99.2 % of the records were loaded at the first attempt.
- Faults were found in 340 records, all of one supplier.
- The load takes nine hours and fits into a weekend.
""",
            TESTING,
        ),
    ),
    "24": (
        Paper(
            "Migration Framework approval",
            "Decision",
            "Orla Fenwick",
            20,
            "Approve the Migration Framework v0.9",
            "Migration Framework - how suppliers book their days",
            """
- Suppliers book days for each quarter.
- Unused capacity is offered again two weeks ahead.
- **Thresholds** are reviewed each month by the MCAG.
# Decision asked for
The TMAG is asked to approve the Migration Framework v0.9.
""",
            MIGRATION,
        ),
        Paper(
            "Handover to SITAG and MCAG",
            "Information",
            "Chair",
            15,
            "Explain which topics and actions go to which group",
            "Handover - who takes what",
            """
- **SITAG** takes SIT, environments and non-functional tests.
- **MCAG** takes migration, cutover and data.
- Qualification goes to a group of its own.
- Open actions keep their references.
""",
        ),
    ),
    "S1": (
        Paper(
            "SITAG Terms of Reference",
            "Decision",
            "Chair",
            15,
            "Approve the Terms of Reference of the SITAG",
            "Terms of Reference",
            """
- The SITAG decides on entry to and exit from each stage of SIT.
- Each constituency names one member and one alternate.
- The SITAG reports to the PSG.
- It meets each month on the third Wednesday.
# Decision asked for
The SITAG is asked to approve its Terms of Reference.
""",
        ),
        Paper(
            "SIT CIT progress",
            "Information",
            "Marek Dunmore",
            20,
            "Update on progress of CIT cycle 2",
            "SIT CIT - progress",
            """
- 28 of 31 scripts have been run, 26 have passed.
- Defects open on 12 February 2024:
  - two of severity 2
  - 19 of severity 3 and 4
- Exit is planned for 20 March 2024.
""",
        ),
    ),
    "S3": (
        Paper(
            "SIT Functional cycle 1 entry approval",
            "Decision",
            "Ines Calloway",
            25,
            "Approve the entry to SIT Functional cycle 1 with a staggered start",
            "SIT Functional cycle 1 - entry",
            """
- Ten of 12 participants meet all entry criteria.
- Two participants start two weeks later.
- Both defects of severity 2 from CIT are closed.
- **Risk:** test data has to be kept in step until the others have started.
# Decision asked for
The SITAG is asked to approve the entry on 22 April 2024.
""",
        ),
        Paper(
            "Test data refresh decision",
            "Decision",
            "Ines Calloway",
            15,
            "Decide how test data is refreshed between cycles",
            "Test data refresh - two options",
            """
1. Load all data again before each cycle
2. Load only what the cycle before has changed
# Recommendation
The first option, as it takes one weekend and leaves no doubt.
""",
        ),
        Paper(
            "E2E Testing and Integration Strategy draft",
            "Information",
            "Tomasz Brierley",
            10,
            "Present the draft of the refreshed strategy",
            "E2E Testing and Integration Strategy - what changes",
            """
- Dates and names of stages follow the baseline plan.
- The part on adaptors is new.
- The draft is open for comments until 3 May 2024.
""",
        ),
    ),
}
