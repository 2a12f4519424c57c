"""What is laid over a page: marks such as a large DRAFT across its text, notes in boxes that hide a part of a table, frames around one.

None is a part of what it lies over: a mark's words stand in no cell, a note's words are its own, and a frame's sides are no cell's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from parsers.layout.edges import SNAP
from parsers.layout.page import Box, Fill, Page, union
from parsers.layout.words import ORDER, Word

_ASLANT = -1  # the direction of a text that runs neither level nor upright
_LARGER = 2.0  # times the size of what it lies over: a mark
_INK = 0.7  # of the size: how high capitals and figures reach
_COVERED = 2  # words with their middle in a mark's letters
_SIDES = 4  # of a frame
_LATEST_FRAMES = 4  # what is drawn last
_LATEST = 12  # of a page's fills: what is laid over all else is drawn last
_INSIDE = 2.0  # points: a line this far inside a box runs beneath it
_LARGEST = 0.3  # of the page: a note is no larger
_LEAST_WIDE, _LEAST_HIGH = 30.0, 10.0  # points: and holds a word
_MOST = 2  # of a page: more are the boxes of a diagram
_ALIGNED = 2  # sides of a note that may happen to stand where a line beneath it does


class Overlaid(NamedTuple):
    """A page without what is laid over it, the words that are left, and those of marks and of each note."""

    page: Page
    words: Sequence[Word]
    marks: tuple[Word, ...]
    notes: tuple[tuple[Word, ...], ...]


def without_overlays(page: Page, words: Sequence[Word], usual: float) -> Overlaid:
    """Take the marks and notes laid over a page from its words, which are those that are seen; ``usual`` is the size of its text."""
    marks = _marks(words, usual)
    if marks:
        words = [word for word in words if word not in marks]
    found, notes = list(_notes(page)), []
    for fill in found if len(found) <= _MOST else ():
        held = _last_run(words, fill.box)
        if held:
            notes.append(held)
            words = [word for word in words if word not in held]
            page = _without(page, fill)
    for frame in _frames(page):
        page = replace(page, rules=tuple(rule for rule in page.rules if rule.order != frame.order))
    return Overlaid(page, words, marks, tuple(notes))


def _marks(words: Sequence[Word], usual: float) -> tuple[Word, ...]:
    """Words much larger than those that they lie over, and what stands in one line with them; and large words that run aslant, as
    nothing else does, wherever they lie."""
    of_size = [w for w in words if w.style.size >= _LARGER * usual]
    large = [w for w in of_size if w.direction == 0 and sum(map(str.isalpha, w.text)) > 1]
    over = [w for w in large if _covers(w, held)] if (held := _held(large, words)) else []
    lines = {(round(w.baseline), w.style) for w in over}
    aslant = _aslant(of_size)
    return tuple(w for w in of_size if w in aslant or (w.direction == 0 and (round(w.baseline), w.style) in lines))


def _aslant(words: Sequence[Word]) -> list[Word]:
    """The words that run aslant, the letters into which a kerned pair parts one (``DRAF T``) among them: no single letter of its look."""
    found = [w for w in words if w.direction == _ASLANT]
    letters = Counter([w.style for w in found for letter in w.text if letter.isalpha()])
    return [w for w in found if letters[w.style] > 1]


def _held(marks: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The words that stand where marks may lie over them: those at their height are looked for first."""
    if not marks:
        return []
    around, largest = union([_letters(w) for w in marks]), max([w.style.size for w in marks])
    near = [w for w in words if around.top <= w.baseline <= around.bottom + largest]
    return [w for w in near if around.contains(w.middle_x, w.middle_y)]


def _letters(mark: Word) -> Box:
    return Box(mark.x0, mark.baseline - _INK * mark.style.size, mark.x1, mark.baseline)


def _covers(mark: Word, words: Sequence[Word]) -> bool:
    size, letters = mark.style.size, _letters(mark)
    beneath = (w for w in words if _LARGER * w.style.size <= size and letters.contains(w.middle_x, w.middle_y))
    return sum(1 for _ in zip(beneath, range(_COVERED), strict=False)) == _COVERED


def _notes(page: Page) -> Iterator[Fill]:
    """Opaque boxes that are laid over lines going on beyond them, upright and level ones, as no cell is."""
    area = page.width * page.height
    earliest = min((rule.order for rule in page.rules), default=-1)
    for fill in sorted(page.fills, key=ORDER, reverse=True)[:_LATEST] if page.rules else ():
        box = fill.box
        if fill.order < max(earliest, 1) or not fill.is_rectangle or fill.colour is None or box.width * box.height > _LARGEST * area:
            continue
        if box.width >= _LEAST_WIDE and box.height >= _LEAST_HIGH and _is_laid_over(fill, page):
            yield fill


def _frames(page: Page) -> Iterator[Fill]:
    """The outlines of boxes without a ground, drawn around a part of a table to point at it, as if they were filled."""
    orders = sorted({rule.order for rule in page.rules})
    for order in orders[-_LATEST_FRAMES:] if len(orders) > 1 else ():
        sides = [rule for rule in page.rules if rule.order == order]
        box = union([side.box for side in sides])
        if len(sides) == _SIDES and sum(side.is_level for side in sides) == _SIDES // 2 and min(box.width, box.height) >= _LEAST_HIGH:
            frame = Fill(box, None, order)
            if _is_laid_over(frame, page):
                yield frame


def _is_laid_over(fill: Fill, page: Page) -> bool:
    beneath = [r for r in page.rules if r.order < fill.order and r.box.overlap(fill.box) > 0]
    inner = Box(fill.box.x0 + _INSIDE, fill.box.top + _INSIDE, fill.box.x1 - _INSIDE, fill.box.bottom - _INSIDE)
    crossing = [r for r in beneath if inner.overlap(r.box) > 0 and not fill.box.covers(r.box, SNAP)]
    if not any(r.is_level for r in crossing) or all(r.is_level for r in crossing):
        return False
    return sum(_aligned_sides(fill, page)) <= _ALIGNED


def _aligned_sides(fill: Fill, page: Page) -> Iterator[bool]:
    """For each side of a fill, whether it stands where a line drawn before it does."""
    box = fill.box
    level = [r.box for r in page.rules if r.order < fill.order and r.is_level and r.box.x0 < box.x1 and r.box.x1 > box.x0]
    upright = [r.box for r in page.rules if r.order < fill.order and not r.is_level and r.box.top < box.bottom and r.box.bottom > box.top]
    for at in (box.top, box.bottom):
        yield any(abs((b.top + b.bottom) / 2 - at) <= SNAP for b in level)
    for at in (box.x0, box.x1):
        yield any(abs((b.x0 + b.x1) / 2 - at) <= SNAP for b in upright)


def _last_run(words: Sequence[Word], box: Box) -> tuple[Word, ...]:
    """The words in a box that were printed last, one after the other: those before them lie beneath it."""
    runs = [tuple(run) for is_in, run in groupby(words, key=lambda w: box.contains(w.middle_x, w.middle_y)) if is_in]
    last = runs[-1] if runs else ()
    return last if all(box.covers(word.box, SNAP) for word in last) else ()


def _without(page: Page, fill: Fill) -> Page:
    """The page without a note's ground and border."""
    rules = tuple(r for r in page.rules if r.order < fill.order or not fill.box.covers(r.box, SNAP))
    return replace(page, rules=rules, fills=tuple(f for f in page.fills if f is not fill))
