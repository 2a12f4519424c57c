"""How far down the words of an open table go: to the last line drawn across it, and on while rows keep to its columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.layout.band_rows import is_keyed
from parsers.layout.edges import SNAP, Edge
from parsers.layout.lines import rows_of_words
from parsers.layout.open_borders import column_of, crosses
from parsers.layout.open_frame import OpenFrame
from parsers.layout.side_by_side import is_parted
from parsers.layout.table import Evidence
from parsers.layout.titles import usual_size
from parsers.layout.words import Word

FAR = 5.0  # of the size: white wider than this ends a table that nothing closes
_LARGER = 1.05  # of the rows' size: what is set larger beneath them is none of them
_SMALLER = 0.95  # of the rows' size: a text set smaller beneath them is a note
_FEWEST_BESIDE = 4  # columns in which a row with a spanning cell has text
_AT_LEFT = 3.0  # points: how far apart rows may begin that begin at one x


def body_of(frame: OpenFrame, borders: Sequence[float], below: Sequence[Word]) -> list[Word]:
    """The words of the table's body: down to the last divider across it, and on while rows keep to the columns.

    A short line far beneath may be that of the page's footnotes.
    """
    rows = rows_of_words(below)
    drawn = _before_headings(distinct(frame.dividers, borders), rows, borders, frame.header.bottom)
    body = [w for row in rows for w in row if w.middle_y < drawn]
    after = [row for row in rows if row[0].middle_y >= drawn]
    if frame.evidence is Evidence.LEVEL_RULES and not frame.is_named and body:
        after = list(takewhile(lambda row: _is_full(row, borders), after))
    reach = max(drawn, max((w.bottom for w in body), default=drawn))
    usual = max((w.style.size for w in body), default=after[0][0].style.size if after else 0.0)
    padding = _padding(frame, body)
    kept = _kept(borders, body)
    least = _SMALLER * usual_size(body)
    for i, row in enumerate(after):
        if row[0].style.size < least and not is_parted(row):
            break  # a note beneath the last line
        white = min(w.top for w in row) - reach
        allowed = padding if padding is not None and i == 0 else FAR * usual
        stands_out = (crosses(row, kept) and not _has_one_span(row, kept)) or _is_lone_bold(row, body, borders)
        if white > allowed or _is_heading(row, usual) or (stands_out and not _is_section(after[i:], borders, usual)):
            break
        if padding is not None and i > 0 and white > 1.2 * usual:
            break
        body += row
        reach = max(w.bottom for w in row)
    return body


def _before_headings(lines: list[float], rows: Sequence[Sequence[Word]], borders: Sequence[float], top: float) -> float:
    """The last of the lines, but for those beneath a heading of what follows the table: a text alone above a line, larger or in bold where
    the rows are not, and beneath it no row of several columns. The top of a larger one that only white parts from the rows above."""
    spans = [(above, line, [row for row in rows if above <= row[0].middle_y < line]) for above, line in pairwise((top, *lines))]
    body = [word for _, _, inside in spans for row in inside for word in row]
    usual = usual_size(body)
    drawn = max(lines, default=top)
    for above, _, inside in reversed(spans[1:]):
        if any(len({column_of(word, borders) for word in row}) > 1 and not crosses(row, borders) for row in inside):
            break
        if len(inside) == 1 and (_is_heading(inside[0], usual) or _is_lone_bold(inside[0], body, borders)):
            drawn = above
    held = [row for row in rows if row[0].middle_y < drawn]
    while len(held) > 1 and _is_heading(held[-1], usual) and not is_parted(held[-1]):
        drawn = min(word.top for word in held.pop())
    return drawn


def _is_full(row: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a row has text in more than half of the columns, as a total beneath the last line has and a note has not."""
    return 2 * len({column_of(word, borders) for word in row}) > len(borders) - 1 and not crosses(row, borders)


def _has_one_span(row: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a row runs across one border alone and has text in most other columns: a cell there spans two. A sentence, nowhere parted,
    runs beneath all columns although its spaces may stand at their borders."""
    across = [x for x in borders[1:-1] if crosses(row, (borders[0], x, borders[-1]))]
    return (
        len(across) == 1
        and is_parted(row)
        and len({column_of(word, borders) for word in row}) >= max(_FEWEST_BESIDE, 0.6 * (len(borders) - 1))
    )


def _kept(borders: Sequence[float], body: Sequence[Word]) -> list[float]:
    """The column borders that no row of a body runs across: one that parts only some rows' cells does not hold the others."""
    rows = rows_of_words(body)
    inner = [x for x in borders[1:-1] if not any(crosses(row, (borders[0], x, borders[-1])) for row in rows)]
    return [borders[0], *inner, borders[-1]]


def _padding(frame: OpenFrame, body: Sequence[Word]) -> float | None:
    """The most white between a divider and the text beneath it, with some to spare; None where nothing divides the rows, as the sides of
    a cell over several of them."""
    if not body:
        return None
    heights = [e.at for i, e in enumerate(frame.dividers) if i == 0 or e.at - frame.dividers[i - 1].at > SNAP]
    if len(heights) < 2:
        return None
    tops = sorted(w.top for w in body)
    gaps = [next((top - at for top in tops if top > at - 1), 0.0) for at in heights[:-1]]
    return 1.5 * max(gaps, default=0.0) + 3.0


def _is_heading(row: Sequence[Word], usual: float) -> bool:
    return all(w.style.size > 1.2 * usual for w in row)


def _is_lone_bold(row: Sequence[Word], body: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a row is one bold text in a column that else is not bold: a heading of what follows the table."""
    columns = {column_of(w, borders) for w in row}
    if len(columns) > 1 or not all(w.style.is_bold for w in row):
        return False
    above = [w for w in body if column_of(w, borders) in columns]
    return 3 * sum(w.style.is_bold for w in above) < len(above)


def _is_section(rows: Sequence[Sequence[Word]], borders: Sequence[float], usual: float) -> bool:
    """Whether a short text that runs across the columns only heads rows that keep to them, set no larger than those above."""
    row, *rest = rows
    if len(row) > 8 or not rest or rest[0][0].style.size > _LARGER * usual:
        return False
    size = row[0].style.size
    following = rest[0]
    is_near = min(w.top for w in following) - max(w.bottom for w in row) < 2.5 * size
    columns = {column_of(w, borders) for w in following}
    keeps_to = is_near and len(columns) > 1 and not crosses(following, borders)
    # A plain text that rows follow which begin where it does, half of their columns filled.
    begins = abs(following[0].x0 - row[0].x0) <= _AT_LEFT or (row[0].x0 < following[0].x0 < row[-1].x1 and is_keyed(following))
    is_followed = begins and 2 * len(columns) >= len(borders) - 1 and not is_parted(row)
    return keeps_to and (row[0].style.is_bold or is_followed)


def distinct(edges: Sequence[Edge], borders: Sequence[float]) -> list[float]:
    """The heights of dividers that run over at least half of the table."""
    found: list[float] = []
    for edge in edges:
        drawn = sum(e.end - e.start for e in edges if abs(e.at - edge.at) <= SNAP)
        if 2 * drawn >= borders[-1] - borders[0] and (not found or edge.at - found[-1] > 2 * SNAP):
            found.append(edge.at)
    return found
