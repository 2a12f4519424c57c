"""What is printed around a slide that has its notes beneath: texts of their own, which belong to no part of the slide."""

from __future__ import annotations

from parsers.layout.blocks import Block, BlockKind, blocks_of, paragraphs
from parsers.layout.leading import leading_of
from parsers.layout.lines import Line, lines_of
from parsers.layout.page import Page
from parsers.layout.words import seen_of

_FOOT = 0.9  # of the height of the printed page: furniture stands below this


def note_blocks(page: Page, before: int) -> tuple[Block, ...]:
    """The blocks of a page's notes, then what stands above its slide or at the foot, counted on from those ``before``."""
    if page.inset is None:
        return ()
    lines = lines_of(seen_of(page.notes))
    said = [line for line in lines if _says(line, page)]
    texts = paragraphs(said, max((line.x1 for line in said), default=0.0), leading=lambda: leading_of([page.notes])) if said else []
    notes = blocks_of(texts, page.page_number, before + 1)
    for order, line in enumerate((line for line in lines if not _says(line, page)), start=before + len(notes) + 1):
        kind = BlockKind.PAGE_NUMBER if line.text.isdecimal() else BlockKind.FOOTER
        notes.append(Block(page.page_number, order, kind, (line,)))
    return tuple(notes)


def _says(line: Line, page: Page) -> bool:
    """Whether a line is one of the notes."""
    assert page.inset is not None
    on_page = page.inset.seen(line.box, page.width)
    return on_page.top > page.inset.box.bottom and on_page.bottom < _FOOT * page.inset.height
