"""Where a table that is not ruled through must end: what stands beneath it belongs to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.layout.edges import SNAP
from parsers.layout.heads_anew import heads_anew
from parsers.layout.open_frame import OpenFrame
from parsers.layout.page import Box
from parsers.layout.side_by_side import texts_of
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word


def limited_frame(frame: OpenFrame, frames: Sequence[OpenFrame], grids: Sequence[Grid], words: Sequence[Word]) -> OpenFrame:
    """A frame that ends where its table must, what is drawn beneath that left out."""
    limit = _limit(frame, frames, grids, words)
    return replace(frame, limit=limit, dividers=tuple(edge for edge in frame.dividers if edge.at < limit - SNAP))


def _limit(frame: OpenFrame, frames: Sequence[OpenFrame], grids: Sequence[Grid], words: Sequence[Word]) -> float:
    """Where a frame's table must end: at the next table or known header beneath it, or where its own header stands again."""
    own = _texts_in(frame.header, words) if frame.is_named else ()
    drawn = (Evidence.STRIPES, Evidence.LEVEL_RULES, Evidence.HEADER_STRIP)
    heads = [f.header for f in frames if f.is_named and (f.evidence in drawn or _texts_in(f.header, words) == own)]
    below = [box.top for box in (*heads, *(g.box for g in grids)) if box.top > frame.header.bottom - 1 and _shares_width(box, frame.header)]
    limit = min([frame.limit, *below])
    return next(_anew(frame, limit, words), limit)


def _anew(frame: OpenFrame, limit: float, words: Sequence[Word]) -> Iterator[float]:
    """Where headers of other tables stand beneath a frame's own."""
    x0, top, x1, bottom = frame.header
    own = [w for w in words if top <= w.middle_y < limit and x0 - SNAP <= w.middle_x <= x1 + SNAP]
    return heads_anew([w for w in own if w.middle_y <= bottom], [w for w in own if w.middle_y > bottom])


def _texts_in(box: Box, words: Sequence[Word]) -> tuple[str, ...]:
    return texts_of([w for w in words if box.contains(w.middle_x, w.middle_y)])


def _shares_width(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0
