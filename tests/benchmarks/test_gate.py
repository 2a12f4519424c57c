"""The benchmark of the quality gate, on made-up measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from benchmarks.gate import Held, Parsed, among_strangers, halved, through_a_year
from pipeline.quality import Measures

HEALTHY = Measures(
    group_code="TMAG", document_type="papers", meeting_date=date(2023, 3, 15), claimed_share=0.95, confidence=0.9, rows={"agenda_items": 8}
)


def document(number: int, healthy: Measures = HEALTHY) -> Parsed:
    healthy = replace(healthy, meeting_date=date(2023, number, 15))
    return Parsed(f"tmag-{number}", healthy, {"halved": halved(healthy), "nothing wrong": healthy})


def test_the_first_of_a_group_are_held_against_nothing() -> None:
    false, true = through_a_year([document(number) for number in (1, 2, 3)])
    assert (false.held, false.total, true) == (0, 3, {})


def test_false_and_true_alarms_are_told_apart() -> None:
    poor = document(5, replace(HEALTHY, rows={"agenda_items": 1}))
    false, true = through_a_year([*(document(number) for number in (1, 2, 3, 4)), poor])
    assert (false.held, false.total) == (1, 5)
    assert {way: (held.held, held.total) for way, held in true.items()} == {"halved": (2, 2), "nothing wrong": (1, 2)}
    assert false.reasons == ("1 rows of agenda_items, never fewer than 8 before",)


def test_strangers_are_taken_for_one_group_and_too_few_of_them_for_nothing() -> None:
    mixed = [document(1), document(2, replace(HEALTHY, group_code="SITAG")), document(3), document(4)]
    false, true = among_strangers(mixed, 3)
    assert (false.share, true["halved"].share) == (0.0, 1.0)
    assert among_strangers(mixed, 4) == (Held(0, 0), {})
