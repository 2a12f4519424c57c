"""What is odd about the reading itself: pages not read, text not seen, words not taken, tables without a header."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from parsers.accounting import Account, TableId, stands_out
from parsers.findings import Doubt
from parsers.language.phrases import closest
from parsers.layout.blocks import Block
from parsers.layout.page import Page, UnreadablePage, union
from parsers.layout.sheet import Sheet
from parsers.layout.text import is_garbled, is_plain
from parsers.layout.words import Word
from parsers.pack import Pack
from parsers.slides.action_cards import promises_actions
from parsers.slides.group_panels import promises_reports

_MOST_SHOWN = 300  # characters of raw text in an issue
_SAYING = frozenset({"description", "title", "text"})  # columns of what a row says, all else is about it
_KNOWN_TITLES = {
    "agenda": "agenda",
    "roadmap": "roadmap",
    "working_groups": "working_group_report",
    "governance": "governance_updates",
}


def oddities(
    pack: Pack,
    pages: Sequence[Page | UnreadablePage],
    kinds: Mapping[int, str],
    account: Account,
    known: Container[TableId],
    *,
    is_whole: bool,
) -> Iterator[Doubt]:
    """The issues that no single parser sees. ``known`` are the tables that a parser has."""
    for page in pages:
        if (told := unread(page)) is not None:
            yield Doubt("unreadable_page", f"{told} Ask the publisher for the file afresh, or open it by hand.", page.page_number)
    if is_whole and pack.cover.document_type == "papers" and "agenda" not in kinds.values():
        yield Doubt("agenda_missing", "The papers have no agenda that could be found; run `tmag show` on page 2 to see why.", None)
    for sheet in pack.sheets:
        yield from _of_page(sheet, kinds[sheet.page_number], account, known, pack)
    yield from _struck_out(pack.sheets, account)


def _struck_out(sheets: Sequence[Sheet], account: Account) -> Iterator[Doubt]:
    """The records of which all that they say is struck out on the page."""
    struck = [block for sheet in sheets for block in sheet.blocks if block.is_struck_out]
    places = {(block.page_number, block.box) for block in struck}
    records = {id(record): record for block in struck if (record := account.claimed_by.get(block.id)) is not None}
    for record in records.values():
        said = [part for part in record.parts if part.column in _SAYING]
        if said and all((part.page_number, part.box) in places for part in said):
            text = " ".join(part.text for part in said)
            message = f"What a row of {record.dataset} says on page {record.page_number} is struck out; see whether it still holds."
            yield Doubt("struck_out_text", message, record.page_number, _cut(text), record, record.box)


def unread(page: Page | UnreadablePage) -> str | None:
    """What a page withholds, in a sentence; None where all of it was read."""
    if isinstance(page, UnreadablePage):
        return f"Page {page.page_number} could not be read: {page.reason}."
    return f"Page {page.page_number} is in doubt: {page.fault}; words may be missing or wrong." if page.fault else None


def _of_page(sheet: Sheet, kind: str, account: Account, known: Container[TableId], pack: Pack) -> Iterator[Doubt]:
    page = sheet.page_number
    if sheet.hidden:
        text = " ".join(word.text for word in sheet.hidden)
        box = union([word.box for word in sheet.hidden])
        yield Doubt("hidden_text", f"Page {page} holds {len(sheet.hidden)} words that a reader does not see.", page, _cut(text), None, box)
    if sheet.overlaid:
        text = " ".join(word.text for word in sheet.overlaid)
        box = union([word.box for word in sheet.overlaid])
        yield Doubt("overlaid_text", f"Page {page} has words laid over it, which are in no table.", page, _cut(text), None, box)
    odd_lines = [line for block in sheet.blocks if not is_plain(block.text) for line in block.lines if is_garbled(line.text)]
    garbled = [word for line in odd_lines for word in line.words if is_garbled(word.text)]
    if garbled:
        yield _garbled(page, garbled)
    over = [block for block in account.left_over if block.page_number == page]
    if over:
        yield _left_over(page, over)
    for table in sheet.tables:
        if (page, table.order) not in known and not stands_out(table):
            yield Doubt("headerless_table", f"Table {table.order} on page {page} has no header row.", page, None, None, table.box)
    yield from _unknown_look(sheet, kind, account, pack)


def _garbled(page: int, words: Sequence[Word]) -> Doubt:
    message = f"{len(words)} words on page {page} have characters of which the file does not say what they are; read them on the page."
    return Doubt("value_not_understood", message, page, _cut(" ".join(word.text for word in words)), None, union([w.box for w in words]))


def _left_over(page: int, blocks: Sequence[Block]) -> Doubt:
    text = " / ".join(block.text for block in blocks)
    count = sum(len(block.text.split()) for block in blocks)
    return Doubt(
        "unclaimed_text", f"{count} words on page {page} are in no record.", page, _cut(text), None, union([b.box for b in blocks])
    )


def _unknown_look(sheet: Sheet, kind: str, account: Account, pack: Pack) -> Iterator[Doubt]:
    """A page that is titled as a kind we parse, and on which nothing of that kind was found."""
    if sheet.title is None or kind != "content":
        return
    read = {record.dataset for record in account.claimed_by.values() if record.page_number == sheet.page_number}
    lost = None
    if "working_group_items" not in read and promises_reports(sheet, pack):
        lost = "rows of a working group's report"
    elif "actions" not in read and promises_actions(sheet, pack):
        lost = "actions"
    if lost is not None:
        message = f"Page {sheet.page_number} has {lost}, which could not be told apart; its layout is new to us."
        yield Doubt("new_layout", message, sheet.page_number, sheet.title.text, None, sheet.title.box)
        return
    titles = {name: pack.vocabulary.phrases[name] for name in _KNOWN_TITLES}
    match = closest(sheet.title.text, titles)
    if match is not None and match.score >= 0.95:
        wanted = _KNOWN_TITLES[match.name].replace("_", " ")
        message = f"Page {sheet.page_number} is titled '{sheet.title.text}', and no {wanted} was found on it; its layout is new to us."
        yield Doubt("new_layout", message, sheet.page_number, sheet.title.text, None, sheet.title.box)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
