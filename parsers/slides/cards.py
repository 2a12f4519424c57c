"""Sections that are printed as cards: each card is a row, read from its labelled lines and from what the others can only be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.pack import Pack
from parsers.slides.column_words import role_scores
from parsers.slides.columns import Header
from parsers.slides.panels import Panel, panels, rows_of, texts_of
from parsers.slides.row_reader import RowPart, RowReader
from parsers.slides.tables import kind_of
from schemas.vocabulary import TableWords

_FEWEST = 2  # cards
_LONGEST_LABEL = 4  # words
_SURE = 0.9  # how well a label must be known
_UNSAID = 0.8  # the score of a value that no label names
_BETWEEN = frozenset({"|", "·", "•"})  # what parts two values of one line


class Lead(NamedTuple):
    """What a card begins with: the role of its first words, and how many these are."""

    role: str
    words: int


@dataclass(slots=True)
class Fields:
    """The values of one card by role, what each label says, and the blocks that are no more than labels."""

    values: dict[str, list[Block]]
    labels: dict[str, str]
    scores: list[float]

    def add(self, role: str, block: Block) -> None:
        """Give a role a value, or more of it."""
        self.values.setdefault(role, []).append(block)


@dataclass(frozen=True, slots=True)
class CardForm:
    """How the cards of a kind of table are read.

    ``lead`` tells whether a block begins a card; ``sort`` gives the blocks that no label names to roles; ``needs`` are the roles that
    each card must have.
    """

    kind: str
    lead: Callable[[Block], Lead | None]
    sort: Callable[[Sequence[Block], Fields], None]
    needs: frozenset[str]


class Card(NamedTuple):
    """One card as a row, and the ids of all blocks on it."""

    row: RowReader
    blocks: tuple[BlockId, ...]


def cards_of(sheet: Sheet, pack: Pack, form: CardForm) -> list[Card]:
    """The cards of a page, row by row; none where it has fewer than two, or a table of a known kind.

    Cards stand side by side, or say what their values are; all texts of the page are on one, and each has what it needs.
    """
    found = panels(sheet, texts_of(sheet), lambda block: form.lead(block) is not None)
    if len(found) < _FEWEST or any(kind_of(table, pack) for table in sheet.tables):
        return []
    rows = rows_of(found)
    ordered = [panel for row in rows for panel in row]
    words = pack.vocabulary.tables[form.kind]
    repeated = Counter(text for panel in ordered for text in {block.text for block in panel.blocks})
    common = {text for text, count in repeated.items() if 2 * count >= len(ordered)}
    read = [_fields(panel, form, words, common) for panel in ordered]
    are_cards = len(rows) < len(ordered) or all(fields.labels for fields in read)
    if not are_cards or not all(form.needs <= fields.values.keys() for fields in read):
        return []
    return [_card(panel, fields) for panel, fields in zip(ordered, read, strict=True)]


def _fields(panel: Panel, form: CardForm, words: TableWords, common: set[str]) -> Fields:
    """The values of a card: its lead, those behind a label or beneath one that other cards have too, and the others as they are sorted."""
    fields, plain = Fields({}, {}, []), list[Block]()
    lead = form.lead(panel.head)
    pieces = [piece for item in panel.items for piece in _pieces(_joined(item), words)]
    if lead is not None:
        fields.add(lead.role, _without_colon(cut(panel.head, 0, lead.words)))
        rest = _trimmed(panel.head, lead.words)
        pieces = [*([rest] if rest is not None else []), *pieces]
    above: str | None = None
    for piece in pieces:
        label, role, score = _label(piece, words, common)
        if role is None:
            if above is not None:
                fields.add(above, piece)
            else:
                plain.append(piece)
            above = None
            continue
        fields.labels[role] = " ".join(word.text for word in piece.words[:label])
        fields.scores.append(score)
        above = role if label == len(piece.words) else None
        if above is None:
            fields.add(role, cut(piece, label, len(piece.words)))
    form.sort(plain, fields)
    return fields


def _joined(item: Sequence[Block]) -> Block:
    """The blocks of one text as one."""
    return replace(item[0], lines=tuple(line for block in item for line in block.lines))


def _pieces(block: Block, words: TableWords) -> Iterator[Block]:
    """The values that a line parts by strokes or dots, where one of them has a label; else the line as it is."""
    marks = [i for i, word in enumerate(block.words) if word.text in _BETWEEN]
    ends = [-1, *marks, len(block.words)]
    pieces = [cut(block, start + 1, end) for start, end in pairwise(ends) if end > start + 1]
    is_parted = len(pieces) > 1 and any(_label(piece, words, set())[1] for piece in pieces)
    yield from pieces if is_parted else [block]


def _label(block: Block, words: TableWords, common: set[str]) -> tuple[int, str | None, float]:
    """How many words a block's label has, the role that it names and how well; the role is None where it begins with no label."""
    count = next((i for i, word in enumerate(block.words[:_LONGEST_LABEL], start=1) if word.text.endswith(":")), None)
    if count is None and block.text in common:
        count = len(block.words)
    if count is None or count > _LONGEST_LABEL:
        return 0, None, 0.0
    scores = role_scores(" ".join(word.text for word in block.words[:count]), words)
    role = max(scores, key=lambda name: scores[name], default=None)
    return (count, role, scores[role]) if role is not None and scores[role] >= _SURE else (0, None, 0.0)


def cut(block: Block, start: int, end: int) -> Block:
    """Some of a block's words, from 0, as a block of the same name."""
    lines, before = [], 0
    for line in block.lines:
        words = line.words[max(0, start - before) : max(0, end - before)]
        before += len(line.words)
        lines += [Line(words)] if words else []
    return replace(block, lines=tuple(lines))


def _without_colon(block: Block) -> Block:
    """A lead without the colon that sets it apart."""
    *before, last = block.words
    return replace(block, lines=(Line((*before, last._replace(text=last.text.rstrip(":") or last.text))),))


def _trimmed(block: Block, start: int) -> Block | None:
    """What a block says behind its lead and the marks after it; None where it says no more."""
    first = next((i for i in range(start, len(block.words)) if any(map(str.isalnum, block.words[i].text))), None)
    return cut(block, first, len(block.words)) if first is not None else None


def _card(panel: Panel, fields: Fields) -> Card:
    """A card as a table of one row without a header."""
    roles: dict[str, tuple[int, ...]] = {role: (column,) for column, role in enumerate(fields.values)}
    cells = tuple(Cell(0, column, 1, 1, panel.box, tuple(fields.values[role])) for role, (column, *_) in roles.items())
    table = Table(panel.head.page_number, 0, 1, len(cells), cells, panel.box, Evidence.ALIGNED, 1.0)
    score = sum((*fields.scores, *[_UNSAID] * (len(roles) - len(fields.scores)))) / len(roles)
    header = Header(-1, tuple(fields.labels.get(role) for role in roles), roles, (), score, 1.0)
    return Card(RowReader(RowPart(table, header, 0)), tuple(block.id for block in (panel.head, *panel.blocks)))
