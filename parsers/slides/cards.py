"""Sections that are printed as cards: each card is a row, read from its labelled lines and from what the others can only be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from parsers.findings import BlockId, Record
from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.page import union
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides.column_values import Scene
from parsers.slides.column_words import role_scores
from parsers.slides.columns import Header
from parsers.slides.item_types import is_type
from parsers.slides.panels import Panel, cut, panels, rows_of, texts_of
from parsers.slides.row_reader import RowPart, RowReader
from parsers.slides.tables import kind_of, scene_of
from parsers.slides.told_headers import TOLD_KINDS, with_told
from schemas.vocabulary import TableWords

_FEWEST = 2  # cards
_LONGEST_LABEL = 4  # words
_LONGEST_VALUE = 6  # words of a value that has a label without a colon, or is one of several on a line
_SURE = 0.9  # how well a label must be known
_SURE_OF_COMMON = 0.85  # how well one before a colon that many cards have
_BY_VALUES = 0.5  # the score of a label that its values tell
_UNSAID = 0.8  # the score of a value that no label names
_LOOSE = 0.3  # what several texts that nothing names leave of a card's wholeness
_SPACE = 0.22  # of the size
_BETWEEN = frozenset({"|", "·", "•"})  # what parts two values of one line
_SHORT_ROLES = frozenset({"due", "first_due", "revised_due", "raised", "owner", "status", "lead", "time", "duration", "page", "type"})


class Lead(NamedTuple):
    """What a card is headed by: a role, and the words (from 0) of its first line that have it; others may stand before or behind."""

    role: str
    end: int
    start: int = 0


@dataclass(slots=True)
class Fields:
    """The values of one card by role, and what the labels say that name some of them, with how well they are known."""

    values: dict[str, list[Block]]
    labels: dict[str, str]
    scores: list[float]

    def add(self, role: str, block: Block) -> None:
        """Give a role a value, or more of it."""
        self.values.setdefault(role, []).append(block)


class _Labels(NamedTuple):
    """What labels are read by: the words of the kind's columns, what values are read against, what several cards have, and the roles of
    those labels that only their values tell."""

    words: TableWords
    scene: Scene
    common: frozenset[str]
    own: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class CardForm:
    """How the cards of a kind of table are read.

    ``lead`` tells whether a block begins a card; ``sort`` gives the texts that no label names to roles; each card must have what it
    ``needs``, and at least half of them one of ``some``; ``enough`` of these tell that a text is a card where none stand side by side.
    Of the role ``prose`` a card should have one text. Each must have one of ``either``, if there are any.
    """

    kind: str
    lead: Callable[[Block], Lead | None]
    sort: Callable[[Sequence[Block], Fields], None]
    needs: frozenset[str]
    some: frozenset[str]
    enough: int
    prose: str
    either: frozenset[str] = frozenset()


class Card(NamedTuple):
    """One card as a row, the ids of all blocks on it, and whether its texts are whole (0 to 1)."""

    row: RowReader
    blocks: tuple[BlockId, ...]
    whole: float

    def taking(self, record: Record) -> Record:
        """A record of the row as one of the card."""
        return replace(record.weighed((record.signals or Signals()).lowered(whole=self.whole)), blocks=self.blocks)


def cards_of(sheet: Sheet, pack: Pack, form: CardForm, aside: Container[BlockId] = ()) -> list[Card]:
    """The cards of a page, row by row; none where it has fewer than two, or a table of a known kind.

    Cards stand side by side, or say what their values are, or have several that can be nothing else; all texts of the page are on one, but
    those that stand ``aside``.
    """
    if any(kind_of(table, pack) for table in sheet.tables):
        return []
    texts = [block for block in texts_of(sheet) if block.id not in aside]
    found = panels(sheet, texts, lambda block: form.lead(block) is not None, may_have_introduction=True)
    if len(found) < _FEWEST:
        return []
    rows = rows_of(found)
    ordered = [panel for row in rows for panel in row]
    read = _read(ordered, form, pack)
    are_cards = len(rows) < len(ordered) or all(fields.labels or len(form.some & fields.values.keys()) >= form.enough for fields in read)
    is_whole = all(form.needs <= fields.values.keys() and not (form.either and form.either.isdisjoint(fields.values)) for fields in read)
    if not are_cards or not is_whole or 2 * sum(bool(form.some & fields.values.keys()) for fields in read) < len(read):
        return []
    return [_card(panel, fields, form) for panel, fields in zip(ordered, read, strict=True)]


def _read(cards: Sequence[Panel], form: CardForm, pack: Pack) -> list[Fields]:
    """The values of each card. What at least half of the cards begin a line with, or have as a line, may be a label without a colon."""
    leads = [form.lead(card.head) or Lead("", 0) for card in cards]
    width = _widest(cards)
    lines = [list(_lines(card, lead, width)) for card, lead in zip(cards, leads, strict=True)]
    counts = Counter(start for of_card in lines for start in {start for line in of_card for start in _starts(line)})
    common = frozenset(start for start, count in counts.items() if count >= max(_FEWEST, len(cards) / 2))
    labels = _Labels(pack.vocabulary.tables[form.kind], scene_of(pack), common)
    own = _told(lines, leads, labels, form, len(pack.sheets)) if form.kind in TOLD_KINDS else {}
    labels = labels._replace(own=own)
    read = []
    for card, lead, of_card in zip(cards, leads, lines, strict=True):
        fields = Fields({}, {}, [])
        fields.add(lead.role, _without_colon(cut(card.head, lead.start, lead.end)))
        form.sort(_labelled(of_card, fields, labels), fields)
        read.append(fields)
    return read


def _told(lines: Sequence[Sequence[Block]], leads: Sequence[Lead], labels: _Labels, form: CardForm, pages: int) -> dict[str, str]:
    """The role of each label with a colon that cards have in common and nobody knows, as far as the values behind it tell one."""
    across: dict[str, dict[int, Block]] = {}
    named = {lead.role for lead in leads}
    for number, line in ((number, line) for number, of_card in enumerate(lines) for line in of_card):
        role, _, _ = _label(line, labels)
        count = _until_colon(line) or 0
        label = " ".join(word.text for word in line.words[:count])
        if role is None and label in labels.common and count < len(line.words):
            across.setdefault(label, {})[number] = cut(line, count, len(line.words))
        else:
            named.add(role or form.prose)
    if not across:
        return {}
    table = _of_values(tuple(across.values()), len(lines))
    header = Header(-1, tuple(across), dict.fromkeys(named, ()), (), 0.0, 1.0)
    told = with_told(table, header, [(column,) for column in range(len(across))], form.kind, labels.scene, pages)
    return {tuple(across)[told.roles[role][0]]: role for role in told.told}


def _of_values(columns: Sequence[Mapping[int, Block]], count: int) -> Table:
    """Values as a table of a row for each card and a column for each label."""
    box = union([block.box for column in columns for block in column.values()])
    cells = [
        Cell(row, number, 1, 1, box, (column[row],) if row in column else ())
        for row in range(count)
        for number, column in enumerate(columns)
    ]
    return Table(0, 0, count, len(columns), tuple(cells), box, Evidence.ALIGNED, 1.0)


def _until_colon(line: Block) -> int | None:
    """How many words of a line its label with a colon has."""
    return next((i for i, word in enumerate(line.words[:_LONGEST_LABEL], start=1) if word.text.endswith(":")), None)


def _widest(cards: Sequence[Panel]) -> float:
    """How wide the widest line of any card is: as wide as cards are, or nearly."""
    return max((line.x1 - line.x0 for card in cards for block in (card.head, *card.blocks) for line in block.lines), default=0.0)


def _lines(card: Panel, lead: Lead, width: float) -> Iterator[Block]:
    """What a card says line by line: before and behind its lead, then beneath; a line of several values in pieces."""
    words = card.head.words
    first = next((i for i in range(lead.end, len(words)) if any(map(str.isalnum, words[i].text))), len(words))
    for start, end in ((0, lead.start), (first, len(words))):
        for text in _by_look(cut(card.head, start, end), width) if start < end else ():
            yield from _pieces(text)
    for item in card.items:
        for text in _by_look(replace(item[0], lines=tuple(line for block in item for line in block.lines)), width):
            yield from _pieces(text)


def _by_look(block: Block, width: float) -> Iterator[Block]:
    """A text in parts: in a small box what follows a text often goes on as if it were its next line.

    A part begins where no word is set as any of the line before, where a line begins with a label, and after a short line that does or
    that holds several values: but for a label's value that goes on in lower case, or with a word that had no room in the ``width`` of a
    card's lines.
    """
    parts: list[list[Line]] = []
    for line in block.lines:
        if parts and not _has_label(line) and not _is_closed(parts[-1][-1], line, width) and _looks(parts[-1][-1]) & _looks(line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return (replace(block, lines=tuple(part)) for part in parts)


def _has_label(line: Line) -> bool:
    return any(word.text.endswith(":") for word in line.words[:_LONGEST_LABEL])


def _is_closed(line: Line, following: Line, width: float) -> bool:
    """Whether a line holds values that do not run over its end into the line beneath."""
    if len(line.words) > _LONGEST_LABEL + _LONGEST_VALUE:
        return False
    if any(word.text in _BETWEEN for word in line.words):
        return True
    first = following.words[0]
    has_room = line.x1 - line.x0 + _SPACE * line.size + first.x1 - first.x0 <= width
    return _has_label(line) and len(line.words) <= _LONGEST_VALUE and has_room and not first.text[:1].islower()


def _looks(line: Line) -> set[tuple[int, bool, str | None]]:
    return {(word.style.weight, word.style.is_italic, word.style.colour) for word in line.words}


def _pieces(block: Block) -> list[Block]:
    """The values that a line parts by strokes or dots, where all are short or the first has a label, or by a label in bold before each;
    else the line as it is."""
    marks = [i for i, word in enumerate(block.words) if word.text in _BETWEEN]
    pieces = [cut(block, a + 1, b) for a, b in pairwise((-1, *marks, len(block.words))) if b > a + 1]
    are_values = all(len(piece.words) <= _LONGEST_VALUE for piece in pieces) or any(word.text.endswith(":") for word in pieces[0].words)
    if are_values and len(pieces) > 1:
        return pieces
    bold = [i for i, (a, b) in enumerate(pairwise((None, *block.words))) if b and b.style.is_bold and not (a and a.style.is_bold)]
    is_labelled = len(bold) > 1 and bold[0] == 0 and not block.words[-1].style.is_bold
    return [cut(block, a, b) for a, b in pairwise((*bold, len(block.words)))] if is_labelled else [block]


def _starts(line: Block) -> Iterator[str]:
    """The first words of a line that may be a label: all up to a colon, which parts no shorter one."""
    texts = [word.text for word in line.words[:_LONGEST_LABEL]]
    return (" ".join(texts[:count]) for count in range(_until_colon(line) or 1, (_until_colon(line) or len(texts)) + 1))


def _labelled(lines: Sequence[Block], fields: Fields, labels: _Labels) -> list[Block]:
    """Give the values behind and beneath labels to their roles; the lines that no label names are left."""
    left: list[Block] = []
    above: str | None = None
    for line in lines:
        role, count, score = _label(line, labels)
        if role is None:
            if above is not None:
                fields.add(above, line)
            else:
                left.append(line)
            above = None
            continue
        fields.labels[role] = " ".join(word.text for word in line.words[:count])
        fields.scores.append(score)
        above = role if count == len(line.words) else None
        if above is None:
            fields.add(role, cut(line, count, len(line.words)))
    return left


def _label(line: Block, labels: _Labels) -> tuple[str | None, int, float]:
    """The role that a line's label names, how many words that has and how well it is known; the role is None where none begins it.

    A label without a colon is a whole line, or stands before a short value; and other cards have it, too, or it is set in bold. A type
    of item that leads its objective is no label of one.
    """
    texts = [word.text for word in line.words]
    colon = _until_colon(line)
    if colon is None and is_type(line.text, labels.scene.vocabulary):
        return None, 0, 0.0
    if colon is not None and (own := labels.own.get(" ".join(texts[:colon]))) is not None:
        return own, colon, _BY_VALUES
    for count in (colon,) if colon is not None else range(min(len(texts), _LONGEST_LABEL), 0, -1):
        label = " ".join(texts[:count])
        is_label = label in labels.common or line.bold_lead == label
        if colon is None and not (is_label and len(texts) - count <= _LONGEST_VALUE):
            continue
        scores = role_scores(label, labels.words)
        role = max(scores, key=lambda name: scores[name], default=None)
        sure = _SURE_OF_COMMON if colon is not None and label in labels.common else _SURE
        if role is None or scores[role] < sure or not (colon is not None or count == len(texts) or role in _SHORT_ROLES):
            continue
        if role != "type" or not is_type(label.rstrip(":"), labels.scene.vocabulary):
            return role, count, scores[role]
    return None, 0, 0.0


def _without_colon(block: Block) -> Block:
    """A lead without the colon that sets it apart."""
    *before, last = block.words
    line = Line((*before, replace(last, text=last.text.rstrip(":") or last.text)), block.lines[0].marker)
    return replace(block, lines=(line,))


def _card(panel: Panel, fields: Fields, form: CardForm) -> Card:
    """A card as a table of one row without a header."""
    roles: dict[str, tuple[int, ...]] = {role: (column,) for column, role in enumerate(fields.values)}
    cells = tuple(Cell(0, column, 1, 1, panel.box, tuple(fields.values[role])) for role, (column, *_) in roles.items())
    table = Table(panel.head.page_number, 0, 1, len(cells), cells, panel.box, Evidence.ALIGNED, 1.0)
    score = sum((*fields.scores, *[_UNSAID] * (len(roles) - len(fields.scores)))) / len(roles)
    header = Header(-1, tuple(fields.labels.get(role) for role in roles), roles, (), score, 1.0)
    plain = [block for block in fields.values.get(form.prose, ()) if not block.is_listed]
    ids = tuple(dict.fromkeys(block.id for block in (panel.head, *panel.blocks)))
    return Card(RowReader(RowPart(table, header, 0)), ids, 1.0 if len(plain) <= 1 else _LOOSE)
