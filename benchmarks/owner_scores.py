"""Owners against the gold set, by the rules of its README: names one to one, each with its type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.tally import Verdict

Row = dict[str, Any]
Finder = Callable[[str, str | None], Sequence[Row]]
"""A cell or sentence and its field in; owners as ``tmag recognise`` prints them out."""


def judge_owners(rows: Sequence[Row], find: Finder) -> Iterator[Verdict]:
    """One verdict for each gold row; right and missed count its parties."""
    for row in rows:
        yield _judged(row, find(row["text"], row.get("field")))


def _judged(row: Row, given: Sequence[Row]) -> Verdict:
    typed, named = _matched(given, row["parties"], is_typed=True), _matched(given, row["parties"], is_typed=False)
    right = sum(wanted["required"] for wanted in typed)
    return Verdict(
        row["id"],
        row["cls"],
        right=right,
        missed=sum(wanted["required"] for wanted in row["parties"]) - right,
        false=len(given) - len(typed),
        found=sum(wanted["required"] for wanted in named),
        account=f"{row['text']!r} names {_shown(row['parties'])}, given {_shown(given)}",
        confidence=min((one.get("confidence", 1.0) for one in given), default=1.0),
    )


def _shown(parties: Sequence[Row]) -> str:
    return ", ".join(f"{one['name']} ({one['type']})" for one in parties) or "nobody"


def _matched(given: Sequence[Row], wanted: Sequence[Row], *, is_typed: bool) -> list[Row]:
    """The wanted parties that were given, each by another."""
    left, matched = list(wanted), []
    for one in given:
        hit = next((want for want in left if _is_named(one, want) and (not is_typed or _is_typed(one, want))), None)
        if hit is not None:
            left.remove(hit)
            matched.append(hit)
    return matched


def _is_named(given: Row, wanted: Row) -> bool:
    return _key(given["name"]) in [_key(name) for name in (wanted["name"], *wanted.get("accept_names", []))]


def _is_typed(given: Row, wanted: Row) -> bool:
    return given["type"] in wanted.get("accept_types", [wanted["type"]])


def _key(name: str) -> str:
    plain = re.sub(r"(?i)^the ", "", name.replace("’", "'"))
    return re.sub(r"[^\w@& ]", "", re.sub(r"\s+", " ", plain)).strip().casefold()
