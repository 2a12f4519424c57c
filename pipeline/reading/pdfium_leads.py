"""Where bullets may stand that pdfium passes over: their font has no glyph for them and shows nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parsers.layout.chars import Floats
from pipeline.reading.frame import SeenFrame
from pipeline.reading.pdfium_blanks import blanks_before
from pipeline.reading.pdfium_runs import Runs, TextPage

# Of the size of the text behind a bullet: how far before it the bullet begins, how far before the bullet anything else on its line ends,
# and how much higher or lower another line is at least.
_LEAST_INDENT, _MOST_INDENT = 0.3, 6.0
_ALONE = 0.5
_LEVEL = 0.3
NO_POINTS = np.zeros((0, 2))


def leads_of(page: TextPage, runs: Runs, boxes: NDArray[np.float32], baselines: Floats, frame: SeenFrame) -> Floats:
    """The points as seen (x, baseline) of blank objects that stand as bullets do: at the height of the text printed next, a little before
    it, with nothing printed right before them."""
    places, corners = blanks_before(page.drawn, runs.owners, page.slots)
    if not places:
        return NO_POINTS
    sizes = np.array([runs.styles[runs.style[place]].size for place in places], np.float64)
    firsts = runs.firsts[places]
    x, y = frame.point(*corners.astype(np.float64).T)
    starts = frame.point(boxes[firsts, 0].astype(np.float64), 0.0)[0]
    ends = frame.point(boxes[firsts - 1, 2].astype(np.float64), 0.0)[0]
    is_level = np.abs(baselines[firsts] - y) <= _LEVEL * sizes
    is_indented = (starts - x >= _LEAST_INDENT * sizes) & (starts - x <= _MOST_INDENT * sizes)
    is_alone = (firsts == 0) | (np.abs(baselines[firsts - 1] - y) > _LEVEL * sizes) | (np.abs(x - ends) > _ALONE * sizes)
    found: Floats = np.stack((x, y), axis=1)[is_level & is_indented & is_alone]
    return found
