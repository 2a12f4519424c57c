"""The dates of milestones in tables, on the roadmap and in prose."""

from __future__ import annotations

from datetime import date

from parsers.parse import ParsedPack
from parsers.rows import FileFacts, rows_of
from schemas.datasets import SCHEMA_VERSION
from schemas.records import MilestoneDate
from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages

FACTS = FileFacts(sha256="0" * 64, size_bytes=1, info=None, document_id="doc", parser_version="0", schema_version=SCHEMA_VERSION)


def stated(pack: ParsedPack) -> list[MilestoneDate]:
    return [row.content for row in rows_of(pack, FACTS, conflict=None)["milestone_dates"]]


def test_a_table_of_milestones() -> None:
    rows = [
        ("Milestone", "What", "Baseline", "Forecast"),
        ("M9 Entry", "First cycle", "23/10/2031", "06/11/2031"),
        ("M10", "Cutover", "7 March 2033", "TBC"),
        ("M11 and M12", "Migration", "7 June 2033", ""),
    ]

    def draw(page: Drawing) -> None:
        page.title("Plan").table(140, (120, 200, 120, 120), rows)

    found = stated(parsed_pages(draw))
    assert [(one.reference_id, one.start_date, one.text) for one in found] == [
        ("M9", date(2031, 10, 23), "M9 Entry | Baseline: 23/10/2031"),
        ("M9", date(2031, 11, 6), "M9 Entry | Forecast: 06/11/2031"),
        ("M10", date(2033, 3, 7), "M10 | Baseline: 7 March 2033"),
    ]
    assert {one.source_dataset for one in found} == {"text_blocks"}


def test_prose_and_the_roadmaps_months() -> None:
    roadmap = [
        ("Meeting dates", "15-May", "19-Jun"),
        ("Relevant milestones or activities", "", "Cutover rehearsed (M10)"),
        ("Agenda items", "Plan", "Checklist"),
    ]

    def draw(page: Drawing) -> None:
        page.title("TMAG Agenda Roadmap").table(140, (160, 200, 200), roadmap)

    pack = parsed_pages(lambda page: page.title("Plan").lines(60, 140, "M9 is planned for 23 October 2031."), draw)
    found = [(one.reference_id, one.start_date, one.end_date, one.source_dataset) for one in stated(pack)]
    assert sorted(found) == [
        ("M10", date(2030, 6, 1), date(2030, 6, 30), "roadmap_items"),
        ("M9", date(2031, 10, 23), date(2031, 10, 23), "text_blocks"),
    ]
