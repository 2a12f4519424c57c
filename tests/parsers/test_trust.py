"""What a whole pack tells of its records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from parsers.parse import parse_pack
from parsers.signals import confidence_of
from tests.drawing.decks import Deck, changed
from tests.reading_samples import LOOKS, PACKS, parsed, vocabulary

DECK = Deck()
DERIVED = {"meetings", "decisions", "deadlines"}  # read from other records, whose confidence they have
SAMPLES = (PACKS[0], *LOOKS[:1])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_slide_record_has_signals_and_the_confidence_they_make(path: Path) -> None:
    records = [record for record in parsed(path).records if record.dataset not in DERIVED]
    assert {"slides", "agenda_items", "actions"} <= {record.dataset for record in records}
    for record in records:
        assert record.signals is not None
        assert 0.0 <= record.confidence <= 1.0
        assert record.confidence == confidence_of(record.signals)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_doubts_and_words_point_at_the_weighed_records(path: Path) -> None:
    pack = parsed(path)
    known = {id(record) for record in pack.records}
    assert {id(record) for record in pack.account.claimed_by.values()} <= known
    assert {id(doubt.about) for doubt in pack.doubts if doubt.about is not None} <= known


@pytest.mark.parametrize("damage", ["M12 \x01 begins", "Marche\u7400\ufffd", "\ue012tide"])
def test_characters_that_the_file_does_not_explain_make_a_row_doubtful_and_an_issue(damage: str) -> None:
    plain, garbled = (
        parse_pack(replace(DECK, actions=changed(DECK.actions, 0, 2, text)).pages(), vocabulary()) for text in ("M12", damage)
    )
    before, after = (next(r.confidence for r in pack.records if r.dataset == "actions") for pack in (plain, garbled))
    assert after < 0.7 < before
    about = [doubt.raw_text for doubt in garbled.doubts if doubt.code == "value_not_understood" and "characters" in doubt.message]
    assert len(about) == 1
