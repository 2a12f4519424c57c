"""Actions that are printed as cards, each beneath its reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.phrases import begins_with
from parsers.layout.blocks import Block
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.cards import Card, CardForm, Fields, Lead, cards_of
from parsers.slides.column_values import is_ref
from parsers.slides.statuses import status_of
from parsers.slides.tables import base_title

_KIND = "action_log"
_LONGEST_STATUS = 4  # words
_MARKS = frozenset({"|", "–", "—", "-", "·", "•"})  # what may stand behind a reference
_KEY = re.compile(r"(?=.*[A-Za-z])(?=.*\d)")


def action_cards(sheet: Sheet, pack: Pack) -> list[Card]:
    """The actions on a page that is titled as a log of them and has no table."""
    title = sheet.title
    if title is None or sheet.page_number in pack.dividers or not begins_with(base_title(title.text), pack.vocabulary.phrases[_KIND]):
        return []

    def sort(blocks: Sequence[Block], fields: Fields) -> None:
        for block in blocks:
            is_status = "status" not in fields.values and len(block.words) <= _LONGEST_STATUS and status_of(block.text, pack.vocabulary)
            fields.add("status" if is_status else "description", block)

    return cards_of(sheet, pack, CardForm(_KIND, _lead, sort, frozenset({"action_ref", "description"})))


def _lead(block: Block) -> Lead | None:
    """The reference that a block begins with: all of it, or set apart by a colon, a stroke or a dash."""
    words = [word.text for word in block.words]
    for count in (1, 2):
        ref = " ".join(words[:count])
        is_apart = len(words) == count or ref.endswith(":") or (words[count : count + 1] and words[count] in _MARKS)
        if len(words) >= count and is_apart and _KEY.match(ref) and is_ref(ref.rstrip(":")):
            return Lead("action_ref", count)
    return None
