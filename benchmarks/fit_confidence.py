"""Fit the weights of a record's signals: ``python -m benchmarks.fit_confidence FOLDER`` prints the table for ``parsers/signals.py``.

``FOLDER`` holds generated packs with their truth. The weights are those of a logistic regression that may not go below 0 and is held
to the weights in use by a prior, so that a signal that the packs hardly show keeps the weight that a person gave it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np

from benchmarks.judging import judge_folder
from parsers.signals import SIGNAL_NAMES, Signals

# What a person would give, in the order of the signals, and the base.
_PRIOR = {
    "heading": 5.0,
    "fit": 4.0,
    "grid": 1.0,
    "cut": 1.0,
    "whole": 6.0,
    "beside": 4.0,
    "alike": 2.0,
    "read": 4.0,
    "checks": 1.0,
    "key": 3.0,
    "taken": 2.0,
    "joined": 3.0,
}
_BASE = 5.0
_STEPS = 20000
_RATE = 0.02
_HOLD = 0.3  # how strongly a weight is held to its prior: as much as so many records
_STEP = 0.1  # the weights are given to this


def fitted(judged: Sequence[tuple[Signals, bool]]) -> tuple[float, dict[str, float]]:
    """The base and the weight of each signal, rounded, that tell right records from wrong ones best."""
    short = np.array([[1.0 - value for value in astuple(signals)] for signals, _ in judged])
    right = np.array([is_right for _, is_right in judged], dtype=float)
    prior = np.array([_PRIOR[name] for name in SIGNAL_NAMES])
    base, costs = _BASE, prior.copy()
    speed, seen = np.zeros(len(costs) + 1), np.zeros(len(costs) + 1)
    for step in range(1, _STEPS + 1):
        error = right - 1.0 / (1.0 + np.exp(-(base - short @ costs)))
        slope = np.array([error.sum(), *(-(short.T @ error) - _HOLD * (costs - prior))])
        speed, seen = 0.9 * speed + 0.1 * slope, 0.999 * seen + 0.001 * slope**2
        move = _RATE * (speed / (1 - 0.9**step)) / (np.sqrt(seen / (1 - 0.999**step)) + 1e-9)
        base, costs = base + move[0], np.maximum(0.0, costs + move[1:])
    return _rounded(base), {name: _rounded(cost) for name, cost in zip(SIGNAL_NAMES, costs, strict=True)}


def _rounded(value: float) -> float:
    return round(round(float(value) / _STEP) * _STEP, 2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the fitted table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_confidence", description="Fit the weights of a record's signals.")
    parser.add_argument("folder", type=Path, help="generated packs with their truth, of seeds that nothing is measured on")
    judged = judge_folder(parser.parse_args(arguments).folder)
    base, weights = fitted([(one.record.signals or Signals(), one.is_right) for one in judged])
    print(f"BASE = {base}")
    print("\n".join(f"{name:<10}{weight:>6}" for name, weight in weights.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
