"""Where tables stand that are not ruled through: beneath a filled band, between level lines, over stripes, or under a header in words.

A frame found here says where the header stands, how wide the table is and what is drawn between its rows. Columns and undrawn rows are
found from the words (:mod:`parsers.layout.gutters`, :mod:`parsers.layout.row_cuts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from statistics import median

from parsers.layout.captions import is_caption_between
from parsers.layout.edges import SNAP, Edge, cell_fills, frames_of, row_edges
from parsers.layout.enclosed_rows import first_of_enclosed
from parsers.layout.lines import lines_of, rows_of_words
from parsers.layout.named_headers import Heading, HeadingTest, header_at_top, named_headers
from parsers.layout.page import Box, Fill, Page
from parsers.layout.seen import LARGER, LEADING, NEAR, Seen, looks_like
from parsers.layout.side_by_side import PARTED, is_parted, texts_of
from parsers.layout.table import Evidence
from parsers.layout.words import Word

_WIDE = 0.2  # of the page: the least width of a table that level lines show
_TALL = 0.8  # of a frame's height: the least height of a line between its columns
_PROSE = 2  # printed rows of running text that part two tables
_LOOSE = 1.2  # of the size: with so much more white than its rows have, a text stands between tables
_FULL = 0.85  # of a line: as wide as this is a row of running text
_RUNNING = 0.15  # of the page's height: the line beneath a running head stands above this
_ROW = 1.3  # of the tallest band: bold headings stand no further above the first
_LANE = 14.0  # points: no more white stands between lanes of one plan
_SAME_START = 2.0  # points: how far the starts of one column's texts may stand apart
_FILLED = 3  # cells of a header that is filled one by one
_LINES = 2  # at least: beneath the first line of a table
_LOW = 0.8  # of the lowest row: white between two lines that is no row


@dataclass(frozen=True, slots=True)
class OpenFrame:
    """What shows a table that is not ruled through.

    ``header`` is the header's band, as wide as the table. ``borders`` are the x of drawn column borders, outer ones included, or none.
    ``dividers`` are level edges beneath the header, from the top; ``limit`` is the y that the table cannot pass. ``heading`` tells what
    the header's words are known to head; ``header_borders`` are where the fills of the header itself meet, if it is filled cell by cell.
    """

    header: Box
    borders: tuple[float, ...]
    dividers: tuple[Edge, ...]
    limit: float
    evidence: Evidence
    heading: Heading | None = None
    header_borders: tuple[float, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the header's words are known headings."""
        return self.heading is not None


def open_frames(
    page: Page, words: Sequence[Word], is_heading: HeadingTest, *, loose: Sequence[Word] | None = None
) -> tuple[OpenFrame, ...]:
    """All frames on a page, the surest first: bands and stripes, level lines, headers known by their words.

    ``loose`` are the words that stand in no ruled table, where they are not all: only they can be a header that nothing marks.
    """
    seen = Seen(page, words, is_heading, tuple(row_edges(page, words)))
    unruled = seen if loose is None else Seen(page, loose, is_heading, seen.level)
    found = [*_banded(seen), *_upright(seen), *_lined(seen), *_named(unruled)]
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
    last = next((i for i in range(len(rows) - 1, -1, -1) if _is_bold(rows[i])), None)
    if last is None or not is_parted(rows[last]) or max(w.bottom for w in rows[last]) < near:
        return None
    top = last
    while top and _goes_on_bold(rows[top - 1], rows[top]):
        top -= 1
    bottom = first.top if last == len(rows) - 1 else max(w.bottom for w in rows[last]) + 1
    return Box(first.x0, min(w.top for w in rows[top]) - 1, first.x1, bottom)


def _with_bold_above(header: Box, seen: Seen) -> Box:
    """The bold headings right above a line with the further rows of them above that: texts side by side, as many as there."""
    rows = rows_of_words([w for w in seen.words if header.x0 - 2 <= w.x0 and w.x1 <= header.x1 + 2 and w.middle_y < header.bottom])
    top = len(rows) - 1
    while top and _goes_on_bold(rows[top - 1], rows[top]) and len(texts_of(rows[top - 1])) == len(texts_of(rows[top])) > 1:
        top -= 1
    return Box(header.x0, min([header.top, *(w.top - 1 for w in rows[top])]), header.x1, header.bottom)


def _goes_on_bold(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether a printed row above bold headings is a line of them."""
    return _is_bold(above) and looks_like(above, row) and _is_next(above, row)


def _is_next(above: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether a printed row is the next line of a header."""
    return min(w.baseline for w in row) - max(w.baseline for w in above) <= LEADING * max(w.style.size for w in row)


def _sides(bands: Sequence[_Band]) -> list[Edge]:
    return [Edge(y, band.box.x0, band.box.x1) for band in bands for y in (band.box.top, band.box.bottom)]


# Level lines: of one width, one above the other, nothing upright between them.


def _lined(seen: Seen) -> Iterator[OpenFrame]:
    groups: list[list[Edge]] = []
    for edge in (e for e in seen.level if e.end - e.start >= _WIDE * seen.page.width and not _ends_running_head(e, seen)):
        group = next((g for g in groups if abs(g[0].start - edge.start) < NEAR and abs(g[0].end - edge.end) < NEAR), None)
        if group is not None:
            group.append(edge)
        else:
            groups.append([edge])
    for group in groups:
        runs = [part for run in _without_prose(group, seen) for part in _stacked_parts(run, seen)]
        for run, after in zip_longest(runs, runs[1:]):
            frame = _between_lines(run, seen) if len(run) > 1 else None
            if frame is not None and after is not None:
                within = tuple(edge for edge in frame.dividers if edge.at <= run[-1].at + SNAP)
                frame = replace(frame, dividers=within, limit=min(frame.limit, after[0].at))
            if frame is not None:
                yield frame


def _ends_running_head(edge: Edge, seen: Seen) -> bool:
    """Whether a line at a page's head has no more than its first row of words above it, and more white beneath than a table's header.

    Above texts side by side that the next line of its width closes, it is the first line of their table.
    """
    if edge.at > _RUNNING * seen.page.height:
        return False
    above, beneath = [w for w in seen.words if w.baseline <= edge.at + 1], [w for w in seen.words if w.baseline > edge.at + 1]
    if not above or not beneath or len(rows_of_words(above)) > 1:
        return False
    first = min(beneath, key=lambda w: w.top)
    return first.top - edge.at > _LOOSE * first.style.size and not _opens_row(edge, seen)


def _opens_row(edge: Edge, seen: Seen) -> bool:
    """Whether texts side by side stand between a line and the next of its width, as rows do between the lines of a table."""
    beneath = [e for e in seen.level if e.at > edge.at + SNAP and abs(e.start - edge.start) < NEAR and abs(e.end - edge.end) < NEAR]
    if len(beneath) < _LINES:
        return False
    rows = rows_of_words(seen.inside(Box(edge.start, edge.at, edge.end, min(e.at for e in beneath))))
    return bool(rows) and len(lines_of(rows[0], gap=PARTED)) > 2 and not any(_is_prose(row, edge) for row in rows)


def _without_prose(group: Sequence[Edge], seen: Seen) -> Iterator[list[Edge]]:
    """Level lines of one width as those of one table each: running text as wide as they are, or a caption, numbered or loose, parts two."""
    bands = [
        (above, below, rows_of_words(seen.inside(Box(above.start, above.at, above.end, below.at)))) for above, below in pairwise(group)
    ]
    held = [rows for _, _, rows in bands]
    usual = median([_white(*band) for band in bands if band[2]] or [0.0])
    run = [group[0]]
    for i, (above, below, rows) in enumerate(bands):
        is_loose = rows and _white(above, below, rows) > usual + _LOOSE * rows[0][0].style.size and not any(map(is_parted, rows))
        if is_loose or is_caption_between(held, i) or sum(_is_prose(row, above) for row in rows) >= _PROSE:
            yield run
            run = []
        run.append(below)
    yield run


def _white(above: Edge, below: Edge, rows: Sequence[Sequence[Word]]) -> float:
    """How much of the height between two lines no text takes."""
    return below.at - above.at - (max(w.bottom for w in rows[-1]) - min(w.top for w in rows[0]) if rows else 0.0)


def _is_prose(row: Sequence[Word], edge: Edge) -> bool:
    """Whether a printed row is one text from one end of a line to the other."""
    size = row[0].style.size
    is_wide = row[0].x0 < edge.start + 3 * size and row[-1].x1 - row[0].x0 > _FULL * (edge.end - edge.start)
    return is_wide and not is_parted(row)


def _stacked_parts(group: Sequence[Edge], seen: Seen) -> list[Sequence[Edge]]:
    """A group of level lines in parts, each of which begins at the upper line of known headings: tables one above the other."""
    bands = [seen.without_caption(Box(a.start, a.at, a.end, b.at)) for a, b in pairwise(group)]
    filled = [band.height for band in bands if seen.inside(band)]
    anew = seen.heads_anew(bands[0]) if len(bands) > 1 else []
    heads = [
        i
        for i, band in enumerate(bands)
        if i > 0
        and (seen.names(band) is Heading.COLUMNS or seen.header_in(band) or any(band.top - SNAP <= at < band.bottom for at in anew))
    ]
    # White lower than any row stands between two tables, or between lanes; an empty row is as high as a line.
    white = [i for i, band in enumerate(bands) if filled and band.height < _LOW * min(filled) and not seen.inside(band)]
    subjects = next((i for i, band in enumerate(bands) if _heads_subjects(band, seen)), None)
    first = Box(group[0].start, group[0].at, group[0].end, group[0].at)
    over = bool(white or subjects) and _heads_subjects(seen.row_above(first), seen)
    heads += [subjects] if subjects and not over else []
    lane = _LANE if white and (over or subjects is not None) else 0.0
    gaps = [i + 1 for i in white if bands[i].height > lane]
    return [group[start:end] for start, end in pairwise(sorted({0, *heads, *gaps, len(group)}))]


def _heads_subjects(box: Box | None, seen: Seen) -> bool:
    """Whether days, or groups, stand side by side in a box: they head all beneath, lanes too."""
    return box is not None and seen.names(box) not in (None, Heading.COLUMNS)


def _between_lines(group: Sequence[Edge], seen: Seen) -> OpenFrame | None:
    """A group of level lines as a table: its header stands above the first line or between the first two."""
    first, second = group[0], group[1]
    between = seen.without_caption(Box(first.start, first.at, first.end, second.at))
    above = seen.row_above(Box(first.start, first.at, first.end, first.at))
    heads = [box for box in (above, between) if box is not None and len(seen.texts(box)) > 1]
    named = next((box for box in heads if seen.names(box)), None) or seen.header_in(between)
    bold = next((_with_bold_above(box, seen) if box is above else box for box in heads if _is_bold(seen.inside(box))), None)
    level_with = above if above in heads and between in heads and _stand_over(seen.inside(above), seen.inside(between)) else None
    borders = _joints(group, seen.page)
    crowded = seen.row_above(Box(first.start, first.at, first.end, first.at), borders) if borders and named is None else None
    if crowded is not None and (heading := seen.names(crowded, borders)):
        return OpenFrame(crowded, borders, seen.below(crowded), seen.page.height, Evidence.LEVEL_RULES, heading)
    enclosed = first_of_enclosed(seen.inside(between)) if len(group) == _LINES and between in heads else None
    header = named or bold or level_with or (_first_row(first, second, seen) or between if between in heads else None)
    if enclosed is not None and header is between:
        header = Box(first.start, first.at, first.end, max(w.bottom for w in enclosed) + 1)
    if header is None:
        return None
    return OpenFrame(header, borders, seen.below(header), seen.page.height, Evidence.LEVEL_RULES, seen.names(header))


def _first_row(first: Edge, second: Edge, seen: Seen) -> Box | None:
    """The row of texts above the first line, no further than rows are high, each of which begins where one between the lines does: no line
    closes a table above its first row."""
    above = rows_of_words(seen.inside(Box(first.start, 2 * first.at - second.at, first.end, first.at)))
    beneath = rows_of_words(seen.inside(Box(first.start, first.at, first.end, second.at)))
    if not above or not beneath:
        return None
    upper, lower = (lines_of(row, gap=PARTED) for row in (above[-1], beneath[0]))
    is_row = 2 < len(upper) <= len(lower) and all(any(abs(a.start - b.start) <= _SAME_START for b in lower) for a in upper)
    return Box(first.start, min(w.top for w in above[-1]) - 1, first.end, first.at) if is_row else None


def _stand_over(heads: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether as many texts stand in one row above a line as in the first beneath it, each over one: headings with no line above."""
    rows = [rows_of_words(words) for words in (heads, row)]
    upper, lower = (lines_of(lines[0], gap=PARTED) for lines in rows)
    is_alike = len(rows[0]) == 1 and len(upper) == len(lower) > 2
    return is_alike and all(min(a.x1, b.x1) > max(a.x0, b.x0) for a, b in zip(upper, lower, strict=True))


def _is_bold(words: Sequence[Word]) -> bool:
    return bool(words) and all(w.style.is_bold for w in words)


def _joints(group: Sequence[Edge], page: Page) -> tuple[float, ...]:
    """The column borders that lines show which are drawn cell by cell: where pieces meet at most heights; none for whole lines."""
    start, end = group[0].start, group[0].end
    heights = [edge.at for edge in group]
    counts: list[tuple[float, set[int]]] = []
    for rule in sorted((r for r in page.rules if r.is_level), key=lambda r: r.box.x0):
        height = next((i for i, at in enumerate(heights) if abs(at - rule.box.top) < SNAP), None)
        if height is None or not start - NEAR < rule.box.x0 < end or rule.box.x0 - start < NEAR:
            continue
        if not counts or rule.box.x0 - counts[-1][0] > SNAP:
            counts.append((rule.box.x0, set()))
        counts[-1][1].add(height)
    inner = [x for x, at in counts if 2 * len(at) > len(heights)]
    return (start, *inner, end) if inner else ()


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
