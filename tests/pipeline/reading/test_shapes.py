"""Small closed curves are kept: they may be bullets."""

from __future__ import annotations

import math

import pytest

from parsers.layout.page import Fill, Rule
from pipeline.reading.shapes import Outline, filled_shapes, is_rectangle, stroked_shapes


def ring(size: float, high: float | None = None) -> Outline:
    """A round outline of so many points across, or an oval."""
    half, upright = size / 2, (high or size) / 2
    points = [(50 + half * math.cos(a), 50 + upright * math.sin(a)) for a in (i * math.pi / 8 for i in range(16))]
    return Outline(points, True, False)


@pytest.mark.parametrize("size", [1.5, 4.0, 7.5])
def test_a_small_disc_is_a_fill_that_is_no_rectangle(size: float) -> None:
    shapes = list(filled_shapes([ring(size)], "#000000", 3))
    assert [(type(s), s.colour, s.order) for s in shapes] == [(Fill, "#000000", 3)]
    assert isinstance(shapes[0], Fill)
    assert not shapes[0].is_rectangle


def test_a_small_stroked_ring_is_a_fill_without_colour() -> None:
    shapes = list(stroked_shapes([ring(4.0)], "#000000", 0.5, 0))
    assert [(type(s), s.colour) for s in shapes] == [(Fill, None)]


@pytest.mark.parametrize("outline", [ring(20.0), ring(7.0, 2.0), ring(0.2)], ids=["large", "oval", "speck"])
def test_other_stroked_curves_are_left_out(outline: Outline) -> None:
    assert list(stroked_shapes([outline], "#000000", 0.5, 0)) == []


def test_a_thin_rectangle_is_a_rule_and_a_square_dot_is_a_fill() -> None:
    thin = Outline([(50, 50), (150, 50), (150, 51), (50, 51)], True, True)
    square = Outline([(50, 50), (51, 50), (51, 51), (50, 51)], True, True)
    assert [type(s) for s in filled_shapes([thin, square], "#000000", 0)] == [Rule, Fill]


def test_a_stroked_rectangle_is_its_four_sides() -> None:
    box = Outline([(50, 50), (150, 50), (150, 90), (50, 90)], True, True)
    shapes = list(stroked_shapes([box], "#000000", 1.0, 0))
    assert [isinstance(s, Rule) and s.is_level for s in shapes] == [True, False, True, False]


@pytest.mark.parametrize(
    ("points", "is_upright"),
    [
        ([(100, 50), (50, 50), (50, 80), (150, 80), (150, 50), (100, 50)], True),
        ([(50, 50), (100, 50), (150, 50), (150, 80), (50, 80)], True),
        ([(50, 50), (150, 50), (150, 80), (100, 80), (100, 65), (50, 65)], False),
        ([(50, 50), (150, 50), (160, 80), (50, 80)], False),
    ],
    ids=["begun in a side's middle", "a point on a side", "an angle", "a slant"],
)
def test_a_rectangle_has_four_corners_wherever_its_outline_begins(points: list[tuple[float, float]], is_upright: bool) -> None:
    (shape,) = filled_shapes([Outline(points, True, True)], "#d0d8e8", 0)
    assert isinstance(shape, Fill)
    assert shape.is_rectangle is is_upright


_OUTLINES = {
    "to the last digit": ([(10, 10), (40, 10), (40, 30), (10, 30), (10, 10)], True),
    "begun upwards": ([(10, 30), (10, 10), (40, 10), (40, 30)], True),
    "corners a hair off": ([(10, 10), (40, 10.02), (40.01, 30), (10, 30)], True),
    "begun in a side": ([(20, 10), (40, 10), (40, 30), (10, 30), (10, 10), (20, 10)], True),
    "a slant": ([(10, 10), (40, 10), (45, 30), (10, 30)], False),
    "a step": ([(10, 10), (40, 10), (40, 20), (30, 20), (30, 30), (10, 30)], False),
    "no height": ([(10, 10), (40, 10), (40, 10), (10, 10)], False),
}


@pytest.mark.parametrize("name", _OUTLINES)
def test_an_upright_rectangle_has_four_corners_and_no_slanting_side(name: str) -> None:
    points, wanted = _OUTLINES[name]
    assert is_rectangle(points) is wanted


@pytest.mark.parametrize(("width", "height"), [(2.25, 0.75), (0.24, 0.72), (0.75, 1.5)])
def test_a_short_dash_is_a_rule(width: float, height: float) -> None:
    dash = Outline([(50, 50), (50 + width, 50), (50 + width, 50 + height), (50, 50 + height)], False, True)
    (shape,) = filled_shapes([dash], "#000000", 0)
    assert isinstance(shape, Rule)
    assert shape.is_level is (width > height)
