"""Where tables stand between level lines: of one width, one above the other, nothing upright between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from statistics import median

from parsers.layout.captions import is_caption_between
from parsers.layout.edges import SNAP, Edge
from parsers.layout.enclosed_rows import first_of_enclosed
from parsers.layout.lines import lines_of, rows_of_words
from parsers.layout.named_headers import Heading
from parsers.layout.open_frame import OpenFrame
from parsers.layout.page import Box, Page
from parsers.layout.seen import NEAR, Seen, goes_on_bold, is_bold
from parsers.layout.side_by_side import PARTED, is_parted, texts_of
from parsers.layout.table import Evidence
from parsers.layout.words import Word

_WIDE = 0.2  # of the page: the least width of a table that level lines show
_PROSE = 2  # printed rows of running text that part two tables
_LOOSE = 1.2  # of the size: with so much more white than its rows have, a text stands between tables
_FULL = 0.85  # of a line: as wide as this is a row of running text
_RUNNING = 0.15  # of the page's height: the line beneath a running head stands above this
_LANE = 14.0  # points: no more white stands between lanes of one plan
_SAME_START = 2.0  # points: how far the starts of one column's texts may stand apart
_LINES = 2  # at least: beneath the first line of a table
_LOW = 0.8  # of the lowest row: white between two lines that is no row


def between_level_lines(seen: Seen) -> Iterator[OpenFrame]:
    """The tables that level lines show, group by group of one width; the line beneath a running head is of none."""
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
    third = [Box(second.start, second.at, second.end, group[2].at)] if len(group) > _LINES else []
    beneath = _beneath_named([*heads, *third], named, seen) if named is not None else None
    over, named = (named, beneath) if beneath is not None else (None, named)
    bold = next((_with_bold_above(box, seen) if box is above else box for box in heads if is_bold(seen.inside(box))), None)
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
    return OpenFrame(header, borders, seen.below(header), seen.page.height, Evidence.LEVEL_RULES, seen.names(header), over=over)


def _beneath_named(bands: Sequence[Box], named: Box, seen: Seen) -> Box | None:
    """The band right beneath one of known headings that holds more of them: these are the header, and those only say what they have in
    common."""
    beneath = next((band for upper, band in pairwise(bands) if upper is named), None)
    if beneath is None or len(seen.texts(beneath)) <= len(seen.texts(named)):
        return None
    return beneath if all(seen.names(band) is Heading.COLUMNS for band in (named, beneath)) else None


def _with_bold_above(header: Box, seen: Seen) -> Box:
    """The bold headings right above a line with the further rows of them above that: texts side by side, as many as there."""
    rows = rows_of_words([w for w in seen.words if header.x0 - 2 <= w.x0 and w.x1 <= header.x1 + 2 and w.middle_y < header.bottom])
    top = len(rows) - 1
    while top and goes_on_bold(rows[top - 1], rows[top]) and len(texts_of(rows[top - 1])) == len(texts_of(rows[top])) > 1:
        top -= 1
    return Box(header.x0, min([header.top, *(w.top - 1 for w in rows[top])]), header.x1, header.bottom)


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
