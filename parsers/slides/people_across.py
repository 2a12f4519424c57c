"""Names in one column with whom each is from in the next, between which nothing is drawn: told by lines that stand level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.layout.blocks import Block
from parsers.pack import Pack
from parsers.slides.people import Said, said_in

_FEWEST = 3  # names that have a text beside them
_MOST = 0.7  # of the names of a column
_LONGEST = 8  # words beside a name
_LEVEL = 0.3  # of the size: how far the baselines of texts side by side may differ
_IS_NO_PARTY = re.compile(r"[@\d]")
_IN_COLUMN = 3.0  # points: how far the lines of a column may begin apart


class Across(NamedTuple):
    """A line that names one person, the line beside it, if any, and the person with what both say."""

    blocks: tuple[Block, ...]
    said: tuple[Said, ...]


def people_across(texts: Sequence[Block], said: Mapping[BlockId, Sequence[Said]], pack: Pack) -> list[Across]:
    """The persons of columns of bare names with a column of other texts beside them, in the order of the names; none where it is no such
    list, or some text has its place in neither column. ``said`` are the persons that each text names."""
    of_lines = [said[block.id] if len(block.lines) == 1 else said_in(line.text, pack) for block in texts for line in block.lines]
    if sum(map(_is_bare, of_lines)) < _FEWEST:
        return []  # before each line is made a text of its own
    lines = [replace(block, lines=(line,)) for block in texts for line in block.lines]
    told = {id(line): own for line, own in zip(lines, of_lines, strict=True)}
    bare = [line for line in lines if _is_bare(told[id(line)])]
    lefts = {round(line.box.x0 / _IN_COLUMN) for line in bare if told[id(line)][0].is_sure}
    names = [line for line in bare if round(line.box.x0 / _IN_COLUMN) in lefts]
    beside = {id(name): _beside(name, lines) for name in names}
    asides = {id(line) for line in beside.values() if line is not None and not any(one.is_sure for one in told[id(line)])}
    pairs = [name for name in names if (line := beside[id(name)]) is not None and id(line) in asides]
    if len(pairs) < _FEWEST or len(pairs) < _MOST * len(names):
        return []
    columns = Counter(round(line.box.x0 / _IN_COLUMN) for name in pairs if (line := beside[id(name)]) is not None)
    if max(columns.values()) < _FEWEST or any(id(line) not in asides and not _is_in(line, names) for line in lines):
        return []
    return [_across(name, beside[id(name)] if _is_in(name, pairs) else None, told[id(name)][0], pack) for name in names]


def _is_bare(said: Sequence[Said]) -> bool:
    """Whether a line says one person and nothing else."""
    return len(said) == 1 and said[0].aside is None


def _is_in(line: Block, lines: Sequence[Block]) -> bool:
    return any(line is other for other in lines)


def _beside(name: Block, lines: Sequence[Block]) -> Block | None:
    """The nearest short text right of a name and level with it."""
    level = [
        line for line in lines if line.box.x0 > name.box.x1 and abs(line.lines[0].baseline - name.lines[0].baseline) <= _LEVEL * name.size
    ]
    nearest = min(level, key=lambda line: line.box.x0, default=None)
    if nearest is None or len(nearest.words) > _LONGEST or nearest.is_listed or _IS_NO_PARTY.search(nearest.text):
        return None
    return nearest


def _across(name: Block, aside: Block | None, said: Said, pack: Pack) -> Across:
    if aside is None:
        return Across((name,), (said,))
    both = said_in(f"{name.text} ({aside.text})", pack)
    known = both[0] if len(both) == 1 else said._replace(person=replace(said.person, organisation=aside.text))
    return Across((name, aside), (known,))
