"""A roadmap of boxes that bear their own day each, side by side in lanes whose names stand left of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.layout.blocks import Block, blocks_of, paragraphs
from parsers.layout.lines import Line, lines_of
from parsers.layout.page import Box
from parsers.layout.sheet import Sheet
from parsers.layout.words import Word
from parsers.slides.panels import add_item, printed_on

_FEWEST = 2  # boxes, and days
_LARGEST = 0.5  # of the page's width: a larger box holds more than one meeting
_LONGEST_LABEL = 6  # words
_SAME_COLUMN = 6.0  # points


class DatedBox(NamedTuple):
    """One box: its day, what is planned for it, each item its paragraphs, the name of its lane, and the printed blocks that are only the
    rest of such a text."""

    box: Box
    day: Block
    items: list[list[Block]]
    lane: Block | None
    rest: tuple[Block, ...]


def dated_boxes(sheet: Sheet, is_day: Callable[[str], bool], top: float) -> list[DatedBox]:
    """The boxes of a page, beneath a height, that begin with a line that is a day and say more; column by column, none where too few do."""
    texts = [block for block in printed_on(sheet) if block.box.top >= top]
    owners = {word: block for block in texts for line in block.lines for word in line.all_words}
    shapes = [fill.box for fill in sheet.fills if fill.box.width <= _LARGEST * sheet.width and fill.box.top >= top]
    found = [one for box in dict.fromkeys(shapes) if (one := _read(box, owners, sheet, is_day)) is not None]
    inner = [one for one in found if not any(one.box.covers(other.box, 1.0) and one.box != other.box for other in found)]
    if len(inner) < _FEWEST or len({one.day.text for one in inner}) < _FEWEST:
        return []
    left = min(one.box.x0 for one in inner)
    lanes = [label for label in _aside(owners, left, sheet) if len(label.words) <= _LONGEST_LABEL]
    named = [one._replace(lane=next((label for label in lanes if _is_level(label, one.box)), None)) for one in inner]
    if any(one.lane is None for one in named):
        return []  # no lanes: panels of a page
    return sorted(named, key=lambda one: (round(one.box.x0 / _SAME_COLUMN), one.box.top))


def _read(box: Box, owners: Mapping[Word, Block], sheet: Sheet, is_day: Callable[[str], bool]) -> DatedBox | None:
    held = [word for word in owners if box.contains(word.middle_x, word.middle_y)]
    lines = lines_of(held) if held else ()
    if len(lines) < _FEWEST or not is_day(lines[0].text) or lines[0].marker is not None:
        return None
    margin = max(1.0, min(line.start for line in lines) - box.x0)
    day, *_ = _blocks([lines[:1]], owners, sheet)
    blocks = _blocks(paragraphs(lines[1:], box.x1 - margin), owners, sheet)
    if any(is_day(block.text) and not block.is_listed for block in blocks):
        return None
    named = {block.id for block in (day, *blocks)}
    rest = dict.fromkeys(owners[word].id for word in held)
    printed = {block.id: block for block in owners.values()}
    items: list[list[Block]] = []
    for block in blocks:
        add_item(items, block)
    return DatedBox(box, day, items, None, tuple(printed[name] for name in rest if name not in named))


def _blocks(groups: Sequence[Sequence[Line]], owners: Mapping[Word, Block], sheet: Sheet) -> list[Block]:
    """Paragraphs by the names of the blocks in which their first words are printed."""
    laid = blocks_of(groups, sheet.page_number, 0)
    return [replace(block, order=owners[block.lines[0].all_words[0]].order) for block in laid]


def _aside(owners: Mapping[Word, Block], left: float, sheet: Sheet) -> list[Block]:
    """What is printed left of all boxes, as paragraphs."""
    lines = lines_of(word for word in owners if word.x1 <= left)
    return _blocks(paragraphs(lines, left), owners, sheet) if lines else []


def _is_level(label: Block, box: Box) -> bool:
    return box.top <= label.box.middle[1] <= box.bottom
