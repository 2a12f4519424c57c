"""The least share of fields right that each committed pack must reach: `python -m tests.packgen.floors --accept` writes it anew.

Without the flag it only says what would change.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.packgen.score import FIXTURES, Score, score_together

FLOORS = FIXTURES / "floors.json"
Floors = Mapping[str, Mapping[str, float]]
_MOST_LISTED = 5


def scores_of(folder: Path) -> dict[str, dict[str, Score]]:
    """Score all packs of a folder by one run of the parser."""
    return score_together(sorted(folder.glob("*.pdf")))


def floors_of(scores: Mapping[str, Mapping[str, Score]]) -> dict[str, dict[str, float]]:
    """The shares as they are now, cut to three places."""
    return {name: {dataset: _share(one) for dataset, one in score.items()} for name, score in scores.items()}


def beneath(scores: Mapping[str, Mapping[str, Score]], floors: Floors) -> list[str]:
    """What scores less than its floor, with the first differences."""
    out = []
    for name, wanted in floors.items():
        for dataset, floor in wanted.items():
            one = scores.get(name, {}).get(dataset)
            if one is None:
                out.append(f"{name} {dataset}: not scored")
            elif _share(one) < floor:
                listed = "\n  ".join(one.differences[:_MOST_LISTED])
                out.append(f"{name} {dataset}: {_share(one):.3f} is less than {floor:.3f}\n  {listed}")
    return out


def _share(score: Score) -> float:
    return math.floor(1000 * score.right / score.total) / 1000 if score.total else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what changes; write it where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.packgen.floors", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="write the shares of today as the new floors")
    asked = parser.parse_args(arguments)
    new = floors_of(scores_of(FIXTURES))
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for name, shares in new.items():
        for dataset, share in shares.items():
            before = old.get(name, {}).get(dataset)
            if before != share:
                print(f"{name} {dataset}: {before} becomes {share}")
    if asked.accept:
        FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
