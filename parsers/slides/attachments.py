"""The attachments of a pack: the lines under a heading of that name, a table of them, or lines that number themselves as such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.phrases import is_one_of, mentions
from parsers.layout.blocks import Block, BlockKind, join_short
from parsers.layout.lines import is_list_number
from parsers.layout.sheet import Sheet, Table
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides.agenda_lists import names_agenda
from parsers.slides.row_reader import RowPart
from parsers.slides.tables import find_tables, headers_of, introduction, kind_of
from schemas.records import Attachment

NAME = "attachments"
_NUMBER = re.compile(r"\s*(?:no\.?\s*)?(\d{1,2}[a-zA-Z]?|[A-Z])\b", re.IGNORECASE)
_LISTED_PAPER = re.compile(r"[A-Za-z]+\s(?:\d{1,2}[a-zA-Z]?|[A-Z])\)?(?:\s?[:–—.|-]\s|\s\()")
_LONGEST = 40  # words of a line that lists one
_UNNUMBERED = 0.4  # the signal of the key of a line without a number


def find(pack: Pack) -> list[Region]:
    """The lists and tables under a heading that names attachments, and on the agenda's page the lines that number themselves."""
    regions = []
    for sheet in pack.sheets:
        if sheet.page_number in pack.dividers:
            continue
        blocks = listed(sheet, pack)
        tables = tuple(table for table in sheet.tables if _is_list(table, sheet, pack))
        if blocks or tables:
            regions.append(Region((sheet.page_number,), blocks, tables))
    return regions


def listed(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The heading and what is listed after it; without a heading, lines beneath an agenda."""
    head = next((b for b in sheet.body if is_one_of(b.text, pack.vocabulary.phrases["attachments"])), None)
    if head is None:
        found = tuple(b for b in sheet.body if b is not sheet.title and _number(b, pack) and len(b.words) <= _LONGEST)
        return found if found and _has_agenda(sheet, pack) else ()
    after = [b for b in sheet.body if b.order > head.order]
    stop = next((i for i, b in enumerate(after) if b.kind is BlockKind.TITLE and not _number(b, pack)), len(after))
    entries = _run(after[:stop], pack)
    return (head, *entries) if entries else ()


def _has_agenda(sheet: Sheet, pack: Pack) -> bool:
    """Whether an agenda is on the page, by its title, by its table's headings or by what stands beneath them."""
    if sheet.title is not None and names_agenda(sheet.title.text, pack):
        return True
    if any(kind_of(table, pack) == "agenda" for table in sheet.tables):
        return True
    return bool(sheet.tables) and any(sheet.page_number in region.pages for region in find_tables(pack, "agenda"))


def _run(blocks: Sequence[Block], pack: Pack) -> list[Block]:
    """The entries of a list: marked or numbered lines up to the first that is neither; all short lines where none is."""
    marked = [b.is_listed or _number(b, pack) is not None for b in blocks]
    if not any(marked):
        return [b for b in blocks if len(b.words) <= _LONGEST]
    first = marked.index(True)
    last = next((i for i in range(first, len(blocks)) if not marked[i]), len(blocks))
    return list(blocks[first:last])


def _is_list(table: Table, sheet: Sheet, pack: Pack) -> bool:
    """Whether a table lists attachments: its headings say so, and its page, the line above it or its numbers do."""
    header = headers_of(table, pack)[NAME] if kind_of(table, pack) == NAME else None
    if header is None:
        return False
    numbers = [join_short(RowPart(table, header, row).blocks("number")) or "" for row in range(header.row + 1, table.row_count)]
    said = [*([sheet.title.text] if sheet.title else []), *(b.text for b in introduction(pack, table)), *(t or "" for t in header.titles)]
    words = pack.vocabulary.phrases["attachment"]
    is_said = any(mentions(text, (*words, *pack.vocabulary.phrases["attachments"])) for text in said)
    return is_said or 2 * sum(attachment_number(text, words) is not None for text in numbers) >= max(1, len(numbers))


def _number(block: Block, pack: Pack) -> str | None:
    """The number or letter of a line that lists an attachment; a paper's (``Paper A - …``) stands before a mark."""
    number = attachment_number(block.text, pack.vocabulary.phrases["attachment"])
    if number is not None:
        return number
    words = pack.vocabulary.phrases["listed_paper"]
    return attachment_number(block.text, words) if _LISTED_PAPER.match(block.text) else None


def parse(region: Region, pack: Pack) -> Parsed:
    """One record a line or row."""
    head = [b for b in region.blocks[:1] if is_one_of(b.text, pack.vocabulary.phrases["attachments"])]
    entries = region.blocks[len(head) :]
    records = [_record(block, order, pack) for order, block in enumerate(entries, start=1)]
    headers: list[tuple[int, int]] = []
    for table in region.tables:
        header = headers_of(table, pack).get(NAME)
        if header is not None:
            headers += [b.id for c in table.cells if c.row <= header.row for b in c.blocks]
            rows = [RowPart(table, header, row) for row in range(header.row + 1, table.row_count)]
            records += [_row_record(row, order, pack) for order, row in enumerate(rows, start=1) if row.blocks("title")]
    return Parsed(tuple(records), (), tuple(headers), tuple(block.id for block in head))


def _record(block: Block, order: int, pack: Pack) -> Record:
    marker = block.lines[0].marker
    counted = marker.text.strip("().") if marker is not None and is_list_number(marker) else None
    number = _number(block, pack) or counted
    content = Attachment(attachment_number=number, title=block.text)
    signals = Signals(key=1.0 if _number(block, pack) else _UNNUMBERED)
    parts = part_of("title", [block], "list")
    return Record("attachments", content, (number or str(order),), block.page_number, block.box, 1.0, (block.id,), parts).weighed(signals)


def _row_record(row: RowPart, order: int, pack: Pack) -> Record:
    said = join_short(row.blocks("number")) or ""
    found = attachment_number(said, pack.vocabulary.phrases["attachment"]) or _first_number(said)
    content = Attachment(attachment_number=found, title=join_short(row.blocks("title")) or "")
    ids = tuple(block.id for cell in row.own for block in cell.blocks)
    parts = (*part_of("attachment_number", row.blocks("number"), "cell"), *part_of("title", row.blocks("title"), "cell"))
    title = row.cells("title")[0]
    signals = row.header.signals.lowered(key=1.0 if found else _UNNUMBERED)
    return Record("attachments", content, (found or str(order),), row.table.page_number, title.box, 1.0, ids, parts).weighed(signals)


def _first_number(text: str) -> str | None:
    found = _NUMBER.match(text)
    return found.group(1) if found else None


def attachment_number(text: str, words: tuple[str, ...]) -> str | None:
    """The number after one of the words for an attachment at the text's head.

    >>> attachment_number("Attachment 1 - Terms of Reference", ("attachment",))
    '1'
    """
    folded = text.casefold()
    for word in words:
        if folded.startswith(word.casefold()) and not text[len(word) : len(word) + 1].isalpha():
            return _first_number(text[len(word) :])
    return None
