"""A page as its lines alone: what is left of one that could not be laid out."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.blocks import Block, BlockKind
from parsers.layout.furniture import Furniture
from parsers.layout.lines import Line
from parsers.layout.note_blocks import note_blocks
from parsers.layout.page import Page
from parsers.layout.sheet import Sheet
from parsers.layout.words import Word, seen_of


def plain_sheet(page: Page, words: Sequence[Word], furniture: Furniture) -> Sheet:
    """A page with a block for each run of words on one baseline, in the order of its content stream, and without tables."""
    aside = furniture.words
    runs: list[list[Word]] = []
    for word in seen_of(words):
        if word not in aside:
            if runs and runs[-1][-1].baseline == word.baseline:
                runs[-1].append(word)
            else:
                runs.append([word])
    kinds = [(BlockKind.PARAGRAPH, Line(tuple(run))) for run in runs]
    kinds += [(BlockKind.FOOTER, line) for line in furniture.footers] + [(BlockKind.PAGE_NUMBER, line) for line in furniture.page_numbers]
    blocks = [Block(page.page_number, order, kind, (line,)) for order, (kind, line) in enumerate(kinds, start=1)]
    hidden = tuple(word for word in words if not word.is_visible)
    return Sheet(
        page.page_number,
        page.width,
        page.height,
        tuple(blocks),
        (),
        hidden,
        page.links,
        fills=page.fills,
        turned=page.turned,
        notes=note_blocks(page, len(blocks)),
        inset=page.inset,
        is_plain=True,
    )
