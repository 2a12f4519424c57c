"""Where tables stand that are not ruled through: beneath a filled band, between level lines, over stripes, or under a header in words.

A frame found here says where the header stands, how wide the table is and what is drawn between its rows. Columns and undrawn rows are
found from the words (:mod:`parsers.layout.gutters`, :mod:`parsers.layout.row_cuts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.layout.edges import SNAP, Edge, cell_fills, frames_of, row_edges
from parsers.layout.level_frames import between_level_lines
from parsers.layout.lines import rows_of_words
from parsers.layout.named_headers import Heading, HeadingTest, header_at_top, named_headers
from parsers.layout.open_frame import OpenFrame
from parsers.layout.page import Box, Fill, Page
from parsers.layout.seen import LARGER, NEAR, Seen, goes_on_bold, is_bold
from parsers.layout.side_by_side import is_parted, texts_of
from parsers.layout.table import Evidence
from parsers.layout.words import Word

_TALL = 0.8  # of a frame's height: the least height of a line between its columns
_ROW = 1.3  # of the tallest band: bold headings stand no further above the first
_FILLED = 3  # cells of a header that is filled one by one


def open_frames(
    page: Page, words: Sequence[Word], is_heading: HeadingTest, *, loose: Sequence[Word] | None = None
) -> tuple[OpenFrame, ...]:
    """All frames on a page, the surest first: bands and stripes, level lines, headers known by their words.

    ``loose`` are the words that stand in no ruled table, where they are not all: only they can be a header that nothing marks.
    """
    seen = Seen(page, words, is_heading, tuple(row_edges(page, words)))
    unruled = seen if loose is None else Seen(page, loose, is_heading, seen.level)
    found = [*_banded(seen), *_upright(seen), *between_level_lines(seen), *_named(unruled)]
    return tuple(sorted(found, key=lambda frame: not frame.is_named))


# Bands: fills that stand beside each other at one height.


@dataclass(frozen=True, slots=True)
class _Band:
    fills: tuple[Fill, ...]

    @property
    def box(self) -> Box:
        return Box(self.fills[0].box.x0, self.fills[0].box.top, self.fills[-1].box.x1, self.fills[0].box.bottom)

    @property
    def borders(self) -> tuple[float, ...]:
        if len(self.fills) == 1:
            return ()
        inner = ((a.box.x1 + b.box.x0) / 2 for a, b in pairwise(self.fills))
        return (self.fills[0].box.x0, *inner, self.fills[-1].box.x1)


def _bands(page: Page) -> list[_Band]:
    rows: list[list[Fill]] = []
    for fill in sorted(cell_fills(page), key=lambda f: (f.box.top, f.box.x0)):
        box = fill.box
        row = next((r for r in rows if abs(r[0].box.top - box.top) < SNAP and abs(r[0].box.bottom - box.bottom) < SNAP), None)
        if row is not None and box.x0 - row[-1].box.x1 < 2 * SNAP:
            row.append(fill)
        else:
            rows.append([fill])
    return [_Band(tuple(row)) for row in rows if row[0].box.height < 0.3 * page.height]


def _stacks(bands: Sequence[_Band]) -> list[list[_Band]]:
    """Bands of one table: as wide as each other, with no more between than an unfilled row."""
    stacks: list[list[_Band]] = []
    for band in bands:
        box = band.box
        stack = next((s for s in stacks if abs(s[0].box.x0 - box.x0) < NEAR and abs(s[0].box.x1 - box.x1) < NEAR), None)
        if stack is not None and box.top >= stack[-1].box.bottom - SNAP:
            stack.append(band)
        else:
            stacks.append([band])
    return stacks


def _banded(seen: Seen) -> Iterator[OpenFrame]:
    for stack in _stacks(_bands(seen.page)):
        apart = {i for i in range(1, len(stack)) if _is_headed_anew(stack[i - 1].box, stack[i].box, seen)}
        captions = seen.captions_beneath(stack[0].box)
        anew = [*captions, *(seen.heads_anew(stack[0].box) if len(stack) > 1 else [])]
        apart |= {next(i for i, band in enumerate(stack) if band.box.bottom > at) for at in anew if stack[-1].box.bottom > at}
        first = [0] if any(at < stack[-1].box.bottom for at in captions) else []
        heads = sorted({*first, *(i for i, band in enumerate(stack) if i in apart or _names(band, seen))}) or [0]
        for i, after in zip(heads, [*heads[1:], len(stack)], strict=True):
            frame = _stacked(stack[i:after], seen)
            if frame is not None:
                end = stack[after].box.top if after < len(stack) else frame.limit
                yield _ended(frame, min([end, *(at for at in captions if at > frame.header.bottom)]))


def _ended(frame: OpenFrame, at: float) -> OpenFrame:
    """A frame that ends at an y, with what is drawn above it."""
    return replace(frame, limit=at, dividers=tuple(edge for edge in frame.dividers if edge.at <= at + SNAP))


def _names(band: _Band, seen: Seen) -> Heading | None:
    """What the words in a band are known to head: as they stand side by side, or where these are too near each other fill by fill."""
    heading = seen.names(band.box)
    if heading is not None or len(band.fills) < _FILLED:
        return heading
    held = (rows_of_words(seen.inside(fill.box)) for fill in band.fills)
    return seen.is_heading([" ".join(word.text for row in rows for word in row) for rows in held if rows])


def _is_headed_anew(above: Box, below: Box, seen: Seen) -> bool:
    """Whether a heading larger than their own texts stands between two bands: they are of two tables."""
    own = max((w.style.size for box in (above, below) for w in seen.inside(box)), default=0.0)
    larger = [w for w in seen.inside(Box(above.x0, above.bottom, above.x1, below.top)) if w.style.size > LARGER * own]
    return bool(larger) and not any(is_parted(row) for row in rows_of_words(larger))


def _stacked(stack: Sequence[_Band], seen: Seen) -> OpenFrame | None:
    """A stack of bands as a table: the first is the header, unless an unfilled row of headings stands above it."""
    first = stack[0].box
    borders = max((band.borders for band in stack), key=len)
    heading = _names(stack[0], seen)
    above = seen.row_above(first) if heading is None else None
    heading_above = seen.names(above) if above is not None else None
    if above is not None and heading_above is not None:
        return OpenFrame(above, borders, seen.below(above, _sides(stack)), seen.page.height, Evidence.STRIPES, heading_above)
    bold = _bold_above(stack, seen) if heading is None else None
    if bold is not None:
        return OpenFrame(bold, borders, seen.below(bold, _sides(stack)), seen.page.height, Evidence.STRIPES)
    if heading is None and len(seen.texts(first)) < 2:
        return None
    evidence = Evidence.STRIPES if len(stack) > 1 else Evidence.HEADER_STRIP
    return OpenFrame(first, borders, seen.below(first, _sides(stack[1:])), seen.page.height, evidence, heading, stack[0].borders)


def _bold_above(stack: Sequence[_Band], seen: Seen) -> Box | None:
    """The bold headings above bands of plain rows, or above the one row between that is not filled; None where there are none."""
    first = stack[0].box
    if len(stack) < 2 or any(w.style.is_bold for w in seen.inside(first)):
        return None
    near = first.top - _ROW * max(band.box.height for band in stack)
    rows = rows_of_words([w for w in seen.inside(Box(first.x0, 0.0, first.x1, first.top))])
    last = next((i for i in range(len(rows) - 1, -1, -1) if is_bold(rows[i])), None)
    if last is None or not is_parted(rows[last]) or max(w.bottom for w in rows[last]) < near:
        return None
    top = last
    while top and goes_on_bold(rows[top - 1], rows[top]):
        top -= 1
    bottom = first.top if last == len(rows) - 1 else max(w.bottom for w in rows[last]) + 1
    return Box(first.x0, min(w.top for w in rows[top]) - 1, first.x1, bottom)


def _sides(bands: Sequence[_Band]) -> list[Edge]:
    return [Edge(y, band.box.x0, band.box.x1) for band in bands for y in (band.box.top, band.box.bottom)]


# Upright lines: a frame of columns, with known headings at its top and no line between its rows.


def _upright(seen: Seen) -> Iterator[OpenFrame]:
    for frame in frames_of(seen.page):
        box = frame.box
        tall = [e.at for e in frame.upright if e.end - e.start > _TALL * box.height]
        inner = [x for x in tall if box.x0 + SNAP < x < box.x1 - SNAP]
        header = header_at_top(seen.inside(box), seen.is_heading) if inner else None
        if header is not None:
            band = Box(box.x0, box.top, box.x1, max(w.bottom for w in header))
            borders = (box.x0, *sorted(set(inner)), box.x1)
            yield OpenFrame(band, borders, seen.below(band), box.bottom, Evidence.UPRIGHT_RULES, seen.is_heading(texts_of(header)))


# Headers that nothing marks but their words.


def _named(seen: Seen) -> Iterator[OpenFrame]:
    stripes = _sides(_bands(seen.page))
    for header, heading in named_headers(seen.words, seen.is_heading):
        box = Box(0.0, min(w.top for w in header), seen.page.width, max(w.bottom for w in header))
        yield OpenFrame(box, (), seen.below(box, stripes), seen.page.height, Evidence.ALIGNED, heading)
