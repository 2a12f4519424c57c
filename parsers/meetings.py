"""The meetings that a document names: its own, those its roadmap plans, those its working groups report, the next one announced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from parsers.findings import Part, Record, contents
from parsers.language.dates import find_dates, read_times
from parsers.language.phrases import begins_with, is_one_of, mentions
from parsers.language.sentences import sentences
from parsers.pack import REPORTS, Pack
from parsers.slides.agenda_times import instant
from parsers.slides.cover import meeting_hours
from parsers.slides.group_headings import day_in
from parsers.slides.next_steps import announces_next, next_meeting_words
from schemas.records import AgendaItem, Meeting, NextStep, RoadmapItem, WorkingGroupItem

_BASES = ("pack", "roadmap", "working_group_report", "text")
_LONGEST = 18  # words of a line that announces the next meeting
_LONGEST_LABEL = 4
_STATUS = {"next_meeting_agenda": "planned", "last_meeting_agenda": "held"}
_UNTOLD = 0.85  # the confidence where hours or the next day were not found: they may be printed in words that are not known


def meetings_of(records: Sequence[Record], pack: Pack) -> list[Record]:
    """One record a meeting named, by the best basis that names it."""
    found = sorted(_all(records, pack), key=lambda r: _BASES.index(r.content.basis))
    days = {(r.content.group_code, r.content.meeting_date) for r in found if r.content.basis == "pack"}
    best: dict[str, Record] = {}
    for record in found:
        is_own = record.content.basis != "pack" and (record.content.group_code, record.content.meeting_date) in days
        if not is_own:
            best.setdefault(record.content.meeting_id, record)
    return list(best.values())


def _all(records: Sequence[Record], pack: Pack) -> Iterator[Record]:
    cover = pack.cover
    if cover.meeting_id is not None:
        yield _own(records, pack, cover.meeting_id)
    for record, item in contents(records, RoadmapItem):
        if cover.group_code and item.target_meeting_date:
            yield _named(record, cover.group_code, cover.group_name, item.target_meeting_date, "roadmap", "planned")
    reported: set[tuple[str, date]] = set()  # by many lines of one cell
    for record, group_item in contents(records, WorkingGroupItem):
        code, day = group_item.group_code, group_item.cell_date
        if code and day and (code, day) not in reported and group_item.report_row in _STATUS:
            reported.add((code, day))
            yield _named(record, code, group_item.group_name, day, "working_group_report", _STATUS[group_item.report_row])
    step = _next_step(records, pack)
    if step is not None and cover.group_code and step[1].mentioned_date:
        yield _named(step[0], cover.group_code, cover.group_name, step[1].mentioned_date, "text", "planned")


def _next_step(records: Sequence[Record], pack: Pack) -> tuple[Record, NextStep] | None:
    """The next step that announces the next meeting with a day."""
    when, steps = pack.cover.meeting_date, contents(records, NextStep)
    dated = ((record, step) for record, step in steps if step.mentioned_date and (when is None or step.mentioned_date > when))
    papers = pack.vocabulary.phrases["papers"]  # what is sent before a meeting is not the meeting
    return next(((r, step) for r, step in dated if announces_next(step.text, pack) and not begins_with(step.text, papers)), None)


def _own(records: Sequence[Record], pack: Pack, meeting_id: str) -> Record:
    cover = pack.cover
    items = [item for _, item in contents(records, AgendaItem)]
    starts = [item.start_time for item in items if item.start_time]
    ends = [item.end_time for item in items if item.end_time]
    step = _next_step(records, pack)
    start, end = (min(starts) if starts else None), (max(ends) if ends else None)
    if (start is None or end is None) and cover.meeting_date is not None:
        said = meeting_hours(pack.sheets[0], pack.vocabulary, cover.meeting_date)
        if said is not None and start in (None, said[0]):
            start, end = said[0], said[1] or end
    if start is not None and end is None:
        end = _closing_time(records, pack, max(starts, default=start))
    content = Meeting(
        meeting_id=meeting_id,
        meeting_date=cover.meeting_date,
        group_code=cover.group_code,
        group_name=cover.group_name,
        meeting_number=cover.meeting_number,
        is_extraordinary=cover.is_extraordinary,
        meeting_status="held" if cover.document_type in ("minutes", "headline_report") else "planned",
        start_time=start,
        end_time=end,
        starts_at=instant(cover.meeting_date, start),
        ends_at=instant(cover.meeting_date, end),
        next_meeting_date=step[1].mentioned_date if step else _next_day(pack),
        basis="pack",
    )
    box = pack.sheets[0].blocks[0].box if pack.sheets[0].blocks else None
    is_told = None not in (content.start_time, content.end_time, content.next_meeting_date)
    return Record("meetings", content, (meeting_id,), 1, box, 1.0 if is_told else _UNTOLD)


def _closing_time(records: Sequence[Record], pack: Pack, last_start: str) -> str | None:
    """When the meeting ends, as a line beside the agenda tells it: ``Meeting closes 14:35``."""
    pages = dict.fromkeys(record.page_number for record, _ in contents(records, AgendaItem))
    for block in (block for page in pages for block in pack.sheet(page).blocks if len(block.words) <= _LONGEST):
        if mentions(block.text, pack.vocabulary.phrases["meeting_end"]):
            times = read_times(block.text)
            if times.start_time and times.end_time is None and times.start_time > last_start:
                return times.start_time
    return None


def _next_day(pack: Pack) -> date | None:
    """The day that a line outside all lists announces the next meeting for: behind its words, or in the line beneath."""
    when, words = pack.cover.meeting_date, next_meeting_words(pack)
    for sheet in reversed(pack.sheets):
        for block, following in zip_longest(sheet.body, sheet.body[1:]):
            said = re.sub(r"^[Tt]he |[:–—]", " ", block.text).strip()
            if len(block.words) > _LONGEST or not begins_with(said, words):
                continue
            text = f"{block.text} {following.text}" if following is not None and len(following.words) <= _LONGEST else block.text
            day = day_in(text, pack)
            if day is not None and (when is None or day > when):
                return day
    return _next_day_at_head(pack) or _next_day_in_text(pack)


def _next_day_in_text(pack: Pack) -> date | None:
    """The day of the next meeting in a report's last sentence that says when the group meets next or again."""
    if pack.cover.document_type not in REPORTS:
        return None
    words = (*pack.vocabulary.phrases["meets_next"], *pack.vocabulary.phrases["meets_again"])
    for block in (block for sheet in reversed(pack.sheets) for block in reversed(sheet.body)):
        for said in sentences(block.text) if mentions(block.text, (*words, *next_meeting_words(pack))) else ():
            is_told = mentions(said.text, words) or begins_with(re.sub(r"^The |[:–—]", " ", said.text).strip(), next_meeting_words(pack))
            day = day_in(said.text, pack) if len(said.text.split()) <= _LONGEST and is_told else None
            if day is not None and (pack.cover.meeting_date is None or day > pack.cover.meeting_date):
                return day
    return None


def _next_day_at_head(pack: Pack) -> date | None:
    """The day of the next meeting in the block of labels and values that a report begins with: right of its label or beneath it."""
    if pack.cover.document_type not in REPORTS or not pack.sheets[0].tables:
        return None
    table = pack.sheets[0].tables[0]
    for cell in table.cells:
        words, label = pack.vocabulary.phrases, cell.text or ""
        is_cued = len(label.split()) <= _LONGEST_LABEL and begins_with(label, words["next_cue"])
        if not is_one_of(label, words["next_meeting"]) and not is_cued:
            continue
        places = ((cell.row, cell.last_column + 1), (cell.last_row + 1, cell.column))
        inside = [table.at(row, column).text for row, column in places if row < table.row_count and column < table.column_count]
        days = (d for text in inside if text for d in find_dates(text, pack.cover.meeting_date, "cell") if d.is_exact_day)
        when = pack.cover.meeting_date
        day = next((d.start for d in days), None)
        if day is not None and (not is_cued or when is None or day > when):
            return day
    return None


def _named(record: Record, code: str, name: str | None, day: date, basis: str, status: str) -> Record:
    meeting_id = f"{code}-{day.isoformat()}"
    content = Meeting(meeting_id=meeting_id, meeting_date=day, group_code=code, group_name=name, meeting_status=status, basis=basis)
    parts = tuple(Part("meeting_date", p.text, p.page_number, p.box, p.rule) for p in record.parts[-1:])
    return Record("meetings", content, (meeting_id,), record.page_number, record.box, 0.9, (), parts)
