"""Plain tables and words on stdout: aligned, and in colour and laid out for the width only where a terminal shows them."""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

import click

from schemas.rows import plain_value

_GAP = "  "
_NARROWEST = 12
_NARROWEST_PROSE = 24
_LONGEST_UNBROKEN = 28
_NARROWEST_BROKEN = 16


def is_coloured(stream: TextIO) -> bool:
    """Whether colour goes to a stream: only to a terminal, and not where ``NO_COLOR`` is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, **style: Any) -> str:
    """Text in a style, where stdout takes colour."""
    return click.style(text, **style) if is_coloured(sys.stdout) else text


def say(text: str = "") -> None:
    """One line of a result. Raises BrokenPipeError where nobody reads any more."""
    print(text)


def plain(value: Any) -> Any:
    """A value as JSON shows it: days ISO, instants ending in Z, other times as they are, also within lists and structs.

    JSON has no infinity and no not-a-number: they become null. What it has no form for becomes a number or text.
    """
    match value:
        case dict():
            return {str(name): plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case float():
            return value if math.isfinite(value) else None
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() if value.tzinfo is None:
            return value.isoformat()
        case None | bool() | int() | str() | date():
            return plain_value(value)
    return value.hex() if isinstance(value, bytes) else str(value)


def to_the_second(instant: datetime | None) -> datetime | None:
    """An instant without the part below a second, which tells people nothing."""
    return instant.replace(microsecond=0) if instant else None


def shown(value: Any) -> str:
    """A value on one line: nothing for null, true and false in small letters, no control characters."""
    text = as_text(value).replace("\n", " ⏎ ")
    return "".join(mark for mark in text if unicodedata.category(mark) != "Cc")


def as_text(value: Any) -> str:
    """A value as text, as CSV has it: nothing for null, JSON for lists and structs."""
    if value is None:
        return ""
    if isinstance(value, bool | dict | list | tuple):
        return json.dumps(plain(value), ensure_ascii=False)
    return str(value if isinstance(value, float | Decimal) else plain(value))


def print_table(headers: Sequence[str], rows: Sequence[Sequence[Any]], optional: Collection[str] = ()) -> None:
    """Rows under their headers; numbers stand to the right.

    Nothing is cut. On a terminal that is too narrow long values run over several lines; where that is not enough, each row is shown as a
    list of its fields. The columns named in ``optional`` are left out where no row has a value.
    """
    headers, rows = _filled(headers, rows, optional)
    cells = [[shown(value) for value in row] for row in rows]
    columns = list(zip(headers, *cells, strict=True))
    widths: list[int] | None = [max(map(len, column)) for column in columns]
    if sys.stdout.isatty():
        widths = _fitted(columns, shutil.get_terminal_size().columns)
    if widths is None:
        _print_lists(headers, cells)
        return
    is_number = [_is_numeric(column) for column in zip(*rows, strict=True)] if rows else [False] * len(headers)
    for index, row in enumerate((headers, *cells)):
        for line in _lines(row, widths, is_number):
            say(line if index else styled(line, bold=True))


def print_grid(rows: Sequence[Sequence[str]], header_rows: int) -> None:
    """A table's texts in their places, each line of a cell on a line of its own; the first ``header_rows`` rows are ruled off."""
    cells = [[[shown(line) for line in text.split("\n")] for text in row] for row in rows]
    widths = [max(len(line) for cell in column for line in cell) for column in zip(*cells, strict=True)]
    for number, row in enumerate(cells, start=1):
        for index in range(max(map(len, row))):
            texts = [(cell[index] if index < len(cell) else "").ljust(width) for cell, width in zip(row, widths, strict=True)]
            say(f"| {' | '.join(texts)} |")
        if number == header_rows:
            say(f"|{'|'.join('-' * (width + 2) for width in widths)}|")


def _filled(
    headers: Sequence[str], rows: Sequence[Sequence[Any]], optional: Collection[str]
) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    kept = [n for n, header in enumerate(headers) if header not in optional or any(row[n] is not None for row in rows)]
    return [headers[n] for n in kept], [[row[n] for n in kept] for row in rows]


def _is_numeric(values: Sequence[Any]) -> bool:
    numbers = [value for value in values if value is not None]
    return bool(numbers) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in numbers)


def _fitted(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Widths that fit, taken from the widest column first; None where a word would be broken or prose be squeezed into a few letters."""
    widths = [max(map(len, column)) for column in columns]
    least = [_least(column, width) for column, width in zip(columns, widths, strict=True)]
    room -= len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        spare = [width if width > floor else 0 for width, floor in zip(widths, least, strict=True)]
        if not any(spare):
            return None
        widths[spare.index(max(spare))] -= 1
    return widths


def _least(column: Sequence[str], width: int) -> int:
    """How narrow a column may get: names and codes stay whole, paths and addresses may be broken."""
    words = [len(word) for cell in column for word in cell.split()]
    whole = max((length for length in words if length <= _LONGEST_UNBROKEN), default=0)
    is_prose = width > _NARROWEST_PROSE and any(" " in cell for cell in column)
    broken = _NARROWEST_BROKEN if max(words, default=0) > _LONGEST_UNBROKEN else 0
    return min(width, max(whole, broken, _NARROWEST_PROSE if is_prose else _NARROWEST))


def _lines(cells: Sequence[str], widths: Sequence[int], is_number: Sequence[bool]) -> list[str]:
    """One row, which takes as many lines as its longest cell."""
    wrapped = [textwrap.wrap(cell, width) if len(cell) > width else [cell] for cell, width in zip(cells, widths, strict=True)]
    padded = [
        [line.rjust(width) if right else line.ljust(width) for line in lines]
        for lines, width, right in zip(wrapped, widths, is_number, strict=True)
    ]
    blanks = [" " * width for width in widths]
    return [
        _GAP.join(lines[n] if n < len(lines) else blank for lines, blank in zip(padded, blanks, strict=True)).rstrip()
        for n in range(max(map(len, padded)))
    ]


def _print_lists(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Each row as a list of its fields, those that are empty left out."""
    label = max(map(len, headers)) + len(_GAP)
    for number, row in enumerate(rows):
        if number:
            say()
        for header, cell in zip(headers, row, strict=True):
            if cell:
                _print_field(header, cell, label)


def _print_field(header: str, cell: str, label: int) -> None:
    room = shutil.get_terminal_size().columns - label
    lines = textwrap.wrap(cell, room) if room >= _NARROWEST else [cell]
    for number, line in enumerate(lines or [cell]):
        say(f"{styled(header.ljust(label), bold=True) if number == 0 else ' ' * label}{line}")
