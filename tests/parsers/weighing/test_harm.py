"""A record whose row is harmed loses confidence, for a reason that names the harm, and those of other pages keep theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from parsers.findings import Record
from parsers.parse import parse_pack
from parsers.signals import reasons
from tests.drawing import decks
from tests.drawing.decks import Deck, changed
from tests.drawing.pages import Drawing
from tests.reading_samples import vocabulary

DECK = Deck()
REVIEWED = 0.9


class Harm(NamedTuple):
    """What is done to the deck, the dataset whose records it harms, the reason that they must give, and its page."""

    deck: Callable[[], Deck]
    dataset: str
    reason: str
    page: int


HARMS = {
    "an agenda under the roadmap's title": Harm(lambda: replace(DECK, agenda_title="Agenda roadmap"), "agenda_items", "titled", 2),
    "numbers that leap": Harm(lambda: replace(DECK, agenda=changed(DECK.agenda, 1, 0, "7")), "agenda_items", "order", 2),
    "times that go back": Harm(lambda: replace(DECK, agenda=changed(DECK.agenda, 2, 5, "09:15-09:30")), "agenda_items", "order", 2),
    "a type that is none": Harm(lambda: replace(DECK, agenda=changed(DECK.agenda, 2, 3, "Zymurgy")), "agenda_items", "read", 2),
    "words that are glued": Harm(
        lambda: replace(DECK, actions=changed(DECK.actions, 0, 2, "Send the planHarbour round")), "actions", "words", 5
    ),
    "a number left before a text": Harm(lambda: replace(DECK, actions=changed(DECK.actions, 0, 6, "1.Sent")), "actions", "words", 5),
    "a lead within the objective": Harm(
        lambda: replace(DECK, divider=("INFORMATION: Update on the plan Ada Quill", "15 mins")), "slides", "told", 4
    ),
    "one row of a report twice": Harm(
        lambda: replace(DECK, groups=(*DECK.groups, ("Escalations to TMAG", "• Ropes", "• Keys"))), "working_group_items", "heading", 6
    ),
}


def _records(deck: Deck) -> list[Record]:
    return [record for record in parse_pack(deck.pages(), vocabulary()).records if record.signals is not None]


def _worst(deck: Deck, dataset: str, page: int) -> Record:
    return min((r for r in _records(deck) if r.dataset == dataset and r.page_number == page), key=lambda r: r.confidence)


@pytest.mark.parametrize("name", HARMS)
def test_a_harmed_record_falls_and_says_why(name: str) -> None:
    harm = HARMS[name]
    before, after = _worst(DECK, harm.dataset, harm.page), _worst(harm.deck(), harm.dataset, harm.page)
    assert after.confidence < before.confidence
    assert after.signals is not None
    assert harm.reason in reasons(after.signals)


@pytest.mark.parametrize("column", [3, 4])
def test_a_column_that_only_its_values_tell_makes_all_its_rows_doubtful(column: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _worst(DECK, "actions", 5).confidence >= REVIEWED
    monkeypatch.setattr(decks, "ACTION_HEAD", tuple("Zymurgy" if c == column else head for c, head in enumerate(decks.ACTION_HEAD)))
    worst = _worst(DECK, "actions", 5)
    assert worst.confidence < REVIEWED
    assert worst.signals is not None
    assert reasons(worst.signals)[0] == "heading"
    assert _worst(DECK, "roadmap_items", 7).confidence >= REVIEWED


def test_a_name_with_nothing_beside_it_may_be_none() -> None:
    def attendance(drawing: Drawing) -> None:
        rows = (("Name", "Organisation"), ("Ada Quill", "Elexon"), ("Ben Sorrel", "RECCo"), ("Harbour Side", ""), ("Cleo Ward", "DCC"))
        drawing.title("Attendees").table(90, (300, 300), rows, size=10)

    found = {r.content.name: r for r in _records(replace(DECK, extra=(attendance,))) if r.dataset == "attendees"}
    bare = found.pop("Harbour Side")
    assert bare.signals is not None
    assert reasons(bare.signals)[0] == "fit"
    assert bare.confidence < REVIEWED <= min(record.confidence for record in found.values())
