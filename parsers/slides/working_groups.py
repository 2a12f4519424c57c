"""The working group matrix: what each group has coming, had last time, and escalates; one record a bullet or lead-in line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.dates import lead_day, read_day
from parsers.language.groups import folded_name, group_of
from parsers.language.phrases import closest, is_one_of
from parsers.language.plans import read_plan
from parsers.layout.blocks import Block, join_short
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.signals import Signals, clamped
from parsers.slides.matrix import HeldCell, Matrix, find_matrices, held_cells, is_fragment, listed, read_matrix, region_of
from parsers.slides.tables import introductions, kind_of
from schemas.records import WorkingGroupItem

NAME = "working_groups"
_UNKNOWN = 0.3  # the signal of a group or a row of the report that is not known
_SURE = 0.85  # how well a box's heading must be known
_ASIDE = 12.0  # points: how far left of its table a group's name may stand
_FEWEST = 2  # rows that a report of one group has
_MOSTLY = 0.6  # of them must be known
_LOOSE = 0.2  # what a line that may be the rest of a bullet's leaves of the wholeness of its cell
_PLANNED_ROWS = ("upcoming_deliverables", "other")


def _matrices(pack: Pack) -> list[Matrix]:
    def is_group(text: str) -> bool:
        return group_of(text, pack.vocabulary.group_names)[0] is not None

    def is_row(text: str) -> bool:
        return closest(text, pack.vocabulary.report_rows) is not None

    def read(table: Table) -> Matrix | None:
        matrix = read_matrix(table, is_group, is_row)
        if matrix is not None and kind_of(table, pack) == "governance":
            known = sum(1 for label in matrix.labels() if label.text and is_row(label.text))
            return matrix if known >= _FEWEST else None  # else what groups said, beside the days on which they met
        return matrix or _of_one_group(table, pack, is_group, is_row) or _of_boxes(table, pack, is_group)

    return find_matrices(pack, read, is_group, is_row)


def _of_one_group(table: Table, pack: Pack, is_group: Callable[[str], bool], is_row: Callable[[str], bool]) -> Matrix | None:
    """A table of one group: the report's rows down the side, and its name over both columns or on the line above."""
    first = table.at(0, 0)
    is_headed = first.colspan == table.column_count
    head = replace(first, column=1, colspan=1) if is_headed else _line_above(table, pack)
    labels = [table.at(row, 0).text for row in range(int(is_headed), table.row_count)]
    known = sum(1 for text in labels if text and is_row(text))
    if table.column_count != 2 or head is None or not is_group(head.text or "") or known < max(_FEWEST, _MOSTLY * len(labels)):
        return None
    return Matrix(table, int(is_headed) - 1, is_turned=False, heads=(head,))


def _of_boxes(table: Table, pack: Pack, is_group: Callable[[str], bool]) -> Matrix | None:
    """A page of one group, which is its title: the report's rows head boxes that stand beside and beneath each other."""
    title = pack.sheet(table.page_number).title
    if title is None or not is_group(title.text):
        return None
    labels = [cell for cell in table.cells if (row := closest(cell.text, pack.vocabulary.report_rows)) and row.score >= _SURE]
    boxes = [(label, _beneath(label, table, labels)) for label in labels]
    filled = tuple((label, cell) for label, cell in boxes if cell is not None)
    head = Cell(-1, 0, 1, 1, title.box, (title,))
    return Matrix(table, -1, is_turned=False, heads=(head,), boxes=filled) if len(filled) >= _FEWEST else None


def _beneath(label: Cell, table: Table, labels: Sequence[Cell]) -> Cell | None:
    """The first cell with a text beneath a heading; None where another heading comes before it."""
    column = (table.at(row, label.column) for row in range(label.last_row + 1, table.row_count))
    cell = next((cell for cell in column if cell.text), None)
    return cell if cell not in labels else None


def _line_above(table: Table, pack: Pack) -> Cell | None:
    """The line right above a table, as the cell that heads its second column."""
    body = pack.sheet(table.page_number).body
    above = [b for b in body if b.box.bottom <= table.box.top + 1 and table.box.x0 - _ASIDE <= b.box.x0 < table.box.x1]
    nearest = max(above, key=lambda b: b.box.bottom, default=None)
    return Cell(-1, 1, 1, 1, nearest.box, (nearest,)) if nearest is not None else None


def find(pack: Pack) -> list[Region]:
    """The tables whose headings are groups one way and the report's rows the other."""
    return region_of(_matrices(pack))


def parse(region: Region, pack: Pack) -> Parsed:
    """The records of all cells, group by group as the labels run. A cell that goes on on the next page counts on."""
    matrices = [matrix for matrix in _matrices(pack) if matrix.table in region.tables]
    heads = [block for matrix in matrices for block in matrix.headings()]
    counts: dict[tuple[str, str], int] = {}
    records = tuple(record for one in held_cells(matrices) for record in _cell_records(one, counts, pack))
    return Parsed(records, (), tuple(heads), tuple(introductions(pack, region)))


class _Place(NamedTuple):
    """Whose cell it is, and in which row of the report."""

    code: str | None
    name: str
    row: str
    row_raw: str | None
    signals: Signals

    @property
    def key(self) -> tuple[str, str]:
        return self.code or self.name, self.row_raw or self.row


def _place(matrix: Matrix, subject: Cell, label: Cell, pack: Pack) -> _Place:
    code, name = group_of(matrix.text(subject) or "", pack.vocabulary.group_names)
    label_text = matrix.text(label)
    row = closest(label_text, pack.vocabulary.report_rows)
    is_known = code is not None and not _is_cut(name, pack.vocabulary.group_names.get(code, ""))
    heading = row.score if row and is_known else _UNKNOWN
    joined = 0.0 if matrix.is_carried else 1.0
    return _Place(code, name, row.name if row else "other", label_text, Signals(heading=clamped(heading), joined=joined))


def _is_cut(name: str, known: str) -> bool:
    """Whether a group's printed name is only the end or the beginning of its known one: the rest of the heading was not found."""
    printed, whole = folded_name(name), folded_name(known)
    return bool(printed) and (whole.endswith(f" {printed}") or whole.startswith(f"{printed} "))


def _cell_records(held: HeldCell, counts: dict[tuple[str, str], int], pack: Pack) -> Iterator[Record]:
    when, place = pack.cover.meeting_date, _place(held.matrix, held.subject, held.label, pack)
    if held.is_joined:
        place = place._replace(signals=place.signals.lowered(joined=0.0))
    firsts = tuple(item[0] for item in held.items)
    cell_day = lead_day(firsts[0].text, when) if firsts else None
    whole = tuple(block for item in held.items for block in item)
    if is_one_of(join_short(whole), pack.vocabulary.phrases["nil_return"]):
        yield _record(whole, 1, place, held.cell, pack, None, is_nil=True)
        return
    if any(_is_loose(before, block, when) for before, block in pairwise(firsts)):
        place = place._replace(signals=place.signals.lowered(whole=_LOOSE))
    leading = listed(firsts, lambda text: read_day(text, when) is not None)
    for item, (_, leads) in zip(held.items, leading, strict=True):
        order = counts[place.key] = counts.get(place.key, 0) + 1
        yield _record(tuple(item), order, place, held.cell, pack, cell_day, leads=leads)


def _is_loose(before: Block, block: Block, when: date | None) -> bool:
    """Whether a line without a bullet stands right after one with a bullet, and leads nothing in: it may be the rest of it."""
    return before.is_listed and not block.is_listed and not block.text.endswith(":") and read_day(block.text, when) is None


def _record(
    blocks: tuple[Block, ...],
    order: int,
    place: _Place,
    cell: Cell,
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
    return Record("working_group_items", content, key, blocks[0].page_number, cell.box, 1.0, ids, parts).weighed(signals)
