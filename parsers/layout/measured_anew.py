"""A row alone at a page's head that goes on a table of the page before in columns measured anew: told by the forms of its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from parsers.layout.keys_in_turn import may_follow
from parsers.layout.lines import rows_of_words
from parsers.layout.table import Grid
from parsers.layout.words import Word

_WHITE = 0.6  # of the size: white between the texts of two cells; that between words is half of it
_FEWEST_ALIKE = 2  # texts of a row with the form of their columns
_MOST_BLANK = 2  # columns of a row that are empty
_ALIKE = 2.0  # points: how far apart the texts of one column may begin
_KEYS = 2  # columns, one of which names the row: a mere count may stand before its reference
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")

_Text = list[Word]


class _Said(NamedTuple):
    """What a column says: its last text, and the form that at least half of its texts have, None where that has no number in it."""

    last: str | None
    form: str | None


def measured_anew(rows: Sequence[Sequence[Word]], before: Grid, borders: Sequence[float]) -> tuple[int, tuple[float, ...]] | None:
    """Which printed row at a page's head goes on a table, and the borders of the columns as its texts stand in them.

    That is the first one in which a reference or number follows the last one, where a row beneath has a text for each of the table's
    columns, or the forms of its texts (those of references, days and numbers) leave but one way to give each of them one.

    Args:
        rows: The words of each printed row, from left to right.
        before: The table.
        borders: The x of the table's borders, outer ones included.
    """
    fewest = max(_FEWEST_ALIKE, before.column_count - _MOST_BLANK)
    full = [(i, texts) for i, texts in enumerate(map(_texts, rows)) if fewest <= len(texts) <= before.column_count]
    said = _said_of(before) if full else ()
    for index, texts in full:
        if not _follows(texts, said):
            continue
        whole = next((other for i, other in full if i > index and _is_whole(other, texts, before.column_count)), None)
        if whole is not None:
            return index, _borders(whole, range(before.column_count), borders)
        columns = _columns(_forms(texts, rows[index + 1 :]), [one.form for one in said])
        return (index, _borders(texts, columns, borders)) if columns is not None else None
    return None


def _is_whole(texts: Sequence[_Text], first: Sequence[_Text], count: int) -> bool:
    """Whether a row has a text for each of so many columns, and each text of the first row begins where one of them does."""
    starts = [text[0].x0 for text in texts]
    return len(texts) == count and all(any(abs(text[0].x0 - x) <= _ALIKE for x in starts) for text in first)


def _said_of(grid: Grid) -> tuple[_Said, ...]:
    """What each column of a table says, cells over several columns aside."""
    cells = [cell for cell in grid.cells if cell.colspan == 1 and cell.words]
    by_column = [[_text(cell.words) for cell in cells if cell.column == column] for column in range(grid.column_count)]
    return tuple(_Said(texts[-1] if texts else None, _usual_form(texts)) for texts in by_column)


def _text(words: Sequence[Word]) -> str:
    return " ".join([word.text for row in rows_of_words(words) for word in row])


def _usual_form(texts: Sequence[str]) -> str | None:
    ((form, count),) = Counter(map(_form, texts)).most_common(1) or ((None, 0),)
    return form if form is not None and "#" in form and 2 * count >= len(texts) else None


def _form(text: str) -> str:
    """A text with each number and each word as one sign: ``#/#/#``, ``a#-#``, ``#a a #``."""
    return _DIGITS.sub("#", _LETTERS.sub("a", text))


def _texts(row: Sequence[Word]) -> list[_Text]:
    texts = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > _WHITE * word.style.size:
            texts.append([])
        texts[-1].append(word)
    return texts


def _follows(texts: Sequence[_Text], before: Sequence[_Said]) -> bool:
    """Whether one of the first texts is the reference or number behind the last of its column."""
    return any(said.last is not None and may_follow(said.last, _text(text)) for text, said in zip(texts[:_KEYS], before, strict=False))


def _forms(texts: Sequence[_Text], beneath: Sequence[Sequence[Word]]) -> list[str]:
    """The forms of a row's texts, with the lines beneath that go on with them."""
    starts = [text[0].x0 for text in texts]
    whole = [list(text) for text in texts]
    for row in beneath:
        if row[0].x0 < starts[1] - 1:
            break
        for word in row:
            whole[sum(word.x0 >= start - 1 for start in starts) - 1].append(word)
    return [_form(_text(text)) for text in whole]


def _columns(forms: Sequence[str], usual: Sequence[str | None]) -> tuple[int, ...] | None:
    """The column of each text, in their order, by the most texts with the form of their columns and the fewest with another one; None
    where that is not told."""
    ranked: list[tuple[int, int, tuple[int, ...]]] = []
    for columns in combinations(range(len(usual)), len(forms)):
        held = [(form, usual[column]) for form, column in zip(forms, columns, strict=True) if usual[column] is not None]
        alike = sum(form == other for form, other in held)
        ranked.append((alike, alike - len(held), columns))
    ranked.sort(reverse=True)
    is_told = ranked[0][0] >= _FEWEST_ALIKE and (len(ranked) == 1 or ranked[0][:2] > ranked[1][:2])
    return ranked[0][2] if is_told else None


def _borders(texts: Sequence[_Text], columns: Sequence[int], before: Sequence[float]) -> tuple[float, ...]:
    """The borders of all columns: each right before its text, those of empty ones evenly in the white around them."""
    starts = {column: text[0].x0 - 1 for text, column in zip(texts, columns, strict=True)}
    ends = {column: text[-1].x1 for text, column in zip(texts, columns, strict=True)}
    last = len(before) - 1
    starts[0] = min(before[0], starts.get(0, before[0]))
    starts[last] = max(before[-1], *ends.values())
    return tuple(starts[column] if column in starts else _between(column, starts, ends) for column in range(last + 1))


def _between(column: int, starts: dict[int, float], ends: dict[int, float]) -> float:
    left = max(other for other in starts if other < column)
    right = min(other for other in starts if other > column)
    start, end = ends.get(left, starts[left]), starts[right]
    return start + (end - start) * (column - left) / (right - left)
