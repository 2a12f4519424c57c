"""A parse in a few numbers, kept beside it so that looking at what there is opens none of its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCount:
    """How often an issue was raised."""

    code: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The words of a document, those that are accounted for, and its issues by code and severity."""

    words_total: int = 0
    words_claimed: int = 0
    issues: tuple[IssueCount, ...] = ()


def summary_of(tables: Mapping[str, pa.Table]) -> Summary:
    """The summary of a parse from its tables."""
    document = tables["documents"].to_pylist()[0]
    issues = Counter((issue["code"], issue["severity"]) for issue in tables["parse_issues"].select(["code", "severity"]).to_pylist())
    return Summary(
        words_total=document["words_total"] or 0,
        words_claimed=document["words_claimed"] or 0,
        issues=tuple(IssueCount(code=code, severity=severity, count=n) for (code, severity), n in sorted(issues.items())),
    )


def summary_from(fields: dict[str, Any]) -> Summary:
    """A summary from the fields that it was kept as."""
    return Summary(**{**fields, "issues": tuple(IssueCount(**issue) for issue in fields["issues"])})
