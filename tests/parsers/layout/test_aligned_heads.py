"""Which columns the headings above texts that nothing draws are over."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.layout.aligned_heads import heading_bands
from parsers.layout.printed_rows import printed_rows
from parsers.layout.words import Word
from tests.drawing.words import text

BORDERS = (50.0, 150.0, 250.0, 310.0, 410.0, 470.0)


def _centred(middle: float, y: float, printed: str) -> list[Word]:
    words = text(0, y, printed)
    return text(middle - words[-1].x1 / 2, y, printed)


@pytest.mark.parametrize(
    ("middles", "spans"),
    [((230.0, 390.0), [(1, 2), (3, 4)]), ((200.0, 360.0), [(1, 1), (3, 3)])],
    ids=["in the middle of both", "beneath one of them"],
)
def test_what_columns_count_in_stands_beneath_their_headings_over_all_of_them(
    middles: tuple[float, float], spans: list[tuple[int, int]]
) -> None:
    over = [*_centred(230, 72, "Boats at noon"), *_centred(390, 72, "Crews at noon")]
    years = [w for left, right in pairwise(BORDERS[1:]) for w in _centred((left + right) / 2, 86, "2010")]
    units = [w for middle in middles for w in _centred(middle, 100, "(number)")]
    bands = heading_bands(printed_rows([*over, *years, *units]), BORDERS, list(pairwise(BORDERS)))
    assert [(a, b) for a, b, words in bands[-1] if "(number)" in [w.text for w in words]] == spans
