"""Fit the weights of a record's signals: ``python -m benchmarks.fit_confidence FOLDER`` prints the table for ``parsers/signals.py``.

``FOLDER`` holds generated packs with their truth, parsed in several dresses. The weights are those of a logistic regression that may not
go below 0 and is held to the weights that a person gave: what goes wrong with packs that nobody has seen is not what goes wrong with
generated ones. The base is then lowered until enough of the records that are sure are right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.confidence import SURE
from benchmarks.dresses import DRESSES, Dress
from benchmarks.judging import judge_folder
from parsers.signals import SIGNAL_NAMES, Signals

# What a person would give, in the order of the signals, and the base.
_PRIOR = {
    "heading": 4.5,
    "fit": 4.0,
    "grid": 1.2,
    "cut": 1.5,
    "whole": 4.0,
    "beside": 8.0,
    "read": 8.0,
    "checks": 2.0,
    "key": 6.0,
    "taken": 3.0,
    "joined": 1.5,
    "left": 16.0,
    "titled": 2.5,
    "order": 4.0,
    "told": 6.0,
    "words": 8.0,
    "lines": 8.0,
    "pack": 6.0,
}
_BASE = 6.0
_RIGHT = 0.9975  # of the sure records of each dress: on packs that nobody has seen it will be less
_STEPS = 4000
_RATE = 0.05
_HOLD = 200.0  # how strongly a weight is held to its prior: as much as so many records
_STEP = 0.1  # the weights are given to this


class Example(NamedTuple):
    """One record to learn from: what speaks for and against it, whether it is right, and the dress in which it was read."""

    signals: Signals
    is_right: bool
    dress: Dress


def fitted(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """The base and the weight of each signal, rounded."""
    short = np.array([[1.0 - value for value in one.signals] for one in examples])
    right = np.array([one.is_right for one in examples])
    costs = _costs(short, right, np.array([one.dress.weight for one in examples]))
    dresses = np.array([one.dress.name for one in examples])
    base = min(_base(short[dresses == name] @ costs, right[dresses == name]) for name in np.unique(dresses))
    return base, {name: float(cost) for name, cost in zip(SIGNAL_NAMES, costs, strict=True)}


def _costs(short: np.ndarray, right: np.ndarray, counts: np.ndarray) -> np.ndarray:
    prior = np.array([_PRIOR[name] for name in SIGNAL_NAMES])
    base, costs = _BASE, prior.copy()
    speed, seen = np.zeros(len(costs) + 1), np.zeros(len(costs) + 1)
    for step in range(1, _STEPS + 1):
        error = counts * (right - 1.0 / (1.0 + np.exp(-(base - short @ costs))))
        slope = np.array([error.sum(), *(-(short.T @ error) - _HOLD * (costs - prior))])
        speed, seen = 0.9 * speed + 0.1 * slope, 0.999 * seen + 0.001 * slope**2
        move = _RATE * (speed / (1 - 0.9**step)) / (np.sqrt(seen / (1 - 0.999**step)) + 1e-9)
        base, costs = base + move[0], np.maximum(0.0, costs + move[1:])
    return np.array([_rounded(cost) for cost in costs])


def _base(costs: np.ndarray, right: np.ndarray) -> float:
    """The highest base, from that of the prior downwards, at which so many of the sure records are right as must be."""
    least = float(np.log(SURE / (1.0 - SURE)))
    for base in np.arange(_BASE, least, -_STEP):
        sure = base - costs >= least
        if sure.any() and right[sure].mean() >= _RIGHT:
            return _rounded(base)
    return _rounded(least)


def _rounded(value: float) -> float:
    return round(round(float(value) / _STEP) * _STEP, 2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the fitted table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_confidence", description="Fit the weights of a record's signals.")
    parser.add_argument("folder", type=Path, help="generated packs with their truth, of seeds that nothing is measured on")
    folder = parser.parse_args(arguments).folder
    judged = ((one, dress) for dress in DRESSES for one in judge_folder(folder, dress))
    base, weights = fitted([Example(one.record.signals or Signals(), one.is_right, dress) for one, dress in judged])
    print(f"BASE = {base}")
    print("\n".join(f"{name:<10}{weight:>6}" for name, weight in weights.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
