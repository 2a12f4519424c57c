"""Rows that a page announces and that were not found anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.findings import Doubt, Record, contents
from parsers.language.phrases import mentions
from parsers.pack import Pack
from schemas.records import Slide

_ANNOUNCED = {"action_log": ("actions", "action rows"), "working_groups": ("working_group_items", "rows of working groups")}


def missing_rows(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """A page is titled as one with rows, no page of the document has such rows, and no words say that there are none."""
    found = {record.dataset for record in records}
    for name, (dataset, what) in _ANNOUNCED.items():
        if dataset in found:
            continue
        for record, slide in contents(records, Slide):
            if slide.slide_kind == "divider" or not mentions(slide.title or "", pack.vocabulary.phrases[name]):
                continue
            sheet = pack.sheet(record.page_number)
            if not any(mentions(block.text, pack.vocabulary.phrases["no_rows"]) for block in sheet.blocks):
                message = f"Page {record.page_number} is titled '{slide.title}', and no {what} were found; see what it holds instead."
                yield Doubt("promised_rows_missing", message, record.page_number, slide.title, record, None)
                break
