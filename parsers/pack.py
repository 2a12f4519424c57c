"""A document laid out, with what its cover says: what every slide parser is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from parsers.findings import BlockId, Parsed, Part
from parsers.layout.sheet import Sheet, Table
from schemas.vocabulary import Vocabulary

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

REPORTS = frozenset({"minutes", "headline_report"})
"""Types of document that tell what one meeting did."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says of the document. All null but the type where it is no pack of a known group."""

    document_type: str
    group_code: str | None = None
    group_name: str | None = None
    meeting_number: str | None = None
    meeting_date: date | None = None
    is_extraordinary: bool = False
    version: str | None = None
    doc_ref: str | None = None
    attachment_number: str | None = None
    title: str | None = None

    @property
    def meeting_id(self) -> str | None:
        """``TMAG-16``, or ``TMAG-2023-04-19`` where no number is printed; None where no meeting is known."""
        if self.group_code is None:
            return None
        if self.meeting_number is not None:
            return f"{self.group_code}-{self.meeting_number}"
        return f"{self.group_code}-{self.meeting_date.isoformat()}" if self.meeting_date else None

    def without_group(self, text: str) -> str:
        """A title without the group's own name: the ``Cutover`` in it says nothing of what stands beneath."""
        if not self.group_name or self.group_name.casefold() not in text.casefold():
            return text
        return re.sub(re.escape(self.group_name), " ", text, flags=re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Divider:
    """What a divider slide announces, the places that each field was read from, and the blocks and tables that it takes."""

    title: str | None = None
    item_type: str | None = None
    item_type_raw: str | None = None
    objective: str | None = None
    lead_raw: str | None = None
    time_raw: str | None = None
    duration_minutes: int | None = None
    parts: tuple[Part, ...] = ()
    blocks: tuple[BlockId, ...] = ()
    tables: tuple[Table, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Pack:
    """All pages of one document, laid out, its cover, and its divider slides by page number.

    The meeting's date is the clock for every date without a year; ``is_month_first`` tells how those in digits are read. ``readings`` keeps
    what was read of it for who asks again, and ``answers`` those of questions that are :func:`asked_once`: both are the same before and
    after the dividers are known, and so are only what does not depend on them.
    """

    sheets: tuple[Sheet, ...]
    cover: Cover
    vocabulary: Vocabulary
    dividers: Mapping[int, Divider] = field(default_factory=dict)
    readings: dict[tuple[Table, ...], Parsed] = field(default_factory=dict, repr=False, compare=False)
    answers: dict[tuple[str, int], tuple[object, Any]] = field(default_factory=dict, repr=False, compare=False)
    is_month_first: bool = False

    @property
    def numbers(self) -> list[int]:
        """The numbers of its pages."""
        return [sheet.page_number for sheet in self.sheets]

    def sheet(self, page_number: int) -> Sheet:
        """The laid page of a number.

        Raises:
            LookupError: The document has no readable page of that number.
        """
        for sheet in self.sheets:
            if sheet.page_number == page_number:
                return sheet
        raise LookupError(f"page {page_number} was not read")


def without_text(sheets: Sequence[Sheet], numbers: Collection[int]) -> tuple[Sheet, ...]:
    """Laid pages as if nothing stood on those of some numbers."""
    return tuple(sheet.emptied if sheet.page_number in numbers else sheet for sheet in sheets)


def without_pages(pack: Pack, numbers: Collection[int]) -> Pack:
    """A pack as if nothing stood on the pages of some numbers; what was asked of it may hang on these, and is asked afresh."""
    if not numbers:
        return pack
    dividers = {number: divider for number, divider in pack.dividers.items() if number not in numbers}
    return replace(pack, sheets=without_text(pack.sheets, numbers), dividers=dividers, readings={}, answers={})


def asked_once(work: Callable[[Thing, Pack], Answer]) -> Callable[[Thing, Pack], Answer]:
    """A question about a table, a page or all pages of a pack that several parsers ask: it is worked out the first time.

    Things are told apart by what they are, not by what they hold. The answer must not depend on the pack's dividers.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def answer(thing: Thing, pack: Pack) -> Answer:
        key = (name, id(thing))
        if key not in pack.answers:
            pack.answers[key] = thing, work(thing, pack)  # with the thing, so that no other ever has its identity
        known: Answer = pack.answers[key][1]
        return known

    return answer
