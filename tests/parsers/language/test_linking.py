"""Names across documents linked into parties: one where that is certain, apart where it is not, whatever the order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.linking import Linked, link
from parsers.language.rulings import Ruling, rulings_from_toml
from parsers.language.sightings import Sighting
from pipeline.vocabulary import load_vocabulary
from schemas.errors import SettingsError
from schemas.gazetteer import Gazetteer

GROUPS = {"TMAG": "Testing and Migration Advisory Group"}


def seen(
    name: str, document: str = "d1", kind: str = "person", org: str | None = None, place: str | None = None, sure: float = 0.9
) -> Sighting:
    return Sighting(name, kind, org, sure, document, date(2023, int(document[1:]), 1), place or f"{document}/{name}/{org}")


def linked(gazetteer: Gazetteer, *sightings: Sighting, rulings: str = "") -> Linked:
    return link(sightings, gazetteer, GROUPS, rulings_from_toml(rulings))


def homes(result: Linked) -> dict[str, str | None]:
    """The party of each name that has one."""
    return {alias.alias: alias.party_id for alias in result.aliases}


@pytest.mark.parametrize(
    "short",
    ["A Brennick", "A. Brennick", "AB", "Asha Brenick", "Asha", "Asha B", "BRENNICK A", "asha.brennick@example.org", "Ms Asha Brennick"],
)
def test_spellings_of_one_person_are_one_party(short: str, gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen("Asha Brennick"), seen(short, "d2", sure=0.6))
    assert homes(result) == {"Asha Brennick": "person/asha-brennick", short: "person/asha-brennick"}
    assert [party.name for party in result.parties] == ["Asha Brennick"]
    assert all(alias.reason for alias in result.aliases)


@pytest.mark.parametrize(
    ("short", "rival"),
    [("A Brennick", "Arun Brennick"), ("AB", "Arun Bole"), ("Asha", "Asha Patel"), ("AB", "A Bole")],
)
def test_what_fits_two_persons_stays_apart_and_is_doubted(short: str, rival: str, gazetteer: Gazetteer) -> None:
    doubtful = seen(short, "d3", sure=0.6)
    result = linked(gazetteer, seen("Asha Brennick"), seen(rival, "d2"), doubtful)
    assert short not in homes(result)
    assert "Asha Brennick" in result.doubts[doubtful].reason
    assert rival in result.doubts[doubtful].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Clark", "Jane Clarke"),
        ("Ann Reed", "Anna Reed"),
        ("Asha Brennick", "Arun Brennick"),
        ("Asha Brennick", "Mr Brennick"),
        ("Tom Moss", "Tom Voss"),
    ],
)
def test_names_that_many_have_and_other_persons_stay_apart(one: str, other: str, gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen(one), seen(other, "d2"))
    assert len(set(homes(result).values())) == 2


def test_two_names_in_one_place_are_two_parties(gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen("Asha Brennick", place="cell"), seen("Asha Brenick", place="cell"))
    assert len(result.parties) == 2
    assert result.parties[0].kept_apart == "Asha Brennick: both stand side by side in one place"


def test_initials_that_fit_several_mean_whom_their_own_document_names(gazetteer: Gazetteer) -> None:
    near, far = seen("AB", "d1", sure=0.6), seen("AB", "d3", sure=0.6)
    result = linked(gazetteer, seen("Asha Brennick", "d1"), seen("Arun Bole", "d2"), near, far)
    assert result.party_of[near] == "person/asha-brennick"
    assert far not in result.party_of
    assert [alias.method for alias in result.aliases if alias.alias == "AB"] == ["same_document"]


def test_one_name_of_two_employers_is_two_parties(gazetteer: Gazetteer) -> None:
    bare, here = seen("Tom Reed", "d3"), seen("Tom Reed", "d1")
    result = linked(gazetteer, seen("Tom Reed", "d1", org="Ofgem"), seen("Tom Reed", "d2", org="Elexon"), bare, here)
    assert {party.party_id for party in result.parties} == {"person/tom-reed-ofgem", "person/tom-reed-elexon"}
    assert result.party_of[here] == "person/tom-reed-ofgem"
    assert bare in result.doubts


def test_an_affiliation_that_goes_with_any_employer_parts_nobody(gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen("Tom Reed", "d1", org="Programme"), seen("Tom Reed", "d2", org="Elexon"))
    assert [party.party_id for party in result.parties] == ["person/tom-reed"]


def test_lone_initials_and_first_names_are_never_guessed(gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen("QX", sure=0.6), seen("Asha", sure=0.85))
    assert result.parties == ()
    assert result.doubts == {}


def test_a_short_name_alone_is_a_party_of_its_own(gazetteer: Gazetteer) -> None:
    assert homes(linked(gazetteer, seen("A Brennick"), seen("A. Brennick", "d2"), seen("AB", "d3", sure=0.6))) == dict.fromkeys(
        ["A Brennick", "A. Brennick", "AB"], "person/a-brennick"
    )


def test_a_surname_taken_for_a_company_finds_its_person(gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen("Asha Brennick"), seen("Brennick", "d2", kind="organisation", sure=0.4))
    assert homes(result)["Brennick"] == "person/asha-brennick"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("PMO", "Programme Management Office", "group"),
        ("TMAG", "Testing and Migration Advisory Group", "group"),
        ("Tarn Metering Ltd", "Tarn Metering", "organisation"),
        ("Ernst & Young", "Ernst and Young", "organisation"),
        ("the Chair", "Chair", "role"),
    ],
)
def test_abbreviations_and_legal_forms_are_one_party(one: str, other: str, kind: str, gazetteer: Gazetteer) -> None:
    result = linked(gazetteer, seen(one, kind=kind), seen(other, "d2", kind=kind))
    assert len(result.parties) == 1
    assert result.parties[0].party_id.startswith(f"{kind}/")


def test_a_party_was_seen_from_its_first_to_its_last_document(gazetteer: Gazetteer) -> None:
    (party,) = linked(gazetteer, seen("Asha Brennick", "d2", org="Ofgem"), seen("Asha Brennick", "d9"), seen("A Brennick", "d1")).parties
    assert (party.first_seen_date, party.last_seen_date, party.organisation) == (date(2023, 1, 1), date(2023, 9, 1), "Ofgem")


SAME = '[[same]]\nnames = ["Asha Patel", "Asha Brennick"]\nname = "Asha Patel"\nreason = "a new surname"\n'
DIFFERENT = '[[different]]\nnames = ["AB", "Asha Brennick"]\nreason = "AB is a visitor"\n'


def test_people_overrule_the_rules(gazetteer: Gazetteer) -> None:
    rows = (seen("Asha Brennick"), seen("Asha Patel", "d2"), seen("AB", "d3", sure=0.6))
    result = linked(gazetteer, *rows, rulings=SAME + DIFFERENT)
    assert homes(result) == {"Asha Brennick": "person/asha-patel", "Asha Patel": "person/asha-patel"}
    assert {alias.reason for alias in result.aliases if alias.alias == "Asha Brennick"} == {"Ruled so: a new surname"}


def test_a_ruling_that_nobody_meets_is_told(gazetteer: Gazetteer) -> None:
    assert linked(gazetteer, seen("Asha Brennick"), rulings=SAME).unheard == ("Asha Patel",)


@pytest.mark.parametrize(
    "text",
    ["[[same", "[[equal]]\nnames = []", '[[same]]\nnames = ["A"]\nreason = "x"', '[[same]]\nnames = ["A", "B"]', 'same = "A"',
     '[[different]]\nnames = ["A", "B"]\nreason = "x"\nname = "A"', '[[same]]\nnames = ["A", "B"]\nreason = "x"\nwhy = "y"'],
)  # fmt: skip
def test_a_broken_ruling_says_what_to_mend(text: str) -> None:
    with pytest.raises(SettingsError, match="file of rulings"):
        rulings_from_toml(text)


SHIPPED = load_vocabulary({}).gazetteer
NAMES = [
    "Asha Brennick",
    "A Brennick",
    "AB",
    "Asha Brenick",
    "Arun Bole",
    "Asha",
    "Tom Reed",
    "T Reed",
    "Thomas Reed",
    "TR",
    "Ms Reed",
    "Reed",
    "Programme",
]
SIGHTINGS = st.builds(
    seen,
    name=st.sampled_from(NAMES),
    document=st.sampled_from(["d1", "d2", "d3", "d4"]),
    kind=st.sampled_from(["person", "organisation"]),
    org=st.sampled_from([None, None, "Ofgem", "Elexon", "Programme"]),
    place=st.sampled_from([None, "one cell"]),
    sure=st.sampled_from([0.4, 0.6, 0.9]),
)


@given(st.lists(SIGHTINGS, max_size=10).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_documents_changes_nothing(orders: tuple[list[Sighting], list[Sighting]]) -> None:
    one, other = (link(rows, SHIPPED, GROUPS) for rows in orders)
    assert (one.parties, one.aliases, one.party_of, one.doubts) == (other.parties, other.aliases, other.party_of, other.doubts)
    ids = [party.party_id for party in one.parties]
    assert len(ids) == len(set(ids))
    assert {alias.party_id for alias in one.aliases} == set(ids)
    assert set(one.party_of.values()) == set(ids)


@given(st.lists(SIGHTINGS, max_size=8))
def test_a_stranger_in_another_document_changes_nobody(rows: list[Sighting]) -> None:
    alone, beside = link(rows, SHIPPED, GROUPS), link([*rows, seen("Olu Zimbers", "d5"), seen("OZ", "d6", sure=0.6)], SHIPPED, GROUPS)
    assert [party for party in beside.parties if party.name != "Olu Zimbers"] == list(alone.parties)
    assert {row: party for row, party in beside.party_of.items() if "Z" not in row.name} == alone.party_of
    assert beside.doubts == alone.doubts


RULINGS = rulings_from_toml(
    '[[same]]\nnames = ["TR", "Tom Reed"]\nreason = "x"\n[[different]]\nnames = ["AB", "Arun Bole"]\nreason = "y"\n'
    '[[different]]\nnames = ["T Reed", "Thomas Reed"]\nreason = "z"\n'
)


@given(st.lists(SIGHTINGS, max_size=8), st.permutations(RULINGS))
def test_the_order_of_rulings_changes_nothing(rows: list[Sighting], rulings: list[Ruling]) -> None:
    assert link(rows, SHIPPED, GROUPS, rulings) == link(rows, SHIPPED, GROUPS, RULINGS)


@given(st.lists(SIGHTINGS, max_size=8))
def test_who_was_ruled_another_is_never_one_party(rows: list[Sighting]) -> None:
    result = link(rows, SHIPPED, GROUPS, RULINGS)
    homes_of = {name: {result.party_of[row] for row in rows if row.name == name and row in result.party_of} for name in ("AB", "Arun Bole")}
    assert not homes_of["AB"] & homes_of["Arun Bole"]
