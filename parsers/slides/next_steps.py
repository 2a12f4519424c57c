"""The next steps of the closing section: the list under its own heading, on the slide that closes the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.dates import find_dates
from parsers.language.found import DateFound
from parsers.language.phrases import closest, is_one_of, mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.entry_forms import is_paragraph_number
from parsers.layout.sheet import Sheet
from parsers.pack import REPORTS, Pack
from parsers.signals import Signals
from parsers.slides import roadmap
from parsers.slides.divider import sections
from parsers.slides.group_headings import day_in, is_day
from parsers.slides.matrix import is_fragment
from parsers.slides.panels import cut, panels, texts_of
from parsers.slides.row_reader import RowReader
from parsers.slides.table_rows import read_rows
from parsers.slides.tables import find_tables, headed_tables, introductions, scene_of
from schemas.records import NextStep
from schemas.vocabulary import Vocabulary

NAME = "next_steps"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RETURNS = re.compile(  # a group's code, what it does, and the day on which it does so, and no more: ``TMAG returns on 17 May``
    r"(?:The )?(\S+) [a-z]+(?: again| next| back)?(?: on)?(?: \w+day,?)? \d{1,2}(?:st|nd|rd|th)?[\s/.-]\S+(?: \d{4})?\.?$"
)
_TODAY = re.compile(r"(?i)\btoday\b")
_FEWEST = 2  # steps of a list whose heading does not name them
_MOST_PLAIN = 10  # lines without a marker that can be steps
_LONGEST_PLAIN = 40  # words of one
_UNLISTED = 0.7  # the signal of the heading above a step without a marker


def _closes(sheet: Sheet, blocks: Sequence[Block], pack: Pack, section: str | None, roadmap_pages: set[int]) -> bool:
    """Whether a page, or what its list stands under, belongs to the closing section: by its title, its section's, the heading above the
    list's, or the roadmap on the page."""
    closing = {"closing": pack.vocabulary.phrases["closing"]}
    above = [b.text for b in sheet.body if blocks and b.order < blocks[0].order and b.kind is BlockKind.TITLE]
    titles = [sheet.title.text if sheet.title else None, section, *above[-1:]]
    named = any((match := closest(title, closing)) is not None and match.score >= 0.95 for title in titles)
    return named or sheet.page_number in roadmap_pages


def find(pack: Pack) -> list[Region]:
    """The lists of next steps, each with what the next page begins with of it: on pages that close the meeting, and elsewhere where the
    list announces the next one; in minutes and headline reports anywhere."""
    section = sections(pack)
    roadmap_pages = {page for region in roadmap.find(pack) for page in region.pages}
    regions = []
    tables = find_tables(pack, NAME)
    for sheet in pack.sheets:
        blocks = _listed(sheet, pack)
        blocks = (*blocks, *_carried_over(blocks, sheet, pack)) if blocks else ()
        may_close = bool(blocks) or sheet.page_number not in pack.dividers  # a section of a paper begins on the page of its list
        closes = may_close and _closes(sheet, blocks, pack, section.get(sheet.page_number), roadmap_pages)
        closes = closes or pack.cover.document_type in REPORTS
        if blocks and (closes or _announces(blocks, pack)):
            regions.append(Region(tuple(dict.fromkeys(b.page_number for b in blocks)), blocks))
        elif closes:
            regions += [region for region in tables if region.pages[0] == sheet.page_number]
    return regions


def _announces(blocks: Sequence[Block], pack: Pack) -> bool:
    return any(_is_next_meeting(block, pack) for block in blocks)


def _carried_over(blocks: Sequence[Block], sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The steps that the next page begins with, where the list ends this one."""
    after = next((s for s in pack.sheets if s.page_number == sheet.page_number + 1 and s.page_number not in pack.dividers), None)
    if after is None or blocks[-1] is not sheet.body[-1] or not after.body or not _is_step(after.body[0], pack):
        return ()
    end = next((i for i, block in enumerate(after.body) if not _is_step(block, pack)), len(after.body))
    return after.body[:end]


def _listed(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The heading and the list after it; on a page with no such heading, what follows a title that is one.

    Of several such headings on a page that which has the next meeting beneath it is the meeting's own.
    """
    phrases, divider = pack.vocabulary.phrases["next_steps"], pack.dividers.get(sheet.page_number)
    taken = {*(divider.blocks if divider else ()), *((sheet.title.id,) if sheet.title else ())}
    heads = [b for b in sheet.body if b.id not in taken and (not b.is_listed or b.is_bold) and is_one_of(b.text, phrases)]
    lists = [(head, *steps) for head in heads if (steps := _after(head, sheet, pack))]
    if lists:
        return next((blocks for blocks in lists if _announces(blocks, pack)), lists[0])
    if divider is not None or heads:
        return ()
    return (_beneath_title(sheet.title, sheet, pack) if sheet.title else ()) or _announcing(sheet, pack)


def _announcing(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """A list in the second half of a pack that announces the next meeting, whatever the heading above it says."""
    if 2 * sheet.page_number <= len(pack.sheets):
        return ()
    for head in (block for block in sheet.body if block.kind is BlockKind.TITLE):
        steps = _after(head, sheet, pack)
        if _FEWEST <= len(steps) <= _MOST_PLAIN and any(step.is_listed for step in steps) and _announces(steps, pack):
            return tuple(steps) if head is sheet.title else (head, *steps)
    return ()


def _beneath_title(title: Block, sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The steps beneath a page's title: if it names them, or closes the meeting and the next one is announced beneath."""
    steps = tuple(_after(title, sheet, pack))
    if closest(title.text, {"next": pack.vocabulary.phrases["next_steps"]}) is not None:
        return steps or _numbered(sheet, pack)
    return steps if is_one_of(title.text, pack.vocabulary.phrases["closing"]) and _announces(steps, pack) else ()


def _numbered(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """The steps of a page of panels that are headed by nothing but their numbers, or their days: each of these and its text."""
    found = panels(sheet, texts_of(sheet), lambda block: _number(block) is not None)
    ordered = sorted(found, key=lambda panel: _number(panel.head) or 0)
    is_counted = [_number(panel.head) for panel in ordered] == list(range(1, len(ordered) + 1))
    if not found:
        ordered = list(panels(sheet, texts_of(sheet), lambda block: is_day(block, pack)))
    is_headed = (is_counted or not found) and all(len(panel.blocks) == 1 for panel in ordered)
    return tuple(block for panel in ordered for block in (panel.head, *panel.blocks)) if is_headed else ()


def _number(block: Block) -> int | None:
    """The number that a text is and nothing else."""
    digits = block.text.strip(".)")
    return int(digits) if digits.isdecimal() else None


def _after(head: Block, sheet: Sheet, pack: Pack) -> list[Block]:
    """The steps beneath a heading, up to the next heading, one that is numbered like it, or a line that is none of them."""
    after = [b for b in sheet.body if b.order > head.order]
    stop = next((i for i, b in enumerate(after) if _is_next_heading(b, head) and not _is_next_meeting(b, pack)), len(after))
    return _run(after[:stop], pack)


def _is_next_heading(block: Block, head: Block) -> bool:
    """Whether a text ends what stands beneath a heading: another heading, or one numbered alike."""
    is_alike = head.is_listed and block.is_listed and block.is_bold and (block.level or 0) <= (head.level or 0)
    return block.kind is BlockKind.TITLE or is_alike


def _run(blocks: list[Block], pack: Pack) -> list[Block]:
    """A line that leads in, the listed ones, and the line that announces the next meeting; or plain lines, short and few, of which one
    announces it or each has a paragraph's number."""
    if not any(b.is_listed for b in blocks):
        steps = [b for b in blocks if not is_paragraph_number(b.words)]
        is_plain = 0 < len(steps) <= _MOST_PLAIN and all(len(b.words) <= _LONGEST_PLAIN for b in steps)
        is_numbered = _FEWEST <= len(steps) == len(blocks) - len(steps)
        return blocks if is_plain and (is_numbered or any(_is_next_meeting(b, pack) for b in steps)) else []
    first = next(i for i, b in enumerate(blocks) if b.is_listed)
    last = next((i for i in range(first, len(blocks)) if not _is_step(blocks[i], pack)), len(blocks))
    lead = [b for b in blocks[:first] if _is_next_meeting(b, pack) or b is blocks[first - 1]]
    return [*lead, *blocks[first:last]]


def _is_step(block: Block, pack: Pack) -> bool:
    return block.is_listed or _is_next_meeting(block, pack)


def next_meeting_words(pack: Pack) -> tuple[str, ...]:
    """What announces the next meeting: the vocabulary's words, ``next`` and the group's code, or the code and that it meets next."""
    return _next_meeting_words(pack.vocabulary, pack.cover.group_code)


@lru_cache(maxsize=64)
def _next_meeting_words(vocabulary: Vocabulary, code: str | None) -> tuple[str, ...]:
    words = vocabulary.phrases
    own = (f"next {code}", *(f"{code} {phrase}" for phrase in words["meets_next"])) if code else ()
    return (*words["next_meeting"], *own)


def announces_next(text: str, pack: Pack) -> bool:
    """Whether a text announces the group's next meeting: in words for it, by the group's next number, or that the group meets again."""
    if mentions(text, next_meeting_words(pack)) or mentions(text, pack.vocabulary.phrases["meets_again"]):
        return True
    code, number = pack.cover.group_code, pack.cover.meeting_number
    if code is None or code not in text:
        return False
    returns = _RETURNS.match(text)
    if returns is not None and returns[1] == code:
        return True
    after = str(int(float(number)) + 1) if number is not None and _NUMBER.fullmatch(number) else None
    if "ext" not in text and (after is None or after not in text):
        return False  # before a pattern is made
    following = rf"|\b{code}\W{{0,3}}{after}\b" if after is not None else ""
    return re.search(rf"\b[Nn]ext(?:\s\w+)?\s{code}\b{following}", text) is not None


def _is_next_meeting(block: Block, pack: Pack) -> bool:
    """Whether a line announces the next meeting and its day."""
    days = find_dates(block.text, pack.cover.meeting_date, "prose") if announces_next(block.text, pack) else ()
    return any(_is_later(found, pack) for found in days)


def _is_later(found: DateFound, pack: Pack) -> bool:
    when = pack.cover.meeting_date
    return found.is_exact_day and (when is None or found.start is None or found.start > when)


def parse(region: Region, pack: Pack) -> Parsed:
    """One record a step, or row; deeper bullets belong to the step above them."""
    if region.tables:
        return _tabled(region, pack)
    steps: list[list[Block]] = []
    context = []
    days: dict[int, Block] = {}
    has_list = any(block.is_listed for block in region.blocks)
    for i, block in enumerate(region.blocks):
        is_number = _number(block) is not None or is_paragraph_number(block.words)
        is_head = is_number or (i == 0 and is_one_of(block.text, pack.vocabulary.phrases["next_steps"]))
        is_day_over = not has_list and is_day(block, pack) and i + 1 < len(region.blocks)
        if is_day_over:
            days[len(steps)] = block
        if is_head or is_day_over or not (_is_step(block, pack) or not has_list):
            context.append(block.id)
        elif steps and block.is_listed and (block.level or 0) > (steps[-1][0].level or 0):
            steps[-1].append(block)
        else:
            steps.append([block])
    steps = steps if has_list else _without_count(steps)
    records = tuple(_record(i + 1, blocks, days.get(i), pack) for i, blocks in enumerate(steps))
    return Parsed(records, (), (), tuple(context))


def _without_count(steps: list[list[Block]]) -> list[list[Block]]:
    """Steps without the bare numbers that they begin with, where these count them."""
    firsts = [blocks[0] for blocks in steps]
    are_counted = len(steps) >= _FEWEST and all(len(b.words) > 1 and b.words[0].text == str(n) for n, b in enumerate(firsts, start=1))
    return [[cut(blocks[0], 1, len(blocks[0].words)), *blocks[1:]] for blocks in steps] if are_counted else steps


def _day_in(text: str, pack: Pack) -> date | None:
    """The first exact day that a step names: ``today`` names none, and is the meeting's."""
    return day_in(_TODAY.sub(" ", text), pack)


def _tabled(region: Region, pack: Pack) -> Parsed:
    read = read_rows(headed_tables(region, pack, NAME), NAME)
    rows = [row for row in read.rows if row.blocks("step")]
    records = tuple(_from_row(order, row, pack) for order, row in enumerate(rows, start=1))
    return Parsed(records, (), read.headers, (*introductions(pack, region), *read.context))


def _from_row(order: int, row: RowReader, pack: Pack) -> Record:
    """A step of a table: its day may stand in a column of its own."""
    text, when = row.long("step", "text") or "", row.short("when", "mentioned_date") or ""
    content = NextStep(item_order=order, text=text, mentioned_date=day_in(when, pack) or _day_in(text, pack))
    record = Record("next_steps", content, (text,), row.page_number, row.box, 1.0, row.claimed, tuple(row.parts))
    return record.weighed(row.signals(scene_of(pack)))


def _record(order: int, blocks: list[Block], day: Block | None, pack: Pack) -> Record:
    """A step, with the day that stands over it or beside it."""
    text = "\n".join(block.text for block in blocks)
    said = f"{day.text}\n{text}" if day is not None else text
    content = NextStep(item_order=order, text=text, mentioned_date=_day_in(said, pack))
    ids = tuple(block.id for block in blocks)
    parts = (*part_of("text", blocks, "list"), *part_of("mentioned_date", [day] if day is not None else [], "list"))
    signals = Signals(heading=1.0 if blocks[0].is_listed else _UNLISTED, whole=0.0 if is_fragment(blocks[0]) else 1.0)
    return Record("next_steps", content, (text,), blocks[0].page_number, blocks[0].box, 1.0, ids, parts).weighed(signals)
