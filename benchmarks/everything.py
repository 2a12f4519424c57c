"""All figures in one table: ``python -m benchmarks [--only PART] [--json]``.

A part whose corpus is missing is left out with a message; a peer that is missing is an error, since a comparison with holes would mislead.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks import confidence, gate, governance, icdar, memory, sample_scores, scaling, speed
from benchmarks.contenders import require_installed
from benchmarks.figures import Figure, as_json, as_table
from schemas.errors import TmagError

Part = Callable[[], Sequence[Figure]]

PARTS: Mapping[str, Part] = {
    "icdar": icdar.figures,
    "confidence": confidence.figures,
    "gate": gate.figures,
    "governance": governance.figures,
    "samples": sample_scores.figures,
    "speed": speed.figures,
    "memory": memory.figures,
    "scaling": scaling.figures,
}


def all_figures(parts: Mapping[str, Part], tell: Callable[[str], None]) -> Iterator[Figure]:
    """The figures of all parts, one after the other; a part without any has no corpus, which is told."""
    for name, part in parts.items():
        tell(f"{name} …")
        found = part()
        if not found:
            tell(f"{name} is left out: its corpus is not there. Name its folder with {icdar.CORPUS_VARIABLE}.")
        yield from found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, and give the exit code: 0 done (aims missed or not), 1 failed, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="All figures, each beside its aim.")
    parser.add_argument("--only", choices=list(PARTS), action="append", help="only this part; may be said again")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a Markdown table")
    asked = parser.parse_args(arguments)
    parts = {name: part for name, part in PARTS.items() if asked.only is None or name in asked.only}
    try:
        require_installed()
        found = list(all_figures(parts, lambda text: print(text, file=sys.stderr)))
    except TmagError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    print(as_json(found) if asked.json else as_table(found))
    return 0
