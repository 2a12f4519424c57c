"""White that is not: pdfium calls a fill white where it is a pattern or a gradient, on which white text can well be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2

from parsers.layout.page import Char, Fill
from pipeline.reading.frame import SeenFrame

WHITE = "#ffffff"
_WIDTH = 480  # pixels of the small picture that is looked at
_NEAR_WHITE = 250


def with_true_white(page: pypdfium2.PdfPage, frame: SeenFrame, fills: tuple[Fill, ...], chars: Sequence[Char]) -> tuple[Fill, ...]:
    """The fills, those that are said to be white and are not where white text stands on them with no colour instead.

    The page is drawn once, small, and looked at above and below each white character; only pages where both meet are drawn at all.
    """
    doubted = _white_on_white(fills, chars)
    scale = _WIDTH / max(frame.width, 1.0)
    if not doubted or frame.height * scale > 20 * _WIDTH:
        return fills
    picture = page.render(scale=scale).to_numpy()[..., :3].min(axis=2)
    false = {place for place, on in doubted.items() if not _is_white(on, picture, scale)}
    return tuple(fill._replace(colour=None) if place in false else fill for place, fill in enumerate(fills))


def _white_on_white(fills: Sequence[Fill], chars: Sequence[Char]) -> dict[int, list[Char]]:
    """The places of the fills that are said to be white and are the uppermost under white characters, with those characters."""
    white = [char for char in chars if char.style.colour == WHITE and char.direction == 0 and char.is_inside]
    if not white or not any(fill.colour == WHITE for fill in fills):
        return {}
    x, y = np.array([(char.x0, char.baseline) for char in white]).T
    x0, top, x1, bottom = np.array([fill.box for fill in fills]).T[..., None]
    lies_on = ((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom))[::-1]
    uppermost = np.where(lies_on.any(axis=0), len(fills) - 1 - lies_on.argmax(axis=0), -1).tolist()
    found: dict[int, list[Char]] = {}
    for place, char in zip(uppermost, white, strict=True):
        if place >= 0 and fills[place].colour == WHITE:
            found.setdefault(place, []).append(char)
    return found


def _is_white(on: Sequence[Char], picture: np.ndarray, scale: float) -> bool:
    """Whether most of the ground around the white characters on a fill is white."""
    x = np.array([(c.x0 + c.x1) / 2 for c in on] * 2) * scale
    y = np.array([c.baseline - 0.95 * c.style.size for c in on] + [c.baseline + 0.3 * c.style.size for c in on]) * scale
    high, wide = picture.shape
    ground = picture[np.clip(y.astype(int), 0, high - 1), np.clip(x.astype(int), 0, wide - 1)]
    return bool((ground >= _NEAR_WHITE).mean() >= 0.5)
