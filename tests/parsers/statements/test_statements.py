"""The decisions and deadlines of whole documents, held against what a person typed from them before the code was written."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parsers.findings import Record
from schemas.records import Deadline, Decision
from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records, values
from tests.reading_samples import FOLDER, parsed

_HERE = Path(__file__).parent
_PACK = FOLDER / "tmag-16-papers-v1.0.pdf"
_TRUTH = json.loads((_HERE / "tmag-16-papers-v1.0.json").read_text(encoding="utf-8"))
_MINUTES = json.loads((_HERE / "minutes.json").read_text(encoding="utf-8"))
_DECISION = ("decided_by", "decided_date", "decision", "subject")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _decided(record: Record, *columns: str) -> tuple[Any, ...]:
    row: Decision = record.content
    return tuple(_iso(value) if isinstance(value := getattr(row, column), date) else value for column in columns)


def _is_told(truth: dict[str, Any], record: Record) -> bool:
    """Whether a row says what was typed; of the day as printed one may have a word more than the other."""
    row: Deadline = record.content
    stated = (record.page_number, row.deadline_kind, _iso(row.start_date), _iso(row.end_date), row.audience_raw, row.respond_to)
    names = ("page_number", "deadline_kind", "start_date", "end_date", "audience_raw", "respond_to")
    raw = row.end_raw or ""
    return (
        stated == tuple(truth[n] for n in names) and truth["text_has"] in row.text and (raw in truth["end_raw"] or truth["end_raw"] in raw)
    )


def test_the_decisions_of_a_pack() -> None:
    found = sorted((r.page_number, *map(str, _decided(r, *_DECISION))) for r in records(parsed(_PACK), "decisions"))
    assert found == sorted((row["page_number"], *(str(row[name]) for name in _DECISION)) for row in _TRUTH["decisions"])


def test_the_deadlines_of_a_pack() -> None:
    found = records(parsed(_PACK), "deadlines")
    assert [row for row in _TRUTH["deadlines"] if not any(_is_told(row, record) for record in found)] == []
    assert [r.content for r in found if not any(_is_told(row, r) for row in _TRUTH["deadlines"])] == []
    assert len(found) == len(_TRUTH["deadlines"])


@pytest.mark.parametrize("name", sorted(_MINUTES))
def test_the_decisions_of_minutes(name: str) -> None:
    found = records(parsed(_HERE.parent / "minutes" / f"{name}.pdf"), "decisions")
    columns = (*_DECISION, "decision_ref")
    assert [_decided(record, *columns) for record in found] == [tuple(row[column] for column in columns) for row in _MINUTES[name]]


def test_each_row_has_a_place_and_its_words_but_takes_none() -> None:
    pack = parsed(_PACK)
    for record in (*records(pack, "decisions"), *records(pack, "deadlines")):
        assert record.box is not None
        assert record.parts
        assert not record.blocks
        assert 0 < record.confidence <= 1


def test_a_page_of_papers_tells_what_named_groups_decided_and_what_its_lists_ask() -> None:
    told = ("The SITAG approved the checklist on 2 May 2030.", "The group approved nothing else.", "Comments are invited by 24 May.")
    pack = parsed_pages(lambda page: page.title("Cutover checklist").lines(60, 140, *told))
    assert values(pack, "decisions", *_DECISION) == [("SITAG", date(2030, 5, 2), "approved", "checklist")]
    assert values(pack, "deadlines", "deadline_kind", "end_date") == [("review", date(2030, 5, 24))]


def test_a_table_of_decisions_on_a_slide() -> None:
    def draw(page: Drawing) -> None:
        rows = [
            ("Ref", "Decision", "Date"),
            ("SITAG-DEC4", "Exit report v2 approved", "02/05/2030"),
            ("SITAG-DEC5", "Entry report deferred", "03/05/2030"),
        ]
        page.title("Decisions log").table(140, (120, 400, 120), rows)

    pack = parsed_pages(draw)
    columns = ("decision_ref", "decision", "subject", "decided_date")
    assert values(pack, "decisions", *columns) == [
        ("SITAG-DEC4", "approved", "Exit report v2", date(2030, 5, 2)),
        ("SITAG-DEC5", "deferred", "Entry report", date(2030, 5, 3)),
    ]
