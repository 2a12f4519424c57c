"""Owners in running text: who acts, and never who is acted with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.owners import find_owners
from schemas.gazetteer import Gazetteer, gazetteer_from_toml

CODES = frozenset({"TMAG", "SITWG"})


def owners(text: str, gazetteer: Gazetteer, field: str | None = "prose") -> list[str]:
    return [party.name for party in find_owners(text, field, gazetteer, CODES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Asha to agree the wording with Ofgem.", ["Asha"]),
        ("ACTION: Treasurer to circulate the accounts by 3 June.", ["Treasurer"]),
        ("Action 7: TR and AP to visit the depot.", ["TR", "AP"]),
        ("ACTION on Head of Audit: bring the plan back.", ["Head of Audit"]),
        ("Action on Tom Reed to ring the surveyor.", ["Tom Reed"]),
        ("The figures will be corrected (Action: TR).", ["TR"]),
        ("[AP] Send the form to the bank.", ["AP"]),
        ("Owner: Asha Patel. Due: 3 June.", ["Asha Patel"]),
        ("Tom Reed agreed to speak with Asha Patel.", ["Tom Reed"]),
        ("The Treasurer took an action to write to the bank.", ["Treasurer"]),
        ("An action was placed on the Librarian to order shelves.", ["Librarian"]),
        ("It was agreed that Tom Reed and Asha Patel would draft a note.", ["Tom Reed", "Asha Patel"]),
        ("After talks with Tom Reed, Asha Patel will revise the draft.", ["Asha Patel"]),
        ("The Chair asked Elexon to explain the delay.", ["Elexon"]),
        ("Trustees are asked to return the form.", ["Trustees"]),
        ("The form is to be signed by the Treasurer.", ["Treasurer"]),
        ("Resolved that the Librarian order new shelves.", ["Librarian"]),
        ("Could the Treasurer publish the accounts?", ["Treasurer"]),
        ("Order new shelves - Tom", ["Tom"]),
        ("Dr Patel praised the report and offered to share it.", ["Dr Patel"]),
        ("Elexon confirmed it would send the file.", ["Elexon"]),
        ("Asha to book the hall; Tom to bring chairs.", ["Asha", "Tom"]),
        ("Cllrs Reed and Green will inspect the stile.", ["Cllr Reed", "Cllr Green"]),
        ("The Board asked Mrs Reed to share the plan.", ["Mrs Reed"]),
        ("The Librarian be instructed to order shelves.", ["Librarian"]),
        ("Authority be given to the Treasurer to sign the lease.", ["Treasurer"]),
        ("To ask the Finance Committee to check the fees.", ["Finance Committee"]),
        ("A card is to be sent to Mr Patel by the Treasurer about the gift.", ["Treasurer"]),
        ("Asha and Tom to co-ordinate the stalls.", ["Asha", "Tom"]),
        ("TR to hoover the hall.", ["TR"]),
        ("Jan will talk to the printer.", ["Jan"]),
        ("Who: Asha Patel When: 3 June", ["Asha Patel"]),
        ("Assigned to Asha Patel", ["Asha Patel"]),
        ("Mr Patel showed the plan and will send the figures.", ["Mr Patel"]),
        ("That the Librarian be authorised to buy shelves.", ["Librarian"]),
        ("Shelves to be ordered (Librarian).", ["Librarian"]),
        ("(TR) Book the hall.", ["TR"]),
        ("Actions: TR - book the hall; AP - bring chairs.", ["TR", "AP"]),
        ("It was agreed for the Treasurer to sign.", ["Treasurer"]),
        ("HR and IT to draft a form.", ["HR", "IT"]),
        ("The Chair invited Trustees to send comments.", ["Trustees"]),
    ],
)
def test_who_is_to_act_owns(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert owners(text, gazetteer) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Trustees approved the accounts.",
        "Trustees will be invited to the opening.",
        "The form was signed by the Treasurer.",
        "Need to book the hall.",
        "Shelves to be ordered.",
        "The hall will open in June.",
        "Tom Reed thanked Asha Patel.",
        "TR noted that AP had sent the form to Elexon.",
        "The Board agreed to adopt the policy.",
        "Join and lead Working Groups",
        "Elexon to suppliers",
        "Asha to date",
        "The pilot will run for six weeks.",
        "June will see the new shelves.",
        "June to August figures",
        "The Board approved the plan and will adopt it.",
        "The depot plan will set out what is asked by suppliers' services to open.",
        "",
    ],
)
def test_where_nobody_is_to_act_nobody_owns(text: str, gazetteer: Gazetteer) -> None:
    assert owners(text, gazetteer) == []


def test_without_a_field_a_sentence_is_prose_and_a_list_a_cell(gazetteer: Gazetteer) -> None:
    assert owners("Tom Reed to discuss the new shelves with Asha Patel soon.", gazetteer, None) == ["Tom Reed"]
    assert owners("Tom Reed, Asha Patel", gazetteer, None) == ["Tom Reed", "Asha Patel"]


WORDS = st.sampled_from(
    [
        "Tom Reed",
        "Ofgem",
        "KG",
        "the",
        "Clerk",
        " to ",
        "send",
        "will",
        "be",
        "by",
        "(",
        ")",
        "Action:",
        ".",
        ",",
        "and",
        "asked",
        "that",
        "\n",
        "–",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_gives_owners_in_its_order(text: str) -> None:
    end = 0
    for party in find_owners(text, "prose", SMALL, CODES):
        assert text[party.start_char : party.end_char] == party.name_raw
        assert party.start_char >= end
        end = party.end_char


SMALL = gazetteer_from_toml(
    '[organisations]\nnames = ["Ofgem"]\n[roles]\nnames = ["Clerk"]\n[persons]\ngiven_names = ["Tom"]\n[prose]\nverbs = ["send"]\n'
)
