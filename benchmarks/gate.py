"""What the quality gate holds back: ``python -m benchmarks.gate [FOLDER]``, of healthy parses, and of ones that were broken on purpose.

The sample packs are published one after the other, as a year of nights would. The generated packs of a folder stand for one group's: each
is held against sets of others, drawn by chance. They have nothing in common, so that these figures are worse than a real group's.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pikepdf

import pipeline.parse
from benchmarks.figures import Figure, as_table
from benchmarks.measure import PROJECT
from pipeline.parse import ParseRequest, parse_document
from pipeline.process import group_names
from pipeline.quality import Measures, measures_of, shortfalls
from pipeline.run_settings import QualitySettings
from pipeline.settings import load_settings
from pipeline.vocabulary import load_vocabulary
from schemas.vocabulary import Vocabulary

SAMPLES = PROJECT / "samples" / "packs"
FIXTURES = PROJECT / "tests" / "packgen" / "fixtures"
COMMAND = "python -m benchmarks.gate"
_RULES = QualitySettings()
_SETS = 20  # sets of others, drawn for each pack
_SIZES = (3, 6, 12)


def _first_pages(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[3:]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _without_columns(words: Vocabulary) -> Vocabulary:
    """As after a change of the templates: no heading of a column is known."""
    return replace(words, tables={kind: replace(table, columns={}) for kind, table in words.tables.items()})


def _without_report(words: Vocabulary) -> Vocabulary:
    """No row of the working groups' report is known."""
    return replace(words, report_rows={})


def measured(data: bytes, change: Callable[[Vocabulary], Vocabulary] = lambda words: words) -> Measures | None:
    """What a parse with a changed vocabulary is judged by; None where the document is quarantined, which is told in any case."""

    def changed(names: Mapping[str, str]) -> Vocabulary:
        return change(load_vocabulary(names))

    with patch.object(pipeline.parse, "load_vocabulary", changed):
        result = parse_document(ParseRequest(data=data, group_names=group_names(load_settings(None, None))))
    return None if result.status == "quarantined" else measures_of(result.tables)


class Parsed(NamedTuple):
    """One document's measures: healthy, and broken in each way."""

    name: str
    healthy: Measures
    broken: Mapping[str, Measures]


def parsed(path: Path) -> Parsed | None:
    """A document, parsed as it is and in each way broken; None where it cannot be read."""
    data = path.read_bytes()
    healthy = measured(data)
    ways = {
        "columns of no table known": measured(data, _without_columns),
        "rows of the report not known": measured(data, _without_report),
        "only three pages": measured(_first_pages(data)),
        "half of the words left over": halved(healthy) if healthy else None,
    }
    return Parsed(path.stem, healthy, {way: found for way, found in ways.items() if found}) if healthy else None


def halved(healthy: Measures) -> Measures:
    """As where half of the words that were accounted for are not."""
    return replace(healthy, claimed_share=(healthy.claimed_share or 0.0) / 2)


class Held(NamedTuple):
    """How many were held of how many, and the reasons of some."""

    held: int
    total: int
    reasons: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share that was held."""
        return self.held / self.total if self.total else 0.0


def through_a_year(documents: Sequence[Parsed]) -> tuple[Held, dict[str, Held]]:
    """Publish healthy documents in order, and see before each what would become of it, healthy and broken."""
    published: list[Measures] = []
    judged: dict[str, list[tuple[str, ...]]] = {"": []}
    for one in documents:
        judged[""].append(shortfalls(one.healthy, published, _RULES))
        if _alike(one.healthy, published) >= _RULES.min_history:
            for way, broken in one.broken.items():
                judged.setdefault(way, []).append(shortfalls(_known(broken, one.healthy), published, _RULES))
        published.append(one.healthy)
    held = {way: _held(found) for way, found in judged.items()}
    return held.pop(""), held


def _alike(one: Measures, published: Iterable[Measures]) -> int:
    return sum((old.group_code, old.document_type) == (one.group_code, one.document_type) for old in published)


def _known(broken: Measures, healthy: Measures) -> Measures:
    return replace(broken, group_code=healthy.group_code, document_type=healthy.document_type)


def among_strangers(documents: Sequence[Parsed], size: int) -> tuple[Held, dict[str, Held]]:
    """Hold each document against sets of so many others."""
    chance, judged = random.Random(size), dict[str, list[tuple[str, ...]]]()
    for one, others in _drawn(documents, size, chance):
        for way, found in {"": one.healthy, **one.broken}.items():
            judged.setdefault(way, []).append(shortfalls(_of_one_group(found), [_of_one_group(old.healthy) for old in others], _RULES))
    held = {way: _held(found) for way, found in judged.items()}
    return held.pop("", Held(0, 0)), held


def _drawn(documents: Sequence[Parsed], size: int, chance: random.Random) -> Iterator[tuple[Parsed, list[Parsed]]]:
    for one in documents:
        others = [other for other in documents if other is not one]
        for _ in range(_SETS if len(others) >= size else 0):
            yield one, chance.sample(others, size)


def _of_one_group(measures: Measures) -> Measures:
    return replace(measures, group_code="TMAG", document_type="papers", is_extraordinary=False)


def _held(found: Sequence[tuple[str, ...]]) -> Held:
    reasons = [why for reasons in found for why in reasons]
    return Held(sum(map(bool, found)), len(found), tuple(dict.fromkeys(reasons)))


def figures(folder: Path = FIXTURES) -> list[Figure]:
    """The share that is held, of healthy documents (false alarms) and of broken ones."""
    samples = [one for path in sorted(SAMPLES.glob("*.pdf")) if (one := parsed(path))]
    samples.sort(key=lambda one: (str(one.healthy.meeting_date), one.name))
    false, true = through_a_year(samples)
    found = [_healthy("a year of samples", false), *(_broken("a year of samples", way, held) for way, held in true.items())]
    packs = [one for path in sorted(folder.glob("*.pdf")) if (one := parsed(path))]
    for size in _SIZES:
        false, true = among_strangers(packs, size)
        of = f"{len(packs)} generated packs against {size} others"
        found += [_told(of, "healthy", false), *(_told(of, way, held) for way, held in true.items())]
    return found


def _healthy(of: str, held: Held) -> Figure:
    return Figure(f"gate, {of}: healthy documents that are held, of {held.total}", held.held, COMMAND, most=0, digits=0)


def _broken(of: str, way: str, held: Held) -> Figure:
    return Figure(f"gate, {of}: held, {way}, of {held.total}", held.share, COMMAND, least=0.9, digits=2)


def _told(of: str, way: str, held: Held) -> Figure:
    return Figure(f"gate, {of}: held, {way}", held.share, COMMAND, digits=3)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="folder of generated packs; those of the tests if not said")
    print(as_table(figures(parser.parse_args(arguments).folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
