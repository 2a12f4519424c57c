"""What a whole pack tells of its records."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.signals import confidence_of
from tests.reading_samples import LOOKS, PACKS, parsed

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
