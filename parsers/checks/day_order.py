"""Dates that could be read the other way: where a document prints its months first, that decides, and is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.findings import Doubt, Record
from parsers.language.dates import find_dates
from parsers.layout.blocks import Block, BlockKind
from parsers.pack import Pack

_RULES = frozenset({"numeric", "day_number"})
_FURNITURE = frozenset({BlockKind.FOOTER, BlockKind.PAGE_NUMBER})


def months_first(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """The dates of each record, and of what no record has on each page, of which only the document's other dates tell the month."""
    if not pack.is_month_first:
        return
    claims = {block: record for record in records for block in record.blocks}
    found: dict[tuple[int, int], list[tuple[Block, str]]] = {}
    for block in (block for sheet in pack.sheets for block in sheet.blocks if block.kind not in _FURNITURE):
        for text in _ambiguous(block, pack):
            found.setdefault((block.page_number, id(claims.get(block.id))), []).append((block, text))
    for said in found.values():
        first = said[0][0]
        texts = " / ".join(dict.fromkeys(text for _, text in said))
        message = f"Read month first, as other dates of the document can only be: {texts} on page {first.page_number}."
        yield Doubt("ambiguous_date", message, first.page_number, texts, claims.get(first.id), first.box)


def _ambiguous(block: Block, pack: Pack) -> Iterator[str]:
    for mention in find_dates(block.text, pack.cover.meeting_date, "cell"):
        if mention.rule in _RULES and mention.certainty == "ambiguous" and mention.precision == "day":
            yield mention.text
