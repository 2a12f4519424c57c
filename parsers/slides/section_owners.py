"""Action logs that are parted by owner, by status or by the day they were raised on: the rows across them say so of the actions beneath.

Or a log is one table for each owner, beneath a heading with the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parsers.language.dates import find_dates
from parsers.language.groups import group_named
from parsers.language.parties import are_parties
from parsers.language.phrases import mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Table
from parsers.pack import Pack
from parsers.slides.row_reader import RowReader
from parsers.slides.statuses import status_of
from parsers.slides.tables import find_tables, introduction

_NAME = "action_log"
_FEWEST = 2  # sections
_SURE = 0.8  # how well each must be known
_LONGEST = 8  # words
_TOUCHING = 4.0  # points: how far a table may reach over the line beneath it
_SMALL = frozenset({"and", "of", "for", "the"})  # what a name has in lower case
_WORD = re.compile(r"[^\W\d_]+")


def with_owners(rows: Sequence[RowReader], pack: Pack) -> Sequence[RowReader]:
    """The rows, each of which knows whose section it stands in where all sections name parties, or under which status or day where they
    name these: on a further page the one that goes on."""
    sections = [section for section in dict.fromkeys(row.section for row in rows) if section]
    if not sections:
        return _with_owners_above(rows, pack)
    if len(sections) < _FEWEST or rows[0].section is None:
        return rows
    role = next((role for role, names in _ROLES.items() if all(names(section, rows, pack) for section in sections)), None)
    if role is None or any(row.has(role) for row in rows):
        return rows
    last = rows[0]
    for row in rows:
        last = row if row.section else last
        row.headed[role] = last.section_blocks
    return rows


def _with_owners_above(rows: Sequence[RowReader], pack: Pack) -> Sequence[RowReader]:
    """The rows, each of which knows the heading right above its table where all action tables have one, and all only name parties."""
    above = [(row, _right_above(row.first.table, pack)) for row in rows]
    found = [(row, heading) for row, heading in above if heading is not None]
    beneath: dict[str, list[RowReader]] = {}
    for row, heading in found:
        beneath.setdefault(heading.text, []).append(row)
    is_named = len(found) == len(rows) and all(_is_owner(text, own, pack) for text, own in beneath.items())
    if not is_named or any(row.has("owner") for row in rows) or not _are_parted_by_owner(pack):
        return rows
    for row, heading in found:
        row.headed["owner"] = (heading,)
    return rows


def _are_parted_by_owner(pack: Pack) -> bool:
    """Whether the headings right above a pack's action tables name parties, one for each table, and not the same over all of them.

    Groups have logs of their own: their names say of actions where they were raised.
    """
    headings = [_right_above(table, pack) for region in find_tables(pack, _NAME) for table in region.tables]
    names = {heading.text for heading in headings if heading is not None}
    if None in headings or len(names) < _FEWEST or any(group_named(name, pack.vocabulary)[0] for name in names):
        return False
    return all(_is_owner(name, (), pack) for name in names)


def _right_above(table: Table, pack: Pack) -> Block | None:
    """The heading right above a table, below the page's title and all other tables; None where something else stands there."""
    last = introduction(pack, table)[-1:]
    others = [other.box.bottom for other in pack.sheet(table.page_number).tables if other.box.bottom <= table.box.top]
    is_near = bool(last) and last[0].kind is BlockKind.TITLE and all(bottom <= last[0].box.top + _TOUCHING for bottom in others)
    return last[0] if is_near else None


def section_day(section: str, pack: Pack) -> date | None:
    """The one exact day that a short row across a table says, of a meeting and not of when something is due."""
    if len(section.split()) > _LONGEST or mentions(section, pack.vocabulary.tables[_NAME].columns.get("due", ())):
        return None
    days = find_dates(section, pack.cover.meeting_date, "roadmap_header")
    return days[0].start if len(days) == 1 and days[0].is_exact_day else None


def _names_day(section: str, rows: Sequence[RowReader], pack: Pack) -> bool:
    day = section_day(section, pack)
    return day is not None and (pack.cover.meeting_date is None or day <= pack.cover.meeting_date)


def _names_status(section: str, rows: Sequence[RowReader], pack: Pack) -> bool:
    return status_of(section, pack.vocabulary) is not None


def _names_owner(section: str, rows: Sequence[RowReader], pack: Pack) -> bool:
    titles = [title for row in rows if (title := pack.sheet(row.page_number).title) is not None]
    if titles and all(mentions(title.text, pack.vocabulary.phrases["by_owner"]) for title in titles):
        return True
    return _is_owner(section, [row for row in rows if row.section == section], pack)


def _is_owner(section: str, rows: Sequence[RowReader], pack: Pack) -> bool:
    """Whether a heading of rows only names parties, and not the group whose references stand beneath it."""
    words = _WORD.findall(section)
    is_name = 0 < len(words) <= _LONGEST and all(
        word[0].isupper() or word in _SMALL or (len(word) > 1 and word[1].isupper()) for word in words
    )
    if not is_name or not are_parties(section, pack.vocabulary, _SURE):
        return False
    beneath = [block.text for row in rows for block in row.blocks("action_ref")]
    return not any(text.startswith(section) for text in beneath)


_ROLES = {"status": _names_status, "owner": _names_owner, "raised": _names_day}
