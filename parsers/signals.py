"""How far a record can be trusted: named signals, and the one way in which they become a confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from math import exp
from operator import attrgetter
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a record and what against it, each from 0 (all against) to 1 (nothing against).

    Attributes:
        heading: How well the headings are known that say what the values are.
        fit: How far the values are such as their columns hold.
        grid: How plainly the table is drawn: 1 ruled through, 0 known by alignment alone.
        cut: How plainly the row is parted from the rows above and below it.
        whole: Whether the texts are whole: no half sentence, no bracket left open, no line break in the midst of a sentence.
        beside: Whether the records of the same cell or list are whole: where one is cut in two, those after it are counted wrong.
        alike: Whether the record fills what the others of its table fill, and whether their headings are known.
        read: Whether the values that are printed were understood.
        checks: Whether the pack agrees with the record wherever it says the same thing twice.
        key: Whether what names the record is there, and names no other.
        taken: Which share of the words of its page found a place in some record.
        joined: Whether it stands on one page, 0 where it was put together over a page's end.
    """

    heading: float = 1.0
    fit: float = 1.0
    grid: float = 1.0
    cut: float = 1.0
    whole: float = 1.0
    beside: float = 1.0
    alike: float = 1.0
    read: float = 1.0
    checks: float = 1.0
    key: float = 1.0
    taken: float = 1.0
    joined: float = 1.0

    def lowered(self, **to: float) -> Signals:
        """The signals with some of them no higher than given."""
        return replace(self, **{name: min(getattr(self, name), value) for name, value in to.items()})


class Weight(NamedTuple):
    """What a signal costs, in log-odds, where it is 0."""

    name: str
    cost: float


BASE = 6.3  # log-odds of a record that nothing speaks against
# Fitted by benchmarks/fit_confidence.py: docs/confidence.md tells on which packs.
WEIGHTS: tuple[Weight, ...] = (
    Weight("heading", 5.4),
    Weight("fit", 2.1),
    Weight("grid", 2.8),
    Weight("cut", 3.0),
    Weight("whole", 6.8),
    Weight("beside", 8.6),
    Weight("alike", 2.2),
    Weight("read", 2.3),
    Weight("checks", 2.0),
    Weight("key", 6.3),
    Weight("taken", 2.0),
    Weight("joined", 4.4),
)
SIGNAL_NAMES = tuple(field.name for field in fields(Signals))
_weighed = attrgetter(*(weight.name for weight in WEIGHTS))
_values = attrgetter(*SIGNAL_NAMES)  # much quicker than dataclasses.astuple, which copies


def confidence_of(signals: Signals) -> float:
    """The confidence, 0 to 1, to three digits: the logistic of the base less each signal's cost, as far as the signal is below 1.

    >>> confidence_of(Signals()) > confidence_of(Signals(whole=0.5)) > confidence_of(Signals(whole=0.5, grid=0.0))
    True
    """
    odds = BASE - sum(cost for _, cost in _costs(signals))
    return round(1.0 / (1.0 + exp(-odds)), 3)


def reasons(signals: Signals) -> tuple[str, ...]:
    """The names of the signals that lower a confidence, the one that costs most first.

    >>> reasons(Signals(grid=0.5, whole=0.0))
    ('whole', 'grid')
    """
    return tuple(name for name, cost in sorted(_costs(signals), key=lambda pair: -pair[1]) if cost > 0)


def _costs(signals: Signals) -> list[tuple[str, float]]:
    return [(name, cost * (1.0 - value)) for (name, cost), value in zip(WEIGHTS, _weighed(signals), strict=True)]


def clamped(value: float) -> float:
    """A value brought between 0 and 1."""
    return min(1.0, max(0.0, value))


def lowest(signals: Iterable[Signals]) -> Signals:
    """Of each signal the lowest."""
    rows = [_values(one) for one in signals]
    return Signals(*(min(column) for column in zip(*rows, strict=True))) if rows else Signals()
