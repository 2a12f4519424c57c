"""Prints packs: `python -m tests.packgen --seed 7 --route chromium --out FOLDER`; more at once: `--seed 1-10`, `--route all`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.packgen.printed import PrintedWrongly
from tests.packgen.printing import ROUTES, print_pack


def main(arguments: list[str] | None = None) -> int:
    """Print what is asked for; each file's name goes to standard output. 1 where a pack could not be printed as it was drawn."""
    parser = argparse.ArgumentParser(prog="python -m tests.packgen", description=__doc__)
    parser.add_argument("--seed", required=True, type=seeds, help="a seed, or a range such as 1-10")
    parser.add_argument("--route", required=True, choices=[*ROUTES, "all"])
    parser.add_argument("--out", required=True, type=Path)
    asked = parser.parse_args(arguments)
    ended = 0
    for route in ROUTES if asked.route == "all" else (asked.route,):
        for seed in asked.seed:
            try:
                print(print_pack(seed, route, asked.out).pdf, flush=True)
            except PrintedWrongly as fault:
                ended = 1
                print(f"{route}, seed {seed}: not printed as drawn, left out. {fault}", file=sys.stderr)
                for made in asked.out.glob(f"{route}-{seed}.*"):
                    made.unlink()
    return ended


def seeds(text: str) -> range:
    """Read `7` or `1-10`."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    sys.exit(main())
