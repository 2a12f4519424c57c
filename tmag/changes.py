"""How the command line shows rows that differ."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tmag.printing import say, styled

if TYPE_CHECKING:
    from pipeline.diff import RowChange

_MARKS = {"added": ("+", "green"), "changed": ("~", "yellow"), "removed": ("-", "red")}


def print_change(change: RowChange) -> None:
    """One row that was added (+), changed (~) or removed (-), with the fields that changed."""
    mark, colour = _MARKS[change.operation]
    say(styled(f"{mark} {change.row_key}", fg=colour))
    for field in change.fields:
        say(f"    {field.column_name}: {_plain(field.old_value)} -> {_plain(field.new_value)}")


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
