"""Raw tables of the samples, by this project and by others: ``python -m benchmarks.sample_scores [--only NAME] [--all]``.

The truth is what the samples' builder draws. Raw means before anyone reads a meaning into the cells.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks.figures import Figure, as_table
from benchmarks.finder_scores import Scored, figures_of, lead, run_all, side_by_side
from benchmarks.sample_truth import sample_tables

COMMAND = "python -m benchmarks.sample_scores"


def figures_from(found: Sequence[Scored]) -> list[Figure]:
    """The figures of what was found."""
    about = f"samples, {len(found[0].scores)} documents"
    return [*figures_of(about, found, COMMAND, {}), *lead(about, found, COMMAND)]


def figures() -> list[Figure]:
    """Everyone's figures."""
    return figures_from(run_all(sample_tables()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and give the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Raw tables of the samples.")
    parser.add_argument("--only", metavar="NAME", default="", help="only the finders whose name begins so, such as tmag")
    parser.add_argument("--all", action="store_true", help="every sample, not only one of each look")
    parser.add_argument("--each", action="store_true", help="each document's figures too")
    asked = parser.parse_args(arguments)
    found = run_all(sample_tables(are_all=asked.all), asked.only)
    if not found:
        print(f"benchmarks: no finder that is installed is named {asked.only}…", file=sys.stderr)
        return 2
    print("\n".join([*side_by_side(found, is_each=asked.each), "", as_table(figures_from(found))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
