"""Text set with white between its letters (``D A T E S``): each letter was read as a word of its own, and is put together again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.layout.page import Style
    from parsers.layout.words import Word

_FEWEST = 5  # letters of a run
_FEWEST_UNLIKE = 3  # of them: marks of a kind come back
_WIDEST = 0.5  # of the size: more white is a column's
_SAME = 0.3  # how far the white between letters of one look may differ
_SPACE = 0.12  # of the size: what a space adds to the white between letters


def with_joined_letters(words: list[Word]) -> list[Word]:
    """Words in their order, runs of lone letters at even distances joined; a wider gap among them parts two words."""
    lone = [place for place, text in enumerate([word.text for word in words]) if len(text) == 1 and text.isalpha()]
    if not any(last - first < 2 * _FEWEST for first, last in zip(lone, lone[_FEWEST - 1 :], strict=False)):
        return words
    runs = list(_runs(words))
    gaps = {run[0].style: _gap(run) for run in runs if len(run) >= _FEWEST and _are_spaced(run)}
    if not gaps:
        return words
    return [word for run in runs for word in (_joined(run) if len(run) > 1 and _is_alike(run, gaps) else run)]


def _is_alike(run: Sequence[Word], gaps: Mapping[Style, float]) -> bool:
    """Whether a run has the look and the white of one whose letters are those of words: it may be short."""
    gap = gaps.get(run[0].style)
    return gap is not None and abs(min(_white(run)) - gap) <= _SAME * gap


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words in runs: lone characters of one look that follow each other on a line, and each other word by itself."""
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _follows(before: Word, word: Word) -> bool:
    if len(before.text) != 1 or len(word.text) != 1 or word.direction != 0:
        return False
    is_alike = before.style == word.style and before.tag == word.tag and before.is_visible == word.is_visible
    return is_alike and abs(before.baseline - word.baseline) < 1 and 0 < word.x0 - before.x1 < 2 * _WIDEST * word.style.size


def _are_spaced(run: Sequence[Word]) -> bool:
    """Whether characters are the letters of words, and no list of letters or of marks."""
    letters = [word.text.casefold() for word in run if word.text.isalpha()]
    is_list = all(a < b for a, b in pairwise(letters))
    return len(letters) >= _FEWEST and len(set(letters)) >= _FEWEST_UNLIKE and not is_list and _gap(run) < _WIDEST * run[0].style.size


def _white(run: Sequence[Word]) -> list[float]:
    return [after.x0 - before.x1 for before, after in pairwise(run)]


def _gap(run: Sequence[Word]) -> float:
    """The white between letters, of which there are more than between words."""
    return median(_white(run))


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    widest = min(_gap(run), min(_white(run)) * (1 + _SAME)) + _SPACE * run[0].style.size
    parts: list[list[Word]] = [[run[0]]]
    for before, word in pairwise(run):
        if word.x0 - before.x1 > widest:
            parts.append([])
        parts[-1].append(word)
    for part in parts:
        top, bottom = min(word.top for word in part), max(word.bottom for word in part)
        yield replace(part[0], text="".join(word.text for word in part), x1=part[-1].x1, top=top, bottom=bottom)
