"""The agenda roadmap: what is planned for the meetings to come; one record a bullet of one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from parsers.findings import BlockId, Doubt, Parsed, Record, Region, part_of
from parsers.language.dates import find_dates, may_tell_time
from parsers.language.groups import codes_in
from parsers.language.phrases import Match, closest, is_one_of, mentions
from parsers.layout.blocks import Block, join_long, join_short
from parsers.layout.page import union
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.pack import Pack, asked_once
from parsers.signals import Signals, clamped, lowest
from parsers.slides.group_panels import promises_reports
from parsers.slides.matrix import (
    HeldCell,
    Matrix,
    find_matrices,
    held_cells,
    is_fragment,
    read_matrix,
    region_of,
    without_first_column,
)
from parsers.slides.parted_labels import with_parted_labels
from parsers.slides.planned_rows import items_alone
from parsers.slides.roadmap_days import days_of
from parsers.slides.roadmap_lanes import joined_in_boxes
from parsers.slides.roadmap_lists import RoadmapList, looks_ahead, roadmap_lists
from parsers.slides.roadmap_rows import is_told, row_named, rows_told
from parsers.slides.statuses import status_of
from parsers.slides.tables import introduction, kind_of
from parsers.slides.tiers import turned
from parsers.slides.told_labels import cues_in, filled_cells, labelled, read_by_subjects, repeated, unknown_labels
from schemas.records import RoadmapItem

NAME = "roadmap"
_UNKNOWN = 0.3  # the signal of a heading whose day or row is not known
_LOOSE = 0.2  # what a line that may be the rest of a bullet's leaves of the wholeness of its cell
_DATED = ("agenda", "action_log", "decision_log")  # kinds whose rows can begin with a day
_MOST_ROWS = 5  # of a roadmap that is told by its days
_SURE = 0.9  # how well a row's name must be known where no table says that it is one
_MOST_HEADS = 3  # rows of headings: years over quarters over days
_DAYS_AND_ITEMS = 2  # rows, or columns, of a roadmap without headings for what is planned
_LONGEST_DAY = 7  # words of a heading that is a day
_YEAR = 4  # digits: fewer by themselves are no day, but number rows
_WORD = re.compile(r"[^\W\d_]+")


@asked_once
def _matrices(sheets: tuple[Sheet, ...], pack: Pack) -> list[Matrix]:
    def is_day(text: str) -> bool:
        return _names_day(text, pack)

    def is_row(text: str) -> bool:
        return row_named(text, pack.vocabulary) is not None

    def read(table: Table) -> Matrix | None:
        table = with_parted_labels(items_alone(table, pack), pack.vocabulary.roadmap_rows.values())
        matrix = read_matrix(table, is_day, is_row) or _bare_matrix(table, pack) or _by_days(table, pack, is_day)
        matrix = _beneath_periods(matrix, pack) if matrix is not None else None
        if matrix is None or _is_of_others(matrix, pack) or _is_log(matrix, pack):
            return None
        return None if _has_lists_beside(matrix, is_day) or _is_named_beside(matrix, pack) else matrix

    return find_matrices(pack, read, is_day, is_row)


def _beneath_periods(matrix: Matrix, pack: Pack) -> Matrix:
    """The matrix by its next headings, which name a day each where those above or left of them only name the years, quarters or months."""
    if matrix.is_bare or matrix.heads or _has_days(matrix, pack):
        return matrix
    rows = range(matrix.header_row + 1, min(_MOST_HEADS, matrix.table.row_count - 1))
    inner = [matrix._replace(header_row=row) for row in rows]
    if matrix.is_turned:
        inner = [matrix._replace(table=without_first_column(matrix.table))]
    return next((one for one in inner if _has_days(one, pack, all)), matrix)


def _has_days(matrix: Matrix, pack: Pack, how_many: Callable[[Iterator[bool]], bool] = any) -> bool:
    """Whether any of the headings, or all but those that hold a day's place, are days."""
    texts = [text for text in _texts(matrix.subjects()) if text and not is_one_of(text, pack.vocabulary.phrases["placeholder"])]
    return bool(texts) and how_many(_is_exact(text, pack) for text in texts)


def _is_exact(text: str, pack: Pack) -> bool:
    """Whether a heading is one day."""
    return _names_day(text, pack) and any(one.is_exact_day for one in find_dates(text, pack.cover.meeting_date, "roadmap_header"))


def _by_days(table: Table, pack: Pack, is_day: Callable[[str], bool]) -> Matrix | None:
    """A table of days to come with texts beside or beneath them, whatever its labels say: on a page that is named a roadmap, or where
    what stands there tells that meetings are planned. States beside days tell a plan of other things."""
    matrix = read_by_subjects(table, is_day)
    if matrix is None or len(matrix.labels()) > _MOST_ROWS or not _is_ahead(matrix, pack):
        return None
    cells = filled_cells(matrix)
    if any(status_of(cell.text, pack.vocabulary) is not None for cell in cells):
        return None
    held = labelled(held_cells([matrix]))
    cued = {cue for one in held for cue in cues_in(one.text, pack.vocabulary.roadmap_cues)[:1]} & {"agenda_items", "standing_items"}
    is_listed = any(block.is_listed for cell in cells for block in cell.blocks)
    is_planned = is_listed and (bool(cued) or _are_weekly(matrix, pack) or any(repeated(one.cells) == 1.0 for one in held))
    return matrix if is_planned or looks_ahead(pack.sheet(table.page_number), pack) or _captions(pack, table) else None


def _is_log(matrix: Matrix, pack: Pack) -> bool:
    """Whether a table with days down its side is of a kind that dates its rows."""
    return matrix.is_turned and kind_of(matrix.table, pack) in _DATED


def _has_lists_beside(matrix: Matrix, is_day: Callable[[str], bool]) -> bool:
    """Whether lists stand where the rows of a table would be named, beneath one more day or as alignment alone shows: then these are
    columns of text side by side."""
    if matrix.is_bare or matrix.is_turned or matrix.heads:
        return False
    labels = [cell for cell in matrix.labels() if cell.text]
    if not labels or 2 * sum(any(block.is_listed for block in cell.blocks) for cell in labels) <= len(labels):
        return False
    return matrix.table.evidence is Evidence.ALIGNED or is_day(matrix.table.at(matrix.header_row, 0).text or "")


def _is_named_beside(matrix: Matrix, pack: Pack) -> bool:
    """Whether the rows of a table that has no names of them have their names left of it: it may be only the first of them."""
    if not matrix.is_bare:
        return False
    left, top, _, _ = matrix.table.box
    beside = (b.text for b in pack.sheet(matrix.table.page_number).body if b.box.x1 <= left and b.box.top > top and not b.is_listed)
    return any(row is not None and row.score >= _SURE for row in (row_named(text, pack.vocabulary) for text in beside))


def _is_ahead(matrix: Matrix, pack: Pack) -> bool:
    """Whether the days follow each other, from the meeting's own or a later one."""
    days = [day for day in days_of(_texts(matrix.subjects()), pack, None) if day is not None]
    meeting = pack.cover.meeting_date
    return days == sorted(days) and (meeting is None or all(day >= meeting for day in days))


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.text or "" for cell in cells]


def _are_weekly(matrix: Matrix, pack: Pack) -> bool:
    """Whether all days are exact and of the weekday on which the group meets."""
    return _are_meetings(_texts(matrix.subjects()), pack)


def _are_meetings(texts: Sequence[str], pack: Pack, least: int = 1) -> bool:
    """Whether all texts are exact days from the meeting's own onward, on its weekday, each another, and so many days apart at the least."""
    meeting = pack.cover.meeting_date
    days = [day for day in days_of(texts, pack, None) if day is not None and (meeting is None or day >= meeting)]
    are_apart = all(abs((after - day).days) >= least for day, after in pairwise(days))
    return are_apart and len(set(days)) == len(texts) and len({day.weekday() for day in (*days, meeting) if day is not None}) == 1


def _is_of_others(matrix: Matrix, pack: Pack) -> bool:
    """Whether the days are those on which other groups met, or texts on a page of reports only happen to align: then the table says what
    they reported, not what this one plans."""
    is_chance = matrix.table.evidence is Evidence.ALIGNED and promises_reports(pack.sheet(matrix.table.page_number), pack)
    named = [codes_in(cell.text or "", pack.vocabulary.group_names) for cell in matrix.subjects()]
    return is_chance or (all(named) and all(pack.cover.group_code not in codes for codes in named) and len(set(named)) > 1)


def _names_day(text: str, pack: Pack) -> bool:
    """Whether a heading is a day or a month, with no more beside it than names a meeting; or holds the place of one."""
    if len(text.split()) > _LONGEST_DAY:
        return False
    if is_one_of(text, pack.vocabulary.phrases["placeholder"]):
        return True
    if not may_tell_time(text) or (text.isdecimal() and len(text) < _YEAR):
        return False
    found = [day for day in find_dates(text, pack.cover.meeting_date, "roadmap_header") if day.start]
    if len(found) != 1:
        return False
    rest = f"{text[: found[0].start_char]} {text[found[0].end_char :]}"
    beside = {*pack.vocabulary.phrases["meeting_word"], *pack.vocabulary.phrases["extraordinary"]}
    return all(word.casefold() in beside or word in pack.vocabulary.group_names for word in _WORD.findall(rest))


def _bare_matrix(table: Table, pack: Pack) -> Matrix | None:
    """A table of meetings with what is planned for each beneath or beside it, and no heading for that.

    The page says that it is the roadmap, or the days are those on which the group meets, over lists.
    """
    ways = [_with_lists_whole(table)] if table.row_count == _DAYS_AND_ITEMS or table.evidence is Evidence.ALIGNED else []
    ways = [way for way in ways if way.row_count == _DAYS_AND_ITEMS]
    ways += [turned(table)] if table.column_count == _DAYS_AND_ITEMS else []
    for way in ways:
        matrix = Matrix(way, 0, is_turned=False, is_bare=True)
        days = _texts(matrix.subjects())
        if len(days) > 1 and all(text and _names_day(text, pack) for text in days):
            title = pack.sheet(table.page_number).title
            is_named = title is not None and mentions(title.text, pack.vocabulary.phrases["roadmap"])
            return matrix if is_named or _captions(pack, table) or _is_planned(matrix, pack) else None
    return None


def _with_lists_whole(table: Table) -> Table:
    """A table that alignment alone made of lists side by side, the bullets of each beneath its heading as one cell; any other as it is."""
    below = [cell for cell in table.cells if cell.row > 0]
    is_split = table.row_count > _DAYS_AND_ITEMS and all(cell.colspan == 1 for cell in table.cells)
    if not is_split or not all(block.is_listed for cell in below for block in cell.blocks):
        return table
    columns = [[cell for cell in below if cell.column == column] for column in range(table.column_count)]
    lists = (
        replace(cells[0], row=1, box=union([cell.box for cell in cells]), blocks=tuple(block for cell in cells for block in cell.blocks))
        for cells in columns
    )
    return replace(table, row_count=_DAYS_AND_ITEMS, cells=(*(cell for cell in table.cells if cell.row == 0), *lists))


def _is_planned(matrix: Matrix, pack: Pack) -> bool:
    """Whether lists stand beneath days on which the group meets."""
    cells = [cell for cell in matrix.table.cells if cell.row == 1]
    return all(any(block.is_listed for block in cell.blocks) for cell in cells) and _are_meetings(_texts(matrix.subjects()), pack)


def find(pack: Pack) -> list[Region]:
    """The tables whose headings are days one way and the roadmap's rows the other; where there are none, the lists by days."""
    return region_of(_matrices(pack.sheets, pack)) or [Region(one.pages, one.blocks) for one in _lists(pack)]


def _lists(pack: Pack) -> Iterator[RoadmapList]:
    def is_row(text: str) -> bool:
        match = closest(text, pack.vocabulary.roadmap_rows)
        return match is not None and match.name != "dates" and match.score >= _SURE

    return roadmap_lists(pack, lambda text: _names_day(text, pack), is_row, lambda texts, least: _are_meetings(texts, pack, least))


def parse(region: Region, pack: Pack) -> Parsed:
    """The records of all cells, row by row. Years follow on from one table to the next; what is printed twice is read once."""
    if region.blocks:
        return _listed(region, pack)
    records: list[Record] = []
    doubts: list[Doubt] = []
    heads: list[BlockId] = []
    context: list[BlockId] = []
    earlier: list[tuple[str, date | None]] = []
    planned: dict[Cell, _Planned] = {}
    matrices = [matrix for matrix in _matrices(pack.sheets, pack) if matrix.table in region.tables]
    for matrix in matrices:
        days = days_of([subject.text or "" for subject in matrix.subjects()], pack, _previous(matrix, earlier))
        earlier += [(subject.text or "", day) for subject, day in zip(matrix.subjects(), days, strict=True)]
        planned |= {one: _Planned(one.text, one.blocks, day) for one, day in zip(matrix.subjects(), days, strict=True)}
        heads += matrix.headings()
        context += [block.id for block in _captions(pack, matrix.table)]
        doubts += _unread(matrix.subjects(), days, matrix.table.page_number, pack) if not matrix.heads else ()
    every = held_cells(matrices)
    rows = rows_told(labelled(every), pack.vocabulary)
    doubts += unknown_labels(matrices, lambda text: is_told(text, pack.vocabulary))
    for held in every:
        if is_one_of(held.matrix.text(held.label) or "", pack.vocabulary.roadmap_rows["dates"]):
            heads += [block.id for block in held.cell.blocks]  # more that names the meetings, as their numbers do
            continue
        for record in _cell_records(held, planned[held.subject], rows, pack):
            _add(records, record)
    return Parsed(tuple(records), tuple(doubts), tuple(heads), tuple(context))


def _listed(region: Region, pack: Pack) -> Parsed:
    """One record an item of the page's list."""
    found = next(one for one in _lists(pack) if one.page_number == region.pages[0])
    records: list[Record] = []
    heads = {_head(meeting.day, found): meeting.day for meeting in found.meetings}
    days = dict(zip(heads, days_of([head.text for head in heads.values()], pack, None), strict=True))
    counts: dict[tuple[object, str], int] = {}
    for meeting in found.meetings:
        at = _head(meeting.day, found)
        planned, row = _Planned(meeting.day.text, [meeting.day], days[at]), _row_named(meeting.row.text if meeting.row else None, pack)
        for blocks in meeting.items:
            order = counts[at, row.name] = counts.get((at, row.name), 0) + 1
            records.append(_record(blocks, planned, order, row.name, pack, is_cut=found.is_panelled and len(blocks) > 1))
    return Parsed(tuple(records), (), tuple(block.id for block in found.headings))


def _head(day: Block, found: RoadmapList) -> object:
    """What tells a day from others: in a list its place; in panels, where each lane may say it again, its text."""
    return day.text if found.is_panelled else (day.page_number, day.box)


def _previous(matrix: Matrix, earlier: Sequence[tuple[str, date | None]]) -> date | None:
    """The last day of the tables before, where this one goes on from there; None where it begins again."""
    texts = [text for text, _ in earlier]
    subjects = [subject.text for subject in matrix.subjects()]
    if not earlier or not subjects or subjects[0] in texts:
        return None
    return next((day for _, day in reversed(earlier) if day), None)


def _add(records: list[Record], record: Record) -> None:
    """Add a record, or give its words to the same item printed on a page before."""
    for i, before in enumerate(records):
        if before.key == record.key and before.page_number != record.page_number:
            records[i] = replace(before, blocks=before.blocks + record.blocks)
            return
    records.append(record)


def _captions(pack: Pack, table: Table) -> tuple[Block, ...]:
    """The lines right above the table that name the roadmap; what else stands above may be another region's."""
    return tuple(b for b in introduction(pack, table) if mentions(b.text, pack.vocabulary.phrases["roadmap"]))


def _unread(headings: Sequence[Cell], days: Sequence[date | None], page: int, pack: Pack) -> Iterator[Doubt]:
    for heading, day in zip(headings, days, strict=True):
        if day is None and heading.text and not is_one_of(heading.text, pack.vocabulary.phrases["placeholder"]):
            message = f"The roadmap on page {page} has a column '{heading.text}' whose date could not be read."
            yield Doubt("value_not_understood", message, page, heading.text, None, heading.box)


def _row(matrix: Matrix, label: Cell, rows: Mapping[str, Match]) -> Match:
    """Which of the roadmap's rows a label heads, and how well that is known; without one, what is planned can only be for the agenda."""
    return Match("agenda_items", 1.0) if matrix.is_bare else rows.get(matrix.text(label) or "", Match("other", _UNKNOWN))


def _row_named(label: str | None, pack: Pack) -> Match:
    return Match("agenda_items", 1.0) if label is None else row_named(label, pack.vocabulary) or Match("other", _UNKNOWN)


def _heading(matrix: Matrix, label: Cell, row: Match, rows: Mapping[str, Match]) -> float:
    """The signal of a row's label: nothing is known of it where another, that says something else, is read as the same row."""
    others = {matrix.text(one) for one in matrix.labels() if _row(matrix, one, rows).name == row.name} - {matrix.text(label), None}
    return row.score if not others or row.name == "other" else 0.0


class _Planned(NamedTuple):
    """The heading under which something is planned, its blocks, and the day that it names."""

    text: str | None
    blocks: Sequence[Block]
    day: date | None


def _cell_records(held: HeldCell, planned: _Planned, rows: Mapping[str, Match], pack: Pack) -> Iterator[Record]:
    row = _row(held.matrix, held.label, rows)
    loose = any(before[0].is_listed and not item[0].is_listed for before, item in pairwise(held.items))
    heading, joined = clamped(_heading(held.matrix, held.label, row, rows)), 0.0 if held.is_joined else 1.0
    known = Signals(heading=heading, joined=joined, whole=_LOOSE if loose else 1.0)
    fills = pack.sheet(held.matrix.table.page_number).fills if len(held.items) > 1 else ()
    items = joined_in_boxes(held.items, held.cell.box, fills) if fills else held.items
    for order, blocks in enumerate(items, start=1):
        record = _record(blocks, planned, order, row.name, pack, is_cut=len(blocks) > 1)
        yield replace(record, box=held.cell.box).weighed(lowest([record.signals or Signals(), known]))


def _record(blocks: Sequence[Block], planned: _Planned, order: int, name: str, pack: Pack, *, is_cut: bool = False) -> Record:
    """One item of the roadmap, planned for the day that its heading names; ``is_cut``: its blocks are one text over a page's end."""
    text, day = (join_short(blocks) if is_cut else join_long(blocks)) or "", planned.day
    content = RoadmapItem(
        target_meeting_date=day,
        target_meeting_raw=planned.text,
        roadmap_row=name,
        item_order=order,
        text=text,
        stage=_stage(text, pack) if name == "agenda_items" else None,
        is_placeholder=is_one_of(text, pack.vocabulary.phrases["placeholder"]),
    )
    key = (day.isoformat() if day else planned.text or "", name, text)
    signals = Signals(heading=1.0 if day else _UNKNOWN, whole=0.0 if is_fragment(blocks[0]) else 1.0)
    parts = (*part_of("text", blocks, "cell"), *part_of("target_meeting_date", planned.blocks, "heading"))
    ids, box = tuple(block.id for block in blocks), union([block.box for block in blocks if block.page_number == blocks[0].page_number])
    return Record.of("roadmap_items", content, key, (blocks[0].page_number, box), signals, ids, parts)


def _stage(text: str, pack: Pack) -> str | None:
    """The stage that an item's last word names, or the first behind its last dash or bracket."""
    behind = re.split(r"\s[–—-]\s|[(:]\s*", text)[1:]
    candidates = (text.rstrip(" .)").rsplit(" ", 1)[-1], *(part.split(" ", 1)[0] for part in behind[-1:]))
    named = (stage for last in candidates for stage, words in pack.vocabulary.stages.items() if is_one_of(last, words))
    return next(named, None)
