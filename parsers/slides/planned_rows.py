"""Roadmaps as tables with a row for each item, and in one column the meeting for which it is planned."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers.language.dates import find_dates
from parsers.language.phrases import is_one_of
from parsers.layout.sheet import Table
from parsers.pack import Pack, asked_once
from parsers.slides.columns import Header
from parsers.slides.roadmap_days import days_of
from parsers.slides.roadmap_lists import looks_ahead
from parsers.slides.tables import headers_of

_FEWEST = 2  # meetings
_APART = 5  # days between two of them; an agenda goes on on the next


@asked_once
def items_alone(table: Table, pack: Pack) -> Table:
    """A table of items with the meetings to come beside them, without the columns for which a roadmap has no place: what an item is for,
    who leads it, how long it takes. Any other table as it is.

    It reads like an agenda, but what an agenda lists belongs to its own meeting.
    """
    header = headers_of(table, pack).get("agenda")
    days = _column_of_days(table, header, pack) if header is not None else None
    if header is None or days is None:
        return table
    (title,) = header.roles["title"]
    more = {column for columns in header.roles.values() for column in columns} - {days, title}
    kept = [column for column in range(table.column_count) if column not in more]
    places = {column: place for place, column in enumerate([days, *(column for column in kept if column != days)])}
    cells = [replace(cell, column=places[cell.column], colspan=1) for cell in table.cells if cell.column in places]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, column_count=len(kept), cells=tuple(cells))


def _column_of_days(table: Table, header: Header, pack: Pack) -> int | None:
    """The column that says for which meeting an item is planned: days to come, under a heading or a page's title that tells it."""
    titles = header.roles.get("title", ())
    if len(titles) != 1 or any(cell.colspan > 1 for cell in table.cells):
        return None
    ahead = looks_ahead(pack.sheet(table.page_number), pack)
    named = [ahead or (text is not None and is_one_of(text, pack.vocabulary.roadmap_rows["dates"])) for text in header.titles]
    columns = (column for column, is_named in enumerate(named) if is_named and column not in titles)
    return next((column for column in columns if _are_ahead(table, header, column, pack)), None)


def _are_ahead(table: Table, header: Header, column: int, pack: Pack) -> bool:
    """Whether a column holds nothing but days from the meeting's own onward, in their order, as far apart as meetings are."""
    meeting = pack.cover.meeting_date
    texts = [cell.text for cell in table.cells if cell.column == column and cell.row > header.row and cell.text]
    if len(set(texts)) < _FEWEST or meeting is None:
        return False
    if any(sum(one.is_exact_day for one in find_dates(text, meeting, "roadmap_header")) != 1 for text in texts):
        return False
    days = [day for day in days_of(texts, pack, None) if day is not None]
    are_apart = all((after - day).days >= _APART for day, after in pairwise(dict.fromkeys(days)))
    return len(days) == len(texts) and days == sorted(days) and days[0] >= meeting and are_apart
