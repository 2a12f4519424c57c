"""A page as it is asked for tables that are not ruled through: its words, its level edges and the test for headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.layout.captions import numbered_captions
from parsers.layout.edges import SNAP, Edge
from parsers.layout.heads_anew import heads_anew
from parsers.layout.lines import rows_of_words
from parsers.layout.named_headers import HEADER_LINES, Heading, HeadingTest, header_at_top
from parsers.layout.page import Box, Page
from parsers.layout.side_by_side import texts_of
from parsers.layout.words import Word, middles_of

LARGER = 1.15
"""Of the size of a table's texts: a larger text is a heading over it, or over the next one."""
NEAR = 6.0
"""Points: how far the ends of one table's lines may stand apart."""
LEADING = 1.6
"""Of the size: how far lines of one header may stand apart."""


@dataclass(frozen=True)
class Seen:
    """A page, its words, the test for headings, and all level edges. What stands in a box is looked for once."""

    page: Page
    words: Sequence[Word]
    is_heading: HeadingTest
    level: tuple[Edge, ...]
    _words: dict[Box, list[Word]] = field(default_factory=dict)
    _texts: dict[Box, tuple[str, ...]] = field(default_factory=dict)

    def inside(self, box: Box) -> list[Word]:
        """The words whose middles stand in a box."""
        if box not in self._words:
            x0, top, x1, bottom = box
            self._words[box] = [word for x, y, word in middles_of(self.words) if top <= y <= bottom and x0 <= x <= x1]
        return self._words[box]

    def texts(self, box: Box) -> tuple[str, ...]:
        """The texts that stand side by side in a box."""
        if box not in self._texts:
            self._texts[box] = texts_of(self.inside(box))
        return self._texts[box]

    def names(self, box: Box, borders: Sequence[float] = ()) -> Heading | None:
        """What the words in a box are known to head, parted by white, or by the ``borders`` of columns where these are drawn."""
        return self.is_heading(self._between(box, borders) if borders else self.texts(box))

    def _between(self, box: Box, borders: Sequence[float]) -> list[str]:
        """The texts of a box between the borders of columns, those that are empty left out."""
        words = [word for row in rows_of_words(self.inside(box)) for word in row]
        held = [[word.text for word in words if left <= word.middle_x < right] for left, right in pairwise(borders)]
        return [" ".join(texts) for texts in held if texts]

    def without_caption(self, box: Box) -> Box:
        """A box without the lines at its head that are larger than the last ones in it: a title between two tables."""
        rows = rows_of_words(self.inside(box))
        sizes = [max(w.style.size for w in row) for row in rows]
        first = next((i for i in range(len(rows), 0, -1) if sizes[i - 1] > LARGER * sizes[-1]), 0)
        return Box(box.x0, min(w.top for w in rows[first]) - 1, box.x1, box.bottom) if 0 < first < len(rows) else box

    def header_in(self, box: Box) -> Box | None:
        """The known headings of columns that a box with more beneath them begins with, as wide as the box."""
        words = self.inside(box)
        header = header_at_top(words, self.is_heading) if words else None
        if header is None or len(header) == len(words) or self.is_heading(texts_of(header)) is not Heading.COLUMNS:
            return None
        return Box(box.x0, box.top, box.x1, max(w.bottom for w in header))

    def row_above(self, box: Box, borders: Sequence[float] = ()) -> Box | None:
        """The band of words right above a box, as wide as the box: as many rows as make a known header, between the ``borders`` of columns
        where these are drawn, else one."""
        near = [w for w in self.words if box.x0 - 2 <= w.x0 and w.x1 <= box.x1 + 2 and w.middle_y < box.top]
        bands: list[Box] = []
        edge, below = box.top, None
        for row in reversed(rows_of_words(near)[-HEADER_LINES:]):
            if edge - max(w.baseline for w in row) > LEADING * max(w.style.size for w in row) or (below and not looks_like(row, below)):
                break
            bands.append(Box(box.x0, min(w.top for w in row) - 1, box.x1, box.top))
            edge, below = min(w.baseline for w in row), row
        return next((band for band in reversed(bands) if self.names(band, borders)), bands[0] if bands else None)

    def heads_anew(self, header: Box) -> list[float]:
        """Where headers of other tables stand beneath a table's own."""
        own = self.inside(header)
        return list(heads_anew(own, self.inside(Box(header.x0, header.bottom, header.x1, self.page.height)))) if own else []

    def captions_beneath(self, header: Box) -> list[float]:
        """The tops of the numbered captions beneath a table's header, set apart from the rows above them, that begin where it does."""
        rows = rows_of_words(self.inside(Box(header.x0 - NEAR, header.bottom, header.x1 + NEAR, self.page.height)))
        return [min(w.top for w in row) for row in numbered_captions(rows) if row[0].x0 - header.x0 < row[0].style.size]

    def below(self, header: Box, edges: Sequence[Edge] = ()) -> tuple[Edge, ...]:
        """The level edges that lie inside a table's width beneath its header, ``edges`` among them, from the top."""
        inside = [e for e in self.level if e.start > header.x0 - NEAR and e.end < header.x1 + NEAR and e.end - e.start > 8]
        return tuple(sorted({e for e in (*inside, *edges) if e.at > header.bottom + SNAP}))


def looks_like(row: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether two printed rows are set alike, so that they can be lines of one header: a caption above it is not."""
    sizes = [max(w.style.size for w in words) for words in (row, below)]
    looks = [(words[0].style.is_bold, words[0].style.colour) for words in (row, below)]
    return abs(sizes[0] - sizes[1]) <= 0.1 * sizes[1] and looks[0] == looks[1]


def is_bold(words: Sequence[Word]) -> bool:
    """Whether there are words, and all are bold."""
    return bool(words) and all(w.style.is_bold for w in words)


def goes_on_bold(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether a printed row above bold headings is a line of them."""
    return is_bold(above) and looks_like(above, row) and _is_next(above, row)


def _is_next(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether a printed row is the next line of a header."""
    return min(w.baseline for w in row) - max(w.baseline for w in above) <= LEADING * max(w.style.size for w in row)
