"""Headings over several columns that those beneath them tell: where the same headings come again, each run of them has one above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.aligned_columns import Strip, columns_of_text, first_column
from parsers.layout.aligned_rows import Band
from parsers.layout.printed_rows import PrintedRow, Text

_NUMBER = re.compile(r"\d+")
_FEWEST = 2  # runs, and headings in each
_CENTRED = 0.13  # of the width of a run's columns: how far off their middle the heading above may stand


def over_repeated(row: PrintedRow, beneath: PrintedRow | None, borders: Sequence[float]) -> Band | None:
    """A row of headings, each over the columns of one of the runs of headings ``beneath`` that begin with the same, or beside them all;
    None where no such runs stand beneath, or a run has not exactly one in its middle."""
    runs = _runs(beneath, borders) if beneath is not None else []
    if beneath is None or not runs:
        return None
    band: Band = []
    for text in row.texts:
        own = columns_of_text(text, borders)
        held = [run for run in runs if own[0] <= run[1] and run[0] <= own[1]]
        if len(held) > 1 or (held and not _is_in_middle(text, _sides(held[0], beneath, borders))):
            return None
        band.append((*(held[0] if held else own), text))
    return band if sorted(part[:2] for part in band if part[:2] in runs) == runs else None


def _runs(row: PrintedRow, borders: Sequence[float]) -> list[tuple[int, int]]:
    """The first and last column of each run of headings, side by side, that begins as the first of all does; none for fewer than two, for
    runs of one, and where a heading comes again within a run or, counted, one before the first (``Q2 Q3 Q4 Q1``)."""
    printed = [" ".join(word.text for word in text) for text in row.texts]
    columns = [first_column(text, borders) for text in row.texts]
    starts = [i for i, one in enumerate(printed) if one == printed[0]]
    bounds = list(pairwise([*starts, len(printed)]))
    are_runs = len(bounds) >= _FEWEST and all(end - start >= _FEWEST and len({*printed[start:end]}) == end - start for start, end in bounds)
    are_runs = are_runs and not any(_begins_anew(printed[start:end]) for start, end in bounds)
    are_beside = columns == list(range(columns[0], columns[0] + len(columns)))
    return [(columns[start], columns[end - 1]) for start, end in bounds] if are_runs and are_beside else []


def _begins_anew(run: Sequence[str]) -> bool:
    """Whether all headings of a run are counted, and their numbers rise and fall."""
    numbers = [_NUMBER.findall(heading) for heading in run]
    return all(numbers) and len({int(a[0]) < int(b[0]) for a, b in pairwise(numbers)}) > 1


def _sides(run: tuple[int, int], beneath: PrintedRow, borders: Sequence[float]) -> tuple[Strip, Strip]:
    """From where to where a run reaches: by the borders of its columns, and by its headings."""
    own = [text for text in beneath.texts if run[0] <= first_column(text, borders) <= run[1]]
    return (borders[run[0]], borders[run[1] + 1]), (own[0][0].x0, own[-1][-1].x1)


def _is_in_middle(text: Text, sides: Sequence[Strip]) -> bool:
    middle = (text[0].x0 + text[-1].x1) / 2
    return any(abs(middle - (left + right) / 2) <= _CENTRED * (right - left) for left, right in sides)
