"""The tables of a page: candidates of every kind of evidence, the surest kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.aligned import aligned_grids
from parsers.layout.aligned_texts import text_grids
from parsers.layout.band_rows import is_band
from parsers.layout.blank_forms import is_blank_form
from parsers.layout.charts import has_scale, holds_scales, is_chart, is_of_bars, numbers_of
from parsers.layout.continued import LastTable, columns_of, continued_grid
from parsers.layout.diagrams import is_diagram
from parsers.layout.edges import SNAP, Edge, cell_fills, edges_of, frames_of, row_edges, without_shapes
from parsers.layout.filled_rows import striped_grids
from parsers.layout.filled_spans import with_filled_spans
from parsers.layout.frame_limits import limited_frame
from parsers.layout.headed_rows import headed_grids
from parsers.layout.headless import headless_grids
from parsers.layout.heads_over import with_heads_over
from parsers.layout.joined_parts import with_joined_parts
from parsers.layout.joined_stripes import with_joined_stripes
from parsers.layout.larger_tables import is_settled, with_larger
from parsers.layout.lined import lined_grid, with_own_columns
from parsers.layout.lines import may_part, rows_of_words
from parsers.layout.named_headers import MOST_WORDS, Heading, HeadingTest
from parsers.layout.number_bands import with_number_bands
from parsers.layout.number_cells import with_number_cells
from parsers.layout.open_frame import OpenFrame
from parsers.layout.open_frames import open_frames
from parsers.layout.open_grid import open_grid
from parsers.layout.orphan_heads import header_at_end
from parsers.layout.page import Box, Page
from parsers.layout.parted_heads import with_parted_heads
from parsers.layout.parted_texts import with_parted_texts
from parsers.layout.printed_rows import PrintedRow, printed_rows
from parsers.layout.ruled import ruled_grid, ruled_row
from parsers.layout.ruled_stripes import with_ruled_stripes
from parsers.layout.running_text import without_running_text
from parsers.layout.side_by_side import is_parted, texts_of, texts_of_row
from parsers.layout.striped import rows_beneath_fills, with_unfilled_end
from parsers.layout.table import Evidence, Grid, words_outside
from parsers.layout.tagged import with_tagged
from parsers.layout.texts_across import with_texts_across
from parsers.layout.timelines import with_doubt_of_timelines
from parsers.layout.titles import title_bands
from parsers.layout.turned import with_turned
from parsers.layout.two_heads import with_two_heads
from parsers.layout.words import PageWords, Word, directions_of

_LOOSE = 6.0  # points: how far a part of a table may stand out of it
_FURTHER = 1.5  # of the leading: rows this far apart are parted by white
_FIRST = 3  # frames from the top among which the last row of a table may stand


def no_heading(texts: Sequence[str]) -> Heading | None:
    """A page on which no headings are known."""
    return None


def grids_of(page: Page, words: Sequence[Word], is_heading: HeadingTest, before: LastTable | None = None) -> list[Grid]:
    """The tables of a page, from the top: ruled ones first, then open ones among the words that are left.

    ``before`` is the lowest table of the page before, which may go on here.
    """
    if before is None and _is_plain(page, words):
        return []
    words = outside = _outside_charts(page, words)
    ruled, words = _ruled(page, words, before)
    grids = [_with_own_columns(_with_own_rows(grid, page, words, is_heading), words, is_heading) for grid in ruled]
    level = PageWords([w for w in words if w.direction == 0]) if directions_of(words) - {0} else words
    grids = with_joined_stripes(with_ruled_stripes(grids, page, level, before), level)
    grids += _continued(page, words_outside(level, grids), grids, before) if before is not None and before.is_header else []
    whole = [grid.box for grid in grids if _is_whole(grid, page, level, is_heading)]
    bare = without_shapes(page, [*whole, *title_bands(page, level)])
    frames = _without_scales(open_frames(bare, level, is_heading, loose=words_outside(level, grids)), outside)
    named = [frame for frame in frames if frame.is_named]
    grids = _with_open(named, frames, grids, level, whole=whole)
    grids += _clear(headed_grids(page, words_outside(level, grids)), grids)
    grids = _with_continued(page, level, grids, before)
    grids = _with_whole(striped_grids(bare, level), grids)
    unnamed = frames[len(named) :]
    drawn = [frame for frame in unnamed if frame.borders and len(frame.dividers) > 1 and _has_drawn_header(frame, level)]
    grids = _with_open(drawn, frames, grids, level)
    grids += _clear(headless_grids(page, words_outside(level, grids)), grids)
    goes_on = before is not None and before.is_striped
    grids = [with_unfilled_end(grid, page, words_outside(level, grids), is_heading, goes_on=goes_on) for grid in grids]
    grids = _with_open(unnamed, frames, grids, level, row_edges(page, words) if unnamed else ())
    grids = _with_undrawn(with_tagged(page, words, [with_number_cells(grid) for grid in grids]), level)
    grids = with_joined_parts(grids, level)
    grids = [
        with_parted_heads(with_number_bands(with_two_heads(with_parted_texts(with_texts_across(with_filled_spans(grid, page))))))
        for grid in grids
    ]
    grids = with_turned(grids, words) if len(level) < len(words) else grids
    kept = [g for g in grids if g.evidence is Evidence.RULED or _is_named(g, is_heading) or not _is_drawing(g, page)]
    kept = [with_doubt_of_timelines(grid, page) for grid in kept]
    orphan = header_at_end(page, level, kept, is_heading)
    return sorted([*kept, *([orphan] if orphan is not None else [])], key=lambda grid: (grid.box.top, grid.box.x0))


def _is_plain(page: Page, words: Sequence[Word]) -> bool:
    """Whether nothing on a page can be a table: no more is drawn than one box, and no text stands beside another."""
    if page.tags or page.rules or len(cell_fills(page)) > 1 or directions_of(words) - {0}:
        return False
    return not any([may_part(row) or any([word.text[-1] == "." for word in row[:-1]]) for row in rows_of_words(words)])


def _is_drawing(grid: Grid, page: Page) -> bool:
    """Whether what stands in a grid's cells is a diagram, or a chart."""
    return is_diagram(grid, page) or holds_scales(grid) or is_of_bars(grid, page)


def _has_drawn_header(frame: OpenFrame, words: Sequence[Word]) -> bool:
    """Whether a header is filled, or stands between lines in letters unlike all beneath it that these lines hold."""
    if frame.evidence is not Evidence.LEVEL_RULES:
        return frame.evidence is Evidence.HEADER_STRIP
    box = frame.header
    body = Box(box.x0, box.bottom, box.x1, frame.dividers[-1].at)
    looks = [{w.style.font_name for w in words if part.contains(w.middle_x, w.middle_y)} for part in (box, body)]
    return len(looks[0]) == 1 and bool(looks[1]) and looks[0].isdisjoint(looks[1])


def _is_whole(grid: Grid, page: Page, words: Sequence[Word], is_heading: HeadingTest) -> bool:
    """Whether a ruled grid is a table by itself: beneath known headings, and nothing drawn or printed beneath goes on with it."""
    if grid.evidence is not Evidence.RULED or not _is_named(grid, is_heading) or _is_named(grid, is_heading, grid.row_count - 1):
        return False
    x0, _, x1, bottom = grid.box
    goes_on = any(e.at > bottom + SNAP and e.start < x1 and e.end > x0 for e in edges_of(page)[0])
    return not goes_on and not rows_beneath_fills(grid, words)


def _is_named(grid: Grid, is_heading: HeadingTest, row: int = 0) -> bool:
    """Whether a row of a grid, the first, is a header that the vocabulary knows: boxes may be its cells, however they are drawn."""
    is_short = all(len(cell.words) <= MOST_WORDS for cell in grid.cells if cell.row == row)
    return is_short and is_heading(texts_of_row(grid, row)) is not None


def _outside_charts(page: Page, words: Sequence[Word]) -> Sequence[Word]:
    """The words that stand in no chart."""
    frames = frames_of(page)
    numbers = numbers_of(words) if frames else ()
    charts = [frame.box for frame in frames if is_chart(frame, numbers)]
    return _outside(words, charts) if charts else words


def _without_scales(frames: Sequence[OpenFrame], words: Sequence[Word]) -> list[OpenFrame]:
    """The frames that are no charts, at whose lines the numbers of a scale stand."""
    numbers = [word for word in numbers_of(words) if word.direction == 0] if frames else ()
    return [frame for frame in frames if not has_scale(frame.header.x0, frame.dividers, numbers)]


def _ruled(page: Page, words: Sequence[Word], before: LastTable | None) -> tuple[list[Grid], Sequence[Word]]:
    """The tables with lines and fills on all sides, and the words without those of diagrams and forms drawn like them."""
    frames = frames_of(page)
    found = [grid for frame in frames if (grid := ruled_grid(frame, words)) is not None]
    if before is not None and (before.is_ruled or before.is_striped or before.has_drawn_columns):
        top = min((grid.box.top for grid in found), default=page.height)
        above = [frame for frame in frames[:_FIRST] if frame.box.bottom < top]
        found = [*(grid for frame in above if (grid := ruled_row(frame, words, before.columns)) is not None), *found]
    outer = [g for g in found if not any(o is not g and o.box.covers(g.box, 2) for o in found)]
    diagrams = [grid for grid in outer if is_diagram(grid, page) or is_blank_form(grid)]
    return [g for g in outer if g not in diagrams], _outside(words, [g.box for g in diagrams]) if diagrams else words


def _with_continued(page: Page, words: Sequence[Word], grids: list[Grid], before: LastTable | None) -> list[Grid]:
    """The tables found so far with the open one that goes on at a page's head. One of its rows, if filled, may be found as a table."""
    rows = [grid for grid in grids if before is not None and grid.row_count == 1 and len(columns_of(grid)) == len(before.columns)]
    others = [grid for grid in grids if grid not in rows]
    whole = _continued(page, words_outside(words, others), others, before) if rows else []
    if any(grid.row_count > 1 for grid in whole):
        return [*others, *whole, *_clear(rows, whole)]
    return grids + _continued(page, words_outside(words, grids), grids, before)


def _continued(page: Page, words: Sequence[Word], grids: Sequence[Grid], before: LastTable | None) -> list[Grid]:
    """The open table that goes on at a page's head: by the columns of the page before or, where more of its rows keep to them, by keys
    that count on and as many columns measured anew."""
    if before is None or before.is_ruled:
        return []
    top = min((g.box.top for g in grids), default=page.height)
    above: Sequence[Word] = [w for w in words if w.bottom < top + 1]
    above = _without_title(above) if grids else above
    grid = continued_grid(page, above, before)
    anew = [g for g in headless_grids(page, above) if g.column_count == len(before.columns) - 1]
    return sorted([*([grid] if grid is not None else []), *anew], key=lambda g: -g.row_count)[:1]


def _without_title(words: Sequence[Word]) -> Sequence[Word]:
    """The words above a table without the title right above it, which is no row of what goes on there."""
    rows = rows_of_words(words)
    return [w for w in words if w not in rows[-1]] if len(rows) > 1 and is_band(rows[-1]) else words


def _with_undrawn(grids: list[Grid], words: Sequence[Word]) -> list[Grid]:
    """The tables found so far with those that show by nothing but how their texts stand."""
    found = grids if all(map(is_settled, grids)) else with_larger(_aligned(words)[2], grids)
    rest, rows, aligned = _aligned(words_outside(words, found))
    aligned = _clear(aligned, found)
    found = [*found, *aligned]
    return [*found, *_clear(text_grids(printed_rows(words_outside(rest, found)) if aligned else rows), found)]


def _aligned(words: Sequence[Word]) -> tuple[Sequence[Word], list[PrintedRow], list[Grid]]:
    """Words without running text that stands beside tables, their printed rows, and the tables that show by alignment among these."""
    rows = printed_rows(words)
    grids = aligned_grids(rows)
    kept = without_running_text(words, rows, grids)
    if len(kept) == len(words):
        return words, rows, grids
    rows = printed_rows(kept)
    return kept, rows, aligned_grids(rows)


def _with_own_rows(grid: Grid, page: Page, words: Sequence[Word], is_heading: HeadingTest) -> Grid:
    """A table whose rows are not drawn, and its columns at least between its headings: these are known, over one tall row, which its key
    column parts."""
    is_plain = all(cell.rowspan == 1 and cell.colspan == 1 for cell in grid.cells if cell.row == 0)
    if not is_plain or not _has_tall_row(grid):
        return grid
    heading = is_heading(texts_of_row(grid))
    if heading is None:
        return grid
    header = Box(grid.box.x0, grid.box.top, grid.box.x1, grid.at(0, 0).box.bottom)
    frame = OpenFrame(header, columns_of(grid), (), grid.box.bottom, Evidence.UPRIGHT_RULES, heading)
    if rows_beneath_fills(grid, words):
        return grid  # a row that a page's end cuts, filled, with one that is not beneath it
    parted = open_grid(frame, [w for w in words if grid.box.contains(w.middle_x, w.middle_y)])
    return parted if parted is not None and parted.row_count > grid.row_count and parted.column_count == grid.column_count else grid


def _has_tall_row(grid: Grid) -> bool:
    """Whether a table has one row beneath its first, or several that fills alone divide: its first column stands in one cell beside all."""
    body = [cell for cell in grid.cells if cell.row == 1]
    if grid.row_count == 2:
        return len(body) in (1, grid.column_count)
    return len(body) == grid.column_count and body[0].rowspan == grid.row_count - 1 and all(cell.colspan == 1 for cell in body)


def _with_own_columns(grid: Grid, words: Sequence[Word], is_heading: HeadingTest) -> Grid:
    """A table whose rows are drawn, and of its columns only some: a cell of its first row holds known headings side by side, which the
    texts beneath keep to."""
    heads = [cell for cell in grid.cells if cell.row == 0 and cell.words]
    if all(cell.colspan == 1 for cell in heads) or any(cell.rowspan > 1 for cell in grid.cells):
        return grid
    texts = texts_of([word for cell in heads for word in cell.words])
    heading = is_heading(texts) if len(texts) > max(len(heads), grid.column_count) else None
    if heading is not Heading.COLUMNS:
        return grid
    header = Box(grid.box.x0, grid.box.top, grid.box.x1, heads[0].box.bottom)
    rows = sorted({cell.box.top for cell in grid.cells if cell.row > 1} | {grid.box.bottom})
    dividers = tuple(Edge(y, grid.box.x0, grid.box.x1) for y in rows)
    frame = OpenFrame(header, (), dividers, grid.box.bottom, Evidence.LEVEL_RULES, heading)
    parted = open_grid(frame, [w for w in words if grid.box.contains(w.middle_x, w.middle_y)])
    is_finer = parted is not None and parted.row_count == grid.row_count and parted.column_count > grid.column_count
    return parted if parted is not None and is_finer else grid


def _with_open(
    chosen: Sequence[OpenFrame],
    frames: Sequence[OpenFrame],
    grids: Sequence[Grid],
    words: Sequence[Word],
    level: Sequence[Edge] = (),
    whole: Collection[Box] = (),
) -> list[Grid]:
    """The tables found so far with those of some frames. A ruled one that is only a part of a frame's table gives way, unless it is one of
    those that are whole."""
    found = list(grids)
    for frame in chosen:
        may_give_way = [g for g in found if g.box not in whole]
        parts = [g for g in may_give_way if _is_part_of(g, frame, found, words) or _has_unfilled_end(g, frame, words)]
        others = [g for g in found if g not in parts]
        if any(_covers_header(g, frame.header) for g in others):
            continue
        limited, rest = limited_frame(frame, frames, others, words), words_outside(words, others)
        grid = lined_grid(limited, rest, level) or open_grid(limited, rest)
        if grid is not None and not frame.is_named:
            grid = _with_nearer_rows(grid, rest) if frame.evidence is Evidence.HEADER_STRIP else with_own_columns(grid, level)
        grid = with_heads_over(grid, frame.over, rest) if grid is not None and frame.over is not None else grid
        held = [g for g in parts if grid is not None and g.box.overlap(grid.box) > 0]  # others are tables of their own, beneath its end
        if grid is not None and grid.row_count > sum(g.row_count for g in held):
            found = [*(g for g in found if g not in held), grid]
    return found


def _with_nearer_rows(grid: Grid, words: Sequence[Word]) -> Grid:
    """The table beneath a band, or what its words are by their alignment alone where that parts more rows beneath the same headings."""
    rows = printed_rows([w for w in words if grid.box.contains(w.middle_x, w.middle_y)])
    heads = {word for cell in grid.cells if cell.row == 0 for word in cell.words}
    for other in aligned_grids(rows) or text_grids(rows):
        same = {word for cell in other.cells if cell.row == 0 for word in cell.words} == heads
        if same and other.column_count == grid.column_count and other.row_count > grid.row_count and not _are_told_by_white(grid):
            return replace(other, evidence=grid.evidence, confidence=grid.confidence)
    return grid


def _are_told_by_white(grid: Grid) -> bool:
    """Whether all rows of a grid stand clearly further apart than the lines of any: there are no more rows in it."""
    bands = [[w for cell in grid.cells if cell.row == row for w in cell.words] for row in range(1, grid.row_count)]
    lines = [sorted({round(w.baseline, 1) for w in words}) for words in bands if words]
    within = [b - a for band in lines for a, b in pairwise(band)]
    between = [below[0] - above[-1] for above, below in pairwise(lines)]
    return bool(within) and bool(between) and min(between) > _FURTHER * max(within)


def _covers_header(grid: Grid, header: Box) -> bool:
    """Whether a table that is already found has most of a header: of two frames of one table the surer was first."""
    return 2 * grid.box.overlap(header) > header.width * header.height


def _is_part_of(grid: Grid, frame: OpenFrame, grids: Sequence[Grid], words: Sequence[Word]) -> bool:
    """Whether a ruled table is only a part of a frame's: as wide, and what is drawn goes on beneath it, over texts side by side. Stripes
    close off some rows; beneath a line of the page's own stand others."""
    if not frame.is_named or grid.evidence is not Evidence.RULED:
        return False
    is_as_wide = abs(grid.box.x0 - frame.header.x0) < 2 * SNAP and abs(grid.box.x1 - frame.header.x1) < 2 * SNAP
    if grid.box.top < frame.header.top - SNAP:
        # Headings over headings, and nothing of the rows beneath.
        return is_as_wide and abs(grid.box.bottom - frame.header.bottom) < SNAP
    is_beneath = frame.header.bottom - SNAP < grid.box.top
    end = min((g.box.top for g in grids if g.box.top > grid.box.bottom - SNAP), default=frame.limit)
    if not is_as_wide or is_beneath:
        return is_as_wide
    last = max((edge.at for edge in frame.dividers if grid.box.bottom + 2 * SNAP < edge.at < end - SNAP), default=None)
    return last is not None and _is_parted_in(Box(grid.box.x0, grid.box.bottom, grid.box.x1, last), words)


def _is_parted_in(box: Box, words: Sequence[Word]) -> bool:
    """Whether texts stand side by side in a box."""
    return any(map(is_parted, rows_of_words([w for w in words if box.contains(w.middle_x, w.middle_y)])))


def _has_unfilled_end(grid: Grid, frame: OpenFrame, words: Sequence[Word]) -> bool:
    """Whether a grid of fills is a striped table's head: rows that are not filled go on right beneath it in the same columns."""
    above = {cell.row for cell in grid.cells if cell.box.bottom < frame.header.top + SNAP}
    is_head = frame.header.top > grid.box.top - SNAP and len(above) <= 1 and abs(grid.box.x0 - frame.header.x0) < SNAP
    if frame.evidence is not Evidence.STRIPES or not frame.is_named or grid.evidence is not Evidence.RULED or not is_head:
        return False
    return bool(rows_beneath_fills(grid, words))


def _with_whole(striped: Sequence[Grid], grids: Sequence[Grid]) -> list[Grid]:
    """The tables found so far, with a striped one in the place of those that hold only some of its rows."""
    found = list(grids)
    for grid in striped:
        parts = [g for g in found if g.box.overlap(grid.box) > 0]
        if all(grid.box.covers(g.box, _LOOSE) for g in parts) and grid.row_count > sum(g.row_count for g in parts):
            found = [*(g for g in found if g not in parts), grid]
    return found


def _clear(found: Sequence[Grid], grids: Sequence[Grid]) -> list[Grid]:
    """The tables found last that do not reach into others."""
    return [grid for grid in found if not any(grid.box.overlap(other.box) > 0 for other in grids)]


def _outside(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    return [w for w in words if not any(box.contains(w.middle_x, w.middle_y) for box in boxes)]
