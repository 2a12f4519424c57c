"""A header completed: the roles that its unknown headings stand for, as far as the values beneath them tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.layout.sheet import Table
from parsers.slides.column_values import Scene
from parsers.slides.columns import Header
from parsers.slides.told_agenda import tell_agenda
from parsers.slides.told_columns import Telling, tell_action_log

_TELLERS = {"agenda": tell_agenda, "action_log": tell_action_log}
TOLD_KINDS = frozenset(_TELLERS)


def completed(table: Table, header: Header, kind: str, scene: Scene, pages: int) -> Header:
    """A header with the roles that its unknown headings stand for, as far as the values beneath tell them; the headings stay unknown."""
    spare = {columns for cell in header.unknown if (columns := _spare(table, header, cell.column))}
    return with_told(table, header, sorted(spare), kind, scene, pages)


def with_told(table: Table, header: Header, groups: Sequence[tuple[int, ...]], kind: str, scene: Scene, pages: int) -> Header:
    """A header with the roles that the values in some groups of grid columns tell; ``pages`` is how many the pack has."""
    wide = [_widened(table, header, group) for group in groups]
    whole = [group for group in wide if not any(set(group) < set(other) for other in wide)]
    telling = Telling(table, header, whole, scene, pages)
    _TELLERS[kind](telling)
    roles = {role: column.columns for role, column in telling.told.items()}
    return replace(header, roles={**header.roles, **roles}, told=header.told | roles.keys())


def _widened(table: Table, header: Header, group: tuple[int, ...]) -> tuple[int, ...]:
    """A heading's columns with the one right of them whose heading is blank and which is filled only where they are blank, or hold for
    several rows: the places of themes and of titles under one heading."""
    beside = group[-1] + 1
    if beside >= table.column_count or header.titles[beside] or not header.titles[group[0]]:
        return group
    rows = range(header.row + 1, table.row_count)
    more = [row for row in rows if table.at(row, beside).text and table.at(row, beside) is not table.at(row, group[-1])]
    spanned = {table.at(row, group[-1]) for row in more if table.at(row, group[-1]).text}
    return (*group, beside) if more and len(spanned) < len(more) < len(rows) else group


def _spare(table: Table, header: Header, column: int) -> tuple[int, ...]:
    """The grid columns under the unknown heading that begins at a column; none where a role has one of them."""
    cell = table.at(header.row, column)
    columns = tuple(range(cell.column, cell.last_column + 1))
    taken = {c for group in header.roles.values() for c in group}
    return columns if taken.isdisjoint(columns) else ()
