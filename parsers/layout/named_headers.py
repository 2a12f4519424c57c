"""Headers that nothing marks but their words: printed rows that together are known headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from parsers.layout.lines import Line, lines_of_row, may_part, rows_of_words
from parsers.layout.printed_rows import is_lone_number, is_year
from parsers.layout.side_by_side import PARTED, SideBySide, texts_of
from parsers.layout.words import Word
from parsers.layout.worked_out import worked_out


class Heading(StrEnum):
    """What texts side by side head: a table of named columns, a matrix with or without a heading over its row labels, a plan by days."""

    COLUMNS = "columns"
    MATRIX = "matrix"
    MATRIX_WITHOUT_CORNER = "matrix_without_corner"
    DAYS = "days"


HeadingTest = Callable[[Sequence[str]], Heading | None]
"""What texts side by side head that the vocabulary knows, if anything."""

HEADER_LINES = 7
MOST_WORDS = 12
"""Of a text that heads anything: a group's name is hardly ever longer, and no other heading is."""
_YEARS = 2  # side by side, at the least; and rows beneath headings that are looked at
_MOSTLY = 0.75  # of the headings: as many numbers in a row beneath
_OVER = 2.5  # of the size: how far above its headings a text over several of them stands


class _Row:
    """A printed row, and the lines that its wide gaps part it into: these are looked for only where they are asked for."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    @worked_out
    def lines(self) -> tuple[Line, ...]:
        return lines_of_row(self.words, gap=PARTED)


def _rows(words: Sequence[Word]) -> list[_Row]:
    return [_Row(row) for row in rows_of_words(words)]


def header_at_top(words: Sequence[Word], is_heading: HeadingTest) -> list[Word] | None:
    """The uppermost rows of some words, where they are known headings."""
    return _named_header(_rows(words), 0, is_heading)


def named_headers(words: Sequence[Word], is_heading: HeadingTest) -> Iterator[tuple[list[Word], Heading | None]]:
    """The rows among some words that are known headings, each with what they head."""
    printed = rows_of_words(words)
    loose = [i for i, row in enumerate(printed) if may_part(row)]
    rows = [_Row(row) for row in printed] if loose else []
    for i in loose:
        if len(rows[i].lines) < 2:
            continue
        header = _named_header(rows, i, is_heading)
        if header is None or _is_over_headings(header, rows[i + 1 :], is_heading):
            continue
        heading = is_heading(texts_of(header))
        if heading is Heading.COLUMNS or not _is_beneath_years(printed, i):
            yield header, heading


def _is_beneath_years(rows: Sequence[Sequence[Word]], i: int) -> bool:
    """Whether a row of quarters or months stands right beneath one of years, and above numbers: how they are set tells that table."""
    if not 0 < i < len(rows) - 1 or len(rows[i - 1]) < _YEARS or not all(is_year([word]) for word in rows[i - 1]):
        return False
    is_near = rows[i][0].baseline - rows[i - 1][0].baseline <= _OVER * rows[i][0].style.size
    beneath = [sum(map(is_lone_number, row)) for row in rows[i + 1 : i + 1 + _YEARS]]
    return is_near and max(beneath) >= _MOSTLY * len(lines_of_row(rows[i], gap=PARTED))


def _is_over_headings(header: Sequence[Word], below: Sequence[_Row], is_heading: HeadingTest) -> bool:
    """Whether a header only says what the headings right beneath it have in common: these are more, and known themselves."""
    first = below[0].words[0] if below else None
    if first is None or first.baseline - header[-1].baseline > _OVER * header[-1].style.size or first in header:
        return False
    texts, lower = texts_of(header), _named_header(below, 0, is_heading)
    is_less = lower is not None and len(texts_of(lower)) > len(texts)
    return is_less and is_heading(texts) is Heading.COLUMNS and lower is not None and is_heading(texts_of(lower)) is Heading.COLUMNS


def _named_header(rows: Sequence[_Row], first: int, is_heading: HeadingTest) -> list[Word] | None:
    """The printed rows from one on that together are known headings; None where they are not."""
    header: list[Word] = []
    best: list[Word] | None = None
    seen = SideBySide()
    for one in rows[first : first + HEADER_LINES]:
        row = one.words
        if header and (row[0].baseline - header[-1].baseline > 1.45 * row[0].style.size or row[0].style.is_bold != header[0].style.is_bold):
            break
        header = [*header, *row]
        seen.add(one.lines)
        texts = seen.texts
        if any(map(_is_long, texts)):
            break  # the rows beneath only make it longer
        if is_heading(texts):
            best = header
    return _with_raised(best, rows[:first]) if best else None


def _is_long(text: str) -> bool:
    return len(text.split()) > MOST_WORDS


def _with_raised(header: list[Word], above: Sequence[_Row]) -> list[Word]:
    """A header with the upper lines of headings that are set in the middle of its height."""
    if not above:
        return header
    row, size = above[-1].words, header[0].style.size
    is_close = 0 < header[0].baseline - row[0].baseline <= 1.3 * size
    is_alike = all(w.style.is_bold == header[0].style.is_bold and abs(w.style.size - size) < 0.5 for w in row)
    spans = max(w.x1 for w in row) - min(w.x0 for w in row)
    is_inside = min(w.x0 for w in header) - size <= row[0].x0 and spans < max(w.x1 for w in header) - min(w.x0 for w in header)
    return [*row, *header] if is_close and is_alike and is_inside and len(row) <= 2 * len(header) else header
