"""Which documents of a release look unlike any before them: such rows deserve a person's eye. Derived on publishing, as currency is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.document_issues import issue_of_document
from pipeline.shown import Overlaid
from schemas.arrow import to_table
from schemas.rows import Row

_CODE = "new_layout"
_TEMPLATED = frozenset({"papers", "headline_report", "minutes"})  # what the Programme makes from templates; anything may be attached

Tables = Mapping[str, pa.Table]


def with_new_looks(parses: Sequence[Tables]) -> list[Tables]:
    """The parses, each with a ``new_layout`` issue more where no earlier document of its type has its fingerprint.

    Earlier is by meeting date, version and id, whatever the order of ``parses``. The first document of a type is new to nothing.
    """
    documents = [row for parse in parses for row in parse["documents"].to_pylist()]
    new = {row["document_id"]: count for row, count in _new_looks(documents)}
    return [_with_issue(parse, new) for parse in parses]


def _new_looks(documents: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int]]:
    """The documents that look new, each with the number of documents before it."""
    seen: dict[str, list[str]] = {}
    for row in sorted((row for row in documents if row["layout_fingerprint"] and row["document_type"] in _TEMPLATED), key=_age):
        before = seen.setdefault(row["document_type"], [])
        if before and row["layout_fingerprint"] not in before:
            yield row, len(before)
        before.append(row["layout_fingerprint"])


def _age(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return (row["meeting_date"] or date.max, row["version_ordinal"] or 0, row["document_id"])


def _with_issue(parse: Tables, new: Mapping[str, int]) -> Tables:
    rows = [_issue(row, new[row["document_id"]]) for row in parse["documents"].to_pylist() if row["document_id"] in new]
    if not rows:
        return parse
    return Overlaid(parse, "parse_issues", pa.concat_tables([parse["parse_issues"], to_table("parse_issues", rows)]))


def _issue(document: Mapping[str, Any], count: int) -> Row:
    kind = document["document_type"].replace("_", " ")
    message = f"It looks unlike each of the {count} documents ({kind}) before it; look its rows over before you rely on them."
    return issue_of_document(document, _CODE, message, "documents")
