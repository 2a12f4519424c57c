"""Words that a narrow column breaks: ``Recommen`` over ``ded`` without a sign, or ``Recom-`` over ``mended`` by the printer's hyphen; and
years of days, ``17/04/20`` over ``30``.

Only the document tells: the whole word is printed elsewhere in it, or known, and the pieces are not both words of it. Where several words
have a printer's hyphen, others have it, too: words that stand nowhere else, and those of two words that stand elsewhere as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, compress, pairwise
from operator import lt
from typing import NamedTuple

from parsers.layout.page import Page, UnreadablePage
from parsers.layout.text import PRINTED_SOFT_HYPHEN
from parsers.layout.words import BASELINE, TEXT, Word, with_words

_MARKS = ".,;:!?()[]\"'’‘“”"
_MOST_LEADING = 1.8  # of the size: the next line of one text stands no further beneath
_SHORTEST = 3  # letters of a first piece: a column is hardly narrower
_SHORTEST_HYPHENED = 2  # the same before a hyphen
_FEWEST_HYPHENED = 3  # different words, whole elsewhere, by which a document's hyphens at the ends of lines are its printer's
_CENTURY = re.compile(r"\d{1,2}([/.-])(?:\d{1,2}|[A-Z][a-z]{2})\1(?:19|20)")
_YEAR_IN_CENTURY = 2  # digits
_SAME = 1.5  # points: lines of one cell begin, or have their middles, as near as this
_APART = 1.0  # of the size: what stands further left is another text


class _Piece(NamedTuple):
    """A word that may be the first piece of one: the places of its page and of it there, from 0; the whole, and both pieces."""

    page: int
    at: int
    whole: str
    first: str
    rest: str

    @property
    def is_hyphened(self) -> bool:
        return self.first.endswith("-")


def with_whole_words(pages: Sequence[Page | UnreadablePage], known: Collection[str] = ()) -> list[Page | UnreadablePage]:
    """The pages, the first pieces of broken words marked with the sign that a printer's own hyphen has.

    ``known`` are words, without case, that count as if the document had them.
    """
    worded = with_words(pages)
    pieces = [_Piece(at, i, *parts) for at, page in enumerate(worded) for i, *parts in _pieces(_words(page))]
    found = {at: years for at, page in enumerate(worded) if (years := list(_broken_years(_words(page))))}
    if not pieces and not found:
        return worded
    broken = Counter(text for piece in pieces for text in (piece.first, piece.rest))
    is_word = {text for text, count in _printed(worded).items() if text not in broken or count > broken[text]}.union(known)
    for piece in _broken(pieces, is_word):
        found.setdefault(piece.page, []).append(piece.at)
    return [_marked(page, found[at]) if isinstance(page, Page) and at in found else page for at, page in enumerate(worded)]


def _broken(pieces: Sequence[_Piece], is_word: Collection[str]) -> Iterator[_Piece]:
    """The broken words among what may be some."""
    # A hyphen may be the writer's own.
    apart = [piece for piece in pieces if piece.first + piece.rest == piece.whole or piece.first + piece.rest not in is_word]
    twos = {piece for piece in apart if piece.rest in is_word and (piece.first in is_word or piece.is_hyphened)}
    ones = [piece for piece in apart if piece not in twos]
    is_printers = len({piece.whole for piece in ones if piece.is_hyphened and piece.whole in is_word}) >= _FEWEST_HYPHENED
    yield from (piece for piece in ones if piece.whole in is_word or (piece.is_hyphened and is_printers))
    yield from (piece for piece in twos if is_printers and piece.is_hyphened and piece.whole in is_word)


def _printed(pages: Sequence[Page | UnreadablePage]) -> dict[str, int]:
    """How often each text is printed, without case and marks: most are printed more than once, and looked at once."""
    printed: dict[str, int] = {}
    for text, count in Counter(map(TEXT, chain.from_iterable(map(_words, pages)))).items():
        bare = text.strip(_MARKS).casefold()
        printed[bare] = printed.get(bare, 0) + count
    return printed


def _words(page: Page | UnreadablePage) -> tuple[Word, ...]:
    return (page.words or ()) if isinstance(page, Page) else ()


def _bare(text: str) -> str:
    return text.strip(_MARKS).casefold()


def _pieces(words: Sequence[Word]) -> Iterator[tuple[int, str, str, str]]:
    """The places of words that may be first pieces, each with the whole that it makes with the word behind it, and both of them."""
    baselines = list(map(BASELINE, words))
    for i in compress(range(len(words)), map(lt, baselines, baselines[1:])):
        first, rest = words[i], words[i + 1]
        if rest.text[0].islower() and _may_go_on(words[i - 1] if i else None, first, rest):
            is_hyphened = first.text[-1] == "-"
            if is_hyphened or i == 0 or _stands_alone(words[i - 1], first):
                yield i, _bare(first.text.rstrip("-") + rest.text), _bare(first.text), _bare(rest.text)


def _broken_years(words: Sequence[Word]) -> Iterator[int]:
    """The places of days that end with the century right above the rest of the year."""
    for i, (first, rest) in enumerate(pairwise(words)):
        if len(rest.text) == _YEAR_IN_CENTURY and rest.text.isdecimal() and _CENTURY.fullmatch(first.text) and first.style == rest.style:
            way = rest.baseline - first.baseline
            is_next = 0 < way <= _MOST_LEADING * first.style.size and not first.direction
            is_next = is_next and (i + 2 == len(words) or _stands_alone(rest, words[i + 2]))
            if is_next and (abs(rest.x0 - first.x0) <= _SAME or abs(rest.x0 + rest.x1 - first.x0 - first.x1) <= _SAME):
                yield i


def _may_go_on(before: Word | None, first: Word, rest: Word) -> bool:
    """Whether a word that begins small stands right beneath a text that it can be the rest of, or beneath what stands before it on its
    line: a list's mark, after which the text of a narrow column begins far to the right."""
    letters = first.text.removesuffix("-")
    shortest = _SHORTEST if letters == first.text else _SHORTEST_HYPHENED
    if len(letters) < shortest or not letters[-1].islower() or first.style != rest.style or first.direction or rest.direction:
        return False
    is_next = rest.baseline - first.baseline <= _MOST_LEADING * first.style.size
    if not is_next or rest.x0 >= first.x1:
        return False
    return letters != first.text or rest.x1 > first.x0 or (before is not None and _is_mark_of(before, first, rest))


def _is_mark_of(before: Word, first: Word, rest: Word) -> bool:
    """Whether a mark without a letter stands on the line of a first piece, and no further right than the rest beneath it."""
    is_mark = not any(map(str.isalnum, before.text)) and abs(before.baseline - first.baseline) < first.style.size
    return is_mark and before.x0 <= rest.x0


def _stands_alone(before: Word, word: Word) -> bool:
    """Whether the word before another one stands on another line or in another column: only a word alone on its line is broken."""
    return before.baseline != word.baseline or not 0 <= word.x0 - before.x1 <= _APART * word.style.size


def _marked(page: Page, places: Collection[int]) -> Page:
    words = list(_words(page))
    for i in places:
        words[i] = replace(words[i], text=words[i].text.removesuffix("-") + PRINTED_SOFT_HYPHEN)
    return replace(page, words=tuple(words))
