"""Words that a narrow column breaks: ``Recommen`` over ``ded`` without a sign, or ``Recom-`` over ``mended`` by the printer's hyphen.

Only the document tells: the whole word is printed elsewhere in it, or known, and the pieces are not both words of it. Where several words
have a printer's hyphen, others have it, too: words that stand nowhere else, and those of two words that stand elsewhere as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.page import Page, UnreadablePage
from parsers.layout.text import PRINTED_SOFT_HYPHEN
from parsers.layout.words import Word, words_of

_MARKS = ".,;:!?()[]\"'’‘“”"
_MOST_LEADING = 1.8  # of the size: the next line of one text stands no further beneath
_SHORTEST = 3  # letters of a first piece: a column is hardly narrower
_SHORTEST_HYPHENED = 2  # the same before a hyphen
_FEWEST_HYPHENED = 3  # different words, whole elsewhere, by which a document's hyphens at the ends of lines are its printer's
_Place = tuple[int, int]  # of a page and a word on it, from 0
_APART = 1.0  # of the size: what stands further left is another text


def with_whole_words(pages: Sequence[Page | UnreadablePage], known: Collection[str] = ()) -> list[Page | UnreadablePage]:
    """The pages, the first pieces of broken words marked with the sign that a printer's own hyphen has.

    ``known`` are words, without case, that count as if the document had them.
    """
    worded = [replace(page, words=words_of(page)) if isinstance(page, Page) else page for page in pages]
    pieces = {(at, i): whole for at, page in enumerate(worded) for i, whole in _pieces(_words(page))}
    if not pieces:
        return worded
    printed = _printed(worded)
    broken = Counter(_bare(_words(worded[at])[i + step].text) for at, i in pieces for step in (0, 1))
    is_word = {text for text, count in printed.items() if text not in broken or count > broken[text]}.union(known)
    found: dict[int, list[int]] = {}
    parts = {
        (at, i): (whole, _bare(_words(worded[at])[i].text), _bare(_words(worded[at])[i + 1].text)) for (at, i), whole in pieces.items()
    }
    for at, i in _broken(parts, is_word):
        found.setdefault(at, []).append(i)
    return [_marked(page, found[at]) if isinstance(page, Page) and at in found else page for at, page in enumerate(worded)]


def _broken(pieces: Mapping[_Place, tuple[str, str, str]], is_word: Collection[str]) -> Iterator[_Place]:
    """The places of broken words among some that may be, each with the whole and its pieces."""
    may_be: dict[_Place, tuple[str, bool]] = {}
    twos: list[_Place] = []
    for place, (whole, first, rest) in pieces.items():
        # A hyphen may be the writer's own.
        is_two = rest in is_word and (first in is_word or first.endswith("-"))
        if first + rest != whole and first + rest in is_word:
            continue
        if not is_two:
            may_be[place] = whole, first.endswith("-")
        elif first.endswith("-") and whole in is_word:
            twos.append(place)
    hyphened = {whole for whole, is_hyphened in may_be.values() if is_hyphened and whole in is_word}
    is_printers = len(hyphened) >= _FEWEST_HYPHENED
    for place, (whole, is_hyphened) in may_be.items():
        if whole in is_word or (is_hyphened and is_printers):
            yield place
    yield from twos if is_printers else ()


def _printed(pages: Sequence[Page | UnreadablePage]) -> dict[str, int]:
    """How often each text is printed, without case and marks: most are printed more than once, and looked at once."""
    printed: dict[str, int] = {}
    for text, count in Counter([word.text for page in pages for word in _words(page)]).items():
        bare = text.strip(_MARKS).casefold()
        printed[bare] = printed.get(bare, 0) + count
    return printed


def _words(page: Page | UnreadablePage) -> tuple[Word, ...]:
    return (page.words or ()) if isinstance(page, Page) else ()


def _bare(text: str) -> str:
    return text.strip(_MARKS).casefold()


def _pieces(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """The places of words that may be first pieces, each with the whole that it makes with the word behind it."""
    baselines = [word.baseline for word in words]
    for i in [i for i, (above, beneath) in enumerate(pairwise(baselines)) if above < beneath]:
        first, rest = words[i], words[i + 1]
        if rest.text[0].islower() and _may_go_on(first, rest):
            is_hyphened = first.text[-1] == "-"
            if is_hyphened or i == 0 or _stands_alone(words[i - 1], first):
                yield i, _bare(first.text.rstrip("-") + rest.text)


def _may_go_on(first: Word, rest: Word) -> bool:
    """Whether a word that begins small stands right beneath a text that it can be the rest of."""
    letters = first.text.removesuffix("-")
    shortest = _SHORTEST if letters == first.text else _SHORTEST_HYPHENED
    if len(letters) < shortest or not letters[-1].islower() or first.style != rest.style or first.direction or rest.direction:
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
