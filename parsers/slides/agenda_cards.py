"""Agendas that are printed as cards, each beneath its number, its time or its title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parsers.language.dates import find_dates
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.agenda_lists import TIMES, names_agenda, names_parties
from parsers.slides.attachments import listed
from parsers.slides.cards import Card, CardForm, Fields, Lead, cards_of
from parsers.slides.column_values import bare_label, is_label, is_page
from parsers.slides.item_types import is_type

_KIND = "agenda"
_SOME = frozenset({"time", "lead", "duration", "type"})
_TIMED = frozenset({"time", "duration"})
_ENOUGH = 2  # values that can be nothing else make a text a card where none stand side by side


def agenda_cards(sheet: Sheet, pack: Pack) -> list[Card]:
    """The items on a page that is titled as an agenda and has no table, but for its attachments: of the forms that cards can have the first
    that fits."""
    if sheet.title is None or sheet.page_number in pack.dividers or not names_agenda(sheet.title.text, pack):
        return []

    def sort(blocks: Sequence[Block], fields: Fields) -> None:
        _sort(blocks, fields, pack)

    aside = frozenset(block.id for block in listed(sheet, pack))
    leads: tuple[tuple[Callable[[Block], Lead | None], frozenset[str]], ...] = (
        (lambda block: _number(block, pack), frozenset()),
        (_time, frozenset()),
        (_title, _TIMED),
    )
    found = (
        cards_of(sheet, pack, CardForm(_KIND, lead, sort, frozenset({"title"}), _SOME, _ENOUGH, "objective", either), aside)
        for lead, either in leads
    )
    return next((cards for cards in found if cards), [])


def _number(block: Block, pack: Pack) -> Lead | None:
    """The number of an item, alone or before its title."""
    if is_label(bare_label(block.text, pack.vocabulary)):
        return Lead("label", len(block.words))
    if block.kind is BlockKind.NUMBERED and block.is_bold:
        return Lead("title", len(block.words))
    is_numbered = block.kind is BlockKind.TITLE and block.words[0].text[:1].isdigit() and is_label(block.words[0].text)
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
    for block in blocks:
        role = next((role for role in _roles(block, pack) if role not in fields.values), None)
        if role is not None:
            fields.add(role, block)
        else:
            texts.append(block)
    if texts and "title" not in fields.values:
        fields.add("title", texts.pop(0))
    lead = next((i for i in (-1, 0) if texts and names_parties(texts[i].text, pack, is_certain=False)), None)
    if lead is not None and "lead" not in fields.values:
        fields.add("lead", texts.pop(lead))
    for block in texts:
        fields.add("objective", block)


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
