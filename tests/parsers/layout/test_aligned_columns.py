"""Columns of texts that nothing draws: white that is too wide to be a space parts them, a currency's sign holds to its amount."""

from __future__ import annotations

import pytest

from parsers.layout.aligned_columns import fitted, gutters_of, split_at
from parsers.layout.printed_rows import printed_rows
from tests.drawing.words import text


def test_a_text_that_stands_near_the_number_before_it_is_of_another_column() -> None:
    words = [
        w
        for r, name in enumerate(("Kent", "Maine", "Ohio", "Iowa"))
        for w in (*text(50, 100 + 14 * r, "41.0"), *text(78, 100 + 14 * r, name))
    ]
    rows = printed_rows(words)
    gutters = gutters_of(rows)
    assert [len(row.texts) for row in rows] == [1] * 4
    assert len(gutters) == 1
    assert [[w.text for w in part] for part in split_at(rows, gutters)[0].texts] == [["41.0"], ["Kent"]]


def test_a_sign_set_apart_from_its_amount_makes_no_column() -> None:
    words = [
        w for r in range(4) for w in (*text(50, 100 + 14 * r, "Ropes"), *text(150, 100 + 14 * r, "$"), *text(163, 100 + 14 * r, "1,200"))
    ]
    assert len(gutters_of(printed_rows(words))) == 1


def test_spaces_of_justified_text_part_nothing() -> None:
    words = [
        w
        for r in range(3)
        for x, one in ((50, "every"), (80, "boat"), (106, "that"), (132, "is"), (148, "moored"))
        for w in text(x, 100 + 14 * r, one)
    ]
    rows = printed_rows(words)
    assert split_at(rows, [(70.0, 85.0)]) == rows


def test_borders_stand_between_headings_of_which_one_is_over_each_column() -> None:
    body = printed_rows([w for r in range(4) for w in (*text(50, 114 + 14 * r, "10.49"), *text(160, 114 + 14 * r, "3.08"))])
    heads = printed_rows([*text(55, 100, "Low"), *text(92, 100, "High")])
    (gutter,) = gutters_of(body)
    assert gutter[0] < heads[0].texts[1][0].x0 < heads[0].x1 < sum(gutter) / 2
    _, border, _ = fitted([gutter], heads, body)
    assert border <= heads[0].texts[1][0].x0


@pytest.mark.parametrize(("is_lower", "is_between"), [(True, True), (False, False)], ids=["beneath others", "the first"])
def test_a_lower_row_of_headings_over_all_columns_but_the_first_tells_where_borders_stand(is_lower: bool, is_between: bool) -> None:
    lines = range(4)
    body = printed_rows([w for r in lines for x, one in ((50, "Ash"), (160, "10"), (260, "3")) for w in text(x, 114 + 14 * r, one)])
    over, own = printed_rows(text(165, 86, "Boats")), printed_rows([*text(150, 100, "2010"), *text(192, 100, "2011")])
    gutters = [(70.0, 155.0), (172.0, 258.0)]
    borders = fitted(gutters, [*over, *own] if is_lower else own, body)
    assert (borders[2] <= own[0].texts[1][0].x0) is is_between
