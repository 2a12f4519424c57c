"""Characters from what pdfium says of them: those of many pages at a time, for a page has too few of them to be worth so many steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parsers.layout.chars import Chars, Codes, Flags, Floats, Integers, Places
from pipeline.reading.frame import ASCENT, DESCENT, is_within
from pipeline.reading.pdfium_runs import Runs
from pipeline.reading.pdfium_text import PageText

_TIGHT_SPACE = 0.12  # of the size: a narrower gap is letters set apart
_KERNED_SPACE, _LEAST_GAP = -0.1, 0.22  # of the size: what a kerned space leaves at least; more white parts words without one
_NO_GAP = 0.02  # of the size: with no more white or overlap than this a blank has no width: a soft hyphen
_APART, _FEW = 0.08, 0.25  # of the size: white between letters set apart; and the share of a line's gaps that may be narrower
_LEAN = 0.06  # of the size: how much higher the next letter of a line that leans may stand
_SPACE = ord(" ")
_FEWEST_LETTERS = 2  # of a ligature
_SIDES = np.array([(0, 2), (1, 3), (2, 0), (3, 1)])  # by the turn of a text in quarters: which sides of a box it runs from and to

_Columns = dict[str, NDArray[Any]]  # the fields of Chars


def chars_of(pages: Sequence[PageText]) -> list[Chars]:
    """The characters of each page, those that are not seen marked so. Pages that are shown turned are taken one by one."""
    found = [Chars.of(())] * len(pages)
    filled = [place for place, page in enumerate(pages) if page.runs is not None]
    level = [place for place in filled if pages[place].frame.rotation == 0]
    for places in (level, *([place] for place in filled if pages[place].frame.rotation)):
        taken = [pages[place] for place in places]
        for place, chars in zip(places, _chars(taken) if taken else (), strict=True):
            found[place] = chars
    return found


def _chars(pages: Sequence[PageText]) -> Iterator[Chars]:
    """The characters of pages that are all shown with the same turn."""
    runs = [page.runs for page in pages if page.runs is not None]
    firsts = np.cumsum([0, *(page.kept.size for page in pages)])
    columns, sizes = _columns(pages, runs, firsts)
    missing = _missing_spaces(pages, columns, sizes, firsts)
    if missing.size:
        columns = _spaced(columns, missing)
        firsts += np.searchsorted(missing, firsts)
    ends = firsts.tolist()
    for own, start, end in zip(runs, ends, ends[1:], strict=False):
        yield Chars(**{name: column[start:end] for name, column in columns.items()}, styles=own.styles)


def _columns(pages: Sequence[PageText], runs: Sequence[Runs], firsts: Places) -> tuple[_Columns, Floats]:
    """The columns of characters, and their sizes."""
    lengths = np.concatenate([own.lengths for own in runs])

    def spread(values: Iterable[Iterable[float]], kind: type[np.generic]) -> NDArray[Any]:
        return np.array([*chain.from_iterable(values)], kind).repeat(lengths)

    direction = spread([own.angle for own in runs], np.int32)
    sizes = spread(([own.styles[place].size for place in own.style] for own in runs), np.float64)
    boxes = np.concatenate([page.boxes for page in pages])
    baselines = np.concatenate([page.baseline for page in pages])
    codes = np.concatenate([page.codes[page.kept] for page in pages])
    _share_ligatures(boxes, codes, direction, pages[0].frame.rotation, firsts)
    if direction.any() or pages[0].frame.rotation:
        _put_between(boxes, baselines, _quarters(direction - pages[0].frame.rotation))
    sides = _sides(boxes, baselines, pages)
    _stand_on_baselines(sides, sizes, direction == 0)
    inside = _inside(sides, pages)
    x0, top, x1, bottom, baseline = sides.round(3, out=sides)
    columns = {
        "code": codes,
        **{"x0": x0, "top": top, "x1": x1, "bottom": bottom, "baseline": baseline},
        "style": spread([own.style for own in runs], np.int32),
        "is_drawn": spread([own.is_drawn for own in runs], np.bool_),
        "is_inside": inside,
        "direction": direction,
        "tag": spread([own.tag for own in runs], np.int32),
    }
    return columns, sizes


def _share_ligatures(boxes: NDArray[np.float32], codes: Codes, direction: Integers, rotation: int, firsts: Places) -> None:
    """Divide the box of a ligature among its letters, the way that they run in page space: pdfium gives each of them the whole. A space
    that a letter as wide stands on is none of them."""
    alike = ((boxes[1:, 0] == boxes[:-1, 0]) & (boxes[1:, 2] > boxes[1:, 0])).nonzero()[0]
    alike = alike[(boxes[alike + 1] == boxes[alike]).all(axis=1) & (codes[alike] != _SPACE)]
    seconds = _apart_from(firsts, alike + 1)  # of each two, and hardly any
    if not seconds.size:
        return
    begins = np.concatenate(([True], seconds[1:] != seconds[:-1] + 1)).nonzero()[0]
    lengths = np.diff(begins, append=seconds.size) + 1
    first = seconds[begins] - 1
    begin, end = _SIDES[_quarters(direction[first] - rotation)].T
    start = boxes[first, begin].astype(np.float64)
    share = (boxes[first, end] - start) / lengths
    nth = np.arange(lengths.sum()) - (lengths.cumsum() - lengths).repeat(lengths)
    letters = first.repeat(lengths) + nth
    start, share = start.repeat(lengths), share.repeat(lengths)
    boxes[letters, begin.repeat(lengths)] = start + nth * share
    boxes[letters, end.repeat(lengths)] = start + (nth + 1) * share


def _put_between(boxes: NDArray[np.float32], baselines: Floats, quarters: Integers) -> None:
    """Put the letters of a ligature in text that runs up or down its page between those before and behind it: pdfium divides its box as if
    it were level, and has it beside the line."""
    is_upright = quarters % 2 == 1
    if not is_upright.any():
        return
    is_off = (boxes[1:, 0] >= boxes[:-1, 2]) | (boxes[1:, 2] <= boxes[:-1, 0])
    for first in (is_off & is_upright[1:] & is_upright[:-1]).nonzero()[0] + 1:
        after = first + 1
        while after < len(boxes) and boxes[after, 0] == boxes[after - 1, 2] and (boxes[after, 1::2] == boxes[first, 1::2]).all():
            after += 1
        before = boxes[first - 1]
        is_one_line = after < len(boxes) and boxes[after, 0] < before[2] and before[0] < boxes[after, 2]
        if after - first < _FEWEST_LETTERS or not is_one_line or not (quarters[first - 1 : after + 1] == quarters[first]).all():
            continue
        begin, end = _SIDES[quarters[first]]
        heights = np.linspace(before[end], boxes[after, begin], after - first + 1)
        boxes[first:after, ::2], baselines[first:after] = before[::2], baselines[first - 1]
        boxes[first:after, begin], boxes[first:after, end] = heights[:-1], heights[1:]


def _quarters(turns: Integers) -> Integers:
    """Turns in quarters, 0 to 3; 0 for what is none."""
    turns = turns % 360
    return np.where(turns % 90 == 0, turns // 90, 0)


def _apart_from(firsts: Places, places: Places) -> Places:
    """The places that are none of the ``firsts``: what stands first on a page has nothing before it."""
    apart: Places = places[firsts[np.searchsorted(firsts, places)] != places]
    return apart


def _of_each(pages: Sequence[PageText], values: Sequence[float]) -> Floats | float:
    """A value of each page as one of each of its characters, or as one for all: most pages of a document are alike."""
    if len(set(values)) == 1:
        return values[0]
    return np.array(values, np.float64).repeat([page.kept.size for page in pages])


def _sides(boxes: NDArray[np.float32], baselines: Floats, pages: Sequence[PageText]) -> Floats:
    """Boxes (x0, top, x1, bottom) and baselines as seen, one measure a row."""
    frames = [page.frame for page in pages]
    sides = np.empty((5, baselines.size))
    sides[4] = baselines
    if frames[0].rotation:
        sides[:4] = np.array([frames[0].box(b[0], b[3], b[2], b[1]) for b in boxes.tolist()]).T
        return sides
    across, down = sides[:3:2], sides[1:4:2]
    across[:], down[:] = boxes.T[::2], boxes.T[1::2]
    across -= _of_each(pages, [frame.left for frame in frames])
    np.subtract(_of_each(pages, [frame.high for frame in frames]), down, out=down)
    return sides


def _stand_on_baselines(sides: Floats, sizes: Floats, upright: Flags) -> None:
    """Give upright characters the height that their size says, above and below their baselines."""
    np.subtract(sides[4], ASCENT * sizes, out=sides[1], where=upright)
    np.add(sides[4], DESCENT * sizes, out=sides[3], where=upright)


def _inside(sides: Floats, pages: Sequence[PageText]) -> Flags:
    """Which characters stand on their page."""
    x, y = (sides[:2] + sides[2:4]) / 2
    width, height = (_of_each(pages, values) for values in zip(*[(page.frame.width, page.frame.height) for page in pages], strict=True))
    inside: Flags = is_within(x, y, width, height)
    return inside


def _missing_spaces(pages: Sequence[PageText], columns: _Columns, sizes: Floats, firsts: Places) -> Places:
    """Before which characters a printed space is lost."""
    offsets = np.cumsum([0, *(len(page.codes) for page in pages)]).tolist()
    kept = np.concatenate([page.kept + offset for page, offset in zip(pages, offsets, strict=False)])
    lost = _lost_spaces(np.concatenate([page.codes for page in pages]), kept, columns, sizes, firsts)
    if not lost.size:
        return lost
    behind_blanks = np.concatenate([page.behind_blanks + first for page, first in zip(pages, firsts.tolist(), strict=False)])
    return np.union1d(lost, _dropped_spaces(behind_blanks, kept, columns, sizes, firsts, lost)) if behind_blanks.size else lost


def _lost_spaces(codes: Codes, kept: Places, columns: _Columns, sizes: Floats, firsts: Places) -> Places:
    """Before which characters pdfium put a space of its own for a printed one: it drops spaces that are objects of their own."""
    behind_one = (kept[1:] - kept[:-1] == 2).nonzero()[0] + 1
    behind_one = behind_one[codes[kept[behind_one] - 1] == ord(" ")]
    behind_one = _apart_from(firsts, behind_one)
    if not behind_one.size:
        return behind_one
    gaps = _gaps(columns, sizes, behind_one, behind_one - 1)
    found: Places = behind_one[(gaps >= _TIGHT_SPACE + _set_apart(columns, sizes, firsts, behind_one)) & (gaps < 1.0)]
    return found


def _set_apart(columns: _Columns, sizes: Floats, firsts: Places, places: Places) -> Floats:
    """How much white the letters of some characters' lines are set apart by: nothing, but where nearly all gaps of a line are wide."""
    gaps = _gaps(columns, sizes, slice(1, None), slice(None, -1))
    is_within = np.abs(gaps) < 1.0  # no line's or column's end
    is_within[firsts[1:-1] - 1] = False
    line = np.cumsum(~is_within)
    wide, every = (np.bincount(line[which], minlength=line[-1] + 1) for which in (is_within & (gaps >= _APART), is_within))
    own, apart = line[places - 1], np.zeros(places.size)
    for number in np.unique(own[(every[own] > 0) & (wide[own] >= (1.0 - _FEW) * every[own])]):
        apart[own == number] = np.quantile(gaps[is_within & (line == number)], _FEW)
    return apart


def _dropped_spaces(places: Places, kept: Places, columns: _Columns, sizes: Floats, firsts: Places, lost: Places) -> Places:
    """Before which of the characters behind blanks a space was dropped into which letters lean: little white is left.

    Only pages that have lost others have lost these, and none whose blanks are mostly soft hyphens: these leave no white at all.
    """
    pages = np.searchsorted(firsts, places, "right")
    is_lost = np.isin(pages, np.searchsorted(firsts, lost, "right")) & (kept[places] - kept[places - 1] <= 2)
    places, pages = places[is_lost], pages[is_lost]
    gaps = _gaps(columns, sizes, places, places - 1)
    is_kerned = (gaps >= _KERNED_SPACE) & (gaps < _LEAST_GAP)
    is_hyphen = np.abs(gaps) <= _NO_GAP
    hyphens, spaces = (np.bincount(pages[which], minlength=firsts.size + 1) for which in (is_hyphen, is_kerned & ~is_hyphen))
    found: Places = places[is_kerned & ~is_hyphen & (hyphens < spaces)[pages]]
    return found


def _gaps(columns: _Columns, all_sizes: Floats, places: Places | slice, before: Places | slice) -> Floats:
    """How much white lies between some characters and those before them, of their size, on one line, which may lean a little or stand
    upright; where the line is another, less than none."""
    sizes = np.maximum(all_sizes[places], 0.1)
    x0, top, x1, bottom, baseline, direction = (columns[name] for name in ("x0", "top", "x1", "bottom", "baseline", "direction"))
    if not direction.any():  # as nearly everywhere
        is_level = np.abs(baseline[places] - baseline[before]) <= _LEAN * sizes
        return np.where(is_level, (x0[places] - x1[before]) / sizes, -1.0)
    turn = direction[places]
    gaps = np.where(turn == 90, top[places] - bottom[before], x0[places] - x1[before])
    gaps = np.where(turn == 270, top[before] - bottom[places], gaps) / sizes
    off = np.where(turn == 0, baseline[places] - baseline[before], x1[places] - x1[before])
    is_line = (turn >= 0) & (turn != 180) & (turn == direction[before]) & (np.abs(off) <= _LEAN * sizes)
    found: Floats = np.where(is_line, gaps, -1.0)
    return found


def _spaced(columns: _Columns, missing: Places) -> _Columns:
    """Columns with a space before each of the characters where one is missing."""
    times = np.ones(len(columns["code"]), np.intp)
    times[missing] = 2
    order = np.arange(times.size).repeat(times)
    spaced = {name: column.take(order) for name, column in columns.items()}
    added, left, right = missing + np.arange(missing.size), columns["x1"][missing - 1], columns["x0"][missing]
    spaced["code"][added], spaced["x0"][added], spaced["x1"][added] = ord(" "), left, np.maximum(left, right)
    return spaced
