"""Printed rows are parted into texts by white, behind leaders and between numbers; a currency's sign holds to its amount."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.printed_rows import is_number, printed_rows, steps_between, with_signs_joined
from tests.drawing.words import text


def texts(*placed: tuple[float, str]) -> list[str]:
    (row,) = printed_rows([word for x, words in placed for word in text(x, 100, words)])
    return [" ".join(word.text for word in one) for one in row.texts]


def test_wide_white_parts_two_texts() -> None:
    assert texts((50, "North quay"), (200, "12")) == ["North quay", "12"]


def test_a_sign_set_at_the_left_of_its_column_is_of_the_amount() -> None:
    assert texts((50, "Boats"), (200, "$"), (240, "1,200")) == ["Boats", "$ 1,200"]


def test_a_sign_near_the_number_before_it_is_of_the_one_behind_it() -> None:
    assert texts((50, "Boats"), (200, "145"), (222, "$"), (270, "1,200")) == ["Boats", "145", "$ 1,200"]
    assert texts((50, "Boats"), (200, "145"), (222, "$")) == ["Boats", "145 $"]


def signs_in(*rows: tuple[tuple[float, str], ...]) -> list[list[str]]:
    words = [word for r, row in enumerate(rows) for x, words in row for word in text(x, 100 + 14 * r, words)]
    return [[" ".join(word.text for word in one) for one in row.texts] for row in with_signs_joined(printed_rows(words))]


def test_a_sign_is_of_its_amount_however_wide_the_column_is() -> None:
    rows = signs_in(((50, "Boats"), (200, "$"), (340, "1,200")), ((50, "Crew"), (345, "200")))
    assert rows == [["Boats", "$ 1,200"], ["Crew", "200"]]


def test_a_sign_among_units_is_one() -> None:
    rows = signs_in(((50, "Boats"), (200, "$"), (340, "1,200")), ((50, "Crew"), (195, "hours"), (345, "200")))
    assert rows == [["Boats", "$", "1,200"], ["Crew", "hours", "200"]]


def test_numbers_stand_apart_where_words_do_not() -> None:
    first, second = text(50, 100, "12")[0], text(90, 100, "34")[0]
    gap = 0.7 * first.style.size
    near = replace(second, x0=first.x1 + gap, x1=first.x1 + gap + second.x1 - second.x0)
    assert len(printed_rows([first, near])[0].texts) == 2
    assert len(printed_rows([replace(first, text="North"), near])[0].texts) == 1


def test_dots_end_a_text() -> None:
    dotted = text(50, 100, "Boats........")[0]
    number = text(200, 100, "12")[0]
    near = replace(number, x0=dotted.x1 + 1, x1=dotted.x1 + 12)
    assert [[word.text for word in one] for one in printed_rows([dotted, near])[0].texts] == [["Boats........"], ["12"]]


@pytest.mark.parametrize("number", ["12", "(1,200)", "$ 30", "45.2 %", "–3.1", "−0.168***", "n/a", ":"])
def test_numbers_and_what_stands_for_them(number: str) -> None:
    assert is_number(text(50, 100, number))


@pytest.mark.parametrize("words", ["North", "$", "$000", "12 boats of the north", "quay 7"])
def test_words_are_no_numbers(words: str) -> None:
    assert not is_number(text(50, 100, words))


def test_steps_are_in_sizes() -> None:
    rows = printed_rows([*text(50, 100, "one"), *text(50, 114, "two"), *text(50, 142, "three")])
    first, second = steps_between(rows)
    assert second == pytest.approx(2 * first)


@pytest.mark.parametrize("line", ["----------", "==========", "__________"])
def test_a_line_of_typed_dashes_is_no_row(line: str) -> None:
    words = [*text(50, 100, "North"), *text(50, 112, line), *text(150, 112, line), *text(50, 124, "South")]
    assert [row.baseline for row in printed_rows(words)] == [100, 124]


def test_a_dash_that_stands_for_a_number_is_one_of_its_row() -> None:
    (row,) = printed_rows([*text(50, 100, "North"), *text(150, 100, "----"), *text(250, 100, "12")])
    assert len(row.texts) == 3
