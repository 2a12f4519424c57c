"""Statuses that are symbols or letters, which a legend on the page explains: ``✔ closed ▲ in progress``, ``C = Closed, O = Open``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.layout.blocks import Block
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.statuses import status_of
from parsers.slides.tables import Headed
from schemas.vocabulary import Vocabulary

_ROLE, _UNTOLD = "status", "latest_update"
_SIGN = r"[^\w\s,.;:()\[\]/&'’\"|=–—+-]\ufe0f?"
_PAIR = re.compile(rf"(?:({_SIGN})\s*[=:–—-]?|\b([A-Za-z]{{1,3}}|\d)\s*[=:])\s*([A-Za-z][A-Za-z ]*[A-Za-z])(?!\s*=)")
_FEWEST = 2  # pairs of a legend
_LONGEST = 40  # words of a text that is one
_LONGEST_SIGN = 3  # letters
_LEVEL = 1.0  # points: texts of one line stand no further apart in height


def status_by_legend(raw: str | None, page_number: int, pack: Pack) -> str | None:
    """The status that a symbol means by the legend on its page; None where there is none, or it does not explain that."""
    if not raw or len(raw) > _LONGEST_SIGN:
        return None
    return legend_on(pack.sheet(page_number), pack.vocabulary)[1].get(_bare(raw))


def with_symbols(headed: Headed, pack: Pack) -> Headed:
    """A table without a column of statuses as one that has it: the column all of whose values a legend explains, which has no role or, for
    nothing else tells what letters are, that of updates."""
    table, header, first = headed
    taken = {column for role, columns in header.roles.items() if role != _UNTOLD for column in columns}
    open_columns = [column for column in range(table.column_count) if column not in taken]
    if _ROLE in header.roles or not open_columns:
        return headed
    legend = legend_on(pack.sheet(table.page_number), pack.vocabulary)[1]
    for column in open_columns:
        cells = [table.at(row, column) for row in range(first, table.row_count)]
        values = [cell.text for cell in cells if cell.text and cell.colspan == 1]
        if len(values) >= _FEWEST and all(len(value) <= _LONGEST_SIGN and _bare(value) in legend for value in values):
            others = {role: columns for role, columns in header.roles.items() if column not in columns}
            return headed._replace(header=replace(header, roles=others | {_ROLE: (column,)}))
    return headed


def legend_on(sheet: Sheet, vocabulary: Vocabulary) -> tuple[tuple[Block, ...], dict[str, str]]:
    """The text outside all tables that explains symbols, each by a known status, and what they mean; nothing where none does."""
    for blocks in _level(sheet.body):
        pairs = list(_pairs(blocks)) if sum(len(block.words) for block in blocks) <= _LONGEST else []
        statuses = [status_of(said, vocabulary) for _, said in pairs]
        if len(pairs) >= _FEWEST and None not in statuses:
            return blocks, {sign: status for (sign, _), status in zip(pairs, statuses, strict=True) if status}
    return (), {}


def _level(body: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Texts one by one, those of one line that follow each other as one: a symbol may have been taken for the bullet of another."""
    row: list[Block] = []
    for block in body:
        if row and not (len(row[-1].lines) == 1 and abs(row[-1].lines[0].baseline - block.lines[0].baseline) < _LEVEL):
            yield tuple(row)
            row = []
        row.append(block)
    if row:
        yield tuple(row)


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The symbols of a text, each with the words behind it; some may have been taken for bullets."""
    text = " ".join(part for block in blocks for part in _marked(block))
    yield from ((_bare(found[1] or found[2]), found[3]) for found in _PAIR.finditer(text))


def _marked(block: Block) -> Sequence[str]:
    return [part for line in block.lines for part in ((line.marker.text if line.marker else ""), *(w.text for w in line.words)) if part]


def _bare(sign: str) -> str:
    """A symbol without the mark that says how it is to be drawn."""
    return sign.strip().rstrip("\ufe0f").casefold()
