"""Fresh packs against the parser: `python -m tests.packgen.fuzz [--count 2] [--first SEED] [--route ROUTE]`.

Each pack that is not read exactly is named with its seed and kept, PDF and truth, among the fixtures; the others are thrown away.
"""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.packgen.printed import PrintedWrongly
from tests.packgen.printing import ROUTES, print_pack
from tests.packgen.score import FIXTURES, Score, score_pack, summed, table

_MOST_LISTED = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Print fresh seeds by every route and score them; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.packgen.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2, help="packs a route (2)")
    parser.add_argument("--first", type=int, help="the first seed; without it a fresh one is drawn")
    parser.add_argument("--route", choices=ROUTES, action="append", help="only this route; may be given again")
    parser.add_argument("--keep", type=Path, default=FIXTURES, help="where packs that are not read exactly are kept")
    asked = parser.parse_args(arguments)
    first = secrets.randbelow(10**9) if asked.first is None else asked.first
    print(f"Seeds from {first}; again with --first {first}.", flush=True)
    scores = [_try(seed, route, asked.keep) for route in asked.route or ROUTES for seed in range(first, first + asked.count)]
    print(f"\n{table(summed(scores))}")
    return int(any(one.right != one.total for score in scores for one in score.values()))


def _try(seed: int, route: str, keep: Path) -> dict[str, Score]:
    """Print and score one pack, and keep it where it is not read exactly."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            printed = print_pack(seed, route, Path(folder))
        except PrintedWrongly as fault:
            print(f"{route}, seed {seed}: not printed as drawn, left out. {fault}", flush=True)
            return {}
        scores = score_pack(printed.pdf, printed.truth)
        differences = [line for score in scores.values() for line in score.differences]
        if differences:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(printed.pdf, keep)
            shutil.copy(printed.truth, keep)
            more = [f"… and {len(differences) - _MOST_LISTED} more"] if len(differences) > _MOST_LISTED else []
            shown = "\n  ".join([*differences[:_MOST_LISTED], *more])
            print(f"{route}, seed {seed}: {len(differences)} differences; kept in {keep}\n  {shown}", flush=True)
        else:
            print(f"{route}, seed {seed}: read exactly", flush=True)
    return scores


if __name__ == "__main__":
    sys.exit(main())
