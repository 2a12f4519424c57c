"""Prints reports: ``python -m tests.tablegen --seed 1-3 --out FOLDER [--name NAME] [--route ROUTE]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.packgen.__main__ import seeds
from tests.tablegen.printing import ROUTES, print_report
from tests.tablegen.reports import NAMES


def main(arguments: list[str] | None = None) -> int:
    """Print what is asked for; each file's name goes to standard output."""
    parser = argparse.ArgumentParser(prog="python -m tests.tablegen", description=__doc__)
    parser.add_argument("--seed", required=True, type=seeds, help="a seed, or a range such as 1-10")
    parser.add_argument("--name", choices=NAMES, help="only reports of this name")
    parser.add_argument("--route", choices=list(ROUTES), help="only by this printer")
    parser.add_argument("--out", required=True, type=Path)
    asked = parser.parse_args(arguments)
    for seed in asked.seed:
        for name in [asked.name] if asked.name else NAMES:
            for route in [asked.route] if asked.route else ROUTES:
                print(print_report(name, seed, route, asked.out), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
