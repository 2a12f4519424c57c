"""The columns of a table that prints no header anywhere: told from their values alone, held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean

from parsers.language.dates import read_day, read_due, read_times
from parsers.layout.sheet import Cell, Table
from parsers.slides.column_values import MOST_VALUES, Scene, fit
from parsers.slides.columns import Header, values_beneath
from parsers.slides.told_columns import SURELY_ASKED, asking

_LEAST_FIT = 0.6  # of a column that no heading names
_JOINED = 2  # rows whose cell spans two columns that are one
_SENTENCE = 6  # words: an objective is longer, a title mostly shorter
_SOME = 0.3  # of the rows have an objective
_PHRASE = 3  # words: an update is longer
_FEW = 4  # values: a column with no more, each a word that comes back, ranks and does not name
_Choice = Callable[["_Column"], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class _Column:
    """Grid columns that are read as one, and their values."""

    columns: tuple[int, ...]
    values: tuple[str, ...]

    @property
    def words(self) -> float:
        """How many words a value has, on average."""
        return fmean(len(value.split()) for value in self.values)

    @property
    def variety(self) -> float:
        """The share of values that differ from each other."""
        return len(set(self.values)) / len(self.values)

    @property
    def letters(self) -> float:
        """The share of values with a letter: a reference has some, a mere count has none."""
        return fmean(any(map(str.isalpha, value)) for value in self.values)

    @property
    def is_ranking(self) -> bool:
        """Whether the values are a few single words that come back: ``High``, ``Low``, ``High``."""
        return len(set(self.values)) <= min(_FEW, len(self.values) - 1) and all(len(value.split()) == 1 for value in self.values)


class _Guess:
    """The roles found so far, the columns that are left, and how well the values fit."""

    def __init__(self, table: Table, scene: Scene) -> None:
        self.scene = scene
        self.headed = {cell.column for cell in table.cells if cell.colspan == 1 and is_headed(cell)}
        self.rows = min(sum(sum(bool(cell.text) for cell in table.row(row)) > 1 for row in range(table.row_count)), MOST_VALUES)
        columns = [_Column(group, values_beneath(table, group, 0)) for group in _groups(table)]
        self.left = [column for column in columns if column.values]
        self.roles: dict[str, tuple[int, ...]] = {}
        self.fits: list[float] = []

    def fitting(self, role: str, *, share: float = 0.5) -> list[_Column]:
        """The columns left whose values a role can hold, filled in a share of the rows."""
        full = [column for column in self.left if len(column.values) >= share * self.rows]
        return [column for column in full if (fit(role, column.values, self.scene) or 0.0) >= _LEAST_FIT]

    def take(self, role: str, candidates: Sequence[_Column], rank: _Choice) -> _Column | None:
        """Give a role to the best of some columns; of equal ones the earlier has it."""
        best = max(candidates, key=lambda column: (*rank(column), -column.columns[0]), default=None)
        if best is not None:
            self.roles[role] = best.columns
            self.fits.append(fit(role, best.values, self.scene) or _LEAST_FIT)
            self.left.remove(best)
        return best

    def take_fitting(self, role: str) -> None:
        """Give a role to the column whose values fit it best."""
        self.take(role, self.fitting(role), lambda column: (fit(role, column.values, self.scene) or 0.0,))


def _groups(table: Table) -> list[tuple[int, ...]]:
    """The grid's columns, two as one where cells of several rows span both: a theme and a title share a heading."""
    groups: list[tuple[int, ...]] = []
    for column in range(table.column_count):
        before = groups[-1] if groups else ()
        spanning = [cell for cell in table.cells if cell.colspan == 2 and cell.last_column == column and cell.text]
        if len(before) == 1 and len(spanning) >= _JOINED:
            groups[-1] = (*before, column)
        else:
            groups.append((column,))
    return groups


def guess_header(table: Table, kind: str, scene: Scene) -> Header | None:
    """The columns of a table of a kind without a header, from the values alone; None where those that it needs are not borne out."""
    guess = _Guess(table, scene)
    {"agenda": _agenda, "action_log": _action_log}[kind](guess)
    if not all(group & guess.roles.keys() for group in _NEEDS[kind]) or (kind == "action_log" and not _is_log(table, guess)):
        return None
    return Header(-1, (None,) * table.column_count, guess.roles, (), 0.0, fmean(guess.fits), is_guessed=True)


_NEEDS = {
    "agenda": (frozenset({"time"}), frozenset({"title"})),
    "action_log": (frozenset({"description"}), frozenset({"status", "due"}), frozenset({"owner", "raised"})),
}
GUESSED_KINDS = frozenset(_NEEDS)


def _is_log(table: Table, guess: _Guess) -> bool:
    """Whether rows have references; or owners and days, where nearly all texts ask for something to be done."""
    if "action_ref" in guess.roles:
        return True
    asked = asking(values_beneath(table, guess.roles["description"], 0), guess.scene.vocabulary.phrases)
    return guess.roles.keys() >= {"owner", "due"} and asked >= SURELY_ASKED


def _agenda(guess: _Guess) -> None:
    guess.take("time", guess.fitting("time"), lambda c: (fmean(read_times(value).start_time is not None for value in c.values),))
    lasting = [c for c in guess.fitting("duration") if fmean(read_times(v).duration_minutes is not None for v in c.values) >= _LEAST_FIT]
    guess.take("duration", lasting, lambda c: (len(c.values),))
    guess.take("label", [column for column in guess.fitting("label") if _counts(column)], lambda c: (len(c.values),))
    for role in ("type", "page"):
        guess.take_fitting(role)
    titles = guess.fitting("title", share=0.8)
    joint = [column for column in titles if guess.headed.issuperset(column.columns)]
    if len(titles) > 1 and not joint:
        guess.take("objective", [c for c in guess.fitting("objective") if c.words > _SENTENCE], lambda c: (c.words,))
    title = guess.take("title", joint or guess.fitting("title", share=0.8), lambda c: (len(c.columns), c.variety, c.words))
    guess.take("lead", guess.fitting("lead"), lambda c: (fit("lead", c.values, guess.scene) or 0.0, len(c.values)))
    beside = [column for column in guess.left if title is not None and column.columns[-1] + 1 == title.columns[0]]
    guess.take("theme", beside, lambda c: ())
    if title is not None and "objective" not in guess.roles:
        guess.take("objective", [c for c in guess.fitting("objective", share=_SOME) if c.words > title.words], lambda c: (c.words,))


def is_headed(cell: Cell) -> bool:
    """Whether a cell holds a line in bold and beneath it texts that are not: a title with what is said of it."""
    first, *rest = cell.blocks or (None,)
    return first is not None and bool(rest) and first.is_bold and not any(block and block.is_bold for block in rest)


def _counts(column: _Column) -> bool:
    """Whether values number items one by one, parts of one (``5a``) among them; pages leap."""
    numbers = [int(digits[0]) for value in column.values if (digits := re.search(r"\d+", value))]
    return len(numbers) > 1 and all(0 <= b - a <= 1 for a, b in pairwise(numbers))


def _action_log(guess: _Guess) -> None:
    guess.take("action_ref", guess.fitting("action_ref"), lambda c: (fit("action_ref", c.values, guess.scene) or 0.0, c.letters))
    guess.take_fitting("status")
    _days(guess)
    guess.take("description", [c for c in guess.fitting("description", share=0.8) if c.words > _PHRASE], lambda c: (len(c.values),))
    guess.take("owner", [c for c in guess.fitting("owner") if not c.is_ranking], lambda c: (-c.words, len(c.values)))
    guess.take("latest_update", [column for column in guess.left if column.words > _PHRASE], lambda c: (c.words,))


def _days(guess: _Guess) -> None:
    """Of two columns of days the one in which the earlier stand tells when actions were raised; one alone tells when they are due, unless
    every day is past."""
    raised = [column for column in guess.fitting("raised") if fit("raised", column.values, guess.scene) == 1.0]
    due = guess.fitting("due")
    if raised and (len(due) > 1 or raised == due):
        first = guess.take("raised", raised, lambda c: (-_usual_day(c, guess.scene),))
        due = [column for column in due if column is not first]
    guess.take("due", due, lambda c: (fit("due", c.values, guess.scene) or 0.0,))


def _usual_day(column: _Column, scene: Scene) -> float:
    days = [day for value in column.values if (day := _day(value, scene.when)) is not None]
    return fmean(day.toordinal() for day in days) if days else float("inf")


def _day(value: str, when: date | None) -> date | None:
    return read_day(value, when) or read_due(value, when).due_date
