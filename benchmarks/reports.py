"""Tables of invented statistical reports, by this project and by others: ``python -m benchmarks.reports FOLDER [--only NAME] [--each]``.

The folder holds what ``python -m tests.tablegen`` printed, each PDF with its truth beside it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.adjacency import SpannedCell
from benchmarks.finder_scores import WithTruth, run_all, side_by_side
from benchmarks.table_finders import Tables

COMMAND = "python -m benchmarks.reports"
_TRUTH = ".truth.json"


def documents(folder: Path) -> list[WithTruth]:
    """The PDFs of a folder that have a truth, each with its tables, by name."""
    return [(pdf, _tables(pdf.with_suffix(_TRUTH))) for pdf in sorted(folder.glob("*.pdf")) if pdf.with_suffix(_TRUTH).is_file()]


def _tables(truth: Path) -> Tables:
    return [
        [
            SpannedCell(c["row"], c["row"] + c["rowspan"] - 1, c["column"], c["column"] + c["colspan"] - 1, c["text"])
            for c in table
        ]
        for table in json.loads(truth.read_text(encoding="utf-8"))
    ]  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and give the exit code: 0 done, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Tables found in invented statistical reports.")
    parser.add_argument("folder", type=Path, help="what tests.tablegen printed")
    parser.add_argument("--only", metavar="NAME", default="", help="only the finders whose name begins so, such as tmag")
    parser.add_argument("--each", action="store_true", help="each document's figures too")
    asked = parser.parse_args(arguments)
    found = run_all(documents(asked.folder), asked.only)
    if not found or not found[0].scores:
        print(f"benchmarks: {asked.folder} holds no reports, or no finder that is installed is named {asked.only}…", file=sys.stderr)
        return 2
    print("\n".join(side_by_side(found, is_each=asked.each)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
