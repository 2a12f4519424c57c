"""TMAG #16: the text of the content slides."""

DATA_CLEANSE = """
- The Data Cleanse Plan is set out in section C of the BSC.
- The plan will identify, in detail, each activity that needs to be completed to support the new arrangements.
- The plan will build on the recommendations in the Data Assessment Report.
- Each Activity will be supported by a clear plan describing:
  - Responsibility of each participant
  - Target end state and means of measurement and monitoring approach
  - Dates for commencement and completion (and any other required milestones)
  - Reliance on other industry initiatives – e.g. CP1558, UMS data cleanse (supporting move to HH)
# MWG
- The March MWG will review the draft plan and seek feedback in the meeting and afterwards.
- Bilateral or focused meetings with participants will be offered to anyone who wishes to discuss the creation of the \
plan in more detail.
# TMAG
- TMAG will approve the plan, a draft version of the plan will be presented to the April TMAG.
- A finalised plan will be presented for approval at the May TMAG.
"""

MTDS = """
# MTDs
- A means of MTD population will need to be undertaken within the Registration Service. (Post REC and BSCP June 2023 \
implementation).
- The role of Supplier, MEM, LDSO, DCC will need to be determined.
- The most effective approach needs to be determined, based on cost, outcomes, timescales etc.
"""

ISD = """
# ISD/MDD
- Alignment needs to be agreed with the Transition Design of ISD / MDD (the design will be progressed using the MDWG).
- A plan will then be produced to support the design requirements.
"""

REGISTRATION = """
# Registration Data
- Planning needs to align with implementation of June 2023 changes.
- Approach to data population and rules for population need to be documented and form the basis of additional \
activities required to be set out in the plan post June 2023.
- Note: Some activities may require data migration/population activities to support cut-over such as population of \
Market Segment data into EES and other services.
"""

TECHNICAL = """
# Migration Design - Technical Solution
- The Migration Design activities did not identify a compelling rationale to develop a technical solution which would \
support the exclusion of certain MPANs based on Market Segment etc.
- A technical solution, which would be capable to excluding MPANs, would need to have been developed within the CSS as \
Reverse Migration is initiated by a supplier operating in Legacy arrangements initiating a Switch for a MPAN currently \
operated under the new MHHS arrangements.
- A technical solution would be costly and complex to implement within the CSS (and throw away post M14).
"""

CONTROLS = """
# Migration Design – Business Process Controls
- Several 'edge case' scenarios have been identified, by participants, where a Reverse Migration should not take \
place. Those scenarios now require further investigation to develop the rationale for exclusion.
- It is proposed that in place of a technical design to prevent Reverse Migration, a set of policies will be developed \
which will set out which MPANs should not be subject to Reverse Migration, represented in the Migration Approach.
- As the Supplier initiates a Reverse Migration via a Switch, the responsibility will then be placed on the Supplier, \
via controls within their own business to prevent initiation under those scenarios.
"""

EVALUATION = """
# Identification and evaluation of Scenarios for exclusion
- The decision to exclude certain scenarios from Reverse Migration needs to consider the following:
  - Impact on quality of industry data and processes (which will have a settlement and consumer impact).
  - Impact on consumer choice and competition.
  - Any rationale needs to be evidence based and clearly defined, weighted against the above criteria.
"""

SCENARIOS = """
# Scenarios identified to date
- Unmetered Supplies
- Complex Sites, Pseudo MPANs, Private Networks
- Participants may have other scenarios that they wish to table for consideration.
- Please document risks and rationale, then send to the migration mailbox for consideration.
- Further bilateral or wider participant discussions will be offered to develop policy for consideration by MWG.
"""

VOLUMES = """
# Migration Message Volumes - NFRs
- The Migration Approach will set out the NFRs required by participants services to support migration.
- Registration Services, CSS, Smart Metering will be subject to significantly higher message volumes than those \
experienced under legacy arrangements (and the volumes to be experienced under MHHS BAU).
- The Migration Profile will enable the creation of NFR volumes, by service, to be reflected in code (e.g. REC CR 093).
"""

PROFILE = """
# Profile planning sensitivities
- The period under which migration will occur (assumption 18 months between M11 and M15).
- When Suppliers will become qualified and the respective size of those Suppliers.
- The speed at which Suppliers wish to migrate post their qualification.
- The daily thresholds under which centralised services should operate, which need to be reasonable
- Customer Own Agents
"""

SIT_SCOPE = """
- Document has been renamed MHHS-DEL872 - SIT Scope for Voluntary Participants' Planning
- It is being updated and **is being issued in week commencing 6 March** (participants will be notified when it is available)
- We have the response to some (but not all) design queries
- We are issuing the document with a marker against each point that is subject to a design query so that participants \
can see clearly where updates *may* be made in future
- Main updates made are clarifications on:
  - Change from test coverage being very wide to a more **risk-based test** scope (eg an SDS has to demonstrate at \
least one different estimation method rather than all possible methods)
  - **Scope of DBT1 and DBT2**, including an example provided by a Supplier
  - Meaning of “**intake of a PUB message**” (that sending back the correct http response to the DIP is the success \
criterion)
  - **Use of adaptors** in SIT (where it may be possible to use *only* an adaptor)
"""

STRATEGY = """
# E2E Testing & Integration Strategy
Originally planned to be updated following the re-baselining of the Programme Plan
Will now be refreshed shortly (likely published for review during late March/early April)
Approvals process – TMAG approval, with recommendations from the various Working Groups
"""

RELIANCE_STATUS = """
# Status:
- MHHS programme attended both BSC and REC February PABs:
  - Background and context provided
  - Both boards support the need to define and agree the policy and support the plan and timeline to achieve this
- Extraordinary TMAG has been scheduled for Mar 27th – this will be where programme governance approval will be sought \
for the policy
- Lessons Learned workshop held with DCC and Code Delivery Bodies
- Draft ‘MHHS-DEL1064 - Placing Reliance Policy’ document currently under development and review
"""

RELIANCE_NEXT = """
# Next Steps
1. Upon conclusion of internal review the draft policy to be published on the collaboration base (est. early next week)
2. All SITWG/ QWG attendees and PP testing contacts will be notified via a direct email from the MHHS test mailbox \
with the link to the document on the collaboration base:
  - We will invite comments over a 5 day period
  - Comments log will be available to download from the same location as the doc and then can be emailed back to the \
test mailbox
3. Comments will be subsequently addressed and the document will be updated where required
4. Policy and status update will be presented at 15th March TMAG
5. The document will then be issued to TMAG, BSC PAB and REC members for review (20th – 24th March)
6. Governance meetings where approval will be sought:
  - 27th March - Extraordinary TMAG
  - 28th March - REC PAB
  - 30th March – BSC PAB
"""

NFTWG = """
- First NFTWG held on 21st February 2023.
- The Programme ran through the Terms of Reference, which was recommended for approval at TMAG.
- NFTWG will be used to build out the scope of the SIT Non-Functional Testing stage (likely to be confined to Elexon \
Central Systems and the DIP).
- NFTWG will be used to notify of the non-functional PIT Guidance updates.
- NFTWG will be used to provide updates on the Service Management Strategy.
"""

QUALIFICATION = """
- The approach to Qualification for organisations with multiple MPIDs;
- The approach to Qualification scope;
- The Qualification Approach and Plan Product Description;
- The high level plan for producing the Qualification Approach and Plan;
- The RACI for Qualification;
- The approach to the Qualification tranches
- The placing reliance policy; and
- An update on PIT Guidance
"""
