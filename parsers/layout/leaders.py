"""Leaders: the dots that lead the eye from a text to the number that belongs to it, in tables of contents and of figures; and typed dashes
beside headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.layout.words import Word

_LEADER = re.compile(r"\.{4,}|(?:\. ?){4,}|…{2,}|_{4,}")
_AT_END = re.compile(r"\s*(?:…{2,}|(?:[.·…] ?){4,})$")
_BETWEEN_DASHES = re.compile(r"<?([-–—_=])\1{2,} ?([^\s<>–—_=-].*?) ?\1{3,}>?$")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?$")
_SECTIONS = 4  # the fewest numbered ones that show a table of contents
_MOST = 0.75  # of its rows: how many are a text and a page
_DOTS = 4  # in a row that lead from a text to a number


def is_contents(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether rows of texts are a table of contents: leaders, and no more than a page number behind most of them; or numbered sections and
    the pages on which they begin."""
    if _are_sections(rows):
        return True
    behind = [_behind(row) for row in rows]
    led = [count for count in behind if count is not None]
    return bool(led) and 2 * sum(count <= 1 for count in led) > len(led)


def _are_sections(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether most rows are a text and a whole number that grows downwards, and most of the texts begin with sections' numbers in turn."""
    pairs = [(row[0], int(row[1][0].text)) for row in rows if len(row) == 2 and len(row[1]) == 1 and row[1][0].text.isdecimal()]
    numbers = [tuple(map(int, text[0].text.rstrip(".").split("."))) for text, _ in pairs if len(text) > 1 and _SECTION.match(text[0].text)]
    if not 2 * len(numbers) > len(pairs) > _MOST * len(rows) or len(numbers) < _SECTIONS:
        return False
    pages = [page for _, page in pairs]
    return pages == sorted(pages) and numbers == sorted(set(numbers))


def _behind(texts: Sequence[Sequence[Word]]) -> int | None:
    """How many texts of a row stand behind the one that ends in a leader; None where none does."""
    led = [i for i, text in enumerate(texts) if _LEADER.search(" ".join(w.text for w in text))]
    return len(texts) - 1 - led[0] if led else None


def without_leader(printed: str) -> str:
    """A printed line without the dots at its end; one of dots alone is nothing. Lines that are left to be filled in stay.

    >>> without_leader("New Jersey . . . . . .")
    'New Jersey'
    """
    return _AT_END.sub("", printed) if printed[-1:] in ".·…" else printed


def without_dashes(printed: str) -> str:
    """A printed line without the dashes on both its sides that show how far a typed heading reaches.

    >>> without_dashes("------ Sex ------")
    'Sex'
    """
    found = _BETWEEN_DASHES.match(printed) if printed[:1] in "-–—_=<" else None
    return found[2] if found else printed


def has_leader(text: Sequence[Word]) -> bool:
    """Whether a text ends in dots that lead to a number."""
    return text[-1].text.endswith(".") and _dots(text) >= _DOTS


def ends_leader(text: Sequence[Word], word: Word) -> bool:
    """Whether dots that lead to a number end before a word, however near to it."""
    return word.text.strip(".") != "" and has_leader(text)


def end_of(text: Sequence[Word]) -> float:
    """The x at which a text ends, in points, the dots left out that lead from it to a number."""
    kept = [w for w in text if w.text.strip(".")]
    if not kept:
        return text[0].x0
    last, dots = kept[-1], _dots(kept[-1:])
    if last is not text[-1] or dots < _DOTS:
        return last.x1  # a dot that stands alone leads too
    return last.x1 - (last.x1 - last.x0) * dots / len(last.text)


def _dots(text: Sequence[Word]) -> int:
    printed = "".join(w.text for w in text)
    return len(printed) - len(printed.rstrip("."))
