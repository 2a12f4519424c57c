"""One figure beside its aim, and the table in which figures of all kinds are printed: ``figure | aim | met``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

_HEAD = ("what", "figure", "aim", "met")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and what is aimed at: ``least`` it must reach, ``most`` it may reach; neither for what is only told.

    ``unit`` follows the value; ``digits`` are those behind the point. ``command`` prints the figure with all that it is made of.
    """

    name: str
    value: float
    command: str
    least: float | None = None
    most: float | None = None
    unit: str = ""
    digits: int = 3

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        if self.least is None and self.most is None:
            return None
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)

    @property
    def aim(self) -> str:
        """The aim in signs, empty where there is none."""
        bounds = [("≥", self.least), ("≤", self.most)]
        return " and ".join(f"{sign} {self._told(bound)}" for sign, bound in bounds if bound is not None)

    @property
    def met(self) -> str:
        """``met``, ``missed``, or nothing."""
        return "" if self.is_met is None else "met" if self.is_met else "missed"

    @property
    def told(self) -> str:
        """The value with its unit."""
        return self._told(self.value)

    def _told(self, value: float) -> str:
        return f"{value:.{self.digits}f}{f' {self.unit}' if self.unit else ''}"


def line(cells: Iterable[str]) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def as_table(figures: Sequence[Figure]) -> str:
    """All figures as one Markdown table, and beneath it how many aims are met."""
    aims = [figure.is_met for figure in figures if figure.is_met is not None]
    rows = [line((one.name, one.told, one.aim, one.met)) for one in figures]
    return "\n".join([line(_HEAD), line(("---", "---:", "---", "---")), *rows, "", f"{sum(aims)} of {len(aims)} aims met."])


def as_json(figures: Sequence[Figure]) -> str:
    """All figures for programs."""
    return json.dumps([asdict(one) | {"is_met": one.is_met} for one in figures], indent=2, ensure_ascii=False)
