"""The columns of a table that calls them by words of its own: told by what stands beneath, beside the headings that are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import fmean

from parsers.language.dates import read_day, read_due, read_times
from parsers.language.parties import split_owners
from parsers.layout.sheet import Table
from parsers.slides.column_values import Scene, bare_label, fit, is_label, is_page
from parsers.slides.columns import Header, values_beneath

_MOSTLY = 0.6  # of a column's values
_NEARLY_ALL = 0.8
_FULL = 0.9  # of the rows: a title or an action is in every one
_SURE = 0.7  # of a party that is no guess from a capital alone
_PHRASE = 3  # words: what is to be done or was done has more on average, a name or a status has not
_REMARK = 1.5  # words on average: an objective has more than one
_LONGEST_NAME = 6  # words on average
_LONGEST_TITLE = 12  # words on average
_STATUS_WORDS = 4
_LETTER = re.compile(r"\(?([A-Za-z])[.):]?$")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, eq=False)
class ToldColumn:
    """Grid columns under one heading that is not known, their values, and the share of the rows that have one."""

    columns: tuple[int, ...]
    values: tuple[str, ...]
    filled: float
    scene: Scene

    def fit(self, role: str) -> float:
        """The share of values that a role can hold."""
        return fit(role, self.values, self.scene) or 0.0

    @cached_property
    def words(self) -> float:
        """How many words a value has, on average."""
        return fmean(len(value.split()) for value in self.values)

    @property
    def is_told_apart(self) -> bool:
        """Whether nearly every value is said once: a remark is, a theme comes back."""
        return len(set(self.values)) >= _NEARLY_ALL * len(self.values)

    @cached_property
    def parties(self) -> float:
        """The share of values that name persons, organisations, groups or seats."""
        return fmean(_is_party(value, self.scene) for value in self.values)

    @cached_property
    def past(self) -> float:
        """The share of days that are not behind the meeting's; a half where no day is told."""
        when = self.scene.when
        days = [day for value in self.values if (day := read_day(value, when) or read_due(value, when).due_date)]
        return fmean(when is None or day <= when for day in days) if days else 0.5


def _is_party(text: str, scene: Scene) -> bool:
    codes = frozenset(scene.vocabulary.group_names)
    found = split_owners(text, scene.vocabulary.gazetteer, codes) if len(text.split()) <= 2 * _LONGEST_NAME else ()
    return bool(found) and max(party.confidence for party in found) >= _SURE and len(text.split()) <= _LONGEST_NAME * len(found)


class Telling:
    """The roles known so far and the columns that are left, each told once."""

    def __init__(self, columns: Sequence[ToldColumn], known: dict[str, tuple[int, ...]], pages: int) -> None:
        self.left = list(columns)
        self.known = dict(known)
        self.pages = pages
        self.told: dict[str, ToldColumn] = {}

    def take(self, role: str, is_like: Callable[[ToldColumn], bool], rank: Callable[[ToldColumn], float]) -> ToldColumn | None:
        """Give a role that is open to the best of the columns that are like it; of equal ones the earlier has it."""
        if role in self.known or role in self.told:
            return None
        best = max(filter(is_like, self.left), key=lambda column: (rank(column), -column.columns[0]), default=None)
        if best is not None:
            self.told[role] = best
            self.left.remove(best)
        return best

    def has(self, role: str) -> bool:
        """Whether a role has its column."""
        return role in self.known or role in self.told


def columns_beneath(table: Table, first: int, groups: Sequence[tuple[int, ...]], scene: Scene) -> list[ToldColumn]:
    """The columns of some groups of grid columns with what stands in them from a row on; empty ones are left out."""
    values = [(group, values_beneath(table, group, first)) for group in groups]
    rows = max((len(shown) for _, shown in values), default=0)
    return [ToldColumn(group, shown, len(shown) / rows, scene) for group, shown in values if shown]


def tell(kind: str, columns: Sequence[ToldColumn], known: dict[str, tuple[int, ...]], pages: int) -> dict[str, ToldColumn]:
    """Each role of an agenda or an action log that no heading names, with the column that holds it by its values.

    ``known`` are the roles that headings name; ``pages`` is how many the pack has.
    """
    telling = Telling(columns, known, pages)
    _TELLERS[kind](telling)
    return telling.told


def _agenda(telling: Telling) -> None:
    if not any(telling.has(role) for role in ("time", "duration")):
        telling.take("time", lambda c: _starts(c) >= _MOSTLY and c.filled >= _MOSTLY and grows(c), _starts)
        telling.take("duration", lambda c: _lasts(c) >= _MOSTLY and c.filled >= _MOSTLY, _lasts)
    telling.take("label", lambda c: c.filled >= _MOSTLY and counts_on(c), lambda c: c.filled)
    telling.take("type", lambda c: c.fit("type") >= _NEARLY_ALL and c.words <= _PHRASE, lambda c: c.fit("type"))
    telling.take("page", lambda c: _are_pages(c, telling.pages), lambda c: c.filled)
    telling.take("lead", lambda c: c.parties >= _MOSTLY and c.filled >= 0.5, lambda c: c.parties)
    telling.take("title", lambda c: c.filled >= _FULL and c.fit("title") >= _NEARLY_ALL and c.words <= _LONGEST_TITLE, lambda c: c.filled)
    telling.take(
        "objective",
        lambda c: c.words > _REMARK and c.is_told_apart and c.fit("objective") >= _MOSTLY and not _is_dated(c),
        lambda c: c.words,
    )


def _starts(column: ToldColumn) -> float:
    return fmean(read_times(value).start_time is not None for value in column.values)


def _lasts(column: ToldColumn) -> float:
    return fmean(read_times(value).duration_minutes is not None for value in column.values)


def grows(column: ToldColumn) -> bool:
    """Whether each time is no earlier than the one before it."""
    starts = [start for value in column.values if (start := read_times(value).start_time)]
    return len(starts) > 1 and all(a <= b for a, b in pairwise(starts))


def counts_on(column: ToldColumn) -> bool:
    """Whether values number rows one by one from the first, with numbers or letters."""
    ranks = [_rank(value, column.scene) for value in column.values]
    numbers = [rank for rank in ranks if rank is not None]
    return len(numbers) > 1 and len(numbers) == len(ranks) and numbers[0] <= 1 and all(0 <= b - a <= 1 for a, b in pairwise(numbers))


def _rank(value: str, scene: Scene) -> int | None:
    if letter := _LETTER.match(value.strip()):
        return ord(letter[1].casefold()) - ord("a") + 1
    label = bare_label(value, scene.vocabulary)
    return int(_NUMBER.findall(label)[0]) if is_label(label) else None


def _are_pages(column: ToldColumn, pages: int) -> bool:
    """Whether values are pages of the pack, none before the one above it."""
    if len(column.values) < 2 or not all(map(is_page, column.values)):
        return False
    numbers = [int(_NUMBER.findall(value)[0]) for value in column.values]
    return all(a <= b for a, b in pairwise(numbers)) and numbers[-1] <= pages


def _is_dated(column: ToldColumn) -> bool:
    return column.fit("due") >= _MOSTLY


def _action_log(telling: Telling) -> None:
    telling.take("action_ref", lambda c: c.fit("action_ref") == 1.0 and c.filled >= _FULL and _is_varied(c), _letters)
    telling.take("status", _are_statuses, lambda c: c.fit("status"))
    _days(telling)
    telling.take("owner", lambda c: c.parties >= _MOSTLY and c.filled >= _MOSTLY and c.words <= _LONGEST_NAME, lambda c: c.parties)
    telling.take("description", lambda c: c.filled >= _FULL and c.words > _PHRASE and not _is_dated(c), lambda c: c.filled)
    telling.take(
        "latest_update",
        lambda c: c.words > _PHRASE and c.is_told_apart and c.fit("latest_update") >= _MOSTLY and not _is_dated(c),
        lambda c: c.words,
    )


def _is_varied(column: ToldColumn) -> bool:
    return len(set(column.values)) == len(column.values)


def _letters(column: ToldColumn) -> float:
    """The share of values with a letter: a reference has some, a mere count has none."""
    return fmean(any(map(str.isalpha, value)) for value in column.values)


def _are_statuses(column: ToldColumn) -> bool:
    """Whether values are short words that come back, the most of them known, or all of them known or colours."""
    if column.filled < _MOSTLY or any(len(value.split()) > _STATUS_WORDS for value in column.values) or _is_dated(column):
        return False
    return column.fit("status") >= _MOSTLY or _are_colours(column)


def _are_colours(column: ToldColumn) -> bool:
    colours = column.scene.vocabulary.phrases["rag"]
    return all(value.casefold().strip() in colours for value in column.values)


def _days(telling: Telling) -> None:
    """Of two columns of days or meetings the one with more that are past tells when actions were raised; one alone does where all are
    days and past, else it tells when they are due."""
    dated = sorted((c for c in telling.left if _is_dated(c) and c.filled >= 0.5), key=lambda c: (-c.past, c.columns[0]))
    if telling.has("due") and dated:
        telling.take("raised", lambda c: c is dated[0] and c.fit("raised") >= 0.5, lambda c: c.past)
    elif telling.has("raised") and dated:
        telling.take("due", lambda c: c is dated[-1], lambda c: c.filled)
    elif len(dated) > 1:
        telling.take("raised", lambda c: c is dated[0], lambda c: c.past)
        telling.take("due", lambda c: c is dated[-1], lambda c: c.filled)
    elif dated:
        telling.take("raised" if dated[0].fit("raised") == 1.0 else "due", lambda c: c is dated[0], lambda c: c.filled)


_TELLERS = {"agenda": _agenda, "action_log": _action_log}
TOLD_KINDS = frozenset(_TELLERS)


def completed(table: Table, header: Header, kind: str, scene: Scene, pages: int) -> Header:
    """A header with the roles that its unknown headings stand for, as far as the values beneath tell them; the headings stay unknown."""
    spare = {columns for cell in header.unknown if (columns := _spare(table, header, cell.column))}
    return with_told(table, header, sorted(spare), kind, scene, pages)


def with_told(table: Table, header: Header, groups: Sequence[tuple[int, ...]], kind: str, scene: Scene, pages: int) -> Header:
    """A header with the roles that the values in some groups of grid columns tell."""
    told = tell(kind, columns_beneath(table, header.row + 1, groups, scene), header.roles, pages)
    roles = {role: column.columns for role, column in told.items()}
    return replace(header, roles={**header.roles, **roles}, told=header.told | roles.keys())


def _spare(table: Table, header: Header, column: int) -> tuple[int, ...]:
    """The grid columns under the unknown heading that begins at a column; none where a role has one of them."""
    cell = table.at(header.row, column)
    columns = tuple(range(cell.column, cell.last_column + 1))
    taken = {c for group in header.roles.values() for c in group}
    return columns if taken.isdisjoint(columns) else ()
