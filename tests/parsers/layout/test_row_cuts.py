"""Rows that nothing drawn divides end between the entries of a key column."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.lines import Line
from parsers.layout.page import Style
from parsers.layout.row_cuts import anchors_of, blocks_in, row_cuts
from parsers.layout.words import Word

STYLE = Style("Carlito", 10.0, "#000000", 400, False)


def line(text: str, y: float, x: float = 50.0) -> Line:
    words = []
    for part in text.split():
        words.append(Word(part, x, y - 7.5, x + 5 * len(part), y + 2.5, y, STYLE, True, 0))
        x = words[-1].x1 + 2.5
    marker = words.pop(0) if words[0].text == "•" else None
    return Line(tuple(words), marker)


def column(*texts: str, top: float = 100.0, step: float = 30.0) -> list[Line]:
    return [line(text, top + step * i) for i, text in enumerate(texts)]


def anchors(*columns: list[Line]) -> list[str]:
    return [a.text for a in anchors_of(columns)]


def test_white_parts_blocks_and_leading_does_not() -> None:
    lines = [*column("one", "and on", step=12), *column("two", top=140)]
    assert [[each.text for each in block] for block in blocks_in(lines)] == [["one", "and on"], ["two"]]


@pytest.mark.parametrize("keys", [("1", "2", "3"), ("QUAY-01", "QUAY-02", "QUAY-03"), ("1.", "2.", "3."), ("4a", "4b", "5")])
def test_numbers_and_references_are_keys_in_whatever_column(keys: tuple[str, ...]) -> None:
    texts = column("Paint", "the lamp", "and mend", "ropes", step=12)
    assert anchors(texts, column(*keys)) == list(keys)


def test_the_second_line_of_a_wrapped_reference_is_no_key() -> None:
    refs = [line(t, y) for t, y in (("QUAY15-", 100), ("01", 112), ("QUAY15-", 140), ("02", 152))]
    assert anchors(refs) == ["QUAY15-", "QUAY15-"]


@pytest.mark.parametrize(
    "values", [("10:00-10:05", "10:05-10:20", "10:20-10:30"), ("5 mins", "15 mins", "10 mins"), ("14/05/2030", "1 June 2030")]
)
def test_times_and_days_are_keys_where_there_are_no_numbers(values: tuple[str, ...]) -> None:
    texts = [*column("Welcome", "to all"), line("who came", 190)]
    assert anchors(texts[:2], column(*values)) == list(values)


def test_the_first_column_without_lists_leads_else() -> None:
    lists = column("• lamps", "• ropes", "• bells", "• boats")
    assert anchors(lists, column("Harbour", "Tide")) == ["Harbour", "Tide"]


@given(st.lists(st.integers(1, 4), min_size=2, max_size=8), st.floats(5.0, 40.0), st.booleans())
def test_every_row_lies_between_its_cuts(heights: list[int], white: float, is_top_set: bool) -> None:
    """Rows of one to four lines beside a key that is set at their top or in their middle."""
    keys, lines, bands = [], [], []
    top = 100.0
    for i, count in enumerate(heights):
        own = [line(f"text {j}", top + 7.5 + 12 * j, x=150) for j in range(count)]
        key = line(str(i), own[0].baseline if is_top_set else (own[0].baseline + own[-1].baseline) / 2)
        keys.append(key)
        lines += [*own, key]
        bands.append((own[0].top, own[-1].bottom))
        top = own[-1].bottom + white
    cuts = row_cuts(keys, lines, 90.0, top)
    assert len(cuts) == len(heights) + 1
    assert all(low <= start and end <= high for (low, high), (start, end) in zip(pairwise(cuts), bands, strict=True))


def test_lines_that_no_white_parts_are_rows_where_texts_stand_beside_all() -> None:
    lines = column("Welcome", "Minutes", "Report", step=14.0)
    beside = [line(text, 100 + 14.0 * i, 200) for i, text in enumerate(("Ada Quill", "Ben Sorrel", "Cleo Ward"))]
    assert anchors_of([lines, beside]) == lines


def test_wrapped_lines_beside_fewer_are_one_row() -> None:
    lines = column("Welcome and", "Minutes of", "Report", step=14.0)
    assert anchors_of([lines, [line("Ada Quill", 100, 200)]]) == lines[:1]


def test_what_stands_above_the_first_key_apart_is_a_row_of_its_own() -> None:
    keys = column("1", "2", "3")
    rest, texts = line("the end of a row", 70, 100), [line(text, 100 + 30 * i, 100) for i, text in enumerate(("Paint", "Mend", "Row"))]
    cuts = row_cuts(keys, [*keys, rest, *texts], 60, 190)
    assert len(cuts) == 5
    assert rest.bottom < cuts[1] < texts[0].top


def test_a_text_that_begins_above_its_key_is_of_the_keys_row() -> None:
    keys = column("1", "2", "3")
    texts = [line(text, 94 + 30 * i + 12 * j, 100) for i in range(3) for j, text in enumerate(("Paint the", "old lamp"))]
    assert len(row_cuts(keys, [*keys, *texts], 80, 190)) == 4


@pytest.mark.parametrize("count", [0, 1])
def test_a_band_without_keys_or_with_one_is_one_row(count: int) -> None:
    lines = column("Hear from the lamp", "and the bell", step=12)
    assert row_cuts(lines[:count], lines, 80, 130) == [80, 130]


def test_labels_in_bold_lead_over_days_that_only_some_rows_begin_with() -> None:
    labels = [_bold(one) for one in column("Next meeting", "Deliverables", "Last meeting", "Escalations")]
    days = [line("21 October 2030", 100, 200), line("7 October 2030", 160, 200)]
    assert anchors(labels, days) == ["Next meeting", "Deliverables", "Last meeting", "Escalations"]
    assert anchors(labels, [_bold(one) for one in days]) == ["21 October 2030", "7 October 2030"]


def _bold(plain: Line) -> Line:
    return Line(tuple(replace(word, style=replace(word.style, weight=700)) for word in plain.words))


def test_texts_that_begin_in_rows_part_a_day_that_stands_once_for_several() -> None:
    days = [line(t, y) for t, y in (("18", 100), ("May", 112), ("15", 160), ("June", 172))]
    actions = [line(t, y) for t, y in (("Paint", 100), ("the lamp", 112), ("Mend ropes", 130), ("Sound bells", 160), ("Oil", 190))]
    owners, due = column("Ada", "Ben", "Cleo", "Dan"), column("Monday", "Tuesday", "Friday", "Sunday")
    assert anchors(days, actions, owners, due) == ["Paint", "Mend ropes", "Sound bells", "Oil"]
    torn = [line(t, y) for t, y in (("Ada", 100), ("Ben", 160))]
    assert anchors(days, actions, torn, torn) == ["18", "15"]
