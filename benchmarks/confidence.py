"""The curve of the confidences: ``python -m benchmarks.confidence [FOLDER]``, over generated packs with their truth."""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.dresses import DRESSES, PRINTED, Dress
from benchmarks.figures import Figure, as_table
from benchmarks.judging import Judged, judge_folder, packs_in
from benchmarks.measure import PROJECT
from parsers.signals import Signals, reasons

FIXTURES = PROJECT / "tests" / "packgen" / "fixtures"
COMMAND = "python -m benchmarks.confidence"
SURE = 0.9
_EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.001)


class Bin(NamedTuple):
    """The rows of a span of confidence: from, up to (not included), how many, and how many of them are right."""

    low: float
    high: float
    rows: int
    right: int


@dataclass(frozen=True, slots=True)
class Curve:
    """How confidence and truth go together over some rows: pairs of a confidence and whether the row is right."""

    rows: tuple[tuple[float, bool], ...]

    @property
    def bins(self) -> tuple[Bin, ...]:
        """The spans of confidence in which rows fall."""
        found = []
        for low, high in pairwise(_EDGES):
            held = [is_right for confidence, is_right in self.rows if low <= confidence < high]
            if held:
                found.append(Bin(low, high, len(held), sum(held)))
        return tuple(found)

    @property
    def precision(self) -> float:
        """The share of right rows among the sure ones; 1 where none is sure."""
        sure = [is_right for confidence, is_right in self.rows if confidence >= SURE]
        return sum(sure) / len(sure) if sure else 1.0

    @property
    def reach(self) -> float:
        """The share of sure rows among the right ones; 1 where none is right."""
        right = [confidence >= SURE for confidence, is_right in self.rows if is_right]
        return sum(right) / len(right) if right else 1.0

    @property
    def auc(self) -> float:
        """How often a right row ranks above a wrong one, ties counted half; 1 where there is no pair."""
        wrong = sorted(confidence for confidence, is_right in self.rows if not is_right)
        right = [confidence for confidence, is_right in self.rows if is_right]
        above = sum(bisect_left(wrong, c) + bisect_right(wrong, c) for c in right) / 2
        return above / (len(right) * len(wrong)) if right and wrong else 1.0


def curve_of(judged: Sequence[Judged]) -> Curve:
    """The curve of judged records."""
    return Curve(tuple((one.record.confidence, one.is_right) for one in judged))


def figures_of(curve: Curve, dress: Dress = PRINTED) -> list[Figure]:
    """Each figure of a curve beside its aim."""
    about = "confidence" if dress is PRINTED else f"confidence, {dress.name}"
    return [
        Figure(f"{about}: share of right rows among those at 0.9 or more", curve.precision, COMMAND, least=0.99, digits=4),
        Figure(f"{about}: right rows rank above wrong ones (AUC)", curve.auc, COMMAND, least=0.9),
        Figure(f"{about}: bins in which rows fall", len(curve.bins), COMMAND, least=5, digits=0),
        Figure(f"{about}: share of the right rows that reach 0.9", curve.reach, COMMAND, least=0.5),
    ]


def bins_of(curve: Curve, dress: Dress) -> list[Figure]:
    """The curve itself: of each span of confidence the share of right rows, with no aim."""
    spans = (f"{b.low:.2f} to {min(b.high, 1.0):.2f} ({b.rows} rows)" for b in curve.bins)
    about = f"confidence, {dress.name}: share of right rows from"
    return [Figure(f"{about} {span}", b.right / b.rows, COMMAND) for span, b in zip(spans, curve.bins, strict=True)]


def figures() -> list[Figure]:
    """The figures and the curves over the committed packs, in each dress."""
    curves = {dress: curve_of(list(judge_folder(FIXTURES, dress))) for dress in DRESSES}
    return [figure for dress, curve in curves.items() for figure in (*figures_of(curve, dress), *bins_of(curve, dress))]


def as_text(curve: Curve, dress: Dress = PRINTED) -> str:
    """The bins, and each figure beside its aim."""
    lines = [f"{'confidence':<14}{'rows':>7}{'right':>7}{'share':>8}"]
    lines += [f"{b.low:.2f} – {min(b.high, 1.0):.2f} {b.rows:>7}{b.right:>7}{b.right / b.rows:>8.3f}" for b in curve.bins]
    right = sum(is_right for _, is_right in curve.rows)
    return "\n".join([*lines, "", f"{len(curve.rows)} rows, {right} right", "", as_table(figures_of(curve, dress))])


def _fault(one: Judged) -> str:
    record = one.record
    why = ", ".join(reasons(record.signals or Signals())) or "nothing"
    return (
        f"{record.confidence:.3f} {one.pack} page {record.page_number} {record.dataset} {list(record.key)} ({why}): {'; '.join(one.faults)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the curve, and give the exit code: 0 done, 3 no packs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.confidence", description="How far the confidences hold.")
    parser.add_argument("folder", type=Path, nargs="?", default=FIXTURES, help="generated packs with their truth; else the fixtures")
    parser.add_argument("--dresses", action="store_true", help="also with words missing from the vocabulary, and lines from the pages")
    parser.add_argument("--faults", action="store_true", help="list the wrong rows, the surest first")
    asked = parser.parse_args(arguments)
    if not packs_in(asked.folder):
        print(f"benchmarks: {asked.folder} holds no pack with a truth; print some with python -m tests.packgen.", file=sys.stderr)
        return 3
    for dress in DRESSES if asked.dresses else (PRINTED,):
        judged = list(judge_folder(asked.folder, dress))
        if asked.faults:
            print("\n".join(_fault(one) for one in sorted(judged, key=lambda j: -j.record.confidence) if not one.is_right))
        print(f"{dress.name}\n{as_text(curve_of(judged), dress)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
