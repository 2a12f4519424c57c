"""Keep tables that people typed from the look of a page: ``python -m benchmarks.typed_tables FOLDER``.

``FOLDER`` holds one text file a document, named by its number in the corpus (``01.txt``), outside the project: nothing of it is kept but
digests. Its lines::

    pixels 1100                        how many pixels wide the page's picture was
    table 2 main 64 106 1007 557       page, main or small, box in these pixels; then a line a row, which may all be left out
    Duration | Topics
    5 minutes {2x1} | Introduction     a cell of two rows and one column
    ^ | Welcome                        what a span covers
    ? | Closing                        a cell that is not judged
    verdict 4 no 10 20 300 200 a logo  page, yes or no, box in points, why: of a table that was reported
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.governance_truth import PLACE, GovernanceTruth, KeptCell, SeenDocument, SeenTable, Sides, Verdict, digest
from benchmarks.icdar import corpus_folder
from parsers.layout.page import Page
from pipeline.reading import open_pdf

_SPAN = re.compile(r"\s*\{(\d+)x(\d+)\}\s*$")


def typed_document(number: str, text: str, pdf: bytes) -> SeenDocument:
    """What one text file says of its document."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    pixels = next(int(line.split()[1]) for line in lines if line.startswith("pixels "))
    with open_pdf(pdf) as document:
        points = next(page.width for page in document.pages() if isinstance(page, Page)) / pixels
    return SeenDocument(
        number=number,
        sha256=hashlib.sha256(pdf).hexdigest(),
        tables=tuple(_tables([line for line in lines if not line.startswith(("pixels ", "verdict "))], points)),
        verdicts=tuple(_verdict(line) for line in lines if line.startswith("verdict ")),
    )


def _tables(lines: Sequence[str], points: float) -> Iterator[SeenTable]:
    starts = [at for at, line in enumerate(lines) if line.startswith("table ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _, page, kind, *sides = lines[start].split()
        box = _box([round(float(side) * points, 1) for side in sides])
        yield SeenTable(page_number=int(page), box=box, is_main=kind == "main", cells=tuple(_cells(lines[start + 1 : end])))


def _box(sides: Sequence[float]) -> Sides:
    x0, top, x1, bottom = sides
    return x0, top, x1, bottom


def _verdict(line: str) -> Verdict:
    _, page, word, *rest = line.split(maxsplit=7)
    return Verdict(page_number=int(page), is_real=word == "yes", box=_box(list(map(float, rest[:4]))), reason=rest[4])


def _cells(rows: Sequence[str]) -> Iterator[KeptCell]:
    for row, line in enumerate(rows):
        for column, typed in enumerate(line.split("|")):
            text = typed.strip()
            if text == "^":
                continue
            span = _SPAN.search(text)
            rowspan, colspan = (int(span[1]), int(span[2])) if span else (1, 1)
            kept = None if text == "?" else digest(_SPAN.sub("", text))
            yield KeptCell(row=row, column=column, rowspan=rowspan, colspan=colspan, digest=kept)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the kept truth anew, and give the exit code: 0 done, 3 where a typed document is not in the corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.typed_tables", description="Keep typed tables as digests.")
    parser.add_argument("folder", type=Path, help="the typed tables, one text file a document")
    parser.add_argument("--corpus", type=Path, help="folder that holds governance/")
    asked = parser.parse_args(arguments)
    documents = []
    for typed in sorted(asked.folder.glob("*.txt")):
        pdf = next((corpus_folder(asked.corpus) / "governance").glob(f"{typed.stem}_*.pdf"), None)
        if pdf is None:
            print(f"benchmarks: the corpus has no document {typed.stem}.", file=sys.stderr)
            return 3
        documents.append(typed_document(typed.stem, typed.read_text(encoding="utf-8"), pdf.read_bytes()))
    PLACE.write_text(_as_text(GovernanceTruth(documents=tuple(documents))), encoding="utf-8")
    return 0


def _as_text(truth: GovernanceTruth) -> str:
    """One table a line, so that a change can be read."""
    documents = []
    for one in truth.documents:
        parts = ",\n    ".join(table.model_dump_json(exclude_defaults=True) for table in one.tables)
        verdicts = ",\n    ".join(verdict.model_dump_json() for verdict in one.verdicts)
        documents.append(
            f'  {{"number": "{one.number}", "sha256": "{one.sha256}",\n   "tables": [\n    {parts}],\n   "verdicts": [{verdicts}]}}'
        )
    return '{"documents": [\n' + ",\n".join(documents) + "\n]}\n"


if __name__ == "__main__":
    sys.exit(main())
