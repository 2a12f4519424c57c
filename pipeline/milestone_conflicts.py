"""Milestones to which documents give other dates than those before them. Reported, never resolved. Derived on publishing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.shown import Overlaid
from schemas.arrow import to_table
from schemas.issues import ISSUE_CODES
from schemas.records import ParseIssue
from schemas.rows import Carried, Row, row_id_of

_CODE = "milestone_date_conflict"
_CARRIED = Carried._fields

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A date given for a milestone: its days, the row that it was read from, and that row's document."""

    reference_id: str
    start: date
    end: date
    text: str
    dataset: str
    source: Mapping[str, Any]
    sha256: str

    @property
    def days(self) -> str:
        """The day, or the first and the last."""
        return f"{self.start}" if self.start == self.end else f"{self.start} to {self.end}"

    @property
    def place(self) -> str:
        """The document and the page."""
        return f"{self.source['document_id']}, page {self.source['page_number']}"


def with_milestone_conflicts(parses: Sequence[Tables]) -> list[Tables]:
    """The parses, each with an issue more for each milestone to which it gives days apart from all that it or an earlier one gave last.

    Earlier is by meeting date, version and id, whatever the order of ``parses``.
    """
    stated = [one for parse in sorted(parses, key=_age) for one in _stated(parse)]
    issues: dict[str, list[Row]] = {}
    for later, earlier in _conflicts(stated):
        issues.setdefault(later.sha256, []).append(_issue(later, earlier))
    return [_with_issues(parse, issues.get(_sha256(parse), [])) for parse in parses]


def _age(parse: Tables) -> tuple[Any, ...]:
    row = parse["documents"].to_pylist()[0]
    return (row["meeting_date"] or date.max, row["version_ordinal"] or 0, row["document_id"])


def _sha256(parse: Tables) -> str:
    return str(parse["documents"]["sha256"][0].as_py())


def _stated(parse: Tables) -> Iterator[_Stated]:
    """The dates of a parse in the order of its pages."""
    rows = [row for row in parse["milestone_dates"].to_pylist() if row["start_date"] and row["end_date"]]
    wanted = pc.field("row_id").isin([row["source_row_id"] for row in rows])
    sources = {name: {row["row_id"]: row for row in parse[name].filter(wanted).to_pylist()} for name in {r["source_dataset"] for r in rows}}
    found = [
        _Stated(
            row["reference_id"],
            row["start_date"],
            row["end_date"],
            row["text"],
            row["source_dataset"],
            sources[row["source_dataset"]][row["source_row_id"]],
            _sha256(parse),
        )
        for row in rows
    ]
    yield from sorted(found, key=lambda one: (one.source["page_number"] or 0, one.source["row_key"], one.days))


def _conflicts(stated: Sequence[_Stated]) -> Iterator[tuple[_Stated, _Stated]]:
    """Each date that has no day in common with the last one given for its milestone, and that one; once a document and milestone."""
    last: dict[str, _Stated] = {}
    told: set[tuple[str, str]] = set()
    for one in stated:
        before = last.get(one.reference_id)
        is_apart = before is not None and (one.end < before.start or before.end < one.start)
        if before is not None and is_apart and (one.sha256, one.reference_id) not in told:
            told.add((one.sha256, one.reference_id))
            yield one, before
        last[one.reference_id] = one


def _issue(later: _Stated, earlier: _Stated) -> Row:
    code, source = ISSUE_CODES[_CODE], later.source
    message = f"{later.reference_id} stands on {later.days} (page {source['page_number']}), but on {earlier.days} in {earlier.place}."
    content = ParseIssue(
        code=_CODE,
        severity=code.severity,
        responsibility=code.responsibility,
        message=message,
        raw_text=later.text,
        about_dataset=later.dataset,
        about_row_id=source["row_id"],
    )
    base = source["row_key"].partition(f"/{later.dataset}/")[0]
    key = f"{base}/parse_issues/{_CODE}/{later.reference_id.casefold()}"
    carried = {name: source[name] for name in _CARRIED} | {"row_key": key, "row_id": row_id_of(later.sha256, "parse_issues", key)}
    return Row("parse_issues", Carried(**carried), content)


def _with_issues(parse: Tables, rows: Sequence[Row]) -> Tables:
    if not rows:
        return parse
    return Overlaid(parse, "parse_issues", pa.concat_tables([parse["parse_issues"], to_table("parse_issues", list(rows))]))
