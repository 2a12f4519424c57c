"""What the white of a page parts and belongs together all the same: a heading's lines, the words of a justified line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from parsers.layout.areas import Item
from parsers.layout.lines import Line

FEW_LINES = 3  # lines too few to tell how wide their column is
_SAME_SIZE = 0.06  # of the size
_SAME_BASELINE = 1.0  # points
_FLUSH = 3.0  # points: how near to each other the edges of justified lines are
_MOST_PIECES = 16  # of one justified line
_LEADING = 1.42  # of the size


def rejoined(areas: Sequence[Sequence[Item]], display: float) -> list[tuple[Item, ...]]:
    """The areas with large text that begins one brought to the end of the one before, where it is the next line of the same heading."""
    found: list[tuple[Item, ...]] = []
    for area in areas:
        head = area[0]
        if found and isinstance(head, Line) and _goes_on(found[-1][-1], head, display):
            found[-1] = (*found[-1], head)
            area = area[1:]
        if area:
            found.append(tuple(area))
    return found


def _goes_on(before: Item, line: Line, display: float) -> bool:
    if not isinstance(before, Line) or min(before.size, line.size) < display or line.marker is not None:
        return False
    is_beneath = 0.4 * line.size < line.baseline - before.baseline <= _LEADING * line.size
    return is_beneath and abs(before.size - line.size) < 0.5 and abs(before.x0 - line.x0) <= 4


def justified(lines: Sequence[Line]) -> list[Line]:
    """A page's lines, those joined that only wide spaces part: as far left and right as one unbroken line next above or beneath."""
    baselines = [line.baseline for line in lines]
    beside = {at for pair in pairwise(sorted(baselines)) if pair[1] - pair[0] <= _SAME_BASELINE for at in pair}
    if not beside:
        return list(lines)
    found: list[Line] = []
    whole = {(round(line.x0 / _FLUSH), round(line.x1 / _FLUSH)) for line in lines}
    taken: set[int] = set()
    for i, line in enumerate(lines):
        if i in taken:
            continue
        own = baselines[i]
        if own not in beside:
            found.append(line)
            continue
        row = [k for k, at in enumerate(baselines[i : i + _MOST_PIECES], start=i) if abs(at - own) <= _SAME_BASELINE]
        if len(row) == 1:
            found.append(line)
            continue
        last = next((k for k in reversed(row[1:]) if _may_reach(line, lines[k], whole) and _has_unbroken(line, lines[k], lines)), None)
        pieces = [k for k in row if last is not None and k <= last]
        taken.update(pieces)
        found.append(Line(tuple(w for k in pieces for w in lines[k].words), line.marker) if pieces else line)
    return found


def _may_reach(first: Line, last: Line, whole: Collection[tuple[int, int]]) -> bool:
    """Whether any line runs about as far: a quick look before the slow one."""
    left, right = round(first.x0 / _FLUSH), round(last.x1 / _FLUSH)
    return last.marker is None and any((left + a, right + b) in whole for a in (-1, 0, 1) for b in (-1, 0, 1))


def _has_unbroken(first: Line, last: Line, lines: Sequence[Line]) -> bool:
    """Whether a line of the same size next above or beneath begins and ends where the pieces of a row do."""
    near = [one for one in lines if _SAME_BASELINE < abs(one.baseline - first.baseline) <= _LEADING * first.size]
    return any(abs(one.x0 - first.x0) <= _FLUSH and abs(one.x1 - last.x1) <= _FLUSH and _is_same_size(one, first) for one in near)


def runs_by_size(lines: Sequence[Line], right: float) -> list[tuple[list[Line], float]]:
    """Lines of an area, from the top, parted where their size changes, each run with the x up to which its text may run.

    That is the end of the longest line of its size; the area's, ``right``, where there are few of them.
    """
    if len({line.size for line in lines}) == 1:
        return [(list(lines), _edge(lines, right))]
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _is_same_size(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [(run, _edge([line for line in lines if _is_same_size(line, run[0])], right)) for run in runs]


def _edge(alike: Sequence[Line], right: float) -> float:
    return max([line.x1 for line in alike]) if len(alike) > FEW_LINES else right


def _is_same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)
