"""Tables of real meeting documents against what people saw on their pages: ``python -m benchmarks.governance [--corpus DIR] [--each]``.

A table of the truth is found where a reported one shares half of the area that both cover. A reported table is real where it so meets one
that people saw, or where people looked at it and said so; what nobody has looked at counts as false, and is listed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, as_table
from benchmarks.governance_truth import SeenDocument, SeenTable, Sides, Verdict, digest, load_truth, shared
from benchmarks.icdar import CORPUS_VARIABLE, corpus_folder
from parsers.layout.plain_tables import PlainTable
from pipeline.find_tables import TablesRequest, find_tables

COMMAND = "python -m benchmarks.governance"
_SAME_TABLE = 0.5
_SAME_REPORT = 0.8  # as much must a reported table and one that was judged share, for the verdict to hold

TableReader = Callable[[bytes], Sequence[PlainTable]]


@dataclass(frozen=True, slots=True)
class Reported:
    """One table that was reported, with what people said of it: real, not, or (None) not looked at."""

    table: PlainTable
    is_real: bool | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One table that people saw, with the reported one that meets it, if any."""

    table: SeenTable
    found: PlainTable | None

    @property
    def wanted(self) -> int:
        """How many filled cells were typed."""
        return sum(bool(cell.digest) for cell in self.table.cells)

    @property
    def right(self) -> int:
        """How many of them were found with the same place, spans and text."""
        given = {(c.row, c.column, c.rowspan, c.colspan, digest(c.text or "")) for c in self.found.cells} if self.found else set()
        return sum((c.row, c.column, c.rowspan, c.colspan, c.digest) in given for c in self.table.cells if c.digest)


@dataclass(frozen=True, slots=True)
class Looked:
    """One document: what people saw in it, and what was reported."""

    number: str
    seen: tuple[Seen, ...]
    reported: tuple[Reported, ...]


def look(document: SeenDocument, tables: Sequence[PlainTable]) -> Looked:
    """Hold the reported tables of one document against what people saw."""
    seen = tuple(Seen(one, _meeting(one.page_number, one.box, tables)) for one in document.tables)
    return Looked(document.number, seen, tuple(Reported(table, _is_real(table, document)) for table in tables))


def _meeting(page_number: int, box: Sides, tables: Sequence[PlainTable]) -> PlainTable | None:
    here = [table for table in tables if table.page_number == page_number]
    best = max(here, key=lambda table: shared(box, table.box), default=None)
    return best if best and shared(box, best.box) >= _SAME_TABLE else None


def _is_real(table: PlainTable, document: SeenDocument) -> bool | None:
    said = [one for one in document.verdicts if _is_near(table, one, _SAME_REPORT)]
    if said:
        return said[0].is_real
    return True if any(_is_near(table, one, _SAME_TABLE) for one in document.tables) else None


def _is_near(table: PlainTable, one: SeenTable | Verdict, least: float) -> bool:
    return one.page_number == table.page_number and shared(one.box, table.box) >= least


def figures_of(looked: Sequence[Looked]) -> list[Figure]:
    """Main tables found, reported tables real, cells right.

    Raises:
        ValueError: No document was looked at.
    """
    if not looked:
        raise ValueError("there is no document to score")
    main = [seen for one in looked for seen in one.seen if seen.table.is_main]
    reported = [report for one in looked for report in one.reported]
    typed = [seen for one in looked for seen in one.seen if seen.wanted]
    found, real = sum(seen.found is not None for seen in main), sum(bool(report.is_real) for report in reported)
    right, wanted = sum(seen.right for seen in typed), sum(seen.wanted for seen in typed)
    return [
        Figure(f"governance set: main tables found ({found} of {len(main)})", found / len(main), COMMAND, least=0.90),
        Figure(f"governance set: reported tables real ({real} of {len(reported)})", real / max(len(reported), 1), COMMAND, least=0.85),
        Figure(f"governance set: cells right, of {len(typed)} typed tables ({right} of {wanted})", right / wanted, COMMAND),
    ]


def looked_at(corpus: Path, read: TableReader) -> list[Looked]:
    """Look at all documents of the truth that the corpus holds."""
    held = [path.read_bytes() for path in sorted((corpus / "governance").glob("*.pdf"))]
    by_hash = {hashlib.sha256(data).hexdigest(): data for data in held}
    return [look(one, read(by_hash[one.sha256])) for one in load_truth().documents if one.sha256 in by_hash]


def tables_of(data: bytes) -> Sequence[PlainTable]:
    """This project's tables of a document."""
    return find_tables(TablesRequest(data=data)).tables


def figures(corpus: Path | None = None) -> list[Figure]:
    """This project's figures; none where the corpus is missing."""
    looked = looked_at(corpus_folder(corpus), tables_of)
    return figures_of(looked) if looked else []


def _each(looked: Sequence[Looked]) -> Iterator[str]:
    for one in looked:
        for seen in one.seen:
            kind, how = "main " if seen.table.is_main else "small", "found " if seen.found else "MISSED"
            cells = f", cells {seen.right} of {seen.wanted}" if seen.wanted else ""
            yield f"{one.number} page {seen.table.page_number} {kind} {how}{cells}"
        for report in one.reported:
            if not report.is_real:
                word, table = "NOT LOOKED AT" if report.is_real is None else "false", report.table
                sides = " ".join(f"{side:.0f}" for side in table.box)
                yield f"{one.number} page {table.page_number} reported, {word}: box {sides}, confidence {table.confidence:.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and give the exit code: 0 done or no corpus."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Tables of real meeting documents, against what people saw.")
    parser.add_argument("--corpus", type=Path, help=f"folder that holds governance/; else {CORPUS_VARIABLE}, else ../shared/corpus")
    parser.add_argument("--each", action="store_true", help="each table too")
    asked = parser.parse_args(arguments)
    corpus = corpus_folder(asked.corpus)
    looked = looked_at(corpus, tables_of)
    if not looked:
        print(f"Governance set skipped: {corpus} holds none of it. Name its folder with --corpus or {CORPUS_VARIABLE}.")
        return 0
    if asked.each:
        print("\n".join([*_each(looked), ""]))
    print(as_table(figures_of(looked)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
