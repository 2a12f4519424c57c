"""The language work of one parse, taken out of it: what a parse asks of its language modules is noted, and can be done again by itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any
from unittest.mock import patch

from parsers import parse, recognise, rows
from parsers.language.finding import dates_by_order
from parsers.language.found import level_of
from parsers.language.references import find_references
from parsers.language.seat import Seat
from parsers.language.sentences import sentences
from pipeline.parse import ParseRequest, parse_document

Call = Callable[[], object]
# Where a parse goes in: names to learn; dates, owners and references of single texts; decisions and deadlines; dates of milestones.
_DOORS: tuple[tuple[Any, str], ...] = ((recognise, "find_contacts"), (Seat, "read"), (parse, "statements_of"), (rows, "milestone_dates"))


def language_calls(data: bytes) -> tuple[Call, ...]:
    """Every call that the parse of a document makes of its language modules, ready to be made again."""
    calls: list[Call] = []
    with ExitStack() as stack:
        for owner, name in _DOORS:
            stack.enter_context(patch.object(owner, name, _noting(getattr(owner, name), calls)))
        parse_document(ParseRequest(data=data))
    return tuple(calls)


def _noting(function: Callable[..., object], calls: list[Call]) -> Callable[..., object]:
    def noted(*args: object, **kwargs: object) -> object:
        calls.append(partial(function, *args, **kwargs))
        return function(*args, **kwargs)

    return noted


def done_again(calls: tuple[Call, ...]) -> str:
    """Make the calls, with nothing remembered of the texts, and say how many things they found."""
    for remembering in (level_of, sentences, dates_by_order, find_references):
        remembering.cache_clear()
    return f"{sum(_count(call()) for call in calls)} dates, owners, references, decisions and deadlines"


def _count(found: Any) -> int:
    return len(found) if isinstance(found, list | tuple) else len(found.dates) + len(found.owners) + len(found.references)
