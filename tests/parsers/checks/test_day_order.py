"""A pack that prints its months first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parsers.parse import ParsedPack, parse_pack
from schemas.records import Action
from tests.drawing.decks import Deck
from tests.reading_samples import vocabulary

ROW = ("TMAG29-01", "04/17/30", "Send the harbour plan round", "Ada Quill", "05/06/30", "Open", "Sent")
OTHER = ("TMAG29-02", "04/17/30", "Ask for the keys", "Ben Sorrel", "05/29/30", "Open", "Asked")


def _parsed(*actions: tuple[str, ...]) -> ParsedPack:
    return parse_pack(replace(Deck(), actions=actions).pages(), vocabulary())


def _actions(parsed: ParsedPack) -> list[tuple[date | None, date | None]]:
    return [(r.content.raised_date, r.content.due_date) for r in parsed.records if isinstance(r.content, Action)]


def test_all_its_dates_are_read_so() -> None:
    parsed = _parsed(ROW, OTHER)
    assert _actions(parsed) == [(date(2030, 4, 17), date(2030, 5, 6)), (date(2030, 4, 17), date(2030, 5, 29))]


def test_a_row_that_could_be_read_otherwise_is_told_and_trusted_less() -> None:
    parsed = _parsed(ROW, OTHER)
    doubts = [doubt for doubt in parsed.doubts if doubt.code == "ambiguous_date"]
    first, second = (record for record in parsed.records if record.dataset == "actions")
    assert [(doubt.raw_text, doubt.about) for doubt in doubts] == [("05/06/30", first)]
    assert first.confidence < second.confidence


def test_mixed_dates_are_day_first() -> None:
    parsed = _parsed(ROW, (*OTHER[:4], "29/05/30", *OTHER[5:]))
    assert _actions(parsed) == [(None, date(2030, 6, 5)), (None, date(2030, 5, 29))]
    assert "ambiguous_date" not in {doubt.code for doubt in parsed.doubts}
