"""The working group matrix: what each group has coming, had last time, and escalates; one record a bullet or lead-in line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.dates import lead_day, read_day
from parsers.language.groups import folded_name, group_named
from parsers.language.phrases import Match, closest, is_one_of, mentions
from parsers.language.plans import read_plan
from parsers.layout.blocks import Block, join_short
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.table import Evidence
from parsers.pack import Pack, asked_once
from parsers.signals import Signals, clamped
from parsers.slides.group_panels import GroupPanel, group_panels, label_and_day
from parsers.slides.listed_reports import with_list_across
from parsers.slides.matrix import (
    HeldCell,
    Matrix,
    find_matrices,
    held_cells,
    is_fragment,
    listed,
    read_matrix,
    region_of,
    with_bands_beside,
)
from parsers.slides.panels import printed_on, within
from parsers.slides.parted_labels import with_parted_labels
from parsers.slides.report_rows import day_told, is_nil, is_phrase, row_of, rows_of, rows_told
from parsers.slides.tables import introductions, kind_of
from parsers.slides.told_labels import Labelled, filled_cells, labelled, read_by_subjects, unknown_label, unknown_labels
from parsers.slides.update_pages import headed_updates, names_updates
from schemas.records import WorkingGroupItem

NAME = "working_groups"
_UNKNOWN = 0.3  # the signal of a group or a row of the report that is not known
_ASIDE = 12.0  # points: how far left of its table a group's name may stand
_FEWEST = 2  # rows that a report of one group has
_LISTED = 4  # of so many cells one must hold a list
_LONGEST_LABEL = 7  # words of a row's heading
_LONGEST_NAME = 20  # words of a group's name and what stands with it: more are a text that mentions one
_TOLD = 0.5  # how well a row must be told where its heading is not known
_MOSTLY = 0.6  # of them must be known
_LOOSE = 0.2  # what a line that may be the rest of a bullet's leaves of the wholeness of its cell
_Row = tuple[str, str]  # a group and a row of its report
_MEETING_ROWS = ("last_meeting_agenda", "next_meeting_agenda")
_PLANNED_ROWS = ("upcoming_deliverables", "other")


@asked_once
def _matrices(sheets: tuple[Sheet, ...], pack: Pack) -> list[Matrix]:
    def is_group(text: str) -> bool:
        return len(text.split()) <= _LONGEST_NAME and group_named(text, pack.vocabulary)[0] is not None

    def is_known_row(text: str) -> bool:
        return is_phrase(text, pack.vocabulary)

    def is_row(text: str) -> bool:
        return row_of(text, pack.vocabulary) is not None

    def read(printed: Table) -> Matrix | None:
        if printed.evidence is Evidence.ALIGNED and _has_rows_within(printed, pack):
            return None
        parted = with_parted_labels(printed, pack.vocabulary.report_rows.values())
        table = with_list_across(with_bands_beside(parted, is_group), is_group, is_known_row)
        matrix = read_matrix(table, is_group, is_known_row) or read_matrix(table, is_group, is_row)
        if matrix is not None and (kind_of(table, pack) == "governance" or not _are_working(matrix, pack)):
            known = sum(1 for label in matrix.labels() if label.text and is_known_row(label.text))
            is_report = known >= _FEWEST and not (_is_of_updates(table, pack) and not _are_working(matrix, pack))
            return matrix if is_report else None  # else what groups said, beside the days on which they met
        return matrix or _of_one_group(table, pack, is_group, is_row) or _by_groups(table, pack, is_group)

    return find_matrices(pack, read, is_group, is_row)


def _has_rows_within(table: Table, pack: Pack) -> bool:
    """Whether names of the report's rows stand right of a table's first column, beneath its header, and as often as in it, or in bold over
    what else several of its cells hold: then only panels side by side look like a table."""
    below = [cell for cell in table.cells if cell.row > 0 and cell.text]
    cells = [cell for cell in below if is_phrase(cell.text or "", pack.vocabulary)]
    leads = sum(len(cell.blocks) > 1 and _heads_rest(cell.blocks[0], pack) for cell in below)
    return max(leads, sum(cell.column > 0 for cell in cells)) >= max(_FEWEST, sum(cell.column == 0 for cell in cells))


def _heads_rest(block: Block, pack: Pack) -> bool:
    return block.is_bold and not block.is_listed and is_phrase(block.text, pack.vocabulary)


def _by_groups(table: Table, pack: Pack, is_group: Callable[[str], bool]) -> Matrix | None:
    """A table of what groups that work for others report, whatever its labels say: lists, or on a page whose title names such reports."""
    matrix = read_by_subjects(table, is_group)
    if matrix is None or not _are_working(matrix, pack) or headed_updates(table, pack) is not None:
        return None
    held = held_cells([matrix])
    if kind_of(table, pack) is not None and len(rows_told(labelled(held), pack)) < _FEWEST:
        return None
    filled, title = filled_cells(matrix), pack.sheet(table.page_number).title
    is_named = title is not None and closest(title.text, {"groups": pack.vocabulary.phrases["working_groups"]}) is not None
    return matrix if is_named or _LISTED * sum(any(block.is_listed for block in cell.blocks) for cell in filled) >= len(filled) else None


def _is_of_updates(table: Table, pack: Pack) -> bool:
    """Whether a table's page is named as one of updates from groups."""
    title = pack.sheet(table.page_number).title
    return title is not None and names_updates(title.text, pack)


def _are_working(matrix: Matrix, pack: Pack) -> bool:
    """Whether one of a matrix's groups works for others."""
    return any(_works(cell.text or "", pack) for cell in matrix.subjects())


def _works(text: str, pack: Pack) -> bool:
    """Whether a group is one that works for others: it publishes no packs of its own."""
    code, name = group_named(text, pack.vocabulary)
    known = pack.vocabulary.group_names.get(code or "", name)
    return code not in pack.vocabulary.group_names or mentions(known, pack.vocabulary.phrases["working_group"])


def _of_one_group(table: Table, pack: Pack, is_group: Callable[[str], bool], is_row: Callable[[str], bool]) -> Matrix | None:
    """A table of one group: the report's rows down the side, and its name over both columns or on the line above."""
    first = table.at(0, 0)
    is_headed = first.colspan == table.column_count
    head = replace(first, column=1, colspan=1) if is_headed else _line_above(table, pack)
    labels = [table.at(row, 0).text for row in range(int(is_headed), table.row_count)]
    known = sum(1 for text in labels if text and is_row(text))
    if table.column_count != 2 or head is None or not is_group(head.text or ""):
        return None
    matrix, least = Matrix(table, int(is_headed) - 1, is_turned=False, heads=(head,)), max(_FEWEST, _MOSTLY * len(labels))
    is_drawn = table.evidence is not Evidence.ALIGNED and not any(block.is_listed for cell in matrix.labels() for block in cell.blocks)
    return matrix if known >= least or (is_drawn and _works(head.text or "", pack) and _rows_told(matrix, pack) >= least) else None


def _rows_told(matrix: Matrix, pack: Pack) -> int:
    """How many labels of a matrix cues or values tell, those that are only left for a row not counted."""
    labels = labelled(held_cells([matrix]))
    if any(len(one.text.split()) > _LONGEST_LABEL for one in labels):
        return 0
    return sum(row.name != "other" and row.score >= _TOLD for row in rows_told(labels, pack).values())


def _line_above(table: Table, pack: Pack) -> Cell | None:
    """The line right above a table, as the cell that heads its second column."""
    body = pack.sheet(table.page_number).body
    above = [b for b in body if b.box.bottom <= table.box.top + 1 and table.box.x0 - _ASIDE <= b.box.x0 < table.box.x1]
    nearest = max(above, key=lambda b: b.box.bottom, default=None)
    return Cell(-1, 1, 1, 1, nearest.box, (nearest,)) if nearest is not None else None


def find(pack: Pack) -> list[Region]:
    """The tables whose headings are groups one way and the report's rows the other; and the pages with panels where no table was read."""
    regions = region_of(_matrices(pack.sheets, pack))
    read = {page for region in regions for page in region.pages}
    return [*regions, *(region for sheet in pack.sheets if sheet.page_number not in read for region in _of_panels(sheet, pack))]


def _of_panels(sheet: Sheet, pack: Pack) -> Iterator[Region]:
    found = group_panels(sheet, pack)
    if found:
        boxes = [box for one in found for box in ((one.group.box, one.row.box) if _is_beneath_title(one.group, sheet) else (one.row.box,))]
        yield Region((sheet.page_number,), within(printed_on(sheet), boxes))


def _is_beneath_title(group: Block, sheet: Sheet) -> bool:
    return group is not sheet.title and group.page_number == sheet.page_number


def parse(region: Region, pack: Pack) -> Parsed:
    """The records of all cells, group by group as the labels run. A cell that goes on on the next page counts on."""
    if region.blocks:
        return _from_panels(region, pack)
    matrices = [matrix for matrix in _matrices(pack.sheets, pack) if matrix.table in region.tables]
    heads = [block for matrix in matrices for block in matrix.headings()]
    counts: dict[_Row, int] = {}
    every = held_cells(matrices)
    rows = rows_told(labelled(every), pack)
    cells = (_cell_of(held, rows, pack) for held in every)
    records = tuple(record for cell in cells for record in _cell_records(cell, counts, pack))
    doubts = tuple(unknown_labels(matrices, lambda text: row_of(text, pack.vocabulary) is not None))
    return Parsed(records, doubts, tuple(heads), tuple(introductions(pack, region)))


def _from_panels(region: Region, pack: Pack) -> Parsed:
    """The records of a page's panels."""
    found = group_panels(pack.sheet(region.pages[0]), pack)
    counts: dict[_Row, int] = {}
    labels = [label_and_day(one.row.head.text, pack)[0] for one in found]
    unknown = {label: one for one, label in zip(reversed(found), reversed(labels), strict=True) if row_of(label, pack.vocabulary) is None}
    rows = rows_told(_labelled(found, labels), pack) if unknown else rows_of(labels, pack.vocabulary)
    cells = (_panel_cell(one, rows, pack) for one in found)
    records = tuple(record for cell in cells for record in _cell_records(cell, counts, pack))
    heads = dict.fromkeys(b.id for one in found for b in (one.group, one.row.head) if b.page_number == region.pages[0])
    doubts = tuple(unknown_label(label, one.row.head.page_number, one.row.head.box) for label, one in reversed(unknown.items()))
    return Parsed(records, doubts, tuple(heads), tuple(block.id for block in region.blocks))


def _labelled(found: Sequence[GroupPanel], labels: Sequence[str]) -> list[Labelled]:
    """Each heading of a row with what stands beneath it in the panels of all groups."""
    across: dict[str, list[tuple[str, ...]]] = {}
    for one, label in zip(found, labels, strict=True):
        across.setdefault(label, []).append(tuple(" ".join(block.text for block in item) for item in one.row.items))
    return [Labelled(label, tuple(cell for cell in cells if cell), len(cells)) for label, cells in across.items()]


class _Place(NamedTuple):
    """Whose cell it is, and in which row of the report."""

    code: str | None
    name: str
    row: str
    row_raw: str | None
    signals: Signals

    @property
    def key(self) -> _Row:
        return self.code or self.name, self.row_raw or self.row


class _Cell(NamedTuple):
    """What a group reports in one row: its items, the box that they stand in, and the day of the meeting where the heading tells it."""

    place: _Place
    items: Sequence[Sequence[Block]]
    box: Box
    day: date | None = None


def _panel_cell(panel: GroupPanel, rows: Mapping[str, Match], pack: Pack) -> _Cell:
    label, day = label_and_day(panel.row.head.text, pack)
    return _Cell(_place(panel.group_name, label, rows, pack), panel.row.items, panel.row.box, day)


def _cell_of(held: HeldCell, rows: Mapping[str, Match], pack: Pack) -> _Cell:
    place = _place(held.matrix.text(held.subject), held.matrix.text(held.label), rows, pack)
    is_apart = held.matrix.is_carried or held.is_joined
    return _Cell(place._replace(signals=place.signals.lowered(joined=0.0)) if is_apart else place, held.items, held.cell.box)


def _place(group: str | None, label: str | None, rows: Mapping[str, Match], pack: Pack) -> _Place:
    code, name = group_named(group or "", pack.vocabulary)
    row = rows.get(label or "")
    is_known = code is not None and not _is_cut(name, pack.vocabulary.group_names.get(code, ""))
    heading = row.score if row and is_known else _UNKNOWN
    return _Place(code, name, row.name if row else "other", label, Signals(heading=clamped(heading)))


def _is_cut(name: str, known: str) -> bool:
    """Whether a group's printed name is only the end or the beginning of its known one: the rest of the heading was not found."""
    printed, whole = folded_name(name), folded_name(known)
    return bool(printed) and (whole.endswith(f" {printed}") or whole.startswith(f"{printed} "))


def _cell_records(cell: _Cell, counts: dict[_Row, int], pack: Pack) -> Iterator[Record]:
    when, place = pack.cover.meeting_date, cell.place
    firsts = tuple(item[0] for item in cell.items)
    cell_day = cell.day or _cell_day(firsts, place, when)
    whole = tuple(block for item in cell.items for block in item)
    if _is_nil_return(whole, place, pack):
        yield _record(whole, 1, place, cell.box, pack, None, is_nil=True)
        return
    if any(_is_loose(before, block, when) for before, block in pairwise(firsts)):
        place = place._replace(signals=place.signals.lowered(whole=_LOOSE))
    leading = listed(firsts, lambda text: read_day(text, when) is not None)
    for item, (_, leads) in zip(cell.items, leading, strict=True):
        order = counts[place.key] = counts.get(place.key, 0) + 1
        yield _record(tuple(item), order, place, cell.box, pack, cell_day, leads=leads)


def _cell_day(firsts: Sequence[Block], place: _Place, when: date | None) -> date | None:
    """The day that a cell begins with; where a meeting is reported also one that a line before a list tells in other words."""
    day = lead_day(firsts[0].text, when) if firsts else None
    leads = place.row in _MEETING_ROWS and len(firsts) > 1 and not firsts[0].is_listed and firsts[1].is_listed
    return day_told(firsts[0].text, when) if day is None and leads and when is not None else day


def _is_nil_return(blocks: Sequence[Block], place: _Place, pack: Pack) -> bool:
    """Whether a cell says that there is nothing to report; in words that are none of the phrases only where things are escalated."""
    text = join_short(blocks)
    return is_one_of(text, pack.vocabulary.phrases["nil_return"]) or (place.row == "escalations" and is_nil([text or ""], pack.vocabulary))


def _is_loose(before: Block, block: Block, when: date | None) -> bool:
    """Whether a line without a bullet stands right after one with a bullet, and leads nothing in: it may be the rest of it."""
    return before.is_listed and not block.is_listed and not block.text.endswith(":") and read_day(block.text, when) is None


def _record(
    blocks: tuple[Block, ...],
    order: int,
    place: _Place,
    box: Box,
    pack: Pack,
    cell_day: date | None,
    *,
    leads: bool = False,
    is_nil: bool = False,
) -> Record:
    text = join_short(blocks) or ""
    plan = read_plan(text if place.row in _PLANNED_ROWS else "", pack.cover.meeting_date)
    content = WorkingGroupItem(
        group_code=place.code,
        group_name=place.name or None,
        report_row=place.row,
        report_row_raw=place.row_raw,
        item_order=order,
        is_lead_in=leads,
        is_nil_return=is_nil,
        text=text,
        cell_date=cell_day,
        planned_raw=plan.planned_raw,
        planned_start_date=plan.planned_start_date,
        planned_end_date=plan.planned_end_date,
        target_meeting_raw=plan.target_meeting_raw,
    )
    signals = place.signals.lowered(whole=0.0 if is_fragment(blocks[0]) else 1.0)
    parts = part_of("text", blocks, "cell")
    ids = tuple(block.id for block in blocks)
    key = (place.code or place.name, place.row, text)
    return Record.of("working_group_items", content, key, (blocks[0].page_number, box), signals, ids, parts)
