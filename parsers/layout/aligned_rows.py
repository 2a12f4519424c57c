"""Table rows from printed ones where nothing divides them: by the white between them, else by which columns have text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from parsers.layout.aligned_columns import columns_of_text
from parsers.layout.leaders import has_leader
from parsers.layout.printed_rows import PrintedRow, Text, is_number, is_year, steps_between

_LEADING = 1.6  # of the size: lines further apart are not of one text
_OVERLAPPING = 0.9  # of the size: lines nearer than this are not of one column
_WIDER = 1.15  # of the narrowest step: as much wider is one from row to row where texts are wrapped
_FINE = 0.02  # of the size: how much further apart rows may stand at the least, where all steps are of two kinds
_WRAPPED = 0.5  # of the rows of several lines: how many must have a line with fewer texts than the row
_ALIKE = 1.0  # points: a text that begins this near to others of its column stands in it alone
_MIDDLE = 0.06  # of the width: how far off the middle of the columns a text over all of them may stand

Band: TypeAlias = list[tuple[int, int, Text]]
"""The texts of a table row, each with its first and last column."""


def table_rows(rows: Sequence[PrintedRow], borders: Sequence[float]) -> list[Band]:
    """Printed rows as table rows, the lines of wrapped texts joined."""
    bands = placed(rows, borders)
    steps = steps_between(rows)
    if any(step < _OVERLAPPING for step in steps):
        return _by_texts(_with_middle_set(_beside(bands, steps), steps))
    starts = _starts_by_white(steps, bands)
    return _by_texts(bands) if starts is None else _with_paragraphs([all_joined(bands[a:b]) for a, b in pairwise([*starts, len(rows)])])


def placed(rows: Sequence[PrintedRow], borders: Sequence[float]) -> list[Band]:
    """Printed rows with the columns of their texts."""
    full = [text for row in rows if len(row.texts) > 1 for text in row.texts]
    words = [text[0].x0 for text in full if not is_number(text)]
    lefts = lefts_behind(rows, borders)
    return [_placed(row, borders, lefts, words) for row in rows]


def lefts_behind(rows: Sequence[PrintedRow], borders: Sequence[float]) -> tuple[float, ...]:
    """From where the columns behind the first may reach: its border, where their texts begin, and where dots that lead to these end."""
    full = [row for row in rows if len(row.texts) > 1]
    begun = [text[0].x0 for row in full for text in row.texts if text[0].x0 > borders[1]]
    led = [row.texts[0][-1].x1 for row in full if has_leader(row.texts[0])]
    return (borders[1], min(begun, default=borders[0]), *([max(led)] if led else []))


def _with_paragraphs(bands: Sequence[Band]) -> list[Band]:
    """Rows joined to the one above whose only text, in one column behind the first, goes on a text there after some white."""
    found: list[Band] = []
    for band in bands:
        (first, last, text), *more = band
        is_paragraph = not more and 0 < first == last and not is_number(text)
        if is_paragraph and found and any(a == b == first and not is_number(above) for a, b, above in found[-1]):
            found[-1] = joined(found[-1], band)
        else:
            found.append(band)
    return found


def _placed(row: PrintedRow, borders: Sequence[float], lefts: Sequence[float], starts: Sequence[float]) -> Band:
    is_loose = len(row.texts) == 1 and not any(abs(row.x0 - x) <= _ALIKE for x in starts)
    if is_loose and (over := over_all(row, borders, lefts)) is not None:
        return [(*over, row.texts[0])]
    return [(*columns_of_text(text, borders), text) for text in row.texts]


def over_all(row: PrintedRow, borders: Sequence[float], lefts: Sequence[float]) -> tuple[int, int] | None:
    """The columns over all of which a lone text stands in the middle, the first one left out or not; None for any other text.

    ``lefts`` are the x from which the columns behind the first may reach. A number that is no year is of one column.
    """
    if is_number(row.texts[0]) and not is_year(row.texts[0]):
        return None
    right, last = borders[-1], len(borders) - 2
    for first, start in ((0, borders[0]), *((1, left) for left in lefts)):
        is_middle = abs((row.x0 + row.x1) - (start + right)) / 2 <= _MIDDLE * (right - start)
        if last > first + 1 and is_middle and row.x0 > start + 2 * row.size:
            return first, last
    return None


def _beside(bands: Sequence[Band], steps: Sequence[float]) -> list[Band]:
    """The bands, a text over several columns without the outer ones whose own text a line right above or beneath holds, too near to be of
    another row."""
    found = list(bands)
    for i, band in enumerate(bands):
        near = [bands[k] for k, step in ((i - 1, i - 1), (i + 1, i)) if 0 <= step < len(steps) and steps[step] < _OVERLAPPING]
        found[i] = [_without_columns(part, [other for lines in near for other in lines]) for part in band] if len(band) == 1 else band
    return found


def _without_columns(part: tuple[int, int, Text], others: Band) -> tuple[int, int, Text]:
    """A text with its columns, but for those at their ends that others hold which stand wholly beside it."""
    first, last, text = part
    left = max((b + 1 for _, b, other in others if other[-1].x1 < text[0].x0), default=first)
    right = min((a - 1 for a, _, other in others if other[0].x0 > text[-1].x1), default=last)
    start, end = max(first, left), min(last, right)
    return (start, end, text) if start < end else part


def _with_middle_set(bands: Sequence[Band], steps: Sequence[float]) -> list[Band]:
    """The bands, texts joined with the two lines of another column's text where they are set in the middle between them."""
    found: list[Band] = []
    i = 0
    while i < len(bands):
        is_middle = i + 2 < len(bands) and max(steps[i : i + 2]) < _OVERLAPPING
        if is_middle and _is_set_around(*bands[i : i + 3]):
            found.append(all_joined(bands[i : i + 3]))
            i += 3
        else:
            found.append(bands[i])
            i += 1
    return found


def _is_set_around(above: Band, middle: Band, beneath: Band) -> bool:
    """Whether two lines are one text of a column in which nothing stands between them: a label, or words."""
    if not len(above) == len(beneath) == 1 or above[0][:2] != beneath[0][:2]:
        return False
    (first, last, text), (*_, rest) = above[0], beneath[0]
    is_alone = not any(a <= last and first <= b for a, b, _ in middle)
    return first == last and is_alone and (first == 0 or not (is_number(text) or is_number(rest)))


def _starts_by_white(steps: Sequence[float], bands: Sequence[Band]) -> list[int] | None:
    """The rows that begin table rows where those stand further apart than the lines of one; None where white does not tell."""
    tight = min(steps, default=_LEADING)
    if tight >= _LEADING:
        return None
    starts = [0, *(i for i, step in enumerate(steps, start=1) if step > _WIDER * tight)]
    if _are_starts(starts, bands, _is_wrapped):
        return starts
    fine = fine_step(steps)
    if fine is None:
        return None
    starts = [0, *(i for i, step in enumerate(steps, start=1) if step > fine and not _skips_lines(step, tight))]
    return starts if _are_starts(starts, bands, _is_led) else None


def _skips_lines(step: float, line: float) -> bool:
    """Whether a step is that of several lines, all but one of which are empty."""
    return round(step / line) > 1 and abs(step - round(step / line) * line) < _FINE


def fine_step(steps: Sequence[float]) -> float | None:
    """The step that parts those within rows from those between, where they are of two kinds that hardly differ: between rows stands no
    more than the thickness of a line; None where they are not."""
    near = [step for step in sorted(steps) if step <= _WIDER * min(steps)]
    gap, low, high = max(((b - a, a, b) for a, b in pairwise(near)), default=(0.0, 0.0, 0.0))
    return (low + high) / 2 if gap >= max(_FINE, 2 * (low - near[0])) else None


def _are_starts(starts: Sequence[int], bands: Sequence[Band], is_row: Callable[[Sequence[Band]], bool]) -> bool:
    """Whether some rows may begin table rows: some run over several lines, none has a number twice, and enough look like rows."""
    groups = [bands[a:b] for a, b in pairwise([*starts, len(bands)]) if b - a > 1]
    if not groups or len(starts) < 2 or any(map(_has_numbers_twice, groups)):
        return False
    return sum(map(is_row, groups)) >= _WRAPPED * len(groups)


def _is_wrapped(group: Sequence[Band]) -> bool:
    """Whether a line of a row has fewer texts than the row."""
    return any(len(band) < len(all_joined(group)) for band in group)


def _is_led(group: Sequence[Band]) -> bool:
    """Whether the first or the last line of a row has all its texts, another has fewer, and no text goes on a number."""
    whole = all_joined(group)
    is_led = len(whole) in (len(group[0]), len(group[-1])) and _is_wrapped(group)
    alone = {text for band in group for first, _, text in band if first > 0 and is_number(text)}
    return is_led and sum(text in alone for *_, text in whole) == len(alone)


def _has_numbers_twice(group: Sequence[Band]) -> bool:
    """Whether numbers stand over each other in a column behind the first: those are two rows."""
    counts = Counter(first for band in group for first, _, text in band if first > 0 and is_number(text))
    return any(count > 1 for count in counts.values())


def all_joined(group: Sequence[Band]) -> Band:
    """Printed rows as one."""
    band = group[0]
    for lower in group[1:]:
        band = joined(band, lower)
    return band


def _by_texts(rows: Sequence[Band]) -> list[Band]:
    """Rows joined to the one before that go on its text: a lone text behind the first column, or one that begins small."""
    bands: list[Band] = []
    pending = False
    for band in rows:
        is_small = band[0][2][0].text[:1].islower()
        leads = band[0][0] == 0
        is_rest = bool(bands) and (_goes_on(bands[-1], band) if not leads else len(band) == 1 and is_small)
        if bands and ((pending and is_small and leads) or is_rest):
            bands[-1] = joined(bands[-1], band)
        else:
            bands.append(band)
        pending = len(bands[-1]) == 1
    return bands


def _goes_on(above: Band, band: Band) -> bool:
    """Whether texts behind the first column go on those above: none of them is over several columns, is a number or has one above it."""
    if len(band) > 1 and any(is_number(text) for *_, text in band):
        return False
    over = [next((text for a, b, text in above if a <= last and first <= b), None) for first, last, _ in band]
    if len(band) == 1:
        first, last, text = band[0]
        is_over_number = over[0] is not None and is_number(over[0])
        return not (is_over_number and is_number(text)) and (last - first < 2 or (over[0] is not None and not is_over_number))
    return all(text is not None and not is_number(text) for text in over)


def joined(upper: Band, lower: Band) -> Band:
    """Two printed rows as one: texts over each other in the same columns are one text."""
    together = list(upper)
    for first, last, text in lower:
        at = next((i for i, (a, b, _) in enumerate(together) if a <= last and first <= b), None)
        if at is None:
            together.append((first, last, text))
        else:
            a, b, above = together[at]
            together[at] = (min(a, first), max(b, last), (*above, *text))
    return sorted(together, key=lambda part: part[0])
