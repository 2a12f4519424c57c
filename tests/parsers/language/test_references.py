"""Identifiers in text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.reference_forms import FORMS, forms_in
from parsers.language.references import find_references


@pytest.mark.parametrize(
    ("text", "kind", "identifier"),
    [
        ("before M3.", "milestone", "M3"),
        ("Milestone 12 (M12)", "milestone", "M12"),
        ("raise CR 7", "change_request", "CR007"),
        ("a REC CR 081", "rec_change", "R081"),
        ("see R101", "rec_change", "R101"),
        ("BSC Modification P400", "bsc_modification", "P400"),
        ("CP1600", "bsc_change_proposal", "CP1600"),
        ("DCUSA CP500", "dcusa_change", "CP500"),
        ("MHHS-\nDEL33", "deliverable", "MHHS-DEL33"),
        ("DAG 9-02 is closed", "action", "DAG9-02"),
        ("D0149", "data_flow", "D0149"),
        ("SITAG #3", "meeting", "SITAG-3"),
        ("DBT3", "test_phase", "DBT3"),
        ("DIP Release 2.1", "release", "DIP Release 2.1"),
        ("DIP simulator: release 4 is late", "release", "DIP Release 4"),
        ("DIP R3", "release", "DIP Release 3"),
        ("REC R0071", "rec_change", "R071"),
        ("REC Change Request 071", "rec_change", "R071"),
        ("BSC P399", "bsc_modification", "P399"),
        ("BSC CP 1601", "bsc_change_proposal", "CP1601"),
        ("DCP 399", "dcusa_change", "CP399"),
        ("SEC MP 151", "other", "MP151"),
        ("SECMP0151", "other", "MP151"),
        ("Programme Change Request (CR) 44", "change_request", "CR044"),
        ("MHHS DEL 77", "deliverable", "MHHS-DEL77"),
        ("pre-M4", "milestone", "M4"),
        ("milestone 6 slips", "milestone", "M6"),
        ("the T2-QU-0130 activity", "milestone", "T2-QU-0130"),
        ("it is risk R071", "other", "R071"),
        ("DECISION SITAG-DEC4:", "other", "SITAG-DEC04"),
    ],
)
def test_types_and_normalises(text: str, kind: str, identifier: str) -> None:
    assert [(found.reference_type, found.reference_id) for found in find_references(text)] == [(kind, identifier)]


@pytest.mark.parametrize(
    "text",
    [
        "DAG 16 February 2023",
        "SITAG 3 and 4 May 2024",
        "Round 3",
        "5 mins",
        "version 2.1",
        "15/03/23",
        "MPAN 1234",
        "page 12",
        "pages P100 to 110",
        "10:00-10:05",
        "by the M25",
        "the M4 motorway, at junction 12 of the M5",
        "a P1 priority defect and D1",
        "priority P400",
        "M16 0RA, CR0 2AB",
        "SIT 3 weeks late",
        "TMAG 12 actions",
        "release 20 March",
    ],
)
def test_other_numbers_are_no_references(text: str) -> None:
    assert find_references(text) == ()


def test_each_of_several_in_order() -> None:
    assert [found.reference_id for found in find_references("CR017, M5 & R093/R097")] == ["CR017", "M5", "R093", "R097"]


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("M7-M9", ["M7", "M8", "M9"]),
        ("M3 – M4", ["M3", "M4"]),
        ("milestones M7 to M9", ["M7", "M8", "M9"]),
        ("moved from M7 to M9", ["M7", "M9"]),
        ("between M2 and M6", ["M2", "M6"]),
        ("CR031/032", ["CR031", "CR032"]),
        ("CR031 and 032 came in", ["CR031", "CR032"]),
        ("CRs 031, 032 and 040", ["CR031", "CR032", "CR040"]),
        ("Change Requests 031 & 032", ["CR031", "CR032"]),
        ("Milestones 10 and 11", ["M10", "M11"]),
        ("DBT 1 & 2", ["DBT1", "DBT2"]),
        ("D0010 & D0036", ["D0010", "D0036"]),
        ("DAG9-02, 03 and 05", ["DAG9-02", "DAG9-03", "DAG9-05"]),
        ("REC CRs 081 and 082, CR031", ["R081", "R082", "CR031"]),
    ],
)
def test_each_of_a_list_or_range(text: str, identifiers: list[str]) -> None:
    assert [found.reference_id for found in find_references(text)] == identifiers


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("CR031 and 200 participants", ["CR031"]),
        ("M5 and 6 March", ["M5"]),
        ("M10, 11 March", ["M10"]),
        ("M4, 15/03/2023", ["M4"]),
        ("CR031, 10:30", ["CR031"]),
        ("P400, 450 comments", ["P400"]),
    ],
)
def test_a_list_ends_before_a_day_a_time_or_a_count(text: str, identifiers: list[str]) -> None:
    assert [found.reference_id for found in find_references(text)] == identifiers


def test_what_a_range_spans_has_the_place_of_the_range() -> None:
    spanned = find_references("from M7-M9 on")[0:3]
    assert [(found.reference_id, found.text) for found in spanned] == [("M7", "M7"), ("M8", "M7-M9"), ("M9", "M9")]
    assert spanned[1].confidence < spanned[0].confidence


@pytest.mark.parametrize("text", ["queues on the A31 and M3", "traffic on the M3", "the CR5 postcode", "postcode area CR5", "WCAG 2"])
def test_roads_postcodes_and_standards_are_no_references(text: str) -> None:
    assert find_references(text) == ()


PIECES = st.sampled_from(["CR", "017", "M1", "REC ", "-", " ", "DEL", "MHHS", "TMAG", "14", "P432", "Release 1", "/", "#"])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)))
def test_any_text_is_read_in_order(text: str) -> None:
    """Each identifier is where it says; two share a place only where the one spans the other."""
    start, end = 0, 0
    for found in find_references(text):
        assert start <= found.start_char < found.end_char
        assert text[found.start_char : found.end_char] == found.text
        start = found.start_char
        if not re.search(r"-|\bto\b", found.text):
            assert end <= start
            end = found.end_char


_WRITTEN = (
    *("MHHS-DEL33", "DEL 33", "DAG9-02", "TMAG-DEC 12", "RAID item R012", "REC CR 081", "DCUSA change CP500", "BSC CP 1601", "BSC P399"),
    *("SEC MP151", "SECMP0151", "UNC 0701", "DCP 399", "CP1600", "CP500", "CR 7", "Change Request 44", "Change Requests (CRs) 12", "P400"),
    *(
        "Mods P12",
        "R101",
        "D0149",
        "data flow D149",
        "MILESTONE 12",
        "milestones M3",
        "M10",
        "T1-AB-1000",
        "UEPT 3",
        "RELEASE 4.1",
        "DIP R3",
    ),
    *("SITAG #3", "TMAG meeting no. 7", "BSCP 70"),
)


@pytest.mark.parametrize("text", _WRITTEN)
def test_a_form_is_looked_for_wherever_it_is(text: str) -> None:
    found = [form for form in FORMS if form.pattern.search(text)]
    assert found
    assert [form for form in forms_in(text) if form.pattern.search(text)] == found
