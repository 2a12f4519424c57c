"""Identifiers in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)
def test_types_and_normalises(text: str, kind: str, identifier: str) -> None:
    assert [(found.reference_type, found.reference_id) for found in find_references(text)] == [(kind, identifier)]


@pytest.mark.parametrize(
    "text", ["DAG 16 February 2023", "Round 3", "5 mins", "version 2.1", "15/03/23", "MPAN 1234", "page 12", "10:00-10:05"]
)
def test_other_numbers_are_no_references(text: str) -> None:
    assert find_references(text) == ()


def test_each_of_several_in_order() -> None:
    assert [found.reference_id for found in find_references("CR017, M5 & R093/R097")] == ["CR017", "M5", "R093", "R097"]


PIECES = st.sampled_from(["CR", "017", "M1", "REC ", "-", " ", "DEL", "MHHS", "TMAG", "14", "P432", "Release 1", "/", "#"])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)))
def test_any_text_is_read_in_order(text: str) -> None:
    end = 0
    for found in find_references(text):
        assert end <= found.start_char < found.end_char
        assert text[found.start_char : found.end_char] == found.text
        end = found.end_char
