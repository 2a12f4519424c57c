"""Actions that are printed as cards, each beneath its reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.dates import read_due
from parsers.language.phrases import begins_with, mentions
from parsers.language.references import find_references
from parsers.layout.blocks import Block
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.agenda_lists import names_parties
from parsers.slides.cards import Card, CardForm, Fields, Lead, cards_of
from parsers.slides.column_values import is_ref
from parsers.slides.panels import texts_of
from parsers.slides.status_symbols import legend_on
from parsers.slides.statuses import status_of
from parsers.slides.tables import base_title

_KIND = "action_log"
_LONGEST_STATUS = 4  # words
_LONGEST_TITLE = 7  # words
_LONGEST_DAY = 3  # words
_MARKS = frozenset({"|", "–", "—", "-", "·", "•"})  # what may stand behind a reference
_KEY = re.compile(r"(?=.*[A-Za-z])(?=.*\d)|\d{1,4}[-.]\d{1,4}$")
_NEEDS, _SOME = frozenset({"action_ref", "description"}), frozenset({"owner", "due", "status"})


def action_cards(sheet: Sheet, pack: Pack) -> list[Card]:
    """The actions on a page that is titled as a log of them and has no table."""
    if not _is_titled(sheet, pack):
        return []

    def sort(lines: Sequence[Block], fields: Fields) -> None:
        _sort(lines, fields, pack)

    aside = {block.id for block in legend_on(sheet, pack.vocabulary)[0]}
    form = CardForm(_KIND, lambda block: _lead(block, pack), sort, _NEEDS, _SOME, 2, "description")
    return cards_of(sheet, pack, form, aside)


def _is_titled(sheet: Sheet, pack: Pack) -> bool:
    title = base_title(sheet.title.text) if sheet.title is not None and sheet.page_number not in pack.dividers else ""
    phrases = pack.vocabulary.phrases
    return len(title.split()) <= _LONGEST_TITLE and (begins_with(title, phrases[_KIND]) or mentions(title, phrases["action_word"]))


def promises_actions(sheet: Sheet, pack: Pack) -> bool:
    """Whether a page is titled as a log of actions, and names two or more."""
    if not _is_titled(sheet, pack):
        return False
    return len({found.reference_id for b in texts_of(sheet) for found in find_references(b.text) if found.reference_type == "action"}) > 1


def _lead(block: Block, pack: Pack) -> Lead | None:
    """The reference that a block begins with: all of it, set apart by a colon, a stroke, a dash or its look, or behind a status alone."""
    words = [word.text for word in block.words]
    if block.is_listed:
        return None
    if 1 < len(words) <= _LONGEST_STATUS and _is_key(words[-1]) and status_of(" ".join(words[:-1]), pack.vocabulary):
        return Lead("action_ref", len(words), len(words) - 1)
    for count in (1, 2):
        ref = " ".join(words[:count])
        is_marked = ref.endswith(":") or (words[count : count + 1] and words[count] in _MARKS)
        is_apart = len(words) == count or is_marked or block.bold_lead == ref
        if len(words) >= count and is_apart and _is_key(ref.rstrip(":")):
            return Lead("action_ref", count)
    return None


def _is_key(text: str) -> bool:
    """Whether a text is a reference of letters and digits, or of two numbers, and of nothing that is known to be no action."""
    found = find_references(text)
    return _KEY.match(text) is not None and is_ref(text) and all(one.reference_type == "action" for one in found)


def _sort(lines: Sequence[Block], fields: Fields, pack: Pack) -> None:
    """Give lines to the roles that they can only be of: a status, a day, of several the one that names parties; all else is what is to be
    done."""
    texts = []
    for line in lines:
        role = _role(line, pack)
        if role is not None and role not in fields.values:
            fields.add(role, line)
        else:
            texts.append(line)
    owners = [i for i, text in enumerate(texts) if names_parties(text.text, pack, is_certain=False)]
    if len(owners) == 1 and len(texts) > 1 and "owner" not in fields.values:
        fields.add("owner", texts.pop(owners[0]))
    for line in texts:
        fields.add("description", line)


def _role(line: Block, pack: Pack) -> str | None:
    if len(line.words) <= _LONGEST_STATUS and status_of(line.text, pack.vocabulary):
        return "status"
    return "due" if len(line.words) <= _LONGEST_DAY and read_due(line.text, pack.cover.meeting_date).is_understood else None
