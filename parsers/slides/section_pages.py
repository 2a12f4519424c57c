"""Pages that bear a title alone, amid slides: they part a pack as its dividers do, and announce no item of the agenda (``Appendix``)."""

from __future__ import annotations

from collections.abc import Collection
from statistics import median

from parsers.language.phrases import is_one_of
from parsers.layout.blocks import BlockKind, join_short
from parsers.layout.sheet import Sheet
from parsers.layout.text import fold
from parsers.pack import Divider, Pack

_UPPER, _LOWER = 0.2, 0.8  # of the height: titles of slides with more on them stand above or beneath
_MOST_WORDS = 8
_LARGE = 0.9  # of the size of the pack's titles
_SAID = (".", "?", "!", ":", ",", ";")  # what ends a sentence or leads to something else
_CONFIDENCE = 0.9


def section_pages(pack: Pack, known: Collection[int]) -> dict[int, Divider]:
    """The pages that bear nothing but a title, by number; none in a pack whose dividers, the ``known`` ones, are not told by more."""
    bare = [sheet for sheet in pack.sheets[1:] if known and sheet.page_number not in known and _is_bare(sheet)]
    if not bare:
        return {}
    numbers = {sheet.page_number for sheet in bare}
    others = [sheet for sheet in pack.sheets[1:] if sheet.blocks and sheet.page_number not in numbers]
    usual = median([sheet.title.size for sheet in others if sheet.title] or [0.0])
    last = max((sheet.page_number for sheet in others), default=0)
    leading = [sheet for sheet in bare if sheet.page_number < last and _heads(sheet, usual, pack)]
    return {sheet.page_number: _divider(sheet) for sheet in leading}


def _is_bare(sheet: Sheet) -> bool:
    """Whether a slide has a short text in one size, neither at its head nor at its foot, and nothing else."""
    body = sheet.body
    if not body or sheet.tables or sheet.height >= sheet.width or sum(len(block.words) for block in body) > _MOST_WORDS:
        return False
    is_amid = all(_UPPER * sheet.height < block.box.middle[1] < _LOWER * sheet.height for block in body)
    is_one = len({block.size for block in body}) == 1 and not any(block.is_listed for block in body)
    return is_amid and is_one and body[0].kind is BlockKind.TITLE


def _heads(sheet: Sheet, usual: float, pack: Pack) -> bool:
    """Whether a text alone on its page is a heading: as large as titles are, and no sentence or farewell."""
    text = join_short(sheet.body) or ""
    is_said = text.endswith(_SAID) or is_one_of(text, pack.vocabulary.phrases["farewell"])
    return sheet.body[0].size >= _LARGE * usual and not is_said and any(map(str.isalpha, fold(text)))


def _divider(sheet: Sheet) -> Divider:
    return Divider(join_short(sheet.body), blocks=tuple(block.id for block in sheet.body), confidence=_CONFIDENCE)
