"""Packs as a parser meets them that knows them less well: with words missing from its vocabulary, or lines from their pages.

The truth stays what it was. So a parser that reads its own generator's packs without a fault still shows what it makes of faults.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from types import MappingProxyType

from parsers.layout.page import Box, Page, UnreadablePage
from schemas.vocabulary import Phrases, TableWords, Vocabulary

_KNOWN = 0.7  # of the phrases are left
_THIN, _LONG = 2.0, 8.0  # points: a line


@dataclass(frozen=True, slots=True)
class Dress:
    """What becomes of a pack's pages, and of the vocabulary (by the pack's name), before it is parsed. ``weight`` is that of one of its
    records where weights are fitted."""

    name: str
    page: Callable[[Page], Page]
    vocabulary: Callable[[Vocabulary, str], Vocabulary]
    weight: float

    def pages(self, pages: tuple[Page | UnreadablePage, ...]) -> tuple[Page | UnreadablePage, ...]:
        """The pages in this dress."""
        return tuple(self.page(page) if isinstance(page, Page) else page for page in pages)


def thinned(vocabulary: Vocabulary, seed: str) -> Vocabulary:
    """A vocabulary that lost some names of columns, report rows, roadmap rows, statuses and types, others for each seed."""
    random = Random(seed)

    def left(phrases: Phrases) -> Phrases:
        return MappingProxyType({name: tuple(one for one in some if random.random() < _KNOWN) for name, some in phrases.items()})

    tables = {kind: TableWords(left(words.columns), words.needs) for kind, words in vocabulary.tables.items()}
    return replace(
        vocabulary,
        tables=MappingProxyType(tables),
        report_rows=left(vocabulary.report_rows),
        roadmap_rows=left(vocabulary.roadmap_rows),
        statuses=left(vocabulary.statuses),
        item_types=left(vocabulary.item_types),
    )


def without_upright_lines(page: Page) -> Page:
    """A page without the lines that part columns; bullets, bands and backgrounds stay."""
    rules = tuple(rule for rule in page.rules if not _is_upright(rule.box))
    return replace(page, rules=rules, fills=tuple(fill for fill in page.fills if not _is_upright(fill.box)))


def _is_upright(box: Box) -> bool:
    return box.width < _THIN and box.bottom - box.top > _LONG


PRINTED = Dress("as printed", lambda page: page, lambda vocabulary, _: vocabulary, 3.0)
DRESSES = (
    PRINTED,
    Dress("with three in ten words not known", lambda page: page, thinned, 0.5),
    Dress("without upright lines", without_upright_lines, lambda vocabulary, _: vocabulary, 0.5),
)
