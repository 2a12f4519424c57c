"""Compile many parses into the datasets of one release: beneath each other, derived across documents, in the declared order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from parsers.language.rulings import Ruling
from pipeline.parties import contact_blocks, with_parties
from pipeline.tables import concatenated, with_column
from schemas.arrow import to_table
from schemas.datasets import DATASETS
from schemas.records import Group
from schemas.rows import Row

Tables = Mapping[str, pa.Table]

_TYPE_RANK = {"papers": 0, "headline_report": 1, "minutes": 2, "attachment": 3, "other": 4}
_BASIS_RANK = {"pack": 0, "roadmap": 1, "working_group_report": 2, "text": 3}
_OF_PARTIES = ("documents", "owners", "attendees", "parse_issues")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_PLACE_ORDER = ("block_order", "link_order")
_AFTER_PLACE = ("top", "x0", "item_order", "owner_order", "part_order", "column_name", "code", "row_id")


class _Standing(NamedTuple):
    """Where a document stands among the others."""

    type_rank: int
    version_ordinal: int
    is_current: bool
    meeting_date: date | None


def compile_tables(
    parses: Sequence[Tables], groups: Sequence[Group], rulings: Sequence[Ruling] = (), withheld: frozenset[str] = frozenset()
) -> dict[str, pa.Table]:
    """Every dataset at once, as :func:`compiled_tables` gives them one by one."""
    return dict(compiled_tables(parses, groups, rulings, withheld))


def compiled_tables(
    parses: Sequence[Tables], groups: Sequence[Group], rulings: Sequence[Ruling] = (), withheld: frozenset[str] = frozenset()
) -> Iterator[tuple[str, pa.Table]]:
    """Every dataset of the data model from the tables of one parse a document, sorted; the order of ``parses`` does not matter.

    They come in the declared order, and only what several of them depend on is held meanwhile. ``is_current_version`` is derived here,
    ``meetings`` comes down to one row a meeting, ``groups`` comes from the settings, and names are linked into ``parties``, by ``rulings``
    first. ``withheld`` are the ids of documents of which no rows are shown: an earlier version with rows stays current beside them.
    """
    linked = with_parties(
        {name: _together(parses, name) for name in _OF_PARTIES},
        concatenated((contact_blocks(parse["text_blocks"]) for parse in parses if "text_blocks" in parse), "text_blocks"),
        {group.group_code: group.group_name for group in groups},
        rulings,
    )
    standings = _standings(linked["documents"], withheld)
    for name in DATASETS:
        if name == "groups":
            table = to_table("groups", [Row("groups", None, group) for group in groups])
        elif name == "meetings":
            table = _one_row_a_meeting(_together(parses, name), linked["documents"], standings)
        else:
            table = linked[name] if name in linked else _together(parses, name)
        yield name, _in_order(_with_currency(table, standings), name, standings) if table.num_rows else table


def _together(parses: Sequence[Tables], name: str) -> pa.Table:
    return concatenated((parse[name] for parse in parses if name in parse), name)


def _standings(documents: pa.Table, withheld: frozenset[str]) -> dict[str, _Standing]:
    rows = documents.to_pylist()
    best: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for row in rows:
        claim = _precedence(row, withheld)
        best[_family(row)] = max(best.get(_family(row), claim), claim)
    return {
        row["document_id"]: _Standing(
            _TYPE_RANK.get(row["document_type"], len(_TYPE_RANK)),
            -1 if row["version_ordinal"] is None else row["version_ordinal"],
            best[_family(row)] == _precedence(row, withheld),
            row["meeting_date"],
        )
        for row in rows
    }


def _family(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Versions of one document share it; a document of no known meeting stands alone."""
    if row["meeting_id"] is None:
        return (row["document_id"],)
    return (row["meeting_id"], row["document_type"], row["attachment_number"])


def _precedence(row: Mapping[str, Any], withheld: frozenset[str]) -> tuple[Any, ...]:
    """The higher one is current. Where one version was published more than once, the one published later, else the one that came later."""
    version = -1 if row["version_ordinal"] is None else row["version_ordinal"]
    came = (row["published_date"] or date.min, row["first_seen_at"] or _LONG_AGO, len(row["document_id"]), row["document_id"])
    is_readable = row["status"] != "quarantined" and row["document_id"] not in withheld
    return (is_readable, version, *came)


def _with_currency(table: pa.Table, standings: Mapping[str, _Standing]) -> pa.Table:
    if "is_current_version" not in table.column_names:
        return table
    current = {document_id: standing.is_current for document_id, standing in standings.items()}
    return with_column(table, "is_current_version", [current[document_id] for document_id in _document_ids(table)])


def _one_row_a_meeting(meetings: pa.Table, documents: pa.Table, standings: Mapping[str, _Standing]) -> pa.Table:
    """Keep the row that states each meeting best; an announced meeting goes where the numbered one of that group and day is known."""
    rows = meetings.to_pylist()
    numbered = {(row["group_code"], row["meeting_date"]) for row in rows if row["meeting_number"] is not None}
    of_documents = set(documents["meeting_id"].to_pylist())
    chosen: dict[str, tuple[tuple[Any, ...], int]] = {}
    for index, row in enumerate(rows):
        is_announced = row["meeting_number"] is None and row["meeting_id"] not in of_documents
        if is_announced and (row["group_code"], row["meeting_date"]) in numbered:
            continue
        claim = (_statement_rank(row, standings[row["document_id"]]), index)
        chosen[row["meeting_id"]] = max(chosen.get(row["meeting_id"], claim), claim)
    return meetings.take(pa.array(sorted(index for _, index in chosen.values()), type=pa.int64()))


def _statement_rank(row: Mapping[str, Any], standing: _Standing) -> tuple[Any, ...]:
    """The higher one states a meeting better: by basis, then the latest document."""
    basis = -_BASIS_RANK.get(row["basis"], len(_BASIS_RANK))
    return (basis, standing.meeting_date or date.min, standing.type_rank, standing.version_ordinal, row["document_id"], row["row_id"])


def _in_order(table: pa.Table, dataset: str, standings: Mapping[str, _Standing]) -> pa.Table:
    """Sorted by meeting date, document type, version, page, position and ``row_id``, unknown ones last."""
    if not DATASETS[dataset].is_carrying:
        return table.take(_ascending(table, table.column_names))
    of_rows = [standings[document_id] for document_id in _document_ids(table)]
    ordered = table.append_column("_type", pa.array([standing.type_rank for standing in of_rows], type=pa.int32()))
    ordered = ordered.append_column("_version", pa.array([standing.version_ordinal for standing in of_rows], type=pa.int32()))
    return table.take(_ascending(ordered, ("meeting_date", "_type", "_version", "page_number", *_PLACE_ORDER, *_AFTER_PLACE)))


def _ascending(table: pa.Table, columns: Sequence[str]) -> pa.Array[Any]:
    keys: list[tuple[str, Literal["ascending", "descending"]]] = [(name, "ascending") for name in columns if name in table.column_names]
    return pc.sort_indices(table, sort_keys=keys)


def _document_ids(table: pa.Table) -> list[str]:
    return [str(document_id) for document_id in table["document_id"].to_pylist()]
