"""Where another table begins beneath a table: at a second row set as its header is, over columns that the rows so far do not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.layout.lines import Line, lines_of_row, rows_of_words
from parsers.layout.side_by_side import PARTED, is_parted
from parsers.layout.words import Word

_ALIKE = 3.0  # points: how far apart texts of one column may begin, or have their middles
_BENEATH = 4  # printed rows beneath a header that are looked at for its columns
_MOSTLY = 0.75  # of the words beneath a header: if more are set as it is, its look tells nothing

_Row = Sequence[Word]


def heads_anew(header: Sequence[Word], body: Sequence[Word]) -> Iterator[float]:
    """The top of every header of another table among the words beneath a header, its caption included."""
    looks = {_look(word) for word in header}
    alike = [word for word in body if _look(word) in looks]
    if len(looks) != 1 or len(alike) < 2 or len(alike) > _MOSTLY * len(body):
        return
    rows = rows_of_words(body)
    (look,) = looks
    starts = _sides(header)
    first = 0
    for i, row in enumerate(rows):
        if not _is_head(row, look):
            continue
        starts += _sides([word for above in rows[first:i] for word in above])
        if any(not _is_set(above, look) for above in rows[first:i]) and _has_other_columns(lines_of_row(row, gap=PARTED), starts, rows[i:]):
            yield min(word.top for word in (rows[i - 1] if _is_caption(rows[i - 1], rows[first : i - 1]) else row)) - 1
            starts = _sides(row)
        first = i


def _look(word: Word) -> tuple[bool, str | None]:
    return word.style.is_bold, word.style.colour


def _is_set(row: _Row, look: tuple[bool, str | None]) -> bool:
    return all(_look(word) == look for word in row)


def _is_head(row: _Row, look: tuple[bool, str | None]) -> bool:
    """Whether a row is several texts set as a header is, all of them words: no row of totals."""
    return _is_set(row, look) and is_parted(row) and all(any(map(str.isalpha, text.text)) for text in lines_of_row(row, gap=PARTED))


def _sides(words: Sequence[Word]) -> list[float]:
    """Where texts begin and have their middles."""
    return [x for row in rows_of_words(words) for line in lines_of_row(row, gap=PARTED) for x in _own_sides(line)]


def _own_sides(line: Line) -> tuple[float, float]:
    return line.start, (line.start + line.x1) / 2


def _has_other_columns(heads: Sequence[Line], above: Sequence[float], rows: Sequence[_Row]) -> bool:
    """Whether a heading stands over a column of the rows right beneath it that none of the texts above is in."""
    look = _look(rows[0][0])
    plain = [row for row in rows[1 : 1 + _BENEATH] if not _is_set(row, look)]
    if not plain or not is_parted(plain[0]):
        return False
    beneath = [line for row in plain for line in lines_of_row(row, gap=PARTED)]
    fresh = [head for head in heads if not any(abs(x - y) <= _ALIKE for x in above for y in _own_sides(head))]
    return any(abs(a - b) <= _ALIKE for head in fresh for line in beneath for a, b in zip(_own_sides(head), _own_sides(line), strict=True))


def _is_caption(row: _Row, above: Sequence[_Row]) -> bool:
    """Whether a row is one text that is bold or larger than the rows above: the title of what follows."""
    size = max((word.style.size for other in above for word in other), default=0.0)
    return bool(above) and not is_parted(row) and all(word.style.is_bold or word.style.size > size for word in row)
