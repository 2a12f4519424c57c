"""TMAG #16: the text of the governance group updates and the wider Programme updates.

The published text has no addresses for its links: those here are invented.
"""

GOVERNANCE = """
# Programme Steering Group (PSG)
Update from PSG 01 February 2023
- **Avanade introduction:** The new DIP provider, Avanade, provided an overview of themselves and their DBT plan
- **Status updates:** The PSG heard updates on progress of the M5 Work-Off Plan (which was being proposed for sign off \
at DAG) and Round 3 of consultation on the Programme plan (which had an excellent response rate with a positive \
outlook for SIT).
- **Benefits Realisation Plan:** The PSG discussed the approach to benefits realisation post-go live and approved the \
updated Benefits Realisation Plan
- **Change Control:** The PSG approved CR013, agreed to raise CR015 to Impact Assessment, and heard an update on the \
outcome of CR016
- **Working Group Engagement:** The PSG discussed analysis on the engagement of constituencies and the organisations \
within them at the various MHHS Working Groups.
PSG papers available [here](https://example.org/mhhs/psg-papers).
# Testing and Migration Advisory Group (TMAG)
Update from TMAG 15 February 2023
- **Data Assessment Report:** The Programme updated on progress of the Data Assessment Report ahead of planned \
approval at an extraordinary TMAG on 28 February
- **Environments Approach and Plan:** The TMAG reviewed and approved the uplifted draft v2.2 of the Approach and Plan
- **TMAG future:** The TMAG agreed to maintain TMAG but to split the meeting in two halves for Test and Migration, \
with an option for constituencies to have co-representation for each
- Working group updates – Updates were provided on activity at the Qualification, Systems Integration Testing and \
Non-Functional Testing Working Groups
TMAG papers available [here](https://example.org/mhhs/tmag-papers)
# Design Advisory Group (DAG)
Updates from DAG 16 February 2023
- **M5 Work-Off Plan:** DAG agreed the M5 Work-Off Plan could be closed, noting the resolutions to each work-off item \
and the next forward actions. Full details of the resolutions to each item can be found within the [M5 Work-Off Plan - \
Final DAG Report v2.0](https://example.org/mhhs/m5-work-off-plan-final-dag-report-v2-0) and minutes of the DAG \
meetings held 01, 08, and 16 February 2023.
- **Re-Baseline of MHHS Design Artefacts:** DAG unanimously agreed to the re-baselining of the MHHS Design Artefacts, \
following updates made as part of the closure of the Work-Off Plan and BPRWG & TDWG Design Assurance Forums. The \
baselined Design Artefacts can be found on the [MHHS website](https://example.org/mhhs/mhhs-website).
- **Programme Change Requests (CR):** DAG discussed new CR018 (Registration Service Operating Hours) which has been \
raised to accompany CR017 (LDSO Registration Service Dip messages processing times). DAG requested amendments to CR018 \
and the change resubmitted for a decision on issuance to impact assessment alongside CR017.
DAG papers available [here](https://example.org/mhhs/dag-papers)
# Cross Code Advisory Group (CCAG)
Update from CCAG 22 February 2023
- **Horizon Scanning Log:** BSC Modification P432 has been approved and issued to Ofgem for decision. The change is \
dependent on DCUSA CP415 and decision timeframes are unknown at present. REC Change Proposal R044 has been approved, \
which facilitates provision of the new Meter Data Retrieval (MDR) role. New REC changes have also been raised as a \
result of detailed design work ongoing by the DCC (see R093 & R097).
- **Ofgem Code Designation Update:** Ofgem advised of a current preference to utilise Significant Code Review (SCR) \
powers to implement the code change required to give effect to MHHS. Other options are available and Ofgem continue to \
work with the Programme to ensure the most effective method is used.
- **Code Drafting Replan:** Changes are required to the Code Drafting Plan following comments received as part of the \
wider Programme Replan. Key changes will include increased time for code drafting and associated consultations.
CCAG papers available [here](https://example.org/mhhs/ccag-papers)
"""

WIDER = """
# Programme replan
Round 3 consultation is closed. **Round 3 Artefacts** are still available on the [Planning page of the MHHS \
website](https://example.org/mhhs/planning-page-of-the-mhhs-website) for reference. You can also view **Planning \
Playbacks** slides and recordings on the [Events page](https://example.org/mhhs/events-page).
On **Wednesday 1 March 2023**, the Programme team will inform the Programme Steering Group (PSG) of a one-month \
extension to the Programme's Replan release date. This means a Replan Change Request will now be issued to industry \
for Impact Assessment following the PSG on **Wednesday 5 April 2023**.
The proposed date for Milestone 9 (M9) remains unaltered from the Round 3 consultation, whilst acknowledging that \
there is still some risk to that date whilst we work with a number of parties on the critical path to confirm their \
alignment to that date. We've received very encouraging Round 3 responses which confirm that many industry \
participants will be ready for Systems Integration Testing (SIT)
# Webinars
- **Webinar:** [Systems Integration Testing (SIT) \
Participation](https://example.org/mhhs/systems-integration-testing-sit-participation), 23 February
- **Webinar:** [Introduction to the Data Integration Platform \
(DIP)](https://example.org/mhhs/introduction-to-the-data-integration-platform-dip), 28 February
# Re-baselined MHHS Design Artefacts:
At the Design Advisory Group on 16 February, the DAG unanimously approved the Design Artefacts to be re-baselined. The \
design is now under Change Control. Design Artefacts are published on the respective Design Artefacts pages of the \
[Collaboration Base](https://example.org/mhhs/collaboration-base) and the [MHHS \
website](https://example.org/mhhs/mhhs-website).
# Consultation reminder:
- **Migration Design Artefacts:** consultation on Migration Design Artefacts closes on 24 February. Migration Design \
pages of the [MHHS website](https://example.org/mhhs/mhhs-website) and the [Collaboration \
Base](https://example.org/mhhs/collaboration-base) provide information about the consultation.
- **Code Drafting:** consultation on Code Drafting Artefacts is open until 13 March. Outstanding artefacts will be \
issued on 24 February Visit the [Code Artefacts page of the MHHS \
website](https://example.org/mhhs/code-artefacts-page-of-the-mhhs-website) for more information
# DIP simulator
The Programme is producing a range of testing. This is being scheduled to incorporate Version 5 of the Design. \
Information on Release 1 will follow. Simulators and Emulators Testing tools are provided for final validation in \
testing. We encourage participants to start and continue testing ahead of Release 1. 16 participants have requested \
early access to the current version of DIP Simulator. If you would like early access, email \
Sims.Ems@mhsprogramme.co.uk
"""
