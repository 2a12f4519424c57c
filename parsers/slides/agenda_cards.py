"""Agendas that are printed as cards, each beneath its number, its time or its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from parsers.language.dates import find_dates
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.lines import Line, is_list_number
from parsers.layout.sheet import Sheet
from parsers.layout.words import Word
from parsers.pack import Pack
from parsers.slides.agenda_lists import TIMES, names_agenda, names_parties
from parsers.slides.attachments import listed
from parsers.slides.cards import Card, CardForm, Fields, Lead, cards_of
from parsers.slides.column_values import bare_label, is_label, is_page
from parsers.slides.item_types import is_type
from parsers.slides.panels import cut

_KIND = "agenda"
_SOME = frozenset({"time", "lead", "duration", "type"})
_TIMED = frozenset({"time", "duration"})
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")
_MARKS = tuple(",;:–—-|([")  # what parts times from what stands before them
_DASHES = frozenset("–—-")
_EDGES = " ,;:–—-|()[]"
_AS_LARGE = 0.98  # of a heading's size
_ENOUGH = 2  # values that can be nothing else make a text a card where none stand side by side


def agenda_cards(sheet: Sheet, pack: Pack) -> list[Card]:
    """The items on a page, or beneath a heading on it, that is called an agenda and has no table, but for its attachments: of the forms
    that cards can have the first that fits."""
    part = agenda_part(sheet, pack) if sheet.page_number not in pack.dividers else None
    if part is None:
        return []

    def sort(blocks: Sequence[Block], fields: Fields) -> None:
        _sort(blocks, fields, pack)

    aside = frozenset(block.id for block in listed(part, pack))
    leads: tuple[tuple[Callable[[Block], Lead | None], frozenset[str]], ...] = (
        (lambda block: _number(block, pack), frozenset()),
        (_time, frozenset()),
        (_title, _TIMED),
    )
    found = (
        cards_of(part, pack, CardForm(_KIND, lead, sort, frozenset({"title"}), _SOME, _ENOUGH, "objective", either), aside)
        for lead, either in leads
    )
    return next((cards for cards in found if cards), [])


def agenda_part(sheet: Sheet, pack: Pack) -> Sheet | None:
    """A page that is titled as an agenda; of one on which a heading names it, what stands between that, as its title, and the next
    heading as large; None where none does."""
    if sheet.title is not None and names_agenda(sheet.title.text, pack):
        return sheet
    heads = [block for block in sheet.body if block.kind is BlockKind.TITLE]
    head = next((block for block in heads if names_agenda(block.text, pack)), None)
    if head is None:
        return None
    ends = [block.box.top for block in heads if block.box.top > head.box.bottom and block.size >= _AS_LARGE * head.size]
    top, bottom = head.box.bottom, min(ends, default=sheet.height)
    beneath = [block for block in sheet.blocks if top <= block.box.middle[1] < bottom]
    tables = tuple(table for table in sheet.tables if top <= table.box.middle[1] < bottom)
    return replace(sheet, blocks=(replace(head, level=0), *beneath), tables=tables)


def _number(block: Block, pack: Pack) -> Lead | None:
    """The number of an item, alone or before its title."""
    if is_label(bare_label(block.text, pack.vocabulary)):
        return Lead("label", len(block.words))
    if block.is_bold and (block.kind is BlockKind.NUMBERED or (block.kind is BlockKind.TITLE and block.marker is not None)):
        return Lead("title", len(block.words))
    is_head = block.kind is BlockKind.TITLE or (block.is_bold and _times(block)[0] < len(block.words))
    is_numbered = is_head and block.words[0].text[:1].isdigit() and is_label(block.words[0].text)
    return Lead("label", 1) if is_numbered else None


def _times(block: Block) -> tuple[int, bool]:
    """How many words of a block, from its first on, are times or lengths; and whether one of them is a time of day."""
    end, is_of_day = 0, False
    for found in find_dates(block.text, None, "agenda_time"):
        if found.kind not in TIMES or any(map(str.isalnum, block.text[end : found.start_char])):
            break
        end = found.end_char
        is_of_day = is_of_day or found.start_time is not None
    return len(block.text[:end].split()), is_of_day


def _time(block: Block) -> Lead | None:
    """When an item begins, with or without its end and its length, alone or before its title."""
    count, is_of_day = _times(block)
    return Lead("time", count) if is_of_day and not block.is_listed else None


def _title(block: Block) -> Lead | None:
    """A title in bold."""
    return Lead("title", len(block.words)) if block.is_bold and not block.is_listed and _time(block) is None else None


def _sort(blocks: Sequence[Block], fields: Fields, pack: Pack) -> None:
    """Give blocks to the roles that they can only be of; of the others the first is the title, an outer one that names parties the lead."""
    texts = []
    for block in [part for whole in blocks for part in _parts(whole, pack)]:
        role = next((role for role in _roles(block, pack) if role not in fields.values), None)
        if role is not None:
            fields.add(role, block)
        else:
            texts.append(block)
    if texts and "title" not in fields.values:
        fields.add("title", texts.pop(_title_of(texts, pack)))
    lead = next((i for i in (-1, 0) if texts and names_parties(texts[i].text, pack, is_certain=False)), None)
    if lead is not None and "lead" not in fields.values:
        fields.add("lead", texts.pop(lead))
    for block in texts:
        fields.add("objective", block)
    _take_number(fields)
    _take_times(fields)


def _title_of(texts: Sequence[Block], pack: Pack) -> int:
    """Which of some texts is the title: the first, but where that names parties and another is set in larger letters: the lead stands
    higher on a card whose title is in the middle of its height."""
    largest = max(range(len(texts)), key=lambda i: texts[i].size)
    is_lead = texts[largest].size > texts[0].size and names_parties(texts[0].text, pack, is_certain=False)
    return largest if is_lead else 0


def _parts(block: Block, pack: Pack) -> list[Block]:
    """A text in parts: a line that only names a type, or parties and more, ran on in what it stands beneath or above."""
    ends = [0, *accumulate(len(line.words) for line in block.lines)]
    lines = [cut(block, start, end) for start, end in pairwise(ends)]
    own = {i for i, line in enumerate(lines) if len(lines) > 1 and (_is_type_alone(line, pack) or _before_times(line, pack))}
    edges = sorted({0, len(block.words), *(ends[i] for i in own), *(ends[i + 1] for i in own)})
    parts = [cut(block, start, end) for start, end in pairwise(edges)]
    return [piece for part in parts for piece in (_before_times(part, pack) or _beside_type(part, pack) or [part])]


def _is_type_alone(line: Block, pack: Pack) -> bool:
    """Whether a line names a type and no more; the last word of a text may be the same (``actions and / decisions``)."""
    return line.text[:1].isupper() and is_type(line.text, pack.vocabulary)


def _before_times(block: Block, pack: Pack) -> list[Block]:
    """Parties and the times behind them, or the type in brackets, as two texts (``Chair, 10:00–10:05``, ``Chair (Decision)``); none where a
    text is anything else."""
    typed = _IN_BRACKETS.search(block.text)
    is_typed = typed is not None and is_type(typed[1], pack.vocabulary)
    start = typed.start() if typed is not None and is_typed else _times_behind(block)
    parts = _parted(block, start) if start else []
    return parts if parts and names_parties(parts[0].text, pack, is_certain=False) else []


def _beside_type(block: Block, pack: Pack) -> list[Block]:
    """A type and the parties that a dash parts from it, as two texts in their order (``Decision – Secretariat``, ``Chair - Information``);
    none where a text is anything else."""
    dashes = [i for i, word in enumerate(block.words) if word.text in _DASHES]
    if len(dashes) != 1 or not 0 < dashes[0] < len(block.words) - 1:
        return []
    parts = [cut(block, 0, dashes[0]), cut(block, dashes[0] + 1, len(block.words))]
    typed = [is_type(part.text, pack.vocabulary) for part in parts]
    named = parts[typed.index(False)] if sum(typed) == 1 else None
    return parts if named is not None and names_parties(named.text, pack, is_certain=False) else []


def _times_behind(block: Block) -> int | None:
    """The character at which the times begin that a text ends with, behind a mark or in brackets; None where it ends otherwise."""
    found = [found for found in find_dates(block.text, None, "agenda_time") if found.kind in TIMES]
    is_end = bool(found) and not any(map(str.isalnum, block.text[found[-1].end_char :]))
    before = block.text[: found[0].start_char].rstrip() if is_end else ""
    return found[0].start_char if before[-1:] in _MARKS and before.strip(_EDGES) else None


def _parted(block: Block, start: int) -> list[Block]:
    """A text in two at a character, without the marks where they meet, or the brackets around the second."""
    count = len(block.text[:start].split()) - (block.text[start - 1 : start] in ("(", "["))
    return [part for a, b in ((0, count), (count, len(block.words))) if (part := _bare(cut(block, a, b)))]


def _bare(block: Block) -> Block | None:
    """A text without marks and brackets at its ends; None where nothing is left."""
    kept = [(line, [w for w in line.words if w.text.strip(_EDGES)]) for line in block.lines]
    ends = [word for _, words in kept for word in words]
    if not ends:
        return None
    first, last = ends[0], ends[-1]
    lines = tuple(Line(tuple(_stripped(w, first, last) for w in words), line.marker) for line, words in kept if words)
    return replace(block, lines=lines)


def _stripped(word: Word, first: Word, last: Word) -> Word:
    text = word.text.lstrip(_EDGES) if word is first else word.text
    return replace(word, text=text.rstrip(_EDGES) if word is last else text)


def _take_times(fields: Fields) -> None:
    """Give the times that a title ends with to the item that lacks them: ``Welcome (10:00–10:05)``."""
    title = fields.values.get("title", [])
    if not title or "time" in fields.values or "duration" in fields.values or (start := _times_behind(title[-1])) is None:
        return
    parts = _parted(title[-1], start)
    if len(parts) > 1:
        fields.values["title"] = [*title[:-1], parts[0]]
        fields.values["time"] = [parts[1]]


def _take_number(fields: Fields) -> None:
    """Give the number before a title to the item that lacks one: behind a bullet it is no list's."""
    title = fields.values.get("title", [])
    if title and "label" not in fields.values and len(title[0].words) > 1 and is_list_number(title[0].words[0]):
        number = title[0].words[0]
        fields.values["label"] = [replace(title[0], lines=(Line((replace(number, text=number.text.strip("().")),)),))]
        fields.values["title"] = [cut(title[0], 1, len(title[0].words)), *title[1:]]


def _roles(block: Block, pack: Pack) -> Iterator[str]:
    """What a block can be besides a title or an objective."""
    count, is_of_day = _times(block)
    if count == len(block.words):
        yield "time" if is_of_day else "duration"
    if is_type(block.text, pack.vocabulary):
        yield "type"
    if is_label(bare_label(block.text, pack.vocabulary)):
        yield "label"
    if is_page(block.text):
        yield "page"
