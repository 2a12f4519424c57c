"""What working groups report on a page without a table: the report's rows as headings of panels or sections, beneath each group's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.language.groups import group_of
from parsers.language.phrases import closest, mentions
from parsers.layout.blocks import Block
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.slides.group_headings import LONGEST_HEADING
from parsers.slides.panels import Panel, panels, texts_of
from parsers.slides.tables import kind_of

_SURE = 0.85  # how well a heading must be known
_LONGEST = 8  # words of a heading
_FEWEST = 2  # rows that a report of one group has


class GroupPanel(NamedTuple):
    """One row of one group's report: the heading that names the group, which may be the page's title, and the row with its texts."""

    group: Block
    row: Panel


def group_panels(sheet: Sheet, pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows of all reports on a page; none where its title speaks of no working group, or a table was read on it.

    Each group must have two rows or more, and all texts of the page must be of some row.
    """
    title = sheet.title
    if title is None or sheet.page_number in pack.dividers or not (_is_group(title, pack) or _names_reports(title, pack)):
        return ()
    blocks = texts_of(sheet)
    rows = {block.id for block in blocks if _is_row(block, pack)}
    if len(rows) < _FEWEST or any(kind_of(table, pack) for table in sheet.tables):
        return ()
    return _of_groups(sheet, blocks, rows, pack) or (_of_group(title, sheet, blocks, rows) if _is_group(title, pack) else ())


def _names_reports(title: Block, pack: Pack) -> bool:
    return mentions(title.text, pack.vocabulary.phrases["working_groups"])


def _is_group(block: Block, pack: Pack) -> bool:
    """Whether a heading names a group that is not the pack's own."""
    if block.is_listed or len(block.words) > LONGEST_HEADING:
        return False
    code = group_of(block.text, pack.vocabulary.group_names)[0]
    return code is not None and code != pack.cover.group_code


def _is_row(block: Block, pack: Pack) -> bool:
    """Whether a text is a heading of a row, and no longer than one."""
    if block.is_listed or len(block.words) > _LONGEST:
        return False
    row = closest(block.text, pack.vocabulary.report_rows)
    return row is not None and row.score >= _SURE


def _of_groups(sheet: Sheet, blocks: Sequence[Block], rows: set[tuple[int, int]], pack: Pack) -> tuple[GroupPanel, ...]:
    """The rows beneath the name of each of the groups that a page reports from."""
    groups = panels(sheet, blocks, lambda block: block.id not in rows and _is_group(block, pack))
    found = [_of_group(group.head, sheet, group.blocks, rows) for group in groups]
    return tuple(panel for of_group in found for panel in of_group) if all(found) else ()


def _of_group(group: Block, sheet: Sheet, blocks: Sequence[Block], rows: set[tuple[int, int]]) -> tuple[GroupPanel, ...]:
    """The rows of one group, none where they are too few or say nothing."""
    found = panels(sheet, blocks, lambda block: block.id in rows)
    is_report = len({panel.head.text for panel in found}) >= _FEWEST and sum(bool(panel.blocks) for panel in found) >= _FEWEST
    return tuple(GroupPanel(group, panel) for panel in found) if is_report else ()
