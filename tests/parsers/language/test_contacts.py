"""Contacts: names beside addresses, in rows with one, or behind a word for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.contacts import Cell, Contact, find_contacts
from schemas.gazetteer import Gazetteer, gazetteer_from_toml

CODES = frozenset({"TMAG"})


def told(gazetteer: Gazetteer, *texts: str) -> list[Contact]:
    return list(find_contacts([Cell(text) for text in texts], gazetteer, CODES))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Questions to Wren Tarn (wren.tarn@example.org)", "Wren Tarn"),
        ("Please write to Ivo Quell at iquell@example.org.", "Ivo Quell"),
        ("Ivo Quell <IQ@example.org>", "Ivo Quell"),
        ("Dr Asha Marsh-Lee: asha.marsh-lee@example.org", "Asha Marsh-Lee"),
        ("Contact: Asha Patel, 01632 960001", "Asha Patel"),
        ("Key contact - Tom Reed", "Tom Reed"),
    ],
)
def test_who_can_be_written_to(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert [contact.name for contact in told(gazetteer, text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Programme PMO pmo@example.org",
        "Testing Mailbox: testing@example.org",
        "Contact the Party Manager",
        "Testing contacts will be told",
        "Wren Tarn wrote to the Board",
        "@",
    ],
)
def test_mailboxes_and_mere_words_are_nobody(text: str, gazetteer: Gazetteer) -> None:
    assert told(gazetteer, text) == []


def test_brackets_say_where_a_contact_works(gazetteer: Gazetteer) -> None:
    assert told(gazetteer, "Contact: Asha Patel (Ofgem)") == [Contact("Asha Patel", "Ofgem")]


def test_a_row_of_a_table_is_read_as_one(gazetteer: Gazetteer) -> None:
    rows = [("Wren Tarn", "Ofgem", "w.tarn@example.org"), ("Tom Reed", "Elexon", "none")]
    cells = [Cell(text, (1, 1, number)) for number, row in enumerate(rows) for text in row]
    assert find_contacts(cells, gazetteer, CODES) == (Contact("Wren Tarn", "Ofgem"),)


PIECES = st.sampled_from(["Tom Reed", "tom.reed@example.org", "@", "contact", ":", " ", "(", ")", "Ofgem", "\n", "<", "Dr"])


@given(st.lists(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join)), max_size=4))
def test_the_order_of_texts_changes_nothing(texts: list[str]) -> None:
    ordered, reverse = ([Cell(text) for text in order] for order in (texts, texts[::-1]))
    assert find_contacts(ordered, SMALL, CODES) == find_contacts(reverse, SMALL, CODES)


SMALL = gazetteer_from_toml('[organisations]\nnames = ["Ofgem"]\n[persons]\ngiven_names = ["Tom"]\ntitles = ["Dr"]\n')
