"""Tables of the ICDAR 2013 competition, by this project and by others: ``python -m benchmarks.icdar [--corpus DIR] [--only NAME]``.

The corpus is a folder that holds ``icdar2013/``; where it is missing, the benchmark says so and is done.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.adjacency import Mean, Score, SpannedCell, mean, score
from benchmarks.measure import PROJECT
from benchmarks.table_finders import FINDERS, Finder, TableFinder, Tables

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


def documents(corpus: Path) -> list[tuple[Path, Path]]:
    """The PDFs that have a truth, each with it, by name."""
    truths = sorted((corpus / "icdar2013").rglob(f"*{_TRUTH}"))
    pairs = [(truth.with_name(truth.name.removesuffix(_TRUTH) + ".pdf"), truth) for truth in truths]
    return [(pdf, truth) for pdf, truth in pairs if pdf.is_file()]


def run(finder: TableFinder, pairs: Sequence[tuple[Path, Path]]) -> list[Score]:
    """One finder's score of each document. A peer that breaks off at a document has found nothing there, and that is told on stderr."""
    find = finder.load()
    return [score(pdf.stem, truth_tables(truth.read_text(encoding="utf-8")), _found(finder, find, pdf)) for pdf, truth in pairs]


def _found(finder: TableFinder, find: Finder, pdf: Path) -> Tables:
    try:
        return find(pdf.read_bytes())
    except Exception as error:
        if finder.least is not None:
            raise
        print(f"{finder.name} breaks off at {pdf.name}: {type(error).__name__}: {error}", file=sys.stderr)
        return []


def beside_aim(figure: float, least: float | None) -> str:
    """A figure with what is aimed at, and whether it was reached."""
    if least is None:
        return f"{figure:.3f}"
    return f"{figure:.3f} (aim ≥ {least:.2f}: {'reached' if figure >= least else 'missed'})"


def _lines(found: Sequence[tuple[TableFinder, list[Score]]], is_each: bool) -> Iterator[str]:
    count = len(found[0][1])
    yield f"ICDAR 2013, {count} documents: relations of neighbouring cells, precision and recall averaged over documents."
    yield ""
    yield "| | precision | recall |"
    yield "| --- | ---: | ---: |"
    for finder, scores in found:
        both = mean(scores)
        yield f"| {finder.name} | {beside_aim(both.precision, finder.least)} | {beside_aim(both.recall, finder.least)} |"
    if is_each:
        yield ""
        for finder, scores in found:
            for one in scores:
                counts = f"{one.right} right of {one.found} found, {one.wanted} wanted"
                yield f"{finder.name}: {one.document} {one.precision:.3f} {one.recall:.3f} ({counts})"


def _as_json(found: Sequence[tuple[TableFinder, list[Score]]]) -> str:
    def of(finder: TableFinder, scores: list[Score], both: Mean) -> dict[str, object]:
        return {"name": finder.name, **asdict(both), "aim": finder.least, "documents": [asdict(one) for one in scores]}

    return json.dumps([of(finder, scores, mean(scores)) for finder, scores in found], indent=2)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.icdar", description="Tables found in the documents of ICDAR 2013.")
    parser.add_argument("--corpus", type=Path, help=f"folder that holds icdar2013/; else {CORPUS_VARIABLE}, else ../shared/corpus")
    parser.add_argument("--only", metavar="NAME", default="", help="only the finders whose name begins so, such as tmag")
    parser.add_argument("--each", action="store_true", help="each document's figures too")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a Markdown table")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and give the exit code: 0 done or no corpus, 2 wrong usage."""
    chosen = _arguments(arguments)
    corpus = corpus_folder(chosen.corpus)
    pairs = documents(corpus)
    if not pairs:
        print(f"ICDAR 2013 skipped: {corpus} holds none of it. Name its folder with --corpus or {CORPUS_VARIABLE}.")
        return 0
    finders = [finder for finder in FINDERS if finder.name.startswith(chosen.only)]
    missing = [finder.name for finder in finders if find_spec(finder.module) is None]
    for name in missing:
        print(f"{name} skipped: it is not installed.", file=sys.stderr)
    there = [finder for finder in finders if finder.name not in missing]
    if not there:
        print(f"benchmarks: no finder that is installed is named {chosen.only}…", file=sys.stderr)
        return 2
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    found = [(finder, run(finder, pairs)) for finder in there]
    print(_as_json(found) if chosen.json else "\n".join(_lines(found, chosen.each)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
