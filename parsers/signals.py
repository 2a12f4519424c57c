"""How far a record can be trusted: named signals, and the one way in which they become a confidence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import exp
from typing import NamedTuple


class Signals(NamedTuple):
    """What speaks for a record and what against it, each from 0 (all against) to 1 (nothing against).

    Attributes:
        heading: How well the headings are known that say what the values are.
        fit: How far the values are such as their columns hold.
        grid: How plainly the table is drawn: 1 ruled through, 0 known by alignment alone.
        cut: How plainly the row is parted from the rows above and below it.
        whole: Whether the texts are whole: no half sentence, no bracket left open, no line break in the midst of a sentence.
        beside: Whether the records of the same cell or list are whole: where one is cut in two, those after it are counted wrong.
        read: Whether the values that are printed were understood.
        checks: Whether the pack agrees with the record wherever it says the same thing twice.
        key: Whether what names the record is there, and names no other.
        taken: Which share of the words of its page found a place in some record.
        joined: Whether it stands on one page, 0 where it was put together over a page's end.
        left: Whether the filled cells of its row and of its table were all read.
        titled: Whether the title above it names what it is read as.
        order: Whether the numbers and times of an agenda's rows follow each other.
        told: Whether the agenda and an item's divider slide say the same things, and the divider was found.
        words: Whether the words are such as people write: characters known, none glued, no list number or field's name before them.
        lines: Whether lines end where the next word would not have fitted, and hold no gap between columns.
        pack: Which share of the whole document's words found a place in some record.
    """

    heading: float = 1.0
    fit: float = 1.0
    grid: float = 1.0
    cut: float = 1.0
    whole: float = 1.0
    beside: float = 1.0
    read: float = 1.0
    checks: float = 1.0
    key: float = 1.0
    taken: float = 1.0
    joined: float = 1.0
    left: float = 1.0
    titled: float = 1.0
    order: float = 1.0
    told: float = 1.0
    words: float = 1.0
    lines: float = 1.0
    pack: float = 1.0

    def lowered(self, **to: float) -> Signals:
        """The signals with some of them no higher than given."""
        lower = {name: value for name, value in to.items() if value < 1.0 and value < getattr(self, name)}
        return self._replace(**lower) if lower else self


class Weight(NamedTuple):
    """What a signal costs, in log-odds, where it is 0, and what it then says against a record."""

    name: str
    cost: float
    says: str


_TELLING = 0.1  # log-odds: what costs less hardly moves a confidence
BASE = 4.0  # log-odds of a record that nothing speaks against
# Fitted by benchmarks/fit_confidence.py: docs/confidence.md tells on which packs.
WEIGHTS: tuple[Weight, ...] = (
    Weight("heading", 4.4, "the headings above it are not well known, or cannot be what they were taken for"),
    Weight("fit", 4.0, "a value is not such as its column holds"),
    Weight("grid", 1.2, "the table's borders are not all drawn"),
    Weight("cut", 1.4, "the row is hardly parted from the rows beside it"),
    Weight("whole", 3.9, "a text is cut, or has a bracket left open or a break in a sentence"),
    Weight("beside", 8.0, "a text of the same cell or list is cut"),
    Weight("read", 8.0, "a printed value was not understood"),
    Weight("checks", 2.0, "the pack says otherwise in another place"),
    Weight("key", 6.0, "what names it is missing, or names another too"),
    Weight("taken", 3.0, "words of its page are in no record"),
    Weight("joined", 1.3, "the row stands at a page's end, or was put together over one"),
    Weight("left", 16.1, "filled cells of its row or table were not read"),
    Weight("titled", 2.5, "the title above it names something else, or nothing known"),
    Weight("order", 4.0, "numbers or times of the agenda do not follow each other"),
    Weight("told", 5.9, "the agenda and its item's divider do not say the same"),
    Weight("words", 8.0, "words are glued or garbled, or a number or a field's name was left before a text"),
    Weight("lines", 8.0, "a line ends where the next word would have fitted, or two columns meet in it"),
    Weight("pack", 6.0, "many words of the document are in no record"),
)
SIGNAL_NAMES = Signals._fields
_COSTS = {weight.name: weight.cost for weight in WEIGHTS}
_EACH = tuple(_COSTS[name] for name in SIGNAL_NAMES)


@lru_cache(maxsize=1024)  # most records of a page have the same few
def confidence_of(signals: Signals) -> float:
    """The confidence, 0 to 1, to three digits: the logistic of the base less each signal's cost, as far as the signal is below 1.

    >>> confidence_of(Signals()) > confidence_of(Signals(whole=0.5)) > confidence_of(Signals(whole=0.5, grid=0.0))
    True
    """
    odds = BASE - sum([cost * (1.0 - value) for cost, value in zip(_EACH, signals, strict=True) if value != 1.0])
    return round(1.0 / (1.0 + exp(-odds)), 3)


def reasons(signals: Signals) -> tuple[str, ...]:
    """The names of the signals that lower a confidence, the one that costs most first.

    >>> reasons(Signals(grid=0.5, whole=0.0))
    ('whole', 'grid')
    """
    costs = [(name, cost * (1.0 - value)) for name, cost, value in zip(SIGNAL_NAMES, _EACH, signals, strict=True) if value < 1.0]
    return tuple([name for name, cost in sorted(costs, key=lambda pair: -pair[1]) if cost >= _TELLING])


def clamped(value: float) -> float:
    """A value brought between 0 and 1."""
    return min(1.0, max(0.0, value))


def lowest(signals: Iterable[Signals]) -> Signals:
    """Of each signal the lowest."""
    rows = list(signals)
    if len(rows) < 2:
        return rows[0] if rows else Signals()
    return Signals(*map(min, *rows))
