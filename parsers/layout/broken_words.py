"""Words that a narrow column breaks: ``Recommen`` over ``ded`` without a sign, or ``Recom-`` over ``mended`` by the printer's hyphen.

Only the document tells: the whole word is printed elsewhere in it, or known, and the pieces are not both words of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from parsers.layout.page import Page, UnreadablePage
from parsers.layout.text import PRINTED_SOFT_HYPHEN
from parsers.layout.words import Word, words_of

_MARKS = ".,;:!?()[]\"'’‘“”"
_MOST_LEADING = 1.8  # of the size: the next line of one text stands no further beneath
_SHORTEST = 3  # letters of a first piece: a column is hardly narrower
_APART = 1.0  # of the size: what stands further left is another text


def with_whole_words(pages: Sequence[Page | UnreadablePage], known: Collection[str] = ()) -> list[Page | UnreadablePage]:
    """The pages, the first pieces of broken words marked with the sign that a printer's own hyphen has.

    ``known`` are words, without case, that count as if the document had them.
    """
    worded = [replace(page, words=words_of(page)) if isinstance(page, Page) else page for page in pages]
    pieces = {(at, i): whole for at, page in enumerate(worded) for i, whole in _pieces(_words(page))}
    if not pieces:
        return worded
    printed = Counter(_bare(word.text) for page in worded for word in _words(page))
    broken = Counter(_bare(_words(worded[at])[i + step].text) for at, i in pieces for step in (0, 1))
    is_word = {text for text in printed if printed[text] > broken[text]} | set(known)
    found: dict[int, list[int]] = {}
    for (at, i), whole in pieces.items():
        first, rest = (_bare(_words(worded[at])[k].text) for k in (i, i + 1))
        # A hyphen may be the writer's own.
        is_two = rest in is_word and (first in is_word or first.endswith("-"))
        if whole in is_word and not is_two and first + rest not in is_word - {whole}:
            found.setdefault(at, []).append(i)
    return [_marked(page, found[at]) if isinstance(page, Page) and at in found else page for at, page in enumerate(worded)]


def _words(page: Page | UnreadablePage) -> tuple[Word, ...]:
    return (page.words or ()) if isinstance(page, Page) else ()


def _bare(text: str) -> str:
    return text.strip(_MARKS).casefold()


def _pieces(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """The places of words that may be first pieces, each with the whole that it makes with the word behind it."""
    for i in range(len(words) - 1):
        first, rest = words[i], words[i + 1]
        if rest.baseline > first.baseline and rest.text[0].islower() and _may_go_on(first, rest):
            is_hyphened = first.text[-1] == "-"
            if is_hyphened or i == 0 or _stands_alone(words[i - 1], first):
                yield i, _bare(first.text.rstrip("-") + rest.text)


def _may_go_on(first: Word, rest: Word) -> bool:
    """Whether a word that begins small stands right beneath a text that it can be the rest of."""
    letters = first.text.removesuffix("-")
    if len(letters) < _SHORTEST or not letters[-1].islower() or first.style != rest.style or first.direction or rest.direction:
        return False
    is_next = rest.baseline - first.baseline <= _MOST_LEADING * first.style.size
    return is_next and rest.x0 < first.x1 and (letters != first.text or rest.x1 > first.x0)


def _stands_alone(before: Word, word: Word) -> bool:
    """Whether the word before another one stands on another line or in another column: only a word alone on its line is broken."""
    return before.baseline != word.baseline or not 0 <= word.x0 - before.x1 <= _APART * word.style.size


def _marked(page: Page, places: Collection[int]) -> Page:
    words = list(_words(page))
    for i in places:
        words[i] = words[i]._replace(text=words[i].text.removesuffix("-") + PRINTED_SOFT_HYPHEN)
    return replace(page, words=tuple(words))
