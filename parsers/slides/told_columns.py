"""The columns of a table that calls them by words of its own: told by what stands beneath, beside the headings that are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from parsers.language.dates import read_day, read_due
from parsers.language.parties import split_owners
from parsers.layout.sheet import Table
from parsers.slides.column_values import Scene, are_statuses, fit
from parsers.slides.columns import Header, rows_beneath
from parsers.slides.joint_cells import ref_and_text
from parsers.slides.statuses import status_under

MOSTLY = 0.6  # of a column's values
NEARLY_ALL = 0.8
SURELY_ASKED = 0.8  # of the texts of a log whose rows bear no references, or none that are of the group's meetings
FULL = 0.9  # of the rows: a title or an action is in every one
_SURE = 0.7  # of a party that is no guess from a capital alone
PHRASE = 3  # words: what is to be done or was done has more on average, a name or a status has not
_LONGEST_NAME = 6  # words on average
_STATUS_WORDS = 4
_FIRST_WORDS = 8  # of a text, in which it says whether it states or asks
_SHORT = 3  # letters of a word that has no capital in a name
_DONE = re.compile(r"\w+(?:[^e]|gre|cre)ed\b")  # circulated, agreed; not proceed
Rank = float | tuple[float, ...]


@dataclass(frozen=True, eq=False)
class ToldColumn:
    """Grid columns under one heading, their values by the row in which each begins, and the share of the rows that have one: of their own,
    or ``held`` with those above."""

    columns: tuple[int, ...]
    by_row: dict[int, str]
    filled: float
    held: float
    scene: Scene
    title: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The values from the top."""
        return tuple(self.by_row.values())

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
        return len(set(self.values)) >= NEARLY_ALL * len(self.values)

    @property
    def asked(self) -> float:
        """The share of values that ask for something to be done."""
        return asking(self.values, self.scene.vocabulary.phrases)

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


def asking(texts: Sequence[str], phrases: Mapping[str, tuple[str, ...]]) -> float:
    """The share of texts that ask for something to be done; risks, decisions, news and deliverables are stated or named."""
    return sum(not _states(text, phrases) for text in texts) / max(1, len(texts))


def _states(text: str, phrases: Mapping[str, tuple[str, ...]]) -> bool:
    words = [word.strip(".,:;()") for word in text.split()]
    said = [word.casefold() for word in words[:_FIRST_WORDS]]
    is_name = all(word[:1].isupper() or len(word) <= _SHORT for word in words)
    is_done = _DONE.match(text) is not None or said[:1] == [] or said[0] in phrases["statement_start"]
    return text.endswith("?") or is_name or is_done or any(word in phrases["statement_word"] for word in said)


class Telling:
    """The roles known so far and the columns that are left, each told once."""

    def __init__(self, table: Table, header: Header, groups: Sequence[tuple[int, ...]], scene: Scene, pages: int) -> None:
        self._table = table
        self._header = header
        self.scene = scene
        self.pages = pages
        values = [(group, rows_beneath(table, group, header.row + 1)) for group in groups]
        known = [rows_beneath(table, group, header.row + 1) for group in header.roles.values()]
        self._rows = max([len(shown) for shown in (*known, *(shown for _, shown in values))], default=1)
        self.left = [self._column(group, shown) for group, shown in values if shown]
        self.told: dict[str, ToldColumn] = {}

    def take(self, role: str, is_like: Callable[[ToldColumn], bool], rank: Callable[[ToldColumn], Rank]) -> ToldColumn | None:
        """Give a role that is open to the best of the columns that are like it; of equal ones the earlier has it."""
        if self.has(role):
            return None
        best = max(filter(is_like, self.left), key=lambda column: (rank(column), -column.columns[0]), default=None)
        if best is not None:
            self.told[role] = best
            self.left.remove(best)
        return best

    def has(self, role: str) -> bool:
        """Whether a role has its columns."""
        return role in self._header.roles or role in self.told

    def column(self, role: str) -> ToldColumn | None:
        """The columns that a heading or the values give a role; None where none do, or they are empty."""
        group = self._header.roles.get(role)
        if group is None:
            return self.told.get(role)
        shown = rows_beneath(self._table, group, self._header.row + 1)
        return self._column(group, shown) if shown else None

    def _column(self, group: tuple[int, ...], shown: dict[int, str]) -> ToldColumn:
        cells = {self._table.at(row, c) for row in shown for c in group}
        spanned = sum(cell.rowspan for cell in cells if cell.text and cell.row in shown)
        return ToldColumn(group, shown, len(shown) / self._rows, min(1.0, spanned / self._rows), self.scene, self._header.titles[group[0]])


def is_dated(column: ToldColumn) -> bool:
    """Whether the most of a column's values are days or meetings."""
    return column.fit("due") >= MOSTLY


def tell_action_log(telling: Telling) -> None:
    """Give an action log's open roles their columns."""
    _references_and_texts(telling)
    telling.take("action_ref", lambda c: c.fit("action_ref") == 1.0 and c.filled >= FULL and _is_varied(c), _letters)
    telling.take("status", _are_statuses, lambda c: c.fit("status"))
    _days(telling)
    telling.take("owner", lambda c: c.parties >= MOSTLY and c.held >= MOSTLY and c.words <= _LONGEST_NAME, lambda c: c.parties)
    telling.take("description", lambda c: c.filled >= FULL and c.words > PHRASE and not is_dated(c), lambda c: c.filled + c.asked)
    telling.take(
        "latest_update",
        lambda c: c.words > PHRASE and 2 * len(set(c.values)) > len(c.values) and c.fit("latest_update") >= MOSTLY and not is_dated(c),
        lambda c: c.words,
    )


def _references_and_texts(telling: Telling) -> None:
    """A column that holds references and what is to be done says that, and what a heading calls so is said of it, as ``Details`` may be."""
    if telling.has("action_ref"):
        return
    whole = next((c for c in telling.left if c.filled >= FULL and all(ref_and_text(value) for value in c.values)), None)
    if whole is None:
        return
    other = telling.column("description")
    telling.left.remove(whole)
    telling.told["description"] = whole
    if other is not None and not telling.has("latest_update"):
        telling.told["latest_update"] = other


def _is_varied(column: ToldColumn) -> bool:
    return len(set(column.values)) == len(column.values)


def _letters(column: ToldColumn) -> float:
    """The share of values with a letter: a reference has some, a mere count has none."""
    return fmean(any(map(str.isalpha, value)) for value in column.values)


def _are_statuses(column: ToldColumn) -> bool:
    """Whether values are short words that come back, the most of them or at least one known, or all of them known or colours."""
    if column.filled < MOSTLY or any(len(value.split()) > _STATUS_WORDS for value in column.values) or is_dated(column):
        return False
    is_known = column.fit("status") >= MOSTLY or are_statuses(column.values, column.scene)
    return is_known or _are_answers(column) or _are_colours(column)


def _are_answers(column: ToldColumn) -> bool:
    """Whether values answer a heading that asks for a status."""
    return all(status_under(column.title, value, column.scene.vocabulary) is not None for value in column.values)


def _are_colours(column: ToldColumn) -> bool:
    colours = column.scene.vocabulary.phrases["rag"]
    return all(value.casefold().strip() in colours for value in column.values)


def _days(telling: Telling) -> None:
    """Of two columns of days or meetings the one with more that are past tells when actions were raised; one alone does where all are
    days and past, else it tells when they are due."""
    dated = sorted((c for c in telling.left if is_dated(c) and c.filled >= 0.5), key=lambda c: (-c.past, c.columns[0]))
    if telling.has("due") and dated:
        telling.take("raised", lambda c: c is dated[0] and c.fit("raised") >= 0.5, lambda c: c.past)
    elif telling.has("raised") and dated:
        telling.take("due", lambda c: c is dated[-1], lambda c: c.filled)
    elif len(dated) > 1:
        telling.take("raised", lambda c: c is dated[0], lambda c: c.past)
        telling.take("due", lambda c: c is dated[-1], lambda c: c.filled)
    elif dated:
        telling.take("raised" if dated[0].fit("raised") == 1.0 else "due", lambda c: c is dated[0], lambda c: c.filled)
