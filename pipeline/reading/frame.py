"""From a page's own coordinates to those that a reader sees: the CropBox after /Rotate, from the top left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from parsers.layout.page import Box

ASCENT = 0.75  # of the size: a character's box above its baseline, the same for every engine and font
DESCENT = 0.25  # and below
_LEAST = 0.5  # points: a box with a side shorter than this counts as missing
_LETTER = (0.0, 0.0, 612.0, 792.0)

Sides = tuple[float, float, float, float]  # left, low, right, high, in the page's own space


@dataclass(frozen=True, slots=True)
class SeenFrame:
    """The visible part of a page in its own space (y upwards), and the clockwise turn with which it is shown."""

    left: float
    low: float
    right: float
    high: float
    rotation: int

    @property
    def width(self) -> float:
        """Width as seen, in points."""
        return self.high - self.low if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Height as seen, in points."""
        return self.right - self.left if self.rotation in (90, 270) else self.high - self.low

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """A point as seen: x from the left, y from the top; for numbers or whole arrays of them."""
        if self.rotation == 90:
            return y - self.low, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.low
        if self.rotation == 270:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle as seen."""
        a, b = self.point(x0, y0), self.point(x1, y1)
        left, right = sorted((thousandths(a[0]), thousandths(b[0])))
        top, bottom = sorted((thousandths(a[1]), thousandths(b[1])))
        return Box(left, top, right, bottom)

    def turned_back(self, turn: int) -> SeenFrame:
        """The frame of the page laid so that text which a reader sees with a clockwise turn stands upright."""
        return replace(self, rotation=(self.rotation - turn) % 360) if turn else self

    def holds(self, x: Any, y: Any) -> Any:
        """Whether a point as seen lies on the page, half a point of slack allowed; for numbers or whole arrays of them."""
        return is_within(x, y, self.width, self.height)


def is_within(x: Any, y: Any, width: Any, height: Any) -> Any:
    """Whether a point lies on a page so wide and high, half a point of slack allowed; for numbers or whole arrays of them."""
    return (x >= -0.5) & (x <= width + 0.5) & (y >= -0.5) & (y <= height + 0.5)


def visible_frame(media: Sides | None, crop: Sides | None, rotation: int) -> SeenFrame:
    """The visible part: the crop box within the media box. A missing box, or one without extent, is as large as the one around it.

    ``rotation`` is in degrees; what is no multiple of 90 is taken as the next one towards 0.
    """
    outer = _ordered(media) or _LETTER
    crop = _ordered(crop) or outer
    inner = (max(outer[0], crop[0]), max(outer[1], crop[1]), min(outer[2], crop[2]), min(outer[3], crop[3]))
    left, low, right, high = inner if inner[2] - inner[0] > _LEAST and inner[3] - inner[1] > _LEAST else outer
    return SeenFrame(left, low, right, high, int(rotation / 90) % 4 * 90)


def _ordered(box: Sides | None) -> Sides | None:
    if box is None:
        return None
    left, low, right, high = min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])
    return (left, low, right, high) if right - left > _LEAST and high - low > _LEAST else None


@lru_cache(maxsize=4096)
def thousandths(at: float) -> float:
    """A measure in whole thousandths of a point. The shapes of a page share most of theirs, and to round takes long.

    >>> thousandths(72.00049), thousandths(-0.0001)
    (72.0, 0.0)
    """
    return round(at, 3) + 0.0  # no zero below zero: it is the same key as zero


@lru_cache(maxsize=4096)
def hex_colour(red: float, green: float, blue: float) -> str:
    """Three parts of 0 to 255 as ``#rrggbb``.

    >>> hex_colour(255, 0, 127.6)
    '#ff0080'
    """
    return f"#{_byte(red):02x}{_byte(green):02x}{_byte(blue):02x}"


def _byte(value: float) -> int:
    return min(255, max(0, round(value)))
