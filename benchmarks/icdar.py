"""Tables of the ICDAR 2013 competition, by this project and by others: ``python -m benchmarks.icdar [--only NAME] [--variants]``.

The corpus is a folder that holds ``icdar2013/``; where it is missing, the benchmark says so and is done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.adjacency import SpannedCell
from benchmarks.figures import Figure, as_table
from benchmarks.finder_scores import Scored, WithTruth, as_json, figures_of, lead, run_all, side_by_side
from benchmarks.measure import PROJECT
from benchmarks.table_finders import FINDERS, VARIANTS

COMMAND = "python -m benchmarks.icdar"
AIMS = {"tmag": 0.97, "tmag, all drawn paths ignored": 0.90}
CORPUS_VARIABLE = "TMAG_CORPUS"
_DEFAULT_CORPUS = PROJECT.parent / "shared" / "corpus"
_TRUTH = "-str.xml"


def corpus_folder(named: Path | None) -> Path:
    """The folder of the corpus: the one named, else that of the environment, else the one beside the project."""
    return named or Path(os.environ.get(CORPUS_VARIABLE) or _DEFAULT_CORPUS)


def truth_tables(xml: str) -> list[list[SpannedCell]]:
    """The tables of a truth file, the regions of each table joined as their increments say."""
    return [
        [
            _cell(cell, int(region.get("row-increment", 0)), int(region.get("col-increment", 0)))
            for region in table.iter("region")
            for cell in region.iter("cell")
        ]
        for table in ElementTree.fromstring(xml).iter("table")
    ]


def _cell(cell: ElementTree.Element, down: int, right: int) -> SpannedCell:
    row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
    last_row = int(cell.get("end-row", row))
    last_column = int(cell.get("end-col", cell.get("col-end", column)))  # one file has the two words the other way round
    return SpannedCell(row + down, last_row + down, column + right, last_column + right, cell.findtext("content") or "")


def documents(corpus: Path) -> list[WithTruth]:
    """The PDFs that have a truth, each with its tables, by name."""
    truths = sorted((corpus / "icdar2013").rglob(f"*{_TRUTH}"))
    pairs = [(truth.with_name(truth.name.removesuffix(_TRUTH) + ".pdf"), truth) for truth in truths]
    return [(pdf, truth_tables(truth.read_text(encoding="utf-8"))) for pdf, truth in pairs if pdf.is_file()]


def figures_from(found: Sequence[Scored]) -> list[Figure]:
    """The figures of what was found."""
    about = f"ICDAR 2013, {len(found[0].scores)} documents"
    return [*figures_of(about, found, COMMAND, AIMS), *lead(about, found, COMMAND)]


def figures(corpus: Path | None = None) -> list[Figure]:
    """Everyone's figures; none where the corpus is missing."""
    pairs = documents(corpus_folder(corpus))
    return figures_from(run_all(pairs)) if pairs else []


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=COMMAND, description="Tables found in the documents of ICDAR 2013.")
    parser.add_argument("--corpus", type=Path, help=f"folder that holds icdar2013/; else {CORPUS_VARIABLE}, else ../shared/corpus")
    parser.add_argument("--only", metavar="NAME", default="", help="only the finders whose name begins so, such as tmag")
    parser.add_argument("--variants", action="store_true", help="this project alone, on the same pages drawn otherwise")
    parser.add_argument("--each", action="store_true", help="each document's figures too")
    parser.add_argument("--json", action="store_true", help="print JSON instead of Markdown tables")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and give the exit code: 0 done or no corpus, 2 wrong usage."""
    chosen = _arguments(arguments)
    corpus = corpus_folder(chosen.corpus)
    pairs = documents(corpus)
    if not pairs:
        print(f"ICDAR 2013 skipped: {corpus} holds none of it. Name its folder with --corpus or {CORPUS_VARIABLE}.")
        return 0
    found = run_all(pairs, chosen.only, VARIANTS if chosen.variants else FINDERS)
    if not found:
        print(f"benchmarks: no finder that is installed is named {chosen.only}…", file=sys.stderr)
        return 2
    print(as_json(found) if chosen.json else "\n".join([*side_by_side(found, is_each=chosen.each), "", as_table(figures_from(found))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
