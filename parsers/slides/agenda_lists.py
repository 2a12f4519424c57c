"""An agenda that is printed as a list and no table: lines with a time, a number or a bullet under a heading that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.findings import Record, Region, part_of
from parsers.language.dates import find_dates, read_times
from parsers.language.parties import are_parties
from parsers.language.phrases import begins_with, is_one_of, mentions
from parsers.layout.blocks import Block, BlockKind, join_long, join_short
from parsers.layout.page import Box, union
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.agenda_times import instant
from parsers.slides.tables import base_title
from schemas.records import AgendaItem

_TIMED = 0.85  # how far an entry with a time can be trusted
_NUMBERED = 0.7  # one with a number
_BARE = 0.6  # and one that only stands in the list
_TOLD = 0.6  # and one of a list that no heading names an agenda
_FEWEST = 2  # entries
_FEWEST_TOLD = 3  # of a list that no heading names an agenda
_MOST_TOLD = 30
_MOST = 0.75  # of a page's lines that are entries where no numbers count them
_BEGINS = re.compile(r"[(\[]?\d{1,2}[:.hH]?\d\d\b")  # a clock, before anything else
_FIRST_PAGES = 5  # of a pack, on one of which such an agenda stands
_LONGEST = 30  # words of an entry's heading line
_LONGEST_HEADING = 6  # words of the heading above
_LONGEST_LEAD = 8  # words
_NEAR = 2.0  # of the size: how far under an entry its details may stand
_SAME_ROW = 0.6  # of the size: how far the baselines of a number and its text may differ
_ALIKE = 0.98  # of the title's size: a heading as large
_EDGE = re.compile(r"^[\s–—|:;,.-]+|[\s–—|:;,(\[-]+$")
_EMPTY_BRACKETS = re.compile(r"[(\[][\s,;–—-]*[)\]]")
_OPEN_COMMA = re.compile(r"[,;–—-]\s*(?=[)\]])|(?<=[(\[])\s*[,;–—-]\s*")
_DASH = re.compile(r"\s+[–—|-]+\s+")
_IN_BRACKETS = re.compile(r"\s*[(\[]((?:[^()\[\]]|\([^()]*\))+)[)\]]$")
_LABEL = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)[.):]?(?:\s+(?=\S)|$)")
TIMES = ("time", "time_range", "duration")
"""Kinds of what a text tells of when an item is, and of how long."""


@dataclass(slots=True)
class _Entry:
    """One entry: the blocks of its heading line, and those that stand beneath it."""

    head: list[Block]
    time_raw: str | None
    label: str | None
    title: str
    beneath: list[Block] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        return [*self.head, *self.beneath]


def find_lists(pack: Pack) -> list[Region]:
    """The agendas printed as lists: what stands under a heading that names one, where at least two entries can be read; where no heading
    does, the list at the front all of whose entries are timed."""
    sheets = [sheet for sheet in pack.sheets if sheet.page_number not in pack.dividers]
    listed = {sheet.page_number: blocks for sheet in sheets if len(_entries(blocks := _listed(sheet, pack))) >= _FEWEST}
    if not listed:
        told = next((blocks for sheet in sheets[:_FIRST_PAGES] if (blocks := _timed_list(sheet))), ())
        listed = {told[0].page_number: told} if told else {}
    return [Region(tuple(listed), tuple(block for blocks in listed.values() for block in blocks))] if listed else []


def _listed(sheet: Sheet, pack: Pack) -> tuple[Block, ...]:
    """What stands under the page's heading of an agenda: all else of a page so titled up to its attachments, or to a heading as large as
    the title beneath the entries; else all up to the next heading."""
    body = sheet.body
    if sheet.title is not None and names_agenda(sheet.title.text, pack):
        end = next(
            (i for i, b in enumerate(body) if not b.is_listed and is_one_of(b.text, pack.vocabulary.phrases["attachments"])), len(body)
        )
        blocks = tuple(b for b in body[:end] if b is not sheet.title)
        next_heading = next(
            (i for i, b in enumerate(blocks) if b.kind is BlockKind.TITLE and b.size >= _ALIKE * sheet.title.size), len(blocks)
        )
        return blocks[:next_heading] if len(_entries(blocks[:next_heading])) >= _FEWEST else blocks
    for i, head in enumerate(body):
        if not head.is_listed and is_one_of(head.text, pack.vocabulary.phrases["agenda"]) and head.kind is BlockKind.TITLE:
            end = next((k for k in range(i + 1, len(body)) if body[k].kind is BlockKind.TITLE), len(body))
            return tuple(body[i + 1 : end])
    return ()


def _timed_list(sheet: Sheet) -> tuple[Block, ...]:
    """The lines of a page that are an agenda by their times alone: numbered from one, each with when it begins or how long it takes, or
    each begun by its time and nearly all that stands there; none where a clock would not go on through them."""
    texts = [block for block in sheet.body if block is not sheet.title and block.place is None]
    numbered = tuple(block for block in texts if block.kind is BlockKind.NUMBERED and block.level == 0)
    blocks = numbered or tuple(block for block in texts if _BEGINS.match(block.text))
    is_most = bool(numbered) or len(blocks) >= _MOST * len(texts)
    if not _FEWEST_TOLD <= len(blocks) <= _MOST_TOLD or not is_most or not any(map(str.isdigit, blocks[0].text)):
        return ()
    entries = _entries(blocks)
    starts = [start for entry in entries if (start := read_times(entry.time_raw or "").start_time)]
    is_counted = [entry.label for entry in entries] == [str(number) for number in range(1, len(blocks) + 1)]
    is_whole = len(entries) == len(blocks) and (is_counted if numbered else len(starts) == len(blocks))
    return blocks if is_whole and all(entry.time_raw for entry in entries) and starts == sorted(starts) else ()


def is_named(page_number: int, pack: Pack) -> bool:
    """Whether a heading on a page names the agenda that is listed on it."""
    return bool(_listed(pack.sheet(page_number), pack))


def names_agenda(title: str, pack: Pack) -> bool:
    """Whether a page's title says that it is the agenda, and hardly more."""
    phrases = pack.vocabulary.phrases
    base = base_title(title)
    return len(base.split()) <= _LONGEST_HEADING and begins_with(base, phrases["agenda"]) and not mentions(base, phrases["roadmap"])


def _entries(blocks: Sequence[Block]) -> list[_Entry]:
    """The entries: those with a time where two have one, else those with a number, else the bullets of the first level."""
    rows = [row for row in _rows(blocks) if sum(len(b.words) for b in row) <= _LONGEST or row[0].is_listed]
    for key in ("time_raw", "label"):
        read = [_entry(row) for row in rows]
        if sum(getattr(entry, key) is not None and bool(entry.title) for entry in read) >= _FEWEST:
            return _gathered(read, key)
    bullets = [_entry(row) for row in rows if row[0].kind is BlockKind.BULLET and row[0].level == 0]
    return bullets if len(bullets) >= _FEWEST and all(len(b.words) <= _LONGEST for e in bullets for b in e.head) else []


def _gathered(read: Sequence[_Entry], key: str) -> list[_Entry]:
    """The entries that have a value of their own, with the deeper ones after each as what stands beneath it."""
    found: list[_Entry] = []
    for entry in read:
        if getattr(entry, key) is not None and entry.title:
            found.append(entry)
        elif found and _is_beneath(entry, found[-1]):
            found[-1].beneath += entry.blocks
    return found


def _is_beneath(entry: _Entry, above: _Entry) -> bool:
    """Whether a row stands in and close under an entry."""
    block, before = entry.head[0], above.blocks[-1]
    is_close = block.box.top - before.box.bottom < _NEAR * block.size
    return is_close and block.lines[0].x0 > above.head[0].lines[0].x0 + 4


def _rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks from the top, those side by side that share a baseline as one row: a number or a time may stand apart from its text."""
    rows: list[list[Block]] = []
    for block in sorted(blocks, key=lambda b: (b.lines[0].baseline, b.box.x0)):
        before = rows[-1][0].lines[0] if rows else None
        if before is not None and abs(block.lines[0].baseline - before.baseline) <= _SAME_ROW * min(before.size, block.lines[0].size):
            rows[-1].append(block)
            rows[-1].sort(key=lambda b: b.box.x0)
        else:
            rows.append([block])
    return rows


def _entry(row: list[Block]) -> _Entry:
    text = join_short(row) or ""
    marker = row[0].marker if row[0].kind is BlockKind.NUMBERED else None
    found = _LABEL.match(text) if marker is None else None
    label = marker.strip("().") if marker else (found[1] if found else None)
    times = [f for f in find_dates(text, None, "agenda_time") if f.kind in TIMES and (f.start_time or f.duration_minutes is not None)]
    if times and found and times[0].start_char < found.end(1):
        label = found = None
    raw = " ".join(text[f.start_char : f.end_char] for f in times) or None
    for f in reversed(times):
        text = f"{text[: f.start_char]}{text[f.end_char :]}"
    rest = text[found.end() :] if found else text
    if label is None and times and (number := _LABEL.match(_trimmed(rest))):
        label, rest = number[1], _trimmed(rest)[number.end() :]
    return _Entry(row, raw, label, _trimmed(rest))


def _trimmed(text: str) -> str:
    """A text without what the times that were in it leave: empty brackets, doubled or outer dashes."""
    text = _EMPTY_BRACKETS.sub("", _OPEN_COMMA.sub("", text))
    text = re.sub(r"(\s[–—|-])(?:\s*[–—|-])+(?=\s)", r"\1", text)
    while (bare := _EDGE.sub("", text)) != text:
        text = bare
    return " ".join(text.split())


def read_list(region: Region, pack: Pack) -> list[Record]:
    """One record an entry."""
    pages = [[b for b in region.blocks if b.page_number == page] for page in region.pages]
    return [_record(entry, pack) for blocks in pages for entry in _entries(blocks)]


def _record(entry: _Entry, pack: Pack) -> Record:
    title, lead = _title_and_lead(entry, pack)
    times = read_times(entry.time_raw or "")
    digits = entry.label if entry.label and entry.label.isdecimal() else None
    content = AgendaItem(
        item_number=int(digits) if digits else None,
        item_label=entry.label,
        title=title,
        objective=join_long(entry.beneath),
        lead_raw=lead,
        time_raw=entry.time_raw,
        start_time=times.start_time,
        end_time=times.end_time,
        starts_at=instant(pack.cover.meeting_date, times.start_time),
        ends_at=instant(pack.cover.meeting_date, times.end_time),
        duration_minutes=times.duration_minutes,
    )
    confidence = _TIMED if entry.time_raw else (_NUMBERED if entry.label else _BARE)
    if not is_named(entry.head[0].page_number, pack):
        confidence = _TOLD
    parts = (*part_of("title", entry.head, "list"), *part_of("objective", entry.beneath, "list"))
    blocks = tuple(block.id for block in entry.blocks)
    return Record("agenda_items", content, (entry.label or title,), entry.head[0].page_number, _box(entry), confidence, blocks, parts)


def _box(entry: _Entry) -> Box:
    return union([block.box for block in entry.blocks])


def _title_and_lead(entry: _Entry, pack: Pack) -> tuple[str, str | None]:
    """The title and who leads: behind it in brackets or after a dash, where that can only name parties."""
    title, last = entry.title, entry.head[-1].text
    before = title.removesuffix(last).strip() if len(entry.head) > 1 else ""
    if before != title and any(map(str.isalpha, before)) and names_parties(last, pack, is_certain=False):
        return _trimmed(before), last  # on the same line, and set apart from the title
    bracket = _IN_BRACKETS.search(title)
    if bracket and names_parties(bracket[1], pack, is_certain=False):
        return title[: bracket.start()].strip(), bracket[1].strip()
    pieces = list(_DASH.finditer(title)) if entry.time_raw else []
    if pieces and names_parties(title[pieces[-1].end() :], pack, is_certain=len(pieces) > 1):
        return _trimmed(title[: pieces[-1].start()]), title[pieces[-1].end() :].strip()
    return title, None


def names_parties(text: str, pack: Pack, *, is_certain: bool) -> bool:
    """Whether a text can only name parties; where its place says that it does (``is_certain``), they need not be known as well."""
    if not text or len(text.split()) > _LONGEST_LEAD:
        return False
    return are_parties(text, pack.vocabulary, 0.6 if is_certain else 0.8)
