"""Find where an identifier is named in what is published."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from parsers.language.references import find_references
from parsers.language.sentences import sentences
from schemas.datasets import DATASETS
from schemas.errors import NotFound
from schemas.rows import plain_value

_NEAREST = 5
_LEAST_ALIKE = 0.5  # of 1: how like an identifier must be what was asked for
_TEXT_TYPE = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an identifier is named: its document and page, the row that it stands in, and the sentence there."""

    reference_id: str
    reference_type: str
    mention: str
    document_id: str
    meeting_date: date | None
    is_current_version: bool
    page_number: int | None
    source_dataset: str
    source_row_id: str
    text: str
    confidence: float

    def as_json(self) -> dict[str, Any]:
        """The fields as JSON shows them."""
        return {name: plain_value(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDate:
    """One date that a document gives for a milestone; ``days`` as EDTF where it has one form."""

    reference_id: str
    days: str
    document_id: str
    page_number: int | None
    text: str


def identifiers_in(spelling: str) -> tuple[str, ...]:
    """The identifiers that a spelling means, in their normal form; in small letters too. Empty where it is none.

    >>> identifiers_in("cr 13"), identifiers_in("M9-M11")
    (('CR013',), ('M9', 'M10', 'M11'))
    """
    found = find_references(spelling) or find_references(spelling.upper())
    return tuple(dict.fromkeys(one.reference_id for one in found))


def mentions_of(folder: Path, spelling: str) -> tuple[Mention, ...]:
    """All places in a release's folder where an identifier is named, in the order of the release.

    Raises:
        NotFound: It is named nowhere; the message has those that are like it.
    """
    rows = pq.read_table(folder / "references.parquet").to_pylist()
    wanted = {*identifiers_in(spelling), spelling.strip()}
    folded = {name.casefold() for name in wanted}
    found = [row for row in rows if row["reference_id"].casefold() in folded]
    if not found:
        raise NotFound(_nothing(spelling, {row["reference_id"] for row in rows}))
    texts = _source_rows(folder, found)
    return tuple(_mention(row, texts) for row in found)


def dates_of(folder: Path, reference_ids: Iterable[str]) -> tuple[GivenDate, ...]:
    """The dates that documents give for milestones, in the order of the meetings."""
    wanted = pc.field("reference_id").isin(list(reference_ids))
    rows = pq.read_table(folder / "milestone_dates.parquet", filters=wanted).to_pylist()
    sources = _source_rows(folder, rows)
    rows.sort(key=lambda row: (sources[row["source_row_id"]]["meeting_date"] or date.max, sources[row["source_row_id"]]["document_id"]))
    return tuple(_given(row, sources[row["source_row_id"]]) for row in rows)


def _given(row: Mapping[str, Any], source: Mapping[str, Any]) -> GivenDate:
    return GivenDate(
        reference_id=row["reference_id"],
        days=row["edtf"] or f"{row['start_date']}/{row['end_date']}",
        document_id=source["document_id"],
        page_number=source["page_number"],
        text=row["text"],
    )


def _source_rows(folder: Path, rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows that others point at, by their ids."""
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row["source_dataset"], set()).add(row["source_row_id"])
    found: dict[str, dict[str, Any]] = {}
    for dataset, wanted in ids.items():
        table = pq.read_table(folder / f"{dataset}.parquet", filters=pc.field("row_id").isin(sorted(wanted)))
        found |= {row["row_id"]: row for row in table.to_pylist()}
    return found


def _mention(row: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> Mention:
    return Mention(
        reference_id=row["reference_id"],
        reference_type=row["reference_type"],
        mention=row["text"],
        document_id=row["document_id"],
        meeting_date=row["meeting_date"],
        is_current_version=row["is_current_version"],
        page_number=row["page_number"],
        source_dataset=row["source_dataset"],
        source_row_id=row["source_row_id"],
        text=_sentence(row, sources.get(row["source_row_id"], {})),
        confidence=row["confidence"],
    )


def _sentence(row: Mapping[str, Any], source: Mapping[str, Any]) -> str:
    """The sentence that names it, in the first of its row's texts that does."""
    for text in _texts(row["source_dataset"], source):
        for sentence in sentences(text):
            if any(found.reference_id == row["reference_id"] for found in find_references(sentence.text)):
                return sentence.text
    return str(row["text"])


def _texts(dataset: str, source: Mapping[str, Any]) -> Iterator[str]:
    declared = DATASETS[dataset]
    own = (name for name in declared.own_columns if declared.type_of(name) == _TEXT_TYPE)
    yield from (source[name] for name in own if source.get(name))


def _nothing(spelling: str, known: set[str]) -> str:
    near = _near(spelling, known)
    hint = f"Named are {', '.join(near)}." if near else "`tmag refs` lists all that are named."
    return f"No published text names {spelling.strip() or 'nothing'}. {hint}"


def _near(spelling: str, known: set[str]) -> list[str]:
    """What is named and like it: of the same letters the nearest numbers, else the nearest spellings."""
    name = next(iter(identifiers_in(spelling)), spelling.strip().upper())
    letters, number = _parted(name)
    akin = [other for other in known if number is not None and _parted(other)[0] == letters and _parted(other)[1] is not None]
    by_number = sorted(akin, key=lambda other: (abs((_parted(other)[1] or 0) - (number or 0)), other))
    return by_number[:_NEAREST] or difflib.get_close_matches(name, sorted(known), n=_NEAREST, cutoff=_LEAST_ALIKE)


def _parted(name: str) -> tuple[str, int | None]:
    """An identifier's letters, and the number at its end."""
    match = re.fullmatch(r"(.*?)(\d{1,6})", name)
    return (match[1], int(match[2])) if match else (name, None)
