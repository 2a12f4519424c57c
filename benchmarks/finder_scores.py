"""Finders of tables over documents with their truth: what each scores, side by side."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.adjacency import Mean, Score, mean, score
from benchmarks.figures import Figure, line
from benchmarks.table_finders import FINDERS, Finder, TableFinder, Tables

WithTruth = tuple[Path, Tables]


@dataclass(frozen=True, slots=True)
class Scored:
    """One finder's score of each document."""

    finder: TableFinder
    scores: tuple[Score, ...]

    @property
    def mean(self) -> Mean:
        """Precision and recall, averaged over the documents."""
        return mean(self.scores)


def run(finder: TableFinder, documents: Sequence[WithTruth]) -> Scored:
    """One finder over all documents. A peer that breaks off at a document has found nothing there, and that is told on stderr."""
    find = finder.load()
    return Scored(finder, tuple(score(pdf.stem, truth, _found(finder, find, pdf)) for pdf, truth in documents))


def _found(finder: TableFinder, find: Finder, pdf: Path) -> Tables:
    try:
        return find(pdf.read_bytes())
    except Exception as error:
        if not finder.is_peer:
            raise
        print(f"{finder.name} breaks off at {pdf.name}: {type(error).__name__}: {error}", file=sys.stderr)
        return []


def run_all(documents: Sequence[WithTruth], only: str = "", finders: Sequence[TableFinder] = FINDERS) -> list[Scored]:
    """All finders that are installed and whose name begins so. Libraries' warnings are not shown."""
    chosen = [finder for finder in finders if finder.name.startswith(only)]
    for finder in chosen:
        if not finder.is_installed:
            print(f"{finder.name} skipped: {finder.program or 'it'} is not installed.", file=sys.stderr)
    with _quiet():
        return [run(finder, documents) for finder in chosen if finder.is_installed]


@contextmanager
def _quiet() -> Iterator[None]:
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def figures_of(about: str, found: Sequence[Scored], command: str, least: dict[str, float]) -> list[Figure]:
    """Precision and recall of each finder, each beside the least aimed at for it; none is aimed at for peers."""
    return [
        Figure(f"{about}: {one.finder.name}, {kind}", value, command, least=least.get(one.finder.name))
        for one in found
        for kind, value in (("precision", one.mean.precision), ("recall", one.mean.recall))
    ]


def lead(about: str, found: Sequence[Scored], command: str) -> list[Figure]:
    """How far the first finder is ahead of the best peer's precision, and of the best peer's recall; nothing without both."""
    peers = [one.mean for one in found if one.finder.is_peer]
    if not peers or found[0].finder.is_peer:
        return []
    ours = found[0].mean
    ahead = (
        ("precision", ours.precision - max(one.precision for one in peers)),
        ("recall", ours.recall - max(one.recall for one in peers)),
    )
    return [Figure(f"{about}: ahead of the best peer's {kind}", value, command, least=0.0) for kind, value in ahead]


def side_by_side(found: Sequence[Scored], *, is_each: bool = False) -> Iterator[str]:
    """The lines of a Markdown table, one a finder, and then each document's figures if asked for."""
    yield line(("", "precision", "recall"))
    yield line(("---", "---:", "---:"))
    for one in found:
        yield line((one.finder.name, f"{one.mean.precision:.3f}", f"{one.mean.recall:.3f}"))
    if is_each:
        yield ""
        for one in found:
            for of_one in one.scores:
                counts = f"{of_one.right} right of {of_one.found} found, {of_one.wanted} wanted"
                yield f"{one.finder.name}: {of_one.document} {of_one.precision:.3f} {of_one.recall:.3f} ({counts})"


def as_json(found: Sequence[Scored]) -> str:
    """The same for programs."""
    told = [{"name": one.finder.name, **asdict(one.mean), "documents": [asdict(of_one) for of_one in one.scores]} for one in found]
    return json.dumps(told, indent=2)
