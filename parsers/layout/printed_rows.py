"""Printed rows as texts side by side: words on one baseline, parted by wide white, behind leaders, and between numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from parsers.layout.leaders import ends_leader
from parsers.layout.lines import LEAST_GAP, may_part, rows_of_words
from parsers.layout.words import Word
from parsers.layout.worked_out import Keeps, worked_out
from schemas.quickly_made import quickly_made

_GAP = 0.9  # of the size: a wider gap parts two texts of a row
_BETWEEN_NUMBERS = 0.5  # of the size: so does this one between two numbers; thousands are parted by less
_LINE = 4  # dashes that are a line
_DASHES = frozenset("-–—_=")
_SIGN_REACH = 8.0  # of the size: how far right of its sign, set at the column's left, an amount may stand
SIGNS = frozenset("$€£¥")
_UNITS = SIGNS | frozenset("%‰")
_NUMBER = re.compile(
    r"(?![€$£]['’]?000s?$)[(<>≤≥~±+–−-]*[€$£]?\s?\d[\d.,'/:%–+-]*(?:[)%*a-z]{0,2}|\*{3})$|[-–—−.:*]{1,3}$|n/?a\.?$|x$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")

Text: TypeAlias = tuple[Word, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class PrintedRow(Keeps):
    """One printed row: its texts from left to right. What follows from them is worked out once, when it is first asked for."""

    texts: tuple[Text, ...]

    @property
    def words(self) -> list[Word]:
        """All words from left to right."""
        return [word for text in self.texts for word in text]

    @worked_out
    def top(self) -> float:
        """Upper edge, in points."""
        return min([word.top for text in self.texts for word in text])

    @worked_out
    def bottom(self) -> float:
        """Lower edge."""
        return max([word.bottom for text in self.texts for word in text])

    @property
    def baseline(self) -> float:
        """Baseline of the first word."""
        return self.texts[0][0].baseline

    @worked_out
    def size(self) -> float:
        """The largest size, in points."""
        return max([word.style.size for text in self.texts for word in text])

    @property
    def x0(self) -> float:
        """Where its first text begins."""
        return self.texts[0][0].x0

    @property
    def x1(self) -> float:
        """Where its last text ends."""
        return self.texts[-1][-1].x1


def printed_rows(words: Iterable[Word]) -> list[PrintedRow]:
    """The rows that words are printed in, from the top; lines that are typed as dashes are none."""
    return [row_of(_texts(row)) for row in rows_of_words(words) if row[0].text[0] not in _DASHES or not all(map(_is_line, row))]


def _is_line(word: Word) -> bool:
    return len(word.text) >= _LINE and len(set(word.text)) == 1 and word.text[0] in _DASHES


def row_of(texts: Sequence[Sequence[Word]]) -> PrintedRow:
    """The row of some texts that share a baseline, from left to right."""
    return PrintedRow(tuple(map(tuple, texts)))


def _texts(words: Sequence[Word]) -> Sequence[Sequence[Word]]:
    if not may_part(words) and not any([word.text[-1] == "." for word in words[:-1]]):
        return [words]
    texts = [[words[0]]]
    for after, (before, word) in enumerate(pairwise(words), start=2):
        if word.x0 - before.x1 <= LEAST_GAP * word.style.size and before.text[-1] != ".":
            texts[-1].append(word)  # most words by far: nothing more to ask
        elif _is_parted(texts[-1], word, words[after : after + 1]):
            texts.append([word])
        else:
            texts[-1].append(word)
    return texts


def _is_parted(text: Sequence[Word], word: Word, following: Sequence[Word]) -> bool:
    before = text[-1]
    size = max(before.style.size, word.style.size)
    gap = (word.x0 - before.x1) / size
    if gap > _GAP:
        return not (len(text) == 1 and before.text in SIGNS and gap <= _SIGN_REACH)
    if ends_leader(text, word):
        return True
    return gap > _BETWEEN_NUMBERS and is_lone_number(before) and _begins_number(word, following)


def _begins_number(word: Word, following: Sequence[Word]) -> bool:
    """Whether a word is a number or, set at a column's left, the sign of the one that follows."""
    return is_lone_number(following[0] if following and word.text in SIGNS else word)


def with_signs_joined(rows: Sequence[PrintedRow]) -> Sequence[PrintedRow]:
    """Rows with each currency's sign that stands alone joined to the number behind it, however wide their column is. Where anything else
    stands beneath or above a sign, signs are a column of units and stay."""
    signs = [text for row in rows for text in row.texts[1:] if _is_sign(text)]
    if not signs:
        return rows
    others = [text for row in rows for text in row.texts if not _is_sign(text)]
    if any(text[0].x0 < sign[0].x1 and text[-1].x1 > sign[0].x0 for sign in signs for text in others):
        return rows
    return [_signs_joined(row) for row in rows]


def _is_sign(text: Text) -> bool:
    return len(text) == 1 and text[0].text in SIGNS


def _signs_joined(row: PrintedRow) -> PrintedRow:
    texts = [row.texts[0]]
    for text in row.texts[1:]:
        if _is_sign(texts[-1]) and is_number(text):
            texts[-1] = (*texts[-1], *text)
        else:
            texts.append(text)
    return row if len(texts) == len(row.texts) else PrintedRow(tuple(texts))


def is_number(text: Sequence[Word]) -> bool:
    """Whether a text is a number with its unit, or stands for one that is not given."""
    if len(text) > 3:
        return False
    if len(text) == 1:
        return is_lone_number(text[0])
    return all([_NUMBER.match(word.text) or word.text in _UNITS for word in text])


def is_year(text: Sequence[Word]) -> bool:
    """Whether a text is a year and no more."""
    return len(text) == 1 and _YEAR.fullmatch(text[0].text) is not None


def is_lone_number(word: Word) -> bool:
    """Whether a word is by itself a number with its unit, or stands for one that is not given."""
    return _NUMBER.match(word.text) is not None


def steps_between(rows: Sequence[PrintedRow]) -> list[float]:
    """How far each row's baseline stands beneath that of the row before, in sizes of the larger."""
    return [(b.baseline - a.baseline) / max(a.size, b.size) for a, b in pairwise(rows)]
