"""White that is not: pdfium calls a fill white where it is a pattern or a gradient, on which white text can well be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

import numpy as np
import pypdfium2

from parsers.layout.chars import Chars
from parsers.layout.page import Fill
from pipeline.reading.frame import SeenFrame

WHITE = "#ffffff"
_WIDTH = 480  # pixels of the small picture that is looked at
_NEAR_WHITE = 250


def with_true_white(opened: Callable[[], pypdfium2.PdfPage], frame: SeenFrame, fills: tuple[Fill, ...], chars: Chars) -> tuple[Fill, ...]:
    """The fills, those that are said to be white and are not where white text stands on them with no colour instead.

    The page, which ``opened`` gives, is drawn once, small, and looked at above and below each white character; only pages where both
    meet are drawn at all.
    """
    doubted = _white_on_white(fills, chars)
    scale = _WIDTH / max(frame.width, 1.0)
    if not doubted or frame.height * scale > 20 * _WIDTH:
        return fills
    with closing(opened()) as page:
        turn = (frame.rotation - page.get_rotation()) % 360  # of a page that lies on its side
        picture = page.render(scale=scale, rotation=turn).to_numpy()[..., :3].min(axis=2)
    false = {place for place, on in doubted.items() if not _is_white(on, picture, scale)}
    return tuple(replace(fill, colour=None) if place in false else fill for place, fill in enumerate(fills))


def _white_on_white(fills: Sequence[Fill], chars: Chars) -> dict[int, Chars]:
    """The places of the fills that are said to be white and are the uppermost under white characters, with those characters."""
    is_white = np.array([style.colour == WHITE for style in chars.styles])[chars.style]
    white = chars.take(np.flatnonzero(is_white & (chars.direction == 0) & chars.is_inside))
    if not len(white) or not any(fill.colour == WHITE for fill in fills):
        return {}
    x, y = white.x0, white.baseline
    x0, top, x1, bottom = np.array([fill.box for fill in fills]).T[..., None]
    lies_on = ((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom))[::-1]
    uppermost = np.where(lies_on.any(axis=0), len(fills) - 1 - lies_on.argmax(axis=0), -1)
    doubted = [place for place in sorted(set(uppermost.tolist())) if place >= 0 and fills[place].colour == WHITE]
    return {place: white.take(np.flatnonzero(uppermost == place)) for place in doubted}


def _is_white(on: Chars, picture: np.ndarray, scale: float) -> bool:
    """Whether most of the ground around the white characters on a fill is white."""
    x = np.tile((on.x0 + on.x1) / 2, 2) * scale
    y = np.concatenate((on.baseline - 0.95 * on.sizes, on.baseline + 0.3 * on.sizes)) * scale
    high, wide = picture.shape
    ground = picture[np.clip(y.astype(int), 0, high - 1), np.clip(x.astype(int), 0, wide - 1)]
    return bool((ground >= _NEAR_WHITE).mean() >= 0.5)
