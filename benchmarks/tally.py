"""What a score is made of: one verdict for each thing that was wanted or found without being wanted, and their sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of some rows of a gold set that belong together.

    ``right``, ``missed`` and ``false`` count as the gold sets' own score does; ``found`` are the wanted ones that were seen at all, be
    their value right or wrong. ``account`` says in words what was wanted and what was given, for who looks at misses;
    ``confidence`` is that of the least sure of what was given.
    """

    id: str
    cls: str
    right: int = 0
    missed: int = 0
    false: int = 0
    found: int = 0
    account: str = ""
    confidence: float = 1.0

    @property
    def is_wrong(self) -> bool:
        """Whether anything is false or missing."""
        return bool(self.false or self.missed)

    @property
    def weight(self) -> tuple[int, str]:
        """How bad it is: what is false weighs more than what is missing; equals go by their id."""
        return -(2 * self.false + self.missed), self.id


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums of verdicts."""

    right: int
    missed: int
    false: int
    found: int

    @property
    def precision(self) -> float:
        """The share of right ones among all given; 1 where none was given."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """The share of right ones among all wanted; 1 where none was wanted."""
        return _share(self.right, self.right + self.missed)

    @property
    def value_accuracy(self) -> float:
        """The share of right values among the wanted ones that were seen; 1 where none was."""
        return _share(self.right, self.found)

    @property
    def f_measure(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.false + self.missed)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """The sums of some verdicts."""
    kept = list(verdicts)
    return Tally(sum(v.right for v in kept), sum(v.missed for v in kept), sum(v.false for v in kept), sum(v.found for v in kept))
