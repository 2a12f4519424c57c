"""The seat: one pipeline for all findings, which gives what the finders give, and a model's names where types are in doubt."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.language.dates import find_dates
from parsers.language.passage import FIELDS, Kind, Passage, Recognised
from parsers.language.references import find_references
from parsers.language.seat import Seat
from schemas.gazetteer import Gazetteer

CONTEXT = date(2023, 5, 30)
WORDS = [
    "5",
    "May",
    "CR",
    "013",
    "tbc",
    "-",
    "TMAG",
    "M10",
    "monthly",
    "Q2",
    "\n",
    "by",
    "\ud800",
    "🎉",
    "10:00",
    "ongoing",
    "(",
    "w/c",
    "June",
]


@pytest.fixture(scope="session")
def seat(gazetteer: Gazetteer) -> Seat:
    return Seat(gazetteer, frozenset({"TMAG"}))


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from([None, *sorted(FIELDS)]))
@settings(max_examples=150, deadline=None)
def test_the_pipeline_finds_what_the_finders_find(seat: Seat, text: str, field: str | None) -> None:
    """The flags that spare a search never cost a finding."""
    found = seat.read(Passage(text, CONTEXT, field), {Kind.DATES, Kind.REFERENCES})
    assert found.dates == find_dates(text, CONTEXT, field)
    assert found.references == find_references(text)
    assert found.owners == ()


def test_only_what_is_asked_for_is_looked_for(seat: Seat) -> None:
    passage = Passage("Kate Goodman by 5 May, CR013", CONTEXT)
    assert seat.read(passage, ()).dates == ()
    assert seat.read(passage, {Kind.DATES}).references == ()


@pytest.mark.parametrize("text", ["", "Nothing of the kind", "Terms of reference"])
def test_a_text_without_hope_finds_nothing(seat: Seat, text: str) -> None:
    assert seat.read(Passage(text, CONTEXT, "prose"), set(Kind)) == Recognised()


def model_that_sees(label: str, name: str) -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name}])  # type: ignore[attr-defined]
    return nlp


@pytest.mark.parametrize(
    ("name", "label", "alone", "together"),
    [
        ("Zephyria", "PERSON", "organisation", "person"),
        ("Zephyria", "ORG", "organisation", "organisation"),
        ("Zephyria", "GPE", "organisation", "organisation"),
        ("Elexon", "PERSON", "organisation", "organisation"),
    ],
)
def test_a_model_decides_only_doubtful_types(gazetteer: Gazetteer, name: str, label: str, alone: str, together: str) -> None:
    passage = Passage(name, None, "owner")
    (without,) = Seat(gazetteer, frozenset()).read(passage, {Kind.OWNERS}).owners
    (with_it,) = Seat(gazetteer, frozenset(), model_that_sees(label, name)).read(passage, {Kind.OWNERS}).owners
    assert (without.party_type, with_it.party_type) == (alone, together)
    assert (with_it.start_char, with_it.end_char) == (without.start_char, without.end_char)
