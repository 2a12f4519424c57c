"""Owner cells split into typed parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.parties import split_owners
from schemas.errors import SettingsError
from schemas.gazetteer import Gazetteer, gazetteer_from_toml

CODES = frozenset({"TMAG", "SITWG", "PSG"})


def told(text: str, gazetteer: Gazetteer) -> list[tuple[str, str, str | None, str | None]]:
    return [(party.name, str(party.party_type), party.organisation, party.qualifier) for party in split_owners(text, gazetteer, CODES)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Asha Patel, Tom Reed and Secretariat", [("Asha Patel", "person"), ("Tom Reed", "person"), ("Secretariat", "role")]),
        ("PSG / Ofgem", [("PSG", "group"), ("Ofgem", "organisation")]),
        ("Test Manager & PMO", [("Test Manager", "role"), ("PMO", "group")]),
        ("Harbour & Sons Metering Ltd", [("Harbour & Sons Metering Ltd", "organisation")]),
        ("Large and Medium Supplier reps", [("Large and Medium Supplier reps", "role")]),
        ("Reed, Tom", [("Tom Reed", "person")]),
        ("Asha Patel -> Tom Reed", [("Tom Reed", "person")]),
        ("1. Asha Patel 2. TR", [("Asha Patel", "person"), ("TR", "person")]),
        ("Asha Patel\nTom Reed", [("Asha Patel", "person"), ("Tom Reed", "person")]),
        ("Owner: T. van der Reed", [("T. van der Reed", "person")]),
        ("All attendees; TMAG members", [("All attendees", "group"), ("TMAG members", "group")]),
        ("Deputy Director of Estates & Facilities", [("Deputy Director of Estates & Facilities", "role")]),
        ("Head of Audit and Tom Reed", [("Head of Audit", "role"), ("Tom Reed", "person")]),
        ("Borough Clerk / Cllr Reed", [("Borough Clerk", "role"), ("Cllr Reed", "person")]),
        ("Cllrs Reed and Patel", [("Cllr Reed", "person"), ("Cllr Patel", "person")]),
        ("Cllrs Black, Reed & Green", [("Cllr Black", "person"), ("Cllr Reed", "person"), ("Cllr Green", "person")]),
        ("Mr & Mrs Reed", [("Mr Reed", "person"), ("Mrs Reed", "person")]),
        ("Mrs Reed", [("Mrs Reed", "person")]),
        ("Senator Reed", [("Senator Reed", "person")]),
        ("Deputy Manager", [("Deputy Manager", "role")]),
        ("Thomasina (Tom) Reed", [("Thomasina Reed", "person")]),
        ("Máire Ní hEidhin", [("Máire Ní hEidhin", "person")]),
        ("XQZ Support", [("XQZ Support", "group")]),
        ("Regional Mediators", [("Regional Mediators", "role")]),
        ("P&R", [("P&R", "group")]),
        ("FWG2", [("FWG2", "group")]),
        ("Austrian Water Regulator", [("Austrian Water Regulator", "organisation")]),
        ("LB Hackney", [("LB Hackney", "organisation")]),
        ("Data Transition", [("Data Transition", "group")]),
        ("REED, Tom", [("Tom REED", "person")]),
        ("TomR", [("TomR", "person")]),
        ("TR > AP", [("AP", "person")]),
        ("Tom Reed cc Asha Patel", [("Tom Reed", "person")]),
        ("Project Director (MSc)", [("Project Director", "role")]),
        ("Vale (UK) Ltd", [("Vale (UK) Ltd", "organisation")]),
        ("Department for Trees and Parks", [("Department for Trees and Parks", "organisation")]),
        ("NHS Devon and Exmoor ICB", [("NHS Devon and Exmoor ICB", "organisation")]),
        ("KP (lead), BT, TR", [("KP", "person"), ("BT", "person"), ("TR", "person")]),
        ("@tomreed", [("@tomreed", "person")]),
        ("Clerk in consultation with the Mayor", [("Clerk", "role")]),
        ("Reed, T. / Patel, A.", [("T. Reed", "person"), ("A. Patel", "person")]),
        ("TR AP", [("TR", "person"), ("AP", "person")]),
        ("TR (Ofgem)\nAP (Elexon)", [("TR", "person"), ("AP", "person")]),
        ("Tom & Asha", [("Tom", "person"), ("Asha", "person")]),
        ("TREASURER", [("TREASURER", "role")]),
        ("all to consider", [("all", "group")]),
        ("Planning & Highways Committee", [("Planning & Highways Committee", "group")]),
        ("Vale County Council and Moor Water", [("Vale County Council", "organisation"), ("Moor Water", "organisation")]),
        ("Tom Reed by 3 June", [("Tom Reed", "person")]),
        ("In progress - TR", [("TR", "person")]),
        ("TBC (Elexon)", [("Elexon", "organisation")]),
        ("Action: Librarian", [("Librarian", "role")]),
        ("Tom Reed, Treasurer", [("Tom Reed", "person")]),
        ("Tom Reed, Secretariat", [("Tom Reed", "person"), ("Secretariat", "role")]),
        ("Dr Tom Reed MBE", [("Dr Tom Reed MBE", "person")]),
        ("Asha Reed-Patel", [("Asha Reed-Patel", "person")]),
        ("Information governance", [("Information governance", "group")]),
    ],
)
def test_splits_and_types(text: str, parties: list[tuple[str, str]], gazetteer: Gazetteer) -> None:
    assert [row[:2] for row in told(text, gazetteer)] == parties


@pytest.mark.parametrize(
    "text",
    [
        "Asha Patel (Ofgem)",
        "Asha Patel – Ofgem",
        "Ofgem – Asha Patel",
        "Ofgem (Asha Patel)",
        "Asha Patel, Ofgem",
        "Asha Patel on behalf of Ofgem",
        "Asha Patel (for Ofgem)",
        "Asha Patel @ Ofgem",
        "Asha Patel · Ofgem",
    ],
)
def test_an_affiliation_goes_with_its_person(text: str, gazetteer: Gazetteer) -> None:
    assert told(text, gazetteer) == [("Asha Patel", "person", "Ofgem", None)]


def test_a_lone_name_before_a_person_in_brackets_is_where_they_work(gazetteer: Gazetteer) -> None:
    assert told("Denton (A. Patel)", gazetteer) == [("A. Patel", "person", "Denton", None)]


def test_one_organisation_heads_several_persons(gazetteer: Gazetteer) -> None:
    assert told("Ofgem: Asha Patel & TR", gazetteer) == [("Asha Patel", "person", "Ofgem", None), ("TR", "person", "Ofgem", None)]


def test_two_capitals_among_initials_are_a_person(gazetteer: Gazetteer) -> None:
    assert [row[:2] for row in told("PM", gazetteer)] == [("PM", "role")]
    assert [row[:2] for row in told("PM/TR", gazetteer)] == [("PM", "person"), ("TR", "person")]


def test_names_that_were_learnt_are_persons_and_organisations(gazetteer: Gazetteer) -> None:
    learnt = gazetteer.learning(["Wren Tarn", "WTA"], ["Quill Tarn"])
    assert [str(party.party_type) for party in split_owners("WTA / Quill Tarn", learnt, CODES)] == ["person", "organisation"]


def test_what_else_is_said_is_the_qualifier(gazetteer: Gazetteer) -> None:
    assert told("Programme (group leads as needed)", gazetteer) == [("Programme", "organisation", None, "group leads as needed")]
    assert told("Chair: Asha Patel", gazetteer) == [("Asha Patel", "person", None, "Chair")]
    assert told("Asha Patel to confirm", gazetteer) == [("Asha Patel", "person", None, "to confirm")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TBC",
        "n/a",
        "–",
        "To be confirmed",
        "15/03/23",
        "Owner",
        "?",
        "June 2024",
        "To be decided",
        "Rescheduled",
        "Owner TBC",
        "w/c 5 June",
    ],
)
def test_nobody(text: str, gazetteer: Gazetteer) -> None:
    assert split_owners(text, gazetteer, CODES) == ()


def test_a_name_is_without_its_wrap_and_its_raw_text_with_it(gazetteer: Gazetteer) -> None:
    (party,) = split_owners("REC\nPerformance\nAssurance", gazetteer, CODES)
    assert (party.name, party.name_raw) == ("REC Performance Assurance", "REC\nPerformance\nAssurance")


PIECES = st.sampled_from(
    ["Asha Patel", "Ofgem", "(", ")", " & ", ", ", " - ", "->", "TBC", "KG", "1.", "\n", "Chair", ": ", " and ", "[", "Supplier reps"]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=8).map("".join)))
def test_any_text_is_split_in_order(text: str) -> None:
    end = 0
    for party in split_owners(text, SMALL, CODES):
        assert text[party.start_char : party.end_char] == party.name_raw
        assert party.start_char >= end
        assert party.name
        end = party.end_char


SMALL = gazetteer_from_toml('[organisations]\nnames = ["Ofgem"]\n[roles]\nnames = ["Chair"]\nwords = ["reps"]\n[nobody]\nwords = ["TBC"]\n')


@pytest.mark.parametrize("text", ["[roles", "[roles]\nnames = 3", "roles = 1", "[abbreviations]\nPMO = 1"])
def test_a_broken_gazetteer_says_what_to_mend(text: str) -> None:
    with pytest.raises(SettingsError, match="file of parties"):
        gazetteer_from_toml(text)
